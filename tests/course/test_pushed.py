"""The situations that the interview asks about because of what was typed: the right one among the first three, none beside ordinary talk."""

from __future__ import annotations

from datetime import date
from functools import cache

from course.pushed_situations import PUSHED, Heard
from factories import playbook
from huikuan_cli.core.advice.alike import asked_about
from huikuan_cli.core.advice.analysis import analyse
from huikuan_cli.core.advice.suggestions import suggestion
from huikuan_cli.core.answers.case import Answers
from huikuan_cli.core.answers.interview import TICKED_KEYS

TODAY = date(2026, 11, 30)
FIRST = 3  # the situation that was told is one of so many
FOUND = 0.88  # what was reached; whoever widens the words raises it
BESIDE = 0.1  # of the lists that are asked, those in which nothing was told
PLAIN: Answers = {
    "客户": "某某区教育局",
    "拜访日期": "2026-12-03",
    "称呼": "李科长",
    "项目": "录播教室",
    "到期应付": "192000.00",
    "验收人": "王老师",
    "验收状态": "已验收合格",
    "起算点": "验收合格",
    "验收合格日期": "2026-05-28",
    "付款天数": "30",
}


def answers_of(one: Heard) -> Answers:
    told = {"客户性质": one.kind, "岗位": one.post, "他上次说的": one.said, "情况说明": one.told}
    return {**PLAIN, **{key: words for key, words in told.items() if words}}


@cache
def pushed(one: Heard) -> tuple[str, ...]:
    """What stands first in the list that is asked."""
    answers = answers_of(one)
    listed = [asked_about(playbook(), key, answers, TODAY) for key in TICKED_KEYS]
    found = next((some for some in listed if some), ())
    told = [suggestion(playbook(), key, answers, TODAY) or () for key in TICKED_KEYS]
    return found[:FIRST] or tuple(str(id) for some in told for id in some)[:FIRST]


def leads(one: Heard) -> bool:
    """Whether what he told leads without being asked about."""
    return analyse(playbook(), answers_of(one), TODAY, "").lead().id in one.meant


def test_what_was_told_is_asked_about_or_leads():
    told = [one for one in PUSHED if one.meant]
    missed = [one for one in told if not set(pushed(one)) & set(one.meant) and not leads(one)]
    assert len(told) >= 95
    assert len(missed) <= (1 - FOUND) * len(told), missed


def test_seldom_is_the_first_that_is_asked_about_another():
    asked = [one for one in PUSHED if one.meant and pushed(one)]
    wrong = [one for one in asked if not set(pushed(one)) & set(one.meant)]
    assert len(wrong) <= BESIDE * len(asked), wrong


def test_beside_ordinary_talk_nothing_is_asked():
    ordinary = [one for one in PUSHED if not one.meant]
    assert len(ordinary) >= 20
    assert not [one for one in ordinary if pushed(one)]
