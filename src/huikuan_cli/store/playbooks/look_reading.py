"""sheet.yaml by itself, for drawing a plan that was made before: nothing else of a playbook is read for it."""

from __future__ import annotations

import msgspec

from huikuan_cli.core.playbook.sheet_look import SheetLook
from huikuan_cli.store.playbooks.layers import Layer, there
from huikuan_cli.store.playbooks.templates import former_templates

FILE = "sheet.yaml"


def read_look(order: tuple[Layer, ...]) -> tuple[SheetLook, tuple[str, ...]]:
    """How the action sheet is to look, and what is to be said of the teams' files: what is wrong in them is left out, and
    stops nobody. Raises only when our own is broken."""
    said = tuple(former_templates(order))
    if any(there(layer.folder / FILE) for layer in order[:-1]):
        look, wrong = _of_teams(order)
        return look, (*wrong, *said)
    from huikuan_cli.store.yaml.parse import read_tree

    data = read_tree(order[-1].folder / FILE, FILE).data
    return msgspec.convert(data, SheetLook, strict=False), said


def _of_teams(order: tuple[Layer, ...]) -> tuple[SheetLook, tuple[str, ...]]:
    """What the teams' files make of it; only here the loading and the checks are needed, which take longer than the rest."""
    from huikuan_cli.core.checking.sheet_checks import look_problems
    from huikuan_cli.store.playbooks import loading
    from huikuan_cli.store.playbooks.skipped import Note, sentences

    notes: list[Note] = []
    rules = loading.wording_of(order, [])
    look = loading.load_one(order, FILE, SheetLook, notes, lambda made: look_problems(FILE, made, rules))
    return look, sentences(notes)
