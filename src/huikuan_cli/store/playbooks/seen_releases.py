"""Which version of each team folder this person was told of last. Kept in the data folder, never in the shared one."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

from huikuan_cli.errors import HuikuanError

FILE, FORMAT = "seen-playbooks.json", 1
MOST_FOLDERS = 50


def seen(data: Path, folder: Path) -> int:
    """The number of the version that was told last; 0 where none was, or it is not known any more."""
    found = _read(data).get(_name(folder), 0)
    return found if isinstance(found, int) else 0


def mark_seen(data: Path, folder: Path, number: int) -> None:
    """Remember it. Never raises: where nothing can be written, it is told once more."""
    from huikuan_cli.store.files import all_or_none, atomic

    rows = {key: value for key, value in _read(data).items() if key != _name(folder)}
    rows = dict([*rows.items(), (_name(folder), number)][-MOST_FOLDERS:])
    with suppress(HuikuanError, OSError, UnicodeError):
        all_or_none.ready(data)
        atomic.write(data / FILE, json.dumps({"format": FORMAT, "seen": rows}, ensure_ascii=False))


def _name(folder: Path) -> str:
    try:
        return str(folder.resolve())
    except OSError:  # a share that went away meanwhile
        return str(folder.absolute())


def _read(data: Path) -> dict[str, object]:
    with suppress(OSError, ValueError, TypeError, KeyError):
        found = json.loads((data / FILE).read_text(encoding="utf-8"))
        rows = found["seen"] if found["format"] == FORMAT else {}
        return dict(rows)
    return {}
