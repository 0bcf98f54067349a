"""What lies in a team's folder `templates`: its letterhead, and the former template of the sheet, which nothing reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from huikuan_cli import texts
from huikuan_cli.core.sheet.document import WORD_BODY
from huikuan_cli.errors import HuikuanError, Problem
from huikuan_cli.store.playbooks.layers import playbook_bytes, there

if TYPE_CHECKING:
    from huikuan_cli.store.playbooks.layers import Layer

LETTERHEAD = "templates/letter.docx"
LARGEST_LETTERHEAD = 5_000_000  # bytes of a letterhead
FORMER_SHEET, FORMER = "templates/sheet.md", "不再读了，行动单没有照它印"
INSTEAD = "次序、小标题、不印的块写在打法文件夹的 sheet.yaml 里，写法见打法库说明（README.md）的“换一张行动单的样子”"


def former_templates(order: tuple[Layer, ...]) -> Iterator[str]:
    """A sentence for each folder of a team that still has a template of the sheet."""
    for layer in order[:-1]:
        path = layer.folder / FORMER_SHEET
        if there(path):
            yield f"{path} {FORMER}；{INSTEAD}"


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
    import zlib  # few have a letterhead
    from io import BytesIO
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(BytesIO(raw)) as packed:
            if packed.getinfo(WORD_BODY).file_size > LARGEST_LETTERHEAD:
                return None
            return packed.read(WORD_BODY).decode("utf-8", "replace")
    except (BadZipFile, KeyError, OSError, EOFError, NotImplementedError, RuntimeError, zlib.error):
        return None
