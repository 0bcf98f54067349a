"""What is kept of the ledgers that were read, in the user's data folder: which file was the last, which columns a person named, and what was
open of each receivable under a code that tells no name. Never the ledger itself."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from msgspec import Struct, structs

from huikuan_cli.core.ledger.aging import Snapshot
from huikuan_cli.errors import HuikuanError
from huikuan_cli.store.files import all_or_none, atomic

FOLDER, READINGS_VERSION = "ledger", 1
MOST_KEPT = 30_000_000  # bytes of a file of ours


class KeptReading(Struct, frozen=True):
    """What is known of one kind of ledger: the file that was read last and its sheet, what a person said of its columns, and the last two
    readings, on different days where there are two."""

    path: str = ""
    sheet: str = ""
    columns: dict[str, str] = {}
    now: Snapshot | None = None
    before: Snapshot | None = None

    def against(self, day: date) -> Snapshot | None:
        """The reading to compare with on a day: the last one of an earlier day."""
        return next((one for one in (self.now, self.before) if one and one.day < day), None)

    def read(self, now: Snapshot) -> KeptReading:
        """With a new reading."""
        before = self.now if self.now and self.now.day < now.day else self.before
        return structs.replace(self, now=now, before=before)


def recall(data: Path, signature: str) -> KeptReading:
    """What is known of a ledger with these headings; nothing where it was never read, or what was kept is broken."""
    try:
        place = data / FOLDER / f"{signature}.json"
        if place.stat().st_size > MOST_KEPT:
            return KeptReading()
        found = json.loads(place.read_text(encoding="utf-8"))
        if found["version"] != READINGS_VERSION:
            return KeptReading()
        return KeptReading(
            str(found["path"]),
            str(found["sheet"]),
            {str(key): str(value) for key, value in found["columns"].items()},
            _snapshot(found["now"]),
            _snapshot(found["before"]),
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError, InvalidOperation):
        return KeptReading()


def keep(data: Path, signature: str, kept: KeptReading) -> None:
    """Keep it, and that it was the last. Never raises: whoever cannot write there names the file and its columns each time."""
    text = json.dumps(
        {
            "version": READINGS_VERSION,
            "path": kept.path,
            "sheet": kept.sheet,
            "columns": kept.columns,
            "now": _plain(kept.now),
            "before": _plain(kept.before),
        },
        ensure_ascii=False,
    )
    with suppress(HuikuanError, OSError, UnicodeError):
        all_or_none.ready(data / FOLDER)
        atomic.write(data / FOLDER / f"{signature}.json", text)
        atomic.write(data / FOLDER / "last.json", json.dumps({"signature": signature}))


def last(data: Path) -> KeptReading:
    """What is known of the ledger that was read last."""
    try:
        found = json.loads((data / FOLDER / "last.json").read_text(encoding="utf-8"))["signature"]
    except (OSError, ValueError, TypeError, KeyError):
        return KeptReading()
    return recall(data, str(found)) if str(found).isalnum() else KeptReading()


def _plain(one: Snapshot | None) -> dict[str, object] | None:
    if one is None:
        return None
    return {"day": one.day.isoformat(), "left": {code: str(left) for code, left in one.left.items()}}


def _snapshot(found: object) -> Snapshot | None:
    if not isinstance(found, dict):
        return None
    left = {str(code): Decimal(str(amount)) for code, amount in found["left"].items()}
    return Snapshot(date.fromisoformat(found["day"]), left)
