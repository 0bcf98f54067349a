"""Sums, counts and days in a sentence, in a form in which two sentences can be compared. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from decimal import Decimal

from huikuan_cli.core.text.amounts import parse_amount
from huikuan_cli.core.text.numerals import spelled
from huikuan_cli.core.text.vague import han_number
from huikuan_cli.core.text.values import Unclear, parse_date, weekday_name

FEW = 10  # days within which we may promise something of our own
DAYS = ("天", "日内", "个工作日")
FREE = 31  # a bare number up to this counts copies, hours or steps; a larger one must be a fact
AHEAD = 3  # how many times as far away a day to come counts
_ISO = re.compile(r"((?:19|20)\d{2})-(\d{1,2})-(\d{1,2})")
_DAY = re.compile(
    r"(?:(\d{4})年)?(\d{1,2})月(\d{1,2})(?![\d.月万千百元%％])[号日]?(?:[（(]?(?:周|星期|礼拜)([一二三四五六日天]))?"
)
_YEAR_MONTH = re.compile(r"((?:19|20)\d{2})[年-](\d{1,2})(?:月|-)")
_NEARLY = re.compile(r"(\d+(?:\.\d+)?)([万千])(?:多|出头)")
_MONTH = re.compile(r"(\d{1,2})月(?:份|底|初|中旬|上旬|下旬)?")
_HAN = "一二两三四五六七八九"
_TAIL = rf"(?:零?(?:[{_HAN}][千百十])+[{_HAN}]?|零?[{_HAN}](?![千百十万]))?"  # behind 万: 七千五, 三 in 一万三一台
_SUM = re.compile(
    r"\d[\d,]*(?:\.\d+)?(?:[亿万千百][\d.]*)+(?:元|块钱?)?|\d[\d,]*(?:\.\d+)?(?:元|块钱?)"
    rf"|[{_HAN}十][{_HAN}十百千零]*[万亿]{_TAIL}(?:元|块钱)?|[{_HAN}十百千零]{{1,6}}(?:元|块钱)"
)
_PERCENT = re.compile(rf"百分之([{_HAN}十百]{{1,4}})")
_RANGE = re.compile(r"(\d{1,2})月\d{1,2}[号日]?[到至~-](\d{1,2})[号日]")  # 5月26到28号
_TENTHS = re.compile(rf"([{_HAN}])成")
_COUNT = re.compile(r"(\d+(?:\.\d+)?)\s*(%|％|‰|倍|天|日内|个月|年|个工作日)")
_SPELT = r"[一二两三四五六七八九十百千零]{2,9}"  # 二百八十六
_SPAN = re.compile(r"(\d+(?:\.\d+)?)(天|日内|个月|年|个工作日)")
_PLAIN = re.compile(r"\d[\d,]*(?:\.\d+)?")
_SAID = re.compile(r"今天|明天|后天|大后天|(?:下下|下|这|本)?(?:周|星期|礼拜)[一二三四五六日天]")


def figures_in(text: str) -> set[str]:
    """Every sum (元), share, span and large number, each as one word; days are not among them."""
    rest = text
    for days in (_ISO, _DAY, _YEAR_MONTH, _MONTH, _SAID):
        rest = days.sub(" ", rest)
    found: set[str] = set()

    def taken(match: re.Match[str]) -> str:
        amount = _amount(match[0])
        found.add(match[0] if amount is None else plain_number(amount))
        return " "

    rest = _SUM.sub(taken, rest)
    found |= {f"{han_number(one)}0%" for one in _TENTHS.findall(rest)}
    with suppress(ValueError):  # 百分之百
        found |= {f"{han_number(one)}%" for one in _PERCENT.findall(rest)}
    for number, unit in _COUNT.findall(rest):
        found.add(f"{plain_number(Decimal(number))}{'%' if unit in '%％' else unit}")
    for number in _PLAIN.findall(_COUNT.sub(" ", rest)):
        value = Decimal(number.replace(",", ""))
        if value > FREE or value % 1:
            found.add(plain_number(value))
    return found


def _amount(text: str) -> Decimal | None:
    """A sum as it was written, or as it was most likely meant: 八十六万三 is 863,000."""
    with_unit = text if text.endswith(("元", "块", "钱")) else f"{text}元"
    for one in (with_unit, text):
        try:
            return parse_amount(one)
        except Unclear as problem:
            with suppress(Unclear):
                return parse_amount(problem.suggestion)
    loose = re.fullmatch(
        r"(\d+)万(\d{1,3})元", with_unit
    )  # 17万500元: a sum that is only compared with others
    return Decimal(loose[1]) * 10_000 + Decimal(loose[2]) if loose else None


def plain_number(value: Decimal) -> str:
    """A number as it is compared: without an exponent or noughts behind the point."""
    return f"{value.normalize():f}"


def numbers_in(text: str) -> set[str]:
    """Every number of a text by itself, whatever stands behind it."""
    figures = {plain_number(Decimal(one.replace(",", ""))) for one in _PLAIN.findall(text)}
    return figures | {
        plain_number(value) for one in re.findall(_SPELT, text) if (value := spelled(one)) is not None
    }


def unfounded(text: str, facts: str) -> str:
    """The first figure of a text that the facts do not have; empty where all of them stand there. A span is founded by its number
    alone (付款天数：30), a share or a sum only as it is; a few days of our own need no fact."""
    known = figures_in(facts)
    numbers = numbers_in(facts)
    bare = {int(one) for one in _MONTH.findall(facts)}
    strange = {one for one in _months(text) - _months(facts) if int(one.partition("年")[2][:-1]) not in bare}
    if strange:
        return min(strange)
    text = _NEARLY.sub(lambda match: "" if _is_near(match, known) else match[0], text)
    for one in sorted(figures_in(text) - known - numbers):
        if in_ten_thousands(one, numbers):
            continue
        span = _SPAN.fullmatch(one)
        if not span or (span[1] not in numbers and not (span[2] in DAYS and Decimal(span[1]) <= FEW)):
            return one
    return ""


def in_ten_thousands(figure: str, numbers: set[str]) -> bool:
    """Whether a sum was said without its unit: 113000 is 11.3, for everybody speaks in 万."""
    if not figure.isdecimal():
        return False
    short = Decimal(figure) / 10_000
    return short % 1 != 0 and plain_number(short) in numbers


def _months(text: str) -> set[str]:
    """The months of a text that are written with their year."""
    return {f"{year}年{int(month)}月" for year, month in _YEAR_MONTH.findall(text)}


def _is_near(match: re.Match[str], known: set[str]) -> bool:
    """Whether 16万多 is a little less than a sum that is known."""
    unit = Decimal({"万": 10_000, "千": 1_000}[match[2]])
    least = Decimal(match[1]) * unit
    sums = (Decimal(one) for one in known if _PLAIN.fullmatch(one))
    return any(least < one < least + unit for one in sums)


def days_in(text: str, visit: date) -> Iterator[tuple[str, date | None]]:
    """Every day that a text names, as written and as a calendar date in China: 2026-12-01, 12月1号, 下周二, 明天, counted from the
    visit on which it is read; None for one that does not exist, or is on another weekday
    than is written behind it. Without a year, the one in which it lies nearest to the visit; what is past is spoken of more often."""
    yield from written_days(text, visit)
    for match in _SAID.finditer(_DAY.sub(" ", text)):
        try:
            yield match[0], parse_date(match[0].lstrip("这本"), visit)
        except Unclear:
            yield match[0], None


def written_days(text: str, visit: date) -> Iterator[tuple[str, date | None]]:
    """The days of a text that are written as dates, as `days_in` has them."""
    for match in _ISO.finditer(text):
        yield match[0], _date(int(match[1]), int(match[2]), int(match[3]))
    text = _RANGE.sub(lambda match: f"{match[0]}，{match[1]}月{match[2]}号", text)
    for match in _DAY.finditer(_ISO.sub(" ", text)):
        years = [int(match[1])] if match[1] else [visit.year - 1, visit.year, visit.year + 1]
        found = [day for year in years if (day := _date(year, int(match[2]), int(match[3])))]
        nearest = min(found, key=lambda day: _far(day, visit), default=None)
        yield match[0], nearest if _on(nearest, match[4]) else None


def _far(day: date, visit: date) -> int:
    days = (day - visit).days
    return days * AHEAD if days > 0 else -days


def wrong_day(text: str, facts: str, visit: date, days: tuple[date, ...]) -> str:
    """The first day of a text that may not stand there: neither one that is written in the facts nor one of those that may be named
    (`days`: the visit and working days behind it); of a fact without its year any past year may be meant. Empty where all may."""
    known = {day for _, day in written_days(facts, visit) if day}
    every_year = {(int(one[2]), int(one[3])) for one in _DAY.finditer(_ISO.sub(" ", facts)) if not one[1]}
    return next(
        (
            word
            for word, day in days_in(text, visit)
            if day not in known
            and day not in days
            and not (day and day < visit and (day.month, day.day) in every_year)
        ),
        "",
    )


def _on(day: date | None, weekday: str | None) -> bool:
    """Whether a day is on the weekday that is written behind it, where one is."""
    return not weekday or (day is not None and weekday_name(day)[-1] == weekday.replace("天", "日"))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
