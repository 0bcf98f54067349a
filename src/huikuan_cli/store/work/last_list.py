"""What the numbers of the list that was printed last stand for. Kept in the data folder; when it is lost, a name does as well."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

FILE, VERSION = "last-list.json", 1


class Listed(NamedTuple):
    """What a number stands for: a plan file, and what of it (its visit, a step, a promise; empty for the whole plan)."""

    path: str
    item: str = ""


def keep(data: Path, listed: Sequence[Listed]) -> None:
    """Remember a list. Never raises: whoever cannot write there types names."""
    from huikuan_cli.errors import HuikuanError
    from huikuan_cli.store.files import all_or_none, atomic

    text = json.dumps({"version": VERSION, "rows": listed})
    place = data / FILE
    with suppress(HuikuanError, OSError, UnicodeError):
        if not place.exists() or place.read_text(encoding="utf-8") != text:
            all_or_none.ready(data)
            atomic.write(place, text)


def last(data: Path) -> tuple[Listed, ...]:
    """The list that was printed last; empty where there is none, or it cannot be read."""
    try:
        found = json.loads((data / FILE).read_text(encoding="utf-8"))
        rows = found["rows"] if found["version"] == VERSION else ()
        return tuple(Listed(str(path), str(item)) for path, item in rows)
    except (OSError, ValueError, TypeError, KeyError, LookupError):
        return ()
