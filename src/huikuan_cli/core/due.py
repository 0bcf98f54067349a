"""What is due: the visits and dated steps of plans that are near today. Pure, and light to load: no plan types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from huikuan_cli.core.written_days import read_day, read_time, step_day

BACK, AHEAD = 14, 3  # days that a line may be overdue, or lie ahead
MOST = 8  # lines


class Step(NamedTuple):
    """A dated step as its plan file has it; the ISO day is empty in plans of older versions."""

    iso: str
    spoken: str
    at: str
    action: str


class Dated(NamedTuple):
    """What a plan file says of its days: whom we visit, when and what for, the steps after it, and the file of the plan
    that it goes on from. All as written. `wrong`: what is wrong in the file, a sentence for each."""

    customer: str
    project: str
    visit: str
    person: str
    want: str
    steps: tuple[Step, ...]
    earlier: str = ""
    wrong: tuple[str, ...] = ()


class Kept(NamedTuple):
    """A plan and its file: its name, and the day and number in that name, by which a later plan is known."""

    file: str
    day: date
    number: int
    plan: Dated


class Due(NamedTuple):
    """One thing to do. `person`: whom to see, when it is the visit itself; the action is then what we want of him."""

    day: date
    at: str
    action: str
    person: str = ""


class Group(NamedTuple):
    """What one plan asks for, in the order of the days, and the plan's file."""

    customer: str
    project: str
    file: str
    lines: tuple[Due, ...]


class Agenda(NamedTuple):
    """What is due by plan, the nearest to today first, and how many lines more there are."""

    groups: tuple[Group, ...]
    more: int


def agenda(plans: Iterable[Kept], today: date) -> Agenda:
    """The lines from 14 days overdue to 3 days ahead, of the newest plan for each customer and project; of the others only a visit that is
    still to come, where no later plan goes on from it.

    Of more than 8 lines those nearest to today are kept, so that old ones never crowd out today's.
    """
    listed = list(plans)
    newest = _newest(listed)
    days = {(_matter(kept), _visit(kept)) for kept in newest}
    gone_on = _gone_on_from(listed)
    coming = [
        kept
        for kept in _newest(listed, by_day=True)
        if (_matter(kept), _visit(kept)) not in days and kept.file not in gone_on
    ]
    due = [
        (kept, line)
        for kept, lines in (*((k, _lines(k)) for k in newest), *((k, _coming(k, today)) for k in coming))
        for line in lines
        if -BACK <= (line.day - today).days <= AHEAD
    ]
    due.sort(key=lambda pair: _distance(pair[1].day, today))
    groups: dict[str, list[Due]] = {}
    for kept, line in due[:MOST]:
        groups.setdefault(kept.file, []).append(line)
    of = {kept.file: kept.plan for kept, _ in due}
    return Agenda(
        tuple(
            Group(of[file].customer, of[file].project, file, tuple(sorted(lines, key=lambda one: one.day)))
            for file, lines in groups.items()
        ),
        max(len(due) - MOST, 0),
    )


def _distance(day: date, today: date) -> tuple[int, bool]:
    """How far from today, what lies ahead before what is as long overdue."""
    days = (day - today).days
    return abs(days), days < 0


def _newest(plans: Iterable[Kept], *, by_day: bool = False) -> list[Kept]:
    """The newest plan for each matter; `by_day`: for each day on which a matter is visited."""
    found: dict[tuple[tuple[str, str], date | None], Kept] = {}
    for kept in plans:
        matter = _matter(kept), _visit(kept) if by_day else None
        if matter not in found or _age(found[matter]) < _age(kept):
            found[matter] = kept
    return list(found.values())


def _matter(kept: Kept) -> tuple[str, str]:
    return kept.plan.customer, kept.plan.project


def _visit(kept: Kept) -> date:
    return read_day(kept.plan.visit, kept.day) or kept.day


def _age(kept: Kept) -> tuple[date, int, str]:
    return kept.day, kept.number, kept.file


def _lines(kept: Kept) -> Iterator[Due]:
    """The visit and the steps, with their days."""
    plan = kept.plan
    visit, at = read_day(plan.visit, kept.day) or kept.day, read_time(plan.visit)
    yield Due(visit, f"{at:%H:%M}" if at else "", plan.want, plan.person)
    for step in plan.steps:
        day = step_day(step.iso, step.spoken, visit)
        if day:
            yield Due(day, "" if step.at == "今天" else step.at, step.action)


def _coming(kept: Kept, today: date) -> Iterator[Due]:
    """The visit of a plan, where it is today or to come."""
    visit = next(_lines(kept))
    if visit.day >= today:
        yield visit


def _gone_on_from(plans: Iterable[Kept]) -> set[str]:
    """The files of the plans from which later ones go on."""
    return {kept.plan.earlier for kept in plans if kept.plan.earlier}
