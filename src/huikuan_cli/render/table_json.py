"""A page of tables as data for another program: amounts in 元 and days as text, null where not known."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from huikuan_cli.core.tables.table import Table, TableCell, TablePage
from huikuan_cli.core.text.values import iso


def page_data(page: TablePage) -> dict[str, Any]:
    """The page: its title, what is said above it, and its tables by their names."""
    return {
        "title": page.title,
        "lines": list(page.lines),
        "tables": {table.name: table_data(table) for table in page.tables},
        "foot": list(page.foot),
    }


def table_data(table: Table) -> dict[str, Any]:
    """A table: its rows and its sums, each by the names of the columns."""
    names = [column.key or column.title for column in table.columns]
    found: dict[str, Any] = {
        "title": table.title,
        "rows": [dict(zip(names, map(_plain, row), strict=True)) for row in table.rows],
    }
    if table.sums:
        found["sums"] = dict(zip(names, map(_plain, table.sums), strict=True))
    return found


def _plain(cell: TableCell) -> str | int | None:
    if isinstance(cell, Decimal):
        return f"{cell:.2f}"
    return iso(cell) if isinstance(cell, date) else cell
