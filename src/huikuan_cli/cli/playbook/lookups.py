"""`huikuan playbook show`, `diff`, `coverage` and `verify`: what there is, was changed, is missing, is not verified."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from huikuan_cli import texts
from huikuan_cli.cli.case_runs import shipped_answers
from huikuan_cli.cli.context import here, playbook_of
from huikuan_cli.cli.playbook.in_force import InForce, changes_of, in_force
from huikuan_cli.env import Env
from huikuan_cli.errors import UsageError
from huikuan_cli.show import out

if TYPE_CHECKING:
    from huikuan_cli.core.playbook.placeholders import Facts
    from huikuan_cli.store.playbooks.layered_file import Stack

SAMPLE = "k1"  # the teaching case whose figures stand in the lines


def show(name: str, playbooks: str, env: Env) -> None:
    """An entry (e8, o05, t3 …) or a file as a salesperson will read it."""
    from huikuan_cli.core.checking.entry_page import entry_page
    from huikuan_cli.core.text.values import brief
    from huikuan_cli.core.text.words import nearest
    from huikuan_cli.show.blocks_page import show_page

    force = in_force(playbooks, env)
    found = dict(_entries(force.stacks))
    wanted = brief(name).removesuffix(".yaml")
    if wanted not in found:
        raise UsageError(texts.NO_ENTRY.format(name=brief(name), near=nearest(wanted, found)), texts.ENTRIES)
    show_page(entry_page(wanted, found[wanted], _facts(force)))


def _entries(stacks: dict[str, Stack]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Everything that has a name: the entries by their ids, the files by their names. What the playbook itself names comes last and so
    stands before a column of a ledger of that name."""
    from huikuan_cli.store.playbooks.layers import SHAPES

    for file, stack in sorted(stacks.items(), key=lambda one: one[0] in SHAPES):
        data = stack.data()
        yield file.removesuffix(".yaml"), data
        if isinstance(data.get("id"), str):
            yield data["id"], data
        yield from _inside(data)


def _inside(data: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(data, dict):
        for value in data.values():
            yield from _inside(value)
    elif isinstance(data, list):
        for one in data:
            if isinstance(one, dict):
                yield from ((one[key], one) for key in ("id", "键") if isinstance(one.get(key), str))
            yield from _inside(one)


def _facts(force: InForce) -> Facts:
    from huikuan_cli.core.advice.analysis import analyse

    answers, day = shipped_answers(force.playbook, SAMPLE)
    return analyse(force.playbook, answers, day, force.here.settings.company).facts


def diff(playbooks: str, env: Env) -> None:
    """What the team changed against our playbook, by entry and field."""
    from huikuan_cli.core.checking.entry_page import changes_block
    from huikuan_cli.show.blocks_page import show_page

    blocks = []
    for name, stack in in_force(playbooks, env).stacks.items():
        found = changes_of(stack)
        if found:
            layers = "、".join(part.layer.name for part in stack.teams())
            blocks.append(changes_block(f"{name}（{layers}）", found))
    if blocks:
        show_page(blocks)
    else:
        out.result(texts.NO_CHANGES)


def coverage(playbooks: str, env: Env) -> None:
    """Where the playbooks have holes."""
    from huikuan_cli.core.checking.coverage import coverage as pages
    from huikuan_cli.show.blocks_page import show_page

    show_page(pages(playbook_of(here(playbooks, env), env)))


def verify(playbooks: str, env: Env) -> None:
    """What of the law is not verified yet, and what would settle it."""
    from huikuan_cli.core.checking.verify_page import verify_page
    from huikuan_cli.show.blocks_page import show_page

    show_page(verify_page(playbook_of(here(playbooks, env), env).rules))
