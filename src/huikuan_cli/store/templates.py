"""A team's own template of the action sheet: where it is, and its text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from huikuan_cli.store.layers import playbook_bytes, there

if TYPE_CHECKING:
    from huikuan_cli.store.layers import Layer

NAME, LETTERHEAD = "templates/sheet.md", "templates/letter.docx"
MOST = 5_000_000  # bytes of a letterhead


def find(order: tuple[Layer, ...]) -> Path | None:
    """The template of the first layer that has one; most have none."""
    return next((path for path in (layer.folder / NAME for layer in order) if there(path)), None)


def read(path: Path) -> tuple[str, tuple[str, ...]]:
    """The template's text, and notes on its encoding. Raises HuikuanError when it cannot be read."""
    from huikuan_cli.store.yamlio import decode

    return decode(playbook_bytes(path), str(path))


def letterhead(order: tuple[Layer, ...]) -> bytes | None:
    """The team's Word file whose letterhead and styles the letters take; None when no layer has one. Raises HuikuanError
    when it cannot be read or is too large."""
    path = next((path for path in (layer.folder / LETTERHEAD for layer in order) if there(path)), None)
    return None if path is None else playbook_bytes(path, most=MOST)
