"""A page of tables as one HTML file that prints: no script, no request to anywhere, bars as lines that a black-and-white printer draws.

The look is in tables.css beside this file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby, islice
from pathlib import Path
from typing import NamedTuple

from huikuan_cli.core.tables.report import TableReport, TableSection
from huikuan_cli.core.tables.table import LINE, Cell, CellRow, Column, Table, shown
from huikuan_cli.core.text.values import scrub
from huikuan_cli.render.html import HEAD, escape

ROOM, HALF_ROOM = 92, 44  # letters in a line across the page, and across half of it
EDGES, BAR_ROOM = 0.7, 7  # beside the letters of a cell, in their width
LEAST = 0.5  # of what a text is made for, it always gets
DIGIT = 0.56  # of a letter's width
BAR_WIDTH, BAR_HEIGHT, THINNEST = 60, 8, 1  # in the units of the drawing; it grows with the letters
HINT = "打印：按 Ctrl+P（苹果电脑按 Command+P），纸张选 A4 横向，缩放选 100%，“页眉和页脚”不勾。"
MORE_ROWS = "另有 {count} 行没有印在这里，在 Excel、csv 里。"
BAR = (
    f'<svg class="bar" viewBox="0 0 {BAR_WIDTH} {BAR_HEIGHT}" role="img" aria-label="{{label}}">'
    f'<rect x="0.5" y="0.5" width="{{width}}" height="{BAR_HEIGHT - 1}"{{below}}/></svg>'
)


def table_page(report: TableReport) -> str:
    """The whole file."""
    style = Path(__file__).with_name("tables.css").read_text(encoding="utf-8")
    body = [
        f'<p class="hint">{HINT}</p>',
        '<main class="page">',
        f"<h1>{_text(report.title)}</h1>",
        *(f'<p class="said">{_text(one)}</p>' for one in report.said),
        *_sections(report.sections),
        *(f'<p class="foot">{_text(one)}</p>' for one in report.foot),
        "</main>",
    ]
    return HEAD.format(title=_text(report.title), style=style, body="\n".join(body))


def _text(text: str) -> str:
    return escape(scrub(text))


def _lines(text: str) -> str:
    return "<br>".join(map(_text, text.split(LINE)))


def _sections(sections: Sequence[TableSection]) -> Iterator[str]:
    """Each under the one before; narrow ones that follow each other side by side, where the page has room."""
    for half, group in groupby(sections, key=lambda one: one.half):
        drawn = [_section(one) for one in group]
        yield from ('<div class="beside">', *drawn, "</div>") if half else drawn


def _section(one: TableSection) -> str:
    table = one.on_page()
    coming = iter(table.rows)
    rows = list(islice(coming, one.most or None))
    room = HALF_ROOM if one.half else ROOM
    drawn = _table(table, rows, one.bar, room) if rows else f"<p>{_text(one.none)}</p>"
    notes = "".join(
        f'\n<p class="note">{_text(note)}</p>' for note in (*_left_out(sum(1 for _ in coming)), *one.notes)
    )
    return f"<section>\n<h2>{_text(table.name)}</h2>\n{drawn}{notes}\n</section>"


def _left_out(count: int) -> tuple[str, ...]:
    return (MORE_ROWS.format(count=count),) if count else ()


def _table(table: Table, rows: Sequence[CellRow], bar: str, room: float) -> str:
    at = next((n for n, one in enumerate(table.columns) if one.key == bar), -1)
    most = max((abs(_size(row[at])) for row in rows), default=0.0) if at >= 0 else 0.0
    head = "".join(f'<th class="{one.kind}">{_lines(one.title)}</th>' for one in table.columns)
    body = [_row(table.columns, row, at, most) for row in rows]
    if table.sums:
        body.append(_row(table.columns, table.sums, -1, 0.0, ' class="sums"'))
    rooms = _rooms(table, rows, at)
    widths = _widths(rooms, room)
    cols = "".join(f'<col style="width: {100 * one / sum(widths):.2f}%">' for one in widths)
    narrowest = max(one.least * sum(widths) / width for one, width in zip(rooms, widths, strict=True))
    return (
        f'<table style="--narrowest: {narrowest:.1f}em">\n<colgroup>{cols}</colgroup>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n" + "\n".join(body) + "\n</tbody>\n</table>"
    )


class _Room(NamedTuple):
    """The letters that a column is made for, and the least with which it can be read."""

    made: float
    least: float


def _rooms(table: Table, rows: Sequence[CellRow], at: int) -> list[_Room]:
    """A text may be broken; a figure or a day never is, and gets what the longest needs."""
    every = (*rows, table.sums) if table.sums else rows
    found = []
    for n, one in enumerate(table.columns):
        beside = EDGES + (BAR_ROOM if n == at else 0)
        longest = max((len(line) for row in every for line in shown(row[n]).split(LINE)), default=0)
        least = one.wide * LEAST if one.kind == "text" else longest * DIGIT
        found.append(_Room(one.wide + beside, least + beside))
    return found


def _widths(rooms: Sequence[_Room], room: float) -> list[float]:
    """How the width of the page is shared out, in letters: by what the columns are made for, so that a long text in one does not tear the
    others; but none gets less than its least."""
    given: dict[int, float] = {}
    while True:
        others = [n for n in range(len(rooms)) if n not in given]
        free = sum(rooms[n].made for n in others)
        share = max(room - sum(given.values()), 0.0) / free if free else 0.0
        short = [n for n in others if rooms[n].made * share < rooms[n].least]
        if not short:
            return [given.get(n, one.made * share) for n, one in enumerate(rooms)]
        given |= {n: rooms[n].least for n in short}


def _row(columns: Sequence[Column], row: CellRow, at: int, most: float, kind: str = "") -> str:
    cells = [
        f'<td class="{one.kind}">{_bar(cell, most) if n == at else ""}{_lines(shown(cell))}</td>'
        for n, (one, cell) in enumerate(zip(columns, row, strict=True))
    ]
    return f"<tr{kind}>{''.join(cells)}</tr>"


def _bar(cell: Cell, most: float) -> str:
    """A bar as long as this is of the most; hollow for what is below nothing, so that it reads without colour; none for nothing."""
    size = _size(cell)
    if not size:
        return ""
    width = max((BAR_WIDTH - 1) * abs(size) / most, THINNEST)
    return BAR.format(
        label=_text(shown(cell)), width=f"{width:.2f}", below=' class="below"' if size < 0 else ""
    )


def _size(cell: Cell) -> float:
    return float(cell) if isinstance(cell, Decimal | int) else 0.0
