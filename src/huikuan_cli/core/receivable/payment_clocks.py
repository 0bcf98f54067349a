"""The clock of every payment of a contract, and one report for those that a visit is about. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from msgspec import structs

from huikuan_cli.core.law.claim import (
    BY_ACCEPTANCE,
    BY_DATE,
    BY_DELIVERY,
    BY_INVOICE,
    BY_SETTLEMENT,
    ClockFacts,
    ClockReport,
    Event,
    Instrument,
    Interest,
    Payment,
    UndatedProof,
)
from huikuan_cli.core.law.clock_report import clock
from huikuan_cli.core.law.due_date import last_day
from huikuan_cli.core.law.given_facts import GivenFacts, asked_of
from huikuan_cli.core.playbook.rules import Rules
from huikuan_cli.core.receivable.payment_lines import BY_SIGNING
from huikuan_cli.core.receivable.payments import (
    RETENTION_KINDS,
    THIS,
    PaymentItem,
    Position,
    Receivable,
    is_minor,
)
from huikuan_cli.core.text.amounts import yuan

_OWN = [name for name, one in asked_of(GivenFacts).items() if one.each]
_DAY_OF = {
    BY_ACCEPTANCE: "accepted",
    BY_DELIVERY: "delivered",
    BY_SETTLEMENT: "settled",
    BY_INVOICE: "invoiced",
}


def receivable(
    first: tuple[str, str, ClockFacts],
    paid: Sequence[Payment],
    events: Sequence[Event],
    items: Sequence[PaymentItem],
    wanted: Sequence[str],
    rules: Rules,
    papers: Sequence[tuple[Instrument, tuple[str, ...]]] = (),
    undated: Sequence[UndatedProof] = (),
) -> Receivable:
    """All payments of a contract with their clocks. `first`: name, kind and facts of the one that the questions are about;
    `paid` and `events`: the part payments and events of them all; `wanted`: the names of those that the visit is about, empty for
    all that are overdue (the first where none is), those under a judgment only where no other is; `papers`: what replaced the
    terms, with the payments that it counts for; `undated`: what can be proved without a day."""
    name, _, facts = first
    whole = structs.replace(facts, payments=tuple(paid), events=tuple(events), undated_proofs=tuple(undated))
    parts = [_Part(*first), *(_Part(one.name, one.kind, _facts(whole, one)) for one in items)]
    for paper, names in papers:
        parts = _under(paper, [one for one in parts if one.name in names], parts)
    positions = tuple(_position(one, rules) for one in parts)
    named = tuple(one.name for one in positions if one.called((name, *wanted) if THIS in wanted else wanted))
    late = [one for one in positions if one.overdue()]
    free = [one for one in late if not one.report.enforceable()]
    return Receivable(positions, named or tuple(one.name for one in free or late) or (positions[0].name,))


class _Part(NamedTuple):
    """A payment, or several that one paper took together, before the clock has run."""

    name: str
    kind: str
    facts: ClockFacts
    of: tuple[str, ...] = ()


def _position(one: _Part, rules: Rules) -> Position:
    return Position(
        one.name, one.kind, one.facts.principal, one.facts.disputed, clock(one.facts, rules), one.of
    )


def _under(paper: Instrument, own: list[_Part], parts: list[_Part]) -> list[_Part]:
    """The payments of a contract with those under one paper taken together, for from then on its instalments are what is owed."""
    if not own:
        return parts
    first = own[0]
    if len(own) == 1:
        taken = first._replace(facts=structs.replace(first.facts, instrument=paper))
    else:
        names = tuple(one.name for one in own)
        each = [one.facts for one in own]
        facts = structs.replace(
            first.facts,
            instrument=paper,
            principal=_sum([one.principal for one in each]),
            payments=tuple(sorted((p for one in each for p in one.payments), key=lambda p: p.day)),
            events=tuple(sorted({e for one in each for e in one.events}, key=lambda e: (e.day, e.kind))),
            undated_proofs=tuple(dict.fromkeys(u for one in each for u in one.undated_proofs)),
            undated=sum((one.undated for one in each), Decimal(0)),
            disputed=sum((one.disputed for one in each), Decimal(0)),
        )
        taken = _Part(f"{paper.kind}（{'、'.join(names)}）", paper.kind, facts, names)
    return [taken if one is first else one for one in parts if one is first or one not in own]


def _facts(whole: ClockFacts, item: PaymentItem) -> ClockFacts:
    """What the clock needs to know of one further payment: of the contract what holds for all, of itself the rest. A day
    that the contract writes out is not measured from the delivery of something else; a period that is said to count from the
    acceptance counts from that of the case where no other day was written; each has an invoice of its own."""
    start = item.start if item.start in _DAY_OF else BY_DATE
    days = {"contract_date": _written(whole, item)}
    if start in _DAY_OF:
        shared_day = getattr(whole, _DAY_OF[start]) if start != BY_INVOICE else None
        days = {_DAY_OF[start]: item.day or shared_day}
    term = item.term if start in _DAY_OF else None
    shared = _DAY_OF[start] if start in _DAY_OF and item.day is None else ""
    return structs.replace(
        whole,
        **{
            "start": start,
            **dict.fromkeys((*_OWN, "dragged")),
            **days,
            "by_month": tuple(one for one in whole.by_month if one[0] == shared or one[0] not in _OWN),
            "contract_days": term.days if term else None,
            "working": bool(term and term.working),
            "contract_months": term.months if term else 0,
            "principal": item.amount,
            "payments": tuple(one for one in whole.payments if one.of == item.name),
            "events": tuple(one for one in whole.events if one.of in ("", item.name)),
            "undated": item.paid,
            "undated_proofs": tuple(one for one in whole.undated_proofs if one.of in ("", item.name)),
            "disputed": item.disputed,
            "derived": False,
            "off_unsure": False,
            "outside": False,
            "unclear": whole.unclear - {"付款天数", "起算点", "约定付款日"},
            "unproved": frozenset(),
            "proved": frozenset(),
            "retention": item.kind in RETENTION_KINDS,
            "minor": is_minor(item.amount, whole.contract_amount),
            "instrument": None,  # what replaced its terms is put in by `_under`
        },
    )


def _written(whole: ClockFacts, item: PaymentItem) -> date | None:
    """The day on which a payment falls due whose period counts from the signing or from a written day."""
    day, term = item.day, item.term
    if day is None and item.start == BY_SIGNING:
        day = whole.signed
    return day if day is None or term is None else last_day(day, term)


def together(positions: tuple[Position, ...]) -> ClockReport:
    """One report for several payments: the due day of the oldest open one, sums of what is open and of the interest, the
    limitation of the one whose alarm comes first."""
    if len(positions) == 1:
        return positions[0].report
    open_ones = [one for one in positions if not one.settled()] or list(positions)
    dated = [one for one in open_ones if one.report.due.effective]
    lead = min(dated, key=_due_day, default=open_ones[0]).report
    limits = [one.report.limitation for one in open_ones if one.report.limitation]
    return structs.replace(
        lead,
        outstanding=_sum([one.left() for one in positions]),
        claims=_claims(open_ones),
        limitation=min(limits, key=lambda one: one.alarm, default=None),
        missing=tuple(dict.fromkeys(text for one in open_ones for text in one.report.missing)),
    )


def _due_day(one: Position) -> date:
    due = one.report.due.effective
    assert due is not None
    return due.raw


def _sum(amounts: Sequence[Decimal | None]) -> Decimal | None:
    known = [one for one in amounts if one is not None]
    return sum(known, Decimal(0)) if len(known) == len(amounts) else None


def _claims(positions: Sequence[Position]) -> tuple[Interest, ...]:
    """The interest of the overdue payments by kind of claim, each the sum of its rows; a claim of which one row cannot be
    worked out has no sum, and says which."""
    late = [one for one in positions if one.overdue()] or list(positions)[:1]
    names = dict.fromkeys(claim.name for one in late for claim in one.report.claims)
    return tuple(_claim(name, late) for name in names)


def _claim(name: str, late: Sequence[Position]) -> Interest:
    rows = [(one, claim) for one in late for claim in one.report.claims if claim.name == name]
    first = rows[0][1]
    if len(rows) == 1:
        return first
    return structs.replace(
        first,
        low=_sum([claim.low for _, claim in rows]),
        high=_sum([claim.high for _, claim in rows]),
        words="各笔相加："
        + "；".join(f"{one.name} {_figure(claim)}（{claim.words}）" for one, claim in rows),
        doubts=tuple(dict.fromkeys(text for _, claim in rows for text in claim.doubts)),
        sources=tuple(dict.fromkeys(text for _, claim in rows for text in claim.sources)),
        interest_first=None,
    )


def _figure(claim: Interest) -> str:
    if claim.low is None or claim.high is None:
        return "算不出"
    return f"{yuan(claim.low)}" if claim.low == claim.high else f"{yuan(claim.low)}～{yuan(claim.high)}"
