"""The next window of the budget year, and the last day to hand in papers, counted back in working days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

from msgspec import Struct

from huikuan_cli.core.advice.conditions import Situation, holds
from huikuan_cli.core.law.workdays import has_table, plus_workdays
from huikuan_cli.core.playbook import Calendar, Window


class Opening(Struct, frozen=True):
    """One window of a certain year: its days, and the last day to hand in papers. `sure`: the customer named the
    closing day. `table`: the holiday arrangement of that year is known. `late`: the last day to hand in has passed, but the
    window is still open."""

    window: Window
    start: date
    end: date
    hand_in: date
    sure: bool
    table: bool
    late: bool = False


def openings(
    calendar: Calendar, s: Situation, closing: date | None, visit: date | None = None
) -> tuple[Opening, ...]:
    """The windows that can still be reached, the most fitting first.

    A closing day that the customer named comes first and takes the place of the windows for everybody that close around
    it; then the windows whose condition holds, then the others, each by its last day to hand in papers. What is first asked for on
    the `visit` is handed in on the working day after it, where that is not behind the closing day.
    """
    first = _named(calendar.known, closing, s.today, visit)
    found = [one for w in calendar.windows if not w.when or holds(w.when, s) for one in _coming(w, s.today)]
    if first:
        found = [one for one in found if one.window.when or not _around(one, first[0].end, calendar.around)]
    found.sort(key=lambda one: (not one.window.when, one.hand_in))
    return (*first, *found)


def usual(calendar: Calendar, today: date) -> tuple[Opening, ...]:
    """The windows that hold for everybody, whatever the case, by their last day to hand in papers."""
    found = [one for w in calendar.windows if not w.when for one in _coming(w, today)]
    return tuple(sorted(found, key=lambda one: one.hand_in))


def hand_in_day(windows: tuple[Opening, ...], visit: date, soon: int) -> date | None:
    """The last day to hand in papers for the first window, where it is sure enough and at most so many days off the visit."""
    first = next(iter(windows), None)
    if first is None or (first.window.when and not first.sure):
        return None
    return first.hand_in if abs((first.hand_in - visit).days) <= soon else None


def last_before(closing: date | None, visit: date) -> date | None:
    """The last working day by the closing day that the customer named, the visit where none is left after it; None where he named none,
    or it is over by then."""
    if closing is None or closing < visit:
        return None
    return max(plus_workdays(closing + timedelta(days=1), -1), visit)


def _around(one: Opening, closing: date, days: int) -> bool:
    """Whether a window has begun by the closing day and ends less than so many days before it, or after it."""
    return one.start <= closing and (closing - one.end).days < days


def _named(window: Window, closing: date | None, today: date, visit: date | None) -> tuple[Opening, ...]:
    if closing is None or closing < today:
        return ()
    hand_in = max(plus_workdays(closing, -window.ahead), today)
    if visit and hand_in < visit <= closing:
        hand_in = min(plus_workdays(visit, 1), closing)
    return (Opening(window, today, closing, hand_in, sure=True, table=_known(hand_in, closing)),)


def hand_in_of(window: Window, today: date) -> date | None:
    """The last day to hand in papers for the next time this window is open."""
    return next((one.hand_in for one in _coming(window, today)), None)


def _coming(window: Window, today: date) -> tuple[Opening, ...]:
    """This year's or next year's opening, whichever can still be reached first."""
    return tuple(
        Opening(window, start, end, hand_in, sure=False, table=_known(hand_in, end), late=hand_in < today)
        for start, end, hand_in in _days_to_come(window.start, window.end, window.ahead, today)
    )


@lru_cache(maxsize=64)
def _days_to_come(start: str, end: str, ahead: int, today: date) -> tuple[tuple[date, date, date], ...]:
    """First day, last day and day to hand in of the next time that a window is open; the same for every case of a day."""
    for year in (today.year, today.year + 1):
        last = day_of(end, year)
        if last >= today:
            return ((day_of(start, year), last, plus_workdays(last, -ahead)),)
    return ()


def day_of(text: str, year: int) -> date:
    """The day 11-01 of a year; the last day of February for 02-29 where there is none. Raises ValueError."""
    month, day = (int(part) for part in text.split("-"))
    return date(year, 2, monthrange(year, 2)[1]) if (month, day) == (2, 29) else date(year, month, day)


def _known(*days: date) -> bool:
    return all(has_table(day.year) for day in days)
