"""The action sheet as Markdown. A dozen lines of Python: a template engine would cost a tenth of the run."""

from __future__ import annotations

import re

from huikuan_cli.core.sheet.layout import Block, Row, Sheet

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")


def escape(text: str) -> str:
    """Text that Markdown and HTML show as it is: no markup, no tag, no link."""
    return _SPECIAL.sub(r"\\\1", text.replace("&", "&amp;"))


def row_line(row: Row) -> str:
    """One row as a list item, escaped."""
    box = "□ " if row.style == "tick" else ""
    label = f"**{escape(row.label)}**{row.parting()}" if row.label else ""
    text = f"“{escape(row.text)}”" if row.spoken() else escape(row.text)
    note = ("  \n  → {}" if row.spoken() else "（{}）").format(escape(row.note)) if row.note else ""
    return f"- {box}{label}{text}{note}"


def _page(sheet: Sheet, number: int) -> str:
    return "\n\n".join(block_text(block) for block in sheet.blocks if block.page == number)


def block_text(block: Block) -> str:
    """A heading and its rows, escaped."""
    return f"## {escape(block.heading())}\n\n" + "\n".join(row_line(row) for row in block.rows)


def render_sheet(sheet: Sheet) -> str:
    """The sheet as Markdown text with every user word escaped: front, back, the rest, the footer."""
    head = f"# {escape(sheet.title)}\n\n{escape(sheet.subtitle)}"
    pages = (head, _page(sheet, 1), "---", "# 背面：今晚照着备", _page(sheet, 2))
    parts = (*pages, "---", "# 明细：每一条的来历", _page(sheet, 3), escape(sheet.footer))
    return "\n\n".join(part for part in parts if part) + "\n"
