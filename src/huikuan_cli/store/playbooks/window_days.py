"""A window of the year whose days a team changed, while the lines of ours in it still name the old ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from huikuan_cli.core.advice.windows import day_of
from huikuan_cli.core.law.workdays import is_public_holiday, is_workday, plus_workdays
from huikuan_cli.core.text.values import brief, weekday_name
from huikuan_cli.errors import Problem
from huikuan_cli.store.playbooks.layered_file import Stack

CALENDAR, WINDOWS, WHEN, START, END, NAME = "calendar.yaml", "窗口", "条件", "从", "到", "名称"
YEAR = 2026  # any that is no leap year
_DAY = re.compile(r"(?<!\d)(\d{1,2})月(\d{1,2})[日号]")
Span = tuple[date, date]


def left_days(stack: Stack, today: date) -> Iterator[Problem]:
    """Advice on each window whose 从 or 到 a team changed: the days in its own lines that do not fit any more, the days between it and the
    window that began on the day after it (or ended on the day before), and a last day on which nobody works, the next time from today."""
    if not stack.teams() or not stack.has_ours():
        return
    before, now = (
        {one["id"]: one for one in rows} for rows in (_windows(stack.parts[-1].data), _windows(stack.data()))
    )
    for id, one in now.items():
        had = before.get(id)
        old, new = _span(had), _span(one)
        if (
            had is None or old is None or new is None or old == new or new[1] < new[0]
        ):  # which is told as wrong
            continue
        found = [f"“{key}”还写着 {'、'.join(days)}" for key, days in _off(had, one, old, new)]
        found += _elsewhere(had, one, old, new)
        found += [told for other in now.values() if WHEN not in one for told in _parted(other, old, new)]
        found += _idle_end(one[END], today) if old[1] != new[1] else ()
        if found:
            key = END if old[1] != new[1] else START
            text = f"{id} 的“{key}”改成了 {one[key]}，{'；'.join(found)}"
            yield Problem(
                text, "一起改，或者另写一句", CALENDAR, code="P311", at=(WINDOWS, id, key), minor=True
            )


def left_days_in_kind(over: Stack | None, file: str, today: date) -> Iterator[Problem]:
    """The same for what one kind of customer lays over the windows (`over`, its part on top), at its lines in its own file."""
    for one in left_days(over, today) if over else ():
        if over and over.find(one.at)[0] is over.parts[0]:
            yield one._replace(file=file)


def _windows(data: Any) -> list[dict[str, Any]]:
    found = data.get(WINDOWS, []) if isinstance(data, dict) else []
    return [one for one in found if isinstance(one, dict) and isinstance(one.get("id"), str)]


def _span(one: dict[str, Any] | None) -> Span | None:
    """The first and the last day; None where they are not written as such."""
    try:
        return (day_of(one[START], YEAR), day_of(one[END], YEAR)) if one else None
    except (KeyError, TypeError, ValueError):
        return None


def _off(had: dict[str, Any], one: dict[str, Any], old: Span, new: Span) -> Iterator[tuple[str, list[str]]]:
    """The lines that a team left as they were, with the days in them that fitted the old window and do not fit the new one."""
    for key, text in one.items():
        if isinstance(text, str) and key not in (START, END) and text == had.get(key):
            days = [found[0] for found in _DAY.finditer(text) if _is_off(found, old, new)]
            if days:
                yield key, days


def _is_off(found: re.Match[str], old: Span, new: Span) -> bool:
    try:
        day = date(YEAR, int(found[1]), int(found[2]))
    except ValueError:
        return False
    was_bound = any(day == before != after for before, after in zip(old, new, strict=True))
    return was_bound or (old[0] <= day <= old[1] and not new[0] <= day <= new[1])


def _elsewhere(had: dict[str, Any], one: dict[str, Any], old: Span, new: Span) -> Iterator[str]:
    """That a window has no day left of those it had, while it is called what it was."""
    if (new[1] < old[0] or old[1] < new[0]) and one.get(NAME) == had.get(NAME):
        yield f"和原来的 {_days(*old)} 一天也不挨着，说的还是“{brief(str(one.get(NAME, '')))}”；想另加一个窗口，换一个新编号写全"


def _parted(other: dict[str, Any], old: Span, new: Span) -> Iterator[str]:
    """That another window began on the day after the old end of this one (or ended on the day before its old start), and now there are days
    between the two, or days in both."""
    span, day = _span(other), timedelta(days=1)
    if span is None or WHEN in other:
        return
    name = f"{other['id']}（{other['名称']}）"
    if span[0] == old[1] + day and span[0] != new[1] + day:
        yield f"{name}从 {other[START]} 起，和它接不上了：{_between(new[1] + day, span[0] - day)}"
    if span[1] == old[0] - day and span[1] != new[0] - day:
        yield f"{name}到 {other[END]} 止，和它接不上了：{_between(span[1] + day, new[0] - day)}"


def _between(first: date, last: date) -> str:
    """The days from the first to the last belong to neither of two windows; to both, where the last is before the first."""
    if first <= last:
        return f"{_days(first, last)} 两边都不算"
    return f"{_days(last + timedelta(days=1), first - timedelta(days=1))} 两边都算"


def _days(first: date, last: date) -> str:
    return f"{first:%m-%d}" if first == last else f"{first:%m-%d} 到 {last:%m-%d}"


def _idle_end(end: str, today: date) -> Iterator[str]:
    """That nobody works on the last day of a window, the next time that it comes."""
    day = next((d for year in (today.year, today.year + 1) if (d := day_of(end, year)) >= today), today)
    if not is_workday(day):
        last = plus_workdays(day, -1)
        what = "放假" if is_public_holiday(day) else f"是{weekday_name(day)}"
        yield f"{day.year}年这一天{what}，最后一个上班的日子是 {last:%m-%d}"
