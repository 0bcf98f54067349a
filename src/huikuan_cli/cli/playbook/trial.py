"""`huikuan playbook try`: what the teaching cases print before and after the team's changes, and where each change is used."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from difflib import ndiff
from typing import TYPE_CHECKING

from huikuan_cli import texts, texts_workshop
from huikuan_cli.cli.playbook.case_pages import Pages, pages_of, shelf_of, teaching_cases
from huikuan_cli.cli.playbook.in_force import files_in_force, in_force
from huikuan_cli.env import Env

if TYPE_CHECKING:
    from huikuan_cli.core.sheet.layout import Block, Row


def trial(case: str, playbooks: str, today: date | None, env: Env) -> None:
    """The papers of the teaching cases before and after the team's changes, and a sentence for each change."""
    from huikuan_cli.core.sheet.layout import Block, Row
    from huikuan_cli.show.blocks_page import show_page

    force = in_force(playbooks, env)
    now, before = (
        shelf_of(force.stacks),
        shelf_of(files_in_force(force.here._replace(order=force.here.order[-1:])).stacks),
    )
    blocks, same = [], []
    for id, one in teaching_cases(force.here, now.playbook, case).items():
        pages = [pages_of(shelf, force.here, one, today) for shelf in (before, now)]
        found = list(_changed(*pages, every=bool(case), id=id))
        blocks += found
        if not found:
            same.append(id)
    if same:
        rest = texts.TRIED_SAME.format(ids="、".join(same))
        blocks.append(Block(texts.TRIED_CASES, (Row("text", rest),)))
    if not case:
        from huikuan_cli.cli.playbook.uses import uses

        rows = tuple(Row("text", one.text) for one in uses(force, today))
        blocks += [Block(texts_workshop.USES_HEAD.rstrip("："), rows)] if rows else []
    show_page(blocks)


def _changed(before: Pages, now: Pages, *, every: bool, id: str) -> Iterator[Block]:
    """A block for each paper of a case that changed: its lines, or how many they are."""
    from huikuan_cli.core.sheet.layout import Block, Row

    for name in {**before, **now}:
        lines = [
            line
            for line in ndiff(before.get(name, ()), now.get(name, ()))
            if line[:2] in ("- ", "+ ") and line[2:].strip()
        ]
        rows = [Row("pair", line[2:], texts.WAS if line[0] == "-" else texts.IS) for line in lines]
        if lines:
            shown: list[Row] = rows if every else [Row("small", texts.TRY_ONE.format(id=id))]
            yield Block(texts.TRIED.format(id=id, paper=name, count=len(lines)), tuple(shown))
