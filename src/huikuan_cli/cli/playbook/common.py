"""What several commands of the workshop need: every file as the layers give it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from huikuan_cli.cli.common import layers_here
from huikuan_cli.env import Env
from huikuan_cli.show import out

if TYPE_CHECKING:
    from huikuan_cli.core.changes import Change
    from huikuan_cli.store.layers import Layer
    from huikuan_cli.store.stack import Stack


def stacks_here(playbooks: str, env: Env) -> tuple[tuple[Layer, ...], dict[str, Stack]]:
    """The layers in force here and every file in them; a file that cannot be read is said and left out."""
    from huikuan_cli.core.playbook.teaching import Teaching
    from huikuan_cli.store import teaching
    from huikuan_cli.store.layers import ALONE, FILES
    from huikuan_cli.store.stack import Passed, sentences, stack_of

    order = layers_here(playbooks, env)
    said: list[Passed] = []
    cases = (f"{teaching.FOLDER}/{id}.yaml" for id in teaching.ids(order))
    kinds: dict[str, type[Any]] = {**FILES, **ALONE, **dict.fromkeys(cases, Teaching)}
    stacks = {name: stack_of(order, name, kind, said) for name, kind in kinds.items()}
    for sentence in sentences(said):
        out.notice(sentence)
    return order, stacks


def changes_of(stack: Stack) -> list[Change]:
    """What the team changed in one file against ours."""
    from huikuan_cli.core.changes import changes
    from huikuan_cli.core.merging import merged

    ours = stack.parts[-1].data
    now = {key: value for key, value in stack.data().items() if key != "版本"}
    return list(changes(merged({}, ours), now)) if stack.teams() else []
