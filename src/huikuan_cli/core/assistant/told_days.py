"""Days in a sentence, in a form in which two sentences can be compared, and whether the facts have them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from huikuan_cli.core.text.numerals import spelled_digit
from huikuan_cli.core.text.vague import han_number
from huikuan_cli.core.text.values import Unclear, parse_date, weekday_name

WEEKEND_WITHIN = 14  # days behind the visit in which a Saturday may be named: no pupils are there then
AHEAD = 3  # how many times as far away a day to come counts
ISO_DAY = re.compile(r"((?:19|20)\d{2})-(\d{1,2})-(\d{1,2})")
WRITTEN_DAY = re.compile(
    r"(?:((?:20)?\d{2})年)?(\d{1,2})月(3[01]|[12]\d|0?[1-9])(?![\d.月万千百元分%％])[号日]?(?:[（(]?(?:周|星期|礼拜)([一二三四五六日天]))?"
)
_HAN_DAY = re.compile(
    r"(?:(\d{2}|\d{4})年)?(十[一二]?|[一二三四五六七八九]|\d{1,2})月(?:初)?(?:([一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])(?=[号日])"
    r"|([二三]?十[一二三四五六七八九]|[二三]十)(?![号日一二三四五六七八九十百千万亿几多来元块个台张套件份笔次天米人条辆]))"  # 三月二十七进的账
)
HAN_DIGITS = "一二两三四五六七八九"
_HAN_YEAR = re.compile(
    rf"(?<![{HAN_DIGITS}十百千万])([一二])([零〇{HAN_DIGITS}])年(?=[^多来半以之内后前了]|$)"
)
_END = re.compile(r"(?<=[至到])(?:20\d{2}[年-]|[今去]年)?\d{1,2}[月-]\d{1,2}[号日]?")  # 签至2026年7月10日
_RANGE = re.compile(r"(\d{1,2})月\d{1,2}[号日]?[到至~-](\d{1,2})[号日]")  # 5月26到28号
_MONTH_OR_DAY = re.compile(
    r"(?<!\d)(1[0-2]|0?[1-9])月|(?<!\d)(3[01]|[12]\d|0?[1-9])[号日]|(?<![一二三四五六七八九十])([二三]?十[一二三四五六七八九]?|[一二三四五六七八九])(?:[号日]|两天|(?=、[一二三十]{1,2}[一二三四五六七八九]?(?:[号日]|两天)))"
)
_WEEKDAY = re.compile(r"(?:周|星期|礼拜)[一二三四五六日天]")
DAY_SAID = re.compile(r"今天|明天|后天|大后天|(?:下下|下|这|本)?(?:周|星期|礼拜)[一二三四五六日天]")


def written_days(text: str, visit: date) -> Iterator[tuple[str, date | None]]:
    """The days of a text that are written as dates, as `days_in` has them."""
    for match in ISO_DAY.finditer(text):
        yield match[0], _date(int(match[1]), int(match[2]), int(match[3]))
    text = _RANGE.sub(lambda match: f"{match[0]}，{match[1]}月{match[2]}号", in_digits(text))
    for match in WRITTEN_DAY.finditer(ISO_DAY.sub(" ", text)):
        years = [int(match[1][-2:]) + 2000] if match[1] else [visit.year - 1, visit.year, visit.year + 1]
        found = [day for year in years if (day := _date(year, int(match[2]), int(match[3])))]
        meant = [day for day in found if on_weekday(day, match[4])]
        yield match[0], min(meant, key=lambda day: _far(day, visit), default=None)


def in_digits(text: str) -> str:
    """The text with 六月二十八号 as 6月28号, 二四年上册 as 2024年上册."""

    def written(match: re.Match[str]) -> str:
        year = f"{match[1]}年" if match[1] else ""
        return f"{year}{han_number(match[2])}月{han_number(match[3] or match[4])}"

    text = _HAN_YEAR.sub(lambda year: f"20{spelled_digit(year[1])}{spelled_digit(year[2])}年", text)
    return _HAN_DAY.sub(written, text)


def _far(day: date, visit: date) -> int:
    days = (day - visit).days
    return days * AHEAD if days > 0 else -days


def wrong_day(text: str, facts: str, visit: date, days: tuple[date, ...], *, loose: bool = False) -> str:
    """The first day of a text that may not stand there: 2026-12-01, 12月1号, 下周二, 明天. It has to be written in the facts or be one of those that
    may be named (`days`: the visit, working days behind it, and days before it for what is not said to him), and on the weekday that is
    written behind it; of a fact without its year any past year may be meant. Empty where all may. `loose`: what is said to himself may say
    明天 or 周日 of any day."""
    told = told_days(facts, visit)
    for word, day in written_days(text, visit):
        if day not in days and not told.has(day, visit) and not _at_weekend(word, day, visit):
            return word
    if loose:
        return ""
    for match in DAY_SAID.finditer(WRITTEN_DAY.sub(" ", in_digits(text))):
        as_told = _WEEKDAY.fullmatch(match[0]) and match[0] in facts
        if not as_told and not any(
            day in told.days or day in days for day in _meant(match[0].lstrip("这本"), visit, days)
        ):
            return match[0]
    return ""


def _at_weekend(word: str, day: date | None, visit: date) -> bool:
    """Whether a day soon after the visit is written with its weekday: the working days may be named anyway."""
    return (
        bool(_WEEKDAY.search(word))
        and day is not None
        and visit < day <= visit + timedelta(days=WEEKEND_WITHIN)
    )


def _meant(word: str, visit: date, days: tuple[date, ...]) -> Iterator[date]:
    """The days that 明天 or 周一 may mean: counted from the visit, or from a day before it on which that may be read; a weekday is
    the last one too, and where it is over in its week the next."""
    for base in (visit, *(one for one in days if one < visit)):
        with suppress(Unclear):
            yield (day := parse_date(word, base))
            if _WEEKDAY.fullmatch(word):
                yield day - timedelta(days=7)  # the last one, where the facts speak of it
                yield day + timedelta(days=7 if day <= base else 0)


class ToldDays(NamedTuple):
    """The days of a text, as calendar dates in China, the months and days of those that it names without their year, and those behind the end of
    something (签至2026年7月10日: the 11th), from which on it is over."""

    days: frozenset[date]
    of_any_year: frozenset[tuple[int, int]]
    over_from: frozenset[date]

    def has(self, day: date | None, visit: date) -> bool:
        """Whether a day is one of them; of one without its year any past year may be meant."""
        if day is None:
            return False
        past = (day.month, day.day) in self.of_any_year or day in self.over_from
        return day in self.days or (day <= visit and past)


@lru_cache(maxsize=8)
def told_days(facts: str, visit: date) -> ToldDays:
    """The days that the facts name. Every line of an answer is held against them."""
    digits = in_digits(facts)
    plain = ISO_DAY.sub(" ", digits)
    open_years = {(int(one[2]), int(one[3])) for one in WRITTEN_DAY.finditer(plain) if not one[1]}
    ends = (day for end in _END.findall(digits) for _, day in written_days(end, visit) if day)
    return ToldDays(
        frozenset(day for _, day in written_days(facts, visit) if day),
        frozenset(open_years | set(_in_the_same_month(plain))),
        frozenset(day + timedelta(days=1) for day in ends),
    )


def _in_the_same_month(text: str) -> Iterator[tuple[int, int]]:
    """The days that are told without their month, behind another of the same: 9月29号到，30号拨出去的；11月18日他说这个月六号走完了."""
    for line in text.splitlines():
        month = 0
        for one in _MONTH_OR_DAY.finditer(line):
            month = int(one[1]) if one[1] else month
            if month and not one[1]:
                yield month, int(one[2]) if one[2] else han_number(one[3])


def on_weekday(day: date | None, weekday: str | None) -> bool:
    """Whether a day is on the weekday that is written behind it, where one is."""
    return not weekday or (day is not None and weekday_name(day)[-1] == weekday.replace("天", "日"))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
