"""Amounts that a person writes in one line, and short forms that can mean only one."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import TODAY, talk
from huikuan_cli.core.answers.one_answer import check_value
from huikuan_cli.core.text.amount_lines import amounts_beside, confirmed, in_short
from huikuan_cli.core.text.amounts import parse_amount
from huikuan_cli.core.text.values import Unclear
from wizard.people import Person, interviewed

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


@pytest.mark.parametrize(
    ("line", "offered", "asked"),
    [
        (
            "合同78万6，付了30，剩48万6还是47万6",
            "合同78.6万，付了30万，剩48.6万",
            ["300,000.00", "486,000.00"],
        ),
        ("合同78.6万，已付30万，四万六", "合同78.6万，已付30万，4.6万", ["46,000.00"]),
        ("四万六，46000", "4.6万", ["46,000.00"]),
        ("欠四万六", "欠4.6万", ["46,000.00"]),
        ("合同大概78万，付了30多万", "合同78万，付了30多万", ["780,000.00"]),
        ("合同78万，未付38万", "合同78万，38万", ["380,000.00"]),
        ("付了三万零五", "付了30005元", ["30,005.00"]),
        ("合同100万，剩30万还是20万", "合同100万，剩30万还是20万", ["300,000.00 元还是 200,000.00 元"]),
        ("合同100万，已付60万，剩50万还是30万", "合同100万，已付60万，剩50万还是30万", ["还是"]),
        ("欠48万，46万", "欠48万，46万", ["欠48万”、“46万"]),
        ("合同156万，合同150万", "合同156万，合同150万", ["说的是同一样"]),
        ("付了30，尾款没收", "付了30万，尾款没收", ["300,000.00"]),
    ],
)
def test_a_line_with_a_doubtful_amount_is_offered_back_whole(line: str, offered: str, asked: list[str]):
    with pytest.raises(Unclear) as back:
        confirmed(line, WORDS, "到期应付")
    assert back.value.suggestion == offered
    for words in asked:
        assert words in str(back.value)


@pytest.mark.parametrize(
    "line",
    [
        "46.8万，合同156万，已付109.2万",
        "合同78万，一分没付",
        "合同78万6，已付30万",
        "四万六",
        "1,560,000.00",
        "不清楚",
        "",
    ],
)
def test_a_line_of_sure_amounts_and_one_alone_are_not_asked_about_here(line: str):
    confirmed(line, WORDS, "到期应付")


@given(st.integers(1, 10**11).map(lambda fen: Decimal(fen) / 100), st.integers(0, 10**10).map(Decimal))
def test_what_is_offered_can_be_taken_as_it_stands(more: Decimal, less: Decimal):
    line = f"合同{in_short(more)}，付了{in_short(less)}"
    confirmed(line, WORDS, "到期应付")
    assert amounts_beside(line, WORDS) == ("", {"合同额": more, "已付金额": less})


def test_two_amounts_for_one_question_are_both_named():
    with pytest.raises(Unclear, match=r"486,000\.00 元还是 476,000\.00 元"):
        parse_amount("48万6还是47万6")


def test_only_the_doubtful_line_waits_for_a_second_enter():
    person = Person(script={"到期应付": ["合同78万6，付了30，剩48万6还是47万6"]})
    answers = interviewed(person)
    assert (answers["合同额"], answers["已付金额"], answers["到期应付"]) == (
        "786000.00",
        "300000.00",
        "486000.00",
    )
    put = [one.typed for one in person.asked if one.text == DUE.ask]
    assert put == ["", "合同78.6万，付了30万，剩48.6万"]
    plain = Person(script={"到期应付": ["合同78.6万，付了30万，剩48.6万"]})
    interviewed(plain)
    assert [one.text for one in plain.asked].count(DUE.ask) == 1


def test_sums_as_they_are_spoken_are_taken_where_all_are_said_back():
    words = {"合同额": ["合同"], "已付金额": ["付了"], "到期应付": ["还欠", "欠", "剩"]}
    rest, found = amounts_beside("合同二十六万，付了七万八，欠十八万二", words)
    assert rest == ""
    assert found == {"合同额": Decimal(260_000), "已付金额": Decimal(78_000), "到期应付": Decimal(182_000)}


@pytest.mark.parametrize(
    "line",
    [
        "112万，付了78.4万，还欠33.6万",
        "总共112万，已付78.4万，剩33.6万",
        "1,120,000元，收了784,000元，还差336,000元",
        "合同112万，付过来78.4万，还欠33.6万",
    ],
)
def test_sums_that_add_up_say_what_is_owed_and_what_was_not_named(line: str):
    whole = {"合同额": Decimal(1_120_000), "已付金额": Decimal(784_000), "到期应付": Decimal(336_000)}
    assert amounts_beside(line, WORDS) == ("", whole)
    assert parse_amount(line) == Decimal(336_000)


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("该付到九成，欠93.6万", "93.6万"),
        ("还有44.4万", "44.4万"),
        ("自己算38.6万，垫了5万，还差33.6万", "33.6万"),
        ("一共112万，付了78.4万，还欠30万", "30万"),
        ("112万，付了七成，还欠大概33.6万", "33.6万"),
    ],
)
def test_what_is_owed_is_offered_back_where_the_line_says_something_else_too(line: str, meant: str):
    rest, found = amounts_beside(line, WORDS)
    assert "到期应付" not in found
    for typed in (line, rest):
        with pytest.raises(Unclear, match="里没付的是") as caught:
            parse_amount(typed)
        assert caught.value.suggestion == meant
        assert parse_amount(caught.value.suggestion)


@pytest.mark.parametrize("line", ["欠30万，又欠20万", "差不多三四十万", "112万和78.4万"])
def test_without_one_amount_that_is_owed_nothing_of_the_kind_is_offered(line: str):
    with pytest.raises(Unclear) as caught:
        parse_amount(line)
    assert "没付的是" not in str(caught.value)


@pytest.mark.parametrize(
    "line",
    [
        "送了71.8万，回了38.2万，欠33.6万",
        "供货71.8万，回款38.2万，欠33.6万",
        "供了71.8万 打回来38.2万 差33.6万",
        "做了71.8万的活，给了38.2万，欠33.6万",
        "货款71.8万，打了38.2万，欠33.6万",
        "发了71.8万，到账38.2万，还差33.6万",
    ],
)
def test_what_was_delivered_adds_up_and_is_not_taken_for_the_contract(line: str):
    assert amounts_beside(line, WORDS) == (
        "",
        {"已付金额": Decimal(382_000), "到期应付": Decimal(336_000)},
    )
    assert parse_amount(line) == Decimal(336_000)
    confirmed(line, WORDS, "到期应付")


def test_what_was_delivered_less_what_came_is_offered_for_one_enter():
    line = "送了71.8万，回了38.2万"
    with pytest.raises(Unclear, match=r"没付的是 336,000\.00 元吗") as back:
        confirmed(line, WORDS, "到期应付")
    assert back.value.suggestion == "送了71.8万，回了38.2万，欠33.6万"
    confirmed(back.value.suggestion, WORDS, "到期应付")


@pytest.mark.parametrize(
    "line", ["第二笔35.2万", "第二笔：35.2万", "第2笔款35.2万", "第三期35.2万", "二期款35.2万"]
)
def test_an_amount_may_be_said_to_be_that_of_a_numbered_payment(line: str):
    assert amounts_beside(line, WORDS) == ("", {"到期应付": Decimal(352_000)})
    confirmed(line, WORDS, "到期应付")


@pytest.mark.parametrize("line", ["第一笔付了，第二笔35.2万", "第三期40%，35.2万", "尾款35.2万，别的明年给"])
def test_the_only_amount_of_the_question_is_offered_where_other_words_stand_beside_it(line: str):
    with pytest.raises(Unclear, match=r"352,000\.00 元吗") as back:
        confirmed(line, WORDS, "到期应付")
    assert back.value.suggestion == "35.2万"


def test_of_two_numbered_payments_he_keeps_the_one_that_is_due():
    with pytest.raises(Unclear, match="这里只留到期的那一笔"):
        confirmed("第二笔35.2万，第三笔20万", WORDS, "到期应付")


def test_a_delivered_amount_alone_is_no_answer():
    with pytest.raises(Unclear):
        parse_amount("送了71.8万")
    assert amounts_beside("送了71.8万", WORDS)[1] == {}


@pytest.mark.parametrize(
    ("line", "offered", "kept"),
    [
        ("审定46.3万，已付20万", "26.3万", {"已付金额": "200000.00"}),
        ("合同50万，审定46.3万，已付20万", "26.3万", {"合同额": "500000.00", "已付金额": "200000.00"}),
        ("合同50万审定46.3万付了20万", "26.3万", {"合同额": "500000.00", "已付金额": "200000.00"}),
        ("审定46.3万，一分没付", "46.3万", {"已付金额": "0.00"}),
        ("按审定46.3万付到97%，已付20万", "249110元", {"已付金额": "200000.00"}),
        ("审定46.3万付30%", "13.89万", {}),
    ],
)
def test_what_an_audit_came_to_counts_and_not_the_contract(line: str, offered: str, kept: dict[str, str]):
    _, found = amounts_beside(line, WORDS)
    assert {key: f"{amount:.2f}" for key, amount in found.items()} == kept
    with pytest.raises(Unclear) as asked:
        confirmed(line, WORDS, "到期应付")
    assert asked.value.suggestion == offered


@pytest.mark.parametrize("line", ["审定46.3万", "按审定46.3万付到97%"])
def test_how_much_of_it_was_paid_is_asked_where_the_line_does_not_say(line: str):
    with pytest.raises(Unclear, match="里付了多少"):
        confirmed(line, WORDS, "到期应付")


def test_what_is_owed_beside_an_audit_is_taken_as_it_was_written():
    person = Person({"客户": "某数据局", "到期应付": "审定46.3万，付了20万，还欠26.3万"})
    assert interviewed(person)["到期应付"] == "263000.00"


def test_an_amount_written_with_its_name_is_that_of_retention_money():
    person = Person(script={"到期应付": ["4.8万质保金", "4.8万"]})
    answers = interviewed(person)
    assert (answers["到期应付"], answers["付款节点"]) == ("48000.00", "质保金")
    assert "这一笔记作“质保金”。" in person.said


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("合同68万，补充9.3万，已付40.8万，现在要36.5万", "合同77.3万，已付40.8万，现在要36.5万"),
        ("另签了补充协议9.3万，合同68万，欠36.5万", "合同77.3万，欠36.5万"),
        ("27.9万，三张票9.4万、9.2万、9.3万", "27.9万"),
    ],
)
def test_what_was_agreed_in_addition_belongs_to_the_contract_and_parts_that_add_up_are_one_sum(
    line: str, offered: str
):
    with pytest.raises(Unclear) as asked:
        confirmed(line, WORDS, "到期应付")
    assert asked.value.suggestion == offered
