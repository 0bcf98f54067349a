"""Entries that a team wrote into another list than ours: a question under another section, a move among the principles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from huikuan_cli.core.playbook.merging import Place, name_key
from huikuan_cli.errors import Problem
from huikuan_cli.store.playbooks.layered_file import Stack

SECTIONS, QUESTIONS = "自问", "字段"
PLAYS = "plays/"  # whose files share their ids
NAMES = ("id", "键")  # the other names are days and letters, which many lists have


class _Entry(NamedTuple):
    """An entry with a name: the list it stands in, the name, and what the entry around the list is called."""

    home: Place
    name: str
    around: str


class _Home(NamedTuple):
    """Where ours has an entry: the file, the list, and how the list is called."""

    file: str
    home: Place
    called: str


def misplaced(stacks: Mapping[str, Stack]) -> Iterator[Problem]:
    """Every entry of a team that ours has somewhere else: there it would be a second one of the same name."""
    files = [name for name, stack in stacks.items() if stack.teams()]
    for group in dict.fromkeys(map(_group, files)):
        stacked = [stack for name, stack in stacks.items() if _group(name) == group and stack.has_ours()]
        homes = _homes(stacked)
        for stack in stacked:
            for part in stack.teams():
                for one in _entries(part.data):
                    yield from _lost(stack.name, one, homes.get(one.name, []))


def beside(problems: list[Problem], lost: list[Problem]) -> list[Problem]:
    """The problems without those of the entries that stand in a wrong place, which come of that."""
    places = {(one.file, one.at) for one in lost}
    return [p for p in problems if not any((p.file, p.at[:n]) in places for n in range(len(p.at) + 1))]


def _lost(file: str, one: _Entry, homes: list[_Home]) -> Iterator[Problem]:
    if len(homes) != 1 or (homes[0].file, homes[0].home) == (file, one.home):
        return
    text = f"“{one.name}”在{homes[0].called}下，不在这里"
    yield Problem(text, "移过去；想另加一条，就换一个名称", file, code="P314", at=(*one.home, one.name))


def _group(file: str) -> str:
    return PLAYS if file.startswith(PLAYS) else file


def _homes(stacks: list[Stack]) -> dict[str, list[_Home]]:
    found: dict[str, list[_Home]] = {}
    for stack in stacks:
        for one in _entries(stack.parts[-1].data):
            where = (
                f" {stack.name} 的“{one.home[-1]}”" if _group(stack.name) == PLAYS else f"“{one.home[-1]}”"
            )
            called = f" {one.home[-2]} {one.around} " if one.home[-1] == QUESTIONS else where
            found.setdefault(one.name, []).append(_Home(stack.name, one.home, called))
    return found


def _entries(data: Any, home: Place = (), around: str = "") -> Iterator[_Entry]:
    """Every entry that has a name of its own; of the lists of questions those of the interview."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _entries(value, (*home, key), str(data.get("名称", "")))
        return
    key = name_key(data) if isinstance(data, list) else ""
    if key not in NAMES:
        return
    for one in data:
        if key == "id" or (home[0] == SECTIONS and home[-1] == QUESTIONS):
            yield _Entry(home, one[key], around)
        yield from _entries(one, (*home, one[key]), around)
