"""A page of tables as a workbook: a sheet for each, frozen headings, filters, real figures and days. Text is never a formula."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from huikuan_cli.core.tables.table import Table, TableCell, TablePage, cell_text
from huikuan_cli.core.text.words import columns

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

LONGEST_NAME = 31  # characters of the name of a sheet
MOST_TEXT = 32_000  # characters of a cell
LARGEST_EXACT = (
    Decimal(10) ** 13
)  # 元: what is larger has more digits than a cell keeps, and is written as text
_FORMATS: dict[str, dict[str, Any]] = {
    "text": {"text_wrap": True},
    "money": {"num_format": "#,##0.00;[Red]-#,##0.00"},
    "day": {"num_format": "yyyy-mm-dd", "align": "left"},
    "count": {"num_format": "0"},
    "head": {"bold": True, "text_wrap": True, "bottom": 1, "bg_color": "#E8E8E8"},
}  # fmt: skip


def page_xlsx(page: TablePage) -> bytes:
    """The workbook; the first sheet has what is said above and below the tables at its end."""
    from xlsxwriter import Workbook

    stream = io.BytesIO()
    options = {
        "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
        "default_date_format": "yyyy-mm-dd",
    }  # fmt: skip
    book = Workbook(stream, options)
    book.set_properties({"title": page.title})
    made = {
        name: book.add_format({"font_size": 10, "valign": "top", **look}) for name, look in _FORMATS.items()
    }
    for table in page.tables:
        _sheet(book, table, made)
    _said(book, page, made)
    book.close()
    return stream.getvalue()


def _sheet(book: Workbook, table: Table, made: dict[str, Format]) -> None:
    sheet = book.add_worksheet(_name(table.title))
    for number, column in enumerate(table.columns):
        sheet.write_string(0, number, column.title, made["head"])
        width = max(column.wide, columns(column.title) // 2 + 2)
        sheet.set_column(number, number, min(width * (2 if column.kind == "text" else 1.2), 60))
    for row, cells in enumerate((*table.rows, *((table.sums,) if table.sums else ())), 1):
        for number, cell in enumerate(cells):
            _write(sheet, row, number, cell, made[table.columns[number].kind])
    sheet.freeze_panes(1, 0)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _write(sheet: Worksheet, row: int, number: int, cell: TableCell, look: Format) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, Decimal) and abs(cell) < LARGEST_EXACT:
        sheet.write_number(row, number, float(cell), look)
    elif isinstance(cell, int) and not isinstance(cell, bool):
        sheet.write_number(row, number, cell, look)
    elif isinstance(cell, date):
        sheet.write_datetime(row, number, cell, look)
    else:
        sheet.write_string(row, number, cell_text(cell)[:MOST_TEXT], look)


def _said(book: Workbook, page: TablePage, made: dict[str, Format]) -> None:
    sheet = book.add_worksheet("说明")
    sheet.set_column(0, 0, 100)
    for row, line in enumerate((page.title, *page.lines, *page.foot)):
        sheet.write_string(row, 0, line[:MOST_TEXT], made["text"])


def _name(title: str) -> str:
    """A title as the name of a sheet may be."""
    return "".join(char for char in title if char not in "[]:*?/\\'")[:LONGEST_NAME]
