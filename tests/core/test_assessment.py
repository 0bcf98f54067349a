"""The arithmetic of the five abilities: averages, the trend, the other side, the exercise of the week."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import playbook
from huikuan_cli.core.course.assessment import (
    RATINGS,
    SELF,
    WITNESS,
    AbilityStanding,
    Rating,
    assessment_interview,
    average,
    standings,
    week_drill,
)

MIND = playbook().mindset
L1, L2, L3, L4, L5 = MIND.abilities
ITEMS = [item.id for ability in MIND.abilities for item in ability.items]


def rating(day: int = 23, by: str = SELF, **over: int | None) -> Rating:
    """All items 3 unless said otherwise: l1=2 for an ability; l11=None leaves one item out."""
    points = {id: over.get(id[:2], 3) for id in ITEMS}
    points |= {id: over[id.replace(".", "")] for id in ITEMS if id.replace(".", "") in over}
    return Rating(date(2026, 11, day), by, {id: n for id, n in points.items() if n is not None})


def of(history: tuple[Rating, ...], id: str) -> AbilityStanding:
    return next(one for one in standings(MIND, history) if one.ability.id == id)


# --- averages ---


def test_an_average_is_exact():
    assert average(L1, rating(l11=1, l12=1, l13=3)) == Fraction(5, 3)
    assert average(L1, rating(l1=5)) == 5


def test_an_ability_that_was_not_rated_whole_has_no_average():
    assert average(L1, rating(l12=None)) is None
    assert average(L2, rating(l12=None)) == 3


def test_without_a_rating_there_is_no_average():
    assert average(L1, None) is None


@given(st.lists(st.integers(1, 5), min_size=3, max_size=3))
def test_an_average_lies_between_the_lowest_and_the_highest_point(points: list[int]):
    found = average(
        L1, Rating(date(2026, 11, 23), SELF, dict(zip(("l1.1", "l1.2", "l1.3"), points, strict=True)))
    )
    assert found is not None
    assert min(points) <= found <= max(points)


# --- where one stands ---


def test_without_a_history_nothing_is_known():
    found = standings(MIND, ())
    assert [one.ability for one in found] == list(MIND.abilities)
    assert {(one.average, one.before, one.other, one.weak) for one in found} == {(None, None, None, False)}


def test_the_latest_rating_counts():
    assert of((rating(16, l1=1), rating(23, l1=4)), "l1").average == 4


def test_the_trend_looks_at_the_last_rating_of_the_same_side():
    history = (rating(2, l1=1), rating(9, l1=2), rating(16, WITNESS, l1=5), rating(23, l1=3))
    assert of(history, "l1").before == 2


def test_the_first_rating_of_a_side_has_no_trend():
    history = (rating(16), rating(23, WITNESS, l1=5))
    assert of(history, "l1").before is None


def test_the_other_side_is_its_latest_rating():
    history = (rating(9, WITNESS, l1=1), rating(16, WITNESS, l1=5), rating(23, l1=3))
    assert of(history, "l1").other == 5
    assert of(history[:2], "l1").other is None


def test_an_incomplete_ability_is_unknown_now_before_and_on_the_other_side():
    whole, part = rating(9), rating(16, l12=None)
    assert of((whole, part), "l1").average is None
    assert of((part, rating(23)), "l1").before is None
    assert of((rating(16, WITNESS, l12=None), rating(23)), "l1").other is None


@pytest.mark.parametrize(
    ("points", "weak"), [((3, 3, 3), False), ((3, 3, 2), True), ((1, 3, 5), False), ((1, 1, 1), True)]
)
def test_an_average_below_the_pass_mark_is_weak(points: tuple[int, int, int], weak: bool):
    assert MIND.pass_mark == 3
    one, two, three = points
    assert of((rating(l21=one, l22=two, l23=three),), "l2").weak is weak


def test_an_incomplete_ability_is_not_called_weak():
    assert of((rating(l21=1, l22=1, l23=None),), "l2").weak is False


# --- seeing it differently ---


@pytest.mark.parametrize(
    ("own", "other", "apart"),
    [
        ({"l1": 3}, {"l11": 1, "l12": 2, "l13": 1}, True),  # 3 and 4/3
        ({"l11": 1, "l12": 2, "l13": 1}, {"l1": 3}, True),
        ({"l1": 3}, {"l11": 2, "l12": 2, "l13": 1}, False),  # 3 and 5/3
        ({"l1": 3}, {"l1": 3}, False),
        ({"l11": None}, {"l1": 5}, False),
        ({"l1": 5}, {"l11": None}, False),
    ],
)
def test_one_and_a_half_points_are_far_apart(
    own: dict[str, int | None], other: dict[str, int | None], apart: bool
):
    assert of((rating(16, WITNESS, **other), rating(23, **own)), "l1").apart is apart


# --- the exercise of the week ---


def drill(**over: int | None) -> str | None:
    found = week_drill(standings(MIND, (rating(**over),)))
    return found.id if found else None


def test_the_weakest_below_the_pass_mark_is_practised():
    assert drill(l2=2, l4=1, l5=2) == "l4"


def test_among_equals_the_first_is_practised():
    assert drill(l5=2, l2=2) == "l2"


def test_nothing_is_practised_when_all_reach_the_pass_mark():
    assert drill() is None
    assert week_drill(()) is None


def test_an_incomplete_ability_is_never_the_exercise():
    assert drill(l11=1, l12=1, l13=None) is None
    assert drill(l11=1, l12=1, l13=None, l3=2) == "l3"


# --- the questions ---


def test_all_items_are_asked_and_none_must_be_answered():
    talk = assessment_interview(MIND)
    assert [field.key for _, field in talk.fields()] == ITEMS
    assert {field.optional for _, field in talk.fields()} == {"是"}


def test_each_level_shows_its_anchor_or_that_it_lies_between():
    talk = assessment_interview(MIND)
    for ability in MIND.abilities:
        for item in ability.items:
            options = talk.choices[item.id]
            assert [one.id for one in options] == list(RATINGS)
            for option in options:
                assert option.label.endswith(item.anchors.get(option.id, "介于两者之间"))
