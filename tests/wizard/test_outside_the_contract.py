"""Work that no contract names: what is due for it is kept apart, and the contract keeps its amount."""

from __future__ import annotations

import pytest

from core.building import plan, setting
from huikuan_cli.core.letters.letter_facts import stated_left
from huikuan_cli.core.text.outside_sums import set_apart
from wizard.people import Person, field, interviewed

WORDS = field("到期应付").beside
KNOWN = {"客户": "某市博物馆", "合同额": "396000.00", "已付金额": "376200.00"}


@pytest.mark.parametrize(
    "typed",
    [
        "7.8万是合同外的活",
        "7.8万，临时活的",
        "合同外7.8万",
        "临时加的活一共7.8万，没票",
        "合同39.6万，已付37.62万，临时活没合同7.8万",
    ],
)
def test_it_is_taken_at_once_and_the_contract_stays(typed: str):
    person = Person(KNOWN, {"到期应付": [typed]})
    found = interviewed(person, dict(KNOWN))
    assert (found["到期应付"], found["合同外"]) == ("78000.00", "是")
    assert (found["合同额"], found["已付金额"]) == ("396000.00", "376200.00")
    assert person.prompted.count("到期应付") == 1
    assert any("记成合同外的一笔" in one for one in person.said)
    assert not person.summaries[-1].problems


def test_an_amount_that_is_too_great_says_how_to_write_one_of_no_contract():
    person = Person(KNOWN, {"到期应付": ["7.8万", "7.8万，合同外"]})
    found = interviewed(person, dict(KNOWN))
    assert any("没签过的外加的活，写成 7.8万，合同外" in one for one in person.said)
    assert (found["到期应付"], found["合同外"]) == ("78000.00", "是")
    assert not person.summaries[-1].problems


def test_two_amounts_are_asked_apart_and_neither_is_dropped():
    apart = set_apart("合同39.6万，已付37.62万，尾款1.98万，另外临时活没合同7.8万", WORDS, "到期应付")
    assert apart.doubt
    assert apart.doubt.suggestion == "7.8万，合同外"
    assert "1.98万" in str(apart.doubt)


@pytest.mark.parametrize("typed", ["7.8万", "不是合同外的，7.8万", "合同39.6万，尾款1.98万"])
def test_nothing_else_is_taken_for_it(typed: str):
    assert set_apart(typed, WORDS, "到期应付") == (typed, False, None)


def test_what_the_contract_leaves_is_asked_for_as_another_payment():
    person = Person(KNOWN, {"到期应付": ["7.8万，合同外"]})
    interviewed(person, dict(KNOWN))
    assert "款项" in person.prompted


OUTSIDE = {
    "交易项目": {"合同额": "396000", "已付金额": "376200"},
    "付款方式和日期": {"到期应付": "78000", "合同外": "是"},
}


def test_the_sheet_is_written_with_both_and_the_day_is_to_be_verified():
    made = plan(**OUTSIDE)
    amounts = {one.name: one.figure for one in made.numbers}
    assert amounts["合同额"] == "396,000.00 元"
    assert amounts["合同外的一笔没付"] == "78,000.00 元"
    assert made.line.startswith("合同外的这一笔还欠 7万8千元")
    due = next(one for one in made.figures if one.id.startswith("due"))
    assert any("合同外" in one for one in due.to_check)


def test_what_the_contract_leaves_stands_beside_it():
    rest = {
        "名称": "尾款",
        "种类": "验收款或尾款",
        "金额": "19800",
        "起算": "写明日期",
        "起算日": "2027-01-31",
    }
    made = plan(**{**OUTSIDE, "付款方式和日期": {**OUTSIDE["付款方式和日期"], "款项": [rest]}})
    assert [one.name for one in made.payments.lines] == ["合同外的一笔", "尾款"]


def test_no_paper_under_the_contract_names_the_amount():
    s = setting(**OUTSIDE)
    assert stated_left(s, desk=True) is None
    assert stated_left(s, desk=False) is None
    inside = setting(付款方式和日期={"到期应付": "78000"})
    assert stated_left(inside, desk=False) is not None
