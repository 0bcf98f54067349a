"""Blocks as plain lines: for the look-ups on the way to the door. No slow import, no colour but for what comes first."""

from __future__ import annotations

from collections.abc import Iterable

from huikuan_cli.core.sheet.layout import ALARM, Block, Row
from huikuan_cli.core.text.wrap import HANG, wrap
from huikuan_cli.show import out
from huikuan_cli.show.line_width import head_and_text, in_red, page_width


def show_page(blocks: Iterable[Block]) -> None:
    """Print the blocks that have rows, each under its title."""
    width = page_width()
    lines: list[str] = []
    for block in blocks:
        if block.rows:
            title = wrap(f"■ {block.title}" if lines else block.title, width - HANG)
            lines += ["", *title] if lines else title
            rows = [line for row in block.rows for line in _row(row, width)]
            lines += [in_red(line) for line in rows] if block.name == ALARM else rows
    out.result("\n".join(lines))


def _row(row: Row, width: int) -> list[str]:
    head, text = head_and_text(row)
    note = f"（{row.note}）" if row.note else ""
    return ["  " + line for line in wrap(head + text + note, width - 2 - HANG)]
