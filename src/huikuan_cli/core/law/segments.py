"""Simple interest over stretches of constant principal, to the cent (元, calendar days)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from huikuan_cli.core.law.claim import Payment, Segment
from huikuan_cli.core.text.amounts import yuan
from huikuan_cli.core.text.values import iso

CENT = Decimal("0.01")


class Span(NamedTuple):
    """Days with one rate: from the day after `start` to `end`; the rate is for a day, or for a year."""

    start: date
    end: date
    rate: Decimal


def cents(amount: Decimal) -> Decimal:
    """Rounded to the cent, half up."""
    return amount.quantize(CENT, ROUND_HALF_UP)


def segments(
    principal: Decimal, start: date, end: date, payments: tuple[Payment, ...]
) -> tuple[Segment, ...]:
    """Stretches of constant principal from the day after `start` to `end`, cut at each part payment.

    Payments up to `start` lower the first principal; the day of a payment still counts on the old principal.
    """
    if not payments:
        whole = Segment(start, end, principal, (end - start).days)
        return (whole,) if end > start and principal > 0 else ()
    found = []
    begun = start
    for payment in sorted(payments, key=lambda p: p.day):
        if payment.day > end:
            break
        if payment.day > begun:
            found.append(Segment(begun, payment.day, principal, (payment.day - begun).days))
            begun = payment.day
        principal -= payment.amount
    if end > begun:
        found.append(Segment(begun, end, principal, (end - begun).days))
    return tuple(s for s in found if s.principal > 0)


def simple_interest(parts: tuple[Segment, ...], rate: Decimal, year: int = 1) -> Decimal:
    """Simple interest over the segments, each rounded to the cent so that the working adds up on paper.

    `rate` is for a day, or for a year of `year` days; it is divided last, so that no cent is lost.
    """
    return sum((cents(s.principal * rate * s.days / year) for s in parts), Decimal("0.00"))


def interest_over(
    principal: Decimal, spans: Sequence[Span], payments: tuple[Payment, ...], year: int = 1
) -> Decimal:
    """Simple interest over days with different rates; `year` as in `simple_interest`."""
    return sum(
        (simple_interest(segments(principal, one.start, one.end, payments), one.rate, year) for one in spans),
        Decimal("0.00"),
    )


def interest_first(
    principal: Decimal, spans: Sequence[Span], payments: tuple[Payment, ...], year: int = 1
) -> tuple[Decimal, Decimal]:
    """(principal, interest) still open when each payment covers interest before principal (民法典第561条).

    `year` as in `simple_interest`.
    """
    open_interest = Decimal("0.00")
    waiting = sorted(payments, key=lambda p: p.day)
    for start, end, rate in spans:
        begun = start
        while waiting and waiting[0].day <= end:
            payment = waiting.pop(0)
            if payment.day > begun:
                open_interest += cents(principal * rate * (payment.day - begun).days / year)
                begun = payment.day
            to_interest = min(open_interest, payment.amount)
            open_interest -= to_interest
            principal -= payment.amount - to_interest
        open_interest += cents(max(principal, Decimal(0)) * rate * max((end - begun).days, 0) / year)
    return principal, open_interest


def working_line(parts: tuple[Segment, ...], rate_words: str) -> str:
    """The working of the interest over the segments, in words."""
    rows = [
        f"{yuan(s.principal)}元×{rate_words}×{s.days}天（{iso(s.start)}次日至{iso(s.end)}）" for s in parts
    ]
    return " + ".join(rows) if rows else "没有可计息的天数"


def percent(rate: Decimal) -> str:
    """A fraction as it is printed: 0.0005 is 0.05%."""
    return f"{(rate * 100).normalize():f}%"
