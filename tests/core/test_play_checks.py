"""What must hold in the files of situations: each mistake is one sentence with its file and place."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec import structs

from core.building import play
from factories import TODAY, playbook
from huikuan_cli.core.advice.analysis import analyse
from huikuan_cli.core.checking.play_checks import IN_EVERY_CASE, play_problems
from huikuan_cli.core.checking.playbook_checks import problems_of
from huikuan_cli.core.playbook import Aim, OpeningLines, Play, Playbook, Plays, Retort, When
from huikuan_cli.errors import Problem

FILE = "plays/one.yaml"


def book(*plays: Play, **files: tuple[Play, ...]) -> Playbook:
    held = {"one": Plays(2, plays)} | {name: Plays(2, own) for name, own in files.items()}
    return structs.replace(playbook(), plays=held)


def found(*plays: Play, **files: tuple[Play, ...]) -> list[Problem]:
    return list(play_problems(book(*plays, **files)))


def changed(part: str, name: str, lines: tuple[str, ...]) -> Play:
    """A situation with other wordings in one place."""
    return play(**{part: structs.replace(getattr(play(), part), **{name: lines})})


def test_a_situation_that_is_whole_has_no_problem():
    assert found(play()) == []


def test_an_id_that_stands_in_two_files_is_named_with_the_first():
    (problem,) = found(play(), two=(play(),))
    assert (problem.code, problem.file, problem.at) == ("P301", "plays/two.yaml", ("情形", "y1"))
    assert FILE in problem.text


@pytest.mark.parametrize(
    ("way", "reached"),
    [
        ({}, False),
        ({"tick": "换了人"}, True),
        ({"words": ("新局长",)}, True),
        ({"when": (When(due="是"),)}, True),
        ({"must": (When(due="是"),)}, False),
    ],
)
def test_a_situation_that_nothing_points_to_is_named(way: dict[str, Any], reached: bool):
    problems = found(play(), play("y2", **({"when": ()} | way)))
    assert [(one.code, one.at) for one in problems] == ([] if reached else [("P307", ("情形", "y2"))])


@pytest.mark.parametrize(
    "one",
    [
        play(when=(When(due="是"),)),
        play(must=(When(due="是"),)),
        play(unless=(When(due="是"),)),
        play(when=(), tick="换了人"),
    ],
    ids=["a condition", "something it must have", "something against it", "only a tick"],
)
def test_one_situation_at_least_must_fit_every_case(one: Play):
    assert [problem.file for problem in found(one) if "哪个案子都用得上" in problem.text] == [
        "plays/general.yaml"
    ]
    assert [problem for problem in found(one, two=(play("y2"),)) if "哪个案子都用得上" in problem.text] == []


WORDINGS = [
    ("aim", "best", ("要什么", "最好")),
    ("aim", "fair", ("要什么", "可以")),
    ("aim", "least", ("要什么", "至少")),
    ("start", "first", ("开口", "第一句")),
    ("start", "second", ("开口", "第二句")),
]


@pytest.mark.parametrize(("part", "name", "at"), WORDINGS)
def test_a_list_of_wordings_is_not_empty_and_its_last_one_can_always_be_said(part: str, name: str, at: Any):
    (empty,) = found(changed(part, name, ()))
    assert (empty.code, empty.file, empty.at) == ("P307", FILE, ("情形", "y1", *at))
    (gap,) = found(changed(part, name, ("没有数", "还有{{ 未付 }}")))
    assert (gap.code, gap.at) == ("P303", ("情形", "y1", *at, 1))
    assert "未付" in gap.text
    assert found(changed(part, name, ("还有{{ 未付 }}", "{{ 项目 }}没有数"))) == []


def test_an_answer_can_always_be_given_and_two_at_least_are_ready():
    gap = play(retorts=(Retort("一", ("答",)), Retort("二", ("{{ 未付 }}",))))
    assert [(one.code, one.at) for one in found(gap)] == [("P303", ("情形", "y1", "应答", 1, "我答", 0))]
    assert [(one.code, one.at) for one in found(play(retorts=(Retort("一", ("答",)),)))] == [
        ("P307", ("情形", "y1", "应答"))
    ]


def test_an_answer_names_excuses_that_exist():
    one = play(retorts=(Retort("一", ("答",), ("o01", "o99")), Retort("二", ("答",))))
    (problem,) = found(one)
    assert (problem.code, problem.at) == ("P302", ("情形", "y1", "应答", 0, "借口", 1))
    assert problem.missing == "o99"


def test_what_is_called_known_in_every_case_is_known_where_nothing_is():
    facts = analyse(playbook(), {}, TODAY, "").facts
    assert [name for name in IN_EVERY_CASE if not facts.get(name)] == []


@pytest.mark.parametrize(
    "one",
    [
        play(insight="{{ 没这个 }}"),
        play(tonight=("{{ 没这个 }}",)),
        play(aim=Aim("{{ 没这个 }}", ("甲",), ("乙",), ("丙",), "凭据")),
        play(start=OpeningLines(("{{ 没这个 }}", "一"), ("二",))),
        play(never=("{{ 没这个 }}",)),
        play(relief="{{ 没这个 }}"),
    ],
    ids=["insight", "tonight", "result", "opening", "never", "relief"],
)
def test_a_placeholder_that_does_not_exist_is_named_wherever_it_stands(one: Play):
    assert [p.file for p in problems_of(book(one)) if "占位词“没这个”不存在" in p.text] == [FILE]


@pytest.mark.parametrize(
    ("when", "missing"),
    [
        (When(excuses=("o99",)), "o99"),
        (When(nodes=("t99",)), "t99"),
        (When(held=("w99",)), "w99"),
        (When(not_held=("w99",)), "w99"),
        (When(plays=("y99x",)), "y99x"),
        (When(answers={"没这个": ("甲",)}), "没这个"),
        (When(answers={"岗位": ("没这个岗位",)}), "没这个岗位"),
    ],
    ids=["an excuse", "a place", "a paper in hand", "a paper", "a situation", "a question", "an answer"],
)
@pytest.mark.parametrize("part", ["when", "must", "unless"])
def test_a_condition_of_a_situation_names_what_exists(part: str, when: When, missing: str):
    one = play("y2", tick="换了人", **{part: (when,)})
    problems = [p for p in problems_of(book(play(), one)) if missing in p.text]
    assert [p.file for p in problems] == [FILE]
    assert problems[0].at[:2] == ("情形", "y2")


@pytest.mark.parametrize(
    ("start", "code", "at"),
    [
        (OpeningLines(("一", "二"), ("三",), ("w2", "w99")), "P302", ("开口", "需要", 1)),
        (OpeningLines(("一",), ("三",), ("w2",)), "P307", ("开口", "需要")),
    ],
    ids=["no such paper", "nothing else to say"],
)
def test_papers_that_an_opening_needs_exist_and_there_is_something_else_to_say(
    start: OpeningLines, code: str, at: tuple[str | int, ...]
):
    (problem,) = found(play(start=start))
    assert (problem.code, problem.at) == (code, ("情形", "y1", *at))
    assert not found(play(start=OpeningLines(("一", "二"), ("三",), ("w2",))))


@pytest.mark.parametrize(
    ("values", "right"),
    [
        ({"tick": "换了户", "clues": ("基本户", "户…销", "甲|乙…丙")}, True),
        ({"clues": ("基本户",)}, False),
        ({"tick": "换了户", "clues": ("户",)}, False),
        ({"tick": "换了户", "clues": ("基本户|户",)}, False),
        ({"tick": "换了户", "clues": ("户…",)}, False),
    ],
)
def test_a_clue_leads_to_a_question_and_is_more_than_one_character(values: dict[str, Any], right: bool):
    assert [one.code for one in found(play(**values))] == ([] if right else ["P307"])
