"""Which plan a person means by a customer's name, a part of it, a project, a contract number or a part of the file's name. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from huikuan_cli.core.agenda.facts import PlanFacts
from huikuan_cli.core.agenda.same_receivable import by_receivable, names_of_plan
from huikuan_cli.core.text.plain_name import plain
from huikuan_cli.core.text.written_days import read_day

SUFFIX = ".plan.yaml"
LONG_NUMBER = 5  # digits of a number that may be a part of a name; a shorter one is the number in a list
SHORTEST_PART = 2  # letters of a name that may be a part of a longer one that was typed


class NamedPlan(NamedTuple):
    """A plan and its file, whose time of change tells which of two for one day is the later one."""

    file: str
    stamp: int
    facts: PlanFacts


def fitting(wanted: str, plans: Iterable[NamedPlan]) -> list[NamedPlan]:
    """The latest plan of every receivable that fits, the latest visit first.

    What fits best counts alone: the whole name of a customer before the contract number, before the whole name of a project, before a part
    of any of them or of the file's name, before a name that is shorter than what was typed.
    """
    word, everyone = plain(wanted), list(plans)
    if not word:
        return []
    whole = (_customer, _contract, _project)
    for fits in whole if word.isdecimal() and len(word) < LONG_NUMBER else (*whole, _part, _longer):
        if found := [one for one in everyone if fits(word, one)]:
            return latest(found)
    return []


def latest(plans: Sequence[NamedPlan]) -> list[NamedPlan]:
    """Of each receivable the plan whose visit is the latest."""
    listed = sorted(plans, key=age)
    groups = by_receivable(listed, [names_of_plan(one.facts) for one in listed])
    return sorted((group[-1] for group in groups), key=age, reverse=True)


def age(one: NamedPlan) -> tuple[date, int, str]:
    """By which the later of two plans is known: the day of the visit, then the time of change."""
    return day_of(one), one.stamp, one.file


def day_of(one: NamedPlan) -> date:
    """The day of the visit; that of the file's name where the plan names none that can be read."""
    return read_day(one.facts.visit, None) or read_day(base(one.file)[:10], None) or date.min


def base(file: str) -> str:
    """The name of a file without its folders and without .plan.yaml."""
    return file.rpartition("/")[2].removesuffix(SUFFIX)


def _customer(word: str, one: NamedPlan) -> bool:
    return word == plain(one.facts.customer)


def _contract(word: str, one: NamedPlan) -> bool:
    return word == plain(one.facts.contract)


def _project(word: str, one: NamedPlan) -> bool:
    return word == plain(one.facts.project)


def _part(word: str, one: NamedPlan) -> bool:
    names = (one.facts.customer, one.facts.project, base(one.file))
    return any(word in plain(name) for name in names)


def _longer(word: str, one: NamedPlan) -> bool:
    customer = plain(one.facts.customer)
    return len(customer) >= SHORTEST_PART and customer in word
