"""Going through a playbook: every part of it with its place, as the files name it (see merging)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from msgspec import Struct

from huikuan_cli.core.merging import NAMES, Place
from huikuan_cli.core.playbook import Playbook

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


def inside(value: Any, place: Place = ()) -> Iterator[tuple[Place, Any]]:
    """The value and everything in it, each with its place."""
    yield place, value
    if isinstance(value, Struct):
        for name, key in zip(value.__struct_fields__, value.__struct_encode_fields__, strict=True):
            yield from inside(getattr(value, name), (*place, key))
    elif isinstance(value, tuple):
        names = [_name(one) for one in value]
        for number, (one, name) in enumerate(zip(value, names, strict=True)):
            yield from inside(one, (*place, name if all(names) else number))
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from inside(one, (*place, key))


def _name(value: Any) -> str:
    """What an entry of a list is called, if anything."""
    if not isinstance(value, Struct):
        return ""
    keys = dict(zip(value.__struct_encode_fields__, value.__struct_fields__, strict=True))
    found = next((getattr(value, keys[key]) for key in NAMES if key in keys), "")
    return found.isoformat() if isinstance(found, date) else found if isinstance(found, str) else ""


def texts(playbook: Playbook) -> Iterator[tuple[str, Place, str]]:
    """Every text of a playbook: file, place, text."""
    for file, value in files(playbook):
        for place, one in inside(value):
            if isinstance(one, str):
                yield file, place, one
