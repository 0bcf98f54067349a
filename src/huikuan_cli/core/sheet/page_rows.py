"""Blocks and rows that the pages of the sheet are made of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from huikuan_cli.core.advice.plan import CAUSE, Card, Plan, Reply, Todo
from huikuan_cli.core.sheet.layout import Block, Row

if TYPE_CHECKING:
    from huikuan_cli.core.playbook.sheet_look import SheetLook

RowsOfBlocks = Mapping[str, tuple[Row, ...]]  # by the name of the block


def blocks_of(rows: RowsOfBlocks, page: int, look: SheetLook) -> tuple[Block, ...]:
    """The blocks of a page that have rows and are printed, under their titles."""
    return tuple(
        Block(look.titles[name], found, page, name)
        for name, found in rows.items()
        if found and look.prints(name)
    )


def of(plan: Plan, *kinds: str) -> tuple[Card, ...]:
    """The cards of these kinds, in the order of the plan."""
    return tuple(card for card in plan.cards if card.kind in kinds)


def todo(one: Todo) -> Row:
    """A gap as something to tick: by when, whom to ask, and how."""
    return Row("tick", f"{one.by}{_whom(one.who)}：{one.how}", one.item)


def _whom(who: str) -> str:
    """找财务, but 自己查."""
    return who if who.startswith("自己") else f"找{who}"


def said(label: str, words: str, note: str = "") -> Row:
    """Words to speak; quotation marks inside them become single ones, since the whole is quoted."""
    return Row("say", words.replace("“", "‘").replace("”", "’"), label, note)


def reply(one: Reply, *, whole: bool = False) -> Row:
    """His words and my answer; `whole`: also the question, the papers to show and why it is there."""
    note = f"拿到：{one.take}" if one.take else ""
    says = f"“{one.says.rstrip('。')}”"
    if not whole:
        return said(says, one.answer, note)
    parts = [f"先问“{one.ask}”" if one.ask else "", f"出示：{'、'.join(one.show)}" if one.show else "", note]
    return said(f"{one.id} {says}", one.answer, "｜".join((*filter(None, parts), one.why)))


def nevers(plan: Plan) -> tuple[str, ...]:
    """What this case forbids, the most particular first: the situation, his words, the likeliest cause, his type."""
    his = [text for one in plan.replies for text in one.never]
    causes = [text for card in of(plan, CAUSE)[:1] for text in card.never]
    lines = dict.fromkeys([*(line.text for line in plan.never), *his, *causes])
    return tuple(line.rstrip("。") for line in lines)
