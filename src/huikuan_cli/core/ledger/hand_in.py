"""The last day to hand in papers for a receivable of a ledger: that of its plan, else of the windows for its kind of customer. Pure."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from huikuan_cli.core.advice.windows import usual
from huikuan_cli.core.law.claim import GOVERNMENT
from huikuan_cli.core.ledger.contracts import LedgerCase
from huikuan_cli.core.ledger.linked_plans import LinkedPlan
from huikuan_cli.core.playbook import Calendar, Playbook
from huikuan_cli.core.playbook.customer_kinds import CUSTOMER, NATURE

PUBLIC = (GOVERNMENT, "参照政府")  # whose money moves by the windows of the budget year


class HandIn(NamedTuple):
    """A window that can still be reached: its first and last day, and the last day to hand in papers."""

    start: date
    end: date
    day: date


class HandInDays:
    """The windows of one day, by kind of customer; those of a kind are worked out once."""

    def __init__(self, playbook: Playbook, today: date) -> None:
        self._playbook, self._today = playbook, today
        self._known: dict[int, HandIn | None] = {}  # by the identity of a calendar, which the playbook keeps

    def of(self, case: LedgerCase, plan: LinkedPlan | None) -> HandIn | None:
        """The next window in which what is open of this receivable may be paid; None where none is, nothing falls due before it closes, or
        the papers are in. A day that the customer named, which his plan knows, counts for everybody; the windows only for public money."""
        playbook = self._playbook.for_customer({NATURE: case.kind, CUSTOMER: case.customer})
        coming = self._coming(playbook.calendar)
        named = _named(plan, playbook.calendar, self._today, case.payer in PUBLIC)
        found = named or (coming if case.payer in PUBLIC else None)
        if found is None or not _falls_due(case, found):
            return None
        handed = plan.handed_in if plan else None
        return None if handed and handed >= found.start else found

    def _coming(self, calendar: Calendar) -> HandIn | None:
        if id(calendar) not in self._known:
            self._known[id(calendar)] = next(
                (
                    HandIn(one.start, one.end, one.hand_in)
                    for one in usual(calendar, self._today)
                    if not one.late
                ),
                None,
            )
        return self._known[id(calendar)]


def _named(plan: LinkedPlan | None, calendar: Calendar, today: date, public: bool) -> HandIn | None:
    if plan is None or plan.hand_in is None or plan.hand_in < today:
        return None
    return HandIn(today, plan.hand_in, plan.hand_in) if public or plan.window == calendar.known.id else None


def _falls_due(case: LedgerCase, found: HandIn) -> bool:
    return bool(case.money()) or (case.due is not None and case.due <= found.end)
