"""What tired people typed, the fatal situation in it is asked about; where nothing is special, none that sounds fatal is."""

from __future__ import annotations

from course.fatal_situations import (
    IN_OTHER_WORDS,
    NEVER_LOOKED_AT,
    NOTHING_SPECIAL,
    TYPED_BY_USERS,
    Told,
)
from course.heard_situations import ORDINARY_TALK, TOLD
from course.holdout_situations import ORDINARY_LATER, TOLD_LATER
from factories import TODAY, playbook
from huikuan_cli.core.advice.alike import MOST_ALIKE, alike
from huikuan_cli.core.answers.case import Answers
from huikuan_cli.core.answers.interview import TICKED_KEYS

RECALL = 0.95  # of the situations that were typed: what was reached is more
FATAL = 75  # the rank from which a situation makes the visit another one
FEW = 2.5  # are offered on the average


def offered(told: Told) -> tuple[str, ...]:
    answers: Answers = {"他上次说的": told.heard}
    return alike(playbook(), TICKED_KEYS, answers | ({"情况说明": told.more} if told.more else {}), TODAY)


def missed(rows: tuple[Told, ...]) -> list[tuple[str, str]]:
    return [(id, one.heard) for one in rows for id in one.ids.split() if id not in offered(one)]


def count(rows: tuple[Told, ...]) -> int:
    return sum(len(one.ids.split()) for one in rows)


def test_what_the_users_typed_offers_what_it_was_about():
    assert len(TYPED_BY_USERS) == 16
    assert missed(TYPED_BY_USERS) == []


def test_so_do_other_words_for_the_same():
    assert len(IN_OTHER_WORDS) >= 30
    assert len(missed(IN_OTHER_WORDS)) <= (1 - RECALL) * count(IN_OTHER_WORDS), missed(IN_OTHER_WORDS)


def test_so_do_words_that_the_clues_were_not_widened_by():
    assert len(missed(NEVER_LOOKED_AT)) <= (1 - RECALL) * count(NEVER_LOOKED_AT), missed(NEVER_LOOKED_AT)


def test_so_do_older_phrasings_of_every_situation_that_can_be_ticked():
    ids = {one.id for key in TICKED_KEYS for one in playbook().offered(key)}
    rows = tuple(Told(id, text) for id, text in (*TOLD, *TOLD_LATER) if id in ids)
    assert len(missed(rows)) <= (1 - RECALL) * len(rows), missed(rows)


def test_only_a_few_are_offered():
    rows = (*TYPED_BY_USERS, *IN_OTHER_WORDS, *NEVER_LOOKED_AT)
    assert max(len(offered(one)) for one in rows) <= MOST_ALIKE
    assert sum(len(offered(one)) for one in rows) <= FEW * len(rows)


def test_where_nothing_is_special_nothing_that_sounds_fatal_is_offered():
    plays = {one.id: one for one in playbook().situations()}
    talk = (*NOTHING_SPECIAL, *(Told("", text) for text in (*ORDINARY_TALK, *ORDINARY_LATER)))
    alarms = [
        (one.heard, id)
        for one in talk
        for id in offered(one)
        if plays[id].rank >= FATAL or plays[id].rules == "是"
    ]
    assert len(NOTHING_SPECIAL) == 15
    assert alarms == []
