"""How a playbook file is written: every mistake that YAML takes without a word, or stumbles over."""

from __future__ import annotations

from functools import lru_cache

from huikuan_cli.core.checking.shape import half_hidden, known_names, repeated
from huikuan_cli.core.playbook.customer_kinds import CustomerKind
from huikuan_cli.core.playbook.teaching_cases import Teaching
from huikuan_cli.store.playbooks.layers import LONE_FILES, SHAPES
from huikuan_cli.store.yaml.scan import FileReading, read_all


def reading_of(raw: bytes, name: str) -> FileReading:
    """The data of a playbook file and every mistake in its writing; names that such files use are known."""
    reading = read_all(raw, name, _names())
    tree = reading.tree
    if tree is None or not isinstance(tree.data, dict):
        return reading
    more = (*repeated(tree.data, tree.line_of), *half_hidden(tree.data))
    return reading._replace(problems=[*reading.problems, *(tree.pointed(one, one.at) for one in more)])


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    return known_names((*SHAPES.values(), *LONE_FILES.values(), Teaching, CustomerKind))
