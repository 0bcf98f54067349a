"""Data as YAML text that people go on editing."""

from __future__ import annotations

import re
from typing import Any

import yaml

_SafeDumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class _Dumper(_SafeDumper):  # type: ignore[misc]
    """Readable Chinese, stable order, and quotes wherever another YAML reader could see something but text."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


_SAFE_ASCII = re.compile(r"id|[A-Za-z][A-Za-z]*\d[\w.\-]*|[a-z]\d{1,2}(\.\w+)*")
_HAN = re.compile(r"[\u4e00-\u9fff]")


def _text(dumper: Any, data: str) -> yaml.ScalarNode:
    plain = bool(_HAN.search(data) or _SAFE_ASCII.fullmatch(data))
    style = None if plain else "'"
    node: yaml.ScalarNode = dumper.represent_scalar("tag:yaml.org,2002:str", data, style=style)
    return node


_Dumper.add_representer(str, _text)


def dump(data: Any) -> str:
    """Data as YAML text: unfolded, Chinese readable, keys in the given order, the same every time."""
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**9)
