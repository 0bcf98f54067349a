"""Dates whose paper is not in hand are marked, without losing the figures that rest on them."""

from __future__ import annotations

import pytest

from factories import TODAY, facts, playbook, talk, tree
from huikuan_cli.core.advice.planner import make_plan
from huikuan_cli.core.answers.answer_set import read_answers
from huikuan_cli.core.law.due_date import due_dates
from huikuan_cli.core.receivable.plan_figures import Figure


def due_figure(papers: object) -> Figure:
    given = tree(我的4W2H={"材料": papers})
    answers = read_answers(given, talk(), TODAY, "答案.yaml", lambda path: 1).answers
    return next(f for f in make_plan(playbook(), answers, TODAY).figures if f.id.startswith("due"))


def test_a_date_without_its_paper_is_marked_on_the_due_date_only() -> None:
    found = due_dates(facts(unproved=frozenset({"验收合格日期"})), playbook().rules)
    assert found.unproved == ("证明“验收合格日期”的材料不在手上，日期待核",)
    assert found.doubts == ()


@pytest.mark.parametrize(("papers", "marked"), [(["w1"], True), (["w4"], False), ("不清楚", False)])
def test_the_acceptance_paper_in_hand_takes_the_mark_away(papers: object, marked: bool) -> None:
    assert any("验收合格日期" in doubt for doubt in due_figure(papers).to_check) is marked


def test_a_paper_for_another_date_makes_no_difference() -> None:
    found = due_dates(facts(unproved=frozenset({"交付日期"})), playbook().rules)
    assert found.unproved == ()


@pytest.mark.parametrize(("papers", "doubted"), [(["w4", "w11"], False), (["w4"], True), ("不清楚", True)])
def test_the_application_for_acceptance_in_hand_proves_that_it_was_the_customer_who_delayed(
    papers: object, doubted: bool
) -> None:
    given = tree(
        验收标准={"验收拖延": "对方拖延", "验收期限": "2025-07-05"},
        我的4W2H={"材料": papers},
    )
    answers = read_answers(given, talk(), TODAY, "答案.yaml", lambda path: 1).answers
    due = next(f for f in make_plan(playbook(), answers, TODAY).figures if f.id.startswith("due"))
    assert any("对方拖延" in doubt for doubt in due.to_check) is doubted
