"""What stands on the sheet, in which order and on which page; how it looks is for render and show to say.

One place decides this, so that Markdown, screen and every later format print the same sheet.
"""

from __future__ import annotations

from msgspec import structs

from huikuan_cli.core.details import details
from huikuan_cli.core.fit import clipped, fits
from huikuan_cli.core.layout import Block, Room, Row, Sheet
from huikuan_cli.core.plan import (
    AGE,
    CAUSE,
    COLLECT,
    DIFFICULTY,
    EXERCISE,
    GO,
    HAVE,
    MIND,
    NODE,
    NOT_LOOKED,
    PHENOMENON,
    RUNG,
    WINDOW,
    Card,
    Figure,
    Plan,
)
from huikuan_cli.core.rows import nevers, of, replies, said, todo

# todos, replies, reminders, openings, nevers, nodes, papers, bare, own: from roomy to tight
ROOMS = (
    Room(4, 3, 9, 2),
    Room(3, 3, 4, 2),
    Room(2, 3, 3, 2),
    Room(2, 2, 3, 2),
    Room(2, 2, 2, 1),
    Room(2, 2, 2, 1, 4, 2, 9, True),
    Room(1, 2, 1, 1, 4, 1, 6, True),
    Room(1, 2, 1, 1, 3, 1, 4, True),
    Room(0, 2, 1, 1, 2, 1, 3, True, False),
)
COLLECTING = (
    Room(9, 2, 9, 3),
    Room(7, 2, 4, 3),
    Room(5, 1, 3, 3),
    Room(4, 1, 2, 2),
    Room(3, 1, 1, 1, 4, 1, 6, True),
    Room(2, 1, 1, 1, 3, 1, 4, True),
    Room(1, 1, 1, 1, 2, 1, 3, True, False),
)


def action_sheet(plan: Plan, today: str, playbook: str) -> Sheet:
    """The private sheet with its detail page, from a plan: the roomiest that still fits page one."""
    rooms = COLLECTING if plan.score.verdict == COLLECT else ROOMS
    for room in rooms:
        first = _page_one(plan, today, playbook, room)
        if fits(first):
            return _whole(first, plan, room)
    return clipped(_whole(_page_one(plan, today, playbook, rooms[-1]), plan, rooms[-1]))


def _whole(first: Sheet, plan: Plan, room: Room) -> Sheet:
    """Page one with the detail page behind it."""
    second = tuple(b for b in details(plan, room) if b.rows)
    return structs.replace(first, blocks=(*first.blocks, *second))


def _page_one(plan: Plan, today: str, playbook: str, room: Room) -> Sheet:
    blocks = [
        _outcome(plan, room),
        _figures(plan),
        _ready(plan, room),
        _stuck(plan, room),
        _counterpart(plan, room),
        replies("他说 → 我答", plan.replies[: room.replies], 1, "他说我答"),
        _papers(plan, room),
        _never(plan, room),
        _afterwards(plan),
    ]
    head = plan.head
    return Sheet(
        title=f"行动单：{head.customer}",
        subtitle=f"{head.project}｜合同 {head.contract_no}｜{head.visit}见{head.person}｜我方 {head.owner}",
        blocks=tuple(b for b in blocks if b.rows),
        footer=f"按 {today} 算；打法库 {playbook}。内部用，不给客户看；不是法律意见，带※和写着“待核”的数，核过再对外说。",
    )


def _outcome(plan: Plan, room: Room) -> Block:
    ask = plan.ask
    rows = [
        Row("pair", f"{ask.want}（{ask.promise}前{'；承诺日' + ask.derived if ask.derived else ''}）", "只要")
    ]
    rows += [Row("pair", one.answer, one.name) for one in ask.sentences if room.own]
    rows += [said(f"{lv.name} {lv.amount}", lv.words) for lv in ask.levels]
    rows.append(Row("small", "不算成果：" + "；".join(ask.not_results)))
    return Block("这次要带回来的", tuple(rows), name="结果")


def _figures(plan: Plan) -> Block:
    """The figures to know by heart, a few to a line, each with the words to say aloud; then dates and interest."""
    known = [f"{n.name} {n.figure}（{n.spoken}）" for n in plan.numbers]
    by_heart = tuple(Row("text", "｜".join(known[n : n + 2])) for n in range(0, len(known), 2))
    return Block(
        "记在心里的数和日期",
        (*by_heart, *_dates(plan)),
        name="数和日期",
        aside="括号里是口头说法；带※的有待核的地方，见第二页",
    )


def _dates(plan: Plan) -> list[Row]:
    by_part = {
        part: [f for f in plan.figures if f.id.startswith(part)] for part in ("due", "interest", "limitation")
    }
    rows = [Row("text", _together(found)) for found in by_part.values() if found]
    if by_part["interest"]:
        lacking = [
            f"{c.name}（{c.state}，找{c.need}）" for c in plan.claims if c.state in ("缺证据", "不清楚")
        ]
        start = f"；还缺{'；'.join(lacking)}" if lacking else ""
        rows.append(Row("small", f"利息是可以主张的算法，不是一定能拿到的钱{start}"))
    return rows


def _together(found: list[Figure]) -> str:
    return "｜".join(f"{f.name}：{f.figure}{'※' if f.to_check else ''}" for f in found)


def _ready(plan: Plan, room: Room) -> Block:
    s = plan.score
    rows = [Row("pair", f"{s.verdict}（准备度 {s.points} 分，六句话 {s.six}）", "准备度")]
    if s.verdict != GO:
        rows.append(Row("small", "；".join(s.reasons)))
    rows += [Row("text", text, "注意") for text in plan.reminders[: room.reminders]]
    if plan.prepare:
        rows.append(Row("tick", "；".join(line.text for line in plan.prepare), "备好带去"))
    rows += [todo(t) for t in plan.todos[: room.todos]]
    more = len(plan.todos[room.todos :]) + len(plan.reminders[room.reminders :])
    if more:
        rows.append(Row("small", f"还有 {more} 条要办和要注意的在第二页"))
    return Block("出发前", (*rows, *_drill(plan)), name="出发前")


def _stuck(plan: Plan, room: Room) -> Block:
    """Why the money does not come and what moves it: each in one line."""
    rows = []
    causes = of(plan, CAUSE)
    for one in () if room.bare else of(plan, DIFFICULTY):
        rows.append(Row("pair", one.gist, one.title.partition("：")[0]))
    found = () if room.bare else of(plan, PHENOMENON)
    rows += [Row("pair", one.gist, one.title) for one in found]
    if causes:
        others = "；".join(c.title for c in causes[1:])
        more = f"（还可能：{others}）" if others else ""
        rows.append(Row("pair", f"{causes[0].gist}{more}", causes[0].title))
    rows += [Row("pair", one.gist, one.title) for one in of(plan, NODE)[: room.nodes]]
    rows += [Row("pair", f"{one.title}：{one.gist}", "窗口") for one in of(plan, WINDOW)[:1]]
    rows += [Row("pair", one.gist, one.title) for one in of(plan, AGE, RUNG)]
    return Block("卡在哪、怎么破", tuple(rows), name="卡在哪")


def _more(one: Card) -> str:
    """Where the questions of the check that were not ticked are."""
    return "（没打勾的见第二页）" if one.id == "a0" and one.points else ""


def _drill(plan: Plan) -> list[Row]:
    """What the pre-visit check says, and the two-minute exercise."""
    rows = [Row("text", f"{one.gist}{_more(one)}", one.title) for one in of(plan, MIND)]
    for one in of(plan, EXERCISE):
        rows.append(Row("tick", f"{one.why}（步骤在第二页）", one.title))
    return rows


def _never(plan: Plan, room: Room) -> Block:
    """What this case forbids, and the red lines in a few words each."""
    lines = nevers(plan)[: room.nevers]
    red = Row("small", "红线：" + "；".join(one.short for one in plan.redlines))
    rows = (Row("text", "；".join(lines)),) if lines else ()
    return Block("绝对不做", (*rows, red), name="绝对不做")


def _counterpart(plan: Plan, room: Room) -> Block:
    p = plan.person
    rows = [
        Row("pair", f"{p.type}（{p.note}）", "说法"),
        Row("pair", f"{p.needs}｜他担心：{p.fears}", "他要看到"),
        said("安心", p.relief),
    ]
    rows += [said(f"开场{n}", line.text) for n, line in enumerate(plan.openings[: room.openings], 1)]
    if plan.promises:
        rows.append(Row("pair", plan.promises[0].text, "最小承诺"))
    return Block("见面怎么说", tuple(rows), name="见面怎么说")


def _papers(plan: Plan, room: Room) -> Block:
    lacking = [p for p in plan.papers if p.state != HAVE]
    more = f"　等 {len(lacking)} 样" if len(lacking) > room.papers else ""
    rows = [Row("text", "　".join(f"□ {p.name}" for p in lacking[: room.papers]) + more or "不缺")]
    count = len(plan.papers) - len(lacking)
    unchecked = lacking and lacking[0].state == NOT_LOOKED
    title = "还没核过有没有的材料" if unchecked else "还缺的材料"
    have = f"手上已有 {count} 样，都带上；" if count else ""
    return Block(title, tuple(rows) if plan.papers else (), name="缺的材料", aside=f"{have}怎么补见第二页")


def _afterwards(plan: Plan) -> Block:
    rows = [Row("tick", d.action, f"{d.day} {d.at}".strip()) for d in plan.days]
    rows.append(Row("text", "；".join(plan.fallback), "没拿到承诺"))
    rows.append(Row("pair", "谁＿＿＿＿＿＿＿ 做什么＿＿＿＿＿＿＿＿＿＿＿＿＿ 哪天＿＿＿＿＿＿", "他答应的"))
    return Block("走出门以后", tuple(rows), name="走出门以后")
