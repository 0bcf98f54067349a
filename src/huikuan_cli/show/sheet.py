"""The action sheet on the screen. User text is drawn as text, never as markup."""

from __future__ import annotations

import os
import sys

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from huikuan_cli.core.sheet import Block, Row, Sheet

MAX_WIDTH = 96


def console() -> Console:
    """A console that shows text as it is: no markup, no emoji, no highlighting, GBK-safe."""
    made = Console(markup=False, emoji=False, highlight=False, file=sys.stdout)
    if made.is_terminal or os.environ.get("COLUMNS"):
        made.width = min(made.width, MAX_WIDTH)
    else:
        made.width = MAX_WIDTH
    return made


def show_sheet(sheet: Sheet) -> None:
    """Print the whole sheet, page one first."""
    screen = console()
    screen.print(Text(sheet.title, style="bold"))
    screen.print(Text(sheet.subtitle))
    page = 1
    for block in sheet.blocks:
        if block.page != page:
            page = block.page
            screen.print()
            screen.print(Text("—— 第二页：明细 ——", style="bold"))
        _block(screen, block)
    screen.print()
    screen.print(Text(sheet.footer, style="dim"))


def _block(screen: Console, block: Block) -> None:
    screen.print()
    screen.print(Text(f"■ {block.title}", style="bold"))
    for row in block.rows:
        screen.print(Padding(_row(row), (0, 0, 0, 2), expand=False))


def _row(row: Row) -> Text:
    text = Text()
    if row.style == "tick":
        text.append("□ ")
    if row.label:
        text.append(f"{row.label}：", style="bold")
    text.append(
        f"“{row.text}”" if row.style == "say" else row.text, style="dim" if row.style == "small" else ""
    )
    if row.note:
        text.append(
            f"\n→ {row.note}" if row.style == "say" else f"（{row.note}）",
            style="" if row.style == "say" else "dim",
        )
    return text
