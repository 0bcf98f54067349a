"""The action sheet on one piece of paper: what is on its front, what on its back, and what only the screen shows."""

from __future__ import annotations

from msgspec import Struct

from huikuan_cli.core.fit import block_lines
from huikuan_cli.core.layout import Block, Sheet

NARROW = 31 * 2  # one of two columns at 8 pt, in half-width columns
ROOM = 158  # lines of both columns, with what is lost where a row may not be divided
ALWAYS = ("截短的", "其余要办的", "其余绝对不做")  # what page one has no room for
POINTED_AT = ("练习和心态", "怎么算的", "材料用处", "法规待核")  # page one says that these are on page two


class Paper(Struct, frozen=True):
    """A sheet laid on paper: the blocks of the front, of the back in two columns, and the rest."""

    sheet: Sheet
    front: tuple[Block, ...]
    back: tuple[Block, ...]
    rest: tuple[Block, ...]

    def left_out(self) -> str:
        """Where the rest is, in a sentence; empty when there is none."""
        names = "、".join(block.title for block in self.rest)
        return f"这一页放不下的在电脑上看（网页最后，或 .md 文件）：{names}" if names else ""


def on_paper(sheet: Sheet) -> Paper:
    """Lay the sheet on the two sides of one piece of paper.

    Blocks of page two go on the back as long as they fit: first those that page one points at, then the others in their
    order; a long one that does not fit is passed over for a shorter one. What was cut from page one is always there, even
    where the back grows a page for it.
    """
    front = tuple(block for block in sheet.blocks if block.page == 1)
    others = [block for block in sheet.blocks if block.page != 1]
    room, chosen = float(ROOM), set()
    for block in sorted(others, key=_rank):
        needed = block_lines(block, NARROW)
        if block.name in ALWAYS or needed <= room:
            chosen.add(block)
            room -= needed
    back = tuple(block for block in others if block in chosen)
    return Paper(sheet, front, back, tuple(block for block in others if block not in chosen))


def _rank(block: Block) -> int:
    """The lower, the more the reader of page one needs it."""
    return 0 if block.name in ALWAYS else 1 if block.name in POINTED_AT else 2
