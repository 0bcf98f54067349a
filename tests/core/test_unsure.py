"""What is not sure is not taken for sure: an excuse that is only likely, a due day with a doubt, a day that cannot be read."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec import structs

from core.test_assistant import case
from factories import facts, playbook
from huikuan_cli.core.advice.analysis import said_due
from huikuan_cli.core.advice.excuse_match import Heard
from huikuan_cli.core.advice.planner import plan_of
from huikuan_cli.core.advice.unread_days import unread_days
from huikuan_cli.core.law.clock_report import clock


def test_a_situation_rests_on_no_excuse_that_is_only_likely():
    first = playbook().excuses.excuses[0]
    assert Heard("他的话", (first,), surer=False).surely() == ()
    assert Heard("他的话", (first,), surer=True).surely() == (first.id,)
    assert Heard("他的话", (), surer=True).surely() == ()


def test_of_two_due_days_the_earlier_is_said_only_where_nothing_speaks_against_it():
    report = clock(facts(contract_days=90, delivered=date(2025, 7, 1)), playbook().rules)
    due = report.due
    assert due.contract
    assert due.effective
    assert due.contract != due.effective
    sure = structs.replace(report, due=structs.replace(due, doubts=()))
    doubted = structs.replace(report, due=structs.replace(due, doubts=("条例的日子待核",)))
    assert said_due(sure) == due.effective
    assert said_due(doubted) == due.contract


@pytest.mark.parametrize(("visit", "told"), [("改天再说", True), ("2026-11-25（周三）", False)])
def test_only_a_day_of_the_visit_that_cannot_be_read_is_told(visit: str, told: bool):
    plan = plan_of(case())
    changed = structs.replace(plan, head=structs.replace(plan.head, visit=visit))
    places = [one.place for one in unread_days(changed)]
    assert (("拜访", "拜访日") in places) is told
