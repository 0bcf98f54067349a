"""A path as it is typed behind a command."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path


def typed(path: Path, cwd: Path) -> str:
    """The path as it is typed behind a command: short where it can be, in quotation marks where it must."""
    text = str(path)
    known = [(cwd, "")]
    with suppress(RuntimeError):  # a user without a home folder
        known.append((Path.home(), "~"))
    for start, mark in known:
        if path.is_relative_to(start):
            text = str(mark / path.relative_to(start))
            break
    return word(text)


def word(text: str) -> str:
    """One word of a command: in quotation marks where a shell could take a part of it for something else."""
    if re.fullmatch(r"[\w./\\:~（）-]+", text):
        return text
    return f'"{text}"' if os.name == "nt" else "'" + text.replace("'", "'\\''") + "'"
