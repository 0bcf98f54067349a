"""A day of the past of which only the month or the year is known: 2025年9月 is 2025-09, 2025年 is 2025. Pure.

春节 or 上半年 is asked back with the first month that it may be: the earlier one is the careful one.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from huikuan_cli.core.text.vague import YEAR_WORDS, han_number, in_figures, without_hedges
from huikuan_cli.core.text.values import UNKNOWN, YEARS, Unclear, brief, half_width, parse_date

# patterns as text: they are compiled when they are first used
_YEAR = r"(?P<year>\d{4}|\d{2}(?=年)|[去前今本](?=年))"
_MONTH = rf"(?:{_YEAR}\s*[-/.年]\s*)?(?P<month>\d{{1,2}}|[一二三四五六七八九十]{{1,2}})\s*月?"
_VAGUE_PART = r"(?:份|里|间|左右|前后|底|末|初|中旬?|[上下]旬)*"
_YEAR_ALONE = rf"{_YEAR}年?(?:左右|前后)?"
MONTH_ALONE = _CANONICAL_MONTH = r"(\d{4})-(\d{2})"
MONTH_LENGTH = 7
LONGEST_SEASON = 14  # characters of what names a time of the year, with some words around it
_NEW_YEARS_IN_JANUARY = (2012, 2014, 2017, 2020, 2022, 2023, 2025, 2028)  # or on the first days of February
_SEASONS = {
    "元旦|年初|上半年|寒假|一季度|1季度": 1,
    "春天|春季": 3,
    "清明|二季度|2季度": 4,
    "五一|劳动节": 5,
    "端午|夏天|夏季|年中": 6,
    "暑假|下半年|三季度|3季度": 7,
    "秋天|秋季|中秋": 9,
    "国庆|十一|四季度|4季度": 10,
    "冬天|冬季": 11,
    "年底|年末|岁末": 12,
}
_NEW_YEAR = "春节|过年|大年|(?<![\\d一二三四五六七八九十两几])年[前后]|正月"


def parse_month(raw: str, today: date) -> str:
    """What is known of a day in the past: 2025-09 of 2025年9月份, 去年9月 or 9月 (the last one), 2025 of 2025年.

    Raises Unclear for everything else; of 2024年春节 with the month that is likely meant.
    """
    text = re.sub(r"\s+", "", half_width(raw))
    text = text if text.endswith("年前") else without_hedges(text)
    if not re.search(r"月", text) and (found := re.fullmatch(_YEAR_ALONE, text)):
        year = _year(found["year"], today)
        if year in YEARS:
            return str(year)
    spelled = in_figures(re.sub(_VAGUE_PART + "$", "", text) + "一日").removesuffix("1日")
    found = re.fullmatch(_MONTH + _VAGUE_PART, spelled if spelled.endswith("月") else text)
    if found and ("月" in text or found["year"]):
        return _month(found, raw, today)
    raise _season(text, raw, today)


def known_day(text: str, today: date) -> tuple[date, date | None] | None:
    """What parse_month or parse_date has written, as the first day that it may have been and, where only the month is known, the
    last; None where the day is not known better than by its year."""
    if text == UNKNOWN or re.fullmatch(r"\d{4}", text):
        return None
    if found := re.fullmatch(_CANONICAL_MONTH, text):
        first = date(int(found[1]), int(found[2]), 1)
        return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return parse_date(text, today), None


def month_end(first: date, today: date) -> date:
    """The last day of a month, of the present one today."""
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return today if first <= today < last else last


def month_words(first: date) -> str:
    """2025年9月."""
    return f"{first.year}年{first.month}月"


def _year(said: str, today: date) -> int:
    if said in YEAR_WORDS:
        return today.year + YEAR_WORDS[said]
    return int(said) + (2000 if len(said) == 2 else 0)


def _month(found: re.Match[str], raw: str, today: date) -> str:
    try:
        month = han_number(found["month"])
        year = _year(found["year"], today) if found["year"] else today.year - (month > today.month)
        first = date(year, month, 1)
    except ValueError:
        raise Unclear(f"没有“{brief(raw)}”这个月，请核对") from None
    if year not in YEARS:
        raise Unclear(f"日期“{brief(raw)}”的年份不像，请核对")
    return f"{first:%Y-%m}"


def _season(text: str, raw: str, today: date) -> Unclear:
    """春节, 国庆, 上半年: asked back with a month."""
    if re.search("[日号]", text) or len(text) > LONGEST_SEASON:  # a day was meant, or something else is told
        return Unclear(f"看不懂日期“{brief(raw)}”")
    said = re.match(_YEAR, text)
    year = _year(said["year"], today) if said else today.year
    found = next((month for words, month in _SEASONS.items() if re.search(words, text)), None)
    if re.search(_NEW_YEAR, text):
        found = 1 if year in _NEW_YEARS_IN_JANUARY else 2
    if found is None or year not in YEARS:
        return Unclear(f"看不懂日期“{brief(raw)}”，请写成 2025-07-10，只知道哪个月就写 2025-09")
    if not said and (year, found) > (today.year, today.month):
        year -= 1
    first = date(year, found, 1)
    return Unclear(
        f"“{brief(raw)}”没说到哪个月，是 {month_words(first)}吗？请写成 {first:%Y-%m}", f"{first:%Y-%m}"
    )
