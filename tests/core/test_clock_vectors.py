"""Every worked figure of docs/law.md §7, to the cent, and the change points of the LPR table (§8)."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from factories import TODAY, facts, playbook
from huikuan_cli.core.law.claim import BY_INVOICE, LARGE, ClockReport, Event
from huikuan_cli.core.law.clock_report import clock
from huikuan_cli.core.law.segments import segments, simple_interest

RULES = playbook().rules
PRINCIPAL = Decimal("860000")


def report(**over: object) -> ClockReport:
    return clock(facts(**over), RULES)


def interest_from(start: date, per_day: Decimal) -> Decimal:
    return simple_interest(segments(PRINCIPAL, start, TODAY, ()), per_day)


def test_thirty_days_after_acceptance_end_on_a_saturday_and_roll_to_monday():
    due = report().due.effective
    assert due is not None
    assert (due.start, due.days) == (date(2025, 7, 10), 30)
    assert (due.raw, due.rolled) == (date(2025, 8, 9), date(2025, 8, 11))


def test_overdue_days_are_469_rolled_and_471_raw():
    found = report()
    assert (found.overdue, found.overdue_raw) == (469, 471)


def test_daily_rate_of_the_regulation_gives_201670_and_the_sum_1061670():
    found = report()
    assert (found.claims[0].low, found.claims[0].high) == (Decimal("201670.00"), Decimal("201670.00"))
    assert found.outstanding is not None
    assert found.outstanding + Decimal("201670.00") == Decimal("1061670.00")


@pytest.mark.parametrize(
    ("start", "expected"),
    [(date(2025, 8, 11), "201670.00"), (date(2025, 8, 9), "202530.00"), (TODAY - timedelta(1), "430.00")],
    ids=["rolled", "raw", "one day"],
)
def test_daily_rate_from_either_due_date(start: date, expected: str):
    assert interest_from(start, RULES.terms.daily_rate) == Decimal(expected)


def test_lpr_figure_is_a_range_on_365_days():
    claim = report().claims[1]
    assert (claim.low, claim.high) == (Decimal("43096.60"), Decimal("49726.85"))


def test_lpr_figure_on_360_days_is_named_in_the_working():
    claim = report().claims[1]
    assert claim.words.endswith("；法条没写一年按几天，按 360 天是 43,695.17～50,417.50 元")
    assert claim.doubts == ()


def test_plain_lpr_gives_33151_23():
    found = RULES.lpr_on(date(2025, 8, 12))
    assert found is not None
    assert interest_from(date(2025, 8, 11), found.percent / 100 / 365) == Decimal("33151.23")


def test_limitation_without_interruption():
    found = report().limitation
    assert found is not None
    assert (found.expiry, found.raw) == (date(2028, 8, 11), date(2028, 8, 9))
    assert ((found.expiry - TODAY).days, (found.raw - TODAY).days) == (627, 625)


def test_earliest_alarm_counts_from_delivery():
    found = report(delivered=date(2025, 7, 10)).limitation
    assert found is not None
    assert found.alarm == date(2028, 7, 10)
    assert found.alarm_words == "按“收货即付”从交付日 2025-07-10 算"
    assert found.alarm_sources == ("mfd188", "mfd628")


def test_without_a_delivery_day_the_alarm_counts_from_acceptance():
    found = report(delivered=None).limitation
    assert found is not None
    assert found.alarm == date(2028, 7, 10)
    assert "交付日不清楚" in found.alarm_words


def test_sixty_day_contract():
    found = report(contract_days=60)
    assert found.due.effective is not None
    assert found.due.effective.raw == found.due.effective.rolled == date(2025, 9, 8)
    assert found.overdue == 441
    assert found.claims[0].low == Decimal("189630.00")


def test_a_delivered_demand_restarts_the_three_years():
    demand = Event(date(2026, 3, 2), "催款函送达", proved=True)
    found = report(events=(demand,)).limitation
    assert found is not None
    assert (found.raw, found.restarted) == (date(2029, 3, 2), demand)


CHANGES = [
    ("2019-08-20", "4.25"),
    ("2019-09-20", "4.20"),
    ("2019-11-20", "4.15"),
    ("2020-02-20", "4.05"),
    ("2020-04-20", "3.85"),
    ("2021-12-20", "3.80"),
    ("2022-01-20", "3.70"),
    ("2022-08-22", "3.65"),
    ("2023-06-20", "3.55"),
    ("2023-08-21", "3.45"),
    ("2024-07-22", "3.35"),
    ("2024-10-21", "3.10"),
    ("2025-05-20", "3.00"),
]


def percent_on(day: date) -> Decimal | None:
    found = RULES.lpr_on(day)
    return found.percent if found else None


@pytest.mark.parametrize(("published", "percent"), CHANGES)
def test_lpr_changes_on_its_day_of_publication(published: str, percent: str):
    day = date.fromisoformat(published)
    earlier = [p for d, p in CHANGES if d < published]
    before = Decimal(earlier[-1]) if earlier else None
    assert percent_on(day - timedelta(1)) == before
    assert percent_on(day) == Decimal(percent)
    assert percent_on(day + timedelta(1)) == Decimal(percent)


def test_lpr_table_has_no_other_change():
    steps = [("2019-08-20", Decimal("4.25"))]
    for one in sorted(RULES.lpr, key=lambda one: one.day):
        if one.percent != steps[-1][1]:
            steps.append((one.day.isoformat(), one.percent))
    assert steps == [(day, Decimal(percent)) for day, percent in CHANGES]


def test_last_publication_is_used_after_the_end_of_the_table():
    assert percent_on(TODAY) == Decimal("3.00")


@pytest.mark.parametrize(("days", "doubted"), [(60, False), (61, True)])
def test_a_large_enterprise_may_agree_on_sixty_days_and_no_more_without_a_doubt(days: int, doubted: bool):
    """条例第9条第2款: more than that has to follow the practice of the trade."""
    accepted = date(2025, 7, 10)
    by_terms = report(payer=LARGE, contract_days=days)
    awaited = report(
        payer=LARGE,
        start=BY_INVOICE,
        delivered=accepted,
        invoiced=accepted + timedelta(days=days - 30),
        contract_days=30,
    )
    for found in (by_terms, awaited):
        assert any("大型企业约定超过 60 日" in one for one in found.due.doubts) is doubted
