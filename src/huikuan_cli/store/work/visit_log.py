"""The log inside a plan file (拜访记录): read with the line of every mistake, and added to without touching another byte.

One writer at a time in the folder; the file is read again once the lock is held, so that nothing that another one wrote is lost.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct

from huikuan_cli.core.log import Log, LogEntry, identified, read_log, row_of
from huikuan_cli.core.log.entries import same
from huikuan_cli.errors import HuikuanError, Problem
from huikuan_cli.store.files import all_or_none, atomic
from huikuan_cli.store.files.bounded import read_bytes
from huikuan_cli.store.work import merge_conflicts
from huikuan_cli.store.work.log_rows import SECTION, with_rows
from huikuan_cli.store.yaml.parse import parse
from huikuan_cli.store.yaml.tree import Tree


class Read(Struct, frozen=True):
    """A log as it was read, and every mistake in it with its line."""

    log: Log
    problems: tuple[Problem, ...]


def log_in(tree: Tree, near: date) -> Read:
    """The log of a plan file; what is sound is used. `near`: as core.log.read_log has it."""
    rows = tree.data.get(SECTION) if isinstance(tree.data, dict) else None
    log = read_log(rows, near)
    problems = [
        Problem(one.text, one.fix, tree.file, tree.line_of(_place(one.at, one.key))) for one in log.mistakes
    ]
    return Read(log, tuple(problems))


def _place(at: int, key: str) -> tuple[str | int, ...]:
    return (SECTION,) if at < 0 else (SECTION, at, key) if key else (SECTION, at)


class Added(Struct, frozen=True):
    """The entries as they stand in the file now, and how many of them were not there before."""

    entries: tuple[LogEntry, ...]
    fresh: int


def append(path: Path, entries: Iterable[LogEntry], today: date) -> Added:
    """Add entries to the log of a plan file, in one step; each gets its id where it has none. One that stands there already, word for word, is
    not written twice. Raises HuikuanError or ProblemsFound when it cannot be written; then the file is as it was."""
    file = path.resolve()
    with all_or_none.alone_in(file.parent):
        raw = read_bytes(file, str(path))
        merged = merge_conflicts.merged(raw, str(path))
        tree = parse(merged or raw, str(path))
        if not isinstance(tree.data, dict):
            raise HuikuanError(f"“{path}”不是 huikuan 的计划文件", "请核对文件")
        known = {one.id: one for one in log_in(tree, today).log.entries}
        found, new = [], []
        for one in entries:
            entry = one if one.id and same(known.get(one.id, one), one) else identified(one, known)
            if entry.id not in known or not same(known[entry.id], entry):
                new.append(entry)
            known[entry.id] = entry
            found.append(entry)
        if new or merged:
            data = with_rows(merged or raw, map(row_of, new), str(path))
            if merged:
                all_or_none.keep_copy(file)
            atomic.write_bytes(file, data)
    return Added(tuple(found), len(new))


def kept_up(path: Path, text: str) -> str:
    """A plan that takes the place of the one in a file, with every entry that stands there and not in it. Call it alone in the
    folder. Raises HuikuanError where they have no place in it."""
    raw = text.encode("utf-8")
    try:
        there = path.read_bytes()
        if _log_part(there) == _log_part(raw):
            return text
        known = _rows(there, path)
    except (OSError, HuikuanError):  # none there, or none that can be read: a copy of it is kept
        return text
    here = _rows(raw, path)
    return with_rows(raw, [row for row in known if row not in here], str(path)).decode("utf-8")


def _log_part(raw: bytes) -> bytes:
    return raw[raw.rfind(f"\n{SECTION}:".encode()) :]


def _rows(raw: bytes, path: Path) -> list[Any]:
    found = parse(merge_conflicts.merged(raw, str(path)) or raw, str(path)).data
    rows = found.get(SECTION) if isinstance(found, dict) else None
    return rows if isinstance(rows, list) else []
