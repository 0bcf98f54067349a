"""A day, or a number of days, in words that say more than that: offered back for one Enter, never taken."""

from __future__ import annotations

from datetime import date

import pytest

from factories import talk
from huikuan_cli.core.answers.one_answer import check_value
from huikuan_cli.core.text.values import UNKNOWN, Unclear
from wizard.people import Person, field, interviewed

TODAY = date(2026, 11, 23)


def asked(key: str, typed: str) -> Unclear:
    one = talk().find(key)
    assert one
    with pytest.raises(Unclear) as back:
        check_value(one, typed, talk(), TODAY)
    return back.value


@pytest.mark.parametrize(
    ("key", "typed", "offered"),
    [
        ("收票日期", "9月3号寄到的，前台签的", "2026-09-03"),
        ("验收合格日期", "专家7月14号签了同意", "2026-07-14"),
        ("交付日期", "5月6号一车、5月20号一车、6月2号收尾", "2026-06-02"),
        ("交付日期", "做到今年6月30日", "2026-06-30"),
        ("交付日期", "六月份飞完的，14号补飞完", "2026-06-14"),
        ("交付日期", "去年6月飞完的，14号补飞完", "2025-06-14"),
        ("交付日期", "8月30全装完，9月10递的申请", "2026-09-10"),
        ("约定付款日", "6月20号期满，30天内付", "2026-07-20"),
        ("约定付款日", "公示到2026年11月12日，公示完10个工作日内", "2026-11-26"),
    ],
)
def test_the_day_that_is_meant_is_offered(key: str, typed: str, offered: str):
    assert asked(key, typed).suggestion == offered


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("验收合格日期", "10月8号到货，1月6号终验"),
        ("约定付款日", "7月1号付一半，10月1号付一半"),
    ],
)
def test_of_days_that_do_not_follow_or_that_are_to_come_none_is_chosen(key: str, typed: str):
    back = asked(key, typed)
    assert back.suggestion == ""
    assert "只留一个" in str(back)


@pytest.mark.parametrize(
    "typed", ["7月31号，我自己填的", "4月9号，单子是补打的", "写的是3月1日，后来填的", "2026-07-31 他们填的"]
)
def test_a_day_that_was_written_in_later_is_not_the_day_on_which_it_happened(typed: str):
    back = asked("验收合格日期", typed)
    assert back.suggestion == UNKNOWN
    assert "不能当真的那天用" in str(back)


def test_one_enter_leaves_a_day_that_was_written_in_later_unknown():
    facts = {"起算点": "验收合格", "验收状态": "已验收合格"}
    person = Person(facts, script={"验收合格日期": ["7月31号，我自己填的"]})
    assert interviewed(person)["验收合格日期"] == UNKNOWN
    put = [one.typed for one in person.asked if one.text == field("验收合格日期").ask]
    assert put == ["", UNKNOWN]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [("备案以后十个工作日", "十个工作日"), ("考核完20天内", "20天"), ("质保两年满了再给45天", "45天")],
)
def test_a_number_of_days_in_words_is_offered(typed: str, offered: str):
    back = asked("付款天数", typed)
    assert back.suggestion == offered
    one = talk().find("付款天数")
    assert one
    assert check_value(one, offered, talk(), TODAY).value


@pytest.mark.parametrize("typed", ["两年加15天", "10天或者15天", "看情况"])
def test_where_more_than_one_number_of_days_is_said_none_is_offered(typed: str):
    assert asked("付款天数", typed).suggestion == ""


@pytest.mark.parametrize(("key", "kept"), [("停收日", ""), ("验收合格日期", UNKNOWN)])
def test_the_number_that_leaves_a_list_leaves_a_day_too(key: str, kept: str):
    one = talk().find(key)
    assert one
    assert check_value(one, "0", talk(), TODAY).value == kept


def test_where_the_contract_names_no_days_it_is_said_how_the_day_is_found():
    found = check_value(field("付款天数"), "没写几天", talk(), TODAY)
    assert found.value == ""
    assert found.understood.endswith("哪天到期照法律推，怎么推的单子上写着")
