"""Problems of files on the screen, for other programs, and as notes on a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import groupby

from huikuan_cli import texts
from huikuan_cli.core.text.words import columns
from huikuan_cli.core.text.wrap import HANG, wrap
from huikuan_cli.errors import Problem, joined
from huikuan_cli.show import out
from huikuan_cli.show.line_width import page_width

ELLIPSIS, WIDE_BLANK = "…", "\u3000"
MOST_OF_A_FILE = 50  # problems of one file on the screen
_BREAKS = re.compile(r"\r\n|\r|\n")


def show_problems(problems: Iterable[Problem], sources: Mapping[str, str]) -> None:
    """Each problem with its place, the line it stands in, and a mark below the place. `sources`: texts by file.

    Of one file no more than MOST are shown, and how many more there are.
    """
    width = page_width()
    for file, found in groupby(problems, key=lambda one: one.file):
        listed = list(found)
        rows = _BREAKS.split(sources.get(file, ""))
        shown = _first(listed)
        for one in shown:
            for line in (*_sentence(one, width), *_quoted(one, rows, width)):
                out.result(line)
        if len(shown) < len(listed):
            out.result(texts.MORE_PROBLEMS.format(file=file, count=len(listed) - len(shown)))


def _first(problems: list[Problem]) -> list[Problem]:
    """As many as are read in one sitting, in their order: what must be mended rather than advice."""
    if len(problems) <= MOST_OF_A_FILE:
        return problems
    chosen = sorted(range(len(problems)), key=lambda number: problems[number].minor)[:MOST_OF_A_FILE]
    return [problems[number] for number in sorted(chosen)]


def place(one: Problem) -> str:
    """文件:行:列, as editors make it a link."""
    return ":".join([one.file, *(str(n) for n in (one.line, one.column) if n)])


def _sentence(one: Problem, width: int) -> list[str]:
    level = texts.ADVICE if one.minor else texts.MISTAKE
    said = wrap(f"{level} {one.code} {joined(one.text, one.fix)}", width - 2 - HANG)
    return [place(one), *(f"  {line}" for line in said)]


def _quoted(one: Problem, rows: list[str], width: int) -> list[str]:
    """The line in which the problem stands, and a mark below the place."""
    if not 1 <= one.line <= len(rows) or rows == [""]:
        return []
    row = "".join(c if c.isprintable() or c == WIDE_BLANK else " " for c in rows[one.line - 1])
    head = f"  {one.line:>4} | "
    before, shown = _clipped(row, max(one.column - 1, 0), width - len(head) - HANG)
    lines = [head + shown]
    if one.column:
        lines.append(" " * (len(head) - 2) + "| " + " " * columns(before) + "^")
    return lines


def _clipped(row: str, column: int, room: int) -> tuple[str, str]:
    """What stands before a place and the whole line, cut on both sides so that the place can be seen."""
    start = column
    while start > max(column - room, 0) and columns(row[start - 1 : column]) <= room * 2 // 3:
        start -= 1
    head = ELLIPSIS if start else ""
    before, shown = head + row[start:column], head + row[start : start + room]
    more = start + room < len(row)
    while columns(shown) + more > room:
        shown, more = shown[:-1], True
    return before, shown.rstrip() + (ELLIPSIS if more else "")


def github_lines(problems: Iterable[Problem]) -> list[str]:
    """The problems as workflow commands, which put them beside the lines of a pull request."""
    return [
        f"::{'warning' if one.minor else 'error'} file={_property(one.file)},line={one.line or 1},"
        f"col={one.column or 1},title={_property(one.code)}::{_data(joined(one.text, one.fix))}"
        for one in problems
    ]


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
