"""What the cells of a ledger mean: amounts in 元, days, periods. Pure."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from huikuan_cli.core.ledger.grid import text_of
from huikuan_cli.core.text.amounts import MAX_AMOUNT, parse_amount
from huikuan_cli.core.text.terms import parse_term
from huikuan_cli.core.text.values import YEARS, Unclear, brief, half_width, iso, parse_date

CENT = Decimal("0.01")
ONE = Decimal(1)
_EPOCH = date(1899, 12, 30)  # day 0 of a spreadsheet, as every day since March 1900 counts
_SERIALS = range(20_000, 80_000)  # 1954 to 2119: a number that is a day which lost its format
_PLAIN_SUM = re.compile(r"([-+(]?)(?:rmb|cny|[\u00a5￥])?([-+]?)(\d[\d,]*\.?\d*|\.\d+)(?:元|cny)?(\)?)", re.I)
_SPACED_NAME = re.compile(r"[\u4e00-\u9fff]\s+[\u4e00-\u9fff]{1,2}")
_COMPACT_DAY = re.compile(r"(19|20)\d{6}")
_EMPTY = {"", "-", "--", "—", "——", "/", "无", "n/a", "#n/a", "null", "不适用", "0000-00-00", "待定", "未定"}


def amount_of(cell: Any, unit: Decimal = ONE) -> Decimal | None:
    """An amount in 元 to the cent; None for an empty cell. A number, and a text that is one (1,234.50, (1,234.50), ￥86), counts in the
    `unit` of its column; 86万 says its own. Raises Unclear."""
    if isinstance(cell, bool):
        raise Unclear(f"“{text_of(cell)}”不是金额")
    if isinstance(cell, int | float):
        return _in_yuan(cell, unit)
    text = half_width(text_of(cell)).replace(" ", "")
    if text.casefold() in _EMPTY:
        return None
    found = _PLAIN_SUM.fullmatch(text)
    if found is None:
        return parse_amount(text)
    value = Decimal(found[3].replace(",", ""))
    less = "-" in (found[1], found[2]) or (found[1] == "(" and bool(found[4]))
    return _bounded((-value if less else value) * unit, text)


def person_of(cell: Any) -> str:
    """The name of one of us, without the blank that lines up short names on paper (张 强)."""
    text = text_of(cell).strip()
    return "".join(text.split()) if _SPACED_NAME.fullmatch(text) else text


def _in_yuan(cell: float, unit: Decimal) -> Decimal:
    if cell != cell or abs(cell) > 1e13:  # not a number, or too large for any unit
        raise Unclear(f"金额“{brief(str(cell))}”太大，请核对")
    return _bounded(Decimal(str(cell)) * unit, str(cell))


def _bounded(value: Decimal, shown: str) -> Decimal:
    if abs(value) > MAX_AMOUNT:
        raise Unclear(f"金额“{brief(shown)}”太大，请核对单位（元、万元）")
    return value.quantize(CENT, ROUND_HALF_UP)


def day_of(cell: Any, today: date) -> date | None:
    """A day; None for an empty cell and for words that name none (验收后付). Raises Unclear for what looks like a day and is none."""
    if isinstance(cell, datetime):
        return _in_years(cell.date())
    if isinstance(cell, date):
        return _in_years(cell)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _of_number(cell)
    text = text_of(cell)
    if half_width(text).casefold() in _EMPTY or not re.search(r"\d", text):
        return None
    plain = re.sub(r"[日号]?前$", "", text) if re.search(r"\d[日号]?前$", text) else text
    if plain.isdecimal():
        return _of_number(int(plain))
    return parse_date(plain, today)


def _of_number(cell: float) -> date | None:
    """A day that a spreadsheet keeps as a number: its serial, or 20250710."""
    if not cell:
        return None
    number = int(cell)
    if _COMPACT_DAY.fullmatch(str(number)):
        return parse_date(str(number), _EPOCH)
    if number not in _SERIALS:
        raise Unclear(f"“{text_of(cell)}”不像日期，请写成 2025-07-10")
    return _EPOCH + timedelta(days=number)


def _in_years(day: date) -> date:
    if day.year not in YEARS:
        raise Unclear(f"日期 {iso(day)} 的年份不像，请核对")
    return day


def term_of(cell: Any) -> str:
    """A period within which is paid, as answers have it (30, 3个月); empty where no figure is there (验收后付). Raises Unclear."""
    text = text_of(cell)
    if half_width(text).casefold() in _EMPTY or not re.search(r"[\d一二三四五六七八九十两半]", text):
        return ""
    found = re.fullmatch(r"月结(\d{1,3})天?", text)
    if found or text == "0":
        return ""  # counted from the end of a month, which the clock does not know
    return parse_term(text).text()
