"""What is to be done today and what comes next, over all plans, in the order of what is lost by waiting. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from huikuan_cli.core.agenda.facts import PlanFacts
from huikuan_cli.core.agenda.items import (
    AHEAD,
    CALL,
    LATE_CALL,
    PROMISE,
    STEP,
    VISIT,
    Item,
    is_broken,
    items,
    standing_of,
)
from huikuan_cli.core.agenda.naming import NamedPlan, age
from huikuan_cli.core.agenda.same_receivable import ReceivableKey, names_of_plan, receivable_keys
from huikuan_cli.core.text.written_days import read_day


class AgendaLine(NamedTuple):
    """One line of the list: a thing to do, and the plan that asks for it."""

    plan: NamedPlan
    item: Item


class Agenda(NamedTuple):
    """What is due, the greatest loss first, and what comes in the next three days, by day."""

    due: tuple[AgendaLine, ...]
    ahead: tuple[AgendaLine, ...]


def agenda(plans: Iterable[NamedPlan], today: date, idle: Collection[str] = ()) -> Agenda:
    """Everything that is due until it is done, of every plan: no plan hides another of the same customer.

    Where a later plan goes on from an earlier one, it has taken over its promises and its log: of the earlier one only the steps between
    the day on which the later one was made and its visit are left, none once the case was closed in a later one. What two plans of one
    receivable ask for in the same words on the same day is one thing. Of calls of a plan, and of its steps that are late, one line stands for all. `idle`: the files of which nothing can be due, which
    only say what they go on from.
    """
    listed = sorted(plans, key=age)
    later = {one.facts.earlier: one for one in listed if one.facts.earlier}
    near_of: list[tuple[NamedPlan, list[Item]]] = []
    for plan in listed:
        if plan.file in idle:
            continue
        taken_over = later.get(_name(plan))
        near = [one for one in items(plan.facts, today) if (one.day - today).days <= AHEAD]
        if taken_over:
            near = [one for one in near if _left(one, taken_over.facts)]
        if near and taken_over and _closed_since(plan, later, today):
            continue
        near_of += [(plan, near)] if near else []
    lines = _once(near_of)
    due = _folded([one for one in lines if one.item.day <= today], today)
    ahead = _folded([one for one in lines if one.item.day > today], today)
    return Agenda(
        tuple(sorted(due, key=lambda one: _loss(one, today))), tuple(sorted(ahead, key=lambda one: (one.item.day, _loss(one, today))))
    )  # fmt: skip


def _name(plan: NamedPlan) -> str:
    """The file of a plan without its folder, as a later one names it."""
    return plan.file.rpartition("/")[2]


def _closed_since(plan: NamedPlan, later: Mapping[str, NamedPlan], today: date) -> bool:
    """Whether the case was closed in a plan that goes on from this one, or from one that does."""
    seen: set[str] = set()
    while (name := _name(plan)) in later and name not in seen:
        seen.add(name)
        plan = later[name]
        if standing_of(plan.facts, today).closed is not None:
            return True
    return False


def _left(item: Item, later: PlanFacts) -> bool:
    """Whether a step of a plan is left where a later one goes on from it."""
    made, visit = read_day(later.made, None), read_day(later.visit, None)
    return item.kind not in (VISIT, CALL, LATE_CALL, PROMISE) and bool(
        made and visit and made <= item.day < visit
    )


def _once(near_of: Sequence[tuple[NamedPlan, list[Item]]]) -> list[AgendaLine]:
    """What the plans ask for, each thing once, as the latest plan has it."""
    keys = receivable_keys(names_of_plan(plan.facts) for plan, _ in near_of)
    found: dict[tuple[object, ...], AgendaLine] = {}
    for key, (plan, near) in zip(keys, near_of, strict=True):
        found |= {_same(key, one): AgendaLine(plan, one) for one in near}
    return list(found.values())


def _same(key: ReceivableKey, item: Item) -> tuple[object, ...]:
    """By which two plans are seen to ask for one thing."""
    if item.promise:
        return (*key, item.id)
    what = "" if item.kind == VISIT else item.action
    return (*key, item.kind, item.day, what, item.who)


def _folded(lines: Sequence[AgendaLine], today: date) -> list[AgendaLine]:
    """Of the calls of a plan the first one, of its steps that are late the latest one, which says how many others wait."""
    found: list[AgendaLine] = []
    groups: dict[tuple[str, int], list[AgendaLine]] = {}
    for line in lines:
        if line.item.kind in (CALL, LATE_CALL) or (line.item.kind == STEP and line.item.day < today):
            groups.setdefault((line.plan.file, line.item.kind), []).append(line)
        else:
            found.append(line)
    for (_, kind), group in groups.items():
        one = max(group, key=lambda one: one.item.day) if kind == STEP else group[0]
        found.append(AgendaLine(one.plan, one.item._replace(behind=len(group) - 1)))
    return found


def _loss(line: AgendaLine, today: date) -> tuple[int, bool, date, str, str]:
    """By kind; of promises the broken ones first; what has waited longest before what is due today."""
    item = line.item
    return item.kind, not is_broken(item, today), item.day, line.plan.facts.customer, item.id
