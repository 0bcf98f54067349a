"""What a ledger adds up to: by age, by salesperson, by customer, by kind of customer; and what changed since it was read last. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from hashlib import sha256

from msgspec import Struct

from huikuan_cli.core.ledger.contracts import LedgerCase
from huikuan_cli.core.ledger.ledger_rows import ZERO
from huikuan_cli.core.ledger.row_clock import ClockedRow
from huikuan_cli.core.playbook.ledger_rules import LedgerRules
from huikuan_cli.core.text.plain_name import plain

SAME_LEDGER = 10  # of so many receivables at least one is in both readings of a ledger
CREDITS, NOBODY, NO_KIND = "负数（多收、红字）", "没写", "看不出"


class GroupTotal(Struct):
    """What some rows add up to, in 元: how many have something open, what is open, of that what is late and what is due on a day that nobody
    knows; credits are taken off what is open."""

    name: str
    count: int = 0
    left: Decimal = ZERO
    overdue: Decimal = ZERO
    undated: Decimal = ZERO


class LedgerTotals(Struct, frozen=True):
    """The sums of a ledger: of all, by band of age in the order of the bands, and by the three others, the most money first. Each list adds
    up to the whole to the cent."""

    whole: GroupTotal
    bands: tuple[GroupTotal, ...]
    owners: tuple[GroupTotal, ...]
    customers: tuple[GroupTotal, ...]
    kinds: tuple[GroupTotal, ...]


def totals_of(rows: Iterable[ClockedRow], rules: LedgerRules) -> LedgerTotals:
    """Add up the rows."""
    whole = GroupTotal("合计")
    bands = {name: GroupTotal(name) for name in (*rules.band_names(), CREDITS)}
    groups: tuple[dict[str, GroupTotal], ...] = ({}, {}, {})
    ways: tuple[Callable[[ClockedRow], str], ...] = (
        lambda one: one.row.owner or NOBODY,
        lambda one: one.row.customer,
        lambda one: one.kind or NO_KIND,
    )
    for one in rows:
        if not one.row.left:
            continue
        _add(whole, one)
        for found, way in zip(groups, ways, strict=True):
            name = way(one)
            _add(found.setdefault(plain(name), GroupTotal(name)), one)
        for part in one.parts:
            band = bands[rules.band(part.late)]
            band.left += part.left
            band.count += 1
            if part.late:
                band.overdue += part.left
            elif part.late is None:
                band.undated += part.left
        if one.row.left < 0:
            bands[CREDITS].left += one.row.left
            bands[CREDITS].count += 1
    kept = tuple(one for one in bands.values() if one.count or one.name != CREDITS)
    return LedgerTotals(whole, kept, *(_sorted(found) for found in groups))


def _add(total: GroupTotal, one: ClockedRow) -> None:
    total.count += 1
    total.left += one.row.left
    for part in one.parts:
        if part.late:
            total.overdue += part.left
        elif part.late is None:
            total.undated += part.left


def _sorted(found: Mapping[str, GroupTotal]) -> tuple[GroupTotal, ...]:
    return tuple(sorted(found.values(), key=lambda one: (-one.overdue, -one.left, one.name)))


class Snapshot(Struct, frozen=True):
    """What is kept of a reading for the next one: its day, and what was open of each receivable under a code that tells no name."""

    day: date
    left: dict[str, Decimal]


class ChangeTotals(Struct, frozen=True):
    """What changed since the last reading: new receivables, those that are gone or paid, those of which less and more is open; how many, and
    by how much in 元."""

    day: date
    came: tuple[int, Decimal]
    gone: tuple[int, Decimal]
    less: tuple[int, Decimal]
    more: tuple[int, Decimal]


def snapshot(cases: Iterable[LedgerCase], day: date) -> Snapshot:
    """What to keep of this reading."""
    left: dict[str, Decimal] = {}
    for one in cases:
        code = sha256(one.key().encode("utf-8", "replace")).hexdigest()[:16]
        left[code] = left.get(code, ZERO) + one.left
    return Snapshot(day, left)


def changes(before: Snapshot, now: Snapshot) -> ChangeTotals | None:
    """What changed from one reading to another; None where hardly a receivable is in both, for then they are of two ledgers."""
    shared = len(before.left.keys() & now.left.keys())
    if shared * SAME_LEDGER < min(len(before.left), len(now.left)):
        return None
    came = [left for code, left in now.left.items() if left and not before.left.get(code)]
    gone = [left for code, left in before.left.items() if left and not now.left.get(code)]
    both = [now.left[code] - left for code, left in before.left.items() if left and now.left.get(code)]
    less, more = [-one for one in both if one < 0], [one for one in both if one > 0]
    return ChangeTotals(before.day, _counted(came), _counted(gone), _counted(less), _counted(more))


def _counted(amounts: list[Decimal]) -> tuple[int, Decimal]:
    return len(amounts), sum(amounts, ZERO)
