"""A page of tables as one HTML file that prints on A4 across: no script, no request to anywhere; bars are drawn in black and white."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from huikuan_cli.core.tables.table import Table, TableCell, TableColumn, TablePage, cell_text
from huikuan_cli.render.html import HEAD, PRINT, escape

BAR_WIDTH, BAR_HEIGHT = 100, 9  # of the longest bar, in pixels


def tables_html(page: TablePage, shown: tuple[str, ...] = ()) -> str:
    """The whole file. `shown`: the names of the columns of the first table that are printed; empty for all."""
    body = [f"<h1>{escape(page.title)}</h1>", *(f"<p>{escape(line)}</p>" for line in page.lines)]
    first, *rest = page.tables
    body.append(_table(_only(first, shown) if shown else first, "main"))
    body.append('<div class="side">')
    body += [_table(one, "small") for one in rest]
    body.append("</div>")
    body += [f'<p class="foot">{escape(line)}</p>' for line in page.foot]
    body.append(f'<p class="screen">{escape(PRINT)}横放。</p>')
    style = Path(__file__).with_name("tables.css").read_text(encoding="utf-8")
    return HEAD.format(title=escape(page.title), style=style, body="\n".join(body))


def _only(table: Table, shown: tuple[str, ...]) -> Table:
    """The table with some of its columns, in that order."""
    places = [n for key in shown for n, one in enumerate(table.columns) if one.key == key]
    picked = tuple(table.columns[n] for n in places)
    rows = [tuple(row[n] for n in places) for row in table.rows]
    return Table(table.title, picked, rows, table.name, (), table.note)


def _table(table: Table, kind: str) -> str:
    head = "".join(_head(one) for one in table.columns)
    largest = _largest(table)
    bars = "" if table.bars is None else "<th></th>"
    rows = [_row(table, row, largest) for row in table.rows]
    sums = f"<tfoot>{_cells(table, table.sums)}{'<td></td>' if bars else ''}</tfoot>" if table.sums else ""
    note = f'<p class="note">{escape(table.note)}</p>' if table.note else ""
    return (
        f'<section class="{kind} {table.name}"><h2>{escape(table.title)}</h2>\n<table><thead><tr>{head}{bars}</tr></thead>\n'
        f"<tbody>{''.join(rows)}</tbody>{sums}</table>{note}</section>"
    )


def _head(one: TableColumn) -> str:
    return f'<th class="{one.kind}">{escape(one.title)}</th>'


def _row(table: Table, row: tuple[TableCell, ...], largest: Decimal) -> str:
    bar = "" if table.bars is None else f"<td>{_bar(row[table.bars], largest)}</td>"
    return f"<tr>{_cells(table, row)}{bar}</tr>\n"


def _cells(table: Table, row: tuple[TableCell, ...]) -> str:
    return "".join(
        f'<td class="{one.kind} {one.key}">{escape(cell_text(cell))}</td>'
        for one, cell in zip(table.columns, row, strict=True)
    )


def _largest(table: Table) -> Decimal:
    if table.bars is None:
        return Decimal(0)
    return max((abs(_amount(row[table.bars])) for row in table.rows), default=Decimal(0))


def _amount(cell: TableCell) -> Decimal:
    return cell if isinstance(cell, Decimal) else Decimal(0)


def _bar(cell: TableCell, largest: Decimal) -> str:
    """A bar for an amount: filled, hollow for one below zero, so that it reads without colour."""
    amount = _amount(cell)
    if not largest or not amount:
        return ""
    width = max(int(abs(amount) * BAR_WIDTH / largest), 1)
    fill = "#555" if amount > 0 else "none"
    return (
        f'<svg width="{BAR_WIDTH}" height="{BAR_HEIGHT}" role="img" aria-label="{escape(cell_text(cell))}">'
        f'<rect x="0.5" y="0.5" width="{width}" height="{BAR_HEIGHT - 1}" fill="{fill}" stroke="#222"/></svg>'
    )
