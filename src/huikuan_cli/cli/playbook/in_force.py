"""What several commands of the workshop need: every file as it is in force here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from huikuan_cli.cli.context import Here, here
from huikuan_cli.env import Env
from huikuan_cli.errors import HuikuanError
from huikuan_cli.show import out

if TYPE_CHECKING:
    from huikuan_cli.core.playbook import Playbook
    from huikuan_cli.core.playbook.changes import Change
    from huikuan_cli.store.playbooks.layered_file import Stack


class InForce(NamedTuple):
    """Where we are, the playbook for a visit, and every file that is used for one."""

    here: Here
    playbook: Playbook
    stacks: dict[str, Stack]


def in_force(playbooks: str, env: Env) -> InForce:
    """The playbook and its files as a visit uses them; what a team got wrong is said, and left out."""
    return files_in_force(here(playbooks, env))


def files_in_force(found: Here, *, quiet: bool = False) -> InForce:
    """The same in the folders of a place. `quiet`: what is left out has been said."""
    from huikuan_cli.core.checking.lone_file_checks import Beside
    from huikuan_cli.core.playbook.teaching_cases import Teaching
    from huikuan_cli.store.playbooks import case_files, loading
    from huikuan_cli.store.playbooks.layers import OWN_LETTER, lone_files, there
    from huikuan_cli.store.playbooks.skipped import Note, sentences
    from huikuan_cli.store.playbooks.unread_files import unread
    from huikuan_cli.store.playbooks.wording_examples import excused

    notes: list[Note] = []
    playbook, stacks = loading.sound(found.order, notes)
    beside = Beside(playbook, lambda: loading.wording_of(found.order, []), excused)
    cases = (f"{case_files.FOLDER}/{id}.yaml" for id in case_files.ids(found.order))
    beside_it: dict[str, type[Any]] = {**lone_files(found.order), **dict.fromkeys(cases, Teaching)}
    for name, kind in beside_it.items():
        try:
            stacks[name] = loading.sound_beside(found.order, name, kind, beside, notes)
        except HuikuanError:
            if not OWN_LETTER.fullmatch(name) and there(found.order[-1].folder / name):
                raise  # of a letter or a case that only a team has, the notes say why it is not used
    for sentence in () if quiet else (*sentences(notes), *unread(found.order)):
        out.notice(sentence)
    return InForce(found, playbook, stacks)


def changes_of(stack: Stack) -> list[Change]:
    """What the team changed in one file against ours; all of a file that only the team has; of the look of the sheet, the
    order that comes of it."""
    from huikuan_cli.core.playbook.changes import Change, changes
    from huikuan_cli.core.playbook.customer_kinds import CustomerKind
    from huikuan_cli.core.playbook.merging import merged
    from huikuan_cli.store.playbooks.effective import data_in_force

    if stack.kind is CustomerKind:
        return list(_of_kind(stack.parts[0].data))
    ours = stack.parts[-1].data if stack.has_ours() else {}
    now = data_in_force(stack)
    found = list(changes(merged({}, ours), now)) if stack.teams() else []
    return [*found, *(Change("移", *one) for one in stack.moved())]


def told_of(stack: Stack) -> list[Change]:
    """The same with one change for each entry of ours whose place quite another one of the team takes."""
    from huikuan_cli.core.playbook.changes import gathered
    from huikuan_cli.store.playbooks.reused_ids import replaced

    return gathered(changes_of(stack), replaced(stack))


class Holding(NamedTuple):
    """What every file says, and the entries that a team stops."""

    files: dict[str, Any]
    stopped: frozenset[str]


def holding_for(stacks: dict[str, Stack], file: str) -> Holding:
    """What holds where a file does: of one for a kind of customer, what holds for such a customer."""
    from huikuan_cli.core.playbook.customer_kinds import CustomerKind
    from huikuan_cli.store.playbooks.kind_stacks import laid_over

    stack = stacks[file]
    over = laid_over(stacks, stack) if stack.kind is CustomerKind else {}
    mine = {**stacks, **over}
    everybody = (one for one in mine.values() if one.kind is not CustomerKind)
    stopped = frozenset(str(place[-1]) for one in everybody for _, place in one.hidden())
    return Holding({name: one.laid.data for name, one in mine.items()}, stopped)


def _of_kind(data: dict[str, Any]) -> Iterator[Change]:
    """The entries by which a kind of customer is treated otherwise."""
    from huikuan_cli.core.playbook.changes import Change
    from huikuan_cli.core.playbook.merging import HIDE, YES
    from huikuan_cli.store.playbooks.kind_stacks import SECTIONS

    if not any(data.get(key) for key in SECTIONS):
        yield Change("加", ("名称",), None, data["名称"])
    for key in SECTIONS:
        entries = data.get(key, [])
        if isinstance(entries, str):
            yield Change("加", (key,), None, entries)
            continue
        for one in entries:
            rest = {name: value for name, value in one.items() if name != "id"}
            hidden = one.get(HIDE) == YES
            yield (
                Change("停用", (key, one["id"]), one["id"])
                if hidden
                else Change("加", (key, one["id"]), None, rest)
            )
