"""The plan that was made for a receivable of a ledger, found by what both say, and what its log has come to. Pure; nothing is stored."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from huikuan_cli.core.agenda.items import HAND_IN, items, standing_of
from huikuan_cli.core.agenda.naming import NamedPlan, age
from huikuan_cli.core.agenda.same_receivable import ReceivableNames, names_of_plan, receivable_keys
from huikuan_cli.core.log.promises import BROKEN
from huikuan_cli.core.text.values import short_date


class LinkedPlan(NamedTuple):
    """A plan file with what its log says by a day: promises that were broken, the day of the first of them, what is to be done next, whether
    the case was closed, the last day to hand in papers with the id of the window, and the day on which they were handed in."""

    file: str
    broken: int = 0
    broken_day: date | None = None
    next: str = ""
    closed: bool = False
    hand_in: date | None = None
    window: str = ""
    handed_in: date | None = None


def linked(
    receivables: Sequence[ReceivableNames], plans: Iterable[NamedPlan], today: date
) -> list[LinkedPlan | None]:
    """For each receivable the plan with the latest visit; None where there is none."""
    listed = sorted(plans, key=age)
    keys = receivable_keys((*(names_of_plan(one.facts) for one in listed), *receivables))
    latest = dict(zip(keys, listed, strict=False))
    read: dict[str, LinkedPlan] = {}
    found: list[LinkedPlan | None] = []
    for key in keys[len(listed) :]:
        one = latest.get(key)
        if one is not None and one.file not in read:
            read[one.file] = _standing(one, today)
        found.append(read[one.file] if one is not None else None)
    return found


def _standing(plan: NamedPlan, today: date) -> LinkedPlan:
    standing = standing_of(plan.facts, today)
    broken = sorted(
        one.due for one in standing.promises if one.due and not one.instead and one.state(today) == BROKEN
    )
    open_ones = items(plan.facts, today, standing)
    todo = min(open_ones, key=lambda one: (one.day, one.kind), default=None)
    last = min((one for one in open_ones if one.kind == HAND_IN), key=lambda one: one.day, default=None)
    return LinkedPlan(
        plan.file,
        len(broken),
        broken[0] if broken else None,
        f"{short_date(todo.day)} {todo.action}" if todo else "",
        standing.closed is not None,
        last.day if last else None,
        last.id if last else "",
        max((one.done for one in standing.steps if one.firm and one.done), default=None),
    )
