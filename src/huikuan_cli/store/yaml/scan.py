"""A file that a person wrote, read with every mistake in its writing reported at once: PyYAML reads, `writing_rules` say why not."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import Any, NamedTuple

import yaml

from huikuan_cli.core.text.values import brief
from huikuan_cli.errors import Problem
from huikuan_cli.store.yaml import mistakes as m
from huikuan_cli.store.yaml.marked_lines import HEAD, Page, indent_of
from huikuan_cli.store.yaml.mistakes import MAX_PROBLEMS
from huikuan_cli.store.yaml.tree import MAX_DEPTH, Loader, Tree, Walk, decoded
from huikuan_cli.store.yaml.writing_rules import STUMBLES, TAKEN, WritingRule

MAX_TRIES = 3 * MAX_PROBLEMS
_QUIET = re.compile(r"[\w，。、；！（）《》()/%+ ,.]*\Z")  # in which nothing can be wrong
Places = dict[str, tuple[int, int]]  # the name of a spot -> its row, and where in it it begins, from 0
Span = tuple[str, int, int, int]  # the name of a spot, its row, where in it it begins and ends


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
    walk, data = _read(page)
    found = list(page.problems.values())
    # Where YAML stumbles over what is only worth mending, it must be mended: behind a quotation mark.
    if found and all(one.minor for one in found) and _parsed(text)[1]:
        found = [one._replace(minor=False) for one in found]
    doubtful = {one.line for one in found if not one.minor and one.code not in m.CERTAIN}
    found += [note.at(name, 1, 0)] if note else []
    if walk is None:
        return FileReading(None, _in_order(found, name), whole=False)
    more = [one._replace(column=page.column(one.line - 1, one.column - 1)) for one in walk.problems]
    if walk.nested is not None:
        column = page.column(walk.nested.line, walk.nested.column)
        more = [one for one in more if one.code != m.LINK.code]
        more.append(m.LINKS_IN_LINKS.at(name, walk.nested.line + 1, column))
    sound = all(one.minor for one in (*found, *more))
    if data is None and sound:
        found.append((m.ONLY_COMMENTS if text.strip() else m.NOTHING_IN_IT).at(name, 1, 0))
    elif data is not None and not isinstance(data, dict) and (page.whole or sound):
        found.append(m.NO_NAMES.at(name, 1, 0, "一个列表" if isinstance(data, list) else "一段文字"))
    found = _in_order([*found, *more], name)
    if not isinstance(data, dict) or walk.nested is not None:
        return FileReading(None, found, whole=False)
    spots = {path: page.written(spot) for path, spot in walk.spots.items()} if page.columns else walk.spots
    tree = Tree(data, text, name, spots, (f"{note.text}；{note.fix}",) if note else ())
    return FileReading(tree, found, page.whole and not more, frozenset(doubtful | {one.line for one in more}))


def _in_order(found: list[Problem], name: str) -> list[Problem]:
    found = sorted(dict.fromkeys(found), key=lambda one: (one.line, one.column))
    if len(found) > MAX_PROBLEMS:
        found[MAX_PROBLEMS:] = [m.TOO_MANY.at(name, found[MAX_PROBLEMS].line, 0)]
    return found


def _parsed(text: str) -> tuple[list[Any], yaml.YAMLError | ValueError | None]:
    """PyYAML's events of a text, and its complaint where it gave up."""
    events: list[Any] = []
    try:
        events.extend(yaml.parse(text, Loader=Loader))
    except (yaml.YAMLError, ValueError) as error:
        return events, error
    return events, None


def _read(page: Page) -> tuple[Walk | None, Any]:
    """What the file says, after as many mends as it takes; no walk when that never ends, or nobody would read on."""
    cut: set[int] = set()
    for _ in range(MAX_TRIES):
        page.touched.clear()
        events, error = _parsed("\n".join(page.rows))
        if len(page.problems) > MAX_PROBLEMS:
            break
        if error:
            _stumble(page, events, error, cut)
            continue
        walk = Walk(page.file, iter(events))
        data = walk.document()
        for spot in _spots(page, events, walk):
            for rule in _rules_at(spot[0]):
                if spot[1] in page.touched or (_applied(page, rule, spot) and rule.mend is not None):
                    break
        if page.touched:
            continue
        if walk.too_deep is None:
            return walk, data
        page.tell(m.DEEP, walk.too_deep.line, walk.too_deep.column, str(MAX_DEPTH))
        page.blank_below(walk.too_deep.line)
        page.blank(walk.too_deep.line)
    return None, None


def _applied(page: Page, rule: WritingRule, spot: Span, mark: int = 0) -> bool:
    """Whether a rule fits at a spot and was not told yet; then it is told, and the row mended."""
    _, row, start, end = spot
    pattern = re.compile(rule.pattern)
    found = pattern.match(page.rows[row], start, end)
    if found is None or (rule.when and not rule.when(page, row, found)):
        return False
    words = (rule.word,) if isinstance(rule.word, str) else rule.word(page, row, found)
    quoted = [found[name] for name in ("w", "n") if name in pattern.groupindex]
    place = found.start("x") if "x" in pattern.groupindex else mark
    if not page.tell(
        rule.mistake, row, place, *filter(None, words), *(brief(one.strip("\"'") or one) for one in quoted)
    ):
        return False
    if rule.mend is not None:
        new = rule.mend if isinstance(rule.mend, str) else rule.mend(page, row, found)
        if new is not None:
            page.mend(row, *found.span("v" if "v" in pattern.groupindex else "x"), new)
    return True


def _stumble(page: Page, events: list[Any], error: Exception, cut: set[int]) -> None:
    """Say why PyYAML gave up, and mend it; what no rule knows is said in general and taken out."""
    said = f"{getattr(error, 'context', '')} {getattr(error, 'problem', error)}"
    if _merged(page):
        return
    spots = _spots_of(page, events, error)
    rules = next((rules for complaint, rules in STUMBLES.items() if re.search(complaint, said)), ())
    row, place = spots["mark"]
    for rule in rules:
        at = spots.get(rule.spot)
        if at and at[0] >= 0 and _applied(page, rule, (rule.spot, *at, len(page.rows[at[0]])), place):
            if rule.mend is None:
                page.blank_below(row)
                page.blank(row)
            return
    if row not in {one.line - 1 for one in page.problems.values() if not one.minor}:
        page.tell(m.UNPAIRED if "expected" in said else m.NOT_UNDERSTOOD, row, place)
    head = HEAD.match(page.rows[row])
    end = head.end() if head and head[0].strip() and row not in cut else 0
    page.blank(row, end, "''" if end else "")
    cut.add(row)


def _merged(page: Page) -> bool:
    """Whether git left its marks; the first version is read, the second and the marks are taken out."""
    text = "\n".join(page.rows)
    left = re.sub(
        r"(?ms)^<{7}.*?$|^={7}$.*?^>{7}.*?$", lambda found: "\n" * found[0].count("\n"), text
    ).split("\n")
    told = [page.tell(m.MERGE, row, 0) for row, one in enumerate(page.rows) if one.startswith("<<<<<<<")]
    page.rows = left if any(told) else page.rows
    return any(told)


def _spots_of(page: Page, events: list[Any], error: Any) -> Places:
    """Where the rules for a complaint may fit: by the name of the spot, the row and the place, from 0."""
    mark = getattr(error, "problem_mark", None)
    begun = mark if "next token" in str(error) else getattr(error, "context_mark", None)
    row, place = (mark.line, mark.column) if mark else (0, 0)
    if row >= len(page.rows) or not page.rows[row]:  # the end of the file
        row = max(page.beside(min(row, len(page.rows)), -1), 0)
        place = len(page.rows[row])
    above = heading = page.beside(row, -1)
    while heading >= 0 and not page.rows[heading].rstrip().endswith(":"):
        heading = page.beside(heading, -1)
    spots = {"mark": (row, place), "line": (row, 0), "value": (row, HEAD.match(page.rows[row]).end())}  # type: ignore[union-attr]
    spots |= {
        "above": (above, 0),
        "start": (above, indent_of(page.rows[above])),
        "first": (page.beside(heading, 1), 0),
    }
    if spots["value"][1] >= place:
        del spots["value"]
    last: Any = next((one for one in reversed(events) if isinstance(one, yaml.ScalarEvent)), None)
    if last:
        spots["last"] = since = last.start_mark.line, last.start_mark.column
        if last.style and last.end_mark.line == row > since[0] and not page.deeper(row, since[0]):
            spots["ran on"] = since
    text = page.rows[row].rstrip()
    if text[-1:] in ("[", "{") and "node content" in str(error):  # nothing more stands in the bracket
        spots["open"] = row, len(text) - 1
    elif begun and begun.line < len(page.rows):
        spots |= _spots_since(page, row, place, (begun.line, begun.column), str(error))
    return spots


def _spots_since(page: Page, row: int, place: int, start: tuple[int, int], said: str) -> Places:
    """The same of what had begun where PyYAML says so."""
    found = {"start": start}
    if "end of stream" in said:
        found["ran on"] = start
    if place >= len(page.rows[row].rstrip()) or (start[0] < row and not page.deeper(row, start[0])):
        found["open"] = start
    if re.compile(HEAD.pattern + r"[\[{]").match(page.rows[start[0]], 0, start[1]):
        found["in brackets"] = start
    return found


def _spots(page: Page, events: list[Any], walk: Walk) -> Iterator[Span]:
    """Where the rules for what was read may fit."""
    begun: list[Any] = [one.start_mark for one in events if isinstance(one, yaml.DocumentStartEvent)]
    for mark in begun[1:]:
        yield "document", mark.line, 0, len(page.rows[mark.line])
    for kind, event, name in walk.texts:
        mark = event.start_mark
        if kind == "brace":
            yield kind, mark.line, mark.column, len(page.rows[mark.line])
        elif kind and event.value and (kind == "name" or not event.style):
            yield from _spots_of_text(page, kind, event, name)
        elif kind == "field" and not event.style:
            yield "lone", name.start_mark.line, name.start_mark.column, name.end_mark.column


def _spots_of_text(page: Page, kind: str, event: Any, name: Any) -> Iterator[Span]:
    """The same of one text without quotation marks, or a name."""
    (row, place), (last, end) = ((at.line, at.column) for at in (event.start_mark, event.end_mark))
    text = page.rows[row]
    if kind == "text" and name.end_mark.line < row:
        kind = "below"
    if kind == "name":
        if "\t" in text or not _QUIET.match(text, max(place - 2, 0), end):
            yield kind, row, place, len(text)
    elif kind in {"entry", "field"}:
        yield kind, row, place, end if row == last else len(text)
    elif row < last or kind in {"below", "alone"} or not _QUIET.match(text, place):
        yield kind, row, place, len(text)
        if row == last and kind != "alone":
            yield "whole", row, place, len(text)
        for one in range(row + 1, last + 1):
            yield "more" if kind == "item" else kind, one, indent_of(page.rows[one]), len(page.rows[one])


@cache
def _rules_at(spot: str) -> tuple[WritingRule, ...]:
    return tuple(rule for rule in TAKEN if spot in rule.spot.split())
