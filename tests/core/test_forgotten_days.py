"""Where it is said that nobody knows the day, no day beside it is taken, and the words are kept."""

from __future__ import annotations

from datetime import date

import pytest

from factories import talk
from huikuan_cli.core.answers.case import Answers
from huikuan_cli.core.answers.one_answer import check_value
from huikuan_cli.core.text.values import UNKNOWN, Unclear
from wizard.people import Person, interviewed

TODAY = date(2026, 12, 3)


def value(key: str, typed: str) -> object:
    one = talk().find(key)
    assert one
    return check_value(one, typed, talk(), TODAY).value


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("拨款到位日", "不知道，股长说该走的上半年、七月都走了"),
        ("签订日期", "1月1号起的，哪天签的记不清"),
        ("验收合格日期", "8月20号送的，章哪天盖的不清楚"),
        ("约定付款日", "不知道，好像是6月30号"),
        ("停收日", "说不准，去年是25号"),
        ("交付日期", "忘了，反正2026年5月10号以前"),
    ],
)
def test_no_day_is_taken_where_nobody_knows_it(key: str, typed: str):
    assert value(key, typed) == UNKNOWN


@pytest.mark.parametrize(
    ("key", "typed"),
    [("结算确认日", "还没确认，10月28号咨询公司审的"), ("收票日期", "还没送到，9月5号开的票")],
)
def test_what_is_not_done_yet_is_offered_as_unknown_and_not_with_the_day_of_something_else(
    key: str, typed: str
):
    with pytest.raises(Unclear, match="还没办完") as asked:
        value(key, typed)
    assert asked.value.suggestion == UNKNOWN


@pytest.mark.parametrize("typed", ["8月份，哪天记不清", "8月份哪天忘了"])
def test_a_month_whose_day_is_forgotten_is_still_offered_as_the_month(typed: str):
    with pytest.raises(Unclear) as asked:
        value("交付日期", typed)
    assert asked.value.suggestion == "2026-08"


def test_of_several_months_the_last_is_offered():
    with pytest.raises(Unclear, match="不止一个月") as asked:
        value("交付日期", "4月、5月、9月，三回")
    assert asked.value.suggestion == "2026-09"


@pytest.mark.parametrize(
    ("typed", "name", "day"),
    [
        ("质保金 4.8万 2028年6月30号", "质保金", "2028-06-30"),
        ("质保金4.8万，哪天到期不知道", "质保金", UNKNOWN),
        ("质保金 3.4万，到期日不知道", "质保金", UNKNOWN),
        ("质保金3.4万，到期日：不清楚", "质保金", UNKNOWN),
        ("质保金 3.4万，不知道哪天到期", "质保金", UNKNOWN),
        ("质保金 3.4万，合同没写到期日", "质保金", UNKNOWN),
        ("质保金 3.4万 到期日 2027-05-10", "质保金", "2027-05-10"),
        ("质保金 4.8万 大概明年6月，说不准", "质保金", UNKNOWN),
        ("上季扣的1.2万，考核返还，还没给", "上季扣的考核返还", UNKNOWN),
    ],
)
def test_of_another_payment_neither_the_name_nor_the_day_is_made_of_such_words(
    typed: str, name: str, day: str
):
    (row,) = value("款项", typed)  # type: ignore[misc]
    assert (row["名称"], row["起算日"]) == (name, day)


def test_a_day_beside_a_sum_that_nobody_knows_stays():
    (row,) = value("款项", "质保金 2028-06-30 多少记不清")  # type: ignore[misc]
    assert row["起算日"] == "2028-06-30"


def told(typed: str, *more: str) -> Answers:
    given: Answers = {"客户": "某某局", "验收状态": "已验收合格", "起算点": "拨款到位"}
    return interviewed(Person(given, {"拨款到位日": [typed, *more]}), dict(given))


def test_the_wizard_keeps_the_words_under_the_name_of_the_question():
    found = told("不知道，股长说七月都走了")
    assert found["拨款到位日"] == UNKNOWN
    assert found["没说准的原话"] == "拨款到位日：不知道,股长说七月都走了"


def test_they_are_kept_too_where_one_enter_says_that_nobody_knows():
    assert "7月5号" in str(told("还没到，7月5号报的计划", UNKNOWN)["没说准的原话"])


def test_a_day_leaves_no_words_behind():
    assert not told("2026-07-05").get("没说准的原话")
    assert not told("不清楚").get("没说准的原话")
