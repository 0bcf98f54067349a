"""An id of ours under which a team wrote something quite different: its new entry would take the place of ours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import Any

from huikuan_cli.core.playbook.data_paths import Places
from huikuan_cli.core.playbook.merging import Place, name_key
from huikuan_cli.core.text.values import brief
from huikuan_cli.errors import Problem
from huikuan_cli.store.playbooks.layered_file import Stack

TITLE = "名称"
MAY_LACK = {"像这样说"}  # what all of ours have and a lead may well leave out
FEWEST = 4  # keys of an entry that a lead wrote as a new one
ALIKE = 0.5  # of two names of the same thing


def reused(stack: Stack) -> Iterator[Problem]:
    """Advice on every entry of a team that has an id of ours and is about something else."""
    for place, (had, _) in replaced(stack).items():
        text = f"{place[-1]} 是自带的“{brief(had[TITLE])}”，你写的会盖掉它"
        fix = "想另加一条，换一个新编号；想改它，只写要改的几行"
        yield Problem(text, fix, stack.name, code="P316", at=place, minor=True)


def reused_in_kind(over: Iterable[Stack], file: str) -> Iterator[Problem]:
    """The same for what one kind of customer lays over other files (`over`, its part on top), at its lines in its own file."""
    for stack in over:
        yield from (
            one._replace(file=file) for one in reused(stack) if stack.find(one.at)[0] is stack.parts[0]
        )


def replaced(stack: Stack) -> dict[Place, tuple[dict[str, Any], dict[str, Any]]]:
    """The entries of a team that have an id of ours and are about something else: by place, ours and the team's."""
    if not stack.has_ours():
        return {}
    ours = stack.parts[-1].places
    told = ((place, _at(ours, place), one) for part in stack.teams() for place, one in _entries(part.data))
    return {
        place: (had, one)
        for place, had, one in told
        if had and one.keys() >= _needed(ours, place) and _other(had, one)
    }


def _entries(data: Any, place: Place = ()) -> Iterator[tuple[Place, dict[str, Any]]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _entries(value, (*place, key))
    elif isinstance(data, list) and name_key(data) == "id":
        for one in data:
            yield (*place, one["id"]), one
            yield from _entries(one, (*place, one["id"]))


def _needed(ours: Places, place: Place) -> set[str]:
    """The keys that every entry of ours has beside this one: who writes a new entry writes them all."""
    path, _ = ours.path_of(place[:-1])
    data: Any = ours.data
    for step in path:
        data = data[step]
    return set.intersection(*(set(one) for one in data)) - MAY_LACK


def _at(ours: Places, place: Place) -> dict[str, Any]:
    path, whole = ours.path_of(place)
    data = ours.data
    for step in path:
        data = data[step]
    return data if whole and isinstance(data, dict) else {}


def _other(had: dict[str, Any], now: dict[str, Any]) -> bool:
    """Whether nothing of ours is left in an entry that was written whole, under a name that is not like ours."""
    before, after = had.get(TITLE), now.get(TITLE)
    if len(now) < FEWEST or not isinstance(before, str) or not isinstance(after, str):
        return False
    same = any(had.get(key) == value for key, value in now.items() if key not in ("id", "依据"))
    return not same and SequenceMatcher(a=before, b=after).ratio() < ALIKE
