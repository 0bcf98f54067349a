"""`huikuan playbook list` and `where`: which files there are, and which folder wins."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from huikuan_cli import texts, texts_sharing
from huikuan_cli.cli.playbook.in_force import InForce, changes_of, in_force
from huikuan_cli.core.playbook.customer_kinds import CustomerKind
from huikuan_cli.core.playbook.teaching_cases import Teaching
from huikuan_cli.env import Env
from huikuan_cli.store.work.workspace import PLAYBOOKS

if TYPE_CHECKING:
    from huikuan_cli.cli.context import Here
    from huikuan_cli.store.playbooks.layered_file import Stack
    from huikuan_cli.store.playbooks.layers import Layer


def list_(playbooks: str, env: Env) -> None:
    """Every playbook file, what it holds, and what the team changed in it."""
    from huikuan_cli.core.playbook.changes import counted
    from huikuan_cli.core.sheet.layout import Block, Row
    from huikuan_cli.show.blocks_page import show_page
    from huikuan_cli.store.playbooks.schema_files import hover

    words = hover()
    rows = []
    for name, stack in in_force(playbooks, env).stacks.items():
        changed = counted(changes_of(stack))
        note = texts.CHANGED.format(changed=changed) if changed else ""
        rows.append(Row("text", f"{name}　{_title(stack, words[stack.kind.__name__]['标题'])}", note=note))
    show_page([Block(texts.PLAYBOOK_FILES, tuple(rows))])


def _title(stack: Stack, kind: str) -> str:
    data = stack.data()
    name, portrait = data.get("名称"), data.get("一句话画像")
    if stack.kind in (Teaching, CustomerKind) and name:
        return f"{kind}：{name}"
    return f"{name}：{portrait}" if name and portrait else kind


def where(playbooks: str, env: Env) -> None:
    """The folders in the order in which they win, with the files that each of them has; then those that do not count."""
    from huikuan_cli.cli.playbook.release_status import release_status
    from huikuan_cli.core.sheet.layout import Block, Row
    from huikuan_cli.show.blocks_page import show_page

    force = in_force(playbooks, env)
    order = force.here.order
    rows = []
    for number, layer in enumerate(order, 1):
        has = texts.ALL_FILES if layer is order[-1] else "、".join(_files(layer, force)) or texts.NO_FILES
        rows.append(Row("pair", f"{layer.folder}（{has}）", f"{number} {layer.name}"))
        if layer is not order[-1] and (said := release_status(layer)):
            rows.append(Row("pair", said, f"  {texts_sharing.RELEASE}"))
    rows += [
        Row("pair", f"{place}（{why}）", f"- {name}") for name, place, why in _not_counted(force.here, env)
    ]
    show_page([Block(texts.PLAYBOOK_ORDER, tuple(rows))])


def _files(layer: Layer, force: InForce) -> Iterator[str]:
    """The playbook files of a folder; of one that is there and not used, that it is not."""
    from huikuan_cli.store.playbooks.layers import lone_files, shapes, there

    order = force.here.order
    for name in dict.fromkeys((*force.stacks, *shapes(order), *lone_files(order))):
        stack = force.stacks.get(name)
        if stack and any(part.layer is layer for part in stack.parts):
            yield name
        elif there(layer.folder / name):
            yield texts.NOT_USED.format(name=name)


def _not_counted(found: Here, env: Env) -> Iterator[tuple[str, Path, str]]:
    """Places where playbooks could be and that do not count here: what they are called, where, and why not."""
    for layer in found.absent:
        yield layer.name, layer.folder, texts.ABSENT
    counted = {layer.folder for layer in found.order}
    here, home = env.cwd / PLAYBOOKS, found.workspace
    if here.is_dir() and here not in counted:
        why = texts.OTHER_WORKSPACE.format(path=home) if home else texts.NO_WORKSPACE
        yield texts.THIS_FOLDER, here, why
    if home and home / PLAYBOOKS not in counted:
        yield texts.WORKSPACE, home / PLAYBOOKS, texts.NO_FOLDER
    if env.config_dir() / PLAYBOOKS not in counted:
        yield texts.OWN_SETTINGS, env.config_dir() / PLAYBOOKS, texts.NO_FOLDER
