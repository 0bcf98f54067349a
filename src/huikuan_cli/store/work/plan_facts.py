"""What a plan file says of its days and its log. Only the parts that say it are read where the file stands as we write it; where a hand
changed it so that they do not, the door reads it, and says what is wrong."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from huikuan_cli.core.advice.plan import ENDS, LIMITATION, RED
from huikuan_cli.core.agenda.facts import PlanFacts, PlannedTodo, Step
from huikuan_cli.core.text.written_days import read_day
from huikuan_cli.errors import HuikuanError
from huikuan_cli.store.files.bounded import read_bytes

_STEP = ("id", "日期", "哪天", "时点", "做什么", "误不得")
_PARTS = ("拜访", "要的结果", "准备度", "缺口", "开场白", "之后的日程")
_BEFORE, _LOG = "上一次", "拜访记录"
_END = re.compile(r"\n {0,2}(?=[^ \-#\n])")  # a line that stands no deeper than the name of a part
_FIGURE = r"\n  - id: '?{id}'?\n    名称: (.*)\n    数: (.*)\n"
ALARM = "limitation.alarm"


def facts(path: Path, *, surely: bool = True) -> PlanFacts | None:
    """What a plan file says; None when it cannot be read or is no plan. Not `surely`: it is not named like one."""
    try:
        raw = _bytes(path)
    except (HuikuanError, OSError):
        return None
    if not surely and not any("\n结论:".encode(one) in raw for one in ("utf-8", "gb18030")):
        return None
    return quickly(raw, path) or in_full(path)


def _bytes(path: Path) -> bytes:
    if not stat.S_ISREG(path.stat().st_mode):  # a pipe or a device would never end
        raise OSError(path)
    return read_bytes(path)


def quickly(raw: bytes, path: Path) -> PlanFacts | None:
    """From the parts that hold the days, a tenth of the file; None where they do not stand as we write them, or a day in them cannot be
    read."""
    from huikuan_cli.store.yaml.parse import decode, parse

    try:
        text, notes = decode(raw, str(path))
        text = text.replace("\r\n", "\n")
        start = (
            text.find("\n结论:\n") if "\n版本: 1\n" in text and not notes and "\n<<<<<<<" not in text else -1
        )
        if start < 0:
            return None
        found = [part for one in _PARTS if (part := _part(text, one, start))]
        found += [_part(text, _BEFORE, start), _log_part(text)]
        data = parse("\n".join(found).encode(), str(path)).data
        made = re.search(r"\n  今天: '?([0-9-]{10})'?\n", text[:start])
        read = _of(
            data, made[1] if made else "", _figure(text, LIMITATION, start), _figure(text, ALARM, start)
        )
    except (HuikuanError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return read if _all_read(read) else None


def _part(text: str, name: str, start: int) -> str:
    """The lines of a part of the conclusions, with its name; empty when it is not there."""
    head = f"\n  {name}:"
    begun = text.find(head, start)
    if begun < 0:
        return ""
    end = _END.search(text, begun + len(head))
    return text[begun + 1 : end.start() if end else len(text)]


def _log_part(text: str) -> str:
    """The log, pushed in as far as the other parts; empty where nothing was written into it."""
    begun = text.rfind(f"\n{_LOG}:")
    if begun < 0 or text[begun:].rstrip() == f"\n{_LOG}: []":
        return ""
    end = re.search(r"\n(?=[^ \-#\n])", text[begun + 1 :])
    rows = text[begun + 1 : begun + 1 + end.start() if end else len(text)]
    return "\n".join(f"  {row}" for row in rows.split("\n"))


def _figure(text: str, id: str, start: int) -> tuple[str, str]:
    """Name and value of a figure; both empty where it is not there, or is quoted in a way that only YAML knows."""
    found = re.compile(_FIGURE.format(id=re.escape(id))).search(text, start)
    return (found[1], found[2]) if found and not set(found[1] + found[2]) & set("'\"|>") else ("", "")


def _of(data: dict[str, Any], made: str, limitation: tuple[str, str], alarm: tuple[str, str]) -> PlanFacts:
    """Raises KeyError, TypeError or ValueError for what is not there, or is no text."""
    head, ask, score = data["拜访"], data["要的结果"], data["准备度"]
    before = data.get(_BEFORE)
    return PlanFacts(
        customer=_said(head, "客户"),
        project=_said(head, "项目"),
        contract=_said(head, "合同编号"),
        person=_said(head, "见谁"),
        visit=_said(head, "拜访日"),
        want=_said(ask, "要什么"),
        opening=_said(next(iter(data["开场白"]), {"话": ""}), "话"),
        promise=_said(ask, "承诺日"),
        made=made,
        period=limitation[0].removesuffix(ENDS),
        expiry=limitation[1],
        alarm=alarm[1],
        earlier=_said(before, "文件") if before else "",
        owner=_said(head, "我方"),
        points=_said(score, "得分"),
        verdict=_said(score, "结论"),
        reds=_reds(score["理由"]),
        steps=tuple(_step(one) for one in data["之后的日程"]),
        todos=tuple(
            PlannedTodo(*(_said(one, key) for key in ("id", "缺什么", "问谁", "怎么问", "哪天前")))
            for one in data["缺口"]
        ),
        log=data.get(_LOG) or (),
    )


def _reds(reasons: Iterable[str]) -> str:
    """The red lights among the reasons of the readiness."""
    return next((one.removeprefix(RED) for one in reasons if one.startswith(RED)), "")


def _step(one: Any) -> Step:
    return Step(*(_said({"日期": "", "误不得": "", **one}, key) for key in _STEP))


def _said(part: Any, key: str) -> str:
    value = part[key]
    if not isinstance(value, str):
        raise TypeError(key)
    return value


def _all_read(found: PlanFacts) -> bool:
    """Whether every day that is counted with can be read, and nothing in the log is misunderstood: else the door says where."""
    days = (found.visit, found.made, *(step.iso for step in found.steps if step.iso))
    if not all(read_day(one, None) for one in days):
        return False
    if not found.log:
        return True
    from datetime import date

    from huikuan_cli.core.log import read_log

    return not read_log(found.log, date(2000, 1, 1)).mistakes


def in_full(path: Path) -> PlanFacts | None:
    """As every command reads it; None when nothing can be made of it."""
    from huikuan_cli.store.work import plan_file

    try:
        _bytes(path)
        stored = plan_file.read(path)
    except (HuikuanError, OSError, ValueError):
        return None
    plan, head = stored.record.plan, stored.record.plan.head
    if not (head.customer or head.visit):
        return None
    figures = {one.id: one.figure for one in plan.figures}
    return PlanFacts(
        head.customer, head.project, head.contract_no, head.person, head.visit, plan.ask.want,
        plan.openings[0].text if plan.openings else "",
        plan.ask.promise,
        stored.record.made.today,
        plan.period(),
        figures.get(LIMITATION, ""),
        figures.get(ALARM, ""),
        plan.previous.file if plan.previous else "",
        head.owner, str(plan.score.points), plan.score.verdict, _reds(plan.score.reasons),
        tuple(Step(*one.row()) for one in plan.days),
        tuple(PlannedTodo(one.id, one.item, one.who, one.how, one.by) for one in plan.todos),
        stored.raw.get(_LOG) or (),
        tuple(one._replace(file=path.name).sentence() for one in stored.problems),
    )  # fmt: skip
