"""The parts of a sheet: blocks of rows on its pages. How they look is for render and show to say."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

# Blocks that are not like the others: a frame around the first, the second larger, the third in larger letters; the last
# holds what page one has no room for.
ALARM, OUTCOME, SPEECH, CUT_SHORT = "先看", "要什么", "开口", "截短的"
Style = Literal["text", "say", "answer", "tick", "pair", "small"]


class Row(Struct, frozen=True):
    """One line of a block. `say`: words to speak; `answer`: the same right behind what he says, its label; `tick`: a box to tick; `pair`: a label and its value."""

    style: Style
    text: str
    label: str = ""
    note: str = ""

    def spoken(self) -> bool:
        """Whether its text is words to speak."""
        return self.style in ("say", "answer")

    def parting(self) -> str:
        """What parts the label from the text: an arrow between what he says and my answer."""
        return " → " if self.style == "answer" else "："

    def head(self) -> str:
        """The label with what parts it from the text; empty where there is none."""
        return f"{self.label}{self.parting()}" if self.label else ""

    def sentence(self) -> bool:
        """Whether the label is what he says, which on paper has a line of its own above my answer."""
        return self.style == "say" and "“" in self.label


class Block(Struct, frozen=True):
    """A heading and its rows, on page 1 (the front), 2 (the back) or 3 (the screen). A block of the action sheet has a name in SHEET_BLOCKS: sheet.yaml calls it by
    that, whatever its title says. `aside`: what the reader should know of the rows, in brackets behind the title
    where there is no margin for the title."""

    title: str
    rows: tuple[Row, ...]
    page: int = 1
    name: str = ""
    aside: str = ""

    def heading(self) -> str:
        """The title with what is said aside."""
        return f"{self.title}（{self.aside}）" if self.aside else self.title


class Sheet(Struct, frozen=True):
    """The private action sheet (行动单). `run_in`: the titles of page one stand at the head of their first rows, not in the margin."""

    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    footer: str
    run_in: bool = False
