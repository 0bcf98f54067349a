"""Sums, days and times in the form in which they are said aloud."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huikuan_cli.core.text.amounts import spoken_sum
from huikuan_cli.core.text.speech import long_time
from huikuan_cli.core.text.values import said_day, spoken_date, spoken_day


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        ("260", "260元"),
        ("5000", "5000元"),
        ("9999.50", "9999元5角"),
        ("10000", "1万元"),
        ("10400", "1万零400元"),
        ("468000", "46万8千元"),
        ("432600", "43万2600元"),
        ("860000", "86万元"),
        ("860050", "86万零50元"),
        ("150000000", "1亿5000万元"),
        ("100005000", "1亿零5千元"),
        ("100000500", "1亿零500元"),
        ("100050000", "1亿零5万元"),
        ("0.05", "0元5分"),
        ("120.30", "120元3角"),
        ("120.34", "120元3角4分"),
    ],
)
def test_a_sum_is_said_exactly_and_as_one_says_it(amount: str, said: str):
    assert spoken_sum(Decimal(amount)) == said


def heard(said: str) -> Decimal:
    """The amount that a listener writes down."""
    yi, _, under = said.rpartition("亿")
    wan, _, rest = under.rpartition("万")
    yuan, _, small = rest.partition("元")
    thousands = re.fullmatch(r"零?(\d)千", yuan)
    whole = int(thousands[1]) * 1000 if thousands else int(yuan.lstrip("零") or 0)
    jiao, fen = re.search(r"(\d)角", small), re.search(r"(\d)分", small)
    hundredths = (int(jiao[1]) * 10 if jiao else 0) + (int(fen[1]) if fen else 0)
    return (
        Decimal(int(yi or 0) * 10**8 + int(wan.lstrip("零") or 0) * 10_000 + whole)
        + Decimal(hundredths) / 100
    )


@given(st.decimals(0, 10**10, places=2))
def test_whoever_hears_a_sum_writes_down_the_same_amount(amount: Decimal):
    assert heard(spoken_sum(amount)) == amount


def test_a_day_to_come_is_written_in_full_with_its_weekday():
    assert spoken_day(date(2026, 12, 4)) == "12月4号周五"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 25), "今天"),
        (date(2026, 11, 27), "周五"),
        (date(2026, 11, 29), "周日"),
        (date(2026, 11, 30), "下周一"),
        (date(2026, 12, 6), "下周日"),
        (date(2026, 12, 7), "12月7号"),
        (date(2026, 11, 24), "11月24号"),
    ],
)
def test_at_the_visit_a_day_is_said_by_its_weekday_as_long_as_that_is_clear(day: date, said: str):
    assert said_day(day, date(2026, 11, 25)) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 2, 24), "2月24号"),
        (date(2025, 11, 3), "去年11月3号"),
        (date(2024, 12, 31), "2024年12月31号"),
        (date(2027, 1, 1), "2027年1月1号"),
    ],
)
def test_a_past_day_is_said_with_its_year_only_where_it_needs_one(day: date, said: str):
    assert spoken_date(day, date(2026, 11, 23)) == said


@pytest.mark.parametrize(
    ("since", "said"),
    [
        (date(2026, 11, 22), "1天"),
        (date(2026, 10, 24), "30天"),
        (date(2026, 10, 23), "1个月"),
        (date(2026, 10, 22), "1个多月"),
        (date(2025, 11, 23), "1年"),
        (date(2025, 11, 22), "1年多"),
        (date(2025, 8, 11), "1年3个多月"),
        (date(2024, 8, 23), "2年3个月"),
    ],
)
def test_a_time_is_said_in_whole_months(since: date, said: str):
    assert long_time(since, date(2026, 11, 23)) == said


@given(st.dates(date(2000, 1, 1), date(2026, 1, 1)), st.integers(0, 5000))
def test_a_time_never_says_a_month_too_much(since: date, days: int):
    said = long_time(since, since + timedelta(days=days))
    years, months = re.match(r"(\d+)年", said), re.search(r"(\d+)个", said)
    whole = (int(years[1]) if years else 0) * 12 + (int(months[1]) if months else 0)
    assert whole * 28 <= days <= (whole + 1) * 31
