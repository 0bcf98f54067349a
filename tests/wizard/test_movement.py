"""However a person moves about, what counts in the end are his last answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given
from hypothesis import strategies as st

from factories import talk
from huikuan_cli.cli.plan.wizard_session import draft_of
from huikuan_cli.core.answers.answer_set import in_use
from huikuan_cli.core.answers.case import Answers, Value
from huikuan_cli.core.text.values import UNKNOWN
from huikuan_cli.store.work import drafts
from huikuan_cli.wizard import flow
from huikuan_cli.wizard.flow import SUMMARY, State
from huikuan_cli.wizard.understood import understood
from properties import examples
from wizard.test_flow import run_to_summary, value_for

TODAY = date(2026, 11, 23)
MOVES = st.lists(
    st.tuples(
        st.sampled_from(["answer", "answer", "answer", "back", "skip", "jump", "unclear", "fill", "half"]),
        st.integers(0, 400),
    ),
    max_size=120,
)


def moved(state: State, move: str, pick: int) -> State:
    """The state after one thing that a person may do here."""
    step = flow.step_at(talk(), state)
    if step is None:
        listed = flow.steps(talk(), state.given)
        if move == "jump":
            return flow.jump(talk(), state, listed[pick % len(listed)].id)
        return flow.fill_up(talk(), state) if move == "fill" else flow.back(talk(), state)
    if move == "back":
        return flow.back(talk(), state)
    if move == "skip":
        return flow.skip(talk(), state)
    if move == "half":
        return flow.half_typed(state, f"写到一半{pick}" if pick % 3 else "")
    return flow.answer(talk(), state, given_by(state, move, pick))


def given_by(state: State, move: str, pick: int) -> Value:
    """What a person gives here."""
    step = flow.step_at(talk(), state)
    assert step
    if move == "unclear":
        return flow.left_empty(step) if step.gate else UNKNOWN
    return value_for(step, pick)


def wandered(moves: list[tuple[str, int]]) -> State:
    state = flow.begin(talk())
    for move, pick in moves:
        state = moved(state, move, pick)
    return state


def written(given: dict[str, Value]) -> Answers:
    return in_use(talk(), flow.collect(talk(), flow.closed(talk(), given)))


@examples(80)
@given(MOVES)
def test_any_way_of_moving_ends_with_the_same_answers_as_giving_the_last_ones_straight(
    moves: list[tuple[str, int]],
):
    state, last = flow.begin(talk()), {}
    for move, pick in moves:
        after = moved(state, move, pick)
        if move not in ("back", "skip", "half") and state.at != SUMMARY:
            last[state.at] = given_by(state, move, pick)
        state = after
    assert state.given == last
    straight = flow.begin(talk())
    while (step := flow.step_at(talk(), straight)) is not None:
        value = last.get(step.id)
        straight = flow.skip(talk(), straight) if value is None else flow.answer(talk(), straight, value)
    assert written(straight.given) == written(state.given)


@examples(80)
@given(MOVES)
def test_from_anywhere_the_summary_is_reached_by_answering_or_by_skipping(moves: list[tuple[str, int]]):
    for move in ("answer", "skip"):
        state = wandered(moves)
        for _ in range(700):
            if state.at == SUMMARY:
                break
            state = moved(state, move, 0)
        assert state.at == SUMMARY
        assert not state.changing


@examples(80)
@given(MOVES)
@example([("answer", 0), ("back", 0), ("half", 1), ("skip", 0)])
def test_back_and_the_same_answer_again_is_where_he_was(moves: list[tuple[str, int]]):
    """An answer settles what stood half typed there: that line alone is gone afterwards."""
    state = replace(wandered(moves), changing=False)
    there = flow.back(talk(), state)
    if (
        there.at == state.at or state.at in there.passed
    ):  # the first question, or one that he had put off before
        return
    if there.at in state.given:
        other_lines = {id: text for id, text in state.half.items() if id != there.at}
        assert flow.answer(talk(), there, state.given[there.at]) == replace(state, half=other_lines)
    else:
        assert flow.skip(talk(), there) == state


def test_going_back_over_three_questions_comes_forward_over_the_same_ones():
    state = flow.begin(talk())
    for value in ("甲局", "机关", "2026-11-25"):
        state = flow.answer(talk(), state, value)
    there = flow.back(talk(), flow.back(talk(), flow.back(talk(), state)))
    places = []
    for value in ("乙局", "机关", "2026-11-25"):
        there = flow.answer(talk(), there, value)
        places.append(there.at)
    assert places == ["客户性质", "拜访日期", "称呼"]
    assert there == replace(state, given={**state.given, "客户": "乙局"})


def test_answers_that_are_there_already_are_not_asked_again():
    state = flow.begin(talk(), {"客户性质": "机关", "拜访日期": "2026-11-25"})
    assert flow.answer(talk(), state, "甲局").at == "称呼"


@examples(80)
@given(MOVES)
def test_skipping_changes_no_answer(moves: list[tuple[str, int]]):
    state = wandered(moves)
    if flow.step_at(talk(), state) is not None:
        assert flow.skip(talk(), state).given == state.given


@examples(40)
@given(MOVES)
def test_a_draft_written_and_read_back_is_the_same_state(moves: list[tuple[str, int]]):
    state = wandered(moves)
    with TemporaryDirectory() as folder:
        claim = drafts.new(Path(folder))
        claim.save(draft_of(talk(), state, drafts.Draft()))
        read = drafts.load(claim.path)
        claim.release()
    kept = State(read.at, read.given, read.passed, read.ahead, read.half, read.changing)
    back, again = understood(talk(), kept, TODAY)
    assert again == []
    assert flow.resume(talk(), back) == state


def test_what_was_put_off_is_offered_at_the_summary_and_asked_one_after_another():
    state = run_to_summary([0])
    put_off = ["称呼", "合同编号"]
    given = {id: value for id, value in state.given.items() if id not in put_off}
    state = State(SUMMARY, given, tuple(put_off))
    assert [s.id for s in flow.put_off(talk(), state)] == put_off
    state = flow.fill_up(talk(), state)
    assert state.at == "称呼"
    state = flow.answer(talk(), state, "李主任")
    assert state.at == "合同编号"
    state = flow.answer(talk(), state, "HT-1")
    assert state == State(SUMMARY, {**given, "称呼": "李主任", "合同编号": "HT-1"})


def test_skipping_what_was_put_off_once_more_goes_back_to_the_summary():
    state = run_to_summary([0])
    del state.given["称呼"]
    state = flow.skip(talk(), flow.fill_up(talk(), replace(state, passed=("称呼",))))
    assert (state.at, state.passed) == (SUMMARY, ("称呼",))


def test_what_was_never_answered_is_written_as_an_empty_line_would_be():
    closed = flow.closed(talk(), {})
    assert closed["客户"] == UNKNOWN
    assert closed["标的"] == ""
    assert closed["部分付款?0"] == UNKNOWN
    assert closed["d?"] == "否"
    assert written({})["客户"] == UNKNOWN
    assert "标的" not in written({})


def test_leaving_a_change_that_needs_nothing_more_goes_back_to_the_summary():
    state = run_to_summary([0])
    assert flow.back(talk(), flow.jump(talk(), state, "客户")) == state


def test_a_draft_that_stands_at_a_question_which_is_gone_goes_on_at_the_first_open_one():
    kept = State("从前有的字段", {"客户": "甲局"}, changing=True)
    assert flow.resume(talk(), kept) == State("客户性质", {"客户": "甲局"})


def test_how_far_an_interview_is_counts_the_six_self_questions_without_an_open_step():
    state = run_to_summary([0])
    assert flow.sections_done(talk(), {}) == (0, 6)
    assert flow.sections_done(talk(), state.given) == (6, 6)
    del state.given["项目"]
    assert flow.sections_done(talk(), state.given) == (5, 6)
