"""How much fits on paper: the action sheet's front, its back and what only the screen shows; the letters of a letter."""

from __future__ import annotations

from msgspec import Struct

from huikuan_cli.core.sheet.document import SEAL_ROOM, Document, DocumentPart
from huikuan_cli.core.sheet.layout import CUT_SHORT, Block, Sheet
from huikuan_cli.core.sheet.one_page import block_lines, lines_of

BACK_COLUMN = 27 * 2  # one of two columns at 9 pt, in half-width columns
ROOM = 132  # lines of both columns, with what is lost where a row may not be divided
NEVER_ON_FRONT = (CUT_SHORT,)  # what page one has no room for

MM = 25.4 / 72  # of a point
WIDTH_MM = 174.0  # mm between the margins of a letter
LETTER = 258.0  # mm of its height, less what is lost where a row may not be divided
LETTER_SIZES = (12, 11, 10, 9)  # points
COLUMNS_BY_SIZE = {
    "勾选表": (0.1, 0.37, 0.1, 0.43),
    "款项表": (0.31, 0.19, 0.25, 0.25),
    "表": (0.26, 0.74),
    "回执": (0.26, 0.74),
}  # of a table


class LaidPaper(Struct, frozen=True):
    """A sheet laid on paper: the blocks of the front, of the back in two columns, and the rest."""

    sheet: Sheet
    front: tuple[Block, ...]
    back: tuple[Block, ...]
    rest: tuple[Block, ...]

    def overflows(self) -> bool:
        """Whether the back needs a further page: what was cut from page one is longer than a page."""
        return sum(block_lines(block, BACK_COLUMN) for block in self.back) > ROOM

    def left_out(self) -> str:
        """Where the rest is, in a sentence; empty when there is none."""
        names = "、".join(block.title for block in self.rest if block.page == 2)
        return f"这一页放不下的在电脑上看（网页最后，或 .md 文件）：{names}" if names else ""


def on_paper(sheet: Sheet) -> LaidPaper:
    """Lay the sheet on the two sides of one piece of paper.

    Blocks of page two go on the back in their order as long as they fit; a long one that does not is passed over for a
    shorter one. What was cut from page one is always there, even where the back grows a page for it.
    """
    front = tuple(block for block in sheet.blocks if block.page == 1)
    others = [block for block in sheet.blocks if block.page == 2]
    room, chosen = float(ROOM), set()
    for block in sorted(others, key=lambda one: one.name not in NEVER_ON_FRONT):
        needed = block_lines(block, BACK_COLUMN)
        if block.name in NEVER_ON_FRONT or needed <= room:
            chosen.add(block)
            room -= needed
    back = tuple(block for block in others if block in chosen)
    passed_over = tuple(block for block in others if block not in chosen)
    return LaidPaper(
        sheet, front, back, (*passed_over, *(block for block in sheet.blocks if block.page == 3))
    )


def letter_size(document: Document) -> int:
    """The largest size of letters (points) at which a paper for the customer fits one page; the smallest when none does."""
    return next((size for size in LETTER_SIZES if _height(document, size) <= LETTER), LETTER_SIZES[-1])


def _height(document: Document, size: int) -> float:
    """How many mm a paper takes at a size of letters, as sheet.css sets it."""
    em = size * MM
    line = 1.5 * em + 0.8
    whole = int(2 * WIDTH_MM / em)
    head = 1.4 * 16 * MM * lines_of(document.title, int(2 * WIDTH_MM / (16 * MM))) + 2
    return (
        head
        + line * lines_of(document.addressee, whole)
        + sum(_part(one, em, whole) for one in document.parts)
    )


def _part(part: DocumentPart, em: float, whole: int) -> float:
    title = 1.5 * em + 3 if part.text and part.kind in ("小题", "表", "回执", "清单") else 0
    if part.kind in COLUMNS_BY_SIZE:
        least = 9.0 if part.kind == "回执" else 6.6 if part.kind == "勾选表" else 0.0
        return (
            title
            + 2
            + (6 if title and part.kind == "回执" else 0)
            + sum(
                max(least, 1.35 * em * _lines(row, COLUMNS_BY_SIZE[part.kind], whole) + 1.25)
                for row in part.rows
            )
        )
    if part.kind == "清单":
        return title + sum((1.5 * em + 0.8) * lines_of(row[0], whole - 6) for row in part.rows)
    if part.kind == "章":
        return 2 * SEAL_ROOM + sum(1.5 * em * lines_of(line, whole) for line in part.text.split("\n")) + 0.8
    return title if part.kind == "小题" else 1.5 * em * lines_of(f"　　{part.text}", whole) + 0.8


def _lines(row: tuple[str, ...], shares: tuple[float, ...], whole: int) -> int:
    """The lines of the tallest cell of a row."""
    return max(lines_of(cell, int(whole * share) - 3) for cell, share in zip(row, shares, strict=True))
