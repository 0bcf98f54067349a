"""YAML as we write it ourselves, read without a YAML library: to load that takes longer than all of bare `huikuan`.

Only the plainest shape is understood. Whatever a person wrote otherwise gives None, and the caller reads the file in
full; what is understood means the same in both.
"""

from __future__ import annotations

import re
import stat
from pathlib import Path

from huikuan_cli.store.reading import MAX_BYTES

Entries = dict[str, str | None]
_ENTRY = re.compile(r"(\w+):(?: +(.*))?")
_QUOTED = re.compile(r"'((?:[^']|'')*)'(?: +#.*)?|\"([^\"\\]*)\"(?: +#.*)?")
_EMPTY = ("[]", "{}")
_INDICATORS = "-?:,[]{}#&*!|>'\"%@`"
_END = re.compile(r"\n {0,2}(?=[^ \-#\n])")  # a line that stands no deeper than the name of a part


def text(path: Path) -> str | None:
    """The text of an ordinary UTF-8 file of bearable size; None for everything else, also what cannot be read."""
    try:
        about = path.stat()  # a pipe or a device would never end
        if not stat.S_ISREG(about.st_mode) or about.st_size > MAX_BYTES:
            return None
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except (OSError, ValueError):
        return None


def part(whole: str, name: str, start: int) -> str | None:
    """The lines below `name`, which stands two spaces deep somewhere after `start`."""
    head = f"\n  {name}:\n"
    begun = whole.find(head, start)
    if begun < 0:
        return None
    begun += len(head)
    end = _END.search(whole, begun - 1)
    return whole[begun : end.start() if end else len(whole)]


def entries(block: str, depth: int) -> Entries | None:
    """The `名称: 内容` lines of a block that stand `depth` spaces deep. What has lines of its own below it, or is an
    empty list, is None."""
    found: Entries = {}
    last = ""
    for row in block.split("\n"):
        line = row.strip(" ")
        if not line.isprintable():
            return None
        if not line or line[0] == "#":
            continue
        deep = len(row) - len(row.lstrip(" "))
        entry = _ENTRY.fullmatch(line) if deep == depth else None
        if entry:
            last, value = entry[1], _scalar(entry[2] or "")
            if last in found or (value is None and entry[2] not in _EMPTY):
                return None
            found[last] = value
        elif last and not found[last] and (deep > depth or (deep == depth and line[0] == "-")):
            found[last] = None
        else:
            return None
    return found


def items(block: str, depth: int) -> list[Entries] | None:
    """The items of a list, each of `名称: 内容` lines; the dashes stand `depth` spaces deep."""
    dash, gap = " " * depth + "- ", " " * (depth + 2)
    if not block.startswith(dash):
        return None
    found = []
    for one in block.removeprefix(dash).split("\n" + dash):
        item = entries(gap + one, depth + 2)
        if item is None:
            return None
        found.append(item)
    return found


def _scalar(written: str) -> str | None:
    if quoted := _QUOTED.fullmatch(written):
        return quoted[2] if quoted[1] is None else quoted[1].replace("''", "'")
    plain = "" if written.startswith("#") else written.partition(" #")[0].rstrip()
    if plain and (plain[0] in _INDICATORS or ": " in plain or plain[-1] == ":"):
        return None
    return plain
