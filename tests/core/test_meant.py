"""Words that do not name one day or amount are asked back with what was likely meant."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huikuan_cli.core.amounts import parse_amount
from huikuan_cli.core.meant import han_number, likely_day
from huikuan_cli.core.values import Unclear, parse_date

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        ("11月底", "2026-11-30"),
        ("十一月底", "2026-11-30"),
        ("1月底", "2027-01-31"),
        ("2月末", "2027-02-28"),
        ("2024年2月底", "2024-02-29"),
        ("24年2月底", "2024-02-29"),
        ("去年12月底", "2025-12-31"),
        ("月底", "2026-11-30"),
        ("这个月底", "2026-11-30"),
        ("下月底", "2026-12-31"),
        ("上个月底", "2026-10-31"),
        ("年底前", "2026-12-31"),
        ("明年底", "2027-12-31"),
        ("7月10日", "2026-07-10"),
        ("７月１０日", "2026-07-10"),
        ("七月十日", "2026-07-10"),
        ("7.10", "2026-07-10"),
        ("12-31", "2026-12-31"),
        ("1月5日", "2027-01-05"),
        ("明年3月5日", "2027-03-05"),
        ("三天后", "2026-11-26"),
        ("3天前", "2026-11-20"),
        ("两周之后", "2026-12-07"),
    ],
)
def test_a_vague_day_is_asked_back_with_the_day_that_is_likely_meant(raw: str, meant: str):
    with pytest.raises(Unclear, match=meant) as caught:
        parse_date(raw, TODAY)
    assert caught.value.suggestion == meant
    assert parse_date(meant, TODAY).isoformat() == meant


@pytest.mark.parametrize(
    "raw", ["13月底", "2月29日", "春节前", "十十月底", "0月底", "2025年底底", "月", "十"]
)
def test_where_no_day_is_likely_none_is_proposed(raw: str):
    with pytest.raises(Unclear, match="看不懂日期") as caught:
        parse_date(raw, TODAY)
    assert caught.value.suggestion == ""


def test_in_december_next_month_ends_in_january():
    assert likely_day("下月底", date(2026, 12, 5)) == date(2027, 1, 31)


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        ("约86万", "86万"),
        ("46万8", "46.8万"),
        ("大概46万8", "46.8万"),
        ("86万左右", "86万"),
        ("3千8", "3.8千"),
        ("1亿2", "1.2亿"),
    ],
)
def test_a_vague_amount_is_asked_back_with_the_amount_that_is_likely_meant(raw: str, meant: str):
    with pytest.raises(Unclear, match=f"请写成 {meant}") as caught:
        parse_amount(raw)
    assert caught.value.suggestion == meant
    assert parse_amount(meant) > 0


@pytest.mark.parametrize("raw", ["80-90万", "八十多万", "约", "左右", "约约86", "不少"])
def test_where_no_amount_is_likely_none_is_proposed(raw: str):
    with pytest.raises(Unclear, match="看不懂金额") as caught:
        parse_amount(raw)
    assert caught.value.suggestion == ""


@pytest.mark.parametrize(
    ("text", "number"),
    [("一", 1), ("两", 2), ("十", 10), ("十一", 11), ("二十", 20), ("九十九", 99), ("7", 7)],
)
def test_chinese_numbers_up_to_ninety_nine(text: str, number: int):
    assert han_number(text) == number


@pytest.mark.parametrize("text", ["", "百", "一一", "十十", "一二三"])
def test_other_words_are_no_number(text: str):
    with pytest.raises(ValueError, match=f"^{text}$"):
        han_number(text)


@given(
    st.text(alphabet="0123456789一二三十两年月日底末周天后前明去今本.-/约万千", max_size=12),
    st.dates(date(1990, 1, 1), date(2100, 1, 1)),
)
def test_no_words_ever_break_the_guess(text: str, today: date):
    assert isinstance(likely_day(text, today), date | None)
