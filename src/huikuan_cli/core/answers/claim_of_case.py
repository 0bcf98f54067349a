"""What the clock of a case is told: of the payment that the questions are about, and of the others of its contract. Pure."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from huikuan_cli.core.answers.case import BY_ANALOGY, DRAGGED, FIRST_COUNTS, PERIOD_STARTS, Case
from huikuan_cli.core.answers.reserved import RESERVED
from huikuan_cli.core.law.claim import BY_BILL, GOVERNMENT, ClockFacts
from huikuan_cli.core.playbook.rules import Rules
from huikuan_cli.core.receivable.payment_clocks import receivable
from huikuan_cli.core.receivable.payments import RETENTION_KINDS, THIS, Receivable


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
    return ClockFacts(
        today=today,
        payer=GOVERNMENT if payer == BY_ANALOGY else payer,
        by_analogy=payer == BY_ANALOGY,
        signed=case.signed,
        start=start,
        delivered=case.delivered,
        accepted=case.first_accepted if at_first else case.accepted,
        at_first=at_first,
        deadline=case.deadline,
        dragged=DRAGGED.get(case.delay or ""),
        settled=case.settled,
        invoiced=case.invoiced,
        complete=case.complete,
        stepped=case.stepped,
        by_month=_by_month(case, at_first=at_first),
        contract_days=case.contract_days.days if case.contract_days else None,
        working=bool(case.contract_days and case.contract_days.working),
        contract_months=case.contract_days.months if case.contract_days else 0,
        contract_date=case.bill_due if start == BY_BILL else case.contract_date,
        principal=case.principal(),
        payments=case.own_payments(),
        events=tuple(e for e in case.events if e.of in ("", THIS, case.name_of_this())),
        small=case.small,
        told=case.told,
        agreed_rate=case.rate,
        instrument=case.paper(),
        contract_amount=case.contract_amount,
        works=rules.works.word(case.goods),
        undated=case.undated,
        undated_events=case.undated_events,
        undated_proofs=tuple(one for one in case.undated_proofs if one.of in ("", THIS, case.name_of_this())),
        disputed=case.disputed or Decimal(0),
        derived=case.derived(),
        off_unsure=case.off_unsure,
        unclear=case.unclear,
        unproved=unproved,
        proved=proved,
        retention=case.retention(),
    )


def _by_month(case: Case, *, at_first: bool) -> tuple[tuple[str, date], ...]:
    """The first day of the month of what happened, by the name that the clock has for it, where only the month is known."""
    other = "验收合格日期" if at_first else "初验日期"
    names = {key: RESERVED[key][0] for key in case.months if key != other}
    own = {"first_accepted": "accepted"}
    return tuple((own.get(name, name), case.months[key]) for key, name in names.items())


def contract_payments(case: Case, facts: ClockFacts, rules: Rules) -> Receivable:
    """All payments of the contract with their clocks; `facts` are those of the one that the questions are about."""
    kind = RETENTION_KINDS[0] if case.retention() else ""
    return receivable(
        (case.name_of_this(), kind, facts), case.payments, case.events, case.items, case.wanted(), rules,
        tuple((one, case.under(one)) for one in case.instruments), case.undated_proofs,
    )  # fmt: skip
