"""A page of tables as one HTML file that prints: no script, no request to anywhere, bars as lines that a black-and-white printer draws.

The look is in tables.css beside this file.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from huikuan_cli.core.tables.report import TableReport, TableSection
from huikuan_cli.core.tables.table import Cell, CellRow, Column, Table, shown
from huikuan_cli.core.text.values import scrub
from huikuan_cli.render.html import HEAD, escape

EDGES, BAR_ROOM = 0.7, 7  # beside the letters of a cell, in their width
BAR_WIDTH, BAR_HEIGHT = 60, 8  # in the units of the drawing; it grows with the letters
HINT = "打印：按 Ctrl+P（苹果电脑按 Command+P），纸张选 A4 横向，缩放选 100%，“页眉和页脚”不勾。"
MORE_ROWS = "另有 {count} 行没有印在这里，在 Excel、csv 里。"
BAR = (
    f'<svg class="bar" viewBox="0 0 {BAR_WIDTH} {BAR_HEIGHT}" role="img" aria-label="{{label}}">'
    f'<rect x="0.5" y="0.5" width="{{width}}" height="{BAR_HEIGHT - 1}"/></svg>'
)


def table_page(report: TableReport) -> str:
    """The whole file."""
    style = Path(__file__).with_name("tables.css").read_text(encoding="utf-8")
    body = [
        f'<p class="hint">{HINT}</p>',
        '<main class="page">',
        f"<h1>{_text(report.title)}</h1>",
        *(f'<p class="said">{_text(one)}</p>' for one in report.said),
        *(_section(one) for one in report.sections),
        *(f'<p class="foot">{_text(one)}</p>' for one in report.foot),
        "</main>",
    ]
    return HEAD.format(title=_text(report.title), style=style, body="\n".join(body))


def _text(text: str) -> str:
    return escape(scrub(text))


def _section(one: TableSection) -> str:
    table = one.on_page()
    every = list(table.rows)
    rows = every[: one.most or None]
    drawn = _table(table, rows, one.bar) if rows else f"<p>{_text(one.none)}</p>"
    notes = "".join(
        f'\n<p class="note">{_text(note)}</p>' for note in (*_left_out(len(every) - len(rows)), *one.notes)
    )
    return f"<section>\n<h2>{_text(table.name)}</h2>\n{drawn}{notes}\n</section>"


def _left_out(count: int) -> tuple[str, ...]:
    return (MORE_ROWS.format(count=count),) if count else ()


def _table(table: Table, rows: Sequence[CellRow], bar: str) -> str:
    at = next((n for n, one in enumerate(table.columns) if one.key == bar), -1)
    most = max((_size(row[at]) for row in rows), default=0.0) if at >= 0 else 0.0
    head = "".join(f'<th class="{one.kind}">{_text(one.title)}</th>' for one in table.columns)
    body = [_row(table.columns, row, at, most) for row in rows]
    if table.sums:
        body.append(_row(table.columns, table.sums, -1, 0.0, ' class="sums"'))
    return (
        f"<table>\n{_widths(table.columns, at)}\n<thead><tr>{head}</tr></thead>\n<tbody>\n"
        + "\n".join(body)
        + "\n</tbody>\n</table>"
    )


def _widths(columns: Sequence[Column], at: int) -> str:
    """How the width of the page is shared out, so that a long text in one column does not tear the others."""
    weights = [one.wide + EDGES + (BAR_ROOM if n == at else 0) for n, one in enumerate(columns)]
    cols = "".join(f'<col style="width: {100 * one / sum(weights):.2f}%">' for one in weights)
    return f"<colgroup>{cols}</colgroup>"


def _row(columns: Sequence[Column], row: CellRow, at: int, most: float, kind: str = "") -> str:
    cells = [
        f'<td class="{one.kind}">{_bar(cell, most) if n == at else ""}{_text(shown(cell))}</td>'
        for n, (one, cell) in enumerate(zip(columns, row, strict=True))
    ]
    return f"<tr{kind}>{''.join(cells)}</tr>"


def _bar(cell: Cell, most: float) -> str:
    """A bar as long as this is of the most; none where it is nothing."""
    width = (BAR_WIDTH - 1) * _size(cell) / most if most > 0 else 0.0
    return BAR.format(label=_text(shown(cell)), width=f"{width:.2f}") if width > 0 else ""


def _size(cell: Cell) -> float:
    return max(float(cell), 0.0) if isinstance(cell, Decimal | int) else 0.0
