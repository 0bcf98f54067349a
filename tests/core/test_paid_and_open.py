"""An amount that is settled, open, or was paid in a month is told by the words behind it or by the month before it."""

from __future__ import annotations

import pytest

from factories import playbook
from huikuan_cli.core.answers.interview import interview
from huikuan_cli.core.text.paid_and_open import plainly
from huikuan_cli.wizard.beside import owed_after, written_beside

CONTRACT = ("合同额", "合同")
DUE = interview(playbook()).find("到期应付")


def beside(line: str) -> tuple[dict[str, object], object]:
    given, rest, doubt = written_beside(DUE, line, lambda _: None, lambda _: True)
    assert doubt is None, doubt
    return given, rest


@pytest.mark.parametrize(
    ("line", "paid", "due"),
    [
        ("合同313200已结清，增项76300没付", "313200.00", "76,300.00"),
        ("合同31.32万已经结清了，增项7.63万还没付", "313200.00", "76,300.00"),
        ("首付20万付清了，尾款30万没付", "200000.00", "300,000.00"),
        ("三月付了17.28万，剩11.52万", "172800.00", "115,200.00"),
        ("3月份付了六成17.28万，剩11.52万", "172800.00", "115,200.00"),
        ("去年12月20号付了10万，6月付了5万，剩15万", "150000.00", "150,000.00"),
    ],
)
def test_what_is_settled_or_was_paid_in_a_month_is_paid_and_the_rest_is_due(line: str, paid: str, due: str):
    given, rest = beside(line)
    assert (given["已付金额"], rest) == (paid, due)


def test_what_was_paid_in_a_month_is_kept_beside_the_contract():
    given, rest = beside("合同28.8万，三月付了17.28万，尾款11.52万")
    assert given == {"合同额": "288000.00", "已付金额": "172800.00"}
    assert rest == "115,200.00"


def test_an_amount_that_is_open_beside_a_contract_says_nothing_of_what_was_paid():
    assert beside("合同60万，5万没付") == ({"合同额": "600000.00"}, "50,000.00")


@pytest.mark.parametrize("line", ["合同78万没付", "合同78万，一分没付", "合同78万，都没付"])
def test_nothing_was_paid_of_a_contract_of_which_that_is_said(line: str):
    assert beside(line)[0] == {"合同额": "780000.00", "已付金额": "0.00"}


def test_what_is_said_to_be_open_is_not_reduced_again():
    assert owed_after((), DUE, "合同313200已结清，增项76300没付") == ("到期应付",)


@pytest.mark.parametrize(
    "line", ["合同86万，已付60万，现在该付25.2万", "86万", "3月付18万，6月付12万", "第三期付了"]
)
def test_other_lines_stay_as_they_are(line: str):
    assert plainly(line, CONTRACT) == line
