"""Which column without a known heading holds what is still open: the one that is what was owed less what was paid. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from huikuan_cli.core.ledger.cells import amount_of
from huikuan_cli.core.text.values import Unclear

FEWEST_ROWS = 3  # with a payment in them, in which the sum has to hold
MOSTLY = 0.8  # of those rows
SOUNDS_OPEN = r"欠|未[收付回核结]|[余剩]|没[收付]"  # a heading that may mean what is open


def left_over(
    rows: Sequence[Sequence[Any]], columns: Iterable[int], owed: Iterable[int], paid: int
) -> list[int]:
    """Of some columns those that are one of the `owed` ones less the `paid` one, in nearly every row in which something was paid."""
    bases = tuple(owed)
    return [one for one in columns if any(_holds(rows, one, base, paid) for base in bases)]


def _holds(rows: Sequence[Sequence[Any]], column: int, base: int, paid: int) -> bool:
    told = [
        (whole, done, left)
        for row in rows
        if (done := _amount(row, paid))
        and (whole := _amount(row, base)) is not None
        and (left := _amount(row, column)) is not None
    ]
    fits = sum(abs(whole - done - left) < Decimal("0.02") for whole, done, left in told)
    return len(told) >= FEWEST_ROWS and fits >= MOSTLY * len(told)


def sounds_open(heading: str) -> bool:
    """Whether a heading may mean what is still open."""
    return re.search(SOUNDS_OPEN, heading) is not None


def _amount(row: Sequence[Any], column: int) -> Decimal | None:
    try:
        return amount_of(row[column]) if column < len(row) else None
    except Unclear:
        return None
