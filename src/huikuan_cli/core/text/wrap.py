"""Breaking Chinese text into lines: anywhere between characters, never inside a number or before a closing mark."""

from __future__ import annotations

import re

from huikuan_cli.core.text.words import columns

_PIECES = re.compile(r"[A-Za-z0-9][A-Za-z0-9,.:%/\-]*|.", re.S)
HANG = 2  # columns that one closing mark may stand over
NARROW = 60  # columns
_CLOSING = "，。；：？！、）”’》〕」%"


def wrap(text: str, width: int) -> list[str]:
    """The text as lines of at most `width` columns (a closing mark may hang over by one character)."""
    if columns(text) <= width:
        return [text.rstrip()]
    lines: list[str] = []
    line, used = "", 0
    for piece in _PIECES.findall(text):
        taken = columns(piece)
        if used + taken > width and line and (piece not in _CLOSING or used + taken > width + HANG):
            line, carried = _break(line, piece)
            lines.append(line.rstrip())
            line, used = carried, columns(carried)
            if piece == " ":
                continue
        for part in _chopped(piece, width):
            if part is not piece and line:
                lines.append(line)
                line, used = "", 0
            line, used = line + part, used + columns(part)
    return [*lines, line.rstrip()]


def clipped(text: str, width: int, indent: int) -> list[str]:
    """The text on one row, on a narrow screen on two, the second indented further; … where there is more."""
    most, further = (2, 2) if width < NARROW else (1, 0)
    room = width - indent - further - HANG
    rows = wrap(text, room)
    if len(rows) > most:
        last = rows[most - 1]
        while columns(last) > room - HANG:
            last = last[:-1]
        rows = [*rows[: most - 1], last + "…"]
    return [" " * (indent + (further if number else 0)) + row for number, row in enumerate(rows)]


def _break(line: str, piece: str) -> tuple[str, str]:
    """Where to end a line before `piece`: a closing mark takes the character before it along."""
    if piece not in _CLOSING or len(line) < 3:
        return line, ""
    end = len(line) - 1
    while end > 1 and line[end] in _CLOSING:
        end -= 1
    return line[:end], line[end:]


def _chopped(piece: str, width: int) -> list[str]:
    """A piece that is longer than a whole line, cut into pieces that fit."""
    if columns(piece) <= width:
        return [piece]
    return [piece[start : start + width] for start in range(0, len(piece), width)]
