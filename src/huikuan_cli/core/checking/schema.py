"""JSON Schema for the editor, made from the same structs that read the playbook files; pure.

The words in it come from outside (`Hover`): what stands over a key in the editor, and what is said of a value that
is written wrongly.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import PurePosixPath
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from msgspec import Meta, Struct
from msgspec.structs import FieldInfo, fields

from huikuan_cli.core.playbook.base import Id
from huikuan_cli.core.playbook.merging import ADD, BEHIND, DROP, HIDE, NAMING_KEYS, VERSION

Hover = Mapping[str, Mapping[str, str]]
Schema = dict[str, Any]
# whole: as it must stand in a complete file. part: only what a team changes. entry: an entry of a list that is merged
# by its id, so the id is all that it needs.
Mode = Literal["whole", "part", "entry"]

# Draft-07: yaml-language-server has read it since its first versions (2019-09 and 2020-12 only lately, and the editors
# of a sales team are seldom new), check-jsonschema reads it in full, and nothing here needs a later draft.
DRAFT = "http://json-schema.org/draft-07/schema#"
VERSION_KEY, ID = "版本", "id"
WRONG, TEAM, TITLE = "写错时", "团队文件", "标题"
NUMBER_PATTERN = r"^-?[0-9]+(\.[0-9]+)?$"

# What a plain value is called in a schema, and which sentence says that it is written wrongly. A text must be one for
# the editor too: the program takes `0123` as the text it is, but another reader takes it for a number.
_PLAIN: dict[Any, tuple[Schema, str]] = {
    str: ({"type": "string"}, "文字"),
    int: ({"type": "integer"}, "整数"),
    Decimal: ({"type": ["number", "string"], "pattern": NUMBER_PATTERN}, "数"),
    date: ({"type": "string", "format": "date"}, "日期"),
}


def schema_of(kind: type[Struct], hover: Hover, *, whole: bool) -> Schema:
    """The schema of a playbook file that holds this struct.

    `whole`: a complete file. Otherwise what a team's file may hold: 版本 (and the id of the file, if it has one) and
    whatever it changes; the entries of a list with ids need only that id, may be hidden with 停用 and moved with 排在.
    """
    maker = _Maker(hover)
    found = maker.struct(kind, "whole" if whole else "part")
    found["properties"][VERSION_KEY] |= {"const": VERSION, "errorMessage": hover[WRONG]["版本"]}
    if not whole:
        found["required"] = [name for name in found["properties"] if name in (VERSION_KEY, ID)]
    return {"$schema": DRAFT, **found, "definitions": maker.definitions}


class _Maker:
    """Collects the structs that it meets on the way as definitions: a question's columns are questions again.

    It reads the annotations themselves, since msgspec's own description of them forgets the order of the words.
    """

    def __init__(self, hover: Hover) -> None:
        self.hover = hover
        self.definitions: dict[str, Schema] = {}

    def struct(self, kind: type[Struct], mode: Mode) -> Schema:
        words = self.hover[kind.__name__]
        properties = {one.encode_name: self.property(one, words, mode) for one in fields(kind)}
        if mode == "entry":
            properties.setdefault(BEHIND, {"description": self.hover[TEAM][BEHIND], "type": "string"})
            properties[HIDE] = {"description": self.hover[TEAM][HIDE], **self.words(("是", "否"))}
        # no errorMessage here: it would take the place of the name of the key that is wrong
        return {
            "title": words[TITLE],
            "type": "object",
            "properties": properties,
            "required": _required(kind, mode),
            "additionalProperties": False,
        }

    def property(self, field: FieldInfo, words: Mapping[str, str], mode: Mode) -> Schema:
        found = self.value(field.type, mode)
        if "$ref" in found:  # beside a $ref, draft-07 reads nothing
            found = {"allOf": [found]}
        return {"description": words[field.encode_name], **found}

    def value(self, kind: Any, mode: Mode) -> Schema:
        origin, args = get_origin(kind), get_args(kind)
        if origin is tuple:
            return self.array(args, mode)
        if origin is dict:
            inside = self.value(args[1], mode)
            names = {"propertyNames": self.value(args[0], mode)} if args[0] is not str else {}
            return {
                "type": "object",
                **names,
                "additionalProperties": inside,
                "errorMessage": self.hover[WRONG]["分行"],
            }
        if origin is Literal:
            return self.words(args)
        if origin in (UnionType, Union):
            (only,) = (one for one in args if one is not NoneType)
            return self.value(only, mode)
        if origin is Annotated:
            return self.bounded(self.value(args[0], mode), args[1])
        if kind in _PLAIN:
            found, wrong = _PLAIN[kind]
            return {**found, "errorMessage": self.hover[WRONG][wrong]}
        return self.reference(kind, "part" if mode == "entry" else mode)

    def array(self, args: tuple[Any, ...], mode: Mode) -> Schema:
        """A list of any length, or one that holds exactly these kinds."""
        found: Schema = {"type": "array", "errorMessage": self.hover[WRONG]["列表"]}
        if args[-1] is ... and mode == "whole":
            return {**found, "items": self.value(args[0], "whole")}
        if args[-1] is ...:
            items = self.item(args[0])
            return {**found, "items": items} if _merges(args[0]) else {**found, **self.edited(items)}
        exactly = [self.value(one, "whole") for one in args]
        return {**found, "items": exactly, "minItems": len(exactly), "maxItems": len(exactly)}

    def item(self, kind: Any) -> Schema:
        """What may stand in a list of a team's file: entries with ids are merged, all others are written whole."""
        return self.reference(kind, "entry") if _merges(kind) else self.value(kind, "whole")

    def edited(self, items: Schema) -> Schema:
        """A list that is written whole, or the lines that come to it and go."""
        says = self.hover[TEAM]
        gone = {"type": "string", "errorMessage": self.hover[WRONG]["文字"]}
        lines = {ADD: items, DROP: gone}
        return {
            "type": ["array", "object"],
            "items": items,
            "properties": {
                key: {"description": says[key], "type": "array", "items": one} for key, one in lines.items()
            },
            "additionalProperties": False,
            "minProperties": 1,
        }

    def bounded(self, found: Schema, meta: Meta) -> Schema:
        """A number between two others, an id, or one of the names that are listed; what is said when it is wrong says so too."""
        if meta.examples:
            return {**found, **self.words(tuple(meta.examples))}
        if meta.pattern:
            return {**found, "pattern": meta.pattern, "errorMessage": self.hover[WRONG]["编号"]}
        said = f"{found['errorMessage']}；{meta.ge}～{meta.le}"
        return {**found, "minimum": meta.ge, "maximum": meta.le, "errorMessage": said}

    def words(self, words: tuple[Any, ...]) -> Schema:
        listed = "、".join(str(one) for one in words if one)
        return {"enum": list(words), "errorMessage": f"{self.hover[WRONG]['词']}：{listed}"}

    def reference(self, kind: type[Struct], mode: Mode) -> Schema:
        name = f"{kind.__name__}-{mode}"
        if name not in self.definitions:
            self.definitions[name] = {}  # so that a struct inside itself finds it
            self.definitions[name] = self.struct(kind, mode)
        return {"$ref": f"#/definitions/{name}"}


def _merges(kind: Any) -> bool:
    """Whether entries of this kind are merged one by one."""
    return isinstance(kind, type) and issubclass(kind, Struct) and bool(_identity(kind))


def _identity(kind: type[Struct]) -> str:
    """The key by which entries of this kind are told apart; empty when they have none."""
    names = {one.encode_name for one in fields(kind) if one.type in (str, date, Id)}
    return next((name for name in NAMING_KEYS if name in names), "")


def _required(kind: type[Struct], mode: Mode) -> list[str]:
    if mode == "whole":
        return [one.encode_name for one in fields(kind) if one.required]
    return [_identity(kind)] if mode == "entry" else []


def schema_name(file: str) -> str:
    """The schema file for a playbook file: types/e8.yaml -> type.json, questions.yaml -> questions.json."""
    path = PurePosixPath(file)
    folder = path.parent.name
    return f"{folder.removesuffix('s') if folder else path.stem}.json"


def header_for(file: str, schema_folder: str = "schema") -> str:
    """The first line that tells the editor the schema of a playbook file: `header_for("types/e8.yaml", "schema")`.

    `schema_folder` is relative to the folder of the playbooks, or an address or a path from the root; it must hold no
    space, since the editor reads the line up to the next one.
    """
    up = "" if _from_root(schema_folder) else "../" * (len(PurePosixPath(file).parts) - 1)
    return f"# yaml-language-server: $schema={up}{schema_folder}/{schema_name(file)}"


def _from_root(folder: str) -> bool:
    return folder.startswith("/") or ":" in folder


def editor_settings(files: Mapping[str, object], schema_folder: str = "./schema") -> dict[str, Any]:
    """What goes into .vscode/settings.json: which schema checks which of these playbook files.

    `schema_folder` is relative to the folder that the editor has open. Nothing is fetched from the schema store: it
    knows no playbooks, and might know another rules.yaml.
    """
    globs: dict[str, list[str]] = {}
    for file in files:
        path = PurePosixPath(file)
        glob = f"{path.parent.name}/*.yaml" if path.parent.name else path.name
        seen = globs.setdefault(f"{schema_folder}/{schema_name(file)}", [])
        if glob not in seen:
            seen.append(glob)
    return {"yaml.schemas": globs, "yaml.schemaStore.enable": False}
