"""Rest days, shifted working days, and the last day of a period."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import facts, playbook
from huikuan_cli.core.law.claim import DueDates
from huikuan_cli.core.law.due_date import due_dates
from huikuan_cli.core.law.workdays import (
    has_table,
    is_public_holiday,
    is_workday,
    minus_months,
    plus_workdays,
    plus_years,
    rolled,
)
from properties import examples

steady = examples(150)
DAYS = st.dates(date(2004, 1, 1), date(2040, 12, 31))


# The arrangements of 国办 for 2025 (国庆、中秋 10-01 … 10-08) and 2026 (春节 02-15 … 02-23, 国庆 10-01 … 10-07).
@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2025-08-09", "2025-08-11"),
        ("2025-10-01", "2025-10-09"),
        ("2025-10-08", "2025-10-09"),
        ("2025-10-12", "2025-10-13"),
        ("2026-02-15", "2026-02-24"),
        ("2026-02-23", "2026-02-24"),
        ("2026-10-01", "2026-10-08"),
        ("2028-10-07", "2028-10-09"),
        ("2027-01-01", "2027-01-04"),
        ("2028-10-01", "2028-10-04"),
    ],
)
def test_rest_days_roll_to_the_next_working_day(day: str, expected: str):
    assert rolled(date.fromisoformat(day)) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    "day", ["2025-09-28", "2025-10-11", "2026-02-14", "2026-02-28", "2026-09-20", "2026-10-10"]
)
def test_shifted_weekends_are_working_days(day: str):
    assert date.fromisoformat(day).weekday() >= 5
    assert rolled(date.fromisoformat(day)) == date.fromisoformat(day)


@pytest.mark.parametrize(("year", "known"), [(2025, True), (2026, True), (2028, False), (2003, False)])
def test_years_with_a_holiday_table(year: int, known: bool):
    assert has_table(year) == known


def test_a_due_date_in_a_year_without_a_table_says_so():
    found = due_dates(facts(accepted=date(2028, 3, 2), today=date(2028, 12, 1)), playbook().rules)
    assert found.effective is not None
    assert found.effective.rolled == date(2028, 4, 3)  # 04-01 is a Saturday
    assert found.notes == (WEEKEND, "放假表没有收录 2028 年，只按周末和固定节日顺延，待核")
    assert found.doubts == ()


WEEKEND = "周末是否属于“法定休假日”条文没写明：对外用顺延后的日期，内部盯不顺延的日期"


def counted(accepted: date) -> DueDates:
    return due_dates(facts(accepted=accepted), playbook().rules)


@pytest.mark.parametrize(
    ("accepted", "notes", "said"),
    [
        (date(2025, 7, 10), (WEEKEND,), "最后一天是周末，顺延到 2025-08-11（周一）"),
        (date(2025, 9, 1), (), "最后一天在法定节假日里，顺延到 2025-10-09（周四）"),
        (date(2025, 9, 4), (), "最后一天在法定节假日里，顺延到 2025-10-09（周四）"),
        (date(2025, 8, 29), (), "这天是调休上班日，不顺延"),
        (date(2025, 7, 11), (WEEKEND,), "最后一天是周末，顺延到 2025-08-11（周一）"),
        (date(2025, 7, 12), (), "到 2025-08-11（周一）"),
    ],
    ids=["saturday", "holiday", "saturday in a holiday", "working sunday", "sunday", "monday"],
)
def test_the_weekend_question_is_noted_only_for_a_plain_weekend(
    accepted: date, notes: tuple[str, ...], said: str
):
    found = counted(accepted)
    assert (found.notes, found.doubts) == (notes, ())
    assert found.words.endswith(said)


@pytest.mark.parametrize(
    ("day", "holiday"),
    [
        ("2025-10-04", True),
        ("2025-10-08", True),
        ("2025-08-09", False),
        ("2025-08-11", False),
        ("2025-09-28", False),
        ("2028-10-01", True),
        ("2028-10-07", False),
    ],
)
def test_a_weekend_is_no_public_holiday_unless_it_is_inside_one(day: str, holiday: bool):
    assert is_public_holiday(date.fromisoformat(day)) == holiday


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        ("2026-11-25", 0, "2026-11-25"),
        ("2026-11-28", 0, "2026-11-30"),
        ("2026-11-25", 5, "2026-12-02"),
        ("2026-11-23", -1, "2026-11-20"),
        ("2026-09-30", 1, "2026-10-08"),
        ("2026-10-08", 2, "2026-10-10"),
        ("2026-10-08", -1, "2026-09-30"),
    ],
)
def test_working_days_are_counted_over_holidays(day: str, count: int, expected: str):
    assert plus_workdays(date.fromisoformat(day), count) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("day", "years", "expected"),
    [
        ("2025-08-11", 3, "2028-08-11"),
        ("2024-02-29", 3, "2027-02-28"),
        ("2024-02-29", 4, "2028-02-29"),
        ("2025-02-28", 3, "2028-02-28"),
    ],
)
def test_years_end_on_the_same_day_or_the_last_of_the_month(day: str, years: int, expected: str):
    assert plus_years(date.fromisoformat(day), years) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2028-07-10", 6, "2028-01-10"),
        ("2028-01-15", 6, "2027-07-15"),
        ("2028-08-31", 6, "2028-02-29"),
        ("2027-08-31", 6, "2027-02-28"),
        ("2028-12-31", 6, "2028-06-30"),
        ("2028-01-31", 1, "2027-12-31"),
    ],
)
def test_months_back_stay_inside_the_month(day: str, months: int, expected: str):
    assert minus_months(date.fromisoformat(day), months) == date.fromisoformat(expected)


@steady
@given(DAYS)
def test_rolling_ends_on_the_first_working_day_within_ten_days(day: date):
    end = rolled(day)
    assert timedelta(0) <= end - day <= timedelta(10)
    assert is_workday(end)
    assert not any(is_workday(day + timedelta(n)) for n in range((end - day).days))


@steady
@given(DAYS, st.integers(1, 30))
def test_working_days_forth_and_back_meet(day: date, count: int):
    begin = rolled(day)
    assert plus_workdays(plus_workdays(begin, count), -count) == begin


@steady
@given(st.integers(0, 200), st.integers(0, 200), st.sampled_from(["政府", "大型企业", "不适用", None]))
def test_more_contract_days_never_make_it_due_earlier(one: int, other: int, payer: str | None):
    fewer, more = sorted((one, other))
    first, second = (
        due_dates(facts(contract_days=days, payer=payer), playbook().rules).effective
        for days in (fewer, more)
    )
    assert first is not None
    assert second is not None
    assert first.raw <= second.raw
    assert first.rolled <= second.rolled
