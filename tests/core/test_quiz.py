"""The observation quiz: its weights and the arithmetic of docs/decisions.md §3."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from huikuan_cli.core.course.quiz import ASK_ONE, CANDIDATES, LIKELY, TOO_FEW, best_scores, result
from huikuan_cli.core.playbook.quiz_file import Observation, Quiz, Seen
from huikuan_cli.store.playbooks.layers import Layer, bundled
from huikuan_cli.store.playbooks.loading import load_one

QUIZ = load_one((Layer(bundled(), "自带"),), "quiz.yaml", Quiz)
REFERENCE = json.loads((Path(__file__).parent / "quiz_reference.json").read_text(encoding="utf-8"))
NINE = [f"e{n}" for n in range(1, 10)]
VERDICTS = {TOO_FEW, CANDIDATES, ASK_ONE, LIKELY}
PAIRS = {frozenset(pair) for pair in ("16", "38", "29", "59", "13", "18", "37", "45", "56", "69", "27")}


def picks(type_id: str, count: int = 12) -> dict[str, str]:
    """What an observer picks who sees nothing but one type."""
    return {
        one.id: max(one.options, key=lambda option: option.points.get(type_id, 0)).key
        for one in QUIZ.observations[:count]
    }


def made(**points: int) -> Quiz:
    """A quiz of nine questions whose first decides everything: each type has so many points of a hundred."""
    first = Observation(
        "q1", "问", (Seen("full", "全", dict.fromkeys(NINE, 100)), Seen("this", "这", dict(points)))
    )
    rest = tuple(Observation(f"q{n}", "问", (Seen("this", "这", {}),)) for n in range(2, 10))
    return structs.replace(QUIZ, observations=(first, *rest))


ALL_NINE = {f"q{n}": "this" for n in range(1, 10)}


# --- the table ---


def test_the_questions_and_weights_are_those_of_the_course_book():
    expected = {
        one["id"]: {o["k"]: {f"e{t}": w for t, w in o["w"].items()} for o in one["opts"]} for one in REFERENCE
    }
    assert {one.id: {o.key: dict(o.points) for o in one.options} for one in QUIZ.observations} == expected


def test_the_questions_that_depend_on_his_post_are_those_of_the_course_book():
    assert {one.id for one in QUIZ.observations if one.by_role == "是"} == {
        one["id"] for one in REFERENCE if one.get("pos_discount")
    }


def test_no_type_is_easier_to_reach_than_another():
    best = best_scores(QUIZ)
    assert sorted(best) == NINE
    assert set(best.values()) <= {35, 36}


def test_the_easily_mistaken_pairs_are_those_of_the_course_book():
    assert {frozenset((p.first[1:], p.second[1:])) for p in QUIZ.pairs} == {frozenset(pair) for pair in PAIRS}


def test_the_thresholds_are_those_of_the_course_book():
    t = QUIZ.thresholds
    assert (t.enough, t.few, t.visits, t.top, t.lead, t.pair_lead) == (9, 6, 2, 35, 15, 30)


def test_no_question_offers_the_same_option_twice():
    for one in QUIZ.observations:
        assert len({o.key for o in one.options}) == len(one.options), one.id
        assert [choice.id for choice in one.choices()] == [o.key for o in one.options]


# --- the arithmetic ---

# six answers: e1 3+3+3+0+0+3 of 18, e6 1+0+0+3+3+0 of 18
SIX = {"q1": "a", "q2": "d", "q3": "a", "q4": "c", "q5": "e", "q9": "a"}


@pytest.mark.parametrize(
    ("role", "e1", "e6"),
    [
        (None, 67, 39),  # 12/18, 7/18
        ("业务经办", 67, 39),
        ("财务", 70, 37),  # q3 and q4 count half: 10.5/15, 5.5/15
        ("内审或审计", 70, 37),
        ("主要领导", 67, 39),
    ],
)
def test_in_a_careful_post_carefulness_counts_half(role: str | None, e1: int, e6: int):
    shares = dict(result(QUIZ, SIX, role, 2).shares)
    assert (shares["e1"], shares["e6"]) == (e1, e6)


@pytest.mark.parametrize("question", ["q3", "q4", "q8"])
def test_the_questions_by_post_are_halved_for_a_bookkeeper(question: str):
    key = {"q3": "a", "q4": "b", "q8": "a"}[question]  # 3 for e1
    picked = {"q1": "b", question: key}  # q1: nothing for e1, of 3
    assert dict(result(QUIZ, picked, None, 2).shares)["e1"] == 50
    assert dict(result(QUIZ, picked, "财务", 2).shares)["e1"] == 33  # 1.5 of 4.5


def test_other_questions_and_other_types_are_not_halved_for_a_bookkeeper():
    picked = {"q1": "a", "q3": "d", "q9": "e"}
    plain, halved = (dict(result(QUIZ, picked, role, 2).shares) for role in (None, "财务"))
    changed = {name for name in plain if plain[name] != halved[name]}
    assert changed <= {"e1", "e6"}
    assert result(QUIZ, {"q1": "a", "q2": "d"}, "财务", 2) == result(QUIZ, {"q1": "a", "q2": "d"}, None, 2)


def test_for_the_head_of_the_house_drive_counts_half():
    picked = {"q1": "c", "q4": "a"}  # e8: 1 of 3, then 3 of 3
    assert dict(result(QUIZ, picked, None, 2).shares)["e8"] == 67
    assert dict(result(QUIZ, picked, "主要领导", 2).shares)["e8"] == 56  # 2.5 of 4.5


def test_only_what_was_seen_counts():
    assert dict(result(QUIZ, {"q1": "a"}, None, 2).shares)["e1"] == 100
    assert dict(result(QUIZ, {}, None, 2).shares) == dict.fromkeys(NINE, 0)


# --- the verdict ---


@pytest.mark.parametrize("count", range(6))
def test_fewer_than_six_answers_are_too_few(count: int):
    found = result(QUIZ, picks("e8", count), None, 5)
    assert (found.verdict, found.answered, found.pair) == (TOO_FEW, count, None)


@pytest.mark.parametrize("count", [6, 7, 8])
def test_six_to_eight_answers_name_only_candidates(count: int):
    assert result(QUIZ, picks("e8", count), None, 5).verdict == CANDIDATES


def test_nine_answers_from_two_meetings_may_name_a_likeness():
    assert result(QUIZ, picks("e8", 9), None, 2).verdict == LIKELY


@pytest.mark.parametrize("visits", [0, 1])
def test_one_meeting_names_only_candidates(visits: int):
    found = result(QUIZ, picks("e8"), None, visits)
    assert found.verdict == CANDIDATES
    assert any("2 次" in reason for reason in found.reasons)


@pytest.mark.parametrize(("second", "verdict"), [(45, LIKELY), (46, CANDIDATES)])
def test_a_lead_of_fifteen_is_enough(second: int, verdict: str):
    found = result(made(e4=60, e8=second), ALL_NINE, None, 2)
    assert (found.verdict, found.pair) == (verdict, None)


@pytest.mark.parametrize(("second", "verdict"), [(30, LIKELY), (31, ASK_ONE), (60, ASK_ONE)])
@pytest.mark.parametrize(("one", "two"), [("e1", "e6"), ("e6", "e1")])
def test_an_easily_mistaken_pair_needs_a_lead_of_thirty(one: str, two: str, second: int, verdict: str):
    found = result(made(**{one: 60, two: second}), ALL_NINE, None, 2)
    assert found.verdict == verdict
    assert found.pair is not None
    assert {found.pair.first, found.pair.second} == {"e1", "e6"}


@pytest.mark.parametrize(("first", "verdict"), [(35, LIKELY), (34, CANDIDATES)])
def test_the_first_needs_thirty_five_points(first: int, verdict: str):
    assert result(made(e4=first), ALL_NINE, None, 2).verdict == verdict


@pytest.mark.parametrize("type_id", NINE)
def test_who_sees_nothing_but_one_type_is_told_that_type(type_id: str):
    found = result(QUIZ, picks(type_id), None, 2)
    assert (found.verdict, found.shares[0]) == (LIKELY, (type_id, 100))


@pytest.mark.parametrize("count", [0, 3, 6, 9, 12])
def test_there_is_always_a_second_candidate(count: int):
    shares = result(QUIZ, picks("e8", count), None, 2).shares
    assert sorted(name for name, _ in shares) == NINE


OBSERVED = st.fixed_dictionaries(
    {},
    optional={one.id: st.sampled_from([o.key for o in one.options]) for one in QUIZ.observations},
)


@given(
    OBSERVED,
    st.sampled_from([None, "财务", "内审或审计", "主要领导", "使用科室"]),
    st.integers(min_value=0, max_value=4),
)
def test_whatever_was_seen_the_result_is_sane(picked: dict[str, str], role: str | None, visits: int):
    found = result(QUIZ, picked, role, visits)
    points = [share for _, share in found.shares]
    assert found.verdict in VERDICTS
    assert found.answered == len(picked)
    assert len(points) == len(NINE)
    assert points == sorted(points, reverse=True)
    assert all(0 <= share <= 100 for share in points)
    assert found.reasons
    assert found.verdict != ASK_ONE or found.pair is not None
    assert found.pair is None or {found.pair.first, found.pair.second} == {n for n, _ in found.shares[:2]}
    if len(picked) < 9 or visits < 2:
        assert found.verdict in {TOO_FEW, CANDIDATES}
