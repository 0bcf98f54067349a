"""What a plan file says of its days, its papers and its log: as written, small, and ready to be kept as JSON. Light to load."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple


class Step(NamedTuple):
    """A dated step as its plan file has it; the ISO day is empty in plans of older versions. `firm`: 是 where it does not wait."""

    id: str
    iso: str
    spoken: str
    at: str
    action: str
    firm: str = ""


class PlannedTodo(NamedTuple):
    """A gap to close: what is lacking, whom to ask, with which words, and by when (11月24日周二前), as written."""

    id: str
    item: str
    who: str
    how: str
    by: str


class PlanFacts(NamedTuple):
    """A plan as its file has it. `opening`: the first words to say; `made`: the day that it was worked out for; `period`, `expiry` and `alarm`: the limitation, or the
    period to apply for enforcement, its end and the earliest day on which a court could find it over; `earlier`: the file of the
    plan that it goes on from; `owner`: who of us goes there; `points`, `verdict` and `reds`: the readiness, and the red lights with ／ between; `log`: the entries as they stand there; `wrong`: what is wrong in the file, a sentence for each."""

    customer: str = ""
    project: str = ""
    contract: str = ""
    person: str = ""
    visit: str = ""
    want: str = ""
    opening: str = ""
    promise: str = ""
    made: str = ""
    period: str = ""
    expiry: str = ""
    alarm: str = ""
    earlier: str = ""
    owner: str = ""
    points: str = ""
    verdict: str = ""
    reds: str = ""
    steps: tuple[Step, ...] = ()
    todos: tuple[PlannedTodo, ...] = ()
    log: Any = ()
    wrong: tuple[str, ...] = ()

    def plain(self) -> list[Any]:
        """As JSON keeps it."""
        return list(self)


def from_plain(data: Any) -> PlanFacts:
    """What `plain` made. Raises TypeError or ValueError for anything else."""
    if not isinstance(data, list) or len(data) != len(PlanFacts._fields):
        raise ValueError(data)
    *texts, steps, todos, log, wrong = data
    if not all(isinstance(one, str) for one in (*texts, *wrong)):
        raise ValueError(data)
    made = tuple(Step(*one) for one in steps), tuple(PlannedTodo(*one) for one in todos), log, tuple(wrong)
    return PlanFacts._make((*texts, *made))


class DaySpan(NamedTuple):
    """When something of a plan can be named, as ISO dates, as long as its file stays the same: not before `first`, and not from `quiet` on,
    when all was done, until `again`, when the alarm speaks. Empty: always, never, never."""

    first: str = ""
    quiet: str = ""
    again: str = ""

    def idle(self, day: date) -> bool:
        """Whether nothing can be named on a day."""
        iso = day.isoformat()
        ended = bool(self.quiet) and iso >= self.quiet and (not self.again or iso < self.again)
        return iso < self.first or ended
