"""A day with a time of day: understood, asked back, kept in one spelling, and seen on the sheet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.building import answers, plan, setting
from factories import TODAY, action_sheet, talk, tree
from huikuan_cli.core.advice.earlier_visit import facts_of, previous_of
from huikuan_cli.core.answers.answer_set import read_answers
from huikuan_cli.core.answers.case import read_case, takes_time
from huikuan_cli.core.answers.one_answer import check_value
from huikuan_cli.core.playbook import Field
from huikuan_cli.core.text.moments import Moment, parse_moment
from huikuan_cli.core.text.values import UNKNOWN, Unclear, iso, parse_date
from properties import examples

NOW = date(2026, 11, 23)  # a Monday
VISIT = Field("拜访日期", "日期时刻", "哪天去？")


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("明天上午10点", "2026-11-24 10:00"),
        ("2026-12-01 10:00", "2026-12-01 10:00"),
        ("后天下午三点半", "2026-11-25 15:30"),
        ("周四上午九点", "2026-11-26 09:00"),
        ("2026-12-01", "2026-12-01"),
        ("明天", "2026-11-24"),
        ("2026-12-01（周二）14:30", "2026-12-01 14:30"),
        ("2026年12月1日下午2点一刻", "2026-12-01 14:15"),
        ("20261201 14:30", "2026-12-01 14:30"),
        ("2026-12-01T09:05:00", "2026-12-01 09:05"),
        ("２０２６-12-01　１４：３０", "2026-12-01 14:30"),
        ("周二十点", "2026-11-24 10:00"),
        ("周二十一点", "2026-11-24 11:00"),
        ("星期三二十点半", "2026-11-25 20:30"),
        ("下周三下午两点二十五分", "2026-12-02 14:25"),
        ("明天十点零五分", "2026-11-24 10:05"),
        ("明天10点05", "2026-11-24 10:05"),
        ("明天14时30分", "2026-11-24 14:30"),
        ("明天 下午 3 点", "2026-11-24 15:00"),
        ("后天下午15:00", "2026-11-25 15:00"),
        ("明早9点", "2026-11-24 09:00"),
        ("明儿早上九点", "2026-11-24 09:00"),
        ("后儿个下午三点", "2026-11-25 15:00"),
        ("明日上午10点", "2026-11-24 10:00"),
        ("明天一早八点", "2026-11-24 08:00"),
        ("明天下午三点（11月24号）", "2026-11-24 15:00"),
        ("11月24号（明天）下午3点", "2026-11-24 15:00"),
        ("明天（11月24号下午3点）", "2026-11-24 15:00"),
        ("今晚7点半", "2026-11-23 19:30"),
        ("后天中午12点", "2026-11-25 12:00"),
        ("后天中午1点", "2026-11-25 13:00"),
        ("明天10点左右", "2026-11-24 10:00"),
        ("明天8点", "2026-11-24 08:00"),
        ("明天03:30", "2026-11-24 03:30"),  # as it is kept
        ("明天凌晨3点", "2026-11-24 03:00"),
        ("2026-11-24 00:00:00", "2026-11-24"),  # as a spreadsheet copies a day
    ],
)
def test_moments_in_their_usual_spellings(raw: str, expected: str):
    found = parse_moment(raw, NOW)
    assert found.text() == expected
    assert parse_moment(expected, NOW) == found
    assert parse_moment(found.spoken(), NOW) == found


@pytest.mark.parametrize(
    "raw",
    [
        "明天上午",
        "明天下午",
        "明晚",
        "明早",
        "2026-11-24 上午",
        "明天一早",
        "明天一大早",
        "明儿早上",
        "明日大清早",
        "明天下午（11月24号）",
        "11月24日（明天）下午",
        "周二一早",
    ],
)
def test_a_part_of_the_day_alone_keeps_the_day(raw: str):
    found = parse_moment(raw, NOW)
    assert (found.day, found.at) == (date(2026, 11, 24), None)
    assert found.vague
    assert "没到钟点，只记日子" in check_value(VISIT, raw, talk(), NOW).understood


def test_a_day_that_is_said_twice_and_is_not_the_same_is_asked_back():
    with pytest.raises(Unclear, match="2026-11-24（周二）和 2026-11-30（周一）对不上"):
        parse_moment("明天下午（11月30号）", NOW)


@pytest.mark.parametrize(
    ("raw", "said", "suggestion"),
    [
        ("12.3 9:00", "没说准是哪一天", "2026-12-03 09:00"),
        ("三天后上午九点", "没说准是哪一天", "2026-11-26 09:00"),
        ("11月底上午", "没说准是哪一天", "2026-11-30"),
        ("明天3点", "没说上午还是下午", "2026-11-24 15:00"),
        ("明天3:30", "没说上午还是下午", "2026-11-24 15:30"),
        ("2019年3月上午9点", "没说到哪一天", UNKNOWN),
        ("明天25点", "不像一个钟点", ""),
        ("明天10点70", "不像一个钟点", ""),
        ("2026-12-01 24:00", "不像一个钟点", ""),
        ("明天上午14点", "不像一个钟点", ""),
        ("明天晚上12点", "不像一个钟点", ""),
        ("上午10点", "没说是哪一天", ""),
        ("14:30", "没说是哪一天", ""),
        ("2026-13-01 10:00", "没有“2026-13-01”这一天", ""),
        ("明天上午10点到11点", "看不懂日期", ""),
    ],
)
def test_what_is_not_clear_is_asked_back_with_what_is_likely_meant(raw: str, said: str, suggestion: str):
    with pytest.raises(Unclear, match=said) as problem:
        parse_moment(raw, NOW)
    assert problem.value.suggestion == suggestion
    if suggestion and suggestion != UNKNOWN:
        assert parse_moment(suggestion, NOW).text() == suggestion
        assert suggestion in str(problem.value)


def test_a_day_without_a_year_is_asked_back_or_taken_as_for_any_day_and_keeps_its_time():
    def kept(read: Callable[[str, date], Any], raw: str) -> str:
        try:
            found = read(raw, NOW)
        except Unclear as problem:
            return problem.suggestion
        return found.text() if isinstance(found, Moment) else iso(found)

    assert kept(parse_moment, "12月3日 14:30") == f"{kept(parse_date, '12月3日')} 14:30"


@given(st.text(max_size=60))
@examples(300)
def test_whatever_is_typed_is_a_moment_or_is_asked_back(raw: str):
    try:
        found = parse_moment(raw, NOW)
    except Unclear:
        return
    assert parse_moment(found.text(), NOW) == found._replace(vague="")


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)), st.times())
@examples(200)
def test_the_kept_spelling_is_read_back_the_same(day: date, at: time):
    moment = Moment(day, at.replace(second=0, microsecond=0))
    if moment.at == time():
        return  # a midnight is a spreadsheet's day
    assert parse_moment(moment.text(), NOW) == moment


def test_a_file_in_which_the_visit_is_still_a_day_takes_a_time_too_and_no_other_day_does():
    older = Field("拜访日期", "日期", "哪天去？")
    assert check_value(older, "2026-12-01 14:30", talk(), NOW).value == "2026-12-01 14:30"
    assert not takes_time(Field("签订日期", "日期", "哪天签的？"))
    signed = check_value(Field("签订日期", "日期", "哪天签的？"), "2026-01-01 14:30", talk(), NOW)
    assert signed.value == "2026-01-01"


def test_a_team_may_ask_for_another_day_with_a_time():
    own = Field("开会时间", "日期时刻", "什么时候开会？")
    checked = check_value(own, "明天上午10点", talk(), NOW)
    assert (checked.value, checked.understood) == (
        "2026-11-24 10:00",
        "“明天上午10点”按 2026-11-24（周二）10:00 理解",
    )


def test_the_case_has_the_day_and_the_time_apart():
    case = read_case(answers(拜访={"拜访日期": "2026-11-25 14:30"}), TODAY)
    assert (case.visit, case.visit_time) == (date(2026, 11, 25), time(14, 30))
    case = read_case(answers(), TODAY)
    assert (case.visit, case.visit_time) == (date(2026, 11, 25), None)
    case = read_case(answers(拜访={"拜访日期": UNKNOWN}), TODAY)
    assert (case.visit, case.visit_time) == (None, None)


def test_the_head_of_the_sheet_shows_the_time_and_nothing_else_changes():
    timed, plain = plan(拜访={"拜访日期": "2026-11-25 14:30"}), plan()
    assert timed.head.visit == "2026-11-25（周三）14:30"
    assert action_sheet(timed, "2026-11-23", "").subtitle.startswith("2026-11-25（周三）14:30见")
    assert (timed.days, timed.line, timed.ask) == (plain.days, plain.line, plain.ask)


def test_the_next_plan_speaks_of_the_day_alone():
    previous = previous_of(plan(拜访={"拜访日期": "2026-11-25 14:30"}), "a.plan.yaml")
    assert facts_of(previous)["上次拜访日"] == "2026-11-25"


@pytest.mark.parametrize(
    ("visit", "promise", "key"),
    [("2026-11-22 10:00", None, "拜访日期"), ("2026-11-25 14:30", "2026-11-24", "承诺日")],
)
def test_a_time_hides_no_contradiction(visit: str, promise: str | None, key: str):
    own = {"我的4W2H": {"承诺日": promise}} if promise else {}
    reading = read_answers(tree(拜访={"拜访日期": visit}, **own), talk(), TODAY, "答案.yaml", lambda path: 1)
    assert any(f"“{key}”" in one.text for one in reading.problems)


def test_a_promise_on_the_day_of_the_visit_is_none():
    s = setting(拜访={"拜访日期": "2026-11-25 14:30"}, 我的4W2H={"承诺日": "2026-11-25"})
    assert s.visit == date(2026, 11, 25)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("周五（12月4号）", "2026-12-04"),
        ("周二(12月1号)", "2026-12-01"),
        ("星期五上午（12月4日）", "2026-12-04"),
    ],
)
def test_on_a_sunday_the_date_beside_a_weekday_says_of_which_week(typed: str, day: str):
    assert parse_moment(typed, date(2026, 11, 29)).day.isoformat() == day


def test_a_weekday_that_is_not_that_of_the_date_is_asked_back_with_the_date():
    with pytest.raises(Unclear) as caught:
        parse_moment("周五（12月5号）", date(2026, 11, 29))
    assert caught.value.suggestion == "2026-12-05"
