"""The schemas of all playbook files for the editor, with the words that it shows (hover.yaml)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from huikuan_cli.core.checking.schema import schema_name, schema_of
from huikuan_cli.core.playbook.customer_kinds import CustomerKind
from huikuan_cli.core.playbook.teaching_cases import Teaching
from huikuan_cli.store.playbooks.case_files import FOLDER
from huikuan_cli.store.playbooks.layers import LONE_FILES, SHAPES
from huikuan_cli.store.yaml.parse import read_tree

# every file that a team may have; one case stands for all
SCHEMA_KINDS: dict[str, type[Any]] = {
    **SHAPES,
    **LONE_FILES,
    f"{FOLDER}/k1.yaml": Teaching,
    "customers/u1.yaml": CustomerKind,
}


def hover() -> dict[str, dict[str, str]]:
    """What the editor shows: the name of a struct -> a Chinese key -> a sentence."""
    tree = read_tree(Path(__file__).resolve().parents[2] / "hover.yaml", "hover.yaml")
    return msgspec.convert(tree.data, dict[str, dict[str, str]])


def schema_files(whole: bool = False) -> dict[str, dict[str, Any]]:
    """File name -> schema, as questions.json: for a team's files, or for whole ones."""
    words = hover()
    return {schema_name(file): schema_of(kind, words, whole=whole) for file, kind in SCHEMA_KINDS.items()}
