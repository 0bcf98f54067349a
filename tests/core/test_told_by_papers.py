"""A paper in hand that answers a question which nobody asked."""

from __future__ import annotations

from typing import Any

import pytest

from factories import TODAY, playbook, talk, tree
from huikuan_cli.core.advice.plan import Plan
from huikuan_cli.core.advice.planner import BY_PAPERS, make_plan
from huikuan_cli.core.answers.answer_set import read_answers

DECLARATION = next(d.id for d in playbook().chain.documents if "声明函" in d.name)


def planned(documents: list[str], **over: Any) -> Plan:
    whole = tree(我的4W2H={"材料": documents}, 交易项目=over)
    answers = read_answers(whole, talk(), TODAY, "x", lambda path: 1).answers
    return make_plan(playbook(), answers, TODAY)


def note(made: Plan, name: str) -> str:
    return next((one.answer for one in made.answers if one.name == name), "")


@pytest.mark.parametrize("said", [None, "不清楚"])
def test_the_declaration_in_hand_proves_that_they_were_told(said: str | None):
    made = planned([DECLARATION], 中小企业="是", 告知=said)
    assert note(made, "告知") == f"有书面证据{BY_PAPERS}"
    assert [one.state for one in made.claims if "告知" in one.name] == ["满足"]
    assert "告知" not in [one.item for one in made.todos]


def test_what_was_said_stands_above_what_a_paper_tells():
    assert note(planned([DECLARATION], 中小企业="是", 告知="没有告知"), "告知") == "没有告知"


def test_without_the_paper_nothing_is_told():
    made = planned([], 中小企业="是", 告知="不清楚")
    assert note(made, "告知") == "不清楚"
    assert "告知" in [one.item for one in made.todos]


def test_a_short_interview_that_asked_for_neither_learns_both():
    made = planned([DECLARATION], 中小企业=None, 告知=None)
    assert note(made, "中小企业") == f"是{BY_PAPERS}"
    assert note(made, "告知") == f"有书面证据{BY_PAPERS}"
