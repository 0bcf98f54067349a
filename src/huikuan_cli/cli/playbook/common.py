"""What several commands of the workshop need: every file as it is in force here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from huikuan_cli.cli.here import Here, here
from huikuan_cli.env import Env
from huikuan_cli.show import out

if TYPE_CHECKING:
    from huikuan_cli.core.changes import Change
    from huikuan_cli.core.playbook import Playbook
    from huikuan_cli.store.stack import Stack


class InForce(NamedTuple):
    """Where we are, the playbook for a visit, and every file that is used for one."""

    here: Here
    playbook: Playbook
    stacks: dict[str, Stack]


def in_force(playbooks: str, env: Env) -> InForce:
    """The playbook and its files as a visit uses them; what a team got wrong is said, and left out."""
    from huikuan_cli.core.alone_checks import Beside
    from huikuan_cli.core.playbook.teaching import Teaching
    from huikuan_cli.store import playbooks as store
    from huikuan_cli.store import teaching
    from huikuan_cli.store.layers import ALONE
    from huikuan_cli.store.passed import Note, sentences
    from huikuan_cli.store.strangers import unread

    found = here(playbooks, env)
    notes: list[Note] = []
    playbook, stacks = store.sound(found.order, notes)
    beside = Beside(playbook, lambda: store.wording_of(found.order, []))
    cases = (f"{teaching.FOLDER}/{id}.yaml" for id in teaching.ids(found.order))
    beside_it: dict[str, type[Any]] = {**ALONE, **dict.fromkeys(cases, Teaching)}
    for name, kind in beside_it.items():
        stacks[name] = store.sound_beside(found.order, name, kind, beside, notes)
    for sentence in (*sentences(notes), *unread(found.order)):
        out.notice(sentence)
    return InForce(found, playbook, stacks)


def changes_of(stack: Stack) -> list[Change]:
    """What the team changed in one file against ours."""
    from huikuan_cli.core.changes import changes
    from huikuan_cli.core.merging import merged

    ours = stack.parts[-1].data
    now = {key: value for key, value in stack.data().items() if key != "版本"}
    return list(changes(merged({}, ours), now)) if stack.teams() else []
