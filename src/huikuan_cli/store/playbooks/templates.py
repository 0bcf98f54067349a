"""A team's own template of the action sheet, and its letterhead: where they are, and what is in them."""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from huikuan_cli import texts
from huikuan_cli.core.sheet.document import WORD_BODY
from huikuan_cli.errors import HuikuanError, Problem
from huikuan_cli.store.playbooks.layers import playbook_bytes, there

if TYPE_CHECKING:
    from huikuan_cli.store.playbooks.layers import Layer

SHEET_TEMPLATE, LETTERHEAD = "templates/sheet.md", "templates/letter.docx"
LARGEST_LETTERHEAD = 5_000_000  # bytes of a letterhead


def find(order: tuple[Layer, ...]) -> Path | None:
    """The template of the first layer that has one; most have none."""
    return next((path for path in (layer.folder / SHEET_TEMPLATE for layer in order) if there(path)), None)


def read(path: Path) -> tuple[str, tuple[str, ...]]:
    """The template's text, and notes on its encoding. Raises HuikuanError when it cannot be read."""
    from huikuan_cli.store.yaml.parse import decode

    return decode(playbook_bytes(path), str(path))


def letterhead(order: tuple[Layer, ...]) -> bytes | None:
    """The team's Word file whose letterhead and styles the letters take; None when no layer has one. Raises HuikuanError
    when it cannot be read or is too large."""
    path = find_letterhead(order)
    return None if path is None else playbook_bytes(path, most=LARGEST_LETTERHEAD)


def letterhead_problems(order: tuple[Layer, ...]) -> list[Problem]:
    """What is wrong with the team's letterhead: no Word file, or no word of where the letter goes."""
    path = find_letterhead(order)
    if path is None:
        return []
    try:
        body = _body(playbook_bytes(path, most=LARGEST_LETTERHEAD))
    except HuikuanError as error:
        return [Problem(error.text, error.hint, str(path), code="P606")]
    if body is None:
        return [Problem(texts.LETTERHEAD_NO_WORD, texts.LETTERHEAD_FIX, str(path), code="P606")]
    if texts.LETTER_PLACE in re.sub("<[^>]*>", "", body):
        return []
    return [Problem(texts.NO_LETTER_PLACE, texts.ADD_LETTER_PLACE, str(path), code="P610", minor=True)]


def find_letterhead(order: tuple[Layer, ...]) -> Path | None:
    """The letterhead of the first layer that has one; most have none."""
    return next((path for path in (layer.folder / LETTERHEAD for layer in order) if there(path)), None)


def _body(raw: bytes) -> str | None:
    """The text of a Word file with its marks; None when it is no Word file, or unpacks to more than any letterhead."""
    try:
        with ZipFile(BytesIO(raw)) as packed:
            if packed.getinfo(WORD_BODY).file_size > LARGEST_LETTERHEAD:
                return None
            return packed.read(WORD_BODY).decode("utf-8", "replace")
    except (BadZipFile, KeyError, OSError, EOFError, NotImplementedError, RuntimeError, zlib.error):
        return None
