"""What the payments of a contract are, and what they add up to. Amounts in 元, dates in China."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from msgspec import Struct

from huikuan_cli.core.law.claim import ClockReport
from huikuan_cli.core.text.terms import Term

DEPOSIT = "履约保证金"  # what we paid in: it is no part of the price
RETENTION_KINDS = (
    "质保金",
    DEPOSIT,
)  # refunded after a period has ended (条例 2025 第13条), outside the 30 and 60 days
MOST_KEPT = Decimal("0.1")  # of a contract: no more than that is kept back as retention money
THIS_OUTSIDE = "合同外的一笔"
THIS = "这一笔"  # the payment that the questions are about, where nobody named it


def is_minor(amount: Decimal | None, contract: Decimal | None) -> bool:
    """Whether a payment is no greater a part of its contract than retention money is, or that is not known (docs/law.md §6)."""
    return amount is None or contract is None or amount <= contract * MOST_KEPT


class PaymentItem(Struct, frozen=True):
    """One further payment of the contract. `start`: what its period counts from (验收合格, 交付, 结算确认, 收到发票, 签订, 写明日期), `day`
    the day of that, or the day that the contract writes out; `paid`: what was paid of it already, by days that nobody
    wrote; None means not known."""

    name: str
    kind: str
    amount: Decimal | None = None
    start: str = ""
    day: date | None = None
    term: Term | None = None
    paid: Decimal = Decimal(0)
    disputed: Decimal = Decimal(0)


class Position(Struct, frozen=True):
    """One payment with what the clock says of it, or several that one paper took together; `amount` is what fell due before the part
    payments, `of` the names of the several."""

    name: str
    kind: str
    amount: Decimal | None
    disputed: Decimal
    report: ClockReport
    of: tuple[str, ...] = ()

    def called(self, names: Sequence[str]) -> bool:
        """Whether one of some names means it."""
        return self.name in names or any(one in names for one in self.of)

    def left(self) -> Decimal | None:
        """What is still open of it; None where its amount is not known."""
        return self.report.outstanding

    def settled(self) -> bool:
        """Whether all of it was paid."""
        return self.report.outstanding == 0

    def overdue(self) -> bool:
        """Whether its day has passed and something is open."""
        return bool(self.report.overdue) and not self.settled()

    def late(self) -> Decimal:
        """What of it is overdue (元); of instalments those whose day has passed."""
        if not self.overdue():
            return Decimal(0)
        fallen, left = self.report.fallen_due, self.report.outstanding
        return (left if fallen is None else fallen) or Decimal(0)

    def doubtful(self) -> bool:
        """Whether something is open and its day is to be verified (※): in doubt, argued about, or its paper not in hand."""
        due = self.report.due
        return not self.settled() and bool(due.doubts or due.unproved or due.argued)

    def retention(self) -> bool:
        """Whether it is kept back until a period has ended."""
        return self.kind in RETENTION_KINDS

    def claimable(self) -> bool:
        """Whether a letter may count it: overdue, its paper in hand, no doubt of the day, not all of it disputed, and nothing that
        replaced its terms."""
        due, left = self.report.due, self.left()
        free = self.report.instrument is None and not due.unproved
        return free and self.overdue() and left is not None and left > self.disputed


class Totals(Struct, frozen=True):
    """Sums over payments, each to the cent the sum of their rows. `unsure`: open, but nobody knows when it is due; `unknown`: how many
    have no known amount and are in no sum."""

    left: Decimal
    overdue: Decimal
    not_due: Decimal
    unsure: Decimal
    disputed: Decimal
    unknown: int


class Receivable(Struct, frozen=True):
    """The payments of one contract, the one that the questions are about first. `about`: the names of those that the visit is
    about."""

    positions: tuple[Position, ...]
    about: tuple[str, ...]

    def several(self) -> bool:
        """Whether the contract has more than one payment."""
        return len(self.positions) > 1

    def spoken_of(self) -> tuple[Position, ...]:
        """The payments that the visit is about."""
        return tuple(one for one in self.positions if one.name in self.about)


def totals(positions: tuple[Position, ...]) -> Totals:
    """The sums over some payments."""
    known = [(one, left) for one in positions if (left := one.left()) is not None]
    zero = Decimal(0)
    return Totals(
        left=sum((left for _, left in known), zero),
        overdue=sum((left for one, left in known if one.overdue()), zero),
        not_due=sum((left for one, left in known if not one.overdue() and one.report.due.effective), zero),
        unsure=sum((left for one, left in known if not one.report.due.effective), zero),
        disputed=sum((min(one.disputed, left) for one, left in known), zero),
        unknown=len(positions) - len(known),
    )
