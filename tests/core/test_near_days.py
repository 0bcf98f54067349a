"""A day as people say it: 明天1号, 后天2号周三, 3号周四. What agrees is understood at once, what does not is said in one line."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import talk
from huikuan_cli.core.answers.one_answer import Checked, check_value
from huikuan_cli.core.text.near_days import last_with_day, next_with_day, told_in_several_ways
from huikuan_cli.core.text.values import Unclear, parse_date, weekday_name
from properties import examples

MONDAY = date(2026, 11, 30)


def said(key: str, typed: str, today: date = MONDAY) -> Checked:
    field = talk().find(key)
    assert field
    return check_value(field, typed, talk(), today)


def asked_back(key: str, typed: str) -> Unclear:
    with pytest.raises(Unclear) as caught:
        said(key, typed)
    return caught.value


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("明天1号", "2026-12-01"),
        ("后天2号", "2026-12-02"),
        ("明天12月1号", "2026-12-01"),
        ("明天十二月一号", "2026-12-01"),
        ("明天1号上午", "2026-12-01"),
        ("明天上午，十二月一号", "2026-12-01"),
        ("明天一早，12月1号", "2026-12-01"),
        ("明早，12月1号周二", "2026-12-01"),
        ("明天上午10点，12月1号", "2026-12-01 10:00"),
        ("明天1号上午10点", "2026-12-01 10:00"),
        ("明天上午1号", "2026-12-01"),
        ("明早1号", "2026-12-01"),
        ("12月1号明天", "2026-12-01"),
        ("1号明天上午九点半", "2026-12-01 09:30"),
        ("明天（12月1号）", "2026-12-01"),
        ("后天，2号", "2026-12-02"),
        ("后天2号周三", "2026-12-02"),
        ("明天（周二）上午", "2026-12-01"),
        ("明天2026-12-01", "2026-12-01"),
        ("下周二1号", "2026-12-01"),
        ("下周二8号", "2026-12-08"),
        ("3号周四", "2026-12-03"),
        ("周四3号", "2026-12-03"),
        ("本周四3号", "2026-12-03"),
        ("3号、星期四", "2026-12-03"),
        ("31号周四", "2026-12-31"),
        ("3号周四上午", "2026-12-03"),
        ("周五4号下午3点", "2026-12-04 15:00"),
    ],
)
def test_a_visit_said_in_ways_that_agree_is_understood_at_once(typed: str, moment: str):
    assert said("拜访日期", typed).value == moment


def test_a_part_of_the_day_is_said_to_be_no_time():
    understood = said("拜访日期", "3号周四上午").understood
    assert understood == "“3号周四上午”按 2026-12-03（周四）理解；“上午”没到钟点，只记日子"


@pytest.mark.parametrize(
    ("typed", "each", "meant"),
    [
        ("明天3号", "明天是 2026-12-01（周二），3号是 2026-12-03（周四）", "2026-12-03"),
        ("5号周四", "周四是 2026-12-03（周四），5号是 2026-12-05（周六）", "2026-12-05"),
        ("明天周三", "明天是 2026-12-01（周二），周三是 2026-12-02（周三）", "2026-12-02"),
        ("12月3号周五", "周五是 2026-12-04（周五），12月3号是 2026-12-03（周四）", "2026-12-03"),
        ("明天3号上午10点", "明天是 2026-12-01（周二），3号是 2026-12-03（周四）", "2026-12-03 10:00"),
    ],
)
def test_a_visit_said_in_ways_that_do_not_agree_is_asked_back_with_the_day_of_each(typed, each, meant):
    problem = asked_back("拜访日期", typed)
    assert f"对不上：{each}；" in str(problem)
    assert problem.suggestion == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("3", "2026-12-03"),
        ("29", "2026-12-29"),
        ("29号", "2026-12-29"),
        ("29号上午9点", "2026-12-29 09:00"),
        ("明天13月1号", "2026-12-01"),
        ("明天10", "2026-12-01"),
    ],
)
def test_where_only_a_number_is_unclear_a_day_to_come_is_offered(typed: str, meant: str):
    assert asked_back("拜访日期", typed).suggestion == meant


@pytest.mark.parametrize(
    ("typed", "day"), [("昨天29号", "2026-11-29"), ("27号周五", "2026-11-27"), ("上周五27号", "2026-11-27")]
)
def test_a_day_behind_us_may_be_said_in_several_ways_too(typed: str, day: str):
    assert said("验收合格日期", typed).value == day


def test_of_a_day_of_the_month_that_has_happened_the_last_one_is_offered():
    assert asked_back("验收合格日期", "3号周五").suggestion == "2026-11-03"


def test_a_weekday_does_not_move_a_day_to_another_year_by_itself():
    assert asked_back("验收合格日期", "7月10号周四").suggestion == "2026-07-10"


@pytest.mark.parametrize("typed", ["2号3号", "明天后天", "2026-12-01周二", "明天", "下周", "12月1号"])
def test_what_is_one_word_or_two_days_is_not_said_in_several_ways(typed: str):
    assert told_in_several_ways(typed, MONDAY) is None


@examples(60)
@given(day=st.dates(date(2020, 1, 1), date(2040, 12, 31)), ahead=st.integers(0, 25))
def test_the_day_and_its_weekday_name_any_day_of_the_next_weeks(day: date, ahead: int):
    meant = date.fromordinal(day.toordinal() + ahead)
    assert parse_date(f"{meant.day}号{weekday_name(meant)}", day, ahead=True) == meant
    assert next_with_day(meant.day, day) == meant
    assert last_with_day(day.day, day) == day


def test_a_day_that_is_so_in_two_months_is_the_next_for_a_visit_and_asked_back_for_what_has_happened():
    february = date(2026, 2, 20)
    assert said("拜访日期", "10号周二", february).value == "2026-03-10"
    with pytest.raises(Unclear, match="没说准"):
        said("验收合格日期", "10号周二", february)
