"""The clock of each row of a ledger, cut down to what the list needs. Pure, row by row, so that several processes can share the work."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import Struct

from huikuan_cli.core.answers.case import read_case
from huikuan_cli.core.answers.claim_of_case import clock_facts, contract_payments
from huikuan_cli.core.law.claim import ClockReport
from huikuan_cli.core.law.clock_report import clock
from huikuan_cli.core.ledger.ledger_rows import LedgerRow
from huikuan_cli.core.ledger.row_facts import CustomerKinds, facts_of
from huikuan_cli.core.playbook.rules import Rules
from huikuan_cli.core.text.values import Unclear

LENIENT, STRICT = "保守口径", "条例口径"


class OpenPart(Struct, frozen=True):
    """What is open of a row, or of the retention money in it: when it was due, how many days late (None: nobody knows when it is due), the
    two interest figures (None: cannot be claimed or not known), the earliest day on which a court could find the period over. `unsure`:
    its day is in doubt."""

    name: str
    left: Decimal
    due: date | None
    late: int | None
    lenient: Decimal | None
    strict: Decimal | None
    alarm: date | None
    unsure: bool


class ClockedRow(Struct, frozen=True):
    """A row with its clock; one that is settled or a credit has no parts."""

    row: LedgerRow
    kind: str
    payer: str
    parts: tuple[OpenPart, ...]


class RowClock:
    """The clock for one day, under one set of rules."""

    def __init__(self, rules: Rules, kinds: CustomerKinds, today: date) -> None:
        self._rules, self._kinds, self._today = rules, kinds, today

    def run(self, row: LedgerRow) -> ClockedRow:
        """The row with its clock."""
        kind = self._kinds.of(row)
        payer = self._rules.payer(kind) or ""
        if row.left <= 0:
            return ClockedRow(row, kind, payer, ())
        try:
            case = read_case(facts_of(row, kind), self._today)
        except Unclear:  # a period that no contract has
            return ClockedRow(row, kind, payer, (_unknown(row),))
        facts = clock_facts(case, self._rules, self._today)
        if not case.items:  # one payment is its clock, which saves a tenth of the time
            return ClockedRow(row, kind, payer, (_part(case.name_of_this(), clock(facts, self._rules)),))
        paid = contract_payments(case, facts, self._rules)
        return ClockedRow(row, kind, payer, tuple(_part(one.name, one.report) for one in paid.positions))


def _unknown(row: LedgerRow) -> OpenPart:
    return OpenPart("", row.left, None, None, None, None, None, unsure=True)


def _part(name: str, report: ClockReport) -> OpenPart:
    due = report.due.effective
    limit = report.limitation
    return OpenPart(
        name,
        report.outstanding or Decimal(0),
        due.rolled if due else None,
        report.overdue if due else None,
        _figure(report, LENIENT) if report.overdue else None,
        _figure(report, STRICT) if report.overdue else None,
        limit.alarm if limit else None,
        bool(report.due.doubts or report.due.unproved),
    )


def _figure(report: ClockReport, name: str) -> Decimal | None:
    return next((one.low for one in report.claims if one.name.startswith(name)), None)
