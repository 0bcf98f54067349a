"""A bill that he wants to give, one that was taken and not paid, and bills of paper that nobody takes any more at the end of the year."""

from __future__ import annotations

from datetime import date

import pytest

from factories import playbook
from huikuan_cli.core.advice.analysis import Analysis, analyse
from huikuan_cli.core.advice.replies import replies
from huikuan_cli.core.answers.case import Answers

TODAY = date(2026, 12, 1)
CASE: Answers = {
    "拜访日期": "2026-12-02",
    "岗位": "财务",
    "验收状态": "已验收合格",
    "起算点": "验收合格",
    "验收合格日期": "2026-05-20",
    "到期应付": "336000.00",
}


def told(said: str, **more: str) -> Analysis:
    return analyse(playbook(), {**CASE, "他上次说的": said, **more}, TODAY, "")


@pytest.mark.parametrize(
    "said",
    ["他要给商票", "没现钱，给你们开商票吧", "给我们一张半年的银承，到期就有钱", "别家都收票据，就你们不收"],
)
def test_a_bill_that_he_wants_to_give_is_refused(said: str):
    s = told(said)
    assert s.lead().id == "y46"
    assert "收" in s.lead().frame


@pytest.mark.parametrize(
    "said",
    [
        "商票到期了没兑付",
        "手里的商票到期没兑",
        "给了我们一张商票，上个月到期，没钱兑付",
        "去年给的银承被拒付，要给换一张",
        "承兑汇票提示付款了，一直没钱付",
        "那张票到期兑不出来",
    ],
)
def test_a_bill_that_was_taken_and_not_paid_is_another_matter(said: str):
    s = told(said)
    assert s.lead().id == "y184"
    assert "y46" not in [one.play.id for one in s.plays]
    assert s.lead().lawyer == "是"
    assert "票另有自己的期限" in s.lead().frame
    assert "待核" in s.lead().frame
    answers = "".join(one.answer for one in replies(s))
    assert "票我不能收" not in answers
    assert "票我今天不能收" not in answers


def test_a_bill_whose_day_has_passed_is_that_matter_without_a_word():
    due: dict[str, str] = {"起算点": "商票到期", "票据到期日": "2026-06-30"}
    assert told("", **due).lead().id == "y184"
    assert told("", **{**due, "票据到期日": "2027-03-31"}).lead().id != "y184"


@pytest.mark.parametrize(
    "said", ["停收票据了", "年底财务停收票据了", "财务说25号以后停收票据", "票据不收了，等明年"]
)
def test_papers_that_are_taken_no_more_this_year_are_no_bill(said: str):
    s = told(said)
    assert s.lead().id == "y43"
    assert not any(one.excuses and one.excuses[0].id == "o18" for one in s.heard)
