"""The one rule by which two records (rows of a ledger, plans) are of the same receivable. Pure.

Of one customer, and of one contract number; one without a number goes by its project, and where that project has a number elsewhere, with the
first of them; one with neither goes by the customer alone. Names are compared however they were typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import starmap
from typing import NamedTuple, TypeVar

from huikuan_cli.core.advice.plan import written
from huikuan_cli.core.agenda.facts import PlanFacts
from huikuan_cli.core.text.plain_name import plain

T = TypeVar("T")


class ReceivableNames(NamedTuple):
    """What a record says of the receivable that it is of; empty where it does not say."""

    customer: str
    contract: str
    project: str


class ReceivableKey(NamedTuple):
    """The same for all records of one receivable, and of no other; `project` only where there is no number."""

    customer: str
    contract: str
    project: str


def names_of_plan(facts: PlanFacts) -> ReceivableNames:
    """What a plan says."""
    return ReceivableNames(facts.customer, written(facts.contract), written(facts.project))


def receivable_keys(records: Iterable[ReceivableNames]) -> list[ReceivableKey]:
    """The receivable of each record, in order. Which number is the first of a project is told by the order."""
    said = [ReceivableKey(*map(plain, one)) for one in records]
    first: dict[tuple[str, str], str] = {}
    for one in said:
        if one.contract and one.project:
            first.setdefault((one.customer, one.project), one.contract)

    def key(customer: str, contract: str, project: str) -> ReceivableKey:
        number = contract or (first.get((customer, project), "") if project else "")
        return ReceivableKey(customer, number, "" if number else project)

    return list(starmap(key, said))


def told_apart(records: Sequence[ReceivableNames]) -> list[str]:
    """What has to be said of each beside its customer, so that it is not taken for another of his: its project; where two contracts are of
    that project, or there is none, its number; empty where he has only one."""
    keys = receivable_keys(records)
    of_customer: dict[str, set[ReceivableKey]] = {}
    of_project: dict[tuple[str, str], set[ReceivableKey]] = {}
    for one, key in zip(records, keys, strict=True):
        of_customer.setdefault(key.customer, set()).add(key)
        of_project.setdefault((key.customer, plain(one.project)), set()).add(key)

    def beside(one: ReceivableNames, key: ReceivableKey) -> str:
        if len(of_customer[key.customer]) == 1:
            return ""
        shared = len(of_project[key.customer, plain(one.project)]) > 1
        return " ".join(filter(None, (one.project, one.contract if shared or not one.project else "")))

    return list(starmap(beside, zip(records, keys, strict=True)))


def by_receivable(records: Sequence[T], names: Sequence[ReceivableNames]) -> list[list[T]]:
    """The records of each receivable, in the order of the first of each. `names`: what each record says."""
    found: dict[ReceivableKey, list[T]] = {}
    for one, key in zip(records, receivable_keys(names), strict=True):
        found.setdefault(key, []).append(one)
    return list(found.values())
