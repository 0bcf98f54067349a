"""What a hand can do to a playbook file: slips of the keyboard, of the mouse and of the disk. The same for the same seed."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

Change = Callable[[Random, list[str]], None]
HOSTILE = (
    "：", "，", "\u3000", "\t", "\xa0", "\u200b", "\u202e", "\ufeff", "\u2028", "\0", "\x1b[31m", "“", "”", '"', "'", "#", " #",
    "*", "&", "!", "%", "@", "|", ">", "?", "- ", ": ", ":", "{", "}", "[", "]", "{{", "}}", "{{ 甲 }}", "{%", "\\", "---",
    "😀", "𠮷", "<b>", ",", ", ", "~", "`", "\r", "null", "\ud7ff", "０", "—",
)  # fmt: skip
VALUES = (
    "", "是", "否", "yes", "no", "0", "-1", "3", "99999", "0123", "12:30", "1e5", "nan", "1.5", "2024-02-30", "2026-11-23", "0001-01-01",
    "[]", "{}", "[甲]", "{甲: 乙}", "[[甲]]", "e6", "o01", "不存在", "停用", "[{}]", "甲" * 300, "{{ 称呼 }}", '"{{ 称呼 }}"', '""',
    "[0, 0]", "[9, 1]", "02-30", '"13-01"', "九", "９", "多选", "明细", "-0", "0.0000001", "[甲, 甲]", "99999999999999999999",
)  # fmt: skip
_VALUE = re.compile(r"^(\s*(?:- )?[^\s#:][^#:]*: +)(.+)$")
_NUMBER = re.compile(r"\d+(\.\d+)?")
_ID = re.compile(r"\b[a-z]{1,3}\d{1,4}\b")
_SWAPS = str.maketrans("\"'[]{}“”", "'\"{}[]”“")


def _row(r: Random, rows: list[str]) -> int:
    return r.randrange(len(rows))


def delete(r: Random, rows: list[str]) -> None:
    at = _row(r, rows)
    del rows[at : at + r.choice((1, 1, 1, 2, 5, 20))]


def duplicate(r: Random, rows: list[str]) -> None:
    at = _row(r, rows)
    to = r.choice((at + 1, _row(r, rows)))
    rows[to:to] = rows[at : at + r.choice((1, 1, 3, 8))]


def swap(r: Random, rows: list[str]) -> None:
    one, two = _row(r, rows), _row(r, rows)
    rows[one], rows[two] = rows[two], rows[one]


def indent(r: Random, rows: list[str]) -> None:
    at, by = _row(r, rows), r.choice((-4, -2, -1, 1, 2, 3, 4))
    for n in range(at, min(at + r.choice((1, 1, 2, 6)), len(rows))):
        text = rows[n]
        rows[n] = " " * by + text if by > 0 else text[min(-by, len(text) - len(text.lstrip(" "))) :]


def insert(r: Random, rows: list[str]) -> None:
    at = _row(r, rows)
    to = r.randint(0, len(rows[at]))
    rows[at] = rows[at][:to] + r.choice(HOSTILE) + rows[at][to:]


def _with_value(r: Random, rows: list[str]) -> tuple[int, re.Match[str]] | None:
    found = [(n, m) for n, row in enumerate(rows) if (m := _VALUE.match(row))]
    return r.choice(found) if found else None


def replace(r: Random, rows: list[str]) -> None:
    found = _with_value(r, rows)
    if found:
        rows[found[0]] = found[1][1] + r.choice(VALUES)


def move(r: Random, rows: list[str]) -> None:
    """A value where another one stood."""
    one, two = _with_value(r, rows), _with_value(r, rows)
    if one and two:
        rows[one[0]] = one[1][1] + two[1][2]


def number(r: Random, rows: list[str]) -> None:
    found = [n for n, row in enumerate(rows) if _NUMBER.search(row)]
    if found:
        at = r.choice(found)
        new = r.choice(("0", "1", "2", "-1", "7", "31", "100", "100000", "0.5", "00"))
        rows[at] = _NUMBER.sub(new, rows[at], count=1)


def id(r: Random, rows: list[str]) -> None:
    """One id for another one of the file, once or everywhere."""
    known = sorted({one for row in rows for one in _ID.findall(row)})
    if known:
        old, new = r.choice(known), r.choice((*known, "e99", "zz1"))
        places = [n for n, row in enumerate(rows) if re.search(rf"\b{old}\b", row)]
        for n in places if r.random() < 0.3 else [r.choice(places)]:
            rows[n] = re.sub(rf"\b{old}\b", new, rows[n])


def hide(r: Random, rows: list[str]) -> None:
    """停用 behind a line that begins an entry, or anywhere."""
    found = [n for n, row in enumerate(rows) if re.match(r"\s*- (id|键|发布日|选项): ", row)]
    at = r.choice(found) if found and r.random() < 0.8 else _row(r, rows)
    deep = len(rows[at]) - len(rows[at].lstrip(" -"))
    rows.insert(at + 1, " " * deep + "停用: " + r.choice(("是", "是", "是", "否", "yes")))


def drop(r: Random, rows: list[str]) -> None:
    """A whole entry or group: a line and all that is deeper below it."""
    at = _row(r, rows)
    deep = len(rows[at]) - len(rows[at].lstrip(" "))
    end = at + 1
    while end < len(rows) and len(rows[end]) - len(rows[end].lstrip(" ")) > deep:
        end += 1
    del rows[at:end]


def cut(r: Random, rows: list[str]) -> None:
    at = _row(r, rows)
    rows[at] = rows[at][: r.randint(0, len(rows[at]))]
    del rows[at + 1 :]


def swap_marks(r: Random, rows: list[str]) -> None:
    found = [n for n, row in enumerate(rows) if re.search("[\"'\\[\\]{}“”]", row)]
    if found:
        at = r.choice(found)
        rows[at] = rows[at].translate(_SWAPS)


def erase(r: Random, rows: list[str]) -> None:
    """One character gone."""
    at = _row(r, rows)
    to = r.randint(0, len(rows[at]))
    rows[at] = rows[at][:to] + rows[at][to + 1 :]


CHANGES: tuple[Change, ...] = (
    delete, duplicate, swap, indent, insert, insert, replace, replace, replace, move, number, number, id, id, hide, hide, drop,
    drop, cut, swap_marks, erase,
)  # fmt: skip


def mutated(r: Random, text: str, times: int) -> bytes:
    """A text with so many changes, as bytes; once in a while with bytes that are no text."""
    rows = text.split("\n")
    for _ in range(times):
        r.choice(CHANGES)(r, rows)
        rows = rows or [""]
    raw = "\n".join(rows).encode("utf-8", "replace")
    if r.random() < 0.04:
        at = r.randint(0, len(raw))
        raw = raw[:at] + r.randbytes(r.choice((1, 2, 8))) + raw[at + r.choice((0, 1, 3)) :]
    return raw


def part(r: Random, text: str) -> str:
    """The version and some of the top-level names of a file, as a team writes that changes a little."""
    blocks = re.split(r"(?m)^(?=[^\s#-])", text)
    kept = [one for one in blocks[1:] if one.startswith(("版本:", "id:")) or r.random() < 0.4]
    return "".join(kept)
