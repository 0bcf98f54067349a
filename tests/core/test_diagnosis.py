"""Why the money does not come: phenomenon from facts, causes from weights and clues."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec import structs

from core.building import answers, setting, shown
from factories import TODAY, playbook
from huikuan_cli.core.advice.causes import BY_YOU, Likely, likely_causes, phenomenon_of
from huikuan_cli.core.advice.conditions import Situation
from huikuan_cli.core.advice.plan import CAUSE
from huikuan_cli.core.advice.suggestions import likeliest, suggestion
from huikuan_cli.core.playbook import Diagnosis, When
from huikuan_cli.core.playbook.diagnosis import Clue
from huikuan_cli.core.text.values import UNKNOWN

RULES = playbook().diagnosis
CAUSES = ("c1", "c2", "c3", "c4", "c5", "c6", "c7")
# the weights of the course (docs/decisions.md §3)
WEIGHTS = {
    "p1": (1, 1, 2, 1, 3, 1, 3),
    "p2": (1, 1, 2, 2, 2, 3, 1),
    "p3": (1, 1, 2, 1, 2, 2, 3),
    "p4": (1, 2, 3, 2, 2, 2, 2),
}


def where(**given: Any) -> Situation:
    return Situation(**({"answers": {}, "today": TODAY} | given))


def named(found: tuple[Likely, ...]) -> list[str]:
    return [one.cause.id for one in found]


def phenomenon(given: str | None, *seen: str) -> str | None:
    found, _ = phenomenon_of(RULES, given, seen)
    return found.id if found else None


# --- phenomenon ---


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        (("p1.1",), "p1"),
        (("p4.2",), "p4"),
        (("p2.1", "p3.1", "p3.2"), "p3"),
        (("p1.1", "p1.2", "p4.1", "p4.2", "p4.3"), "p4"),
    ],
)
def test_the_phenomenon_is_the_one_with_most_facts_seen(seen: tuple[str, ...], expected: str):
    assert phenomenon(None, *seen) == expected


@pytest.mark.parametrize(
    ("seen", "expected"),
    [(("p3.1", "p2.1"), "p2"), (("p4.1", "p4.2", "p1.1", "p1.2"), "p1"), (("p4.1", "p3.3"), "p3")],
)
def test_of_two_with_as_many_facts_the_first_in_the_file_counts(seen: tuple[str, ...], expected: str):
    assert phenomenon(None, *seen) == expected


@pytest.mark.parametrize("seen", [(), ("p9.1",), ("p1",)])
def test_nothing_seen_is_no_phenomenon(seen: tuple[str, ...]):
    assert phenomenon_of(RULES, None, seen) == (None, "")


def test_the_phenomenon_that_was_named_wins_over_the_facts():
    assert phenomenon("p4", "p1.1", "p1.2", "p1.3") == "p4"
    assert phenomenon_of(RULES, "p4", ())[1] == BY_YOU


def test_the_reason_says_how_many_facts_were_seen():
    assert "2" in phenomenon_of(RULES, None, ("p3.1", "p3.2", "p1.1"))[1]


# --- causes ---


def test_the_weights_are_those_of_the_course_book():
    assert {p: tuple(row[c] for c in CAUSES) for p, row in RULES.weights.items()} == WEIGHTS
    assert tuple(one.id for one in RULES.causes) == CAUSES
    assert all(len(row) == len(CAUSES) for row in RULES.weights.values())


@pytest.mark.parametrize(
    ("phenomenon", "expected"),
    [
        ("p1", [("c5", 3), ("c7", 3), ("c3", 2)]),
        ("p2", [("c6", 4), ("c3", 2), ("c4", 2)]),  # 3 and the clue that p2 itself is
        ("p3", [("c7", 3), ("c3", 2), ("c5", 2)]),
        ("p4", [("c3", 3), ("c2", 2), ("c4", 2)]),
    ],
)
def test_the_heaviest_causes_of_a_phenomenon_come_first(phenomenon: str, expected: list[tuple[str, int]]):
    found = likely_causes(RULES, where(phenomenon=phenomenon))
    assert [(one.cause.id, one.points) for one in found] == expected


def test_ticked_causes_come_first_and_say_so():
    found = likely_causes(RULES, where(phenomenon="p1"), ("c1",))
    assert named(found) == ["c1", "c5", "c7"]
    assert found[0].reasons[0] == BY_YOU
    assert found[0].known
    assert BY_YOU not in found[1].reasons


def test_every_ticked_cause_is_shown_even_beyond_the_limit():
    found = likely_causes(RULES, where(phenomenon="p1"), ("c1", "c2", "c4", "c6"))
    assert set(named(found)) == {"c1", "c2", "c4", "c6"}


def test_clues_add_their_points_and_their_reason():
    plain = likely_causes(RULES, where(phenomenon="p4"))
    told = likely_causes(RULES, where(phenomenon="p4", excuses=("o01",)))
    clue = next(c for c in RULES.causes[6].clues if "o01" in c.when[0].excuses)
    assert "c7" not in named(plain)
    assert (told[0].cause.id, told[0].points, told[0].known) == ("c7", 2 + clue.adds, True)
    assert clue.why in told[0].reasons


def test_several_clues_add_up():
    found = likely_causes(RULES, where(excuses=("o05", "o14"), answers={"关系阶段": "g0"}))
    points = {one.cause.id: one.points for one in found}
    assert points["c1"] == 1 + 2 + 2 + 1


def test_a_clue_may_bring_the_remedy_that_fits_it():
    cause = RULES.causes[6]
    clue = next(c for c in cause.clues if "o05" in c.when[0].excuses)
    assert clue.remedy not in ("", cause.remedy)
    (told,) = [one for one in likely_causes(RULES, where(excuses=("o05",))) if one.cause.id == "c7"]
    assert told.remedy == clue.remedy
    (card,) = [one for one in shown(CAUSE, 卡在哪={"他上次说的": "o05"}) if one.id == "c7"]
    assert card.gist == clue.remedy


@pytest.mark.parametrize("excuses", [(), ("o23",)], ids=["no clue", "a clue without a remedy"])
def test_without_a_remedy_of_a_clue_the_causes_own_is_taken(excuses: tuple[str, ...]):
    found = likely_causes(RULES, where(phenomenon="p1", excuses=excuses))
    (one,) = [one for one in found if one.cause.id == "c7"]
    assert bool(excuses) == one.known
    assert one.remedy == one.cause.remedy


def test_of_several_clues_the_first_with_a_remedy_counts():
    plain = Clue(when=(When(tension_from=1),), adds=1, why="甲")
    clues = (plain, structs.replace(plain, remedy="先"), structs.replace(plain, remedy="后"))
    causes = (structs.replace(RULES.causes[0], clues=clues),)
    (one,) = likely_causes(changed(causes=causes), where(tension=1))
    assert one.remedy == "先"


def test_a_ticked_cause_is_known_and_takes_the_remedy_of_its_clue():
    ticked = likely_causes(RULES, where(phenomenon="p2", excuses=("o05",)), ("c4", "c7"))
    assert [(one.cause.id, one.known) for one in ticked[:2]] == [("c7", True), ("c4", True)]
    assert ticked[0].remedy != ticked[0].cause.remedy
    assert ticked[0].reasons[0] == BY_YOU


def test_a_cause_without_a_clue_is_only_common_and_not_known():
    found = likely_causes(RULES, where(phenomenon="p1"))
    assert {one.known for one in found} == {False}
    assert all("p1" in one.reasons[0] for one in found)


def test_conditions_rest_only_on_causes_that_are_known():
    s = setting(卡在哪={"现象": "p2"})
    assert "c4" in named(s.causes)
    assert "c4" not in s.situation.causes
    assert "c4" in setting(卡在哪={"现象": "p2", "原因": ["c4"]}).situation.causes


def changed(**values: Any) -> Diagnosis:
    return structs.replace(RULES, **values)


def test_a_cause_below_the_floor_is_not_named():
    assert named(likely_causes(changed(floor=3), where(phenomenon="p1"))) == ["c5", "c7"]
    assert likely_causes(changed(floor=99), where(phenomenon="p1")) == ()


@pytest.mark.parametrize("shown", [1, 2, 5])
def test_no_more_causes_are_named_than_the_file_allows(shown: int):
    found = likely_causes(changed(shown=shown, floor=1), where(phenomenon="p1"))
    assert len(found) == shown


def test_while_the_phenomenon_is_unknown_all_causes_weigh_the_same():
    clue = (Clue(when=(When(tension_from=1),), adds=1, why="试"),)
    causes = tuple(structs.replace(one, clues=clue) for one in RULES.causes)
    found = likely_causes(changed(causes=causes, shown=7), where(tension=1))
    assert {one.points for one in found} == {RULES.plain + 1}
    assert named(found) == list(CAUSES)


def test_a_case_that_says_nothing_names_no_cause():
    assert likely_causes(RULES, where()) == ()
    assert likely_causes(changed(floor=1), where()) == ()
    assert setting().causes == ()


def test_a_case_that_says_nothing_keeps_what_was_ticked():
    assert named(likely_causes(RULES, where(), ("c2",))) == ["c2"]


@pytest.mark.parametrize(
    ("cause", "over"),
    [
        ("c1", {"卡在哪": {"关系阶段": "g0"}}),
        ("c2", {"卡在哪": {"他上次说的": "o22"}}),
        ("c3", {"验收标准": {"未达标项": "并发测试没做"}}),
        ("c4", {"验收标准": {"验收拖延": "我方原因"}}),
        ("c5", {"付款方式和日期": {"起算点": "没写"}}),
        ("c6", {"卡在哪": {"他上次说的": "o26"}}),
        ("c7", {"付款方式和日期": {"支付方式": "承兑汇票或电子凭证"}}),
    ],
)
def test_every_cause_is_found_in_some_case(cause: str, over: dict[str, Any]):
    assert cause in named(setting(**over).causes)


# --- what the answers so far suggest ---


def test_what_was_seen_suggests_the_phenomenon_and_the_causes():
    given = answers(卡在哪={"看到的事实": ["p1.1", "p1.3"]})
    assert suggestion(playbook(), "现象", given, TODAY) == "p1"
    assert suggestion(playbook(), "原因", given, TODAY) is None  # a guess is not ticked
    assert likeliest(playbook(), "原因", given, TODAY) == ("c5", "c7", "c3")


@pytest.mark.parametrize("key", ["现象", "原因", "难题", "客户", "没有这一问"])
def test_an_ordinary_case_suggests_nothing(key: str):
    assert suggestion(playbook(), key, answers(), TODAY) is None


def test_other_questions_are_never_suggested():
    given = answers(卡在哪={"看到的事实": ["p1.1"], "他上次说的": "o06"})
    assert suggestion(playbook(), "到哪一站", given, TODAY) is None


def test_nothing_is_suggested_from_answers_that_nobody_knows():
    given = answers(卡在哪={"看到的事实": UNKNOWN, "现象": UNKNOWN})
    assert suggestion(playbook(), "现象", given, TODAY) is None
    assert suggestion(playbook(), "原因", given, TODAY) is None
