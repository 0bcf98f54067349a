"""What the answers so far suggest for a question that is asked later. Pure."""

from __future__ import annotations

from datetime import date

from huikuan_cli.core.advice.analysis import analyse, typed_in
from huikuan_cli.core.advice.conditions import Situation
from huikuan_cli.core.answers.case import Answers, Value
from huikuan_cli.core.answers.interview import CAUSES_KEY, SUGGESTED_KEYS, TICKED_KEYS, interview
from huikuan_cli.core.playbook import (
    Cause,
    Play,
    Playbook,
    When,
)
from huikuan_cli.core.text.words import mentioned


def suggestion(playbook: Playbook, key: str, answers: Answers, today: date) -> Value | None:
    """What the answers so far suggest for one of SUGGESTED; None for every other question, or when they suggest nothing."""
    if key not in SUGGESTED_KEYS:
        return None
    if key in TICKED_KEYS:
        return _written(playbook, key, answers)
    s = analyse(playbook, answers, today, "")
    if key == "要什么":
        return s.lead().aim.result
    return s.phenomenon[0].id if s.phenomenon[0] else None


def likeliest(playbook: Playbook, key: str, answers: Answers, today: date) -> tuple[str, ...]:
    """The options of 原因 that the case speaks for, those that his own words name first, then the likeliest; none of any other
    question. They are guesses: they stand first in the list and are not ticked."""
    if key != CAUSES_KEY:
        return ()
    s = analyse(playbook, answers, today, "")
    named = (one.id for one in playbook.diagnosis.causes if _is_named(one, s.situation))
    return tuple(dict.fromkeys((*named, *(one.cause.id for one in s.causes))))


def _is_named(cause: Cause, s: Situation) -> bool:
    """Whether his own words name a cause: its name, or words that a clue looks for (提到)."""
    looked_for = [word for clue in cause.clues for when in clue.when for word in when.said]
    return bool(mentioned(s.typed, (cause.name, *looked_for)))


def _written(playbook: Playbook, question: str, answers: Answers) -> list[str] | None:
    """The situations of a question whose words were typed, and none that speak against them, to stand first."""
    typed = typed_in(playbook, interview(playbook), answers)
    offered = playbook.offered(question)
    return [one.id for one in offered if mentioned(typed, one.words) and not _denied(one, typed)] or None


def _denied(play: Play, typed: str) -> bool:
    """Whether words were typed that alone rule a situation out."""
    return any(one == When(said=one.said) and mentioned(typed, one.said) for one in play.unless)
