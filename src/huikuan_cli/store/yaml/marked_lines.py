"""The lines of a file while its mistakes are found and mended: every column still leads back to what was written."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any, cast

from huikuan_cli.errors import Problem
from huikuan_cli.store.yaml import mistakes as m
from huikuan_cli.store.yaml.mistakes import MAX_PROBLEMS, Mistake
from huikuan_cli.store.yaml.tree import BREAKS

MAX_ALIKE = 5  # of one kind in one line
Edit = tuple[int, int, str]


class _Pattern:
    """A regular expression that is compiled when it is first used; most never are."""

    def __init__(self, text: str, flags: int) -> None:
        self._made = text, flags

    def __getattr__(self, name: str) -> Any:
        method = getattr(re.compile(*self._made), name)
        setattr(self, name, method)
        return method


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """A regular expression for later."""
    return cast("re.Pattern[str]", _Pattern(text, flags))


_ODD = pattern(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\xa0\xad\u2000-\u200c\u200e\u200f\u2028-\u202f\u205f-\u2064\ufeff\ufffe\uffff\ud800-\udfff]"
)
_LINE_BREAK, _BLANK = "\x85\u2028\u2029", "\xa0\u202f\u205f" + "".join(map(chr, range(0x2000, 0x200B)))
_UNSEEN = "\xad\ufeff" + "".join(
    map(chr, [*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065)])
)
_HEAD = pattern(r"[\s\-" + _UNSEEN + r"]*\Z|.*[:：][\s" + _UNSEEN + r"]*\Z", re.S)
_KEY_AHEAD = pattern(r"\s{0,80}[^\s:]{1,30}:(\s|$)")


class Page:
    """The lines of a file, what was found in them, and whether all that was written is still there."""

    def __init__(self, text: str, file: str, known: Collection[str]) -> None:
        self.file, self.known = file, known
        self.rows = BREAKS.split(text)
        self.columns: dict[int, list[int]] = {}
        self.problems: list[tuple[Problem, bool]] = []  # with: YAML would take it
        self.told: dict[tuple[int, str], int] = {}
        self.wrong: set[int] = set()
        self.doubtful: set[int] = set()  # rows that may not say what was meant
        self.whole = True
        self._next: dict[
            int, int
        ] = {}  # from a row that says nothing, and never will, to one further down that may

    def column(self, row: int, place: int) -> int:
        """The column, from 1, where a place of a row (from 0) was in the file."""
        columns = self.columns.get(row)
        if columns is None:
            return place + 1
        return columns[min(place, len(columns) - 1)] + 1

    def tell(self, mistake: Mistake, row: int, place: int, *words: str) -> None:
        """Note a mistake at a place of a row; the same kind only a few times in one line."""
        key = (row, mistake.code)
        self.told[key] = self.told.get(key, 0) + 1
        if not mistake.minor:
            self.wrong.add(row)
            if mistake.code not in m.CERTAIN:
                self.doubtful.add(row)
        if self.told[key] > MAX_ALIKE or len(self.problems) > MAX_PROBLEMS:
            return
        problem = mistake.at(self.file, row + 1, self.column(row, place), *words)
        self.problems.append((problem, mistake.legal))

    @property
    def full(self) -> bool:
        """Whether so much is wrong that nobody would read on."""
        return len(self.problems) > MAX_PROBLEMS

    def below(self, row: int) -> str:
        """The next line after a row that says something; empty when there is none."""
        at, silent = row + 1, []
        while at < len(self.rows) and self._is_silent(at):
            silent.append(at)
            at = self._next.get(at, at + 1)
        self._next.update(dict.fromkeys(silent, at))
        return self.rows[at] if at < len(self.rows) else ""

    def _is_silent(self, row: int) -> bool:
        bare = self.rows[row].lstrip()
        return not bare or bare[0] == "#"

    def mend(self, row: int, edits: list[Edit]) -> None:
        """Replace pieces of a row: (from, to, by), in order and not overlapping."""
        text = self.rows[row]
        before = self.columns.get(row) or list(range(len(text) + 1))
        parts, columns, done = [], [], 0
        for start, end, new in edits:
            parts += [text[done:start], new]
            columns += before[done:start] + [before[start]] * len(new)
            done = end
        self.rows[row] = "".join((*parts, text[done:]))
        self.columns[row] = columns + before[done:]

    def blank(self, row: int, start: int = 0, by: str = "") -> None:
        """Take out a row, or what stands from some place on: what was there is lost."""
        self.mend(row, [(start, len(self.rows[row]), by)])
        self.whole = False

    def text(self) -> str:
        """The lines as they are now."""
        return "\n".join(self.rows)


def mend_characters(page: Page) -> None:
    """Find what cannot be seen on a screen, in every line."""
    for row, text in enumerate(page.rows):
        if not text.isprintable() and _ODD.search(text):
            _odd_row(page, row)


def _odd_row(page: Page, row: int) -> None:
    text, edits, seen = page.rows[row], [], set()
    begins = len(text) - len(text.lstrip())
    for found in _ODD.finditer(text):
        place, char = found.start(), found[0]
        mistake, by, where = _odd(char, text[max(0, place - 80) : place], place <= begins)
        if mistake.code not in seen:
            seen.add(mistake.code)
            page.tell(mistake, row, place, *([where] if "{0}" in mistake.text else []))
        if mistake is m.BREAK and _KEY_AHEAD.match(text, place + 1):
            edits.append((place, len(text), ""))
            page.whole = False
            break
        edits.append((place, place + 1, by))
    page.mend(row, edits)


def _odd(char: str, before: str, first: bool) -> tuple[Mistake, str, str]:
    """The kind of mistake, what belongs there instead, and where it is, in words. `before`: what stands closely before it;
    `first`: only blanks do."""
    if char in _LINE_BREAK:
        return m.BREAK, " ", ""
    if char not in _BLANK and char not in _UNSEEN:
        return m.CONTROL, "", ""
    harmless = not _HEAD.match(before)
    where = "里面" if harmless else "缩进里" if first else "符号旁边"
    if char in _BLANK:
        return (m.PAGE_BLANK_INSIDE if harmless else m.PAGE_BLANK), " ", where
    return (m.HIDDEN_INSIDE if harmless else m.HIDDEN), "", where
