"""What `huikuan cases` shows."""

from __future__ import annotations

from huikuan_cli.core.playbook.teaching_cases import Teaching
from huikuan_cli.core.sheet.layout import Block, Row


def case_page(one: Teaching) -> list[Block]:
    """A teaching case to read."""
    return [
        Block(
            f"{one.id} {one.name}",
            (Row("small", f"现象 {one.phenomenon}｜原因 {'、'.join(one.causes)}｜类型 {one.type}"),),
        ),
        Block("经过", tuple(Row("text", text) for text in one.story)),
        Block("做法", tuple(Row("text", f"{n} {text}") for n, text in enumerate(one.did, 1))),
        Block("结果", (Row("text", one.result),)),
        Block("学什么", (Row("text", one.lesson),)),
    ]


def case_list(cases: tuple[Teaching, ...]) -> list[Block]:
    """Every teaching case in one line."""
    rows = tuple(
        Row("text", f"{c.id} {c.name}（{c.phenomenon}；{'、'.join(c.causes)}；{c.type}）") for c in cases
    )
    return [Block("教学案例（都是虚构的；读一个：huikuan cases 编号）", rows)]
