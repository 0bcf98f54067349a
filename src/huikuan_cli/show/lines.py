"""What the plain page and the sheet on the screen have in common: how wide they are, and how a row reads."""

from __future__ import annotations

import os
import sys

from huikuan_cli.core.layout import Row

MAX_WIDTH, PIPE_WIDTH = 96, 80  # columns


def on_screen() -> bool:
    """Whether the output goes to a terminal."""
    return sys.stdout.isatty()


def width_known() -> bool:
    """Whether the width can be asked for: a terminal, or COLUMNS is set; else the lines have PIPE_WIDTH columns."""
    return on_screen() or bool(os.environ.get("COLUMNS"))


def head_and_text(row: Row) -> tuple[str, str]:
    """A row in two parts: its box and label, and its text, in quotation marks where it is to be said."""
    head = ("□ " if row.style == "tick" else "") + (f"{row.label}：" if row.label else "")
    return head, f"“{row.text}”" if row.style == "say" else row.text
