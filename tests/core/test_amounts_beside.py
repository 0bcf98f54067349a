"""Amounts that a person writes in one line, and short forms that can mean only one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factories import TODAY, talk
from huikuan_cli.core.answers.one_answer import check_value
from huikuan_cli.core.text.amounts import amounts_beside, parse_amount

DUE = talk().find("到期应付")
assert DUE
WORDS = DUE.beside


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("二十六万四", "264000.00"),
        ("26万4", "264000.00"),
        ("一百五十六万八", "1568000.00"),
        ("十万五", "105000.00"),
        ("46万8", "468000.00"),
    ],
)
def test_from_ten_ten_thousands_on_the_last_digit_is_a_thousand_and_the_reading_is_shown(
    typed: str, meant: str
):
    assert str(parse_amount(typed)) == meant
    assert DUE
    assert f"{Decimal(meant):,.2f} 元" in check_value(DUE, typed, talk(), TODAY).understood


@pytest.mark.parametrize(
    ("line", "left", "found"),
    [
        ("46.8万，合同156万，已付109.2万", "46.8万", {"合同额": "1560000.00", "已付金额": "1092000.00"}),
        ("合同额156万 已付109.2万 46.8万", "46.8万", {"合同额": "1560000.00", "已付金额": "1092000.00"}),
        ("46.8万,合同是1,560,000.00元;付了0", "46.8万", {"合同额": "1560000.00", "已付金额": "0.00"}),
        ("合同156万，已付109.2万", "", {"合同额": "1560000.00", "已付金额": "1092000.00"}),
        ("尾款46.8万，合同总额：156万", "", {"合同额": "1560000.00", "到期应付": "468000.00"}),
        ("1,560,000.00", "1,560,000.00", {}),
        ("46.8万，合同大概156万", "46.8万，合同大概156万", {}),
        ("合同156万，合同150万", "合同150万", {"合同额": "1560000.00"}),
        ("不清楚", "不清楚", {}),
        ("合同78万，一分没付", "", {"合同额": "780000.00", "已付金额": "0.00"}),
        ("合同78万没付过", "", {"合同额": "780000.00", "已付金额": "0.00"}),
        ("合同 78万，已付 0", "", {"合同额": "780000.00", "已付金额": "0.00"}),
        ("合同78万已付12万", "", {"合同额": "780000.00", "已付金额": "120000.00"}),
        ("合同78万，未付38万", "未付38万", {"合同额": "780000.00"}),
    ],
)
def test_amounts_behind_their_words_are_taken_out_of_the_line(line: str, left: str, found: dict[str, str]):
    rest, amounts = amounts_beside(line, WORDS)
    assert (rest, {key: str(value) for key, value in amounts.items()}) == (left, found)
