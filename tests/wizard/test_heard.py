"""What people say at the short interview, as they say it: a day in two ways, a month for a day, a line of sums."""

from __future__ import annotations

import pytest

from huikuan_cli.core.answers.case import Answers
from huikuan_cli.wizard.port import Reply
from wizard.people import Person, field, interviewed

TABLE = "催款记录"
FACTS: Answers = {
    "客户": "某市数据局",
    "拜访日期": "2026-11-25",
    "称呼": "李主任",
    "项目": "数据平台",
    "验收状态": "已验收合格",
    "起算点": "验收合格",
    "付款天数": "30",
    "验收合格日期": "2022-08-30",
    "要什么": "盖章的对账单",
}


class Speaker(Person):
    """A person who says the replies of a script to the questions with these words, and whose screen is kept."""

    def __init__(self, script: dict[str, list[Reply]]) -> None:
        super().__init__(FACTS, script)
        self.heard: list[str] = []
        for column in field(TABLE).columns:
            self.keys[column.ask] = column.key

    def say(self, text: str) -> None:
        self.heard.append(text)
        super().say(text)


def test_a_visit_in_two_ways_that_agree_is_asked_once():
    person = Speaker({"拜访日期": ["明天24号上午10点"]})
    assert interviewed(person)["拜访日期"] == "2026-11-24 10:00"
    assert person.prompted.count("拜访日期") == 1


def test_a_visit_in_two_ways_that_do_not_agree_is_offered_for_one_enter():
    person = Speaker({"拜访日期": ["明天26号"]})
    assert interviewed(person)["拜访日期"] == "2026-11-26"
    assert [q.typed for q in person.asked if q.text == field("拜访日期").ask] == ["", "2026-11-26"]
    assert (
        "？ “明天26号”对不上：明天是 2026-11-24（周二），26号是 2026-11-26（周四）；是 2026-11-26（周四）吗？"
        in person.heard
    )


@pytest.mark.parametrize(
    ("day", "kept", "asked"),
    [
        ("2025年5月", "2025-05", 1),
        ("2024年春节", "2024-02", 2),
        ("2024年", "2024", 1),
        ("不清楚", "不清楚", 1),
    ],
)
@pytest.mark.parametrize("proof", ["有书面凭证", "没有凭证"])
def test_a_record_without_a_day_is_kept_as_it_is_known(day: str, kept: str, asked: int, proof: str):
    person = Speaker({TABLE: ["是"], "日期": [day], "事件": ["对账单盖章退回"], "凭证": [proof]})
    rows = interviewed(person)[TABLE]
    assert rows == [{"日期": kept, "事件": "对账单盖章退回", "凭证": proof}]
    assert person.prompted.count("日期") == asked


def test_a_line_of_sums_that_add_up_is_understood_as_what_is_owed():
    person = Speaker({"到期应付": ["112万，付了78.4万，还欠33.6万"]})
    found = interviewed(person)
    assert [found[key] for key in ("合同额", "已付金额", "到期应付")] == [
        "1120000.00",
        "784000.00",
        "336000.00",
    ]
    assert person.prompted.count("到期应付") == 1


def test_what_is_owed_beside_other_words_is_offered_for_one_enter():
    person = Speaker({"到期应付": ["该付到九成，欠93.6万"]})
    assert interviewed(person)["到期应付"] == "936000.00"
    assert [q.typed for q in person.asked if q.text == field("到期应付").ask] == ["", "93.6万"]


@pytest.mark.parametrize("typed", ["0", "还没到期", "都没到期", "0元"])
def test_nothing_due_yet_is_asked_back_with_one_key(typed: str):
    person = Speaker({"到期应付": [typed]})
    assert interviewed(person)["到期应付"] == "不清楚"
    assert [q.typed for q in person.asked if q.text == field("到期应付").ask] == ["", "不清楚"]
    assert any("还没到期的也写到期时该付多少" in one for one in person.said)
    assert any("回车就是不清楚" in one for one in person.said)
    assert not any("再回车一次" in one for one in person.said)


def test_nothing_is_due_of_a_contract_that_was_paid():
    person = Speaker({"到期应付": ["合同86万，已付86万，到期0"]})
    assert interviewed(person)["到期应付"] == "0.00"
    assert person.prompted.count("到期应付") == 1


def test_a_numbered_payment_is_taken_at_once():
    person = Speaker({"到期应付": ["第二笔35.2万"]})
    assert interviewed(person)["到期应付"] == "352000.00"
    assert person.prompted.count("到期应付") == 1
