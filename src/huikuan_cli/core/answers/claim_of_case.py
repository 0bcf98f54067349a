"""What the clock of a case is told: of the payment that the questions are about, and of the others of its contract. Pure."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from msgspec import structs

from huikuan_cli.core.answers.case import (
    BY_ANALOGY,
    DRAGGED,
    FIRST_COUNTS,
    GOODS_KEY,
    PERIOD_STARTS,
    RESERVED,
    WARRANTY_OVER,
    Case,
)
from huikuan_cli.core.answers.interview import Interview
from huikuan_cli.core.law.claim import BY_BILL, GOVERNMENT, ClockFacts
from huikuan_cli.core.law.given_facts import GivenFacts, asked_of
from huikuan_cli.core.playbook import Questions, Section
from huikuan_cli.core.playbook.rules import Rules
from huikuan_cli.core.receivable.payment_clocks import receivable
from huikuan_cli.core.receivable.payments import RETENTION_KINDS, THIS, Receivable, is_minor

GIVEN = asked_of(GivenFacts)
# what the statutory clock computes with; what was sold a team may leave out
CLOCK_KEYS = (
    {one.key for one in RESERVED.values() if one.clock} | {one.key for one in GIVEN.values()} | {GOODS_KEY}
)


def clock_interview(questions: Questions) -> Interview:
    """Only the questions that the statutory clock computes with, none of them required."""
    sections = tuple(
        Section(
            s.id,
            s.title,
            s.why,
            tuple(
                structs.replace(f, required="否", optional="是", gap=f.gap if f.kind == "明细" else None)
                for f in s.fields
                if f.key in CLOCK_KEYS
            ),
        )
        for s in questions.sections
    )
    return Interview(tuple(s for s in sections if s.fields), {}, unsaid=questions.unsaid)


def clock_facts(
    case: Case,
    rules: Rules,
    today: date,
    unproved: frozenset[str] = frozenset(),
    proved: frozenset[str] = frozenset(),
) -> ClockFacts:
    """What the statutory clock needs, taken from the case. `unproved`: dates whose paper is not in hand; `proved`: whose is."""
    payer = rules.payer(case.customer_kind)
    at_first, start = case.counts_from == FIRST_COUNTS, PERIOD_STARTS.get(case.start or "")
    given: dict[str, Any] = {name: getattr(case, name) for name in GIVEN}
    if at_first:
        given["accepted"] = case.first_accepted
    if start == BY_BILL:
        given["contract_date"] = case.bill_due
    over = case.start == WARRANTY_OVER
    if over:
        given["contract_date"] = case.warranty_due()
    term = None if over else case.contract_days
    return ClockFacts(
        **given,
        today=today,
        payer=GOVERNMENT if payer == BY_ANALOGY else payer,
        by_analogy=payer == BY_ANALOGY,
        start=start,
        at_first=at_first,
        dragged=DRAGGED.get(case.delay or ""),
        by_month=_by_month(case, at_first=at_first),
        contract_days=term.days if term else None,
        working=bool(term and term.working),
        contract_months=term.months if term else 0,
        principal=case.principal(),
        payments=case.own_payments(),
        events=tuple(e for e in case.events if e.of in ("", THIS, case.name_of_this())),
        agreed_rate=case.rate,
        instrument=case.paper(),
        works=rules.works.word(case.goods),
        undated=case.undated,
        undated_events=case.undated_events,
        undated_proofs=tuple(one for one in case.undated_proofs if one.of in ("", THIS, case.name_of_this())),
        disputed=case.disputed_here() or Decimal(0),
        derived=case.derived(),
        off_unsure=case.off_unsure,
        outside=bool(case.outside),
        unclear=case.unclear,
        unproved=unproved,
        proved=proved,
        retention=case.retention(),
        minor=is_minor(case.principal(), case.contract_amount),
    )


def _by_month(case: Case, *, at_first: bool) -> tuple[tuple[str, date], ...]:
    """The first day of the month of what happened, by the name that the clock has for it, where only the month is known."""
    other = "accepted" if at_first else "first_accepted"
    months = {name: case.months[one.key] for name, one in GIVEN.items() if one.key in case.months}
    return tuple(
        ("accepted" if name == "first_accepted" else name, first)
        for name, first in months.items()
        if name != other
    )


def contract_payments(case: Case, facts: ClockFacts, rules: Rules) -> Receivable:
    """All payments of the contract with their clocks; `facts` are those of the one that the questions are about."""
    kind = RETENTION_KINDS[0] if case.retention() else ""
    return receivable(
        (case.name_of_this(), kind, facts), case.payments, case.events, case.items, case.wanted(), rules,
        tuple((one, case.under(one)) for one in case.instruments), case.undated_proofs,
    )  # fmt: skip
