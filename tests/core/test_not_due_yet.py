"""A line that says what is not due yet, one sum with its parts, or more than the contract leaves: asked back, never taken."""

from __future__ import annotations

import pytest

from core.test_amid_words import WORDS, suggested
from huikuan_cli.core.text.amount_lines import confirmed
from huikuan_cli.core.text.values import Unclear


def back(line: str) -> Unclear:
    with pytest.raises(Unclear) as caught:
        confirmed(line, WORDS, "到期应付")
    return caught.value


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("合同63.6万，已付30万，一成6.36万没到期", "27.24万"),
        ("合同80万，已付40万，还有8万没满年", "32万"),
        ("合同63.6万，已付30万，质保金6.36万明年6月退", "27.24万"),
        ("合同46.8万，已付14.04万，质保金2.34万", "30.42万"),
        ("合同98万，已付93.1万，质保金4.9万没到期", "0"),
    ],
)
def test_what_is_not_due_yet_is_taken_off_what_the_contract_leaves(line: str, due: str):
    assert suggested(line) == due


@pytest.mark.parametrize("line", ["合同98万，已付93.1万，质保金4.9万", "4.9万质保金"])
def test_retention_money_that_is_all_there_is_to_pay_is_what_is_meant(line: str):
    assert suggested(line) == "4.9万"


def test_of_an_amount_that_is_not_due_alone_it_is_asked_what_is_due():
    said = back("合同63.6万，6.36万没到期")
    assert said.suggestion == ""
    assert "还没到期；现在到期该付的是多少" in str(said)


def test_what_somebody_says_is_not_taken_off():
    assert suggested("合同63.6万，已付30万，他说只认20万") == "20万"


@pytest.mark.parametrize(
    ("line", "whole", "parts"),
    [
        ("15.8万＝9万＋6.8万", "15.8万", ("90,000.00", "68,000.00")),
        ("15.8万，运维9万加搬机房6.8万", "15.8万", ("90,000.00", "68,000.00")),
        ("9万加6.8万", "15.8万", ("90,000.00", "68,000.00")),
        ("8.4万，尾款3.8万加临时加的4.6万", "8.4万", ("38,000.00", "46,000.00")),
    ],
)
def test_a_sum_of_two_is_named_with_its_parts_and_with_where_the_other_goes(
    line: str, whole: str, parts: tuple[str, ...]
):
    said = back(line)
    assert said.suggestion == whole
    assert all(one in str(said) for one in parts)
    assert "另一笔写进" in str(said)


def test_a_figure_that_was_not_counted_in_is_named():
    assert "“还有诉讼费4160”没算进去" in str(back("13.4万，还有诉讼费4160"))


def test_more_than_the_contract_leaves_is_not_offered():
    said = back("合同52万，付了10.4万，要46.8万")
    assert said.suggestion == ""
    assert "416,000.00" in str(said)


def test_what_our_books_say_is_no_amount_of_its_own():
    assert suggested("27.86万，我们账上记成欠24.86万") == "27.86万"
