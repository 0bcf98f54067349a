"""Of what a stranger tells of each situation, how often the interview asks about the right one, and how often beside ordinary talk."""

from __future__ import annotations

from datetime import date

import pytest

from course.strangers_situations import ORDINARY_OF_A_STRANGER, TOLD_BY_A_STRANGER
from course.test_pushed import PLAIN
from factories import playbook
from huikuan_cli.core.advice.alike import MOST_ALIKE, asked_about
from huikuan_cli.core.advice.suggestions import suggestion
from huikuan_cli.core.answers.interview import TICKED_KEYS

TODAY = date(2026, 11, 30)
ASKED = 0.75  # 0.39 by words and clues alone
BESIDE_ORDINARY = 0.1


def asked(text: str, key: str = "他上次说的") -> tuple[str, ...]:
    answers = {**PLAIN, key: text}
    listed = (asked_about(playbook(), one, answers, TODAY) for one in TICKED_KEYS)
    found = next((some for some in listed if some), ())
    told = [suggestion(playbook(), one, answers, TODAY) or () for one in TICKED_KEYS]
    return found or tuple(str(id) for some in told for id in some)


@pytest.mark.parametrize("key", ["他上次说的", "情况说明"])
def test_what_a_stranger_tells_is_asked_about_wherever_he_writes_it(key):
    found = [(id, text, asked(text, key)) for id, text in TOLD_BY_A_STRANGER]
    missed = [row for row in found if row[0] not in row[2]]
    assert len(found) == 188
    assert len(missed) <= (1 - ASKED) * len(found), missed
    assert max(len(row[2]) for row in found) <= MOST_ALIKE


def test_what_a_stranger_says_in_passing_seldom_costs_a_question():
    found = [(text, asked(text)) for text in ORDINARY_OF_A_STRANGER]
    assert len(found) == 80
    assert sum(bool(ids) for _, ids in found) <= BESIDE_ORDINARY * len(found), found


def test_every_situation_that_can_be_ticked_has_sentences_of_people_and_no_two_the_same():
    offered = [one for key in TICKED_KEYS for one in playbook().offered(key)]
    heard = [text for one in offered for text in one.heard]
    ordinary = [text for file in playbook().plays.values() for text in file.ordinary]
    bare = [one.id for one in offered if not one.heard]
    assert not bare
    assert len(set(heard)) == len(heard)
    assert len(set(ordinary)) == len(ordinary)
    assert not set(heard) & set(ordinary)
    assert not {text for _, text in TOLD_BY_A_STRANGER} & set(heard)
    assert not set(ORDINARY_OF_A_STRANGER) & set(ordinary)
