"""What holds of one playbook file once a team's is laid over ours: all that a visit uses of it."""

from __future__ import annotations

from typing import Any

from msgspec import convert

from huikuan_cli.core.playbook.customer_kinds import CustomerKind
from huikuan_cli.core.playbook.protected import in_force_of
from huikuan_cli.core.playbook.sheet_look import SheetLook
from huikuan_cli.store.playbooks.layered_file import Stack


def data_in_force(stack: Stack) -> dict[str, Any]:
    """The data of a file without its version: of lists that only grow all of ours too, of the look of the sheet the order that
    comes of it, of a file that only a team has what it says. Raises msgspec.ValidationError for a look of a wrong shape."""
    if stack.kind is CustomerKind:
        return dict(stack.parts[0].data)
    ours = stack.parts[-1].data if stack.has_ours() else {}
    held = stack.data() if stack.has_ours() else stack.said()
    now = {key: value for key, value in held.items() if key != "版本"}
    if stack.kind is SheetLook:
        look = convert(stack.data(), SheetLook, strict=False)
        now |= {key: list(names) for key, names in look.orders().items()}
    return dict(in_force_of(stack.name, ours, now))
