"""What the planner works from: which words point to a situation, and what the answers suggest."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from core.building import answers, led_by, play, setting
from factories import TODAY, playbook
from huikuan_cli.core.advice.play_choice import GENERAL, MOST_BESIDE
from huikuan_cli.core.advice.suggestions import suggestion

QUARREL = play("y2", rank=80, when=(), words=("吵翻了天",))
BOOK = led_by(play(), QUARREL)


@pytest.mark.parametrize(
    ("over", "led"),
    [
        ({"付款责任人": {"情况说明": "上次为发票吵翻了天"}}, "y2"),
        ({"付款责任人": {"他要看到什么": "吵翻了天的那张单子"}}, "y2"),
        ({"卡在哪": {"他上次说的": "吵翻了天也没用"}}, "y2"),
        (
            {
                "付款方式和日期": {
                    "催款记录": [
                        {"日期": "2026-01-05", "事件": "投诉", "凭证": "没有凭证", "说明": "吵翻了天"}
                    ]
                }
            },
            "y2",
        ),
        ({"拜访": {"客户": "吵翻了天文化公司"}}, "y1"),
        ({"交易项目": {"项目": "吵翻了天平台"}}, "y1"),
        ({"付款责任人": {"审核人": "吵翻了天科长"}}, "y1"),
        ({"我的4W2H": {"对他说": "请您别吵翻了天。"}}, "y1"),
        ({}, "y1"),
    ],
)
def test_a_word_points_to_a_situation_wherever_it_was_typed_as_a_sentence_but_not_in_a_name(
    over: dict[str, Any], led: str
):
    assert setting(book=BOOK, **over).lead().id == led


def test_a_situation_that_was_ticked_leads():
    ticked = next(one.id for one in playbook().situations() if one.tick and one.question == "情况")
    book = led_by(play(), play(ticked, tick="换了人", when=(), rank=80))
    assert setting(book=book, 付款责任人={"情况": [ticked]}).lead().id == ticked
    assert setting(book=book).lead().id == "y1"


def test_one_that_is_asked_in_the_other_list_leads_as_well():
    book = led_by(play(), play("y37", tick="口头改账户", question="坎", when=(), rank=80))
    assert setting(book=book, 付款责任人={"坎": ["y37"]}).lead().id == "y37"


@pytest.mark.parametrize(("question", "ids"), [("坎", ["y2"]), ("情况", ["y3"]), ("要什么", None)])
def test_a_situation_whose_words_were_typed_is_ticked_beforehand_in_its_own_list(
    question: str, ids: list[str] | None
):
    both = (
        play("y2", tick="甲", question="坎", words=("债权…转让",)),
        play("y3", tick="乙", words=("债权",)),
        play("y4", words=("债权",)),
        play("y5", tick="丁", words=("没写过的",)),
    )
    given = answers(付款责任人={"情况说明": "听说这笔债权已经转让了"})
    found = suggestion(led_by(play(), *both), question, given, TODAY)
    assert found == (ids or play().aim.result)


def test_beside_the_leading_situation_stand_a_few_that_are_not_for_every_case():
    ranks = {"y2": 70, "y3": 60, "y4": 50, "y5": 40, "y6": GENERAL}
    others = [play(id, rank=rank) for id, rank in ranks.items()]
    found = setting(book=led_by(play(rank=80), *others)).beside()
    assert [one.id for one in found] == ["y2", "y3", "y4"]
    assert len(found) == MOST_BESIDE
    assert setting(book=led_by(play(rank=10), play("y2", rank=5))).beside() == ()
    assert setting(book=led_by(play(rules="是"), *others)).beside() == ()


def test_what_is_suggested_to_want_is_the_goal_of_the_situation():
    given = answers()
    assert suggestion(BOOK, "要什么", given, TODAY) == "要的结果"
    lead = setting().lead()
    assert suggestion(playbook(), "要什么", given, TODAY) == lead.aim.result
    assert suggestion(playbook(), "客户", given, TODAY) is None


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("现场加做的，没有签证", ["y160"]),
        ("是加做的两座启闭台，签证甲方签了", None),
        ("他去年刚写过检查", None),
    ],
)
def test_a_situation_is_not_offered_where_other_words_speak_against_it(typed: str, offered: list[str] | None):
    assert suggestion(playbook(), "坎", {"情况说明": typed}, date(2026, 11, 30)) == offered
