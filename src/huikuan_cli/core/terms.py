"""Numbers of days within which a contract is to be paid, as people write them: of the calendar, or working days."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import NamedTuple

from huikuan_cli.core.meant import han_number
from huikuan_cli.core.values import Unclear, brief, half_width


class Term(NamedTuple):
    """A number of days: of the calendar, or working days (`working`)."""

    days: int
    working: bool = False

    def text(self) -> str:
        """The canonical spelling: 30, or 10个工作日."""
        return f"{self.days}个工作日" if self.working else str(self.days)

    def words(self) -> str:
        """As it stands in a sentence: 30 日, 10 个工作日."""
        return f"{self.days} 个工作日" if self.working else f"{self.days} 日"


_DAYS = r"(\d{1,4}|[一二三四五六七八九十两]{1,3})(天|日|个?自然日|个?日历日|个?工作日)?(?:之?内|以内)?"
MOST_DAYS, MOST_WORKDAYS = 3650, 500


def parse_term(raw: str) -> Term:
    """A number of days from 30, 30天, ３０日, 三十日内, 30个自然日, or of working days from 10个工作日. Raises Unclear."""
    text = half_width(raw).replace(" ", "")
    match = re.fullmatch(_DAYS, text)
    working = bool(match) and "工作日" in text
    with suppress(ValueError):
        if match and (days := han_number(match[1])) <= (MOST_WORKDAYS if working else MOST_DAYS):
            return Term(days, working)
    raise Unclear(f"看不懂天数“{brief(raw)}”，请写 30 或 10个工作日")
