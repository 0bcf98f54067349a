"""Periods within which a contract is to be paid, as people write them: calendar days, working days, or months."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import NamedTuple

from huikuan_cli.core.text.vague import han_number
from huikuan_cli.core.text.values import Unclear, brief, half_width


class Term(NamedTuple):
    """A period: calendar days, working days (`working`), or, where `months` is not 0, months and no days."""

    days: int
    working: bool = False
    months: int = 0

    def text(self) -> str:
        """The canonical spelling: 30, 10个工作日 or 12个月."""
        if self.months:
            return f"{self.months}个月"
        return f"{self.days}个工作日" if self.working else str(self.days)

    def words(self) -> str:
        """As it stands in a sentence: 30 日, 10 个工作日, 12 个月."""
        if self.months:
            return f"{self.months} 个月"
        return f"{self.days} 个工作日" if self.working else f"{self.days} 日"


_NUMBER = r"(\d{1,4}|[一二三四五六七八九十两]{1,3})"
_DAYS = _NUMBER + r"(天|日|个?自然日|个?日历日|个?工作日|个月|周?年)?(?:之?[内后]|以[内后])?"
MOST_DAYS, MOST_WORKDAYS, MOST_MONTHS = 3650, 500, 120


def parse_term(raw: str) -> Term:
    """A period from 30, 30天, ３０日, 三十日内, 30个自然日, 10个工作日, 12个月 or 2年. Raises Unclear."""
    text = half_width(raw).replace(" ", "")
    match = re.fullmatch(_DAYS, text)
    with suppress(ValueError):
        if match and (found := _term(han_number(match[1]), match[2] or "")):
            return found
    raise Unclear(f"看不懂天数“{brief(raw)}”，请写 30、10个工作日 或 12个月")


def _term(count: int, unit: str) -> Term | None:
    """So many of a unit; None where that is longer than any contract."""
    if unit.endswith(("月", "年")):
        months = count * 12 if unit.endswith("年") else count
        return Term(0, months=months) if 0 < months <= MOST_MONTHS else None
    working = "工作日" in unit
    return Term(count, working) if count <= (MOST_WORKDAYS if working else MOST_DAYS) else None
