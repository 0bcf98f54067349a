"""A table as CSV that spreadsheets open as it is: UTF-8 with its mark, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal

from huikuan_cli.core.tables.table import Table, TableCell
from huikuan_cli.core.text.values import iso

_RUNS = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for a formula where a cell begins so


def table_csv(table: Table) -> bytes:
    """The table with its heading; sums are left to whoever reads it."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(column.title for column in table.columns)
    writer.writerows([_cell(cell) for cell in row] for row in table.rows)
    return b"\xef\xbb\xbf" + stream.getvalue().encode("utf-8")


def _cell(cell: TableCell) -> str:
    """Figures and days bare, so that they can be added up; text that would be run has an apostrophe before it."""
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return f"{cell:.2f}"
    if isinstance(cell, date):
        return iso(cell)
    if isinstance(cell, int):
        return str(cell)
    return harmless_cell(cell)


def harmless_cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_RUNS) else text
