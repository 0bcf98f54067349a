"""The days that stand in a plan file, as its owner may have rewritten them: 2026-12-2周三, 12月4号, 2026/12/4（周五）14:30.

One reading for bare `huikuan`, the calendar, the papers and the screen. Nothing in here asks back or fails: a day that cannot
be read is None. Pure, and light to load.
"""

from __future__ import annotations

import re
from datetime import date, time

_DAY = r"(?:(?<!\d)(\d{4}|\d{2})\s*[-/.年]\s*|(?<![\d.:/-]))(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?![\d:])"
_COMPACT = r"(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)"
_TIME = r"(?<!\d)((?:[01]?\d|2[0-3])[:：][0-5]\d)(?!\d)"


def read_day(text: str, near: date | None) -> date | None:
    """The calendar date that a text names, whatever stands behind it; without a year the one nearest to `near`, and none
    where that is None."""
    year, month, day = text[:4], text[5:7], text[8:]
    if (
        len(text) == len("2026-12-02")
        and text.isascii()
        and (year + month + day).isdigit()
        and text[4] == text[7] == "-"
    ):
        return _day(int(year), int(month), int(day))  # as we write it
    plain = text
    if not text.isascii():
        from huikuan_cli.core.text.vague import in_figures
        from huikuan_cli.core.text.values import Unclear, half_width

        try:
            plain = in_figures(half_width(text))
        except Unclear:
            return None
    found = re.search(_COMPACT, plain) or re.search(_DAY, plain)
    if not found:
        return None
    year, number, last = found[1], int(found[2]), int(found[3])
    if year:
        return _day(int(year) + (2000 if len(year) == 2 else 0), number, last)
    if near is None:
        return None
    days = [_day(near.year + n, number, last) for n in (-1, 0, 1)]
    return min((one for one in days if one), key=lambda one: abs(one - near), default=None)


def read_time(text: str) -> time | None:
    """The time of day in China behind a date (2026-12-01（周二）14:30); None where there is none."""
    found = re.search(_TIME, text)
    if not found:
        return None
    hour, minute = re.split("[:：]", found[1])
    return time(int(hour), int(minute))


def step_day(iso: str, spoken: str, visit: date) -> date | None:
    """The day of a step from its 日期 (`iso`) and its 哪天 (`spoken`); None when neither can be read.

    The spoken day is the one that the sheet prints, so it counts where it was changed by hand, and where a plan of an older
    version has no other: in the year in which it is nearest to the ISO day or the visit.
    """
    from huikuan_cli.core.text.values import short_date

    day = read_day(iso, visit)
    if day and spoken == short_date(day):
        return day
    return read_day(spoken, day or visit) or day


def _day(year: int, month: int, day: int) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if 1990 <= found.year <= 2100 else None
