"""A glance at a plan file: whom we visit, and the days. Only those parts are read where the file stands as we wrote it."""

from __future__ import annotations

import re
import stat
from pathlib import Path
from typing import Any

from huikuan_cli.core.due import Dated, Step
from huikuan_cli.core.written_days import read_day
from huikuan_cli.errors import HuikuanError
from huikuan_cli.store.reading import read_bytes

_PARTS = ("拜访", "要的结果", "之后的日程")
BEFORE = "上一次"  # only in a plan that goes on from another
_END = re.compile(r"\n {0,2}(?=[^ \-#\n])")  # a line that stands no deeper than the name of a part


def glance(path: Path) -> Dated | None:
    """What a plan file says of its days; None when it cannot be read or is no plan."""
    return quickly(path) or in_full(path)


def quickly(path: Path) -> Dated | None:
    """From the parts that hold the days, a thirtieth of the file; None where they do not stand as we write them."""
    from huikuan_cli.store.yamlio import decode, parse

    try:
        text, notes = decode(_bytes(path), str(path))
        text = text.replace("\r\n", "\n")
        start = text.find("\n结论:\n") if "\n版本: 1\n" in text and not notes else -1
        found = [_part(text, one, start) for one in _PARTS] if start >= 0 else [""]
        if not all(found):
            return None
        found.append(_part(text, BEFORE, start))
        data = parse("\n".join(found).encode(), str(path)).data
        head, ask, steps = (data[one] for one in _PARTS)
        return _dated(head, ask, steps, data.get(BEFORE))
    except (HuikuanError, OSError, ValueError, KeyError, TypeError):
        return None


def _bytes(path: Path) -> bytes:
    if not stat.S_ISREG(path.stat().st_mode):  # a pipe or a device would never end
        raise OSError(path)
    return read_bytes(path)


def _part(text: str, name: str, start: int) -> str:
    """The lines of a part of the conclusions, with its name; empty when it is not there."""
    head = f"\n  {name}:\n"
    begun = text.find(head, start)
    if begun < 0:
        return ""
    end = _END.search(text, begun + len(head) - 1)
    return text[begun + 1 : end.start() if end else len(text)]


def _dated(head: Any, ask: Any, steps: Any, before: Any) -> Dated:
    """Raises KeyError or TypeError for what is not there, or is no text."""
    found = Dated(
        customer=_said(head, "客户"),
        project=_said(head, "项目"),
        visit=_said(head, "拜访日"),
        person=_said(head, "见谁"),
        want=_said(ask, "要什么"),
        steps=tuple(_step(one) for one in steps),
        earlier=_said(before, "文件") if before else "",
    )
    if not all(read_day(one, None) for one in (found.visit, *(step.iso for step in found.steps if step.iso))):
        raise ValueError(found.visit)  # the door says where that stands
    return found


def _step(one: Any) -> Step:
    iso = _said({"日期": "", **one}, "日期")  # plans of older versions have none
    return Step(iso, _said(one, "哪天"), _said(one, "时点"), _said(one, "做什么"))


def _said(part: Any, key: str) -> str:
    value = part[key]
    if not isinstance(value, str):
        raise TypeError(key)
    return value


def in_full(path: Path) -> Dated | None:
    """As `huikuan show` reads it; None when that cannot."""
    from huikuan_cli.store import plan_file

    try:
        _bytes(path)
        stored = plan_file.read(path)
    except (HuikuanError, OSError, ValueError):
        return None
    plan = stored.record.plan
    if not (plan.head.customer or plan.head.visit):
        return None
    head = plan.head
    steps = tuple(Step(day.iso, day.day, day.at, day.action) for day in plan.days)
    earlier = plan.previous.file if plan.previous else ""
    wrong = tuple(one._replace(file=path.name).sentence() for one in stored.problems)
    return Dated(head.customer, head.project, head.visit, head.person, plan.ask.want, steps, earlier, wrong)
