"""The back of the sheet: what to prepare tonight, who stands where, when the money moves, how the days were worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import UnsetType

from huikuan_cli import texts
from huikuan_cli.core.advice.lent import ANSWER, MARK, SUM, is_lent
from huikuan_cli.core.advice.plan import (
    AGE,
    CAUSE,
    EXERCISE,
    HAVE,
    MIND,
    NODE,
    RUNG,
    STANDS,
    TO_MAKE,
    TYPE,
    WINDOW,
    Plan,
)
from huikuan_cli.core.receivable.plan_figures import Figure
from huikuan_cli.core.sheet.front import Front
from huikuan_cli.core.sheet.layout import Block, Row
from huikuan_cli.core.sheet.page_rows import blocks_of, of, reply, todo
from huikuan_cli.core.text.who_said import BESIDE

if TYPE_CHECKING:
    from huikuan_cli.core.playbook.sheet_look import SheetLook

TODOS, MORE_REPLIES = 6, 3


def back(plan: Plan, first: Front, playbook: str, look: SheetLook) -> tuple[Block, ...]:
    """The blocks of page two; `first`: page one, what stands there already and what had no room. `playbook`: the version of tool and playbook."""
    rows = {
        "没印下的": first.left,
        "缺口": _gaps(plan, TODOS if look.prints("全部要办的") else len(plan.todos)),
        "日程": _days(plan),
        "他还会说": tuple(reply(one) for one in plan.replies[_told(plan, first) :][:MORE_REPLIES]),
        "这个人": _person(plan),
        "卡在哪": _cards(plan, CAUSE, NODE),
        "窗口": _cards(plan, WINDOW),
        "级别": _cards(plan, AGE, RUNG),
        "款项": _payments(plan),
        "怎么算的": _figures(plan),
        "练习": _drill(plan),
        "为什么": (*_why(plan), Row("small", f"打法库 {playbook}")),
        "红线": (Row("text", "；".join(one.short for one in plan.redlines)),),
        "上一次拜访": _before(plan),
    }
    return blocks_of(rows, 2, look)


def _told(plan: Plan, first: Front) -> int:
    """How many replies are told already: those on page one, and of an assistant's own page those that had no room there."""
    return max(first.replies, len(plan.lent_of(ANSWER)) if plan.written() else 0)


def _person(plan: Plan) -> tuple[Row, ...]:
    p = plan.person
    return (
        *_met_too(plan),
        *_cards(plan, TYPE),
        Row("pair", p.needs, "他要看到"),
        Row("pair", f"想要{p.wants}；担心{p.fears}", "他这一型"),
        *((Row("pair", p.manner, "起头的口气"),) if p.manner else ()),
        *(Row("tick", line.text, "备好") for line in plan.prepare),
    )


def _met_too(plan: Plan) -> tuple[Row, ...]:
    """How to go on with the others who are met: the sheet is written for the first."""
    then = plan.head.then
    if not then:
        return ()
    said = texts.MET_BESIDE if then.startswith(BESIDE) else texts.MET_AFTER
    return (Row("pair", said.format(then=then, first=plan.head.person.partition("（")[0]), "不止一位"),)


def _cards(plan: Plan, *kinds: str) -> tuple[Row, ...]:
    return tuple(Row("pair", one.gist, one.title) for one in of(plan, *kinds))


def _gaps(plan: Plan, most: int) -> tuple[Row, ...]:
    rows = [todo(one) for one in plan.todos[:most]]
    lacking = [one for one in plan.bring if one.state not in (HAVE, TO_MAKE)]
    rows += [Row("tick", one.get, f"{one.name}（{one.state}）") for one in lacking]
    rows += [Row("text", text, "注意") for text in plan.reminders]
    rows += [Row("small", one.text, one.id) for one in plan.lent_of(SUM)]
    more = len(plan.todos) - most
    return (*rows, Row("small", f"还有 {more} 条，见电脑上的明细")) if more > 0 else tuple(rows)


def _days(plan: Plan) -> tuple[Row, ...]:
    return tuple(
        Row("tick", one.action, f"{one.day} {one.at} {MARK if is_lent(one.id) else ''}".strip())
        for one in plan.days
    )


def _payments(plan: Plan) -> tuple[Row, ...]:
    """The payments of a contract that has several, and their sum."""
    table = plan.payment_table()
    rows = tuple(
        Row(
            "pair",
            f"{one.left}，{one.due} 到期，{one.state}",
            one.name + ("（这次谈）" if one.about == "是" else ""),
        )
        for one in table.lines
    )
    return (*rows, Row("small", table.sums)) if rows else ()


def _figures(plan: Plan) -> tuple[Row, ...]:
    """Each figure with its working; its doubts behind ※. The sources stand on the screen."""
    rows = tuple(
        Row("pair", _figure(one), one.name)
        for one in plan.figures
        if not one.id.startswith("payments")  # their working stands on the screen
    )
    interest = any(one.id.startswith("interest") for one in plan.figures)
    lacking = [f"{c.name}（{c.state}，找{c.need}）" for c in plan.claims if c.state in ("缺证据", "不清楚")]
    start = f"；还缺{'；'.join(lacking)}" if lacking else ""
    note = Row("small", f"利息是可以主张的算法，不是一定能拿到的钱{start}")
    return (*rows, note) if interest else rows


def _figure(one: Figure) -> str:
    doubts = f"。※{'；'.join(one.to_check)}" if one.to_check else ""
    return f"{one.figure}。{one.working.rstrip('。')}{doubts}"


def _drill(plan: Plan) -> tuple[Row, ...]:
    rows = [Row("text", one.gist, one.title) for one in of(plan, MIND)]
    for one in of(plan, EXERCISE):
        rows.append(Row("text", one.gist, one.title))
        rows += [Row("pair", p.text, p.label) for p in one.points]
    return tuple(rows)


def _why(plan: Plan) -> tuple[Row, ...]:
    """Why the sheet follows this situation, and what it asks for where he wants something else."""
    matter, ask = plan.matter, plan.ask
    rows = [Row("pair", matter.why, f"按“{matter.name}”备的")] if matter.id else []
    rows += [Row("text", text, "也用上") for text in matter.also]
    rows += [Row("text", f"{line.text}（{line.why}）", "开口") for line in plan.openings]
    if ask.advised:
        how = f"正面照你写的“{ask.want}”印" if ask.own == STANDS else f"你写的是“{ask.want}”"
        rows.append(Row("text", f"{how}；照局面先要“{ask.advised}”，话也照它备的", "要什么"))
    rows += [Row("pair", one.answer, f"你写的{one.name}") for one in ask.sentences]
    return tuple(rows)


def _before(plan: Plan) -> tuple[Row, ...]:
    """The visit before: what was asked for, and what of the gaps is clear now."""
    last = plan.previous
    if isinstance(last, UnsetType):
        return ()
    rows = [
        Row("pair", last.visit, "拜访日"),
        Row("pair", f"{last.want}（要他答应到{last.promise}）", "要的结果"),
    ]
    rows += [Row("pair", text, "他说好的") for text in last.promised]
    for label, text in (
        ("他的原话", last.words),
        ("进门先说", last.say),
        ("接下来", last.follows),
        ("交过的", last.handed),
    ):
        if text:
            rows.append(Row("pair", text, label))
    rows += [Row("small", text, "来回") for text in last.trail]
    for label, still in (("上次列着、这次还在", "是"), ("上次列着、这次不用了", "否")):
        names = "、".join(gap.item for gap in last.gaps if gap.still == still)
        if names:
            rows.append(Row("pair", names, label))
    return (*rows, Row("small", f"上一份计划：{last.file}"))
