"""The Markdown sheet of a run: by the team's template where there is a sound one, else the built-in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from huikuan_cli import texts
from huikuan_cli.errors import HuikuanError, ProblemsFound
from huikuan_cli.show import out

if TYPE_CHECKING:
    from huikuan_cli.core.sheet.layout import Sheet
    from huikuan_cli.store.playbooks.layers import Layer


def markdown_of(sheet: Sheet, order: tuple[Layer, ...]) -> str:
    """The sheet as Markdown. A template that cannot be used is said in one line; it stops nobody."""
    from huikuan_cli.render.markdown import render_sheet
    from huikuan_cli.store.playbooks import templates

    path = templates.find(order)
    if path is None:
        return render_sheet(sheet)
    try:
        return _drawn(sheet, path, order)
    except HuikuanError as error:
        out.notice(_reason(error) + texts.SHEET_BUILT_IN)
        return render_sheet(sheet)


def _drawn(sheet: Sheet, path: Path, order: tuple[Layer, ...]) -> str:
    from huikuan_cli.core.checking.wording import template_wording
    from huikuan_cli.render.template import draw
    from huikuan_cli.store.playbooks import templates
    from huikuan_cli.store.playbooks.loading import wording_of

    text, notes = templates.read(path)
    wrong = list(template_wording(text, str(path), wording_of(order, [])))
    if wrong:
        raise ProblemsFound(str(path), wrong)
    drawn = draw(text, str(path), sheet)
    out.notice(texts.SHEET_OWN.format(path=path))
    for note in notes:
        out.notice(f"{path} {note}")
    if drawn.added:
        out.notice(texts.SHEET_ADDED.format(path=path, names="、".join(drawn.added)))
    return drawn.text


def _reason(error: HuikuanError) -> str:
    """The first thing wrong, and how many there are."""
    if not isinstance(error, ProblemsFound):
        return error.sentence()
    more = len(error.problems) - 1
    return error.problems[0].sentence() + (texts.SHEET_MORE.format(count=more) if more else "")
