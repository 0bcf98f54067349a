"""The commands that the workshop suggests, so that they work as they stand: with the folder, where that was named by hand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from huikuan_cli import texts

if TYPE_CHECKING:
    from huikuan_cli.store.playbooks.layers import Layer

_COMMAND = re.compile(
    r"(?:huikuan )?playbook try(?: --case [^\s；，。]+)?|huikuan playbook diff|huikuan playbook show [^\s；，。：]+|huikuan excuse(?: “[^”]*”)?"
)


def with_folder(text: str, order: tuple[Layer, ...]) -> str:
    """The sentence with `--playbooks 文件夹` behind each command in it, where the playbook is used for nothing else yet."""
    from huikuan_cli.store.playbooks.layers import OPTION

    first = order[0]
    if len(order) == 1 or first.name not in (OPTION, texts.CHECKED_FOLDER):
        return text
    path = str(first.folder)
    path = f'"{path}"' if " " in path else path
    return _COMMAND.sub(lambda found: f"{found[0]} --playbooks {path}", text)
