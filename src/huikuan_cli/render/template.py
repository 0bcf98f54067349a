"""The action sheet as a team's own template draws it. Jinja2 is loaded when there is a template to read, not before."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from huikuan_cli.core.sheet.layout import Block, Row, Sheet
from huikuan_cli.errors import Problem, ProblemsFound
from huikuan_cli.render.markdown import block_text, escape

if TYPE_CHECKING:
    from jinja2 import Template

    from huikuan_cli.render.tags import TemplateFault

# What no template can leave out, by the names that a template calls it by.
NEVER_LEFT_OUT = ("截短的", "绝对不做", "全部绝对不做", "红线", "红线全文")
FOOTER = "脚注"
MOST_PROBLEMS = 30
MOST_SAMPLES = 20
_BREAKS, _QUOTED = re.compile(r"\r\n|\r|\n"), re.compile("“([^”]*)”")


class Drawn(NamedTuple):
    """A sheet drawn by a template, and the names of what the template left out and the program put at its end."""

    text: str
    added: tuple[str, ...] = ()


def render_sheet(template: str, name: str, sheet: Sheet) -> str:
    """The sheet as the template draws it, whole even where the template left out what must stand on it.

    `name` is how the template's file is called in messages. Raises ProblemsFound for a template that cannot be used.
    """
    return draw(template, name, sheet).text


def draw(template: str, name: str, sheet: Sheet) -> Drawn:
    """As render_sheet, and says what the program had to add."""
    from huikuan_cli.render.engine import Refused, read

    try:
        text = _run(read(template), sheet)
    except Refused as refused:
        raise ProblemsFound(f"“{name}”要改", _problems(refused.found, name, template)) from None
    missing = _left_out(text, sheet)
    return Drawn(_tidy("\n\n".join([text, *missing.values()])), tuple(missing))


def template_problems(template: str, name: str, samples: Iterable[Sheet]) -> list[Problem]:
    """Everything wrong with a template, found by reading it and by drawing the samples (the first twenty) with it."""
    from huikuan_cli.render.engine import Refused, read

    try:
        ready = read(template)
        missing: dict[str, str] = {}
        for sheet in islice(samples, MOST_SAMPLES):
            missing |= _left_out(_run(ready, sheet), sheet)
    except Refused as refused:
        return _problems(refused.found, name, template)
    return [
        Problem(f"没有印“{one}”（有的单子上没有也算）", f"加上 {{{{ 单.{one} }}}}", name, code="P508")
        for one in missing
    ]


def _run(ready: Template, sheet: Sheet) -> str:
    from huikuan_cli.render.engine import run

    return run(ready, sheet)


def _problems(found: list[TemplateFault], name: str, template: str) -> list[Problem]:
    rows = _BREAKS.split(template)
    listed = [
        Problem(one.text, one.fix, name, one.line, _column(one, rows), one.code)
        for one in dict.fromkeys(found)
    ]
    return sorted(listed, key=lambda problem: (problem.line, problem.column))[:MOST_PROBLEMS]


def _column(found: TemplateFault, rows: list[str]) -> int:
    """Where in its line the piece stands that the message quotes, else the first tag, else the line itself; 0 for the
    whole file."""
    if not 1 <= found.line <= len(rows):
        return 0
    row = rows[found.line - 1]
    said = [row.index(one) for one in _QUOTED.findall(found.text) if one and one in row]
    tags = [row.index(one) for one in ("{{", "{%", "<") if one in row]
    return (said or sorted(tags) or [0])[0] + 1


def _tidy(text: str) -> str:
    """One empty line where a block that this case does not have left several."""
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"


def _left_out(text: str, sheet: Sheet) -> dict[str, str]:
    """What must stand on the sheet and does not, by its name, as the program would print it."""
    missing = {
        block.name: block_text(block)
        for block in sheet.blocks
        if block.name in NEVER_LEFT_OUT and not _stands(block, text)
    }
    if escape(sheet.footer) not in text:
        missing[FOOTER] = escape(sheet.footer)
    return missing


def _stands(block: Block, text: str) -> bool:
    """Whether every word of a block is in the text."""
    return all(escape(word) in text for row in block.rows for word in _words(row))


def _words(row: Row) -> tuple[str, ...]:
    return row.label, row.text, row.note
