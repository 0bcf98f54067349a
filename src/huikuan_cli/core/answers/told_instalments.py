"""Which instalments of a paper were paid by what he wrote in a sentence: 头一期去年11月到了10万. Pure.

It is heard only to keep an instalment from being called unpaid; that it was paid is still to be checked.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from itertools import zip_longest

from msgspec import structs

from huikuan_cli.core.law.claim import Instrument
from huikuan_cli.core.text.amounts import CAME
from huikuan_cli.core.text.numerals import spelled_digit

_DIGIT = "[一二两三四五六七八九1-9]"
_WHICH = rf"(前|头){_DIGIT}期|(?:第)?{_DIGIT}期|[头首]一?期(?!款)"
_NOT_CAME = "没|未|不|晚付|才|要付|该付|应付|欠"
_HERE = f"{CAME}|都?到了|都到"
_CLAUSE_END = "[。；;！!？?]"


def paid_as_told(papers: Sequence[Instrument], told: str) -> tuple[Instrument, ...]:
    """The papers with the instalments marked that a text says were paid, the earliest first; those of which it was answered how much was
    paid stay as they are."""
    numbers = told_paid(told) if papers else frozenset()
    return tuple(_marked(one, numbers) if len(one.instalments) > 1 and numbers else one for one in papers)


def told_paid(told: str) -> frozenset[int]:
    """The numbers of the instalments, from 1, of which a text says that the money came."""
    found: set[int] = set()
    for clause in re.split(_CLAUSE_END, unicodedata.normalize("NFKC", told).replace(" ", "")):
        marks = list(re.finditer(_WHICH, clause))
        for mark, after in zip_longest(marks, marks[1:]):
            said = clause[mark.end() : after.start() if after else None]
            first = re.search(f"{_NOT_CAME}|{_HERE}", said)
            if first and re.match(_HERE, first[0]) and not re.match(r".?(?:期|款|日)", said[first.end() :]):
                found |= _numbers(mark[0])
    return frozenset(found)


def _numbers(said: str) -> set[int]:
    digit = re.search(_DIGIT, said)
    number = 1 if digit is None else int(digit[0]) if digit[0].isdecimal() else spelled_digit(digit[0])
    several = said[0] == "前" or (said[0] == "头" and number > 1)
    return set(range(1, number + 1)) if several else {number}


def _marked(paper: Instrument, numbers: frozenset[int]) -> Instrument:
    order = sorted(range(len(paper.instalments)), key=lambda n: paper.instalments[n].day or date.max)
    rows = list(paper.instalments)
    for number, at in enumerate(order, 1):
        if number in numbers and rows[at].paid is None:
            rows[at] = structs.replace(rows[at], told=True)
    return structs.replace(paper, instalments=tuple(rows))
