"""Going through a playbook: every part of it with its place, as the files name it (see merging)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any, TypeVar

from msgspec import Struct

from huikuan_cli.core.playbook import Playbook
from huikuan_cli.core.playbook.merging import NAMING_KEYS, Place

T = TypeVar("T")
HOLDING = (Struct, tuple, dict)
PARTS = {
    "questions.yaml": "questions",
    "prevention.yaml": "prevention",
    "chain.yaml": "chain",
    "redlines.yaml": "redlines",
    "escalation.yaml": "escalation",
    "rules.yaml": "rules",
    "diagnosis.yaml": "diagnosis",
    "excuses.yaml": "excuses",
    "mindset.yaml": "mindset",
    "methods.yaml": "methods",
    "calendar.yaml": "calendar",
}


def files(playbook: Playbook) -> Iterator[tuple[str, Struct]]:
    """Every file of a playbook with what it holds."""
    for file, name in PARTS.items():
        yield file, getattr(playbook, name)
    for id, kind in playbook.types.items():
        yield f"types/{id}.yaml", kind
    for name, plays in playbook.plays.items():
        yield f"plays/{name}.yaml", plays


def all_of(kind: type[T], value: Any, place: Place = ()) -> list[tuple[Place, T]]:
    """Everything of this kind in a value, each with its place, in the order of the file."""
    found = [(place, value)] if isinstance(value, kind) else []
    if isinstance(value, HOLDING):
        _gather(kind, value, place, found)
    return found


def _gather(kind: type[T], value: Any, place: Place, found: list[tuple[Place, T]]) -> None:
    for step, part in _parts(value):
        if isinstance(part, kind):
            found.append(((*place, step), part))
        if part and isinstance(part, HOLDING):
            _gather(kind, part, (*place, step), found)


def _parts(value: Any) -> list[tuple[str | int, Any]]:
    """What stands directly in a value, with its key, its name or its number."""
    if isinstance(value, Struct):
        return [(key, getattr(value, name)) for name, key in _keys(type(value)).items()]
    if isinstance(value, dict):
        return list(value.items())
    if value and isinstance(value[0], str):
        return list(enumerate(value))
    names = [_name(one) for one in value]
    return list(zip(names if all(names) else range(len(value)), value, strict=True))


@cache
def _keys(kind: type[Struct]) -> dict[str, str]:
    """The key in the files for each field of a struct."""
    return dict(zip(kind.__struct_fields__, kind.__struct_encode_fields__, strict=True))


@cache
def _naming(kind: type[Struct]) -> str:
    """The field by which entries of this kind are called; empty when they have no names."""
    fields = {key: name for name, key in _keys(kind).items()}
    return next((fields[key] for key in NAMING_KEYS if key in fields), "")


def _name(value: Any) -> str:
    """What an entry of a list is called, if anything."""
    field = _naming(type(value)) if isinstance(value, Struct) else ""
    found = getattr(value, field) if field else ""
    return found.isoformat() if isinstance(found, date) else found if isinstance(found, str) else ""


def texts_of(value: Any) -> list[tuple[Place, str]]:
    """Every text of a file with its place."""
    return all_of(str, value)


def texts(playbook: Playbook) -> Iterator[tuple[str, Place, str]]:
    """Every text of a playbook: file, place, text."""
    for file, value in files(playbook):
        yield from ((file, place, one) for place, one in texts_of(value))
