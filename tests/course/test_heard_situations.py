"""Whatever words a situation is typed in, it is found; ordinary talk tells none."""

from __future__ import annotations

from functools import cache

from msgspec import structs

from course.examples import PLAYS, setting_of_play
from course.heard_situations import ORDINARY_TALK, TOLD
from course.holdout_situations import ORDINARY_LATER, TOLD_LATER
from huikuan_cli.core.advice.conditions import Situation
from huikuan_cli.core.advice.play_choice import GENERAL, Fitting, fitting
from huikuan_cli.core.advice.play_index import PlayIndex
from huikuan_cli.core.answers.interview import TICKED_KEYS

INDEX = PlayIndex(PLAYS.values())
FIRST = 3  # the situation that was told is one of so many
RECALL, LATER, FALSE = 0.95, 0.43, 0.05  # what was reached; whoever widens the words raises the floors


@cache
def untold(id: str) -> Situation:
    """The case of a play's example without anything ticked, typed or heard: what is left are its facts."""
    s = setting_of_play(id).situation
    answers = {key: value for key, value in s.answers.items() if key not in TICKED_KEYS}
    return structs.replace(s, answers=answers, ticked=(), typed="", excuses=())


def typed(found: Fitting) -> bool:
    return any(one.startswith("你写到") for one in found.reasons)


def place(id: str, text: str) -> int:
    """Where the situation that was told stands; past the end where no word of it was found."""
    found = fitting(INDEX, structs.replace(untold(id), typed=text))
    return next(
        (n for n, one in enumerate(found) if one.play.id == id and (typed(one) or not by_facts(id))),
        len(PLAYS),
    )


@cache
def by_facts(id: str) -> bool:
    """Whether the case of the example tells the situation without a word."""
    return any(one.play.id == id for one in fitting(INDEX, untold(id)))


def alarms(text: str) -> list[str]:
    found = fitting(INDEX, structs.replace(untold("y110"), typed=text))
    return [one.play.id for one in found if one.play.rank > GENERAL and typed(one)]


def found(rows: tuple[tuple[str, str], ...]) -> float:
    return sum(place(id, text) < FIRST for id, text in rows) / len(rows)


def test_nearly_every_phrasing_puts_its_situation_among_the_first_three():
    assert len(TOLD) >= 120
    assert found(TOLD) >= RECALL, [(id, text) for id, text in TOLD if place(id, text) >= FIRST]


def test_phrasings_written_after_the_words_do_not_fare_worse_than_they_did():
    assert found(TOLD_LATER) >= LATER


def test_ordinary_talk_points_to_no_situation():
    talk = (*ORDINARY_TALK, *ORDINARY_LATER)
    assert len(ORDINARY_TALK) >= 40
    assert sum(bool(alarms(text)) for text in talk) <= FALSE * len(talk), [
        (text, alarms(text)) for text in talk if alarms(text)
    ]
