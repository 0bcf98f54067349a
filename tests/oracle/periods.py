"""Limitation (民法典 188, 195; 诉讼时效规定 8, 12, 14; 法释〔2018〕12号) and enforcement (民事诉讼法 250)."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from oracle.days import months_before, off_rest, years_after
from oracle.story import COMPLAINT, DEMAND, PAID, PROMISE, SUIT, Happened, Story

NEW_LAW = date(2017, 10, 1)
INTERRUPT = {DEMAND, PROMISE, COMPLAINT, SUIT, PAID}


def one_period(start: date) -> date:
    """Three years; but two where those were over before 2017-10-01 (法释〔2018〕12号 2, 3)."""
    old = years_after(start, 2)
    return old if old < NEW_LAW else years_after(start, 3)


@dataclass(frozen=True)
class Ends:
    plain: date
    moved: date
    alarm: date
    warn: date
    counted: tuple[Happened, ...]
    leans: bool  # it rests on a complaint, of which courts think differently


def happenings(story: Story) -> list[Happened]:
    paid = [Happened(one.day, PAID, one.proved, one.month) for one in story.payments]
    return sorted([*story.events, *paid], key=lambda one: one.day)


def _chain(
    story: Story, start: date, end: date, moved: date, kinds: set[str], late: bool
) -> tuple[date, date, list[Happened]]:
    """From one interruption to the next: each has to be proved, after `start`, not after the end of its period, and past. Of one
    that is known by its month only, this has to be so on the first and on the last day of it; it then counts from the first."""
    counted = []
    for one in happenings(story):
        latest = one.day.replace(day=monthrange(one.day.year, one.day.month)[1]) if one.month else one.day
        alive = latest <= (moved if late else end)
        if one.proved and one.kind in kinds and start < one.day <= story.today and alive:
            counted.append(one)
            end = one_period(one.day)
            moved = off_rest(end)
    return end, moved, counted


def limitation(story: Story, due: date, cautious: date) -> Ends:
    """`due` as counted, before moving; `cautious`: the earliest day by which a court could find the money due."""
    due_moved = off_rest(due)
    last = years_after(due, 20)
    end, moved, counted = _chain(
        story, due_moved, one_period(due), off_rest(one_period(due_moved)), INTERRUPT, late=True
    )
    plain, moved = min(end, last), min(moved, off_rest(years_after(due_moved, 20)))
    first = one_period(cautious)
    sure, _, _ = _chain(story, cautious, first, first, INTERRUPT - {COMPLAINT}, late=False)
    alarm = min(sure, years_after(cautious, 20), plain)
    without, _, _ = _chain(
        story, due_moved, one_period(due), off_rest(one_period(due_moved)), INTERRUPT - {COMPLAINT}, late=True
    )
    return Ends(plain, moved, alarm, months_before(alarm, 6), tuple(counted), end != without)


def enforcement(last_days: list[date], effective: date, interruptions: tuple[date, ...] = ()) -> date:
    """Two years from the last day for performance; of instalments from the last one's; none named: from effect.

    A later interruption within the period starts it anew. The day as counted, before moving it off rest days.
    """
    start = max(last_days) if last_days else effective
    end = years_after(start, 2)
    for day in sorted(interruptions):
        if start <= day <= off_rest(end):
            end = years_after(day, 2)
    return end
