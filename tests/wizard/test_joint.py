"""One question that offers the situations of two lists: each that is ticked is kept in its own."""

from __future__ import annotations

import pytest

from factories import talk
from huikuan_cli.core.answers.interview import TICKED_KEYS
from huikuan_cli.wizard.flow import State
from huikuan_cli.wizard.joint import divided

FIRST, SECOND = TICKED_KEYS


def one_of(key: str) -> str:
    field = talk().find(key)
    assert field
    own = talk().pickable(field)
    other = talk().find(SECOND if key == FIRST else FIRST)
    assert other
    return min(own - talk().pickable(other))


@pytest.mark.parametrize("offered", [(), (one_of(FIRST),), (one_of(FIRST), one_of(SECOND))])
def test_what_was_picked_of_the_whole_list_goes_where_it_belongs(offered):
    mine, theirs = one_of(FIRST), one_of(SECOND)
    state, kept = divided(talk(), State(FIRST), [mine, theirs], offered)
    assert kept == [mine]
    assert state.given[SECOND] == [theirs]


def test_nothing_of_the_other_list_leaves_the_other_question_open():
    mine = one_of(FIRST)
    state, kept = divided(talk(), State(FIRST), [mine], (mine,))
    assert kept == [mine]
    assert SECOND not in state.given
