"""A section that may be skipped starts with a gate: what is asked, kept in the draft and written into the plan."""

from __future__ import annotations

import pytest
from msgspec import structs

from factories import TODAY, playbook, talk
from huikuan_cli import texts_wizard
from huikuan_cli.core.answers.answer_set import in_use
from huikuan_cli.core.answers.case import Answers, Value
from huikuan_cli.core.answers.interview import interview
from huikuan_cli.core.playbook import MUST
from huikuan_cli.wizard import flow
from huikuan_cli.wizard.flow import NO, SUMMARY, YES, State
from huikuan_cli.wizard.phrasing import Phrasing
from huikuan_cli.wizard.port import Move, Next, Reply
from huikuan_cli.wizard.run import Interviewer
from huikuan_cli.wizard.scripted import ScriptedAsker
from huikuan_cli.wizard.understood import understood

GATES = {"d": "难题", "a": "自查", "m": "m1"}


def keys_of(section: str) -> list[str]:
    """What is left out with a section: all of it but what is necessary."""
    return [f.key for s, f in talk().fields() if s.id == section and f.depth != MUST]


def ids(given: dict[str, Value]) -> list[str]:
    return [step.id for step in flow.steps(talk(), given)]


def until_gates() -> dict[str, Value]:
    """Everything before the first gate is 不清楚."""
    state = flow.begin(talk())
    while state.at != "d?":
        state = flow.answer(talk(), state, "不清楚")
    return state.given


def written(given: dict[str, Value]) -> Answers:
    return in_use(talk(), flow.collect(talk(), given))


def asking(
    script: dict[str, Reply | list[Reply]], reviews: tuple[Next | str, ...] = (Next.WRITE,)
) -> ScriptedAsker:
    """A person who answers these questions (a list: one after another) and leaves the others empty."""
    asker = ScriptedAsker({}, reviews)
    asker.answers = {key: v if isinstance(v, list) else [v] for key, v in script.items()}
    return asker


def interviewed(asker: ScriptedAsker, given: dict[str, Value], kept: list[State] | None = None) -> Answers:
    keep = (kept if kept is not None else []).append
    return Interviewer(Phrasing(talk()), asker, TODAY, keep).run(given)


def gate_text(section: str) -> str:
    return next(s.skip for s in talk().sections if s.id == section)


def ask_of(key: str) -> str:
    found = talk().find(key)
    assert found
    return found.ask


# the state machine


def test_the_sections_that_may_be_skipped_are_the_last_ones():
    assert [s.id for s in talk().sections if s.skip] == list(GATES)
    assert [s.id for s in talk().sections][-3:] == list(GATES)


@pytest.mark.parametrize(("section", "first"), GATES.items())
def test_a_gate_stands_before_its_section_and_opens_it(section: str, first: str):
    gate = f"{section}?"
    closed, opened = ids({}), ids({gate: YES})
    assert gate in closed
    assert set(closed).isdisjoint(keys_of(section))
    assert opened[opened.index(gate) + 1] == first
    assert set(keys_of(section)) <= set(opened)


def test_at_the_next_visit_the_gates_are_asked_even_before_a_question_that_is_asked_for_more():
    sections = tuple(
        structs.replace(
            s, fields=tuple(structs.replace(f, revisit="再问") if f.key == "难题" else f for f in s.fields)
        )
        for s in playbook().questions.sections
    )
    book = structs.replace(playbook(), questions=structs.replace(playbook().questions, sections=sections))
    again = interview(book).again()
    assert [s.id for s in flow.steps(again, {}) if s.gate and s.row < 0] == ["d?", "a?", "m?"]


def test_no_gate_is_asked_for_a_section_that_has_to_be_answered():
    gates = [step.id for step in flow.steps(talk(), {}) if step.gate and step.row < 0]
    assert gates == ["d?", "a?", "m?"]


def test_a_skipped_section_leads_to_what_is_necessary_or_to_the_next_gate_and_the_last_to_the_summary():
    state = State("d?", until_gates())
    for value, after in ((NO, "a?"), (NO, "防欠"), ([], "m?"), (NO, SUMMARY)):
        state = flow.answer(talk(), state, value)
        assert state.at == after


@pytest.mark.parametrize(("section", "necessary"), [("d", {"他上次说的"}), ("a", set()), ("m", {"防欠"})])
def test_what_is_necessary_of_a_section_is_asked_outside_its_gate(section: str, necessary: set[str]):
    asked = {step.id for step in flow.steps(talk(), {f"{section}?": NO}) if step.section.id == section}
    assert asked - {f"{section}?"} == necessary


def test_answers_outside_the_gate_are_written_although_the_section_was_skipped():
    given: dict[str, Value] = {"他上次说的": "等审计", "防欠": ["m1"], "d?": NO, "m?": NO}
    assert written(given) == {"他上次说的": "等审计", "防欠": ["m1"]}


@pytest.mark.parametrize("said", [NO, None, "不清楚"])
def test_answers_of_a_skipped_section_stay_in_the_draft_and_leave_the_plan(said: str | None):
    given: dict[str, Value] = {"客户": "某局", "d?": YES, "难题": "d1", "到哪一站": "t4"}
    assert written(given) == {"客户": "某局", "难题": "d1", "到哪一站": "t4"}
    changed = {**given, "d?": said} if said else {k: v for k, v in given.items() if k != "d?"}
    assert written(changed) == {"客户": "某局"}


def test_closing_a_gate_again_keeps_what_was_answered_behind_it():
    state = State("d?", until_gates())
    for value in (YES, "d1", ["p1.1"], "p1"):
        state = flow.answer(talk(), state, value)
    while state.at != "d?":
        state = flow.back(talk(), state)
    state = flow.answer(talk(), state, NO)
    assert state.at == "a?"
    assert (state.given["难题"], state.given["现象"]) == ("d1", "p1")
    assert "难题" not in written(state.given)
    opened = flow.answer(talk(), flow.back(talk(), state), YES)
    assert written(opened.given)["难题"] == "d1"


def test_back_goes_over_a_gate_to_the_question_before_it():
    given = {**until_gates(), "d?": YES}
    assert flow.back(talk(), State("难题", given)).at == "d?"
    assert flow.back(talk(), State("d?", given)).at == "类型"


def test_back_over_a_closed_gate_does_not_enter_its_section():
    given = {**until_gates(), "d?": NO, "难题": "d1"}
    assert flow.back(talk(), State("a?", given)).at == "d?"


def test_back_from_the_summary_comes_to_the_last_gate_when_it_is_closed():
    given = {**until_gates(), "d?": NO, "a?": NO, "m?": NO}
    assert flow.back(talk(), State(SUMMARY, given)).at == "m?"


def test_a_jump_into_a_skipped_section_asks_only_what_it_opens():
    given = {**until_gates(), "d?": NO, "a?": NO, "防欠": [], "m?": NO}
    state = flow.answer(talk(), flow.jump(talk(), State(SUMMARY, given), "a?"), YES)
    asked = []
    while state.at != SUMMARY:
        asked.append(state.at)
        state = flow.answer(talk(), state, "")
    assert asked == keys_of("a")


def test_a_jump_that_closes_a_section_comes_straight_back():
    given = {
        **until_gates(), "d?": YES, "a?": NO, "防欠": [], "m?": NO, **dict.fromkeys(keys_of("d"), "")
    }  # fmt: skip
    state = flow.answer(talk(), flow.jump(talk(), State(SUMMARY, given), "d?"), NO)
    assert state.at == SUMMARY


@pytest.mark.parametrize("said", [YES, NO])
def test_resuming_goes_on_behind_a_gate_that_was_answered(said: str):
    given = {**until_gates(), "d?": said}
    assert understood(talk(), State("", given), TODAY) == (State("", given), [])
    assert flow.begin(talk(), given).at == ("难题" if said == YES else "a?")


def test_resuming_inside_a_section_goes_on_at_its_first_open_question():
    given = {**until_gates(), "d?": YES, "难题": "d2", "看到的事实": [], "现象": ""}
    assert flow.resume(talk(), understood(talk(), State("", given), TODAY)[0]).at == "原因"


def test_answers_from_a_file_open_the_gates_of_their_sections_only():
    answers: Answers = {"客户": "某局", "他上次说的": "没钱", "紧张分": "7", "自查": ["1"]}
    given = flow.spread(talk(), answers)
    assert given["a?"] == YES
    assert {"d?", "m?"}.isdisjoint(given)
    assert flow.collect(talk(), given) == answers


def test_every_section_that_may_be_skipped_comes_back_from_the_answers():
    answers: Answers = {"难题": "d3", "原因": ["c1", "c4"], "他上次说的": "没钱", "紧张分": "0", "m2": []}
    given = flow.spread(talk(), answers)
    assert [given[f"{section}?"] for section in GATES] == [YES, YES, YES]
    assert flow.collect(talk(), given) == answers


# the asking loop


@pytest.mark.parametrize("section", GATES)
def test_a_gate_asks_in_the_words_of_the_playbook_with_going_in_as_the_default(section: str):
    asker = asking({})
    interviewed(asker, until_gates())
    (asked,) = [q for q in asker.asked if q.text == gate_text(section)]
    assert [(o.id, o.label) for o in asked.options] == [(YES, "好，接着填"), (NO, "跳过这一段")]
    assert asked.chosen == (YES,)
    assert asked.unknown == ""


def test_a_gate_that_was_answered_no_shows_no_when_it_is_asked_again():
    asker = asking({gate_text("d"): NO, gate_text("a"): [Move.BACK, NO]})
    interviewed(asker, until_gates())
    assert [q.chosen for q in asker.asked if q.text == gate_text("d")] == [(YES,), (NO,)]


def test_a_skipped_section_is_not_asked_and_an_entered_one_is():
    asker = asking(
        {gate_text("d"): NO, gate_text("a"): YES, "想到开口谈钱，有多紧张？0 到 10 打个分": "７分"}
    )
    answers = interviewed(asker, until_gates())
    asked = {q.text for q in asker.asked}
    assert asked.isdisjoint(ask_of(key) for key in keys_of("d"))
    assert {ask_of(key) for key in keys_of("a")} <= asked
    assert answers["紧张分"] == "7"


def test_a_choice_that_may_stay_empty_is_left_empty_and_one_that_has_to_be_asked_becomes_a_gap():
    asker = asking({gate_text("d"): YES, ask_of("难题"): "不清楚", ask_of("到哪一站"): "不清楚"})
    answers = interviewed(asker, until_gates())
    ways = {q.text: q.unknown for q in asker.asked}
    assert (ways[ask_of("难题")], ways[ask_of("到哪一站")]) == (
        texts_wizard.SKIP_CHOICE,
        texts_wizard.UNKNOWN_CHOICE,
    )
    assert "难题" not in answers
    assert answers["到哪一站"] == "不清楚"


def test_a_score_out_of_range_is_asked_again():
    score = ask_of("紧张分")
    asker = asking({gate_text("a"): YES, score: ["11", "10"]})
    assert interviewed(asker, until_gates())["紧张分"] == "10"
    assert any("0 到 10 的整数" in line for line in asker.said)


def test_the_draft_keeps_what_the_plan_leaves_out():
    kept: list[State] = []
    given = {**until_gates(), "d?": NO, "难题": "d4"}
    answers = interviewed(asking({}), given, kept)
    assert "难题" not in answers
    assert kept[-1].given["难题"] == "d4"


def test_the_summary_names_a_skipped_section_and_lets_it_be_entered():
    asker = asking(
        {gate_text("d"): [NO, YES], ask_of("难题"): "d2", ask_of("到哪一站"): "t4"},
        ("卡在哪", Next.WRITE),
    )
    answers = interviewed(asker, until_gates())
    assert (answers["难题"], answers["到哪一站"]) == ("d2", "t4")
    assert asker.summary
    shown = {item.name: item.value for item in asker.summary.items()}
    assert (shown["卡在哪"], shown["出门前"]) == (texts_wizard.SECTION_FILLED, texts_wizard.SECTION_LEFT)


def test_the_reason_of_a_section_is_said_before_its_gate():
    asker = asking({})
    interviewed(asker, until_gates())
    whys = [texts_wizard.WHY.format(why=s.why) for s in talk().sections if s.skip]
    assert [line for line in asker.said if line in whys] == whys


def test_every_reason_is_said_once_and_not_for_a_question_that_is_asked_in_another_section():
    asker = asking({})
    interviewed(asker, {})
    whys = [line for line in asker.said if line.startswith(texts_wizard.WHY.format(why=""))]
    assert whys == [texts_wizard.WHY.format(why=s.why) for s in talk().sections]
