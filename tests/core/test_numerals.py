"""Amounts that are written out, and amounts of which the unit is missing."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huikuan_cli.core.text.amounts import parse_amount, spoken_sum, yuan
from huikuan_cli.core.text.capitals import capitals
from huikuan_cli.core.text.values import Unclear


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("三十万", "300000"),
        ("肆拾陆万捌仟元整", "468000"),
        ("一亿二千万", "120000000"),
        ("十五万", "150000"),
        ("两千零五十块", "2050"),
        ("四十六万八千", "468000"),
        ("人民币壹仟零壹拾元零伍分", "1010.05"),
        ("叁拾贰万柒仟陆佰元正", "327600"),
        ("五百元", "500"),
        ("一亿零十五元", "100000015"),
        ("86w", "860000"),
        ("46.8W元", "468000"),
        ("86万整", "860000"),
        ("86万元整", "860000"),
        ("46.8元", "46.80"),
        ("46.80", "46.80"),
        ("156元", "156"),
    ],
)
def test_amounts_as_people_write_them(typed: str, amount: str):
    assert parse_amount(typed) == Decimal(amount)


@pytest.mark.parametrize(
    "typed", ["三万五", "三千五", "十十万", "万", "亿万元", "五五万", "千", "三万五千万元八", "wan", "w"]
)
def test_what_may_mean_two_amounts_or_none_is_asked_back(typed: str):
    with pytest.raises(Unclear):
        parse_amount(typed)


@pytest.mark.parametrize("typed", ["46.8", "156", "1", "999", "999.5", "八十六"])
def test_a_small_figure_without_a_unit_is_asked_back_with_the_likely_one(typed: str):
    with pytest.raises(Unclear, match="没写单位") as asked:
        parse_amount(typed)
    assert asked.value.suggestion == f"{typed}万"
    assert parse_amount(asked.value.suggestion) == parse_amount(f"{typed}元") * 10_000


@given(st.decimals(0, 10**12, places=2))
def test_capitals_as_we_print_them_are_read_back(amount: Decimal):
    assert parse_amount(capitals(amount)) == amount


@given(st.decimals("0.01", 10**12, places=2))
def test_what_we_print_and_say_is_read_back(amount: Decimal):
    assert parse_amount(yuan(amount)) == amount
    if amount == amount.to_integral_value():
        assert parse_amount(spoken_sum(amount)) == amount
