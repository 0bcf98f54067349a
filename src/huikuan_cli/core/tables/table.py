"""A table with typed columns: the one form that the screen, Excel, a web page, csv and JSON are drawn from. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from huikuan_cli.core.text.amounts import yuan
from huikuan_cli.core.text.values import iso

CellKind = Literal["text", "money", "day", "count"]
TEXT, MONEY, DAY, COUNT = "text", "money", "day", "count"
BELOW, LINE = "+", "\n"  # between the keys of columns that stand below each other, and between their texts
Cell = str | Decimal | date | int | None  # None: not known, or nothing to say; an empty cell in every format
CellRow = tuple[Cell, ...]


class Column(Struct, frozen=True):
    """A column. `key`: its name for programs, in ASCII; `title`: its heading; `kind`: what its cells hold: text, money (a Decimal in
    元), a day in China, or a count; `wide`: about how many Chinese characters its cells have, for the width on paper and in Excel."""

    key: str
    title: str
    kind: CellKind = "text"
    wide: int = 6


class Table(Struct, frozen=True):
    """A table. `rows` is walked once by each format and may be made on the way, so that no size has to fit into memory; `sums`: the
    last row, with what the columns add up to, empty where there is none; `key`: its name for programs, in ASCII."""

    name: str
    columns: tuple[Column, ...]
    rows: Iterable[CellRow]
    sums: CellRow = ()
    key: str = ""

    def only(self, keys: Iterable[str]) -> Table:
        """The same table with some of its columns, in this order; due+alarm is one column that has the two below each other."""
        places = {one.key: n for n, one in enumerate(self.columns)}
        at = [tuple(places[part] for part in key.split(BELOW)) for key in keys]
        rows = (tuple(_stacked(row, some) for some in at) for row in self.rows)
        sums = tuple(_stacked(self.sums, some) for some in at) if self.sums else ()
        columns = tuple(_stacked_column([self.columns[n] for n in some]) for some in at)
        return Table(self.name, columns, rows, sums, self.key)


def _stacked(row: CellRow, places: tuple[int, ...]) -> Cell:
    """A cell; of several their texts in lines."""
    return row[places[0]] if len(places) == 1 else LINE.join(shown(row[n]) for n in places)


def _stacked_column(columns: list[Column]) -> Column:
    first, *others = columns
    if not others:
        return first
    title = LINE.join(one.title for one in columns)
    return Column(BELOW.join(one.key for one in columns), title, first.kind, max(one.wide for one in columns))


def shown(cell: Cell) -> str:
    """A cell as it is read: money as 1,234.00, a day as 2026-11-30; empty where nothing is known."""
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return yuan(cell)
    return iso(cell) if isinstance(cell, date) else str(cell)
