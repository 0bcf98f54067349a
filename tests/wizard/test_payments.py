"""Further payments of the contract in the wizard: one question, only where something points at it, in lines."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factories import TODAY, playbook
from huikuan_cli.core.advice.analysis import analyse
from huikuan_cli.core.answers.case import Answers, Value
from huikuan_cli.wizard.flow import State
from huikuan_cli.wizard.port import Next, Reply
from wizard.people import sat
from wizard.test_short import Person, field, ids, interviewed

ASK = field("款项").ask
ROWS = [
    {"名称": "质保金", "种类": "质保金", "金额": "50000.00", "起算": "写明日期", "起算日": "2027-05-10"},
    {"名称": "尾款", "种类": "验收款或尾款", "金额": "120000.00", "起算": "写明日期", "起算日": "不清楚"},
]
LINES = "质保金 50000.00元 2027-05-10；尾款 120000.00元"


@pytest.mark.parametrize(
    ("said", "asked"),
    [("还有一笔质保金没到期", True), ("服务费每年付一次", True), ("他说年底太忙", False), ("", False)],
)
def test_it_is_asked_only_where_what_was_written_points_at_it(said: str, asked: bool):
    person = Person({"客户": "某数据局", "情况说明": said})
    interviewed(person)
    assert ("款项" in person.prompted) == asked


@pytest.mark.parametrize(("whole", "asked"), [("1560000.00", True), ("500000.00", False)])
def test_it_is_asked_where_more_of_the_contract_is_open_than_what_fell_due(whole: str, asked: bool):
    person = Person({"客户": "某数据局"})
    interviewed(person, {"合同额": whole, "已付金额": "0.00", "到期应付": "500000.00"})
    assert ("款项" in person.prompted) == asked


def test_lines_become_rows_and_are_read_back():
    person = Person(
        {"客户": "某数据局", "情况说明": "还有质保金", "款项": "质保金 5万 2027-05-10；尾款 12万"}
    )
    found = interviewed(person)
    assert found["款项"] == ROWS
    assert f"按 2 笔理解：{LINES}" in person.said
    assert person.shown()["款项"] == "2 笔，合计 170,000.00 元"


def test_a_line_that_is_not_understood_is_asked_again():
    person = Person(
        {"客户": "某数据局", "情况说明": "还有质保金"}, {"款项": ["质保金 5万 年底", "质保金 5万 2027-05-10"]}
    )
    assert interviewed(person)["款项"] == ROWS[:1]
    assert any("哪一天没看懂" in text for text in person.said)


@pytest.mark.parametrize(
    "said",
    [
        "没有了，就这8万",
        "没有了，全在26.3万里",
        "没有",
        "没了",
        "没别的了，就后两季",
        "没其他的",
        "没有别的了",
        "就这8万",
        "就这一笔",
        "都在里面",
        "全在这8万里了",
        "没有了，质保金也在这8万里",
    ],
)
def test_a_reply_that_says_there_is_no_other_payment_makes_no_row(said: str):
    person = Person({"客户": "某数据局", "情况说明": "还有质保金", "款项": said})
    assert interviewed(person)["款项"] == []
    assert said == "没有" or any("没有别的款" in text for text in person.said)


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        ("没有别的了，就一笔质保金5万", "50000.00"),
        ("没有付的尾款12万", "120000.00"),
        ("就这质保金 5万 2027-05-10", "50000.00"),
    ],
)
def test_a_payment_that_is_named_all_the_same_is_kept(said: str, amount: str):
    person = Person({"客户": "某数据局", "情况说明": "还有质保金", "款项": said})
    rows = interviewed(person)["款项"]
    assert isinstance(rows, list)
    assert amount in [row["金额"] for row in rows if isinstance(row, dict)]


def test_an_amount_of_nothing_is_asked_again():
    person = Person(
        {"客户": "某数据局", "情况说明": "还有质保金"},
        {"到期应付": ["0元", "46.8万"], "款项": ["质保金 0元 2027-05-10", "质保金 5万 2027-05-10"]},
    )
    found = interviewed(person)
    assert (found["到期应付"], found["款项"]) == ("468000.00", ROWS[:1])
    assert any("“到期应付”写的是 0 元" in text for text in person.said)
    assert any("“款项”第 1 条写的是 0 元" in text for text in person.said)


def test_going_back_to_it_shows_the_lines_to_change():
    person = Person(
        {"客户": "某数据局", "情况说明": "还有质保金", "款项": LINES}, reviews=("款项", Next.WRITE)
    )
    interviewed(person)
    assert [one.typed for one in person.asked if one.text == ASK] == ["", LINES]


def test_part_payments_and_demands_name_a_payment_only_where_there_are_several():
    one = {"部分付款?0": "是", "催款记录?0": "是"}
    assert "部分付款#0.款项" not in ids(one)
    assert {"部分付款#0.款项", "催款记录#0.款项"} <= set(ids({**one, "款项": ROWS}))


ROW = {
    "部分付款?0": "是",
    "部分付款#0.日期": "2023-12-18",
    "部分付款#0.金额": "22000.00",
    "部分付款#0.凭证": "有书面凭证",
    "部分付款?1": "否",
}
OFF = "已扣部分付款"


def read_as(given: dict[str, Value], *reviews: str, **script: list[Reply]) -> tuple[Answers, Person]:
    person = Person({"客户": "某数据局"}, script, (*reviews, Next.WRITE))
    return interviewed(person, {"到期应付": "98000.00", **ROW, **given}), person


def test_whether_part_payments_are_off_already_is_asked_with_both_figures_and_one_key_answers():
    found, person = read_as({})
    asked = [one for one in person.asked if one.text == field(OFF).ask]
    assert [one.chosen for one in asked] == [("是",)]
    assert "98,000.00" in asked[0].help
    assert "76,000.00" in asked[0].help
    assert found[OFF] == "是"


def test_it_is_not_asked_where_the_other_amounts_tell_and_it_is_said():
    found, person = read_as({"合同额": "240000.00", "已付金额": "142000.00"})
    assert OFF not in person.prompted
    assert found[OFF] == "是"
    assert any(OFF in text and "98,000.00" in text for text in person.said)


def test_it_is_not_asked_without_part_payments():
    person = Person({"客户": "某数据局"})
    interviewed(person, {"到期应付": "98000.00", "部分付款?0": "否"})
    assert OFF not in person.prompted


def test_a_part_payment_that_is_changed_asks_it_again():
    changed = {"": ["3万"]}  # the amount of the row
    _, person = read_as({OFF: "否"}, "部分付款第 1 条金额", **changed)
    asked = [one for one in person.asked if one.text == field(OFF).ask]
    assert len(asked) == 1
    assert "68,000.00" in asked[0].help
    _, person = read_as({OFF: "否"}, "部分付款第 1 条金额")
    assert OFF not in person.prompted


ROWS_OF_PAID = {
    "部分付款?0": "是",
    "部分付款#0.日期": "2025-12-18",
    "部分付款#0.金额": "200000.00",
    "部分付款#0.凭证": "有书面凭证",
    "部分付款?1": "否",
}
AUDITED = "审定46.3万，付了20万，还欠26.3万"  # more than the contract


@pytest.mark.parametrize("line", [AUDITED, "还欠26.3万"])
@pytest.mark.parametrize(
    ("start", "contract"),
    [
        ("验收合格", None),
        ("验收合格", "463000.00"),
        ("验收合格", "500000.00"),
        ("结算确认", None),
        ("结算确认", "450000.00"),
        ("结算确认", "500000.00"),
    ],
)
def test_what_is_said_to_be_still_owed_is_not_lessened_by_what_was_paid(
    start: str, contract: str | None, line: str
):
    terms: dict[str, Value] = {"起算点": start, "结算确认日": "2025-10-20"}
    person = Person({"客户": "某数据局", "到期应付": line})
    found = interviewed(person, terms | ROWS_OF_PAID | ({"合同额": contract} if contract else {}))
    assert (found["到期应付"], found[OFF]) == ("263000.00", "是")
    assert OFF not in person.prompted
    settled: Answers = {"结算金额": "463000.00"} if start == "结算确认" else {}
    made = analyse(playbook(), {**found, **settled}, TODAY, "")
    assert made.report.outstanding == Decimal(263000)
    assert made.facts["未付"] == "26万3千元"


def kept_of(person: Person, given: dict[str, Value]) -> State:
    kept: list[State] = []
    sat(person, kept).run(given)
    return kept[-1]


def test_it_holds_for_payments_that_are_written_down_later_until_the_amount_is_written_anew():
    person = Person({"客户": "某数据局", "到期应付": AUDITED})
    assert kept_of(person, {"合同额": "500000.00", "部分付款?0": "否"}).owed == ("到期应付",)
    anew = Person({"客户": "某数据局"}, {"到期应付": [AUDITED, "26万"]}, ("到期应付", Next.WRITE))
    assert kept_of(anew, {"合同额": "500000.00", "部分付款?0": "否"}).owed == ()


def test_an_amount_beyond_the_contract_tells_nothing_by_itself():
    audited = {"合同额": "450000.00", "已付金额": "200000.00", "到期应付": "263000.00"}
    found, person = read_as({**ROWS_OF_PAID, **audited, "起算点": "结算确认"})
    assert OFF in person.prompted
    assert found[OFF] == "是"
