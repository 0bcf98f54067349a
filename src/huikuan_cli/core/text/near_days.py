"""Days named from today (明天, 下周三), and one day said in two ways in one breath (明天1号, 3号周四). Pure."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, timedelta
from typing import NamedTuple

from huikuan_cli.core.text.vague import YEAR_WORDS, han_number

# patterns as text: they are compiled when they are first used
WEEKDAYS = "一二三四五六日"
_RELATIVE = {"今天": 0, "明天": 1, "后天": 2, "大后天": 3, "昨天": -1, "前天": -2}
_WEEK = r"(上|下|本|这)?个?(?:周|星期|礼拜)([一二三四五六日天1-7])"
HAN_OR_DIGITS = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_YEAR = r"(?:(?P<year>\d{4}|\d{2}(?=[-/.年])|[去前今本明后](?=年))\s*[-/.年]\s*)"
_IN_FIGURES = rf"(?:{_YEAR}?(?P<month>{HAN_OR_DIGITS})\s*[-/.月]\s*)?(?P<day>{HAN_OR_DIGITS})\s*[日号]"
_BARE = rf"{_YEAR}?(?P<month>\d{{1,2}})\s*[-/.月]\s*(?P<day>\d{{1,2}})"
_ONE = (
    r"大后天|[今明后昨前]天",
    r"(?:上|下|本|这)?个?(?:周|星期|礼拜)[一二三四五六日天]",
    re.sub(r"\?P<\w+>", "?:", rf"{_IN_FIGURES}|{_BARE}"),
)
_BETWEEN = r"[\s,、()的]*(?:也?就?是)?[\s,、(]*"
_SEVERAL = rf"({'|'.join(_ONE)}){_BETWEEN}({'|'.join(_ONE)})(?:{_BETWEEN}({'|'.join(_ONE)}))?\)?"
_WITH_YEAR = r"\d{4}|年|\d[-/.]\d+[-/.]\d"
_MONTHS_AROUND = (-1, 0, 1)
DAYS_AROUND = 120  # days within which a weekday says of which year a day is


class NearDay(NamedTuple):
    """What several words for one day say: the day that they agree on, else None; and the day that each means by itself."""

    day: date | None
    each: tuple[tuple[str, date], ...]

    def likely(self) -> date:
        """The day in figures, where they do not agree: it is what an appointment is written down with."""
        return self.each[-1][1]


def day_from_today(text: str, today: date) -> date | None:
    """今天, 大后天, 下周三, 星期五 as a day; None for anything else. A bare weekday is that of this week."""
    if text in _RELATIVE:
        return today + timedelta(days=_RELATIVE[text])
    week = re.fullmatch(_WEEK, text)
    if not week:
        return None
    word = week[2].replace("天", "日")
    index = int(word) - 1 if word.isdigit() else WEEKDAYS.index(word)
    monday = today - timedelta(days=today.weekday())
    return monday + timedelta(days=index + {"下": 7, "上": -7}.get(week[1], 0))


def next_with_day(number: int, today: date) -> date:
    """The next day with this number in its month (1 to 31), today included."""
    firsts = [(today.replace(day=1) + timedelta(days=32 * n)).replace(day=1) for n in range(3)]
    return min(day for day in _existing([(one.year, one.month, number) for one in firsts]) if day >= today)


def last_with_day(number: int, today: date) -> date:
    """The last day with this number in its month (1 to 31), today included."""
    firsts = [(today.replace(day=1) - timedelta(days=28 * n)).replace(day=1) for n in range(4)]
    return max(day for day in _existing([(one.year, one.month, number) for one in firsts]) if day <= today)


def told_in_several_ways(text: str, today: date, *, ahead: bool = False) -> NearDay | None:
    """One day in two or three words: 明天1号, 12月1号明天, 后天2号周三, 3号周四; None where it is no such thing, or a weekday is
    all that stands beside a date with its year. `ahead`: it lies before us, as a visit does.

    A weekday beside the day of the month says which month is meant; 下周 is loose in speech, so that on a Monday 下周二1号 may be
    tomorrow. None where two days fit and nobody said that it lies ahead.
    """
    found = re.fullmatch(_SEVERAL, text)
    if not found:
        return None
    words = [one for one in found.groups() if one]
    relative = [one for one in words if one in _RELATIVE]
    weeks = [one for one in words if re.fullmatch(_WEEK, one)]
    figures = [one for one in words if one not in relative and one not in weeks]
    if max(map(len, (relative, weeks, figures))) > 1:
        return None
    if figures and not relative and re.search(_WITH_YEAR, figures[0]):
        return None
    try:
        days = _days(figures[0], today, ahead=ahead and not relative) if figures else []
    except ValueError:  # a number that is no day or no month
        return None
    if figures and not days:
        return None
    each = [(one, day) for one in (*relative, *weeks) if (day := _from_today(one, today, ahead=ahead))]
    each += [(one, _nearest(days, today)) for one in figures]
    fits = _fitting(each, days, weeks, named=bool(relative))
    if len(fits) > 1 and not ahead:  # as in February and March
        return None
    return NearDay(
        min((day for day in fits if abs(day - today).days <= DAYS_AROUND), default=None), tuple(each)
    )


def _from_today(word: str, today: date, *, ahead: bool) -> date | None:
    day = day_from_today(word, today)
    bare = re.match(r"周|星期|礼拜", word)
    return day + timedelta(days=7) if day and bare and ahead and day < today else day


def _fitting(each: list[tuple[str, date]], days: list[date], weeks: list[str], *, named: bool) -> list[date]:
    """The days that all words fit. `named`: the first of the words names a day by itself."""
    weekday = WEEKDAYS.index(weeks[0][-1].replace("天", "日")) if weeks else None
    if named:
        day = each[0][1]
        return [day] if (not days or day in days) and weekday in (None, day.weekday()) else []
    fits = [day for day in days if day.weekday() == weekday]
    return [day for day in fits if day == each[0][1]] or fits


def _days(figures: str, today: date, *, ahead: bool) -> list[date]:
    """The days that figures may mean: of a day alone those of the months around today, without a year those of the years around."""
    found = _around(figures, today)
    return [day for day in found if day >= today] if ahead else found


def _around(figures: str, today: date) -> list[date]:
    found = re.fullmatch(_IN_FIGURES, figures) or re.fullmatch(_BARE, figures)
    assert found
    day = han_number(found["day"])
    if found["month"] is None:
        firsts = [(today.replace(day=15) + timedelta(days=30 * n)).replace(day=1) for n in _MONTHS_AROUND]
        return _existing([(one.year, one.month, day) for one in firsts])
    month, year = han_number(found["month"]), found["year"]
    if year is None:
        return _existing([(today.year + n, month, day) for n in (-1, 0, 1)])
    number = today.year + YEAR_WORDS[year] if year in YEAR_WORDS else int(year) + 2000 * (len(year) == 2)
    return _existing([(number, month, day)])


def _existing(parts: list[tuple[int, int, int]]) -> list[date]:
    found = []
    for year, month, day in parts:
        with suppress(ValueError):
            found.append(date(year, month, day))
    return found


def _nearest(days: list[date], today: date) -> date:
    """The next of some days, else the last."""
    return min(days, key=lambda day: (day < today, abs(day - today)))
