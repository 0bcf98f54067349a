"""Rows that both pages of the sheet are made of."""

from __future__ import annotations

from huikuan_cli.core.layout import Block, Row
from huikuan_cli.core.plan import CAUSE, Card, Plan, Reply, Todo

SHOWN_PAPERS = 2


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


def replies(title: str, found: tuple[Reply, ...], page: int, name: str) -> Block:
    """A block of replies."""
    return Block(title, tuple(reply(one, page) for one in found), page, name)


def reply(one: Reply, page: int) -> Row:
    """His words, my question and answer in one breath; what to show, to take away, and on page two why."""
    asked = f" → 先问“{one.ask}”再答" if one.ask else ""
    note = f"拿到：{one.take}"
    if one.show:
        shown = one.show if page == 2 else one.show[:SHOWN_PAPERS]
        note = f"出示：{'、'.join(shown)}｜{note}"
    if page == 2:
        note += f"｜{one.why}"
    return said(f"他说“{one.says.rstrip('。')}”{asked}", one.answer, note)


def nevers(plan: Plan) -> tuple[str, ...]:
    """What this case forbids, the most particular first: for his words, for the likeliest cause, for his type."""
    his = [text for one in plan.replies for text in one.never]
    causes = [text for card in of(plan, CAUSE)[:1] for text in card.never]
    lines = dict.fromkeys([*his, *causes, *(line.text for line in plan.never)])
    return tuple(line.rstrip("。") for line in lines)
