"""What the salesperson wrote to want: the month and the sum in it, and whether the sheet asks for the same already. Pure.

His sentence is never spoken. A month, a sum and a number of times are read out of it, and only these reach a line.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from huikuan_cli.core.advice.excuse_match import overlap
from huikuan_cli.core.playbook.placeholders import Facts
from huikuan_cli.core.text.amounts import parse_amount, spoken_sum
from huikuan_cli.core.text.values import Unclear, half_width

SAME = 0.2  # so much of what he wrote stands in the words of the sheet: it means the same
CLOSE = 0.3  # and so much, that it can stand in their place
LONGEST_GOAL = 28  # characters of a goal that is read at a glance
_NO_RESULT = r"^(?:我|咱|想|希望|最好|争取|尽量|尽快|早点|能不能|看看|催|问问|聊聊|沟通)|[?？吗呢您你]|我们|行不行|好不好"
_LATER = r"年底|年前|月底|春节|付清|付完|付款$|到账|结清|全部|全款"  # no single meeting brings it
_HAN = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_MONTH = r"(?<![\d一二三四五六七八九十])(?:(明年)|(?<!年))(1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月(?!\s*[\d一二三四五六七八九十])"
_SUM = r"(先付|先转|先到|每次|每笔|每期|各)?[付转收]?(?<![\da-zA-Z.])((?:\d[\d,]*(?:\.\d+)?|[一二两三四五六七八九十百千]+)\s*[万亿](?:\d千)?元?|\d[\d,]*(?:\.\d+)?元)"
_TIMES = r"分([两二三四五六2-6])[次笔批期]"
_FIGURES = dict(zip("二23456", "两两三四五六", strict=True))


def said_of(want: str | None, left: Decimal | None, visit: date) -> Facts:
    """What of his goal may be spoken: 目标月 (十二月, 明年三月), 目标数 (36万元; only a part of what is `left`, in 元), 目标次
    (两次). None for what he did not write, wrote in two ways, or what does not fit."""
    text = half_width(want or "").replace(" ", "")
    times = re.search(_TIMES, text)
    return {
        "目标月": _month(text, visit),
        "目标数": _sum(text, left),
        "目标次": f"{_FIGURES.get(times[1], times[1])}次" if times else None,
    }


def _month(text: str, visit: date) -> str | None:
    """The one month that is named without a day, where it is still to come."""
    if "月" not in text:
        return None
    found = {
        (next_year, _number(month))
        for next_year, month in re.findall(_MONTH, text)
        if next_year or _number(month) >= visit.month
    }
    if len(found) != 1:
        return None
    next_year, number = found.pop()
    return f"{next_year}{_HAN[number - 1]}月"


def _number(month: str) -> int:
    return int(month) if month.isdecimal() else _HAN.index(month) + 1


def _sum(text: str, left: Decimal | None) -> str | None:
    """The one part of the open amount that is named; one that is to come first goes before others."""
    if not any(unit in text for unit in "元万亿"):
        return None
    found = [(bool(first), amount) for first, raw in re.findall(_SUM, text) if (amount := _amount(raw))]
    parts = [one for one in found if left and one[1] < left]
    amounts = {amount for first, amount in parts if first} or {amount for _, amount in parts}
    return spoken_sum(amounts.pop()) if len(amounts) == 1 else None


def _amount(raw: str) -> Decimal | None:
    try:
        return parse_amount(raw)
    except Unclear:
        return None


def is_same(want: str, *words: str) -> bool:
    """Whether these words ask for what he wrote to want already."""
    return overlap(want, "。".join(words)) >= SAME


def may_stand(want: str, left: Decimal | None, *words: str) -> bool:
    """Whether what he wrote may stand for the goal of the sheet, whose `words` mean the same."""
    return overlap(want, "。".join(words)) >= CLOSE and is_result(want, left)


def is_result(want: str, left: Decimal | None) -> bool:
    """Whether what he wrote can be read as a goal at a glance: short, a result and no wish, and no sum above what is `left` (元)."""
    text = half_width(want).replace(" ", "")
    if len(text) > LONGEST_GOAL or re.search(_NO_RESULT, text):
        return False
    sums = [amount for _, raw in re.findall(_SUM, text) if (amount := _amount(raw))]
    return all(left is not None and one <= left for one in sums)


def is_of_one_meeting(want: str, left: Decimal | None) -> bool:
    """Whether what he wrote is a result that a single meeting may bring: no money on an account, and nothing of the end of the year."""
    return is_result(want, left) and not re.search(_LATER, half_width(want))
