"""Amounts in capitals, as bills write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huikuan_cli.core.text.amounts import MAX_AMOUNT
from huikuan_cli.core.text.capitals import LARGEST_AMOUNT, capitals
from properties import examples


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        # 正确填写票据和结算凭证的基本规定, its own examples
        ("1409.50", "人民币壹仟肆佰零玖元伍角整"),
        ("6007.14", "人民币陆仟零柒元壹角肆分"),
        ("16409.02", "人民币壹万陆仟肆佰零玖元零贰分"),
        ("325.04", "人民币叁佰贰拾伍元零肆分"),
        ("0", "人民币零元整"),
        ("0.05", "人民币伍分"),
        ("0.5", "人民币伍角整"),
        ("10", "人民币壹拾元整"),
        ("1010.05", "人民币壹仟零壹拾元零伍分"),
        ("468000", "人民币肆拾陆万捌仟元整"),
        ("100000000", "人民币壹亿元整"),
        ("100000001", "人民币壹亿零壹元整"),
        ("1000100000", "人民币壹拾亿零壹拾万元整"),
        ("20000300004.00", "人民币贰佰亿零叁拾万零肆元整"),
    ],
)
def test_an_amount_is_written_as_the_rules_for_bills_say(amount: str, words: str):
    assert capitals(Decimal(amount)) == words


@pytest.mark.parametrize("amount", ["-1", "0.001", "10000000000000000"])
def test_what_no_bill_can_say_is_refused(amount: str):
    with pytest.raises(ValueError, match=amount):
        capitals(Decimal(amount))


def read(words: str) -> Decimal:
    """The amount that capitals stand for, added up digit by digit; nothing of the writer is used."""
    digits = {one: n for n, one in enumerate("零壹贰叁肆伍陆柒捌玖")}
    places = {"拾": 10, "佰": 100, "仟": 1000}
    total = section = digit = 0
    cents = Decimal(0)
    for one in words.removeprefix("人民币").removesuffix("整"):
        if one in digits:
            digit = digits[one]
        elif one in places:
            section, digit = section + digit * places[one], 0
        elif one == "万":
            section, digit = (section + digit) * 10_000, 0
            total, section = total + section, 0
        elif one == "亿":
            total, section, digit = (total + section + digit) * 100_000_000, 0, 0
        elif one == "元":
            total, section, digit = total + section + digit, 0, 0
        else:
            cents += digit * (10 if one == "角" else 1)
            digit = 0
    return total + cents / 100


@given(st.integers(0, 999_999_999_999_99))
@examples(500)
def test_the_capitals_read_back_are_the_amount(cents: int):
    amount = Decimal(cents) / 100
    words = capitals(amount)
    assert read(words) == amount
    assert "零零" not in words
    assert "零元" not in words or amount < 1


def test_every_amount_that_is_understood_and_the_sum_of_many_can_be_written_in_capitals():
    assert capitals(MAX_AMOUNT) == "人民币壹万亿元整"
    assert MAX_AMOUNT * 1000 <= LARGEST_AMOUNT
