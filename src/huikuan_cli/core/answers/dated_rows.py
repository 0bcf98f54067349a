"""The tables of what happened (部分付款, 催款记录) as the clock counts them: what has a day, and what has none. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from huikuan_cli.core.law.claim import Event, Payment, UndatedProof
from huikuan_cli.core.law.events import PART_PAYMENT
from huikuan_cli.core.text.amounts import parse_amount
from huikuan_cli.core.text.months import known_day
from huikuan_cli.core.text.values import UNKNOWN

PROVED = "有书面凭证"


def _day_of(row: Mapping[str, str], today: date) -> tuple[date, date | None] | None:
    """The day of a row, as `known_day`: of a month the first, which is the careful reading."""
    return known_day(row.get("日期", UNKNOWN), today)


def read_payments(rows: Any, today: date) -> tuple[Payment, ...]:
    """The part payments whose day (or month) and amount are known, by day."""
    found = [
        Payment(day[0], parse_amount(r["金额"]), r.get("凭证") == PROVED, r.get("款项", ""), day[1])
        for r in rows
        if isinstance(r, dict) and r.get("金额", UNKNOWN) != UNKNOWN and (day := _day_of(r, today))
    ]
    return tuple(sorted(found, key=lambda p: p.day))


def undated_sum(rows: Any, names: Collection[str], today: date) -> Decimal:
    """What was paid on days that nobody knows, of the payments of these names."""
    return sum(
        (
            parse_amount(r["金额"])
            for r in rows
            if isinstance(r, dict)
            and _day_of(r, today) is None
            and r.get("金额", UNKNOWN) != UNKNOWN
            and r.get("款项", "") in names
        ),
        Decimal(0),
    )


def read_events(rows: Any, today: date) -> tuple[Event, ...]:
    """The events whose day (or month) is known, by day."""
    found = [
        Event(day[0], r.get("事件", UNKNOWN), r.get("凭证") == PROVED, r.get("款项", ""), day[1])
        for r in rows
        if isinstance(r, dict) and (day := _day_of(r, today))
    ]
    return tuple(sorted(found, key=lambda e: e.day))


def undated_proofs(paid: Any, events: Any, today: date) -> tuple[UndatedProof, ...]:
    """What can be proved of the rows without a day, by its kind and its payment."""
    listed = (
        (rows if isinstance(rows, list) else (), paid_is) for rows, paid_is in ((paid, True), (events, False))
    )
    return tuple(
        UndatedProof(PART_PAYMENT if paid_is else r.get("事件", UNKNOWN), r.get("款项", ""))
        for rows, paid_is in listed
        for r in rows
        if isinstance(r, dict) and r.get("凭证") == PROVED and _day_of(r, today) is None
    )


def undated_rows(rows: Any, today: date) -> int:
    """How many rows have no day, and no month either."""
    return sum(isinstance(r, dict) and _day_of(r, today) is None for r in rows)


def empty_rows(answers: Mapping[str, Any], keys: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """The rows of some tables whose amount is 0 元, by key and number from 1."""
    return tuple(
        (key, number)
        for key in keys
        if isinstance(rows := answers.get(key), list)
        for number, row in enumerate(rows, 1)
        if isinstance(row, dict) and row.get("金额", UNKNOWN) != UNKNOWN and not parse_amount(row["金额"])
    )
