"""The parts of a sheet: blocks of rows on page one or two. How they look is for render and show to say."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Style = Literal["text", "say", "tick", "pair", "small"]


class Row(Struct, frozen=True):
    """One line of a block. `say`: words to speak; `tick`: a box to tick; `pair`: a label and its value."""

    style: Style
    text: str
    label: str = ""
    note: str = ""


class Block(Struct, frozen=True):
    """A heading and its rows, on page 1 or 2."""

    title: str
    rows: tuple[Row, ...]
    page: int = 1


class Sheet(Struct, frozen=True):
    """The private action sheet (行动单)."""

    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    footer: str


class Room(Struct, frozen=True):
    """How much of the lists page one holds; the rest goes to page two. `papers`: how many missing ones are named;
    `bare`: difficulty and phenomenon stand on page two only; `own`: the salesperson's own sentences stand on page one."""

    todos: int
    replies: int
    reminders: int
    openings: int
    nevers: int = 6
    nodes: int = 2
    papers: int = 99
    bare: bool = False
    own: bool = True
