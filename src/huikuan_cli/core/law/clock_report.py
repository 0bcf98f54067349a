"""The statutory clock as a whole: `clock(facts, rules) -> ClockReport`."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import structs

from huikuan_cli.core.law.claim import ClockFacts, ClockReport, DueDates, Limitation
from huikuan_cli.core.law.due_date import due_dates
from huikuan_cli.core.law.instrument import (
    claims_under,
    due_under,
    enforcement,
    fallen_due,
    owed_under,
    schedule,
)
from huikuan_cli.core.law.interest import claims
from huikuan_cli.core.law.limitation import limitation
from huikuan_cli.core.playbook.rules import Rules


def clock(facts: ClockFacts, rules: Rules) -> ClockReport:
    """Due dates, overdue days, interest claims and limitation for one receivable on `facts.today`.

    Overdue days count from the day after the due date to today (or to the day of the last payment, when all is
    paid) inclusive; 0 on and before the due date.
    Nothing is guessed: what cannot be computed is None and named in `missing`.
    """
    paper = facts.instrument
    due = due_under(facts, due_dates(facts, rules))
    overdue = raw = None
    if due.effective:
        last = _last_day(facts)
        overdue = max((last - due.effective.rolled).days, 0)
        raw = max((last - due.effective.raw).days, 0)
    return ClockReport(
        due=due,
        overdue=overdue,
        overdue_raw=raw,
        outstanding=_outstanding(facts),
        claims=claims_under(paper) if paper else claims(facts, due, rules),
        limitation=enforcement(facts, rules)
        if paper and paper.enforceable()
        else _limitation(facts, due, rules),
        missing=_missing(facts, due),
        instrument=paper,
        fallen_due=fallen_due(facts),
        schedule=schedule(facts),
    )


def _limitation(facts: ClockFacts, due: DueDates, rules: Rules) -> Limitation | None:
    """The limitation, whose alarm counts from the first of a month where nobody knows more of the day."""
    found = limitation(facts, due, rules)
    if found is None or not facts.by_month:
        return found
    first = facts.at_the_earliest()
    early = limitation(first, due_under(first, due_dates(first, rules)), rules)
    if early is None or early.alarm >= found.alarm:
        return found
    words = f"{early.alarm_words}（只知道哪个月的按 1 日）"
    return structs.replace(found, alarm=early.alarm, warn=early.warn, alarm_words=words)


def _last_day(facts: ClockFacts) -> date:
    """Until which day the delay is counted: today, or the day on which the last part payment settled it."""
    if facts.payments and _outstanding(facts) == 0:
        return min(max(p.day for p in facts.payments), facts.today)
    return facts.today


def _outstanding(facts: ClockFacts) -> Decimal | None:
    under = owed_under(facts)
    if under is not None:
        return under
    if facts.principal is None:
        return None
    paid = sum((p.amount for p in facts.payments if p.day <= facts.today), Decimal(0))
    return facts.principal - facts.undated - paid


def _missing(facts: ClockFacts, due: DueDates) -> tuple[str, ...]:
    found = []
    if due.effective is None:
        found.append(due.start.words)
    if _outstanding(facts) is None:
        found.append("到期应付金额还不清楚")
    return tuple(found)
