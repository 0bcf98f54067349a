"""The plan that was made for a receivable of a ledger, found by what both say, and what its log has come to. Pure; nothing is stored."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from huikuan_cli.core.advice.plan import written
from huikuan_cli.core.agenda.items import items, standing_of
from huikuan_cli.core.agenda.naming import NamedPlan, age
from huikuan_cli.core.log.promises import BROKEN
from huikuan_cli.core.text.plain_name import plain
from huikuan_cli.core.text.values import short_date


class LinkedPlan(NamedTuple):
    """A plan file with what its log says by a day: promises that were broken, the day of the first of them, what is to be done next, and
    whether the case was closed."""

    file: str
    broken: int = 0
    broken_day: date | None = None
    next: str = ""
    closed: bool = False


class PlanLinks:
    """The plans by contract number, and by customer and project where a plan names no number; the later of two visits counts."""

    def __init__(self, plans: Iterable[NamedPlan], today: date) -> None:
        self._today, self._read = today, dict[str, LinkedPlan]()
        self._by: dict[tuple[str, str], NamedPlan] = {}
        for one in sorted(plans, key=age):
            self._by[_key(one.facts.customer, written(one.facts.contract), written(one.facts.project))] = one

    def of(self, customer: str, contract: str, project: str) -> LinkedPlan | None:
        """The plan for a receivable; None where there is none."""
        one = self._by.get(_key(customer, contract, project)) or self._by.get(_key(customer, "", project))
        if one is None:
            return None
        if one.file not in self._read:
            self._read[one.file] = _standing(one, self._today)
        return self._read[one.file]


def _key(customer: str, contract: str, project: str) -> tuple[str, str]:
    return plain(customer), f"#{plain(contract)}" if contract else plain(project)


def _standing(plan: NamedPlan, today: date) -> LinkedPlan:
    standing = standing_of(plan.facts, today)
    broken = sorted(
        one.due for one in standing.promises if one.due and not one.instead and one.state(today) == BROKEN
    )
    todo = min(items(plan.facts, today), key=lambda one: (one.day, one.kind), default=None)
    said = f"{short_date(todo.day)} {todo.action}" if todo else ""
    return LinkedPlan(
        plan.file, len(broken), broken[0] if broken else None, said, standing.closed is not None
    )
