"""How large the front can be set on A4, counted in lines. Tests measure the real pages in a browser."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from math import ceil
from typing import NamedTuple

from msgspec import structs

from huikuan_cli.core.sheet.layout import ALARM, CUT_SHORT, OUTCOME, SPEECH, Block, Row, Sheet
from huikuan_cli.core.text.words import columns

FRONT_SIZES = (12.0, 11.0, 10.5)  # points in which the front may be set; the last is the smallest
# widths in half-width columns, heights in lines, all at 10.5 pt; a line is 1.3 of that
COLUMNS = 90  # 173 mm beside the margin with the titles, less one for what wraps early
WHOLE = 50 * 2  # 190 mm: the subtitle
RUN_IN = 100  # 190 mm, where the titles stand at the head of the rows, less one for what wraps early
RUN_RULE, RUN_LINES = 0.24, 0.9  # between two blocks then; further lines, for less is lost
SPARE = 2  # of the 102 columns of a line
AROUND = 0.8  # the frame around what outranks the visit
FOOT = 60 * 2  # the footer, in smaller letters
TITLE_MARGIN = 4 * 2  # the titles of page one
TITLES, TITLE = 33 * 2, 1.4  # the sheet's own title at 15 pt
LINES = 48.5  # 281 mm, less the table to write in with its five rows and what a printer rounds
TO_WRITE, A_ROW = (5, 4), 1.66  # rows to write in, as many as there is room for; lines that one of them takes
EARLIER = 1.5  # lines: in larger letters a line holds fewer characters, so more of them wrap than are counted
LARGE = 1.143  # what is said first, and the one thing to bring home: 12 pt
RULE = 0.35  # between two blocks
HEADING = 1.3  # of a block of the back
WIDEST = "WMmw@%"


class Clip(NamedTuple):
    """How many lines page one leaves of a row, of words to speak, of the subtitle and of the title."""

    rows: int
    words: int
    subtitle: int
    title: int


# words to speak and names are cut last
CLIPS = (Clip(2, 3, 3, 2), Clip(2, 2, 2, 1), Clip(1, 2, 2, 1), Clip(1, 1, 1, 1))
_LONG_WORD = re.compile(r"[!-~]{30,}")
CUT = "…（全文见背面）"


def width(text: str) -> float:
    """The width of a text on paper, in half-width columns. Printed digits and letters are a tenth wider than half a Chinese
    character, the widest as wide as one."""
    latin = sum(map(str.isalnum, filter(str.isascii, text)))
    return columns(text, "WFA") + latin * 0.1 + sum(map(text.count, WIDEST)) * 0.9


@lru_cache(maxsize=1024)  # the same rows are measured for every room that is tried
def lines_of(text: str, columns: int = COLUMNS, spare: int = 0) -> int:
    """How many printed lines a text takes where a line has so many half-width columns; where it takes several, a word that has to be broken
    begins a line of its own. `spare`: columns that the last line has more, for nothing of it wraps early."""
    lines = max(ceil((width(text) - spare) / columns), 1)
    return lines if lines == 1 else lines + len(_LONG_WORD.findall(text))


def row_lines(row: Row, columns: int = COLUMNS, spare: int = 0) -> int:
    """How many printed lines a row takes, with its label and its note."""
    label = row.head()
    marks = "“”" if row.spoken() else {"tick": "□ "}.get(row.style, "")
    note = lines_of(row.note, columns) if row.note else 0
    if row.sentence():
        return lines_of(label, columns) + lines_of(f"　{marks}{row.text}", columns) + note
    return lines_of(f"{label}{marks}{row.text}", columns, spare) + note


def block_lines(block: Block, columns: int) -> float:
    """The lines of a block of page two, its heading with the space above."""
    return HEADING + sum(row_lines(row, columns) for row in block.rows)


def page_lines(blocks: Iterable[Block], width: int = COLUMNS) -> float:
    """The lines of these blocks of page one in a column so wide, their titles in the margin."""
    return sum(RULE + max(_beside(block, width), lines_of(block.title, TITLE_MARGIN)) for block in blocks)


def _run_in_lines(blocks: Iterable[Block], width: int) -> float:
    """The lines of these blocks of page one in a column so wide, their titles at the head of their first rows; only what is said first is
    printed larger."""
    found = [(block, _titled_rows(block)) for block in blocks]
    large = int(width / LARGE)
    return sum(
        RUN_RULE
        + (AROUND if block.name == ALARM else 0)
        + sum(
            LARGE * row_lines(row, large, SPARE) if row.style == "say" else row_lines(row, width, SPARE)
            for row in rows
        )
        for block, rows in found
    )


def _titled_rows(block: Block) -> tuple[Row, ...]:
    """Its rows as they are measured, the title at the head of the first."""
    first, *rest = block.rows
    return (structs.replace(first, label=f"{block.title} {first.label}"), *rest)


def _beside(block: Block, width: int) -> float:
    """The lines of the rows of page one; what is said first and the one thing to bring home are printed larger."""
    first, *rest = told(block)
    if block.name == SPEECH:
        return sum(LARGE * row_lines(row, int(width / LARGE)) for row in block.rows)
    larger = LARGE if block.name == OUTCOME else 1
    return larger * row_lines(first, int(width / larger)) + sum(row_lines(row, width) for row in rest)


def told(block: Block) -> tuple[Row, ...]:
    """The rows of a block of page one, with what is said aside at the end."""
    if not block.aside:
        return block.rows
    *rows, last = block.rows
    if last.style == "small":
        return (*rows, structs.replace(last, text=f"{last.text}。{block.aside}"))
    return (*block.rows, Row("small", block.aside))


def fits(sheet: Sheet, size: float = FRONT_SIZES[-1], to_write: int = TO_WRITE[0]) -> bool:
    """Whether title, subtitle and all blocks of page one fit in letters of so many points beside so many rows to write in."""
    share = FRONT_SIZES[-1] / size
    head = (
        TITLE * lines_of(sheet.title, TITLES)
        + lines_of(sheet.subtitle, int(WHOLE * share))
        + lines_of(sheet.footer, int(FOOT * share))
    )
    lines = LINES + (RUN_LINES if sheet.run_in and to_write < TO_WRITE[0] else 0)
    room = (lines + A_ROW * (TO_WRITE[0] - to_write)) * share - (EARLIER if size > FRONT_SIZES[-1] else 0)
    blocks = (b for b in sheet.blocks if b.page == 1)
    if sheet.run_in:
        return head + _run_in_lines(blocks, int(RUN_IN * share)) <= room
    return head + page_lines(blocks, int(COLUMNS * share)) <= room


def front_size(sheet: Sheet) -> float:
    """The largest size of letters (points) in which page one fits."""
    return next((size for size in FRONT_SIZES if fits(sheet, size)), FRONT_SIZES[-1])


def rows_to_write(sheet: Sheet) -> int:
    """How many rows page one has to write in."""
    return next((count for count in TO_WRITE if fits(sheet, front_size(sheet), count)), TO_WRITE[-1])


def clipped(sheet: Sheet, title: str) -> Sheet:
    """The sheet with its long rows cut as far as page one needs; what was cut stands whole on page two, under this title."""
    found = sheet
    for clip in CLIPS:
        found = _clipped(sheet, clip, title)
        if fits(found, to_write=TO_WRITE[-1]):
            break
    return found


def _clipped(sheet: Sheet, clip: Clip, named: str) -> Sheet:
    cut: list[Row] = []
    blocks = [
        block
        if block.page != 1
        else structs.replace(block, rows=tuple(_cut(row, clip, cut) for row in block.rows))
        for block in sheet.blocks
    ]
    title = _shorter(sheet.title, clip.title, TITLES)
    subtitle = _shorter(sheet.subtitle, clip.subtitle, WHOLE)
    if (title, subtitle) != (sheet.title, sheet.subtitle):
        cut.insert(0, Row("pair", f"{sheet.title}；{sheet.subtitle}", "抬头"))
    if not cut:
        return sheet
    first = sum(block.page == 1 for block in blocks)
    whole = Block(named, tuple(cut), 2, CUT_SHORT)
    return structs.replace(
        sheet, title=title, subtitle=subtitle, blocks=(*blocks[:first], whole, *blocks[first:])
    )


def _cut(row: Row, clip: Clip, cut: list[Row]) -> Row:
    limit = clip.words if row.style == "say" else clip.rows
    short = structs.replace(
        row, label=_shorter(row.label, 1), text=_shorter(row.text, limit), note=_shorter(row.note, clip.rows)
    )
    if short != row:
        cut.append(row)
    return short


def _shorter(text: str, most: int, columns: int = COLUMNS) -> str:
    """The text, or as much of it as fits so many lines, with a word that says where the rest is."""
    if lines_of(text, columns) <= most:
        return text
    room = max(most - len(_LONG_WORD.findall(text)), 1) * columns - width(CUT)
    kept = ""
    for char in text:
        if width(kept + char) > room:
            break
        kept += char
    return kept + CUT
