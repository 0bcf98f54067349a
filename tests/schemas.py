"""The shipped playbook files as another reader of YAML sees them, and their schemas, for the tests of both."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from huikuan_cli.core.checking.schema import schema_name
from huikuan_cli.store.playbooks.layers import bundled
from huikuan_cli.store.playbooks.schema_files import schema_files

SHIPPED = tuple(sorted(p.relative_to(bundled()).as_posix() for p in bundled().rglob("*.yaml")))


Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Core(Loader):
    """YAML 1.2 as editors read it: a day is a text, and only true and false are truth values."""


Core.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?[0-9]+\.[0-9]*", "-+0123456789"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first))


def text_of(file: str) -> str:
    """The text of a shipped playbook file."""
    return (bundled() / file).read_text(encoding="utf-8")


def seen(text: str) -> Any:
    """The data that an editor sees in this text."""
    return yaml.load(text, Loader=Core)


@lru_cache
def schemas(whole: bool) -> dict[str, dict[str, Any]]:
    """The schemas, made once."""
    return schema_files(whole)


def schema_for(file: str, whole: bool = False) -> dict[str, Any]:
    """The schema of a playbook file."""
    return schemas(whole)[schema_name(file)]


def write_schemas(folder: Path, whole: bool = False) -> None:
    """Write them as a team has them beside its files."""
    import json

    folder.mkdir(parents=True)
    for name, schema in schemas(whole).items():
        (folder / name).write_text(json.dumps(schema, ensure_ascii=False), encoding="utf-8")
