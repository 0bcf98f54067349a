"""A glance at a plan file: whom we visit, and the days. Quick where the file stands as we wrote it, else in full."""

from __future__ import annotations

from pathlib import Path

from huikuan_cli.core.due import Dated, Step
from huikuan_cli.errors import HuikuanError
from huikuan_cli.store import quick


def glance(path: Path) -> Dated | None:
    """What a plan file says of its days; None when it cannot be read or is no plan."""
    return quickly(path) or in_full(path)


def quickly(path: Path) -> Dated | None:
    """Without a YAML library; None for a file that does not look as we write it."""
    text = quick.text(path) or ""
    start = text.find("\n结论:\n") if "\n版本: 1\n" in text else -1
    if start < 0:
        return None
    parts = [quick.part(text, name, start) or "" for name in ("拜访", "要的结果", "之后的日程")]
    head, ask, steps = quick.entries(parts[0], 4), quick.entries(parts[1], 4), quick.items(parts[2], 2)
    try:
        return _dated(head or {}, ask or {}, steps or []) if steps else None
    except KeyError:
        return None


def _dated(head: quick.Entries, ask: quick.Entries, steps: list[quick.Entries]) -> Dated:
    """Raises KeyError for what is not there, or not on one line."""
    return Dated(
        customer=_said(head, "客户"),
        project=_said(head, "项目"),
        visit=_said(head, "拜访日"),
        person=_said(head, "见谁"),
        want=_said(ask, "要什么"),
        steps=tuple(_step(one) for one in steps),
    )


def _step(one: quick.Entries) -> Step:
    iso = _said({"日期": "", **one}, "日期")  # plans of older versions have none
    return Step(iso, _said(one, "哪天"), _said(one, "时点"), _said(one, "做什么"))


def _said(entries: quick.Entries, key: str) -> str:
    value = entries[key]
    if value is None:
        raise KeyError(key)
    return value


def in_full(path: Path) -> Dated | None:
    """As `huikuan show` reads it; None when that cannot."""
    from huikuan_cli.store import plans

    try:
        if not path.is_file():  # a pipe would never end
            return None
        plan = plans.read(path).record.plan
    except (HuikuanError, OSError, ValueError):
        return None
    head = plan.head
    steps = tuple(Step(day.iso, day.day, day.at, day.action) for day in plan.days)
    return Dated(head.customer, head.project, head.visit, head.person, plan.ask.want, steps)
