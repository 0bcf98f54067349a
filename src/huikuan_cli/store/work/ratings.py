"""The history of the five-ability assessments: one private file, written whole, readable by its owner only."""

from __future__ import annotations

from pathlib import Path

import msgspec

from huikuan_cli.core.course.assessment import RATINGS, Rating
from huikuan_cli.errors import HuikuanError
from huikuan_cli.store.files import all_or_none, atomic
from huikuan_cli.store.yaml.dump import dump
from huikuan_cli.store.yaml.parse import read_tree

RATINGS_VERSION = "1"
MOST_RATINGS = 200


def path_of(data: Path) -> Path:
    """Where the history is kept, below the user's data folder."""
    return data / "assess.yaml"


def history(path: Path) -> tuple[Rating, ...]:
    """All ratings in the order in which they were made; none when nothing was kept. Raises HuikuanError for a broken
    file, which is never overwritten."""
    if not path.is_file():
        return ()
    try:
        tree = read_tree(path).data
        if tree.get("版本") != RATINGS_VERSION:
            raise TypeError
        found = tuple(msgspec.convert(tree["自评"], list[Rating], strict=False))
        if any(str(n) not in RATINGS for one in found for n in one.points.values()):
            raise TypeError
        return found
    except (msgspec.ValidationError, TypeError, KeyError, AttributeError):
        raise HuikuanError(f"自评记录“{path}”读不懂", "改好它，或改名放到一边重新开始") from None


def keep(path: Path, new: Rating) -> tuple[Rating, ...]:
    """Add a rating (one a day for each side: a later one replaces it) to the history as it is now, and write the whole file.
    Raises HuikuanError when it cannot be read or written."""
    all_or_none.ready(path.parent)
    with all_or_none.alone_in(path.parent):
        found = _with(history(path), new)
        _write(path, found)
    return found


def _with(before: tuple[Rating, ...], new: Rating) -> tuple[Rating, ...]:
    same_day = [one for one in before if (one.day, one.by) != (new.day, new.by)]
    return tuple(sorted((*same_day, new), key=lambda one: one.day))[-MOST_RATINGS:]


def _write(path: Path, found: tuple[Rating, ...]) -> None:
    rows = [
        {"日期": r.day.isoformat(), "谁评": r.by, "分": {k: str(v) for k, v in r.points.items()}}
        for r in found
    ]
    atomic.write(path, dump({"版本": RATINGS_VERSION, "自评": rows}))


def forget(path: Path) -> bool:
    """Delete the history; whether there was one."""
    there = path.is_file()
    path.unlink(missing_ok=True)
    return there
