"""Working days in China: weekends, public holidays and shifted working days (调休)."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

# 全国年节及纪念日放假办法: the holidays that fall on the same date every year
FIXED_HOLIDAYS = {(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)}


@lru_cache(maxsize=4096)
def is_workday(day: date) -> bool:
    """Whether offices work on this day.

    A year without a holiday table (see `has_table`) knows weekends and the holidays of fixed date only.
    """
    if has_table(day.year):
        from chinese_calendar import is_workday as official

        return bool(official(day))
    return day.weekday() < 5 and (day.month, day.day) not in FIXED_HOLIDAYS


@lru_cache(maxsize=1)
def _years() -> tuple[int, int]:
    from chinese_calendar import constants

    return min(constants.holidays).year, max(max(constants.holidays), max(constants.workdays)).year


def has_table(year: int) -> bool:
    """Whether the holiday arrangement of this year is known to the calendar."""
    first, last = _years()
    return first <= year <= last


@lru_cache(maxsize=4096)
def is_public_holiday(day: date) -> bool:
    """Whether the day is in an official holiday, not merely on a weekend."""
    if has_table(day.year):
        from chinese_calendar import get_holiday_detail

        off, name = get_holiday_detail(day)
        return bool(off and name)
    return (day.month, day.day) in FIXED_HOLIDAYS


def rolled(day: date) -> date:
    """The day itself, or the first working day after it (民法典第203条)."""
    while not is_workday(day):
        day += timedelta(days=1)
    return day


@lru_cache(maxsize=4096)
def plus_workdays(day: date, count: int) -> date:
    """The working day `count` working days after `day`; for 0 the day itself, rolled to a working day."""
    if count == 0:
        return rolled(day)
    step = timedelta(days=1 if count > 0 else -1)
    for _ in range(abs(count)):
        day += step
        while not is_workday(day):
            day += step
    return day


def plus_years(day: date, years: int) -> date:
    """The same day `years` later; 29 February becomes the last day of the month (民法典第202条)."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def minus_months(day: date, months: int) -> date:
    """The same day `months` earlier, or the last day of that month."""
    return plus_months(day, -months)


def plus_months(day: date, months: int) -> date:
    """The same day `months` later, or the last day of that month (民法典第202条)."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
