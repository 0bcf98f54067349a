"""Entries written into the log of a plan file: behind the last of them, in whatever way a hand wrote the list, every other byte as it was."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from huikuan_cli.errors import HuikuanError
from huikuan_cli.store.files.bounded import MAX_BYTES
from huikuan_cli.store.yaml.dump import dump
from huikuan_cli.store.yaml.parse import parse

SECTION = "拜访记录"
_HEAD = re.compile(rf"^(?:{SECTION}|\"{SECTION}\"|'{SECTION}')[ \t]*:[ \t]*(.*?)[ \t]*(#.*)?$")
_EMPTY = ("", "[]", "[ ]", "~", "null")
FULL_FIX = "用 huikuan plan --from 为下一次拜访另起一份计划，接着记"


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
