"""Page two of the sheet: how everything was worked out, and what page one has no room for."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import UnsetType

from huikuan_cli.core.layout import Block, Room, Row
from huikuan_cli.core.plan import (
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
    Figure,
    Paper,
    Plan,
)
from huikuan_cli.core.rows import nevers, of, reply, said, todo


def details(plan: Plan, room: Room) -> list[Block]:
    """The blocks of page two; `room` says what page one already holds."""
    return [
        _before(plan),
        Block(
            "其余要办和要注意的",
            (
                *(Row("pair", one.answer, one.name) for one in (() if room.own else plan.ask.sentences)),
                *(Row("text", text, "注意") for text in plan.reminders[room.reminders :]),
                *(todo(t) for t in plan.todos[room.todos :]),
            ),
            2,
            "其余要办的",
        ),
        Block(
            "还有这些绝对不做",
            tuple(Row("text", text) for text in nevers(plan)[room.nevers :]),
            2,
            "其余绝对不做",
        ),
        _more_words(plan, room),
        *_lessons(plan),
        Block("怎么算出来的", tuple(working(f) for f in plan.figures), 2, "怎么算的"),
        Block("法规上还没核实的", tuple(Row("small", text) for text in plan.open_points), 2, "法规待核"),
        Block("材料的用处", tuple(_paper(p) for p in plan.papers), 2, "材料用处"),
        Block(
            "防欠补课", tuple(Row("tick", line.text, "", line.why) for line in plan.prevention), 2, "防欠补课"
        ),
        Block(
            "红线全文", tuple(Row("text", f"{one.text}（{one.why}）") for one in plan.redlines), 2, "红线全文"
        ),
        Block(
            "我填的答案", tuple(Row("pair", note.answer, note.name) for note in plan.answers), 2, "我的答案"
        ),
    ]


def _before(plan: Plan) -> Block:
    """The visit before: what was asked for, and what of the gaps is clear now."""
    last = plan.previous
    if isinstance(last, UnsetType):
        return Block("上一次拜访", (), 2, "上一次拜访")
    rows = [
        Row("pair", last.visit, "拜访日"),
        Row("pair", f"{last.want}（要他答应到{last.promise}）", "要的结果"),
    ]
    for label, still in (("上次列着、这次还在", "是"), ("上次列着、这次不用了", "否")):
        names = "、".join(gap.item for gap in last.gaps if gap.still == still)
        if names:
            rows.append(Row("pair", names, label))
    rows.append(Row("small", f"上一份计划：{last.file}"))
    return Block("上一次拜访", tuple(rows), 2, "上一次拜访")


def _more_words(plan: Plan, room: Room) -> Block:
    """The openings and replies that page one has no room for, why the others are there, and the truth test."""
    rows = [said(f"开场{n}", line.text) for n, line in enumerate(plan.openings, 1) if n > room.openings]
    rows += [reply(one, 2) for one in plan.replies[room.replies :]]
    for one in plan.replies:
        if one.next:
            why = one.why.rstrip("。")
            rows.append(Row("pair", f"{why}。回来以后：{one.next}", f"{one.id} {one.says.rstrip('。')}"))
    if rows and plan.truth:
        rows.append(Row("small", plan.truth))
    return Block("他还可能说", tuple(rows), 2, "他还可能说")


def _lessons(plan: Plan) -> Iterator[Block]:
    """The cards in full: each with its id and why it is there."""
    for name, title, kinds in LESSONS:
        yield Block(title, tuple(row for card in of(plan, *kinds) for row in _card(card)), 2, name)


LESSONS = (
    ("练习和心态", "两分钟练习和心态", (EXERCISE, MIND)),
    ("卡在哪细看", "卡在哪：细看", (DIFFICULTY, PHENOMENON, CAUSE)),
    ("付款链", "付款链", (NODE,)),
    ("时间窗口", "时间窗口", (WINDOW,)),
    ("级别和升级", "级别和升级", (AGE, RUNG)),
    ("他和我们", "他和我们（只用来调整怎么说）", (TYPE, STAGE)),
    ("招法", "用得上的招法（做到的打勾）", (METHOD,)),
)


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


def _paper(one: Paper) -> Row:
    return Row(
        "pair",
        f"有｜{one.proves}" if one.state == HAVE else f"{one.state}｜{one.proves}｜{one.get}",
        one.name,
    )
