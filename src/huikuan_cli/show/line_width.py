"""What the plain page and the sheet on the screen have in common: how wide they are, and how a row reads."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from huikuan_cli.core.sheet.layout import Row

MAX_WIDTH, PIPE_WIDTH = 96, 80  # columns


def on_screen() -> bool:
    """Whether the output goes to a terminal."""
    return sys.stdout.isatty()


def width_known() -> bool:
    """Whether the width can be asked for: a terminal, or COLUMNS is set; else the lines have PIPE_WIDTH columns."""
    return on_screen() or bool(os.environ.get("COLUMNS"))


def page_width() -> int:
    """The columns of a page of plain lines."""
    return max(min(_columns() or PIPE_WIDTH, MAX_WIDTH), 20)


def _columns() -> int:
    """COLUMNS, else the width of the terminal; 0 when neither says. (The library's own function loads four packers.)"""
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal() and int(said):
        return int(said)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns if on_screen() else 0
    except (OSError, ValueError):
        return 0


def in_red(text: str) -> str:
    """The text in red on a terminal that is known to draw colours; as it is elsewhere, and where NO_COLOR is set."""
    env = os.environ
    draws = on_screen() and not env.get("NO_COLOR") and env.get("TERM") != "dumb"
    known = sys.platform != "win32" or bool(
        env.get("WT_SESSION")
    )  # an old console would print the code itself
    return f"\x1b[1;31m{text}\x1b[0m" if draws and known else text


def head_and_text(row: Row) -> tuple[str, str]:
    """A row in two parts: its box and label, and its text, in quotation marks where it is to be said."""
    head = ("□ " if row.style == "tick" else "") + row.head()
    return head, f"“{row.text}”" if row.spoken() else row.text
