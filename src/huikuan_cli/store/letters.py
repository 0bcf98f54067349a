"""The letters of a playbook, as they go out: a line of a team that must not go out is passed over for ours."""

from __future__ import annotations

from typing import NamedTuple

from huikuan_cli.core.alone_checks import Beside
from huikuan_cli.core.playbook import Playbook
from huikuan_cli.core.playbook.letters import Letter
from huikuan_cli.store.layers import LETTERS, Layer
from huikuan_cli.store.passed import Note, sentences
from huikuan_cli.store.playbooks import read_beside, wording_of

DESK = LETTERS[0]


class Letters(NamedTuple):
    """The letters that were asked for, and what is to be said of team files."""

    letters: tuple[Letter, ...]
    passed_over: tuple[str, ...]


def read(order: tuple[Layer, ...], playbook: Playbook, names: tuple[str, ...] = LETTERS) -> Letters:
    """Letters by the names of their files, from all layers. Never raises for what a team wrote."""
    said: list[Note] = []
    beside = Beside(playbook, wording_of(order, []))  # whoever read the playbook has said what is wrong in it
    found = tuple(read_beside(order, name, Letter, beside, said) for name in names)
    return Letters(found, sentences(said))
