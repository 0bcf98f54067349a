"""The calendar files that lie beside plans: what a phone may have taken in already."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from huikuan_cli.errors import HuikuanError
from huikuan_cli.store.files.bounded import read_bytes
from huikuan_cli.store.work.plan_names import CALENDAR

MOST_CALENDARS = 500  # files that are looked at, the newest first


def beside(folder: Path) -> tuple[bytes, ...]:
    """The calendar files of a folder. Never raises: one that cannot be read is passed over."""
    found = []
    with suppress(OSError):
        paths = [path for path in folder.iterdir() if path.suffix == CALENDAR and path.is_file()]
        for path in sorted(paths, key=lambda one: one.stat().st_mtime, reverse=True)[:MOST_CALENDARS]:
            with suppress(HuikuanError):
                found.append(read_bytes(path))
    return tuple(found)
