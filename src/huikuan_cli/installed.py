"""How this copy of the program was installed, and the command that adds a part to it. Loaded when a part is missing."""

from __future__ import annotations

import os
import re
import shlex
import sys
from importlib import metadata, util
from pathlib import Path

DISTRIBUTION = "huikuan-cli"
LIBRARIES = ("typer", "click")
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


def too_new() -> tuple[tuple[str, ...], str]:
    """The libraries of the command line that are newer than we know, as they are printed, and the command that puts the right ones in
    their place; empty where all are within their bounds."""
    specs = {re.split(r"[<>=!~ ;\[]", one)[0]: one.partition(";")[0].strip() for one in _required()}
    found = {}
    for name in LIBRARIES:
        bound = re.search(r"<\s*([\d.]+)", specs.get(name, ""))
        if bound and _numbers(metadata.version(name)) >= _numbers(bound[1]):
            found[name] = f"{name} {metadata.version(name)}（要低于 {bound[1]}）"
    return tuple(found.values()), f"{_pip_install()} {' '.join(_quoted(specs[name]) for name in found)}"


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version))


def _pip_install() -> str:
    home = Path(sys.prefix)
    if (home / PIPX).is_file():
        return f"pipx runpip {_quoted(home.name)} install"
    if (home / UV).is_file() or not util.find_spec("pip"):
        return f"uv pip install --python {_quoted(sys.executable)}"
    return f"{_quoted(sys.executable)} -m pip install"


def _required() -> list[str]:
    try:
        return metadata.requires(DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        return []


def _needed(extra: str) -> list[str]:
    """What the extra stands for, as our own package says; the extra itself where nothing is known of the package."""
    lines = _required()
    mark = re.compile(rf"extra\s*==\s*[\"']{extra}[\"']")
    found = [line.partition(";")[0].strip() for line in lines if mark.search(line)]
    return found or [f"{DISTRIBUTION}[{extra}]"]


def _quoted(text: str) -> str:
    """A word of a command; PowerShell and cmd know double quotes only."""
    if os.name == "nt":
        return f'"{text}"' if re.search(r"[^\w.:\\/-]", text) else text
    return shlex.quote(text)
