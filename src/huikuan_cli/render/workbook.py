"""Tables as an Excel workbook: real numbers and days, a frozen heading with filters, and no text that Excel would run.

Every text is written as a text cell, so that what begins with = + - @ is shown and never worked out. The same tables of the same day
give the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

from huikuan_cli.core.tables.report import TableReport
from huikuan_cli.core.tables.table import Cell, Column, Table, shown
from huikuan_cli.core.text.values import scrub
from huikuan_cli.errors import HuikuanError

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS = 1_048_575  # of a sheet of Excel, below the heading
LONGEST_CELL = 32_767  # characters of a cell of Excel
LONGEST_SHEET_NAME = 31
LARGEST_EXACT = (
    Decimal(10) ** 13
)  # 元: what is larger has more digits than a cell keeps, and is written as text
SAID = "说明"
PLAIN = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_NO_SHEET_NAME = re.compile(r"[\[\]:*?/\\']")
_FORMATS = {"money": "#,##0.00;[Red]-#,##0.00", "day": "yyyy-mm-dd", "count": "0"}


def workbook(report: TableReport) -> bytes:
    """A workbook with a sheet for each table, and at the end one with what is said above and below them, as of the day of the report.
    Rows are written as they come, so that a long table needs no memory. Raises HuikuanError where a table has more rows than a sheet of
    Excel."""
    from xlsxwriter import Workbook as Writer

    stream = BytesIO()
    book = Writer(stream, PLAIN)
    day = datetime.fromisoformat(report.day)
    book.set_properties({"title": scrub(report.title), "created": day})
    names: list[str] = []
    try:
        for table in (*(one.table for one in report.sections), _said(report)):
            names.append(_sheet_name(table.name, names))
            _write(book, book.add_worksheet(names[-1]), table)
    finally:
        book.close()
    return stream.getvalue()


def _said(report: TableReport) -> Table:
    """What stands around the tables, as a sheet of its own: a filter over a table leaves it alone."""
    notes = (note for one in report.sections for note in one.notes)
    return Table(
        SAID,
        (Column("said", report.title, wide=50),),
        [(one,) for one in (*report.said, *notes, *report.foot)],
    )


def _sheet_name(name: str, taken: Sequence[str]) -> str:
    """A name that Excel takes: short, without the characters that mean something to it, and not there yet."""
    plain = _NO_SHEET_NAME.sub("", scrub(name)).strip()[: LONGEST_SHEET_NAME - 3] or "表"
    return plain if plain not in taken else f"{plain} {len(taken) + 1}"


def _write(book: Workbook, sheet: Worksheet, table: Table) -> None:
    head = book.add_format(
        {"bold": True, "bg_color": "#D9D9D9", "border": 1, "text_wrap": True, "valign": "top"}
    )
    looks = [book.add_format(_look(one, bold=False)) for one in table.columns]
    bold = [book.add_format(_look(one, bold=True)) for one in table.columns]
    for n, one in enumerate(table.columns):
        sheet.set_column(n, n, one.wide * 2 + 2)  # counted in half-width characters
        sheet.write_string(0, n, scrub(one.title), head)
    sheet.freeze_panes(1, 0)
    count = 0
    for count, row in enumerate(table.rows, 1):
        if count >= MOST_ROWS:
            text = f"“{table.name}”超过一张 Excel 表放得下的 {MOST_ROWS - 1:,} 行"
            raise HuikuanError(text, "换成 csv，或者分几次出")
        _row(sheet, count, row, looks)
    sheet.autofilter(0, 0, count, len(table.columns) - 1)
    if table.sums:
        _row(sheet, count + 1, table.sums, bold)
    _on_paper(sheet)


def _on_paper(sheet: Worksheet) -> None:
    """How it prints: A4, lying, as wide as the page, the heading on every page."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _look(column: Column, *, bold: bool) -> dict[str, Any]:
    look: dict[str, Any] = {"valign": "top", "bold": bold}
    if column.kind in _FORMATS:
        return {**look, "num_format": _FORMATS[column.kind]}
    return {**look, "num_format": "@", "text_wrap": True}


def _row(sheet: Worksheet, number: int, row: Sequence[Cell], looks: Sequence[Any]) -> None:
    for n, (cell, look) in enumerate(zip(row, looks, strict=True)):
        if cell is None or cell == "":
            continue
        if isinstance(cell, Decimal) and abs(cell) < LARGEST_EXACT:
            sheet.write_number(number, n, float(cell), look)
        elif isinstance(cell, date):
            sheet.write_datetime(number, n, datetime(cell.year, cell.month, cell.day), look)
        elif isinstance(cell, int):
            sheet.write_number(number, n, cell, look)
        else:
            sheet.write_string(number, n, scrub(shown(cell))[:LONGEST_CELL], look)
