"""Amounts as they are said aloud: taken where they can mean one only, asked back with the likely one where they may mean two."""

from __future__ import annotations

from decimal import Decimal

import pytest

from huikuan_cli.core.text.amount_lines import amounts_beside
from huikuan_cli.core.text.amounts import parse_amount, sums_of
from huikuan_cli.core.text.values import Unclear

TAKEN = {
    "四十一万六": 416_000, "二十六万四": 264_000, "二十万五": 205_000, "十五万六": 156_000, "十万八": 108_000,
    "一百零五万二": 1_052_000, "三百五十万六": 3_506_000, "26万4": 264_000, "30万5": 305_000,
    "一万零五十": 10_050, "两百零三万": 2_030_000, "二十万零五千": 205_000, "二十万零五百": 200_500,
    "二十万零五千二百": 205_200, "三万零八百五十": 30_850, "三万零五百": 30_500, "三万五百": 30_500,
    "三万零八百零五": 30_805, "两千零五": 2_005, "五千零五十": 5_050, "一千零五十二": 1_052,
    "十二万三千五百": 123_500, "一百二十万零三千": 1_203_000, "一千零五十万": 10_500_000,
    "一亿零五百万": 105_000_000, "一亿两千万": 120_000_000, "一个亿": 100_000_000, "三万零五元": 30_005,
    "一百万": 1_000_000, "三十五万块钱": 350_000, "三十五万块": 350_000, "五万八千元整": 58_000,
    "两万两千": 22_000, "八千六百": 8_600, "一万二千零五十": 12_050, "九十九万九千九百九十九": 999_999,
    "30万5千": 305_000, "30万5百": 300_500, "2千万": 20_000_000, "一百二十三万四千五百六十七": 1_234_567,
}  # fmt: skip
ASKED = {
    "二十万零五千二": 205_200, "三万零八百五": 30_850, "五十万零八百五": 500_850, "十万零五百六": 100_560,
    "一百万零五千二": 1_005_200, "十二万三千五": 123_500, "十五万六千八": 156_800, "三万五千二": 35_200,
    "二十二万五千六百七": 225_670, "一千零二十万三千五": 10_203_500, "三万五": 35_000, "两万二": 22_000,
    "八千六": 8_600, "三千五": 3_500, "一千二": 1_200, "一亿三": 130_000_000, "3万5": 35_000, "2千5": 2_500,
    "一百万五": 1_005_000, "三千万五": 30_005_000, "100万5": 1_005_000, "差不多二十万零五千二": 205_200,
    "二十万零五": 200_005, "三万零五": 30_005, "约八千六": 8_600, "五千零二百三": 5_230, "20万5千2": 205_200,
    "1万2千5": 12_500, "20万零5千2": 205_200,
}  # fmt: skip
REFUSED = ["三十万零", "一千零", "二十多万", "万五", "五五万", "三万半", "十十万", "1.5万5", "十万零零五"]


@pytest.mark.parametrize(("said", "amount"), TAKEN.items())
def test_what_can_mean_one_amount_only_is_taken(said: str, amount: int):
    assert parse_amount(said) == Decimal(amount)


@pytest.mark.parametrize(("said", "likely"), ASKED.items())
def test_what_may_mean_two_amounts_is_asked_back_with_the_likely_one(said: str, likely: int):
    with pytest.raises(Unclear) as asked:
        parse_amount(said)
    assert parse_amount(asked.value.suggestion) == Decimal(likely)


@pytest.mark.parametrize("said", REFUSED)
def test_what_is_no_whole_amount_is_asked_back(said: str):
    with pytest.raises(Unclear):
        parse_amount(said)


@pytest.mark.parametrize("said", ["二十万零五千二", "三万零八百五", "一百万五"])
def test_none_of_them_is_taken_beside_another(said: str):
    assert amounts_beside(f"合同{said}", {"合同额": ["合同"]}) == (f"合同{said}", {})


@pytest.mark.parametrize("text", ["还有5%质保金6.4万", "剩10%没付", "还差50%", "还欠5成"])
def test_a_share_is_no_amount_and_a_line_without_its_unit_is_asked_back(text: str):
    assert sums_of(text) == ()
    with pytest.raises(Unclear) as problem:
        parse_amount(text)
    assert problem.value.suggestion == ""


@pytest.mark.parametrize("typed", ["1.86万美元", "6800 USD", "$18,600", "两万欧元"])
def test_a_sum_of_another_currency_is_asked_for_in_yuan(typed: str):
    with pytest.raises(Unclear, match="外币：这里写折成人民币的数"):
        parse_amount(typed)
