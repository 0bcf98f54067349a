"""The numbers of the review: the same for the same answer, in one sitting and in the next."""

from __future__ import annotations

import pytest

from huikuan_cli.cli.plan.wizard_session import draft_of
from huikuan_cli.store.work.drafts import Draft, load
from huikuan_cli.store.work.drafts import _save as save
from huikuan_cli.wizard.flow import State
from huikuan_cli.wizard.port import Move, Next, Stop
from wizard.people import CASES, SHORT, Person, facts_of, interviewed, sat


def left_at_the_review(facts, script=None) -> tuple[Person, list[State]]:
    """Somebody who stops at the review, and what was kept of it."""
    person, kept = Person(facts, script, ()), []
    with pytest.raises(Stop):
        sat(person, kept).run({})
    return person, kept


SCRIPTS = {
    "straight": {},
    "empty and put off": {"验收人": [Move.SKIP], "他上次说的": [""], "付款天数": [""]},
    "went back": {"项目": [Move.BACK, "别的项目"], "称呼": ["李主任", "王会计"]},
}


@pytest.mark.parametrize("script", SCRIPTS.values(), ids=SCRIPTS)
@pytest.mark.parametrize("file", CASES[::4], ids=lambda one: one.name[:2])
def test_the_next_sitting_shows_every_answer_under_the_number_that_it_had(file, script, tmp_path):
    facts = facts_of(file)
    before, kept = left_at_the_review(facts, {key: list(replies) for key, replies in script.items()})
    save(tmp_path / "1.yaml", draft_of(SHORT, kept[-1], Draft()))
    draft = load(tmp_path / "1.yaml")
    state = State(draft.at, dict(draft.given), draft.passed, told=draft.told, numbers=dict(draft.numbers))
    after = Person(facts, {}, ())
    with pytest.raises(Stop):
        sat(after).go_on(state)
    assert after.asked == []
    assert after.summaries[-1].numbers == before.summaries[-1].numbers != {}


def test_an_answer_that_comes_later_gets_the_next_number():
    _, kept = left_at_the_review({}, {"验收人": [Move.SKIP]})
    person = Person({"验收人": "张科长"}, {}, (Next.FILL,))
    with pytest.raises(Stop):
        sat(person).go_on(kept[-1])
    first, last = person.summaries[0].numbers, person.summaries[-1].numbers
    assert {id: last[id] for id in first} == first


def test_a_draft_of_before_there_were_numbers_is_numbered_in_the_order_of_its_questions():
    state = State("", {"客户": "某公立医院", "客户性质": "公立医院"})
    person = Person({}, {}, ())
    with pytest.raises(Stop):
        sat(person).go_on(state)
    assert person.summaries[0].numbers["客户"] == 1
    assert person.summaries[0].numbers["客户性质"] == 2


def test_a_question_that_comes_instead_of_another_has_its_number():
    script = {"起算点": ["结算确认", "写明日期"], "付款天数": [Move.BACK]}
    person = Person({"验收状态": "不单独验收", "约定付款日": "2026-09-30"}, script=script)
    interviewed(person)
    numbers = {person.keys.get(one.text, ""): one.progress for one in person.asked}
    assert numbers["约定付款日"] == numbers["付款天数"] != ""
    shown = sorted({int(one) for one in numbers.values()})
    assert shown == list(range(1, len(shown) + 1))
