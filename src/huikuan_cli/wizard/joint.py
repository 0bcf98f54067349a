"""One question that offers two lists: what was ticked goes to the list it stands in."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from huikuan_cli.core.answers.case import Value
from huikuan_cli.core.answers.interview import TICKED_KEYS, Interview
from huikuan_cli.wizard.flow import State


def divided(
    interview: Interview, state: State, value: Value, offered: Collection[str]
) -> tuple[State, Value]:
    """The state in which the other list has its part of an answer to the present question, and the part of the present one. Nothing
    changes unless some of what was `offered`, or picked of all there is, stands in the other list; ticking none of that is an answer to
    it, too."""
    other = next((key for key in TICKED_KEYS if key != state.at), "")
    theirs = _ids(interview, other)
    picked = value if isinstance(value, list) else []
    if state.at != TICKED_KEYS[0] or not theirs.intersection((*offered, *map(str, picked))):
        return state, value
    if not isinstance(value, list):
        return replace(state, given={**state.given, other: value}), value
    ticked = [str(one) for one in value]
    given: dict[str, Value] = {**state.given, other: [one for one in ticked if one in theirs]}
    return replace(state, given=given), [one for one in ticked if one not in theirs]


def _ids(interview: Interview, key: str) -> set[str]:
    one = interview.find(key)
    return interview.pickable(one) if one else set()
