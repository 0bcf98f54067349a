"""The rest of the sheet, for the screen: every reason, id and working."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from huikuan_cli.core.advice.plan import (
    AGE,
    CAUSE,
    DIFFICULTY,
    EXERCISE,
    HAVE,
    METHOD,
    MIND,
    NODE,
    PHENOMENON,
    RUNG,
    STAGE,
    TYPE,
    WINDOW,
    Card,
    PackPaper,
    Plan,
)
from huikuan_cli.core.playbook.assistant_rules import PARTS
from huikuan_cli.core.receivable.plan_figures import Figure
from huikuan_cli.core.sheet.layout import Block, Row
from huikuan_cli.core.sheet.page_rows import blocks_of, nevers, of, reply, todo

if TYPE_CHECKING:
    from huikuan_cli.core.playbook.sheet_look import SheetLook


def rest(plan: Plan, look: SheetLook) -> tuple[Block, ...]:
    """The blocks of page three: nothing of page one and two is left out of it that has a reason to look up."""
    score = plan.score
    readiness = Row("pair", f"{score.points} 分，六句话 {score.six}", score.verdict)
    rows = {
        "准备度": (readiness, *(Row("text", text) for text in score.reasons)),
        "全部要办的": tuple(todo(one) for one in plan.todos),
        "全部应答": tuple(_replies(plan)),
        "全部绝对不做": tuple(Row("text", text) for text in nevers(plan)),
        **{name: tuple(_lesson(plan, kinds)) for name, kinds in LESSONS.items()},
        "全部的数": tuple(Row("pair", f"{n.figure}（{n.spoken}）", n.name) for n in plan.numbers),
        "依据": tuple(working(f) for f in plan.figures),
        "法规待核": tuple(Row("small", text) for text in plan.open_points),
        "材料用处": tuple(_paper(p) for p in plan.papers),
        "防欠补课": tuple(Row("tick", line.text, "", line.why) for line in plan.prevention),
        "红线全文": tuple(Row("text", f"{one.text}（{one.why}）") for one in plan.redlines),
        "助手写的": tuple(Row("pair", one.text, f"{one.id} {one.part}") for one in plan.lent_of(*PARTS)),
        "我的答案": tuple(Row("pair", note.answer, note.name) for note in plan.answers),
    }
    return blocks_of(rows, 3, look)


def _replies(plan: Plan) -> Iterator[Row]:
    for one in plan.replies:
        yield reply(one, whole=True)
        if one.next:
            yield Row("pair", one.next, f"{one.id} 回来以后")
    if plan.truth:
        yield Row("small", plan.truth)


LESSONS = {
    "练习和心态": (EXERCISE, MIND),
    "卡在哪细看": (DIFFICULTY, PHENOMENON, CAUSE),
    "付款链": (NODE,),
    "时间窗口": (WINDOW,),
    "级别和升级": (AGE, RUNG),
    "他和我们": (TYPE, STAGE),
    "招法": (METHOD,),
}


def _lesson(plan: Plan, kinds: tuple[str, ...]) -> Iterator[Row]:
    """The cards of these kinds in full: each with its id and why it is there."""
    for card in of(plan, *kinds):
        yield from _card(card)


def _card(one: Card) -> Iterator[Row]:
    text = f"{one.gist}（为什么：{one.why}）" if one.gist else f"用在{one.why}"
    yield Row("pair", text, f"{one.id} {one.title}")
    if one.kind == EXERCISE:
        yield from (Row("pair", p.text, p.label) for p in one.points)
    rest = [f"{p.label}：{p.text}" for p in one.points if one.kind != EXERCISE]
    if one.never:
        rest.append(f"绝对不做：{'；'.join(one.never)}")
    if rest:
        yield Row("small", "　".join(rest))
    if one.ticks:
        yield Row("text", "　".join(f"□ {text}" for text in one.ticks))


def working(one: Figure) -> Row:
    """A figure with its working, its sources and what is to check."""
    parts = [one.working]
    if one.sources:
        parts.append("依据：" + "、".join(one.sources))
    if one.to_check:
        parts.append("※ " + "；".join(one.to_check))
    return Row("pair", f"{one.figure}。" + "。".join(part.rstrip("。") for part in parts if part), one.name)


def _paper(one: PackPaper) -> Row:
    return Row(
        "pair",
        f"有｜{one.proves}" if one.state == HAVE else f"{one.state}｜{one.proves}｜{one.get}",
        one.name,
    )
