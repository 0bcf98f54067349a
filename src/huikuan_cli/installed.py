"""How this copy of the program was installed, and the command that adds a part to it. Loaded when a part is missing."""

from __future__ import annotations

import os
import re
import shlex
import sys
from importlib import metadata, util
from pathlib import Path

DISTRIBUTION = "huikuan-cli"
PIPX, UV = "pipx_metadata.json", "uv-receipt.toml"  # what pipx and uv leave in the folder of a program


def add_command(extra: str) -> str:
    """The command that installs what the extra `extra` (pdf, docx) needs, for the way in which this copy came here.

    pipx and uv keep each program in a folder of its own, where `pip install` from the outside changes nothing.
    """
    home = Path(sys.prefix)
    if (home / PIPX).is_file():
        return " ".join(["pipx inject", _quoted(home.name), *map(_quoted, _needed(extra))])
    if (home / UV).is_file() or not util.find_spec("pip"):
        return " ".join(["uv pip install --python", _quoted(sys.executable), *map(_quoted, _needed(extra))])
    python = f"{_quoted(sys.executable)} -m " if sys.prefix != sys.base_prefix else ""
    return f"{python}pip install {_quoted(f'{DISTRIBUTION}[{extra}]')}"


def _needed(extra: str) -> list[str]:
    """What the extra stands for, as our own package says; the extra itself where nothing is known of the package."""
    try:
        lines = metadata.requires(DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        lines = []
    mark = re.compile(rf"extra\s*==\s*[\"']{extra}[\"']")
    found = [line.partition(";")[0].strip() for line in lines if mark.search(line)]
    return found or [f"{DISTRIBUTION}[{extra}]"]


def _quoted(text: str) -> str:
    """A word of a command; PowerShell and cmd know double quotes only."""
    if os.name == "nt":
        return f'"{text}"' if re.search(r"[^\w.:\\/-]", text) else text
    return shlex.quote(text)
