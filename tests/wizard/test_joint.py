"""One question that offers the situations of two lists: each that is ticked is kept in its own, and nobody is asked twice."""

from __future__ import annotations

import pytest

from factories import talk
from huikuan_cli.core.answers.interview import TICKED_KEYS
from huikuan_cli.wizard.flow import State
from huikuan_cli.wizard.joint import divided, other_list, together
from huikuan_cli.wizard.port import Next
from wizard.people import POINTING, SHORT, Person, interviewed

FIRST, SECOND = TICKED_KEYS
OF = {key: min(ids) for key, ids in SHORT.joint.items()}


def test_each_question_offers_both_lists():
    assert set(SHORT.joint) == {FIRST, SECOND}
    for key in TICKED_KEYS:
        one = SHORT.find(key)
        assert one
        assert {o.id for o in SHORT.options(one)} == SHORT.joint[FIRST] | SHORT.joint[SECOND]
    assert other_list(talk(), FIRST) == ""


@pytest.mark.parametrize("at", TICKED_KEYS)
@pytest.mark.parametrize("offered", [(), (FIRST,), (FIRST, SECOND)])
def test_what_was_picked_goes_where_it_belongs(at: str, offered: tuple[str, ...]):
    other = other_list(SHORT, at)
    picked = [OF[FIRST], OF[SECOND]]
    state, kept = divided(SHORT, State(at), picked, [OF[key] for key in offered], settles=False)
    assert kept == [OF[at]]
    assert state.given[other] == [OF[other]]
    assert together(SHORT, State(at, {**state.given, at: kept}), at) == [OF[at], OF[other]]


@pytest.mark.parametrize("at", TICKED_KEYS)
def test_what_is_taken_away_later_goes_from_its_own_list(at: str):
    other = other_list(SHORT, at)
    state, kept = divided(SHORT, State(at, {other: [OF[other]]}), [OF[at]], (), settles=True)
    assert (kept, state.given[other]) == ([OF[at]], [])


def test_the_other_question_stays_open_only_where_something_else_may_point_at_it():
    assert SECOND not in divided(SHORT, State(FIRST), [OF[FIRST]], (OF[FIRST],), settles=False)[0].given
    assert divided(SHORT, State(FIRST), [OF[FIRST]], (OF[FIRST],), settles=True)[0].given[SECOND] == ""


def test_to_go_on_without_a_tick_says_that_none_of_the_situations_offered_is_so_and_leaves_what_is_grave_open():
    offered = [OF[FIRST], OF[SECOND]]
    state, kept = divided(SHORT, State(SECOND), "", offered, settles=False)
    assert (kept, state.given[FIRST]) == ([], "")
    state, kept = divided(SHORT, State(FIRST), "", offered, settles=False)
    assert (kept, state.given[SECOND]) == ("", [])
    assert divided(SHORT, State(SECOND), "", (), settles=False)[1] == "", "nothing was offered"


def test_what_was_ticked_stands_in_one_row_with_all_of_it():
    ticked = [*sorted(SHORT.joint[FIRST])[:2], *sorted(SHORT.joint[SECOND])[:2]]
    person = Person({}, {"他上次说的": [POINTING], SECOND: [ticked]})
    answers = interviewed(person)
    assert len(answers[FIRST]) == len(answers[SECOND]) == 2
    shown = {item.name: item.value for item in person.summaries[-1].items()}
    assert FIRST not in shown
    assert SECOND not in shown
    one = SHORT.find(FIRST)
    assert one
    for option in SHORT.options(one):
        assert (option.short() in shown["情形"]) == (option.id in ticked)
    (item,) = (one for one in person.summaries[-1].items() if one.name == "情形")
    assert person.summaries[-1].numbers[item.id] == 1 + person.prompted.index(SECOND)


def test_the_row_leads_to_all_of_it_and_what_is_unticked_there_goes():
    both = [OF[FIRST], OF[SECOND]]
    script = {"他上次说的": [POINTING], SECOND: [both, [OF[FIRST]]]}
    person = Person({}, script, ("情形", Next.WRITE))
    answers = interviewed(person)
    assert set(person.asked[-1].chosen) == set(both)
    assert answers[FIRST] == [OF[FIRST]]
    assert not answers.get(SECOND)


def test_nothing_is_shown_of_what_nobody_asked():
    person = Person({}, {})
    interviewed(person)
    assert not {FIRST, SECOND, "审计条款", "款项"} & set(person.shown())
