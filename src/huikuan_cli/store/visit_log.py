"""The log inside a plan file (拜访记录): read with the line of every mistake, and added to without touching another byte.

One writer at a time in the folder; the file is read again once the lock is held, so that nothing that another one wrote is lost.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct

from huikuan_cli.core.log import Entry, Log, identified, read_log, row_of
from huikuan_cli.core.log.entries import same
from huikuan_cli.errors import HuikuanError, Problem
from huikuan_cli.store import atomic, conflicts, together
from huikuan_cli.store.reading import MAX_BYTES, read_bytes
from huikuan_cli.store.yamlio import Tree, dump, parse

SECTION = "拜访记录"
_HEAD = re.compile(rf"^(?:{SECTION}|\"{SECTION}\"|'{SECTION}')[ \t]*:[ \t]*(.*?)[ \t]*(#.*)?$")
_EMPTY = ("", "[]", "[ ]", "~", "null")
FULL_FIX = "用 huikuan plan --from 为下一次拜访另起一份计划，接着记"


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

    entries: tuple[Entry, ...]
    fresh: int


def append(path: Path, entries: Iterable[Entry], today: date) -> Added:
    """Add entries to the log of a plan file, in one step; each gets its id where it has none. One that stands there already, word for word, is
    not written twice. Raises HuikuanError or ProblemsFound when it cannot be written; then the file is as it was."""
    file = path.resolve()
    with together.alone_in(file.parent):
        raw = read_bytes(file, str(path))
        merged = conflicts.merged(raw, str(path))
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
                together.keep_copy(file)
            atomic.write_bytes(file, data)
    return Added(tuple(found), len(new))


def with_rows(raw: bytes, rows: Iterable[dict[str, Any]], name: str) -> bytes:
    """The bytes of a plan file with these entries behind the last of its log; every other byte stays. Raises HuikuanError where
    the file has no place for them."""
    new = list(rows)
    if not new:
        return raw
    before = parse(raw, name).data
    old = before.get(SECTION) or []
    mark, text, encoding = _decoded(raw)
    if isinstance(old, list):
        for changed in _candidates(text, new):
            data = mark + changed.encode(encoding)
            if len(data) > MAX_BYTES:
                raise HuikuanError(f"“{name}”记满了（超过 {MAX_BYTES // 1000} KB），没有写", FULL_FIX)
            if _holds(data, name, {**before, SECTION: [*old, *new]}):
                return data
    raise HuikuanError(
        f"“{name}”里的“{SECTION}”写得特别，找不到接着写的地方，没有写",
        f"在文件末尾单起一行写 {SECTION}:，原来的记录放在它下面，每条前面加“- ”",
    )


def _holds(data: bytes, name: str, wanted: dict[str, Any]) -> bool:
    try:
        return bool(parse(data, name).data == wanted)
    except HuikuanError:
        return False


def _decoded(raw: bytes) -> tuple[bytes, str, str]:
    """The mark at the beginning of a file, its text and its encoding, so that the same bytes come out again."""
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
    ):
        if raw.startswith(mark):
            return mark, raw[len(mark) :].decode(encoding), encoding
    try:
        return b"", raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return b"", raw.decode("gb18030"), "gb18030"


def _candidates(text: str, rows: list[dict[str, Any]]) -> Iterator[str]:
    """The text with the entries at each place where they may belong, the likeliest first."""
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines(keepends=True)
    heads = [n for n, line in enumerate(lines) if _HEAD.match(line.rstrip("\r\n"))]
    if not heads:
        whole = text if not text or text.endswith(("\n", "\r")) else text + end
        yield whole + f"{SECTION}:{end}" + _block(rows, 0, end)
        return
    at = heads[-1]
    stop = next((n for n in range(at + 1, len(lines)) if _starts_anew(lines[n])), len(lines))
    found = _HEAD.match(lines[at].rstrip("\r\n"))
    value = found[1] if found else ""
    if value.startswith("[") and value not in _EMPTY:
        yield from _in_flow(lines, at, stop, rows)
        return
    if value in _EMPTY and value:
        comment = f"  {found[2]}" if found and found[2] else ""
        lines[at] = f"{SECTION}:{comment}{end}"
    last = stop
    while last > at + 1 and not lines[last - 1].split("#")[0].strip():
        last -= 1
    for place in dict.fromkeys((last, stop)):
        head = "".join(lines[:place])
        head = head if head.endswith(("\n", "\r")) else head + end
        yield head + _block(rows, _indent(lines[at + 1 : stop]), end) + "".join(lines[place:])


def _starts_anew(line: str) -> bool:
    """Whether a line belongs to the next part of the file: it stands at the left edge and is no item, comment or blank."""
    return bool(line.strip()) and line[0] not in " \t-#]}"


def _indent(lines: list[str]) -> int:
    """How far the items of the log stand from the left edge."""
    return next((len(line) - len(line.lstrip(" ")) for line in lines if line.lstrip(" ").startswith("- ")), 0)


def _block(rows: list[dict[str, Any]], indent: int, end: str) -> str:
    return "".join(f"{' ' * indent}{line}{end}" for line in dump(rows).splitlines())


def _in_flow(lines: list[str], at: int, stop: int, rows: list[dict[str, Any]]) -> Iterator[str]:
    """Into a list that is written in brackets, before the last one."""
    part = "".join(lines[at:stop])
    close = part.rfind("]")
    said = ", ".join(json.dumps(row, ensure_ascii=False) for row in rows)
    gap = "" if part[:close].rstrip().endswith(("[", ",")) else ", "
    yield "".join(lines[:at]) + part[:close] + gap + said + part[close:] + "".join(lines[stop:])


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
    found = parse(conflicts.merged(raw, str(path)) or raw, str(path)).data
    rows = found.get(SECTION) if isinstance(found, dict) else None
    return rows if isinstance(rows, list) else []
