"""One question that offers two lists: what was ticked goes to the list it stands in, and the other question is not asked."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from huikuan_cli.core.answers.case import Value
from huikuan_cli.core.answers.interview import TICKED_KEYS, Interview
from huikuan_cli.wizard.flow import State


def other_list(interview: Interview, key: str) -> str:
    """The question whose list is offered together with that of this one; empty where it stands alone."""
    return next((one for one in TICKED_KEYS if one != key), "") if key in interview.joint else ""


def divided(
    interview: Interview, state: State, value: Value, offered: Collection[str], *, settles: bool
) -> tuple[State, Value]:
    """The state in which the other list has its part of an answer to the present question, and the part of the present one. What was
    `offered` of the other list and not ticked is an answer to it, too; where nothing was, it stays open unless this `settles` it. Nothing
    ticked of situations that were offered is an answer: none of them."""
    other = other_list(interview, state.at)
    if not other:
        return state, value
    theirs = interview.joint[other]
    ticked = [str(one) for one in value] if isinstance(value, list) else []
    before = state.given.get(other)
    if theirs.intersection((*offered, *ticked, *(map(str, before) if isinstance(before, list) else ()))):
        part: Value = [one for one in ticked if one in theirs] if isinstance(value, list) else value
        part = _none_of_them(interview, other, part, offered)
        return _with(state, other, part), _none_of_them(interview, state.at, _own(value, theirs), offered)
    value = _none_of_them(interview, state.at, value, offered)
    if settles and other not in state.given:
        return _with(state, other, ""), value
    return state, value


def _none_of_them(interview: Interview, key: str, value: Value, offered: Collection[str]) -> Value:
    """What is grave (the first list) stays open where he only went on: his words may still tell it."""
    put = key == TICKED_KEYS[-1] and interview.joint[key].intersection(offered)
    return [] if value == "" and put else value


def together(interview: Interview, state: State, key: str) -> Value | None:
    """The answer to a question of two lists, with what was ticked in the other one."""
    value, other = state.given.get(key), other_list(interview, key)
    more = state.given.get(other) if other and value is not None else None
    if not isinstance(more, list) or not more:
        return value
    return [*map(str, value if isinstance(value, list) else ()), *map(str, more)]


def _own(value: Value, theirs: Collection[str]) -> Value:
    return [str(one) for one in value if str(one) not in theirs] if isinstance(value, list) else value


def _with(state: State, key: str, value: Value) -> State:
    return replace(state, given={**state.given, key: value})
