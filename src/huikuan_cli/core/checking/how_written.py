"""How a value of a playbook file is written, for whoever wrote another or none: [第一条, 第二条], {经过: […], 答案: {…}}. Pure."""

from __future__ import annotations

import re
from typing import Any

from msgspec import inspect

TEXT, DEEPER = "…", "{…}"
DEPTH = 2  # of what stands inside another
LONGEST_SHOWN = 24  # characters of a text that is shown as it would be written
WORD, FEW = 8, 2  # characters of one of several words with commas between; so many parts may be a sentence
ENDS = re.compile(r"[。？！?!…]")
COMMAS = re.compile(r"[，、；,;]\s*")
SPECIAL = re.compile(r"[\[\]{}#,\"&*!|>%@`]|: ")


def kind_inside(kind: Any) -> Any:
    """A kind without the possibility that there is none, and without the names that the editor offers."""
    if isinstance(kind, inspect.UnionType):
        kind = next(one for one in kind.types if not isinstance(one, inspect.NoneType))
    return kind.type if isinstance(kind, inspect.Metadata) else kind


def how_written(kind: Any, depth: int = DEPTH) -> str:
    """A value of this kind as it is written, with … for its words; of a part with names those that it needs. `depth`: how many parts
    inside each other are shown."""
    kind = kind_inside(kind)
    if isinstance(kind, inspect.StructType):
        needed = [one for one in kind.fields if one.required] or list(kind.fields[:1])
        inside = ", ".join(f"{one.encode_name}: {how_written(one.type, depth - 1)}" for one in needed)
        return f"{{{inside}}}" if depth > 0 else DEEPER
    if isinstance(kind, inspect.DictType):
        return f"{{…: {how_written(kind.value_type, depth - 1)}}}" if depth > 0 else DEEPER
    if isinstance(kind, inspect.TupleType):
        return f"[{', '.join(how_written(one, depth - 1) for one in kind.item_types)}]"
    if isinstance(kind, inspect.VarTupleType):
        return f"[{how_written(kind.item_type, depth - 1)}]"
    return TEXT


def around_of(key: str, kind: type[Any]) -> str:
    """The list of a file of this kind in whose entries something of a name stands; empty where it is in none."""
    file = inspect.type_info(kind)
    for one in file.fields if isinstance(file, inspect.StructType) else ():
        inside = kind_inside(one.type)
        entry = kind_inside(inside.item_type) if isinstance(inside, inspect.VarTupleType) else None
        if isinstance(entry, inspect.StructType) and key in {part.encode_name for part in entry.fields}:
            return one.encode_name
    return ""


def as_list(data: Any, kind: Any) -> str:
    """What to do about a text that stands where a list belongs: the same as a list; empty where that cannot be told."""
    item = kind_inside(kind.item_type) if isinstance(kind, inspect.VarTupleType) else None
    if not isinstance(data, str) or len(data) > LONGEST_SHOWN or SPECIAL.search(data):
        return ""
    if not isinstance(item, inspect.StrType):
        return f"写成 {how_written(kind)}"
    return f"写成 [{', '.join(_words(data))}]"


def _words(text: str) -> list[str]:
    """The words of a text that are written with commas between; a sentence, which may hold one too, is a single one."""
    parts = COMMAS.split(text)
    several = len(parts) > FEW or "、" in text
    return (
        parts if several and all(0 < len(one) <= WORD for one in parts) and not ENDS.search(text) else [text]
    )
