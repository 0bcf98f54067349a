"""Reading YAML that a person wrote: a tree where YAML takes it, else every mistake in the writing at once.

Size and depth are bounded; nothing raises a parser's own error.
"""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

import yaml

from huikuan_cli.errors import HuikuanError, ProblemsFound
from huikuan_cli.store.files.bounded import MAX_BYTES, read_bytes
from huikuan_cli.store.yaml import mistakes as m
from huikuan_cli.store.yaml.tree import Loader, Tree, Walk, decoded

_HIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def decode(raw: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """Text and notes. Raises HuikuanError when it is no text."""
    text, note = decoded(raw)
    if text is None:
        raise HuikuanError(f"“{name}”的编码认不出来", m.UNREADABLE.fix)
    return text, (f"{note.text}；{note.fix}",) if note else ()


def read_tree(path: Path, shown: str = "", most: int = MAX_BYTES) -> Tree:
    """Read a YAML file that a person wrote, of at most so many bytes. Raises HuikuanError or ProblemsFound, never a parser's own error."""
    name = shown or str(path)
    return parse(read_bytes(path, name, most), name)


def parse(raw: bytes, name: str) -> Tree:
    """The tree of some YAML bytes; `name` is how the file is called in messages.

    What YAML takes is taken. Raises ProblemsFound with every mistake in a text that it does not take.
    """
    text, notes = decode(raw, name)
    if not text.strip():
        raise HuikuanError(f"“{name}”是空的", "写上内容再试")
    walk = Walk(name, yaml.parse("" if _HIDDEN.search(text) else text, Loader=Loader))
    with suppress(yaml.YAMLError, ValueError):
        data = walk.document()
        if data is not None and not walk.problems and walk.too_deep is None:
            return Tree(data, text, name, walk.spots, notes)
        if data is None and walk.too_deep is None and not _HIDDEN.search(text):
            raise HuikuanError(f"“{name}”里只有注释，没有内容", "写上内容再试")
    from huikuan_cli.store.yaml.scan import read_all  # only when there is a mistake to be found

    found = read_all(raw, name, ()).errors or [m.NOT_UNDERSTOOD.at(name, 1, 0)]
    raise ProblemsFound(f"“{name}”有写法问题", found)
