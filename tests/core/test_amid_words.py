"""An amount in words that say more than that: offered back for one Enter, never taken."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factories import TODAY, talk
from huikuan_cli.core.answers.one_answer import check_value
from huikuan_cli.core.text.amid_words import sums_in
from huikuan_cli.core.text.amount_lines import amounts_beside, confirmed
from huikuan_cli.core.text.amounts import parse_amount
from huikuan_cli.core.text.values import Unclear
from wizard.people import Person, interviewed

DUE, DISPUTED = talk().find("到期应付"), talk().find("争议金额")
assert DUE
assert DISPUTED
WORDS = DUE.beside


def suggested(line: str) -> str:
    """What is offered back for a line, as the wizard looks at it."""
    assert DUE
    try:
        confirmed(line, WORDS, "到期应付")
        check_value(DUE, amounts_beside(line, WORDS)[0], talk(), TODAY)
    except Unclear as back:
        return back.suggestion
    return "nothing"


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("二季度18.6万", "18.6万"),
        ("合同72万，付了30万，四月那期18.6万", "18.6万"),
        ("上半年的运维7.2万", "7.2万"),
        ("五月6.1万，六月5.9万，合计12万", "12万"),
        ("尾巴9.5万，他要扣1.2万", "9.5万"),
        ("我们报价8.8万，最后定8万", "8万"),
        ("装完付的31.5万，还有质保金2.1万", "31.5万"),
        ("合同64万付90%，一分没付", "57.6万"),
        ("合同64万，付到95%，已付20万", "40.8万"),
        ("合同64万，付30%，已付20万", "19.2万"),
        ("合同64万，付95%，已付20万", "40.8万"),
    ],
)
def test_the_amount_that_is_likely_due_is_offered_and_can_be_taken_as_it_stands(line: str, meant: str):
    assert suggested(line) == meant
    assert parse_amount(meant)


@pytest.mark.parametrize(
    "line", ["账上是31万，合同上写32.5万", "甲方认8万，我们认9万", "六月3万，七月4万，一共8万"]
)
def test_of_several_none_is_chosen_and_all_are_named(line: str):
    with pytest.raises(Unclear) as back:
        confirmed(line, WORDS, "到期应付")
    assert back.value.suggestion == ""
    assert "有几个数" in str(back.value)


@pytest.mark.parametrize(
    "line", ["付到95%", "合同64万，付到95%", "95%", "欠三千套", "2024年7月那笔", "第18万套"]
)
def test_a_share_a_count_and_a_year_are_no_amount(line: str):
    confirmed(line, WORDS, "到期应付")
    assert not sums_in(line.partition("，")[2] or line, parse_amount)


def test_of_a_single_amount_other_words_are_asked_about_too():
    with pytest.raises(Unclear, match=r"35,100\.00 元吗") as back:
        check_value(DISPUTED, "6套的60%，3.51万", talk(), TODAY)
    assert back.value.suggestion == "3.51万"


def test_two_payments_that_were_added_up_are_offered_as_their_sum():
    with pytest.raises(Unclear, match=r"510,000\.00") as back:
        confirmed("合同80万，已付20万和31万", WORDS, "到期应付")
    assert back.value.suggestion == "合同80万，已付51万"


def test_what_was_sure_in_the_line_is_kept_while_the_rest_is_asked_about():
    person = Person(script={"到期应付": ["合同72万，付了30万，四月那期18.6万"]})
    found = interviewed(person)
    assert [found[key] for key in ("合同额", "已付金额", "到期应付")] == [
        "720000.00",
        "300000.00",
        "186000.00",
    ]
    put = [one.typed for one in person.asked if DUE and one.text == DUE.ask]
    assert put == ["", "18.6万"]


def test_a_contract_between_others_is_known_by_its_own_word():
    assert amounts_beside("分包合同96万，已付12万", WORDS) == (
        "",
        {"合同额": Decimal(960_000), "已付金额": Decimal(120_000)},
    )


def test_this_payment_may_be_named_as_people_do():
    assert amounts_beside("合同96万，这笔12万", WORDS)[1]["到期应付"] == Decimal(120_000)


@pytest.mark.parametrize(
    "typed", ["合同64万付90%", "总额64万，别的不知道", "付了64万的那笔", "我们的合同64万"]
)
def test_an_amount_that_is_said_to_be_another_is_never_offered_as_what_is_due(typed: str):
    assert DUE
    with pytest.raises(Unclear) as back:
        check_value(DUE, typed, talk(), TODAY)
    assert back.value.suggestion == ""
