"""Rewriting a file of an older version for the present one: line by line, so that every comment stays."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple

from huikuan_cli.core.checking.versions import as_changes
from huikuan_cli.core.playbook.merging import HIDE, VERSION, YES, Place, name_key
from huikuan_cli.core.playbook.teaching_cases import Teaching
from huikuan_cli.errors import HuikuanError, ProblemsFound
from huikuan_cli.store.files import atomic
from huikuan_cli.store.playbooks.layered_file import OLD
from huikuan_cli.store.playbooks.layers import LONE_FILES, SHAPES, bundled, playbook_bytes
from huikuan_cli.store.yaml.parse import parse, read_tree
from huikuan_cli.store.yaml.tree import Tree

OLD_COPY = ".v1.bak"


class Outcome(NamedTuple):
    """What became of a file: rewritten, or why it was not (empty when it was)."""

    path: Path
    why_not: str = ""


def upgrade(folder: Path) -> list[Outcome]:
    """Rewrite every file of the older version in a folder, each kept beside it as 文件名.v1.bak.

    What became of each; nothing of those that need no rewriting. One that cannot be read or rewritten stays as it was,
    and keeps no other from being done.
    """
    names = (
        *SHAPES,
        *LONE_FILES,
        *sorted(f"cases/{path.name}" for path in (folder / "cases").glob("k*.yaml")),
    )
    found = [_outcome(folder / name, name) for name in names if (folder / name).is_file()]
    return [one for one in found if one is not None]


def _outcome(path: Path, name: str) -> Outcome | None:
    try:
        return Outcome(path) if _upgrade(path, name) else None
    except ProblemsFound as error:
        more = f"；还有 {len(error.problems) - 1} 处" if len(error.problems) > 1 else ""
        return Outcome(path, f"{error.problems[0].sentence()}{more}")
    except HuikuanError as error:
        return Outcome(path, error.sentence())


def _upgrade(path: Path, name: str) -> bool:
    raw = playbook_bytes(path)
    tree = parse(raw, str(path))
    if not isinstance(tree.data, dict) or tree.data.get("版本") != OLD:
        return False
    ours = bundled() / name
    base = read_tree(ours).data if ours.is_file() else {}
    text = upgraded(tree, as_changes(tree.data, {**SHAPES, **LONE_FILES}.get(name, Teaching), base))
    keep = path.with_name(path.name + OLD_COPY)
    if not atomic.write_new(keep, raw) and keep.read_bytes() != raw:
        raise HuikuanError(f"“{keep}”已经在了", "先把它改名或移走")
    atomic.write(path, text)
    path.chmod(0o644)
    return True


def upgraded(tree: Tree, changes: Any) -> str:
    """The text of a file of version 1 as one of version 2. `changes` is its data with what it hides, which is written
    behind the entries of each list.

    Raises HuikuanError where a line would have to go inside brackets.
    """
    want = {**changes, "版本": str(VERSION)}
    rows = tree.text.removeprefix("\ufeff").splitlines(keepends=True)
    spot = tree.spots["版本",]
    rows[spot.value_line - 1] = re.sub(
        rf"(版本['\"]?:\s*['\"]?){OLD}\b", rf"\g<1>{VERSION}", rows[spot.value_line - 1]
    )
    for line, added in sorted(_added(tree, want), key=lambda one: one[0], reverse=True):
        before = rows[line - 1]
        if not before.endswith("\n"):
            rows[line - 1] = before + "\n"
        end = "\r\n" if before.endswith("\r\n") else "\n"
        rows.insert(line, added + end)
    text = "".join(rows)
    if parse(text.encode(), tree.file).data != want:
        raise HuikuanError(
            f"“{tree.file}”的写法太特别，改不了",
            f"请手工把第一行改成“版本: {VERSION}”，再运行 huikuan playbook check",
        )
    return text


def _added(tree: Tree, want: Any, path: Place = ()) -> list[tuple[int, str]]:
    """The lines to add: after which line, and what."""
    had: Any = tree.data
    for step in path:
        had = had[step]
    found: list[tuple[int, str]] = []
    now = want
    for step in path:
        now = now[step]
    if isinstance(had, dict):
        for key in had:
            found += _added(tree, want, (*path, key))
    elif isinstance(had, list):
        for number in range(len(had)):
            found += _added(tree, want, (*path, number))
        hidden = now[len(had) :]
        if hidden:
            last = (*path, len(had) - 1)
            indent = _indent(tree, last)
            key = name_key(had)
            line = _end_of(tree, last)
            found += [(line, f"{indent}- {{{key}: {one[key]}, {HIDE}: {YES}}}") for one in reversed(hidden)]
    return found


def _indent(tree: Tree, item: Place) -> str:
    row = tree.text.removeprefix("\ufeff").splitlines()[tree.spots[item].line - 1]
    match = re.match(r"(\s*)-\s", row)
    if not match:
        raise HuikuanError(
            f"“{tree.file}”第 {tree.spots[item].line} 行的列表写在方括号里，改不了",
            "请先改成一行一条，再运行一次",
        )
    return match[1]


def _end_of(tree: Tree, item: Place) -> int:
    """The last line of an entry; comments after it are not its own."""
    rows = tree.text.removeprefix("\ufeff").splitlines()
    dash = len(_indent(tree, item))
    end = max(spot.value_line for path, spot in tree.spots.items() if path[: len(item)] == item)
    while end < len(rows) and _goes_on(rows[end], dash):
        end += 1
    return end


def _goes_on(row: str, dash: int) -> bool:
    """Whether a row is the rest of a text that began before."""
    inside = row.lstrip()
    return bool(inside) and not inside.startswith("#") and len(row) - len(inside) > dash
