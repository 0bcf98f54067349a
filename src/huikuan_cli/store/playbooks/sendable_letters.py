"""The letters of a playbook, as they go out: a line of a team that must not go out is passed over for ours."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from huikuan_cli.core.checking.lone_file_checks import Beside
from huikuan_cli.core.checking.wording import never
from huikuan_cli.core.playbook import Playbook
from huikuan_cli.core.playbook.letter_texts import Letter
from huikuan_cli.errors import HuikuanError
from huikuan_cli.store.playbooks.layers import LETTER_FILES, Layer, there
from huikuan_cli.store.playbooks.loading import load_one, read_beside, wording_of
from huikuan_cli.store.playbooks.skipped import Note, sentences

DESK = LETTER_FILES[0]


class Letters(NamedTuple):
    """The letters that were asked for, what is to be said of team files, and by a letter's id what a team wrote into it."""

    letters: tuple[Letter, ...]
    passed_over: tuple[str, ...]
    own: dict[str, tuple[str, ...]]


def read(order: tuple[Layer, ...], playbook: Playbook, names: tuple[str, ...] = LETTER_FILES) -> Letters:
    """Letters by the names of their files, from all layers. Never raises for what a team wrote."""
    said: list[Note] = []
    # whoever read the playbook has said what is wrong in it
    beside = Beside(playbook, lambda: wording_of(order, []), never)
    found = {}
    for name in names:
        try:
            found[name] = read_beside(order, name, Letter, beside, said)
            beside.named(name, found[name])
        except HuikuanError:
            if name in LETTER_FILES:
                raise  # ours is broken; of a letter that only a team has, `said` tells why it is not used
    own = {one.id: _own(one, order, name) for name, one in found.items()}
    return Letters(tuple(found.values()), sentences(said), own)


def _own(letter: Letter, order: tuple[Layer, ...], name: str) -> tuple[str, ...]:
    """The sentences and rows of a letter that ours does not have; ours is read only where a team has the file."""
    if not any(there(layer.folder / name) for layer in order[:-1]):
        return ()
    ours = set(_said(load_one(order[-1:], name, Letter))) if name in LETTER_FILES else set()
    return tuple(text for text in _said(letter) if text and text not in ours)


def _said(letter: Letter) -> Iterator[str]:
    for piece in letter.pieces:
        yield from (piece.text, *(f"{name}：{value}" for name, value in piece.rows.items()))
