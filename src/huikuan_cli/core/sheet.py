"""What stands on the sheet, in which order and on which page; how it looks is for render and show to say.

One place decides this, so that Markdown, screen and every later format print the same sheet.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from huikuan_cli.core.plan import COLLECT, HAVE, NOT_LOOKED, Figure, Paper, Plan, Reply, Todo

Style = Literal["text", "say", "tick", "pair", "small"]


class Row(Struct, frozen=True):
    """One line of a block. `say`: words to speak; `tick`: a box to tick; `pair`: a label and its value."""

    style: Style
    text: str
    label: str = ""
    note: str = ""


class Block(Struct, frozen=True):
    """A heading and its rows, on page 1 or 2."""

    title: str
    rows: tuple[Row, ...]
    page: int = 1


class Sheet(Struct, frozen=True):
    """The private action sheet (行动单)."""

    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    footer: str


PAGE_ONE_REPLIES, PAGE_ONE_TODOS, COLLECTING_TODOS = 3, 4, 9


def action_sheet(plan: Plan, today: str, playbook: str) -> Sheet:
    """The private one-page sheet with its detail page, from a plan."""
    blocks = [
        _outcome(plan),
        _numbers(plan),
        _dates(plan),
        _ready(plan),
        _counterpart(plan),
        _replies("他说 → 我答", plan.replies[:PAGE_ONE_REPLIES], 1),
        _papers(plan),
        Block("绝对不做", (Row("text", "；".join(line.text for line in plan.never)),)),
        _afterwards(plan),
        Block("红线", (Row("small", "；".join(one.short for one in plan.redlines)),)),
        *_details(plan),
    ]
    head = plan.head
    return Sheet(
        title=f"行动单：{head.customer}",
        subtitle=f"{head.project}｜合同 {head.contract_no}｜{head.visit}见{head.person}｜我方 {head.owner}",
        blocks=tuple(b for b in blocks if b.rows),
        footer=f"按 {today} 算；打法库 {playbook}。内部用，不给客户看；不是法律意见，带※和写着“待核”的数，核过再对外说。",
    )


def _outcome(plan: Plan) -> Block:
    ask = plan.ask
    rows = [
        Row("pair", f"{ask.want}（{ask.promise}前{'；承诺日' + ask.derived if ask.derived else ''}）", "只要")
    ]
    rows += [_said(f"{lv.name} {lv.amount}", lv.words) for lv in ask.levels]
    rows.append(Row("small", "不算成果：" + "；".join(ask.not_results)))
    return Block("这次要带回来的", tuple(rows))


def _numbers(plan: Plan) -> Block:
    """The figures to know by heart, a few to a line, each with the words to say aloud."""
    known = [f"{n.name} {n.figure}（{n.spoken}）" for n in plan.numbers]
    return Block(
        "记在心里的数（括号里是口头说法）",
        tuple(Row("text", "｜".join(known[n : n + 2])) for n in range(0, len(known), 2)),
    )


def _dates(plan: Plan) -> Block:
    by_part = {
        part: [f for f in plan.figures if f.id.startswith(part)] for part in ("due", "interest", "limitation")
    }
    rows = [Row("text", _together(found)) for found in by_part.values() if found]
    if by_part["interest"]:
        lacking = [
            f"{c.name}（{c.state}，找{c.need}）" for c in plan.claims if c.state in ("缺证据", "不清楚")
        ]
        start = f"利息还缺：{'；'.join(lacking)}。" if lacking else ""
        rows.append(Row("small", f"{start}利息是可以主张的算法，不是一定能拿到的钱；提不提由公司定。"))
    return Block("日期和利息（带※的有待核的地方，见第二页）", tuple(rows))


def _together(found: list[Figure]) -> str:
    return "｜".join(f"{f.name}：{f.figure}{'※' if f.to_check else ''}" for f in found)


def _ready(plan: Plan) -> Block:
    s = plan.score
    rows = [Row("pair", f"{s.verdict}（准备度 {s.points} 分，六句话 {s.six}）", "准备度")]
    rows.append(Row("small", "；".join(s.reasons)))
    rows += [Row("text", text, "注意") for text in plan.reminders]
    if plan.prepare:
        rows.append(Row("tick", "；".join(line.text for line in plan.prepare), "备好带去"))
    shown = _shown_todos(plan)
    rows += [_todo(t) for t in plan.todos[:shown]]
    if len(plan.todos) > shown:
        rows.append(Row("small", f"还有 {len(plan.todos) - shown} 条在第二页"))
    return Block("出发前", tuple(rows))


def _shown_todos(plan: Plan) -> int:
    """How many open questions page one holds: more when the visit is only for collecting them."""
    return COLLECTING_TODOS if plan.score.verdict == COLLECT else PAGE_ONE_TODOS


def _todo(one: Todo) -> Row:
    return Row("tick", f"{one.by}{_whom(one.who)}：{one.how}", one.item)


def _whom(who: str) -> str:
    """找财务, but 自己查."""
    return who if who.startswith("自己") else f"找{who}"


def _counterpart(plan: Plan) -> Block:
    p = plan.person
    rows = [
        Row("pair", f"{p.type}（{p.note}）", "说法"),
        Row("pair", f"{p.needs}｜他担心：{p.fears}", "他要看到"),
        _said("安心", p.relief),
    ]
    rows += [_said(f"开场{n}", line.text) for n, line in enumerate(plan.openings, 1)]
    if plan.promises:
        rows.append(Row("pair", plan.promises[0].text, "最小承诺"))
    return Block("见面怎么说", tuple(rows))


def _said(label: str, words: str, note: str = "") -> Row:
    """Words to speak; quotation marks inside them become single ones, since the whole is quoted."""
    return Row("say", words.replace("“", "‘").replace("”", "’"), label, note)


def _replies(title: str, replies: tuple[Reply, ...], page: int) -> Block:
    return Block(
        title,
        tuple(_said(f"他说“{r.says.rstrip('。')}”", r.answer, f"拿到：{r.take}") for r in replies),
        page,
    )


def _papers(plan: Plan) -> Block:
    lacking = [p for p in plan.papers if p.state != HAVE]
    rows = [Row("text", "　".join(f"□ {p.name}" for p in lacking))] if lacking else []
    count = len(plan.papers) - len(lacking)
    if count:
        rows.append(Row("small", f"手上已有 {count} 样，都带上；每一样的用处和怎么补见第二页"))
    unchecked = lacking and lacking[0].state == NOT_LOOKED
    return Block("还没核过有没有的材料" if unchecked else "还缺的材料", tuple(rows))


def _afterwards(plan: Plan) -> Block:
    rows = [Row("tick", d.action, f"{d.day} {d.at}".strip()) for d in plan.days]
    rows.append(Row("text", "；".join(plan.fallback), "没拿到承诺"))
    rows.append(Row("pair", "谁＿＿＿＿＿＿＿ 做什么＿＿＿＿＿＿＿＿＿＿＿＿＿ 哪天＿＿＿＿＿＿", "他答应的"))
    return Block("走出门以后", tuple(rows))


def _details(plan: Plan) -> list[Block]:
    return [
        Block("怎么算出来的", tuple(_working(f) for f in plan.figures), 2),
        Block("法规上还没核实的", tuple(Row("small", text) for text in plan.open_points), 2),
        Block("红线全文", tuple(Row("text", f"{one.text}（{one.why}）") for one in plan.redlines), 2),
        Block(
            "其余要问的",
            tuple(_todo(t) for t in plan.todos[_shown_todos(plan) :]),
            2,
        ),
        _replies("他还可能说", plan.replies[PAGE_ONE_REPLIES:], 2),
        Block("材料的用处", tuple(_paper(p) for p in plan.papers), 2),
        Block("防欠补课", tuple(Row("tick", line.text, "", line.why) for line in plan.prevention), 2),
        Block("我填的答案", tuple(Row("pair", note.answer, note.name) for note in plan.answers), 2),
    ]


def _working(one: Figure) -> Row:
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
