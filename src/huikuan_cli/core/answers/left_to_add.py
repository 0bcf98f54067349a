"""What an answer about money leaves to be worked out, by the question that it answers. Pure."""

from __future__ import annotations

from huikuan_cli.core.answers.case import ASKED
from huikuan_cli.core.playbook import Field
from huikuan_cli.core.text.amounts import CAME, OWING
from huikuan_cli.core.text.values import Unclear
from huikuan_cli.core.text.worked_out import CONTRACTS_JOINED, PARTS_PAID, leading_sum, worked_out

PAID, CONTRACT = ASKED["paid"].key, ASKED["contract_amount"].key
_PARTS = {PAID: PARTS_PAID, CONTRACT: CONTRACTS_JOINED}
_OTHERS = {
    PAID: OWING,
    CONTRACT: rf"{OWING}|.{{0,4}}(?:{CAME})",
}  # what an amount behind the one asked for is


def left_to_work_out(field: Field, raw: str) -> Unclear | None:
    """The line with the amounts (元) that it leaves to be worked out, offered back: of what was paid and of the contract also bare sums that
    are to be added up (三月十万、七月五万二), and the first where another is that of another question. None for what is no amount, and where
    nothing is left to work out."""
    if field.kind != "金额":
        return None
    if field.key in _OTHERS and not field.beside and (first := leading_sum(raw, _OTHERS[field.key])):
        return first
    return worked_out(raw, _PARTS.get(field.key, ""))
