"""A day to pay that is one of every month (次月20日前), and a last day for papers that can only be the coming one."""

from __future__ import annotations

from datetime import date

import pytest

from factories import talk
from huikuan_cli.core.answers.one_answer import check_value
from huikuan_cli.core.text.values import Unclear

TODAY = date(2026, 12, 9)


def back(typed: str, today: date = TODAY, key: str = "约定付款日") -> Unclear:
    one = talk().find(key)
    assert one
    with pytest.raises(Unclear) as caught:
        check_value(one, typed, talk(), today)
    return caught.value


@pytest.mark.parametrize(
    "typed",
    ["次月20日前", "次月20号前付", "每月20号", "每个月20日以前", "次月二十日前", "票到了，次月20日前付"],
)
def test_of_a_day_of_every_month_the_last_that_is_over_is_offered(typed: str):
    said = back(typed)
    assert said.suggestion == "2026-11-20"
    assert "每月一期" in str(said)


@pytest.mark.parametrize(
    ("today", "day"), [(date(2026, 12, 20), "2026-11-20"), (date(2026, 12, 21), "2026-12-20")]
)
def test_the_day_itself_is_not_over(today: date, day: str):
    assert back("次月20日前", today).suggestion == day


@pytest.mark.parametrize("typed", ["季度完了次月20号前", "每年12月20日", "次月", "次月40日前", "次月付"])
def test_a_quarter_a_year_and_no_day_are_not_of_every_month(typed: str):
    assert "每月一期" not in str(back(typed))


def test_a_day_of_every_month_says_nothing_of_another_question():
    assert back("次月20日前", key="票据到期日").suggestion == ""


@pytest.mark.parametrize(("typed", "day"), [("12月18号", "2026-12-18"), ("1月5号", "2027-01-05")])
def test_a_last_day_for_papers_without_its_year_is_the_coming_one(typed: str, day: str):
    one = talk().find("停收日")
    assert one
    assert check_value(one, typed, talk(), TODAY).value == day


def test_the_month_before_other_words_may_be_written_in_chinese():
    assert back("三月上线", key="交付日期").suggestion == "2026-03"
