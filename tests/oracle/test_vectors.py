"""The oracle against figures that neither it nor the product made: worked examples and public judgments."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from oracle import dues, money, periods
from oracle.days import days_after, days_late, months_before, off_rest, rests, working_days_after, years_after
from oracle.story import Story


@pytest.mark.parametrize(
    ("principal", "due", "today", "days", "interest"),
    [
        # works money due 2015-08-20: only from 2020-09-01 on
        (4956598, date(2020, 8, 31), date(2021, 12, 31), 487, "1206931.61"),
        (3047400, date(2019, 10, 9), date(2021, 11, 26), 779, "1186962.30"),
        (338600, date(2020, 10, 9), date(2021, 11, 26), 413, "69920.90"),
        (860000, date(2025, 8, 11), date(2026, 11, 23), 469, "201670"),
        (860000, date(2025, 8, 9), date(2026, 11, 23), 471, "202530"),
        (860000, date(2025, 9, 8), date(2026, 11, 23), 441, "189630"),
    ],
)
def test_the_daily_rate_as_the_judgments_count_it(
    principal: int, due: date, today: date, days: int, interest: str
):
    assert days_late(due, today) == days
    story = Story(today=today, principal=Fraction(principal))
    assert money.simple(story, due, money.DAILY) == Fraction(interest)


def test_the_lpr_range_of_the_worked_example():
    found = money.lpr(Story(today=date(2026, 11, 23)), date(2025, 8, 11))
    assert found == money.Range(Fraction("43096.60"), Fraction("49726.85"), Fraction("33151.23"))


def test_interest_first_by_hand():
    # 142 days × 430.00 = 61,060.00 of the 200,000 is interest; 721,060 × 0.05 % × 327 days = 117,893.31
    paid = (money.Paid(date(2025, 12, 31), Fraction(200000)),)
    story = Story(today=date(2026, 11, 23), payments=paid)
    assert money.interest_first(story, date(2025, 8, 11), money.DAILY) == (721060, Fraction("117893.31"))


@pytest.mark.parametrize(
    ("day", "percent"),
    [
        ("2010-10-19", None),
        ("2019-08-19", "4.35"),
        ("2019-08-20", "4.25"),
        ("2021-12-19", "3.85"),
        ("2021-12-20", "3.80"),
    ],
)
def test_the_rate_steps_on_the_day_of_publication(day: str, percent: str | None):
    assert money.prime(date.fromisoformat(day)) == (Fraction(percent) / 100 if percent else None)


def test_periods_by_hand():
    assert days_after(date(2025, 7, 10), 30) == date(2025, 8, 9)
    assert off_rest(date(2025, 8, 9)) == date(2025, 8, 11)
    assert days_after(date(2024, 1, 15), 60) == date(2024, 3, 15)
    assert working_days_after(date(2022, 9, 23), 10) == date(2022, 10, 12)
    assert years_after(date(2024, 2, 29), 3) == date(2027, 2, 28)
    assert months_before(date(2024, 8, 31), 6) == date(2024, 2, 29)
    assert [rests(day) for day in (date(2026, 9, 20), date(2026, 10, 10), date(2026, 10, 1))] == [
        False,
        False,
        True,
    ]


def test_dragged_acceptance_counts_from_the_end_of_the_agreed_period():
    story = Story(today=date(2026, 11, 23), dragged=True, acceptance_ends=date(2025, 6, 30))
    assert dues.due(story) == dues.Answer(
        date(2025, 6, 30), None, date(2025, 7, 30), date(2025, 7, 30), guessed=True
    )


@pytest.mark.parametrize(
    ("due", "end"),
    [
        (date(2015, 9, 30), date(2017, 9, 30)),
        (date(2015, 10, 1), date(2018, 10, 1)),
        (date(2025, 8, 11), date(2028, 8, 11)),
    ],
)
def test_two_years_of_the_old_law_only_where_they_were_over(due: date, end: date):
    assert periods.one_period(due) == end


@pytest.mark.parametrize(
    ("last_days", "effective", "interruptions", "end"),
    [
        # a mediation with two instalments (law text: from the last one)
        ((date(2025, 7, 30), date(2025, 12, 30)), date(2025, 6, 30), (), date(2027, 12, 30)),
        ((date(2025, 7, 30),), date(2025, 6, 30), (), date(2027, 7, 30)),
        ((), date(2025, 6, 30), (), date(2027, 6, 30)),
        ((), date(2024, 2, 29), (), date(2026, 2, 28)),
        ((date(2025, 7, 30),), date(2025, 6, 30), (date(2026, 5, 6),), date(2028, 5, 6)),
        ((date(2025, 7, 30),), date(2025, 6, 30), (date(2027, 8, 2),), date(2027, 7, 30)),  # too late
    ],
    ids=["instalments", "one day", "no day named", "leap day", "interrupted", "interrupted too late"],
)
def test_enforcement_is_two_years_from_the_last_day_of_performance(
    last_days: tuple[date, ...], effective: date, interruptions: tuple[date, ...], end: date
):
    assert periods.enforcement(list(last_days), effective, interruptions) == end
