"""Words that do not name one day or amount are asked back with what was likely meant."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import talk
from huikuan_cli.core.answers.one_answer import check_value
from huikuan_cli.core.text.amounts import parse_amount
from huikuan_cli.core.text.vague import han_number, likely_day
from huikuan_cli.core.text.values import Unclear, parse_date

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
        ("三天后", "2026-11-26"),
        ("3天前", "2026-11-20"),
        ("两周之后", "2026-12-07"),
        ("听说是12月15号", "2026-12-15"),
        ("听说是2026-12-15", "2026-12-15"),
        ("估计下周三", "2026-12-02"),
        ("12月15号左右", "2026-12-15"),
        ("最晚12月2日前", "2026-12-02"),
        ("大概年底", "2026-12-31"),
        ("12/3", "2026-12-03"),
        ("12.3", "2026-12-03"),
        ("5月底", "2026-05-31"),
        ("大概12月中旬", "2026-12-15"),
        ("12月上旬", "2026-12-10"),
        ("2月下旬", "2027-02-28"),
        ("下个月初", "2026-12-05"),
        ("月中", "2026-11-15"),
        ("季度末", "2026-12-31"),
        ("本季度末", "2026-12-31"),
        ("下季度末", "2027-03-31"),
        ("上个季度底", "2026-09-30"),
        ("三季度末", "2026-09-30"),
        ("第一季度末", "2027-03-31"),
        ("11月24号下午两点", "2026-11-24"),
    ],
)
def test_a_vague_day_is_asked_back_with_the_day_that_is_likely_meant(raw: str, meant: str):
    with pytest.raises(Unclear, match=meant) as caught:
        parse_date(raw, TODAY)
    assert caught.value.suggestion == meant
    assert parse_date(meant, TODAY).isoformat() == meant


@pytest.mark.parametrize(
    "raw",
    [
        "13月底",
        "13月初",
        "2月29日",
        "春节前",
        "十十月底",
        "0月底",
        "2025年底底",
        "月",
        "十",
        "大概",
        "听说",
        "下午3点",
        "十点",
        "10:30",
        "五季度末",
    ],
)
def test_where_no_day_is_likely_none_is_proposed(raw: str):
    with pytest.raises(Unclear, match="看不懂日期") as caught:
        parse_date(raw, TODAY)
    assert caught.value.suggestion == ""


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        ("明天上午", "2026-11-24"),
        ("明早", "2026-11-24"),
        ("后天下午3点", "2026-11-25"),
        ("后天下午三点半", "2026-11-25"),
        ("大后天晚上", "2026-11-26"),
        ("周五下午", "2026-11-27"),
        ("下周三上午10:30", "2026-12-02"),
        ("2026-11-24 14:30", "2026-11-24"),
        ("2026年12月3日上午9点", "2026-12-03"),
    ],
)
def test_the_time_of_day_behind_a_day_does_not_hide_it(raw: str, day: str):
    assert parse_date(raw, TODAY).isoformat() == day


def test_in_december_next_month_ends_in_january():
    assert likely_day("下月底", date(2026, 12, 5)) == date(2027, 1, 31)


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        ("约86万", "86万"),
        ("6万8", "6.8万"),
        ("大概46万8", "46.8万"),
        ("86万左右", "86万"),
        ("3千8", "3.8千"),
        ("1亿2", "1.2亿"),
        ("约50万", "50万"),
        ("约50", "50万"),
        ("约50元", "50元"),
        ("约0.5", "0.5万"),
        ("八千六", "8600"),
        ("三万五", "3.5万"),
        ("一亿二", "12000万"),
        ("听说是八千六", "8600"),
        ("约七十二万", "七十二万"),
        ("大约两百五十万元", "两百五十万"),
        ("不到50万", "50万"),
    ],
)
def test_a_vague_amount_is_asked_back_with_the_amount_that_is_likely_meant(raw: str, meant: str):
    with pytest.raises(Unclear, match=f"请写成 {meant}") as caught:
        parse_amount(raw)
    assert caught.value.suggestion == meant
    assert parse_amount(meant) > 0


@pytest.mark.parametrize(
    ("raw", "amount"),
    [
        ("七十二万一千", 721000),
        ("1.2亿", 120000000),
        ("1.2个亿", 120000000),
        ("两个亿", 200000000),
        ("两百五十万", 2500000),
        ("壹佰万元整", 1000000),
        ("46.8w", 468000),
    ],
)
def test_an_amount_that_can_only_be_one_is_taken(raw: str, amount: int):
    assert parse_amount(raw) == amount


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
    st.text(alphabet="0123456789一二三十两年月日底末初旬中上下季度周天后前明去今本.-/约万千", max_size=12),
    st.dates(date(1990, 1, 1), date(2100, 1, 1)),
)
def test_no_words_ever_break_the_guess(text: str, today: date):
    assert isinstance(likely_day(text, today), date | None)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("三月底前", "2026-03-31"),
        ("12月底", "2026-12-31"),
        ("明年三月底", "2027-03-31"),
        ("2027年3月底", "2027-03-31"),
    ],
)
def test_a_day_to_pay_without_its_year_is_rather_behind_us_than_far_off(typed: str, meant: str):
    field = talk().find("约定付款日")
    assert field is not None
    with pytest.raises(Unclear) as caught:
        check_value(field, typed, talk(), date(2026, 11, 29))
    assert caught.value.suggestion == meant
