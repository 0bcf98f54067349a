"""Tables and the page that they make up. Amounts in 元, days in China. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from huikuan_cli.core.text.amounts import yuan
from huikuan_cli.core.text.values import iso

CellKind = Literal["text", "money", "day", "count"]
TableCell = str | Decimal | date | int | None


class TableColumn(Struct, frozen=True):
    """A column: its heading, the kind of its cells, its name for programs, and how wide it is at most, in characters."""

    title: str
    kind: CellKind = "text"
    key: str = ""
    wide: int = 12


class Table(Struct, frozen=True):
    """A table; `sums` stands below it, `name` is its name for programs. `bars`: the column of amounts that is drawn as bars."""

    title: str
    columns: tuple[TableColumn, ...]
    rows: Sequence[tuple[TableCell, ...]]
    name: str = ""
    sums: tuple[TableCell, ...] = ()
    note: str = ""
    bars: int | None = None


class TablePage(Struct, frozen=True):
    """Several tables under one title, the first of them the one that matters; `lines`: what is said above them, `foot` below."""

    title: str
    lines: tuple[str, ...]
    tables: tuple[Table, ...]
    foot: tuple[str, ...] = ()


def cell_text(cell: TableCell) -> str:
    """A cell as it is printed: amounts with thousands and cents, days as 2025-07-10."""
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return yuan(cell) if cell >= 0 else f"-{yuan(-cell)}"
    if isinstance(cell, date):
        return iso(cell)
    return str(cell)
