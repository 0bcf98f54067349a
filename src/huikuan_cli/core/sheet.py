"""What stands on the sheet, in which order and on which page; how it looks is for render and show to say.

One place decides this, so that Markdown, screen and every later format print the same sheet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from huikuan_cli.core.plan import Figure, Paper, Plan, Reply

Style = Literal["text", "say", "tick", "pair", "small"]


@dataclass(frozen=True)
class Row:
    """One line of a block. `say`: words to speak; `tick`: a box to tick; `pair`: a label and its value."""

    style: Style
    text: str
    label: str = ""
    note: str = ""


@dataclass(frozen=True)
class Block:
    """A heading and its rows, on page 1 or 2."""

    title: str
    rows: tuple[Row, ...]
    page: int = 1


@dataclass(frozen=True)
class Sheet:
    """The private action sheet (行动单)."""

    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    footer: str


PAGE_ONE_REPLIES, PAGE_ONE_TODOS, PAGE_ONE_NEVER, PAGE_ONE_PAPERS = 3, 5, 3, 8


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
        Block("绝对不做", tuple(Row("text", line.text) for line in plan.never[:PAGE_ONE_NEVER])),
        _afterwards(plan),
        Block(
            "红线", (Row("small", "；".join(f"{n} {line.text}" for n, line in enumerate(plan.redlines, 1))),)
        ),
        *_details(plan),
    ]
    head = plan.head
    return Sheet(
        title=f"行动单：{head.customer}",
        subtitle=f"{head.project}｜合同 {head.contract_no}｜{head.visit} 见 {head.person}｜我方 {head.owner}",
        blocks=tuple(b for b in blocks if b.rows),
        footer=f"按 {today} 算；打法库 {playbook}。内部用，不给客户看；不是法律意见，写着“待核”的数核过再对外说。",
    )


def _outcome(plan: Plan) -> Block:
    ask = plan.ask
    rows = [Row("pair", f"{ask.want}（{ask.promise}前{'，' + ask.derived if ask.derived else ''}）", "只要")]
    rows += [Row("pair", f"{lv.amount}：“{lv.words}”", lv.name) for lv in ask.levels]
    rows.append(Row("small", "不算成果：" + "；".join(ask.not_results)))
    return Block("这次要带回来的", tuple(rows))


def _numbers(plan: Plan) -> Block:
    return Block(
        "记在心里的数", tuple(Row("pair", f"{n.figure}，口头说“{n.spoken}”", n.name) for n in plan.numbers)
    )


def _dates(plan: Plan) -> Block:
    rows = []
    for one in plan.figures:
        note = "待核，见第二页" if one.to_check else ""
        rows.append(Row("pair", one.figure, one.name, note))
    due = next((f for f in plan.figures if f.id.startswith("due")), None)
    if due:
        rows.insert(0, Row("small", "怎么算：" + due.working))
    lacking = [c for c in plan.claims if c.state != "满足"]
    if lacking:
        rows.append(
            Row("small", "利息还缺：" + "；".join(f"{c.name}（{c.state}，找{c.need}）" for c in lacking))
        )
    if any(f.id.startswith("interest") for f in plan.figures):
        rows.append(Row("small", "利息是可以主张的算法，不是一定能拿到的钱；提不提由公司定。"))
    return Block("日期和利息", tuple(rows))


def _ready(plan: Plan) -> Block:
    s = plan.score
    rows = [Row("pair", f"{s.verdict}（准备度 {s.points} 分，六句话 {s.six}）", "准备度")]
    rows.append(Row("small", "；".join(s.reasons)))
    rows += [Row("text", text, "注意") for text in plan.reminders]
    rows += [Row("tick", f"{t.by}问{t.who}：{t.how}", t.item) for t in plan.todos[:PAGE_ONE_TODOS]]
    if len(plan.todos) > PAGE_ONE_TODOS:
        rows.append(Row("small", f"还有 {len(plan.todos) - PAGE_ONE_TODOS} 条在第二页"))
    return Block("出发前", tuple(rows))


def _counterpart(plan: Plan) -> Block:
    p = plan.person
    rows = [
        Row("pair", f"{p.type}（{p.note}）", "按这样说"),
        Row("pair", p.needs, "他要看到"),
        Row("pair", f"{p.fears}", "他担心"),
        Row("say", p.relief, "安心"),
    ]
    rows += [Row("say", line.text, f"开场{n}") for n, line in enumerate(plan.openings, 1)]
    if plan.promises:
        rows.append(Row("pair", plan.promises[0].text, "最小承诺"))
    return Block("见面怎么说", tuple(rows))


def _replies(title: str, replies: tuple[Reply, ...], page: int) -> Block:
    return Block(
        title,
        tuple(Row("say", r.answer, f"他说“{r.says.rstrip('。')}”", f"拿到：{r.take}") for r in replies),
        page,
    )


def _papers(plan: Plan) -> Block:
    lacking = [p for p in plan.papers if p.state == "缺"]
    rows = [Row("tick", f"找{p.get}", p.name) for p in lacking[:PAGE_ONE_PAPERS]]
    if len(lacking) > PAGE_ONE_PAPERS:
        rows.append(Row("small", f"还有 {len(lacking) - PAGE_ONE_PAPERS} 样在第二页"))
    ready = [p.name for p in plan.papers if p.state == "有"]
    if ready:
        rows.append(Row("small", "已有，带上：" + "、".join(ready)))
    return Block("还缺的材料", tuple(rows))


def _afterwards(plan: Plan) -> Block:
    rows = [Row("tick", d.action, f"{d.day} {d.at}".strip()) for d in plan.days]
    rows += [Row("text", text, "没拿到承诺") for text in plan.fallback]
    rows.append(Row("pair", "谁＿＿＿＿＿＿＿ 做什么＿＿＿＿＿＿＿＿＿＿＿＿＿ 哪天＿＿＿＿＿＿", "他答应的"))
    return Block("走出门以后", tuple(rows))


def _details(plan: Plan) -> list[Block]:
    return [
        Block("怎么算出来的", tuple(_working(f) for f in plan.figures), 2),
        Block(
            "其余要问的",
            tuple(Row("tick", f"{t.by}问{t.who}：{t.how}", t.item) for t in plan.todos[PAGE_ONE_TODOS:]),
            2,
        ),
        _replies("他还可能说", plan.replies[PAGE_ONE_REPLIES:], 2),
        Block("其余不做的", tuple(Row("text", line.text) for line in plan.never[PAGE_ONE_NEVER:]), 2),
        Block("材料的用处", tuple(_paper(p) for p in plan.papers), 2),
        Block("防欠补课", tuple(Row("tick", line.text, "", line.why) for line in plan.prevention), 2),
        Block("我填的答案", tuple(Row("pair", note.answer, note.name) for note in plan.answers), 2),
    ]


def _working(one: Figure) -> Row:
    parts = [one.working]
    if one.sources:
        parts.append("依据：" + "、".join(one.sources))
    if one.to_check:
        parts.append("待核：" + "；".join(one.to_check))
    return Row("pair", f"{one.figure}。" + "。".join(parts), one.name)


def _paper(one: Paper) -> Row:
    return Row(
        "pair",
        f"{one.state}｜{one.proves}｜找{one.get}" if one.state == "缺" else f"有｜{one.proves}",
        one.name,
    )
