"""The history of the five-ability assessments of one person or several: one private file, written whole, readable by its owner only."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from huikuan_cli.core.course.assessment import RATINGS, Rating, rated
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
    """Add a rating (one a day for each person and side: a later one replaces it) to the history as it is now, and write the whole
    file. Raises HuikuanError when it cannot be read or written."""
    all_or_none.ready(path.parent)
    with all_or_none.alone_in(path.parent):
        found = _with(history(path), new)
        _write(path, found)
    return found


def _with(before: tuple[Rating, ...], new: Rating) -> tuple[Rating, ...]:
    own = rated(before, new.name)
    others = [one for one in before if one not in own]
    kept = [one for one in own if (one.day, one.by) != (new.day, new.by)]
    newest = sorted((*kept, new), key=lambda one: one.day)[-MOST_RATINGS:]
    return tuple(sorted((*others, *newest), key=lambda one: one.day))


def _write(path: Path, found: tuple[Rating, ...]) -> None:
    rows = [
        {
            **({"名字": r.name} if r.name else {}),
            "日期": r.day.isoformat(),
            "谁评": r.by,
            "分": {k: str(v) for k, v in r.points.items()},
        }
        for r in found
    ]
    atomic.write(path, dump({"版本": RATINGS_VERSION, "自评": rows}))


def names_in(history: Iterable[Rating]) -> tuple[str, ...]:
    """Everybody who was rated by name, each once."""
    return tuple(dict.fromkeys(one.name for one in history if one.name))


def forget(path: Path, name: str) -> tuple[bool, tuple[str, ...]]:
    """Delete the ratings of one person (of whoever sits here for an empty name); whether there were any, and whose are left. A history
    that cannot be read is deleted as a whole, but not for somebody's name: raises HuikuanError."""
    if not path.is_file():
        return False, ()
    with all_or_none.alone_in(path.parent):
        try:
            found = history(path)
        except HuikuanError:
            if name:
                raise
            path.unlink(missing_ok=True)
            return True, ()
        own = rated(found, name)
        left = tuple(one for one in found if one not in own)
        if left and own:
            _write(path, left)
        elif not left:
            path.unlink(missing_ok=True)
    return bool(own), names_in(left)
