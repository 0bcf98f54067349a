"""YAML as people write it: every scalar stays text, every key knows its line, every problem is a sentence.

No aliases, anchors or tags; size and depth are bounded. `0123`, `12:30`, `no` and `2024-02-30` are text until our
own schema says what they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import yaml
from msgspec import Struct

from huikuan_cli.core.text.values import brief, scrub
from huikuan_cli.errors import Problem
from huikuan_cli.store.yaml import mistakes as m
from huikuan_cli.store.yaml.mistakes import MAX_PROBLEMS

MAX_DEPTH = 30
OF_THE_KEY = {"P201", "P202", "P301", "P604"}  # problems that point to a name rather than to what follows it
Path_ = tuple[str | int, ...]
Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Spot(NamedTuple):
    """Where a key or an item of a list stands, and where its value does; lines and columns from 1. `plain`: the value is
    a text without quotes, which another YAML reader could take for a number or a date."""

    line: int
    column: int
    value_line: int
    value_column: int
    plain: bool


class Tree(Struct, frozen=True):
    """A file as data, with the place of every key and item, its text, and notes for the reader."""

    data: Any
    text: str
    file: str
    spots: dict[Path_, Spot] = {}
    notes: tuple[str, ...] = ()

    def line_of(self, path: Path_) -> int:
        """The line of the nearest known ancestor of a path."""
        while path and path not in self.spots:
            path = path[:-1]
        return self.spots[path].line if path in self.spots else 1

    def pointed(self, problem: Problem, path: Path_) -> Problem:
        """The problem with the file, line and column of a path, or of what is nearest above it."""
        whole = len(path)
        while path and path not in self.spots:
            path = path[:-1]
        spot = self.spots.get(path)
        if spot is None or not path:
            return problem._replace(file=self.file, line=spot.line if spot else 1)
        on_key = problem.code in OF_THE_KEY or len(path) < whole
        line, column = (spot.line, spot.column) if on_key else (spot.value_line, spot.value_column)
        if problem.word and not on_key:
            line, column = self.inside(spot, problem.word, problem.nth)
        return problem._replace(file=self.file, line=line, column=column)

    def inside(self, spot: Spot, word: str, nth: int) -> tuple[int, int]:
        """Line and column at which a word stands for the nth time in the text at a spot; where that text begins when it
        is written otherwise there, as over two lines."""
        rows, skip = _rows(self.text), nth
        for number in range(spot.value_line - 1, len(rows)):
            row, first = rows[number], number == spot.value_line - 1
            if not first and _outside(row, spot):
                break
            at = row.find(word, spot.value_column - 1 if first else 0)
            while at >= 0:
                if not skip:
                    return number + 1, at + 1
                skip -= 1
                at = row.find(word, at + 1)
        return spot.value_line, spot.value_column


def _outside(row: str, spot: Spot) -> bool:
    """Whether a row below a text belongs to something else: it stands as far left as its key, or is the next item."""
    bare = row.lstrip(" ")
    column = len(row) - len(bare) + 1
    keyed = (spot.line, spot.column) != (spot.value_line, spot.value_column)
    if keyed:
        return bool(bare) and column <= spot.column
    return bare.startswith("- ") and column < spot.value_column


@lru_cache(maxsize=8)
def _rows(text: str) -> list[str]:
    return BREAKS.split(text)


def decoded(raw: bytes) -> tuple[str | None, m.Mistake | None]:
    """The text, and what to say of its encoding: UTF-16 with a mark, UTF-8, else GB18030. No text when it is none."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encoding, note = "utf-16", m.UTF16
    else:
        try:
            return raw.decode("utf-8-sig"), None
        except UnicodeDecodeError:
            encoding, note = "gb18030", m.GBK
    try:
        return raw.decode(encoding), note
    except UnicodeDecodeError:
        return None, m.UNREADABLE


BREAKS = re.compile(r"\r\n|\r|\n")


class _TooDeep(ValueError):
    """Ends the walk."""


class Walk:
    """Turns the parser's events into plain data and remembers where everything stands.

    Working on events keeps the depth in our hands: nothing recurses deeper than MAX_DEPTH. Where the file goes deeper,
    the walk ends there.
    """

    def __init__(self, name: str, events: Iterator[Any]) -> None:
        self.name = name
        self.events = events
        self.spots: dict[Path_, Spot] = {}
        self.problems: list[Problem] = []
        self.too_deep: Any = None
        self.nested: Any = None  # the first reference that stands inside what is itself referred to
        self.texts: list[
            tuple[str, Any, Any]
        ] = []  # texts, names and braces: what of it, the event, that of its name
        self.referred = 0  # so many of the groups that are open can be referred to

    def problem(self, event: Any, mistake: m.Mistake, *words: str) -> None:
        """Note a mistake where an event stands."""
        mark = event.start_mark
        if len(self.problems) > MAX_PROBLEMS:
            return
        self.problems.append(mistake.at(self.name, mark.line + 1, mark.column + 1, *words))

    def document(self) -> Any:
        """The first document; None when there is none. A second one is a problem."""
        data, seen = None, False
        event: Any
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent) and seen:
                self.problem(event, m.SECOND)
                return data
            if isinstance(event, yaml.NodeEvent):
                try:
                    data, seen = self.value(event, ()), True
                except _TooDeep:
                    return None
        return data

    def value(self, event: Any, path: Path_, kind: str = "alone", key: Any = None) -> Any:
        """The data of the node that starts with this event: a "name", what is said after one (the event `key`) in lines
        ("text") or in braces ("field"), a list's "item" or "entry" in brackets, or the only text of the file.
        """
        start, plain = event.start_mark, isinstance(event, yaml.ScalarEvent) and not event.style
        mark = key.start_mark if key else start
        self.spots.setdefault(
            path, Spot(mark.line + 1, mark.column + 1, start.line + 1, start.column + 1, plain)
        )
        if event.anchor is not None:
            self.problem(event, m.LINK)
        if isinstance(event, yaml.ScalarEvent):
            self.untagged(event)
            self.texts.append((kind, event, key))
            text: str = event.value
            return text if text.isprintable() else scrub(text)
        if isinstance(event, yaml.MappingStartEvent):
            self.untagged(event)
            self.texts += [("brace", event, None)] if event.flow_style else []
            return self.inside(event, path, self.mapping)
        if isinstance(event, yaml.SequenceStartEvent):
            self.untagged(event)
            return self.inside(event, path, self.sequence)
        if self.referred and self.nested is None:
            self.nested = event.start_mark
        return ""

    def untagged(self, event: Any) -> None:
        """Note a tag."""
        if event.tag is not None:
            self.problem(event, m.TAG)

    def inside(self, event: Any, path: Path_, read: Callable[[Path_, bool], Any]) -> Any:
        """What a list or a group of fields holds, unless it is too deep."""
        if len(path) >= MAX_DEPTH:
            self.too_deep = event.start_mark
            raise _TooDeep
        self.referred += event.anchor is not None
        found = read(path, bool(event.flow_style))
        self.referred -= event.anchor is not None
        return found

    def sequence(self, path: Path_, flow: bool) -> list[Any]:
        """The items up to the end of a list."""
        found: list[Any] = []
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            found.append(self.value(event, (*path, len(found)), "entry" if flow else "item"))
        return found

    def mapping(self, path: Path_, flow: bool) -> dict[str, Any]:
        """The fields up to the end of their group."""
        found: dict[str, Any] = {}
        event: Any
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            if not isinstance(event, yaml.ScalarEvent):
                self.problem(event, m.NOT_A_NAME)
                self.value(event, (*path, "?"))
                self.value(next(self.events), (*path, "?"))
                continue
            key = str(self.value(event, (*path, "?"), "" if flow else "name"))
            here = (*path, key)
            if key in found:
                self.problem(event, m.TWICE, brief(key), str(self.spots[here].line))
            found[key] = self.value(next(self.events), here, "field" if flow else "text", event)
        return found
