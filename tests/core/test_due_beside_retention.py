"""What is due now in a line that names other sums as well: retention money, a paper of a court, what is taken off."""

from __future__ import annotations

from decimal import Decimal

import pytest

from core.test_amid_words import WORDS, suggested
from huikuan_cli.core.text.amount_lines import amounts_beside, payment_called

PAID, DUE = "已付金额", "到期应付"


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("合同56万，已付28万，现在该付25.2万，剩2.8万质保金明年7月", "25.2万"),
        ("合同46.8万，已付14.04万，到期30.42万，质保金2.34万没到期", "30.42万"),
        ("合同46.8万，已付14.04万，到期30.42万，质保金2.34万，没到期", "30.42万"),
        ("合同56万，付了28万，到期的25.2万，还有2.8万质保金没到", "25.2万"),
        ("合同100万，已付60万，还差35万，质保金5万明年退", "35万"),
        ("合同168万，已付99.6万，验收款还差60万，质保金8.4万明年5月22", "60万"),
        ("这次12.6万，履约保证金3万没到日子", "12.6万"),
    ],
)
def test_the_sum_that_is_due_now_is_the_one_and_not_the_retention_money(line: str, meant: str):
    assert suggested(line) == meant


def test_what_the_contract_comes_to_and_what_was_paid_is_taken_all_the_same():
    found = amounts_beside("合同56万，已付28万，现在该付25.2万，剩2.8万质保金明年7月", WORDS)[1]
    assert found == {"合同额": Decimal(560000), PAID: Decimal(280000), DUE: Decimal(252000)}


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("调解书31.2万，到账10万，还差21.2万", {DUE: Decimal(212000)}),
        ("合同52万，调解书31.2万，到账10万，还差21.2万", {"合同额": Decimal(520000), DUE: Decimal(212000)}),
        ("送了71.8万的货，付了30万，欠41.8万", {PAID: Decimal(300000), DUE: Decimal(418000)}),
    ],
)
def test_what_was_paid_of_a_paper_is_not_what_was_paid_of_the_contract(line: str, found: dict[str, Decimal]):
    assert amounts_beside(line, WORDS) == ("", found)


def test_what_a_paper_leaves_is_asked_back():
    assert suggested("调解书31.2万，已付10万") == "调解书31.2万，已付10万，欠21.2万"
    assert amounts_beside("调解书31.2万，已付10万，欠21.2万", WORDS) == ("", {DUE: Decimal(212000)})


@pytest.mark.parametrize("line", ["九万八，考核扣两千，票开的9.6万", "9.8万，罚了2000元，开9.6万的票"])
def test_what_is_left_once_something_is_taken_off_is_offered(line: str):
    assert suggested(line) == "9.6万"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("4.8万质保金", "质保金"),
        ("质保金4.8万没退", "质保金"),
        ("这一笔是质量保证金 4.9万", "质量保证金"),
        ("要退的质保金2.34万元", "质保金"),
        ("合同56万，已付28万，剩2.8万质保金明年7月", ""),
        ("质保金5万明年退", ""),
        ("25.2万，不含质保金", ""),
        ("质保金", ""),
        ("4.8万", ""),
    ],
)
def test_the_payment_is_called_what_stands_beside_its_only_amount(line: str, name: str):
    assert payment_called(line, WORDS) == name
