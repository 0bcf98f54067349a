"""A table as csv for Excel, and a page of tables as JSON for a program."""

from __future__ import annotations

import csv
import json
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from io import StringIO
from typing import Any

from huikuan_cli.core.tables.report import TableReport
from huikuan_cli.core.tables.table import Cell, Table, shown
from huikuan_cli.core.text.values import scrub

BOM = b"\xef\xbb\xbf"  # without it Excel takes UTF-8 for GBK
RUN = ("=", "+", "-", "@")  # what makes a formula of a text in csv, also in full width
AS_TEXT = "'"  # before it, Excel shows the text as it is


def table_csv(table: Table) -> bytes:
    """A table as csv that Excel opens in Chinese by a double click: money as 1234.00, days as 2026-11-30. A text that Excel would take
    for a formula gets ' before it."""
    stream = StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow([one.title for one in table.columns])
    for row in (*table.rows, *((table.sums,) if table.sums else ())):
        writer.writerow([_csv_cell(cell) for cell in row])
    return BOM + stream.getvalue().encode("utf-8")


def _csv_cell(cell: Cell) -> str:
    if not isinstance(cell, str):
        return _plain(cell)
    text = scrub(cell)
    begins = unicodedata.normalize("NFKC", text.lstrip("'\"“”")[:1])
    return AS_TEXT + text if begins.startswith(RUN) else text


def _plain(cell: Cell) -> str:
    return f"{cell:.2f}" if isinstance(cell, Decimal) else shown(cell)


def report_json(report: TableReport) -> bytes:
    """A page of tables as a file for a program, in ASCII."""
    return json.dumps({"version": 1, **report_data(report)}, ensure_ascii=True, indent=1).encode("ascii")


def report_data(report: TableReport) -> dict[str, Any]:
    """A page of tables as data: the tables by their keys, each row by the keys of its columns, money and days as text, null where nothing
    is known."""
    return {
        "title": report.title,
        "day": report.day,
        "said": list(report.said),
        "tables": {one.table.key: _as_data(one.table, list(one.notes)) for one in report.sections},
        "foot": list(report.foot),
    }


def _as_data(table: Table, notes: list[str]) -> dict[str, Any]:
    keys = [one.key for one in table.columns]
    found: dict[str, Any] = {"name": table.name, "rows": list(_rows(table, keys))}
    if table.sums:
        found["sums"] = dict(zip(keys, map(_value, table.sums), strict=True))
    return {**found, "notes": notes} if notes else found


def _rows(table: Table, keys: list[str]) -> Iterator[dict[str, Any]]:
    for row in table.rows:
        yield dict(zip(keys, map(_value, row), strict=True))


def _value(cell: Cell) -> str | int | None:
    if isinstance(cell, int):
        return cell
    return None if cell is None else cell if isinstance(cell, str) else _plain(cell)
