"""Publishing a team's folder: its files are kept as a version, and 发布.yaml says what is new in it.

The files of the version come first and 发布.yaml last, each in one step: whoever reads meanwhile sees the version before.
"""

from __future__ import annotations

import os
import shutil
import stat
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

import msgspec

from huikuan_cli import texts_sharing as texts
from huikuan_cli.errors import HuikuanError
from huikuan_cli.store.files import all_or_none, atomic
from huikuan_cli.store.playbooks import release_diff
from huikuan_cli.store.playbooks.layers import playbook_bytes
from huikuan_cli.store.playbooks.releases import (
    KEPT,
    MANIFEST,
    Release,
    ReleaseFile,
    kept_numbers,
    read,
    snapshot,
)
from huikuan_cli.store.playbooks.templates import LARGEST_LETTERHEAD
from huikuan_cli.store.yaml.dump import dump

MOST_SNAPSHOTS, MOST_RELEASES, MOST_DETAILS = 10, 100, 40
UNFINISHED = ".正在发布."  # how a version is called until all of it is there
HEAD = "# huikuan playbook publish 写的，不要手改。改打法请改别的文件，再发布一次。\n"


class ReleaseDraft(NamedTuple):
    """Who publishes, when, and what he says about it."""

    by: str
    note: str
    day: date


def publish(folder: Path, draft: ReleaseDraft) -> Release | None:
    """Make the files of a folder its next version; None where they are the same as the last one. Raises HuikuanError when
    发布.yaml cannot be understood or nothing can be written; then nothing is published."""
    try:
        atomic.ensure_writable(folder)
    except HuikuanError as error:
        raise HuikuanError(error.text, texts.CANNOT_WRITE) from None
    held = folder / all_or_none.LOCK
    if held.exists() and not os.access(held, os.R_OK | os.W_OK):  # which only its owner may look at
        raise HuikuanError(texts.SOMEBODY_PUBLISHES.format(path=folder), texts.WAIT_FOR_HIM.format(path=held))
    with all_or_none.alone_in(folder):
        before = read(folder)
        _sweep(folder)
        made = _copied(folder)
        try:
            return _published(folder, made, before, draft)
        finally:
            shutil.rmtree(made, ignore_errors=True)


def unpublished(folder: Path) -> list[str]:
    """What differs from the version published last, by kind; nothing where nothing was published."""
    releases = read(folder)
    if not releases or not (folder / KEPT).is_dir():
        return []
    return release_diff.counted(release_diff.compared(last_whole(folder, releases), folder))


def last_whole(folder: Path, releases: tuple[Release, ...]) -> Path | None:
    """The files of the newest version that are still as they were published; None where no such are kept. Two versions of one
    number that git put together are not: what came with the second would be told to nobody."""
    return next((snapshot(folder, one.number) for one in releases if is_whole(folder, one)), None)


def is_whole(folder: Path, release: Release) -> bool:
    """Whether the files of a version are kept, and as they were published."""
    place = snapshot(folder, release.number)
    return place.is_dir() and release.digest in ("", release_diff.digest(place))


def _published(folder: Path, made: Path, before: tuple[Release, ...], draft: ReleaseDraft) -> Release | None:
    kept = kept_numbers(folder)
    newest = before[0].number if before else max(kept, default=0)
    last = last_whole(folder, before) if before else snapshot(folder, newest) if newest else None
    found = release_diff.compared(last, made)
    if not found and before and last == snapshot(folder, newest):
        return None
    number = max(newest, *kept, 0) + 1  # a run killed before 发布.yaml was written left its files
    details = tuple(release_diff.told(found))[:MOST_DETAILS]
    counts = tuple(release_diff.counted(found))
    mark = release_diff.digest(made)
    release = Release(number, draft.day, draft.by, draft.note, counts, details, mark)
    place = snapshot(folder, number)
    try:
        made.rename(place)
    except OSError as error:
        raise atomic.refusal(place, error) from None
    try:
        _write(folder / MANIFEST, (release, *before[: MOST_RELEASES - 1]))
    except HuikuanError:
        shutil.rmtree(place, ignore_errors=True)
        raise
    _prune(folder)
    return release


def _sweep(folder: Path) -> None:
    """Take away what a run left that was killed. Call it alone in the folder."""
    for left in (folder / KEPT).glob(f"{UNFINISHED}*"):
        shutil.rmtree(left, ignore_errors=True)


def _copied(folder: Path) -> Path:
    """The files of a folder as they are now, under a name that is no version yet."""
    made = folder / KEPT / f"{UNFINISHED}{atomic.maker()}"
    try:
        for name in release_diff.files_of(folder):
            raw = playbook_bytes(folder / name, most=LARGEST_LETTERHEAD)
            target = made / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(raw)
            _shared(target, folder)
        _share_folders(made, folder)
    except OSError as error:
        shutil.rmtree(made, ignore_errors=True)
        raise atomic.refusal(made.parent, error) from None
    return made


def _share_folders(made: Path, folder: Path) -> None:
    made.mkdir(parents=True, exist_ok=True)
    mode = stat.S_IMODE(folder.stat().st_mode)
    for place in (made.parent, made, *(one for one in made.rglob("*") if one.is_dir())):
        with suppress(OSError):  # another's, who gave it the mode of the folder himself
            place.chmod(mode)


def _shared(path: Path, folder: Path) -> None:
    """Whoever may read or write the folder may do so with a file in it."""
    with suppress(OSError):
        path.chmod(folder.stat().st_mode & 0o666)


def _write(path: Path, releases: tuple[Release, ...]) -> None:
    short = [
        one if number < MOST_SNAPSHOTS else msgspec.structs.replace(one, details=())
        for number, one in enumerate(releases)
    ]
    data = msgspec.to_builtins(ReleaseFile(tuple(short)))
    text = HEAD + dump(_as_text(data))
    try:
        made = atomic.temporary(path, text.encode("utf-8"))
        try:
            _shared(made, path.parent)
            os.replace(made, path)  # noqa: PTH105
        finally:
            made.unlink(missing_ok=True)
    except OSError as error:
        raise atomic.refusal(path, error) from None


def _as_text(data: object) -> object:
    """Without what is empty, and with numbers as people write them."""
    if isinstance(data, dict):
        return {key: _as_text(value) for key, value in data.items() if value not in ("", [], ())}
    return [_as_text(one) for one in data] if isinstance(data, list | tuple) else data


def _prune(folder: Path) -> None:
    """Only the last few versions are kept; what cannot be taken away stays."""
    for number in kept_numbers(folder)[:-MOST_SNAPSHOTS]:
        shutil.rmtree(snapshot(folder, number), ignore_errors=True)
