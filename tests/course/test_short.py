"""What the short interview leaves out is left out of no sheet that could have had it: k1–k9, short and in full."""

from __future__ import annotations

import pytest

from course.helpers import TODAY, answers_of
from factories import playbook, talk
from huikuan_cli.core.advice.plan import Plan
from huikuan_cli.core.advice.planner import make_plan
from huikuan_cli.core.advice.suggestions import suggestion
from huikuan_cli.core.answers.answer_set import read_answers
from huikuan_cli.core.answers.case import Answers, Value
from huikuan_cli.core.answers.interview import TICKED_KEYS
from huikuan_cli.wizard import flow
from huikuan_cli.wizard.flow import State
from huikuan_cli.wizard.phrasing import Phrasing

SHORT = talk().short()
# where the full answers say more than was asked: the section that a person is told to add to for it
TOLD_TO_ADD = {
    "k1": ("验收标准", {"line"}),  # the part that he does not agree to
    "k7": ("", {"line"}),  # the day on which they stop taking papers: the line itself says so
    "k9": (
        "",
        {"opening"},
    ),  # the month that he wrote himself, where he did not take the goal that is proposed
}


def example(case: str) -> Answers:
    """The answers of a case in full."""
    return read_answers(answers_of(case), talk(), TODAY, case, lambda path: 1).answers


def asked_short(known: Answers) -> State:
    """The short interview with somebody who knows these answers and takes what is proposed; of situations nothing is ticked for him."""
    state = flow.begin(SHORT)
    while (step := flow.step_at(SHORT, state)) is not None:
        state = flow.answer(SHORT, state, reply(step.id, known, flow.collect(SHORT, state.given)))
    return state


def reply(key: str, known: Answers, so_far: Answers) -> Value:
    one = SHORT.find(key)
    assert one
    proposed = suggestion(playbook(), key, so_far, TODAY) if key not in TICKED_KEYS else None
    if proposed is not None or one.hinted == "是":
        return proposed or ""
    return known.get(key, "" if one.optional == "是" else "不清楚")


def front(plan: Plan) -> dict[str, str]:
    return {
        "goal": plan.ask.aimed(),
        "opening": plan.openings[0].text,
        "excuse": plan.replies[0].says,
        "line": plan.line,
    }


@pytest.mark.parametrize("id", [f"k{n}" for n in range(1, 10)])
def test_the_short_interview_gives_the_same_front_or_says_what_is_missing(id: str):
    known = example(id)
    state = asked_short(known)
    short = make_plan(playbook(), flow.collect(SHORT, flow.closed(SHORT, state.given)), TODAY)
    full = make_plan(playbook(), known, TODAY)
    differ = {part for part, words in front(full).items() if front(short)[part] != words}
    section, parts = TOLD_TO_ADD.get(id, ("", set()))
    assert differ == parts
    assert front(short)["excuse"] == front(full)["excuse"]
    told = [one.title for one in Phrasing(SHORT).summary(state, (), standing=("够了",)).deeper]
    assert len(told) == 3
    assert section in told or "单子？" in front(short)["line"] or not parts


def test_a_goal_that_was_proposed_is_no_word_of_his():
    known = example("k9")
    proposed = suggestion(playbook(), "要什么", known, TODAY)
    plan = make_plan(playbook(), {**known, "要什么": str(proposed)}, TODAY)
    assert "排第几" in str(proposed)
    assert plan.matter.id == make_plan(playbook(), known, TODAY).matter.id
