"""The action sheet as Markdown, through a sandboxed Jinja2 template."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from huikuan_cli.core.sheet import Row, Sheet

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")


def escape(text: str) -> str:
    """Text that Markdown and HTML show as it is: no markup, no tag, no link."""
    return _SPECIAL.sub(r"\\\1", text.replace("&", "&amp;"))


def row_line(row: Row) -> str:
    """One row as a list item, escaped."""
    box = "□ " if row.style == "tick" else ""
    label = f"**{escape(row.label)}**：" if row.label else ""
    text = f"“{escape(row.text)}”" if row.style == "say" else escape(row.text)
    note = ("  \n  → {}" if row.style == "say" else "（{}）").format(escape(row.note)) if row.note else ""
    return f"- {box}{label}{text}{note}"


@lru_cache(maxsize=1)
def _environment() -> SandboxedEnvironment:
    environment = SandboxedEnvironment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
    environment.filters["md"] = escape
    environment.filters["row"] = row_line
    return environment


def render_sheet(sheet: Sheet) -> str:
    """The sheet as Markdown text with every user word escaped."""
    return _environment().get_template("action.md.j2").render(sheet=sheet)
