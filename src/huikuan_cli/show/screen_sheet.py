"""The action sheet on the screen. User text is drawn as text, never as markup."""

from __future__ import annotations

from io import StringIO

from msgspec import structs
from rich.console import Console
from rich.text import Text

from huikuan_cli.core.sheet.layout import ALARM, Row, Sheet
from huikuan_cli.core.text.screen import harmless
from huikuan_cli.core.text.wrap import wrap
from huikuan_cli.show import out
from huikuan_cli.show.line_width import MAX_WIDTH, PIPE_WIDTH, head_and_text, on_screen, width_known

PAGES = {2: "背面：今晚照着备", 3: "明细：每一条的来历"}


def console() -> Console:
    """A console that shows text as it is: no markup, no emoji, no highlighting. It draws into memory; `out` prints."""
    made = Console(file=StringIO(), force_terminal=on_screen(), markup=False, emoji=False, highlight=False)
    made.width = min(made.width, MAX_WIDTH) if width_known() else PIPE_WIDTH
    return made


def show_sheet(sheet: Sheet, *, detail: bool = True) -> None:
    """Print the sheet, page one first; without `detail` only the two sides of the paper."""
    screen = console()
    _draw(
        screen,
        sheet if detail else structs.replace(sheet, blocks=tuple(b for b in sheet.blocks if b.page < 3)),
    )
    drawn = screen.file
    assert isinstance(drawn, StringIO)
    out.drawn(drawn.getvalue().rstrip("\n"))


def _draw(screen: Console, sheet: Sheet) -> None:
    _print(screen, sheet.title, "bold")
    _print(screen, sheet.subtitle)
    page = 1
    for block in sheet.blocks:
        if block.page != page:
            page = block.page
            _print(screen, f"\n—— {PAGES[page]} ——", "bold")
        _print(screen, f"\n■ {block.heading()}", "bold")
        for row in block.rows:
            _row(screen, row, "bold red" if block.name == ALARM else "")
    screen.print()
    _print(screen, sheet.footer, "dim")


def _print(screen: Console, text: str, style: str = "", indent: int = 0, bold: int = 0) -> None:
    """Wrapped lines, indented alike; the first `bold` characters stand out."""
    for number, line in enumerate(wrap(harmless(text), screen.width - indent - 2)):
        drawn = Text(" " * indent + line, style=style)
        if not number and bold:
            drawn.stylize("bold", indent, indent + bold)
        screen.print(drawn, no_wrap=True, overflow="ignore", crop=False)


def _row(screen: Console, row: Row, style: str = "") -> None:
    head, text = head_and_text(row)
    note = f"（{row.note}）" if row.note and not row.spoken() else ""
    _print(screen, head + text + note, "dim" if row.style == "small" else style, indent=2, bold=len(head))
    if row.note and row.style == "say":
        _print(screen, f"→ {row.note}", indent=4)
