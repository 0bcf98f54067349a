"""The rows of a ledger joined to receivables: those of one are its payments. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from msgspec import Struct

from huikuan_cli.core.agenda.same_receivable import ReceivableNames, by_receivable
from huikuan_cli.core.ledger.ledger_rows import ZERO, LedgerRow
from huikuan_cli.core.ledger.row_clock import ClockedRow, OpenPart
from huikuan_cli.core.playbook.ledger_rules import LedgerRules
from huikuan_cli.core.text.plain_name import plain

_READY = {
    "合同编号": "contract", "到期日": "due", "验收日期": "accepted", "开票日期": "invoiced", "联系人": "contact", "签订日期": "signed",
    "交付日期": "delivered", "项目": "project", "款项": "part", "客户类型": "kind", "销售": "owner", "账期": "term",
}  # fmt: skip


class LedgerCase(Struct, frozen=True):
    """One receivable: what is open of all its rows, and of that what is late, not due, or due on a day that nobody knows (`undated`); the
    oldest day, the sums of the two interest figures, the earliest limitation alarm; `promised`: a day on which the customer meant to pay
    and did not; `ready`: how many per cent of what is needed the ledger has."""

    rows: tuple[int, ...]
    customer: str
    project: str
    contract: str
    kind: str
    payer: str
    owner: str
    left: Decimal
    overdue: Decimal
    undated: Decimal
    due: date | None
    late: int | None
    lenient: Decimal | None
    strict: Decimal | None
    alarm: date | None
    promised: date | None
    ready: int
    unsure: bool

    def key(self) -> str:
        """By which it is the same in another ledger, whoever moved its row."""
        return "|".join((plain(self.customer), plain(self.contract or self.project)))

    def names(self) -> ReceivableNames:
        """By which its plans are found."""
        return ReceivableNames(self.customer, self.contract, self.project)

    def money(self) -> Decimal:
        """What the rank counts: what is late, and what may be."""
        return self.overdue + self.undated


def joined(rows: Sequence[ClockedRow], rules: LedgerRules, today: date) -> list[LedgerCase]:
    """The receivables in the order of their first rows."""
    groups = by_receivable(rows, [_names(one.row) for one in rows])
    return [_case(group, rules, today) for group in groups]


def open_groups(rows: Sequence[LedgerRow]) -> list[list[LedgerRow]]:
    """The rows of each receivable of which something is open."""
    groups = by_receivable(rows, [_names(one) for one in rows])
    return [found for group in groups if (found := [one for one in group if one.left > 0])]


def _names(row: LedgerRow) -> ReceivableNames:
    return ReceivableNames(row.customer, row.contract, row.project)


def _case(group: Sequence[ClockedRow], rules: LedgerRules, today: date) -> LedgerCase:
    first = next((one for one in group if one.parts), group[0])
    parts = [part for one in group for part in one.parts]
    late = [part for part in parts if part.late]
    credit = sum((min(one.row.left, ZERO) for one in group), ZERO)
    oldest = min((p for p in parts if p.due), key=lambda p: p.due or today, default=None)
    alarms = [p.alarm for p in parts if p.alarm]
    promised = [
        one.row.promised for one in group if one.parts and one.row.promised and one.row.promised < today
    ]
    return LedgerCase(
        tuple(one.row.number for one in group),
        first.row.customer,
        first.row.project or _said(group, "project"),
        first.row.contract or _said(group, "contract"),
        first.kind,
        first.payer,
        first.row.owner,
        sum((one.row.left for one in group), ZERO),
        max(_sum(late) + credit, ZERO),
        _sum([part for part in parts if part.late is None]),
        oldest.due if oldest else None,
        oldest.late if oldest else None,
        _figure([part.lenient for part in late]),
        _figure([part.strict for part in late]),
        min(alarms, default=None),
        min(promised, default=None),
        _ready(first.row, rules),
        any(part.unsure for part in parts) or any(one.row.derived for one in group),
    )


def _said(group: Sequence[ClockedRow], name: str) -> str:
    """What the first of the rows says that says it at all."""
    return next((said for one in group if (said := getattr(one.row, name))), "")


def _sum(parts: Sequence[OpenPart]) -> Decimal:
    return sum((part.left for part in parts), ZERO)


def _figure(figures: Sequence[Decimal | None]) -> Decimal | None:
    known = [one for one in figures if one is not None]
    return sum(known, ZERO) if known else None


def _ready(row: LedgerRow, rules: LedgerRules) -> int:
    wanted = [_READY[key] for key in rules.ready if key in _READY]
    return 100 * sum(bool(getattr(row, name)) for name in wanted) // max(len(wanted), 1)
