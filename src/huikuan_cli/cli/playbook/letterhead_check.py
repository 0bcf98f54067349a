"""A team's letterhead, checked by opening it as a letter does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huikuan_cli import texts_letterhead
from huikuan_cli.errors import HuikuanError, Problem

if TYPE_CHECKING:
    from huikuan_cli.store.playbooks.layers import Layer


def letterhead_problems(order: tuple[Layer, ...]) -> list[Problem]:
    """What is wrong with the letterhead in force: no Word file, no word of where the letter goes, and what a letter leaves
    out of it. Where the part for Word is not installed, only what can be seen without it."""
    from huikuan_cli.store.playbooks import templates

    found = templates.letterhead_problems(order)
    path = templates.find_letterhead(order)
    if path is None or any(not one.minor for one in found):
        return found
    from huikuan_cli.render.word import installed, left_out

    if not installed():
        return found
    try:
        what = left_out(templates.letterhead(order) or b"")
    except HuikuanError as error:
        return [*found, Problem(error.text, error.hint, str(path), code="P606")]
    fix = texts_letterhead.FOUND_FIX
    return [
        *found,
        *(
            Problem(texts_letterhead.FOUND.format(what=one), fix, str(path), code="P611", minor=True)
            for one in what
        ),
    ]
