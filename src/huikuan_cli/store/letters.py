"""The letters of a playbook, as they go out: a line of a team that must not go out is passed over for ours."""

from __future__ import annotations

from typing import NamedTuple

from huikuan_cli.core.letter_checks import letter_problems
from huikuan_cli.core.playbook import Playbook
from huikuan_cli.core.playbook.letters import Letter
from huikuan_cli.core.privacy import private_words
from huikuan_cli.core.walk import texts_of
from huikuan_cli.core.wording import private_problems, waiver_problems, wording_problems
from huikuan_cli.store.layers import LETTERS, Layer
from huikuan_cli.store.playbooks import load_one, wording_of
from huikuan_cli.store.stack import Passed, sentences

DESK = LETTERS[0]


class Letters(NamedTuple):
    """The letters that were asked for, and what is to be said of team files."""

    letters: tuple[Letter, ...]
    passed_over: tuple[str, ...]


def read(order: tuple[Layer, ...], playbook: Playbook, names: tuple[str, ...] = LETTERS) -> Letters:
    """Letters by the names of their files, from all layers. Never raises for what a team wrote."""
    said: list[Passed] = []
    wording = wording_of(order, said)
    private = private_words(playbook, wording)
    found = tuple(
        load_one(
            order,
            name,
            Letter,
            said,
            lambda one, name=name: (  # type: ignore[misc]
                *letter_problems(name, one, playbook),
                *wording_problems(name, texts_of(one), wording),
                *private_problems(name, texts_of(one), private),
                *waiver_problems(name, texts_of(one), wording),
            ),
        )
        for name in names
    )
    return Letters(found, sentences(said))
