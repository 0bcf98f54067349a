"""Plans with a day near today: chosen by the names of their files. Light to load while there are none."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from huikuan_cli.store.work.plan_names import Named, take_apart

if TYPE_CHECKING:
    from huikuan_cli.core.agenda.upcoming import Kept

MOST_READ = 20
SOON_DAYS = 3  # days; of a visit that is later than this only a step before it could be due
EARLIEST, LATEST = -120, 30  # days from today to a visit that may still, or already, ask for something


class Near(NamedTuple):
    """The plans that were read, the names of what could not be read, and how many were left unread for their number."""

    plans: tuple[Kept, ...]
    unread: tuple[str, ...]
    left: int


def near(folder: Path, today: date) -> Near:
    """The plans of a folder whose visits are near today, at most 20. Never raises: what cannot be read is named."""
    try:
        with os.scandir(folder) as inside:
            files = [one.name for one in inside]
    except (FileNotFoundError, NotADirectoryError):
        return Near((), (), 0)
    except OSError:
        return Near((), (str(folder),), 0)
    chosen = _chosen(files, today)
    if not chosen:
        return Near((), (), 0)
    plans, unread = _read(folder, chosen[:MOST_READ])
    return Near(plans, unread, max(len(chosen) - MOST_READ, 0))


def _read(folder: Path, chosen: list[Named]) -> tuple[tuple[Kept, ...], tuple[str, ...]]:
    """The plans, and the names of those that cannot be read or typed."""
    from huikuan_cli.core.agenda.upcoming import Kept
    from huikuan_cli.store.work.glance import glance

    plans, unread = [], []
    for name in chosen:
        plan = glance(folder / name.file) if name.typable() else None
        if plan:
            plans.append(Kept(name.file, name.day, name.number, plan))
        else:
            unread.append(name.file)
    return tuple(plans), tuple(unread)


def _chosen(files: Iterable[str], today: date) -> list[Named]:
    """The newest plan of each 客户-项目 whose visit is near enough, and those of its other visits to come; those nearest to today
    first."""
    newest: dict[str, Named] = {}
    ahead_too: dict[tuple[str, date], Named] = {}
    for name in sorted(filter(None, map(take_apart, files))):
        matter = name.file if name.cut() else name.matter
        if matter not in newest or newest[matter].day < name.day:
            newest[matter] = name
        if name.day >= today:
            ahead_too.setdefault((matter, name.day), name)
    days = {name: (name.day - today).days for name in {*newest.values(), *ahead_too.values()}}
    within = [name for name, ahead in days.items() if EARLIEST <= ahead <= LATEST]
    return sorted(within, key=lambda name: (days[name] > SOON_DAYS, abs(days[name]), name))
