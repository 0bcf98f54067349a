"""The plans below a folder, wherever in it they lie and whatever they are called, with what each says of its days.

What was read is kept in the data folder, one line for each file with its size and time of change, and is read again only where those
differ: a cache that is never trusted over the files. A broken one, or one that cannot be written, costs time and nothing else.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from huikuan_cli.core.agenda.facts import DaySpan, PlanFacts, from_plain
from huikuan_cli.store.work.plan_names import PLAN_SUFFIX

VERSION = "huikuan plans 5"
LINKED, NO_PLAN = (
    "!",
    "0",
)  # of what is kept: it goes on from another plan or has something wrong in it; it is no plan
SUFFIXES = (".yaml", ".yml")
UNSETTLED = (
    3_000_000_000  # ns in which a file may change again without a change of its time, as the disk keeps it
)
DEEPEST, MOST_INDEXED = 6, 100_000  # folders below the folder, files
SMALLEST_PLAN = 200  # bytes


class Indexed(NamedTuple):
    """A plan file, and what it says. `file`: its path from there, with / between the parts; `stamp`: when it was changed; `idle`: nothing
    of it can be due on the day that was asked for."""

    file: str
    stamp: int
    facts: PlanFacts
    idle: bool = False


class IndexedPlan(NamedTuple):
    """The plans of a folder; the files that are named like plans and cannot be read; how many had to be read this time, and how many
    there are, those without anything near the day that was asked for among them."""

    plans: tuple[Indexed, ...]
    unread: tuple[str, ...] = ()
    fresh: int = 0
    total: int = 0


def plans_in(
    folder: Path,
    data: Path,
    *,
    deepest: int = DEEPEST,
    near: date | None = None,
    many: Callable[[int], None] = lambda count: None,
) -> IndexedPlan:
    """The plans in a folder and in those below it, as deep as `deepest`. `data`: our data folder, for what is kept. `near`: without those
    of which nothing can be due on this day or the next few, unless they go on from another plan or something is wrong in them. `many` is
    told how many files are to be read before they are. Never raises: what cannot be read is named."""
    name = f"{deepest} {folder.absolute()}"
    place = data / "index" / f"{sha256(name.encode('utf-8', 'surrogateescape')).hexdigest()[:16]}.jsonl"
    known = _kept(place)
    files = [_File(*one, json.dumps(one[0])) for one in _files(folder, deepest)]
    many(sum(not known.get(one.key, "").startswith(one.mark()) for one in files))
    lines: dict[str, str] = {}
    found: list[Indexed] = []
    unread, fresh, passed, now = [], 0, 0, time.time_ns()
    for one in files:
        span, said = _parts(known.get(one.key, ""), one.mark())
        idle = near is not None and _idle(span, near)
        passing = idle and not span.endswith(LINKED)
        read = None if passing else _from_line(said)
        if not said or (read is None and not passing):
            fresh += 1
            span, said = _read(folder / one.file)
            idle = near is not None and _idle(span, near)
            passing = idle and not span.endswith(LINKED)
            read = _from_line(said)
        if now - one.stamp > UNSETTLED:
            lines[one.key] = f"{one.mark()}{span} {said}"
        if passing:
            passed += 1
        elif read and read[0]:
            found.append(Indexed(one.file, one.stamp, read[0], idle))
        elif one.file.endswith(PLAN_SUFFIX):
            unread.append(one.file)
    if lines != known:
        _keep(place, lines)
    return IndexedPlan(tuple(found), tuple(sorted(unread)), fresh, len(found) + passed)


class _File(NamedTuple):
    """A file that may be a plan, its size and time of change (ns), and its name as it is kept."""

    file: str
    size: int
    stamp: int
    key: str

    def mark(self) -> str:
        """What a kept line begins with, as long as the file is the same."""
        return f"{self.size} {self.stamp} "


def _parts(line: str, mark: str) -> tuple[str, str]:
    """When something of a file can be due, and what it says, from the line that was kept; both empty where it is of another time."""
    if not line.startswith(mark):
        return "", ""
    span, _, said = line[len(mark) :].partition(" ")
    return (span, said) if said.startswith("[") and said.endswith("]") else ("", "")


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
                        plan = name.endswith(PLAN_SUFFIX) or state.st_size >= SMALLEST_PLAN
                        if count < MOST_INDEXED and plan and name != "huikuan.yaml":
                            count += 1
                            yield path, state.st_size, state.st_mtime_ns
                    elif depth < deepest and entry.is_dir(follow_symlinks=False):
                        waiting.append((path, depth + 1))


def _read(path: Path) -> tuple[str, str]:
    """When something of the file can be due, and what it says, both as they are kept."""
    from huikuan_cli.store.work.plan_facts import facts

    found = facts(path, surely=path.name.endswith(PLAN_SUFFIX))
    said = json.dumps(found.plain() if found else [], ensure_ascii=True, separators=(",", ":"))
    if found is None:
        return NO_PLAN, said
    from huikuan_cli.core.agenda.items import span

    linked = LINKED if found.earlier or found.wrong else ""
    return "~".join(span(found)) + linked, said


def _idle(span: str, day: date) -> bool:
    """Whether nothing can be due on a day or the next few."""
    parts = span.removesuffix(LINKED).split("~")
    return len(parts) == len(DaySpan._fields) and DaySpan(*parts).idle(day)


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
    from huikuan_cli.store.files import all_or_none, atomic

    with suppress(HuikuanError, OSError, UnicodeError):
        all_or_none.ready(place.parent)
        text = "\n".join((VERSION, *(f"{file}\t{line}" for file, line in lines.items())))
        atomic.write(place, text)
