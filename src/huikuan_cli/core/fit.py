"""Whether a page fits A4, counted in lines: page one at 9 pt. Tests measure the real pages in a browser."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from msgspec import structs

from huikuan_cli.core.layout import Block, Row, Sheet
from huikuan_cli.core.words import columns

COLUMNS = 59 * 2  # 190 mm at 9 pt, in half-width columns
LINES = 72  # 281 mm at 9 pt with a line height of 1.23
HEADING = 1.3
SUBTITLE = 6  # four names of 80 characters
CUT = "…（全文见第二页）"


def width(text: str) -> int:
    """The width of a text on paper, in half-width columns."""
    return columns(text, "WFA")


@lru_cache(maxsize=1024)  # the same rows are measured for every room that is tried
def lines_of(text: str, columns: int = COLUMNS) -> int:
    """How many printed lines a text takes where a line has so many half-width columns."""
    return max(-(-width(text) // columns), 1)


def row_lines(row: Row, columns: int = COLUMNS) -> int:
    """How many printed lines a row takes, with its label and its note."""
    label = f"{row.label}：" if row.label else ""
    marks = {"tick": "□ ", "say": "“”"}.get(row.style, "")
    return lines_of(f"{label}{marks}{row.text}", columns) + (lines_of(row.note, columns) if row.note else 0)


def block_lines(block: Block, columns: int = COLUMNS) -> float:
    """The lines of a block, its heading with the space above."""
    return HEADING + sum(row_lines(row, columns) for row in block.rows)


def page_lines(blocks: Iterable[Block]) -> float:
    """The lines of these blocks of page one."""
    return sum(map(block_lines, blocks))


def fits(sheet: Sheet) -> bool:
    """Whether title, subtitle and all blocks of page one fit."""
    head = 1 + lines_of(sheet.subtitle) + lines_of(sheet.footer)
    return head + page_lines(b for b in sheet.blocks if b.page == 1) <= LINES


def clipped(sheet: Sheet, most: int) -> Sheet:
    """The sheet with no row of page one longer than `most` lines; what was cut stands whole on page two."""
    cut: list[Row] = []
    blocks = [
        block
        if block.page != 1
        else structs.replace(block, rows=tuple(_cut(row, most, cut) for row in block.rows))
        for block in sheet.blocks
    ]
    subtitle = _shorter(sheet.subtitle, SUBTITLE)
    if subtitle != sheet.subtitle:
        cut.insert(0, Row("pair", sheet.subtitle, "抬头"))
    if not cut:
        return sheet
    first = sum(block.page == 1 for block in blocks)
    whole = Block("第一页截短的，全文在这里", tuple(cut), 2, "截短的")
    return structs.replace(sheet, subtitle=subtitle, blocks=(*blocks[:first], whole, *blocks[first:]))


def _cut(row: Row, most: int, cut: list[Row]) -> Row:
    limit = most + (row.style == "say")  # words to speak are cut last
    short = structs.replace(
        row, label=_shorter(row.label, 1), text=_shorter(row.text, limit), note=_shorter(row.note, most)
    )
    if short != row:
        cut.append(row)
    return short


def _shorter(text: str, most: int) -> str:
    """The text, or as much of it as fits so many lines, with a word that says where the rest is."""
    if lines_of(text) <= most:
        return text
    room = most * COLUMNS - width(CUT)
    kept = ""
    for char in text:
        if width(kept + char) > room:
            break
        kept += char
    return kept + CUT
