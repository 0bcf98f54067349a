"""Tables as plain lines that stand in columns on a screen of any width. No colour, no lines but one below the heading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from huikuan_cli.core.tables.table import Column, Table, shown
from huikuan_cli.core.text.words import columns

GAP = 2  # columns between two columns
FIGURES = ("money", "count")  # stand at the right, and are never cut


def table_lines(table: Table, width: int) -> Iterator[str]:
    """The heading, a rule, the rows and the sums; columns that have no room on this screen are left out from the right, the first stays."""
    rows = [*table.rows, *((table.sums,) if table.sums else ())]
    texts = [[shown(cell) for cell in row] for row in rows]
    wide = [_width(table, texts, n) for n in range(len(table.columns))]
    kept = _fitting(wide, width)
    heads = _line(
        [table.columns[n].title for n in kept], [table.columns[n] for n in kept], [wide[n] for n in kept]
    )
    yield heads
    yield "-" * min(columns(heads), width)
    for row in texts:
        yield _line([row[n] for n in kept], [table.columns[n] for n in kept], [wide[n] for n in kept])


def _width(table: Table, texts: Sequence[Sequence[str]], number: int) -> int:
    column = table.columns[number]
    longest = max((columns(row[number]) for row in texts), default=0)
    room = longest if column.kind in FIGURES else min(longest, column.wide * 2)
    return max(columns(column.title), room)


def _fitting(wide: Sequence[int], width: int) -> list[int]:
    kept, used = [0], wide[0]
    for number in range(1, len(wide)):
        if used + GAP + wide[number] > width:
            break
        kept.append(number)
        used += GAP + wide[number]
    return kept


def _line(texts: Sequence[str], heads: Sequence[Column], wide: Sequence[int]) -> str:
    cells = [_cell(text, head, size) for text, head, size in zip(texts, heads, wide, strict=True)]
    return (" " * GAP).join(cells).rstrip()


def _cell(text: str, column: Column, size: int) -> str:
    while columns(text) > size:
        text = text[:-2] + "…" if text.endswith("…") else text[:-1] + "…"
    blank = " " * (size - columns(text))
    return blank + text if column.kind in FIGURES else text + blank
