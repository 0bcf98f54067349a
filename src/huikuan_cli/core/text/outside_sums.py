"""What is due and is said to stand outside of the contract (7.8万是合同外的活), alone or in one line with other amounts. Pure."""

from __future__ import annotations

import re
from typing import NamedTuple

from huikuan_cli.core.text.amid_words import sums_in
from huikuan_cli.core.text.amount_lines import OUTSIDE, Words, amounts_beside, in_short
from huikuan_cli.core.text.amounts import BETWEEN, parse_amount
from huikuan_cli.core.text.values import Unclear, brief, half_width

SAID_BEHIND = "合同外"  # what a person writes behind such an amount
_TURNED = r"(?:不是|没有|不含|不算)(?:在)?(?:合同(?:以?外)|临时)"
BOTH = "“{said}”里有合同里的 {inside}，也有合同外的 {outside}，一张单子先谈一笔：谈合同外的就回车，谈合同里的就改成 {inside}"


class SetApart(NamedTuple):
    """A line without what says that its amount is of no contract; `outside`: whether it said so; `doubt`: what is asked back where it
    names what is due by the contract as well."""

    line: str
    outside: bool
    doubt: Unclear | None = None


def set_apart(raw: str, words: Words, own: str) -> SetApart:
    """The line with the amount that stands outside of the contract as the one that is meant. `words`: as in `amounts_beside`; `own`: the
    key of what is due."""
    text = half_width(raw)
    marks = words.get(OUTSIDE, ())
    if not any(one in text for one in marks) or re.search(_TURNED, text):
        return SetApart(raw, False)
    parts = [one for one in re.split(BETWEEN, text) if one]
    theirs = [one for one in parts if any(mark in one for mark in marks)]
    rest = [one for one in parts if one not in theirs and sums_in(one, parse_amount)]
    sums = [one for part in theirs for one in sums_in(part, parse_amount)]
    line = "，".join((*rest, *sums))
    inside = amounts_beside("，".join(rest), words)[1].get(own) if sums else None
    if inside is None:
        return SetApart(line or raw, bool(line))
    said = BOTH.format(said=brief(raw), inside=in_short(inside), outside=sums[0])
    return SetApart("，".join(rest), False, Unclear(said, f"{sums[0]}，{SAID_BEHIND}"))
