"""A plan file in which git left the marks of a merge: where both copies only added to the log, both are read; else it is named."""

from __future__ import annotations

import re

from huikuan_cli.errors import Problem, ProblemsFound
from huikuan_cli.store.work.log_rows import SECTION, with_rows
from huikuan_cli.store.yaml.parse import parse

OURS, MIDDLE, BASE, THEIRS = "<<<<<<<", "=======", "|||||||", ">>>>>>>"
_MARK = re.compile(r"^(<{7}|={7}|\|{7}|>{7})(?: .*)?$")


def marks(raw: bytes) -> tuple[int, ...]:
    """The lines (from 1) at which the marks of a merge stand; none where it is no such file."""
    if b"\n" + THEIRS.encode() not in raw.replace(b"\r", b"\n"):
        return ()
    lines = raw.decode("utf-8", "replace").splitlines()
    found = [(n, line[:7]) for n, line in enumerate(lines, 1) if _MARK.match(line)]
    kinds = {mark for _, mark in found}
    return tuple(n for n, _ in found) if {OURS, MIDDLE, THEIRS} <= kinds else ()


def merged(raw: bytes, name: str) -> bytes | None:
    """The file with what both copies added to the log; None where it has no marks. Raises ProblemsFound where the copies differ in
    anything else, or one of them cannot be read."""
    at = marks(raw)
    if not at:
        return None
    text = raw.decode("utf-8", "replace")
    ours, theirs = _side(text, OURS).encode(), _side(text, THEIRS).encode()
    try:
        one, other = parse(ours, name).data, parse(theirs, name).data
    except ProblemsFound:
        raise _refusal(name, at) from None
    if not (isinstance(one, dict) and isinstance(other, dict)):
        raise _refusal(name, at)
    here, there = one.pop(SECTION, None) or [], other.pop(SECTION, None) or []
    if one != other or not (isinstance(here, list) and isinstance(there, list)):
        raise _refusal(name, at)
    return with_rows(ours, [row for row in there if row not in here], name)


def problem(raw: bytes, name: str) -> Problem | None:
    """What to say of a file in which both copies were read; None where it has no marks."""
    at = marks(raw)
    if not at:
        return None
    text = "两份计划合在一起时都加了拜访记录，合并的记号还在；两边的记录都算上了"
    return Problem(text, "再记一笔就会写好；也可以自己删掉记号那几行", name, at[0])


def _refusal(name: str, at: tuple[int, ...]) -> ProblemsFound:
    text = "两份计划合在一起时有冲突，除了拜访记录别处也不一样，不能替你选"
    fix = f"打开文件，在第 {'、'.join(map(str, at[:12]))} 行的记号之间留下对的那一份，删掉记号"
    return ProblemsFound(f"“{name}”有合并冲突", [Problem(text, fix, name, at[0])])


def _side(text: str, which: str) -> str:
    """One of the two copies. The lines of the other become comments, so that every line keeps its number."""
    found, inside = [], ""
    for line in text.splitlines(keepends=True):
        mark = _MARK.match(line.rstrip("\r\n"))
        if mark and (mark[1] == OURS or inside):
            inside = {OURS: OURS, BASE: BASE, MIDDLE: THEIRS, THEIRS: ""}[mark[1]]
            found.append("#" + line[7:] if line[7:].strip() else "#\n")
        elif inside in ("", which):
            found.append(line)
        else:
            found.append("#\n")
    return "".join(found)
