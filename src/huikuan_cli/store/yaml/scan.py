"""A file that a person wrote, read with every mistake in its writing reported at once."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any, NamedTuple

import yaml

from huikuan_cli.errors import Problem
from huikuan_cli.store.yaml import mistakes as m
from huikuan_cli.store.yaml.blocks import Blocks
from huikuan_cli.store.yaml.marked_lines import Page, mend_characters
from huikuan_cli.store.yaml.mistakes import MAX_PROBLEMS, Mistake
from huikuan_cli.store.yaml.tree import MAX_DEPTH, Loader, Path_, Spot, Tree, Walk, decoded

MAX_TRIES = 20
_HEAD = re.compile(r"\s*(?:- +)*(?:[^\s\"'#:\[\]{}][^:#]{0,40}?: +)?")


class FileReading(NamedTuple):
    """What was read of a file. `tree` is None when nothing can be made of it.

    `whole`: every piece of the file is in the tree. When it is not, something may only seem to be missing.
    `doubtful`: lines whose mistake was mended by a guess; what else is wrong in them may come from that.
    """

    tree: Tree | None
    problems: list[Problem]
    whole: bool = True
    doubtful: frozenset[int] = frozenset()

    @property
    def told(self) -> frozenset[tuple[int, str]]:
        """The lines of what was said of quotation marks; nothing else is looked at twice."""
        return frozenset((one.line, one.code) for one in self.problems if one.code == m.CURLY.code)

    @property
    def errors(self) -> list[Problem]:
        """The problems that must be mended."""
        return [problem for problem in self.problems if not problem.minor]


def read_all(raw: bytes, name: str, known: Collection[str]) -> FileReading:
    """The data of some YAML bytes and every mistake in how they are written. Never raises for what a person wrote.

    `known`: names that such files use, for telling a full-width colon after a name from one in a sentence.
    """
    text, note = decoded(raw)
    if text is None:
        return FileReading(None, [m.UNREADABLE.at(name, 1, 0)], whole=False)
    page = Page(text, name, known)
    if note:
        page.tell(note, 0, 0)
    mend_characters(page)
    whole = page.whole
    before, rows, columns = len(page.problems), list(page.rows), dict(page.columns)
    doubtful = set(page.doubtful)
    Blocks(page).read()
    if page.full:
        return _reading(page, None, text)
    plain = _parse("\n".join(rows), name) if any(not legal for _, legal in page.problems[before:]) else None
    if isinstance(plain, _Parsed) and plain.nested:
        return _refused(page, *plain.nested)
    if isinstance(plain, _Parsed) and not plain.problems:
        # YAML takes it as it is, so only what it takes for something else is a mistake
        page.problems[before:] = [one for one in page.problems[before:] if one[1]]
        if len(page.problems) == before:
            page.columns, page.whole, page.doubtful = columns, whole, doubtful
            return _reading(page, plain, text)
    return _as_strict(_reading(page, _until_read(page), text), text)


def _as_strict(reading: FileReading, text: str) -> FileReading:
    """What is only advice where YAML takes the text as it is, must be mended where it does not: behind a quotation mark."""
    if not reading.problems or reading.errors or reading.tree is None:
        return reading
    if isinstance(_parse(text, reading.tree.file), _Parsed):
        return reading
    found = [one._replace(minor=one.code == m.GBK.code) for one in reading.problems]
    return reading._replace(problems=found)


def _refused(page: Page, line: int, column: int) -> FileReading:
    """A file whose references would grow without end: one line for all of them, beside its other mistakes."""
    others = [one for one, _ in page.problems if one.code != m.LINK.code]
    found = [*others, m.LINKS_IN_LINKS.at(page.file, line, page.column(line - 1, column - 1))]
    return FileReading(None, sorted(found, key=lambda one: (one.line, one.column)), whole=False)


class _Parsed(NamedTuple):
    data: Any
    spots: dict[Path_, Spot]
    problems: list[Problem]
    nested: tuple[int, int] | None = None  # line and column of a reference inside of what is referred to


class _Broken(NamedTuple):
    line: int
    column: int
    mistake: Mistake


def _parse(text: str, name: str) -> _Parsed | _Broken:
    """The data of a text, or the first place where the parser gave up."""
    walk = Walk(name, yaml.parse(text, Loader=Loader))
    try:
        data = walk.document()
    except (yaml.YAMLError, ValueError) as error:
        return _stopped(error)
    if walk.too_deep is not None:
        return _Broken(walk.too_deep.line + 1, walk.too_deep.column + 1, m.DEEP)
    nested = walk.nested and (walk.nested.line + 1, walk.nested.column + 1)
    return _Parsed(data, walk.spots, walk.problems, nested)


_WORDS = {
    "mapping values are not allowed": m.INDENT_OR_COLON,
    "could not find expected ':'": m.NO_COLON,
    "did not find expected": m.UNPAIRED,
    "found unexpected end of stream": m.OPEN_QUOTE_SOMEWHERE,
    "cannot start any token": m.SYMBOL_SOMEWHERE,
}


def _stopped(error: Exception) -> _Broken:
    """Where the parser gave up and why: of two places the one where the text began, for what was left open."""
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    if context is not None and re.search("simple key|quoted scalar", str(getattr(error, "context", ""))):
        mark = context
    message = str(error).lower()
    mistake = next((one for needle, one in _WORDS.items() if needle in message), m.NOT_UNDERSTOOD)
    return _Broken(mark.line + 1, mark.column + 1, mistake) if mark is not None else _Broken(1, 1, mistake)


def _until_read(page: Page) -> _Parsed | None:
    """Parse; where the parser gives up, say so once, take that piece out and try again. None when it never ends."""
    cut: set[int] = set()
    for _ in range(MAX_TRIES):
        got = _parse(page.text(), page.file)
        if isinstance(got, _Parsed):
            return got
        row = min(got.line, len(page.rows)) - 1
        while row > 0 and not page.rows[row].strip():
            row -= 1
        if row not in page.wrong:
            place = min(got.column, len(page.rows[row])) - 1 if got.line == row + 1 else 0
            page.tell(got.mistake, row, max(place, 0), *([str(MAX_DEPTH)] if got.mistake is m.DEEP else []))
        _take_out(page, row, cut, all_under=got.mistake is m.DEEP)
    return None


def _take_out(page: Page, row: int, cut: set[int], *, all_under: bool) -> None:
    """Take out what a name or a dash says, but not the name; the second time, the whole line."""
    text = page.rows[row]
    head = _HEAD.match(text)
    if head and head[0].strip() and row not in cut and not all_under:
        page.blank(row, head.end(), "''")
    else:
        page.blank(row)
    cut.add(row)
    indent = len(text) - len(text.lstrip())
    for under in range(row + 1, len(page.rows) if all_under else row + 1):
        below = page.rows[under]
        if below.strip() and len(below) - len(below.lstrip()) < indent:
            break
        page.blank(under)


def _reading(page: Page, parsed: _Parsed | None, text: str) -> FileReading:
    found = [problem for problem, _ in page.problems]
    data = None
    if parsed is not None:
        data = parsed.data
        found += [one._replace(column=page.column(one.line - 1, one.column - 1)) for one in parsed.problems]
    serious = any(not one.minor for one in found)
    if data is None and not serious:
        found.append((m.ONLY_COMMENTS if text.strip() else m.NOTHING_IN_IT).at(page.file, 1, 0))
    elif data is not None and not isinstance(data, dict) and (page.whole or not serious):
        found.append(m.NO_NAMES.at(page.file, 1, 0, "一个列表" if isinstance(data, list) else "一段文字"))
    doubtful = {row + 1 for row in page.doubtful} | {one.line for one in (parsed.problems if parsed else ())}
    twice = parsed is not None and bool(parsed.problems)
    found = sorted(dict.fromkeys(found), key=lambda one: (one.line, one.column))
    if len(found) > MAX_PROBLEMS:
        found[MAX_PROBLEMS:] = [m.TOO_MANY.at(page.file, found[MAX_PROBLEMS].line, 0)]
    if parsed is None or not isinstance(data, dict):
        return FileReading(None, found, whole=False)
    spots = {path: _spot(page, spot) for path, spot in parsed.spots.items()} if page.columns else parsed.spots
    notes = tuple(f"{one.text}；{one.fix}" for one in found if one.code == m.GBK.code)
    return FileReading(
        Tree(data, text, page.file, spots, notes),
        found,
        page.whole and not twice,
        frozenset(doubtful),
    )


def _spot(page: Page, spot: Spot) -> Spot:
    """The place in the file as it was written."""
    if spot.line - 1 not in page.columns and spot.value_line - 1 not in page.columns:
        return spot
    return spot._replace(
        column=page.column(spot.line - 1, spot.column - 1),
        value_column=page.column(spot.value_line - 1, spot.value_column - 1),
    )
