"""Interest day by day, in fractions: 条例 17 (2020: 15), 买卖合同解释 18④, 民法典 561. Shares no code with the product."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from oracle.days import ONE
from oracle.story import Paid, Story

DAILY = Fraction(5, 10000)
LOW, HIGH = Fraction(13, 10), Fraction(15, 10)
YEAR = 365
LPR_SINCE = date(2019, 8, 20)
# docs/law.md §8, the change points: from this publication on, percent a year
STEPS = (
    # 买卖合同解释 18④: before 2019-08-20 the base lending rate of the People's Bank, one year
    (date(2010, 10, 20), "5.56"),
    (date(2010, 12, 26), "5.81"),
    (date(2011, 2, 9), "6.06"),
    (date(2011, 4, 6), "6.31"),
    (date(2011, 7, 7), "6.56"),
    (date(2012, 6, 8), "6.31"),
    (date(2012, 7, 6), "6.00"),
    (date(2014, 11, 22), "5.60"),
    (date(2015, 3, 1), "5.35"),
    (date(2015, 5, 11), "5.10"),
    (date(2015, 6, 28), "4.85"),
    (date(2015, 8, 26), "4.60"),
    (date(2015, 10, 24), "4.35"),
    (date(2019, 8, 20), "4.25"),
    (date(2019, 9, 20), "4.20"),
    (date(2019, 11, 20), "4.15"),
    (date(2020, 2, 20), "4.05"),
    (date(2020, 4, 20), "3.85"),
    (date(2021, 12, 20), "3.80"),
    (date(2022, 1, 20), "3.70"),
    (date(2022, 8, 22), "3.65"),
    (date(2023, 6, 20), "3.55"),
    (date(2023, 8, 21), "3.45"),
    (date(2024, 7, 22), "3.35"),
    (date(2024, 10, 21), "3.10"),
    (date(2025, 5, 20), "3.00"),
)
THIN_FROM = date(2026, 8, 20)  # one source only, or a publication that nobody has seen


def prime(day: date) -> Fraction | None:
    """The one-year LPR on a day, before it the base lending rate, a fraction a year; None before the first publication."""
    found = None
    for since, percent in STEPS:
        if since <= day:
            found = Fraction(percent) / 100
    return found


def cents(amount: Fraction) -> Fraction:
    """Half a cent is rounded up."""
    return Fraction((amount * 200 + 1) // 2, 100)


def _paid_by_day(payments: tuple[Paid, ...]) -> dict[date, Fraction]:
    found: dict[date, Fraction] = {}
    for one in payments:
        found[one.day] = found.get(one.day, Fraction(0)) + one.amount
    return found


def owed(story: Story) -> Fraction:
    return (
        story.principal
        - story.undated
        - sum((one.amount for one in story.payments if one.day <= story.today), Fraction(0))
    )


def last_day(story: Story) -> date:
    """Interest runs to the day of payment: to the last one where all is paid, else to today."""
    left = story.principal - story.undated
    for one in sorted(story.payments, key=lambda one: one.day):
        if one.day <= story.today:
            left -= one.amount
            if left == 0:
                return one.day
    return story.today


def stretches(story: Story, due: date, principal: Fraction) -> list[tuple[Fraction, int]]:
    """Amounts and for how many days each was owed. The day of a payment is the last one of the amount before it."""
    left = principal - sum((one.amount for one in story.payments if one.day <= due), Fraction(0))
    found: list[tuple[Fraction, int]] = []
    day, days, paid = due, 0, _paid_by_day(story.payments)
    while day < story.today:
        day += ONE
        days += 1
        if day in paid:
            found.append((max(left, Fraction(0)), days))
            left, days = left - paid[day], 0
    found.append((max(left, Fraction(0)), days))
    return found


def simple(story: Story, due: date, per_day: Fraction, principal: Fraction | None = None) -> Fraction:
    """Each stretch rounded to cents by itself, as it is written out for the reader."""
    base = (story.principal if principal is None else principal) - story.undated
    return sum((cents(left * days * per_day) for left, days in stretches(story, due, base)), Fraction(0))


def interest_first(story: Story, due: date, per_day: Fraction) -> tuple[Fraction, Fraction]:
    """561: a payment covers the interest first, what is over the principal. What is left of both."""
    left = (
        story.principal
        - story.undated
        - sum((one.amount for one in story.payments if one.day <= due), Fraction(0))
    )
    waiting, days, day, paid = Fraction(0), 0, due, _paid_by_day(story.payments)
    while day < story.today:
        day += ONE
        days += 1
        if day not in paid:
            continue
        waiting += cents(left * days * per_day)
        days = 0
        covered = min(waiting, paid[day])
        waiting -= covered
        left = max(left - (paid[day] - covered), Fraction(0))
    return left, waiting + cents(left * days * per_day)


@dataclass(frozen=True)
class Range:
    low: Fraction
    high: Fraction
    plain: Fraction


def published(breach: date, day: date) -> Fraction | None:
    """18④: a breach up to 2019-08-19 bears the base lending rate, one from 2019-08-20 on the LPR of the day of the breach. What goes on
    past that day bears the base rate until 2019-08-19 and then the LPR as it began."""
    return prime(LPR_SINCE if breach < LPR_SINCE <= day else breach)


def yearly(story: Story, due: date, times: Fraction) -> Fraction | None:
    """Interest of so many times the published rate, day by day; rounded to cents where the amount or the rate changes."""
    breach = due + ONE
    first, later = published(breach, breach), published(breach, max(breach, LPR_SINCE))
    if first is None or later is None:
        return None
    paid = _paid_by_day(story.payments)
    left = story.principal - story.undated - sum((paid[day] for day in paid if day <= due), Fraction(0))
    whole, days, rate, day = Fraction(0), 0, first, due
    while day < story.today:
        day += ONE
        if day == LPR_SINCE and breach < LPR_SINCE:
            whole += cents(max(left, Fraction(0)) * rate * times * days / YEAR)
            days, rate = 0, later
        days += 1
        if day in paid:
            whole += cents(max(left, Fraction(0)) * rate * times * days / YEAR)
            days, left = 0, left - paid[day]
    return whole + cents(max(left, Fraction(0)) * rate * times * days / YEAR)


def lpr(story: Story, due: date) -> Range | None:
    """18④: the published rate plus 30 to 50 %."""
    low, high, plain = (yearly(story, due, times) for times in (LOW, HIGH, Fraction(1)))
    return None if low is None or high is None or plain is None else Range(low, high, plain)


def agreed(story: Story, due: date, protected: bool) -> Fraction:
    """17: the agreed rate, never below the LPR of the day of signing where the regulation protects us."""
    assert story.rate is not None
    value, per = story.rate
    daily = value / YEAR if per == "年" else value
    floor = prime(story.signed) if story.signed and protected and story.signed >= LPR_SINCE else None
    if floor is not None:
        daily = max(daily, floor / YEAR)
    return simple(story, due, daily)
