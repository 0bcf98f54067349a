"""Days as the law counts them (民法典 201-203), one by one. Shares no code with the product.

The holidays are the yearly notices as the table of public holidays lists them; read here as bare data.
"""

from __future__ import annotations

from datetime import date, timedelta

from chinese_calendar.constants import holidays, workdays

ONE = timedelta(1)
TABLE = (2004, 2026)
# 全国年节及纪念日放假办法, the days that need no lunar calendar: what is known of a year without a notice
FIXED = {(1, 1), (5, 1), (10, 1), (10, 2), (10, 3)}
SECOND_OF_MAY_SINCE = 2025


def has_notice(day: date) -> bool:
    return TABLE[0] <= day.year <= TABLE[1]


def rests(day: date) -> bool:
    """A weekend or a public holiday, unless the notice made it a working day."""
    if not has_notice(day):
        labour = (day.month, day.day) == (5, 2) and day.year >= SECOND_OF_MAY_SINCE
        return day.isoweekday() > 5 or (day.month, day.day) in FIXED or labour
    if day in workdays:
        return False
    return day in holidays or day.isoweekday() > 5


def days_after(start: date, count: int) -> date:
    """201: the first day is not counted, counting begins on the next one."""
    day = start
    for _ in range(count):
        day += ONE
    return day


def working_days_after(start: date, count: int) -> date:
    day = start
    while count > 0:
        day += ONE
        if not rests(day):
            count -= 1
    return day


def off_rest(day: date) -> date:
    """203: a last day that is a day of rest gives way to the first day after the rest."""
    while rests(day):
        day += ONE
    return day


def _in_month(year: int, month: int, wanted: int) -> date:
    """202: the same day of the month, or its last one where there is none."""
    while True:
        try:
            return date(year, month, wanted)
        except ValueError:
            wanted -= 1


def years_after(start: date, years: int) -> date:
    return _in_month(start.year + years, start.month, start.day)


def months_before(end: date, months: int) -> date:
    year, month = end.year, end.month
    for _ in range(months):
        year, month = (year - 1, 12) if month == 1 else (year, month - 1)
    return _in_month(year, month, end.day)


def days_late(due: date, last: date) -> int:
    """The day after the due date is the first day late, the last day counts too."""
    late = 0
    day = due
    while day < last:
        day += ONE
        late += 1
    return late
