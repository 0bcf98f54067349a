"""A sheet of a workbook as it was read: cells as values, and where each stands. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from msgspec import Struct

from huikuan_cli.core.text.values import iso, scrub

Cells = Sequence[Any]  # of a row: text, a number, a date, whether something is so; empty text for none
Span = tuple[
    tuple[int, int], tuple[int, int]
]  # the first and the last row and column of merged cells, from 0
LONGEST_CELL = 500  # characters of a text that are kept


class Grid(Struct):
    """The rows of one sheet from its first row on; `merged`: the merged cells, of which only the first holds the value."""

    sheet: str
    rows: list[list[Any]]
    merged: tuple[Span, ...] = ()

    def place(self, row: int, column: int) -> str:
        """Where a cell stands, as a person finds it: Sheet1!F17. Row and column count from 0."""
        return f"{self.sheet}!{letters(column)}{row + 1}"


def letters(column: int) -> str:
    """The name of a column from its number, which counts from 0: A … Z, AA …"""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def column_number(name: str) -> int | None:
    """The number of a column from its name, counted from 0; None where that is no name of a column."""
    text = name.strip().upper()
    if not re.fullmatch("[A-Z]{1,3}", text):
        return None
    number = 0
    for char in text:
        number = number * 26 + ord(char) - 64
    return number - 1


def text_of(cell: Any) -> str:
    """A cell as one line of text: a whole number without decimals, a day as 2025-07-10."""
    if isinstance(cell, str):
        return scrub(cell[:LONGEST_CELL]) if cell else ""
    return next((read(cell) for kind, read in _KINDS if isinstance(cell, kind)), "")


def _number_text(cell: float) -> str:
    return str(int(cell)) if cell == cell and abs(cell) < 1e15 and cell == int(cell) else repr(cell)


_KINDS: tuple[tuple[Any, Callable[[Any], str]], ...] = (
    (bool, lambda cell: "是" if cell else "否"),
    ((int, float), _number_text),
    (datetime, lambda cell: iso(cell.date())),
    (date, iso),
    ((time, timedelta), str),
)


def bare(text: str) -> str:
    """A heading without blanks, line breaks, stars and colons, half-width, in small letters."""
    return re.sub(r"[\s*:：※#]+", "", unicodedata.normalize("NFKC", text)).casefold()


def fill_merged(grid: Grid, most_rows: int) -> list[list[Any]]:
    """The first rows with the value of merged cells in each of them: a heading over several columns is that of each."""
    found = [list(row) for row in grid.rows[:most_rows]]
    for (top, left), (bottom, right) in grid.merged:
        if top >= len(found) or left >= len(found[top]):
            continue
        value = found[top][left]
        for row in found[top : bottom + 1]:
            row[left : min(right + 1, len(row))] = [value] * (min(right + 1, len(row)) - left)
    return found
