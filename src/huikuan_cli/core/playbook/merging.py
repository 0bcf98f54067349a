"""Laying a team's file over ours: the team's holds only what it changes. Pure data in, pure data out.

A mapping is merged key by key. A list whose entries have a name of their own (an id, a question's 键, the day of a rate)
is merged entry by entry: a known name changes that entry, a new one is added at the end, `停用: 是` takes it away, `排在: …` puts it
behind another (of a question it says where it is asked, and stays in the data); an empty
one changes nothing. Any other list is replaced as a whole, unless the team writes `加: [...]` and `去掉: [...]` in its place;
from what nobody must ever do (绝对不做) nothing goes: a team's lines come behind ours. Any other value is replaced.

A place is named by keys and by the names of entries: ("借口", "o05", "先问"); in other lists by the number from 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

VERSION = 2  # of the playbook files
NAMING_KEYS = ("id", "键", "发布日", "选项")
HIDE = "停用"
YES = "是"
BEHIND, FOREMOST = "排在", "最前"  # behind which entry one stands, or that it stands first
TITLES = ("名称", "简称")
ASKED = ("自问", "字段")  # whose 排在 says where a question is asked (core.answers.interview)
ADD, DROP = "加", "去掉"  # how a team changes single lines of a list without names
GROWING = frozenset({"绝对不做"})  # lists from which no team takes anything away
QUESTION_LISTS = ("字段", "列")  # the lists of questions, whose names are words
Place = tuple[str | int, ...]


def name_key(items: list[Any]) -> str:
    """The key by which the entries of a list are named; empty when they have no names."""
    if not items or not all(isinstance(one, dict) for one in items):
        return ""
    return next((key for key in NAMING_KEYS if all(_named(one, key) for one in items)), "")


def _named(item: Any, key: str) -> bool:
    return isinstance(item, dict) and isinstance(item.get(key), str) and bool(item[key])


def merged(base: Any, over: Any, at: str = "") -> Any:
    """What holds when `over` is laid over `base`, under the key `at`; neither is changed."""
    if is_edit(over) and (base is None or isinstance(base, list)) and not name_key(base or []):
        return [one for _, _, one in edited(base or [], over, at)]
    if isinstance(over, dict) and (base is None or isinstance(base, dict)):
        below = base or {}
        # most values are text, or a list where there was none: they hold as they are. A file with many mistakes is merged once for each
        return below | {
            key: value
            if value.__class__ is str or (value.__class__ is list and key not in below)
            else merged(below.get(key), value, key)
            for key, value in over.items()
        }
    if isinstance(base, list) and isinstance(over, list):
        key = name_key(base)
        if key and (not over or any(_named(one, key) for one in over)):
            return _entries(base, over, key, moves=moves(key, at))
        if at in GROWING:
            return [one for _, _, one in edited(base, over, at)]
    return over


def is_edit(over: Any) -> bool:
    """Whether a team writes which lines come to a list and which go: 加, 去掉, and nothing else."""
    return isinstance(over, dict) and bool(over) and over.keys() <= {ADD, DROP}


def edited(base: list[Any], over: Any, at: str) -> Iterator[tuple[bool, int, Any]]:
    """The lines of a list once a team's are laid over it, each with whether the team wrote it and where it stands there."""
    lines = over.get(ADD) if isinstance(over, dict) else over
    gone = over.get(DROP) if isinstance(over, dict) and at not in GROWING else None
    gone = gone if isinstance(gone, list) else []
    yield from ((False, n, one) for n, one in enumerate(base) if not any(says(one, text) for text in gone))
    for n, one in enumerate(lines if isinstance(lines, list) else []):
        if one not in base:
            yield True, n, one


def says(line: Any, text: Any) -> bool:
    """Whether this is the line that was written to be taken away: the text, or one of the texts of an entry."""
    return bool(line == text or (isinstance(line, dict) and isinstance(text, str) and text in line.values()))


def moves(key: str, at: str) -> bool:
    """Whether 排在 puts an entry elsewhere in the list under `at`, whose entries are named by `key`."""
    return at not in ASKED and key in ("id", "键")


def _entries(base: list[Any], over: list[Any], key: str, *, moves: bool) -> list[Any]:
    found: dict[str, Any] = {one[key]: one for one in base}
    nameless, goals = [], {}
    said = {HIDE, BEHIND}
    for one in over:
        if not _named(one, key):
            nameless.append(one)
        elif one.get(HIDE) == YES:
            found.pop(one[key], None)
        else:
            found[one[key]] = merged(found.get(one[key]), {k: v for k, v in one.items() if k not in said})
            if BEHIND in one:
                goals[one[key]] = one[BEHIND]
    goals = {name: goal_of(goal, found) for name, goal in goals.items()}
    if moves:
        return [*(found[name] for name in _put(list(found), goals)), *nameless]
    found |= {name: {**found[name], BEHIND: goal} for name, goal in goals.items()}
    return [*found.values(), *nameless]


def goal_of(text: Any, entries: dict[str, Any]) -> Any:
    """The entry that is meant by what stands behind 排在: its name, or what it is called; 审核人之后 is 审核人."""
    if not isinstance(text, str):
        return text
    brief = re.sub(r" *(的?后面|之后)$", "", text) or text
    titled = (name for name, one in entries.items() if brief in (one.get(key) for key in TITLES))
    return brief if brief in entries else next(titled, brief)


def _put(names: list[str], goals: dict[str, Any]) -> list[str]:
    """The names in their order, each behind the one it is to stand behind; what names nothing that is there stays."""
    for name, goal in goals.items():
        if name != goal and (goal == FOREMOST or goal in names):
            names.remove(name)
            names.insert(0 if goal == FOREMOST else names.index(goal) + 1, name)
    return names


def without(data: Any, *paths: Place) -> Any:
    """The data without what stands at these paths; what then is empty goes too."""
    if () in paths:
        return None
    inside: dict[str | int, list[Place]] = {}
    for step, *rest in paths:
        inside.setdefault(step, []).append(tuple(rest))
    left = {step: without(data[step], *rests) for step, rests in inside.items()}
    gone = {step for step, one in left.items() if one is None or one in ({}, [])}
    if isinstance(data, dict):
        return {k: left.get(k, v) for k, v in data.items() if k not in gone}
    return [left.get(n, one) for n, one in enumerate(data) if n not in gone]


def hides(data: Any, path: Place = ()) -> Iterator[Place]:
    """The paths of the entries that are hidden."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from hides(value, (*path, key))
    elif isinstance(data, list):
        for number, one in enumerate(data):
            if isinstance(one, dict) and one.get(HIDE) == YES:
                yield (*path, number)
            else:
                yield from hides(one, (*path, number))


def emptied(base: Any, over: Any, path: Place = ()) -> Iterator[Place]:
    """The paths of the lists that are empty over one whose entries have names, or that only grows: they change nothing."""
    if isinstance(base, list) and over == [] and (name_key(base) or (path and path[-1] in GROWING)):
        yield path
    elif isinstance(base, dict) and isinstance(over, dict):
        for key in over:
            yield from emptied(base.get(key), over[key], (*path, key))
    elif isinstance(base, list) and isinstance(over, list) and (name := name_key(base)):
        had = {one[name]: one for one in base}
        for number, one in enumerate(over):
            if _named(one, name):
                yield from emptied(had.get(one[name]), one, (*path, number))


def called(place: Place) -> str:
    """A place in words: o05 的“先问”; “开场白”第 3 条; 这个文件."""
    if not place:
        return "这个文件"
    last = place[-1]
    if isinstance(last, int):
        return f"{called(place[:-1])}第 {last + 1} 条"
    return f"{owner(place[:-1])}“{last}”"


def owner(place: Place) -> str:
    """The entry around a place, as the start of a sentence: o05 的, “客户”的; nothing at the top of a file."""
    words = [(n, step) for n, step in enumerate(place) if isinstance(step, str)]
    for number, word in reversed(words):
        if word.isascii():
            return f"{word} 的"
        if number and place[number - 1] in QUESTION_LISTS:
            return f"“{word}”的"
    return f"“{words[-1][1]}”的" if words else ""
