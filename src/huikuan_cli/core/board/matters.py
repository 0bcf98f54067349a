"""The plans of a team by receivable: one contract with a customer is counted once, however many visits were planned for it. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from huikuan_cli.core.agenda.items import standing_of
from huikuan_cli.core.agenda.naming import NamedPlan, age
from huikuan_cli.core.agenda.same_receivable import by_receivable, names_of_plan
from huikuan_cli.core.log import Promise, Standing, Visit


class TeamPlan(NamedTuple):
    """A plan and who of us goes there, by name; empty where nobody is named."""

    plan: NamedPlan
    who: str


class Talked(NamedTuple):
    """A talk with a customer, by whom of us, and what was promised in it as it stands today."""

    who: str
    customer: str
    visit: Visit
    promise: Promise | None


class BoardMatter(NamedTuple):
    """The plans of one receivable, the oldest first, and where the last of them stands."""

    plans: tuple[TeamPlan, ...]
    standing: Standing
    talks: tuple[Talked, ...]

    def last(self) -> TeamPlan:
        """The plan that counts now."""
        return self.plans[-1]

    def closed(self) -> bool:
        """Whether the receivable was closed."""
        return self.standing.closed is not None


def matters(plans: Iterable[TeamPlan], today: date) -> list[BoardMatter]:
    """The receivables of some plans."""
    listed = sorted(plans, key=lambda one: age(one.plan))
    groups = by_receivable(listed, [names_of_plan(one.plan.facts) for one in listed])
    return [_matter(group, today) for group in groups]


def _matter(plans: list[TeamPlan], today: date) -> BoardMatter:
    standings = [standing_of(one.plan.facts, today) for one in plans]
    return BoardMatter(tuple(plans), standings[-1], tuple(_talks(plans, standings)))


def _talks(plans: list[TeamPlan], standings: list[Standing]) -> list[Talked]:
    """Every talk once, by whoever wrote it down first: a later plan has taken over the log of an earlier one, and knows best what
    became of a promise."""
    found: dict[str, tuple[str, Visit]] = {}
    promises: dict[str, Promise] = {}
    for plan, standing in zip(plans, standings, strict=True):
        for visit in standing.visits:
            if visit.id not in found or not visit.source:
                found[visit.id] = plan.who, visit
        promises |= {one.id: one for one in standing.promises}
    customer = plans[-1].plan.facts.customer
    talks = [Talked(who, customer, visit, promises.get(id)) for id, (who, visit) in found.items()]
    return sorted(talks, key=lambda one: (one.visit.day, one.visit.id))
