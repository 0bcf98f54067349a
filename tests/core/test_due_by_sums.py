"""What fell due where nobody stated it: all that the contract leaves, where nothing speaks of less."""

from __future__ import annotations

from typing import Any

import pytest

from factories import TODAY, playbook, talk, tree
from huikuan_cli.core.advice.plan import Plan
from huikuan_cli.core.advice.planner import BY_SUMS, make_plan
from huikuan_cli.core.answers.answer_set import read_answers

KEY = "到期应付"
TERMS = "付款方式和日期"


def planned(**over: dict[str, Any]) -> Plan:
    over[TERMS] = {KEY: "不清楚"} | over.get(TERMS, {})
    reading = read_answers(tree(**over), talk(), TODAY, "x", lambda path: 1)
    assert not reading.problems
    return make_plan(playbook(), reading.answers, TODAY)


def asked_for(made: Plan) -> bool:
    return KEY in [one.item for one in made.todos]


@pytest.mark.parametrize("written", ["不清楚", None])
def test_the_whole_contract_is_taken_and_marked_and_nobody_is_sent_to_ask(written: str | None):
    made = planned(**{TERMS: {KEY: written}})
    note = next(one.answer for one in made.answers if one.name == KEY)
    assert note == f"860,000.00 元{BY_SUMS}"
    assert not asked_for(made)
    assert "还欠 86万元※" in made.line
    assert KEY not in made.score.short


@pytest.mark.parametrize(
    "over",
    [
        {TERMS: {"付款节点": "尾款30%"}},
        {TERMS: {"款项": "质保金 5万 2027-05-10"}},
        {"付款责任人": {"情况说明": "还有一笔质保金没退"}},
        {"验收标准": {"验收合格日期": "2026-11-20"}},
        {"验收标准": {"验收合格日期": "不清楚", "交付日期": "不清楚"}},
        {TERMS: {"起算点": "结算确认", "结算确认日": "2026-01-10"}},
    ],
    ids=["one milestone", "another payment", "retention", "not due yet", "no due day", "still to be settled"],
)
def test_where_less_may_have_fallen_due_it_stays_to_be_asked(over: dict[str, dict[str, Any]]):
    assert asked_for(planned(**over))
