"""`huikuan playbook list` and `where`: which files there are, and which folder wins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huikuan_cli import texts
from huikuan_cli.cli.playbook.common import changes_of, stacks_here
from huikuan_cli.core.playbook.teaching import Teaching
from huikuan_cli.env import Env

if TYPE_CHECKING:
    from huikuan_cli.store.stack import Stack


def list_(playbooks: str, env: Env) -> None:
    """Every playbook file, what it holds, and what the team changed in it."""
    from huikuan_cli.core.changes import counted
    from huikuan_cli.core.layout import Block, Row
    from huikuan_cli.show.page import show_page
    from huikuan_cli.store.schemas import hover

    words = hover()
    _, stacks = stacks_here(playbooks, env)
    rows = []
    for name, stack in stacks.items():
        changed = counted(changes_of(stack))
        note = texts.CHANGED.format(changed=changed) if changed else ""
        rows.append(Row("text", f"{name}　{_title(stack, words[stack.kind.__name__]['标题'])}", note=note))
    show_page([Block(texts.PLAYBOOK_FILES, tuple(rows))])


def _title(stack: Stack, kind: str) -> str:
    data = stack.data()
    name, portrait = data.get("名称"), data.get("一句话画像")
    if stack.kind is Teaching and name:
        return f"{kind}：{name}"
    return f"{name}：{portrait}" if name and portrait else kind


def where(playbooks: str, env: Env) -> None:
    """The folders in the order in which they win, and the files that each of them has."""
    from huikuan_cli.core.layout import Block, Row
    from huikuan_cli.show.page import show_page

    order, stacks = stacks_here(playbooks, env)
    rows = []
    for number, layer in enumerate(order, 1):
        has = [s.name for s in stacks.values() if any(part.layer is layer for part in s.parts)]
        last = layer is order[-1]
        count = texts.ALL_FILES if last else "、".join(has) or texts.NO_FILES
        rows.append(Row("pair", f"{layer.folder}（{count}）", f"{number} {layer.name}"))
    show_page([Block(texts.PLAYBOOK_ORDER, tuple(rows))])
