"""What the runs of the command in one worker share: what was read from playbooks, as long as not a byte of them differs.

A command reads some thirty files and holds them against each other; in a process of its own it must, in the next test it
need not. Tests about the reading itself have it anew: `pytestmark = pytest.mark.reads_anew`.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pytest

from huikuan_cli.core.checking import course_checks, letter_checks
from huikuan_cli.core.playbook import traversal
from huikuan_cli.errors import HuikuanError
from huikuan_cli.store.playbooks import loading, playbook_cache
from huikuan_cli.store.playbooks.layers import Layer, bundled
from huikuan_cli.store.yaml import parse as parsing

if TYPE_CHECKING:
    from pathlib import Path

    from huikuan_cli.core.playbook import Playbook
    from huikuan_cli.core.playbook.speech_rules import Wording
    from huikuan_cli.store.playbooks.layered_file import Stack
    from huikuan_cli.store.playbooks.loading import Assembled
    from huikuan_cli.store.playbooks.playbook_cache import Ready
    from huikuan_cli.store.playbooks.skipped import Note
    from huikuan_cli.store.yaml.tree import Tree

MOST_KEPT = 6  # playbooks of tests that have a team folder of their own; ours is asked for all the time
_parse, _load, _assembled = parsing.parse, loading._load_for_visit, loading.assembled
_read, _converted, _all_of = playbook_cache.read, loading._converted, traversal.all_of


@lru_cache(maxsize=1)
def _shipped() -> frozenset[bytes]:
    return frozenset(path.read_bytes() for path in bundled().rglob("*.yaml"))


@lru_cache(maxsize=256)
def _tree(raw: bytes, name: str) -> Tree:
    return _parse(raw, name)


def _parse_shared(raw: bytes, name: str) -> Tree:
    return (_tree if raw in _shipped() else _parse)(raw, name)


class _Once:
    """A key that brings along what to make for it: equal by the key alone."""

    def __init__(self, key: str, of: Any) -> None:
        self.key, self.of = key, of

    def __hash__(self) -> int:
        return hash(self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Once) and other.key == self.key


@lru_cache(maxsize=MOST_KEPT)
def _loaded(files: _Once) -> tuple[Playbook, list[Note]]:
    return _load(files.of)


def _load_shared(order: tuple[Layer, ...]) -> tuple[Playbook, list[Note]]:
    try:
        key = playbook_cache.key_of(loading._all_files(order))
    except HuikuanError:  # a file that cannot be read
        return _load(order)
    made, said = _loaded(_Once(key, order))
    return made, list(said)


@lru_cache(maxsize=MOST_KEPT)
def _put_together(files: _Once) -> Assembled:
    return _assembled(files.of)


def _assembled_shared(stacks: dict[str, Stack], rules: Wording | None = None) -> Assembled:
    if any(stack.teams() for stack in stacks.values()):  # parts of which may have been left out
        return _assembled(stacks, rules)
    key = hashlib.sha256()
    for name, stack in stacks.items():
        for part in stack.parts:
            key.update(f"|{name}|{part.tree.file}|{len(part.raw)}|".encode() + part.raw)
    return _put_together(_Once(key.hexdigest(), stacks))


@lru_cache(maxsize=MOST_KEPT)
def _ready(content: _Once) -> Ready | None:
    return _read(*content.of)


def _read_shared(folder: Path, key: str) -> Ready | None:
    """What was kept ready: decoded once for the same bytes under the same name."""
    try:
        raw = (folder / f"{key}.bin").read_bytes()
    except OSError:
        return _read(folder, key)
    return _ready(_Once(key + hashlib.sha256(raw).hexdigest(), (folder, key)))


_structs: dict[int, Any] = {}  # what our own files hold, by its number, so that it is known again


@lru_cache(maxsize=256)
def _struct(file: _Once) -> Any:
    made = _converted(file.of)
    _structs[id(made)] = made
    return made


def _converted_shared(stack: Stack) -> Any:
    if len(stack.parts) != 1 or stack.teams() or stack.parts[0].raw not in _shipped():
        return _converted(stack)
    return _struct(_Once(f"{stack.name}|{hashlib.sha256(stack.parts[0].raw).hexdigest()}", stack))


@lru_cache(maxsize=512)
def _found(kind: type[Any], number: int) -> list[tuple[Any, Any]]:
    return _all_of(kind, _structs[number])


def _all_of_shared(kind: type[Any], value: Any, place: Any = ()) -> list[tuple[Any, Any]]:
    if place or id(value) not in _structs:
        return _all_of(kind, value, place)
    return list(_found(kind, id(value)))


def share(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a test take what an earlier one read."""
    monkeypatch.setattr(parsing, "parse", _parse_shared)
    monkeypatch.setattr(loading, "_load_for_visit", _load_shared)
    monkeypatch.setattr(loading, "assembled", _assembled_shared)
    monkeypatch.setattr(playbook_cache, "read", _read_shared)
    monkeypatch.setattr(loading, "_converted", _converted_shared)
    for module in (traversal, course_checks, letter_checks):
        monkeypatch.setattr(module, "all_of", _all_of_shared)


def anew(order: tuple[Layer, ...]) -> tuple[Playbook, list[Note]]:
    """The playbook for a visit, read as a process of its own reads it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parsing, "parse", _parse)
        patch.setattr(loading, "assembled", _assembled)
        patch.setattr(loading, "_converted", _converted)
        return _load(order)


def altered() -> list[str]:
    """What of ours is no longer as it is read from the files: a test that changed what others share."""
    ours = (Layer(bundled(), "自带"),)
    found = [] if _load_shared(ours) == anew(ours) else ["playbook"]
    for path in sorted(bundled().rglob("*.yaml")):
        name = str(path.relative_to(bundled()))
        if _parse_shared(path.read_bytes(), name) != _parse(path.read_bytes(), name):
            found.append(name)
    return found
