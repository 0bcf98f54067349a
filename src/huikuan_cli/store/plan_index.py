"""The plans below a folder, wherever in it they lie and whatever they are called, with what each says of its days.

What was read is kept in the data folder, one line for each file with its size and time of change, and is read again only where those
differ: a cache that is never trusted over the files. A broken one, or one that cannot be written, costs time and nothing else.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from huikuan_cli.core.agenda.facts import PlanFacts, from_plain
from huikuan_cli.store.names import PLAN_SUFFIX

VERSION = "huikuan plans 1"
SUFFIXES = (".yaml", ".yml")
UNSETTLED = (
    3_000_000_000  # ns in which a file may change again without a change of its time, as the disk keeps it
)
DEEPEST, MOST = 6, 100_000  # folders below the folder, files
SMALLEST, LARGEST = 200, 200_000  # bytes of a plan


class Indexed(NamedTuple):
    """A plan file, and what it says. `file`: its path from there, with / between the parts; `stamp`: when it was changed."""

    file: str
    stamp: int
    facts: PlanFacts


class Found(NamedTuple):
    """The plans of a folder; the files that are named like plans and cannot be read; how many had to be read this time."""

    plans: tuple[Indexed, ...]
    unread: tuple[str, ...] = ()
    fresh: int = 0


def plans_in(folder: Path, data: Path, *, deepest: int = DEEPEST) -> Found:
    """The plans in a folder and in those below it, as deep as `deepest`. `data`: our data folder, for what is kept. Never raises: what
    cannot be read is named."""
    name = f"{deepest} {folder.absolute()}"
    place = data / "index" / f"{sha256(name.encode('utf-8', 'surrogateescape')).hexdigest()[:16]}.jsonl"
    known = _kept(place)
    lines: dict[str, str] = {}
    found, unread, fresh = [], [], 0
    now = time.time_ns()
    for file, size, stamp in _files(folder, deepest):
        mark = f"{size} {stamp} "
        key = json.dumps(file)
        line = known.get(key, "")
        read = _from_line(line[len(mark) :]) if line.startswith(mark) else None
        if read is None:
            fresh += 1
            line = mark + json.dumps(_read(folder / file), ensure_ascii=True, separators=(",", ":"))
            read = _from_line(line[len(mark) :])
        if now - stamp > UNSETTLED:
            lines[key] = line
        if read and read[0]:
            found.append(Indexed(file, stamp, read[0]))
        elif file.endswith(PLAN_SUFFIX):
            unread.append(file)
    if lines != known:
        _keep(place, lines)
    return Found(tuple(found), tuple(sorted(unread)), fresh)


def _files(folder: Path, deepest: int) -> Iterator[tuple[str, int, int]]:
    """The files that may be plans, with size and time of change (ns); links to folders are not followed."""
    waiting, count = [("", 0)], 0
    while waiting:
        inside, depth = waiting.pop()
        with suppress(OSError), os.scandir(folder / inside if inside else folder) as entries:
            for entry in entries:
                name = entry.name
                if name.startswith("."):
                    continue
                path = f"{inside}/{name}" if inside else name
                with suppress(OSError):
                    if name.endswith(SUFFIXES):
                        state = entry.stat()
                        plan = name.endswith(PLAN_SUFFIX) or state.st_size >= SMALLEST
                        if count < MOST and plan and name != "huikuan.yaml":
                            count += 1
                            yield path, state.st_size, state.st_mtime_ns
                    elif depth < deepest and entry.is_dir(follow_symlinks=False):
                        waiting.append((path, depth + 1))


def _read(path: Path) -> list[object]:
    from huikuan_cli.store.plan_facts import facts

    found = facts(path, surely=path.name.endswith(PLAN_SUFFIX))
    return found.plain() if found else []


def _from_line(line: str) -> tuple[PlanFacts | None] | None:
    """What a kept line says, in a tuple: nothing in it for a file that is no plan. None where the line is broken."""
    try:
        data = json.loads(line)
        return (from_plain(data) if data else None,)
    except (ValueError, TypeError):
        return None


def _kept(place: Path) -> dict[str, str]:
    """What was kept, by file; empty where there is nothing, or not by this version."""
    try:
        head, *rows = place.read_text(encoding="utf-8").split("\n")
    except (OSError, ValueError):
        return {}
    if head != VERSION:
        return {}
    found = {}
    for row in rows:
        file, mark, rest = row.partition("\t")
        if mark:
            found[file] = rest
    return found


def _keep(place: Path, lines: dict[str, str]) -> None:
    """Write it whole or not at all; it is only a cache, so whatever stops that is passed over."""
    from huikuan_cli.errors import HuikuanError
    from huikuan_cli.store import atomic

    with suppress(HuikuanError, OSError, UnicodeError):
        atomic.ensure_folder(place.parent)
        text = "\n".join((VERSION, *(f"{file}\t{line}" for file, line in lines.items())))
        atomic.write(place, text)
