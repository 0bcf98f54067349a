"""Several files of one folder, written all or none: every one is finished under another name first, then all are renamed in
one row. What a killed run left is completed or swept at the next start.

A note beside the files (`.huikuan.….todo`) stands while the row of renames runs: it is there only when every file is finished,
so whoever finds it after a kill completes the row.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from huikuan_cli.errors import HuikuanError
from huikuan_cli.store.files import atomic, lock

LOCK, NOTE, MARK = ".huikuan.lock", ".todo", "huikuan todo 1"
WAIT = 10.0  # seconds for another run to finish its row
LARGEST_NOTE = 64 * 1024  # bytes
OVER, NEW = "over", "new"


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """One writer at a time in this folder. Raises HuikuanError when another one does not finish, or nothing can be written."""
    try:
        held = lock.wait(folder / LOCK, WAIT)
    except OSError as error:
        raise atomic.refusal(folder, error) from None
    if held is None:
        raise HuikuanError(f"另一个 huikuan 正在写“{folder}”", "等它写完再试一次")
    try:
        yield
    finally:
        held.release()


def write_over(files: Mapping[Path, bytes], ours: Mapping[Path, bytes] | None = None) -> None:
    """Give files of one folder their new bytes; what was there and differs stays beside it as ….bak. `ours`: what a file holds where nobody
    changed it after us and it can be drawn again: of that no copy stays once all is written.

    Call it alone in the folder (alone_in). Raises HuikuanError; then every file is as it was.
    """
    before = {path: path.read_bytes() if path.exists() else None for path in files}
    changed = {path: raw for path, raw in files.items() if before[path] != raw}
    copies: dict[Path, Path] = {}
    try:
        with _finished(changed) as row:
            for path in changed:
                if copy := keep_copy(path):
                    copies[path] = copy
            _rename(row, copies, before)
        _unlink([copy for path, copy in copies.items() if (ours or {}).get(path) == before[path]])
    except (OSError, HuikuanError) as error:
        for copy in copies.values():
            with suppress(OSError):
                copy.unlink(missing_ok=True)
        if isinstance(error, HuikuanError):
            raise
        raise atomic.refusal(_where(error, files), error) from None


def write_new(files: Mapping[Path, bytes]) -> bool:
    """Write files of one folder that are not there yet; False, and nothing is changed, when one of them is.

    Call it alone in the folder (alone_in). Raises HuikuanError; then none of them is there.
    """
    made: list[Path] = []
    try:
        with _finished(files) as row, _noted(row, NEW):
            for temporary, path in row:
                if not atomic.claim(temporary, path):
                    _unlink(made)
                    return False
                made.append(path)
    except OSError as error:
        _unlink(made)
        raise atomic.refusal(_where(error, files), error) from None
    return True


def same(path: Path, raw: bytes) -> bool:
    """Whether a file is there and holds these bytes."""
    try:
        return path.read_bytes() == raw
    except (OSError, ValueError):
        return False


def keep_copy(path: Path) -> Path | None:
    """Keep the present bytes of a file as 名称.bak, .bak2 … beside it; the copy, where one was made. Raises HuikuanError when
    it cannot be kept."""
    if not path.exists():
        return None
    raw = path.read_bytes()
    for number in range(1, 1000):
        copy = path.with_name(path.name + (".bak" if number == 1 else f".bak{number}"))
        if same(copy, raw):
            return None
        if atomic.write_new(copy, raw):
            return copy
    raise HuikuanError(f"“{path}”的留底已经有一千份，没有再写", "把用不着的 .bak 移走再试")


def tidy(folder: Path) -> tuple[str, ...]:
    """Complete what a killed run had begun to rename, then sweep what it left half written. The names that were completed.

    Never raises and never waits: where another run is writing, or nothing may be written, it is left for the next start.
    """
    with suppress(OSError):
        left = [entry for entry in folder.iterdir() if atomic.is_leftover(entry)]
        if (left or (folder / LOCK).exists()) and (held := lock.hold(folder / LOCK)):
            try:
                return _tidied(folder, left)
            finally:
                held.release()
    return ()


def ready(folder: Path) -> None:
    """Make a folder if it is not there, and clear away what a killed run left half written in it. Raises HuikuanError when it
    cannot be made."""
    atomic.ensure_folder(folder)
    tidy(folder)


Row = list[tuple[Path, Path]]  # the finished file under another name, and the name that it gets


@contextmanager
def _finished(files: Mapping[Path, bytes]) -> Iterator[Row]:
    """Every file, finished and on the disk under another name; what is left of them goes in the end."""
    row: Row = []
    try:
        for path, raw in files.items():
            row.append((atomic.temporary(path, raw), path))
        yield row
    finally:
        _unlink([temporary for temporary, _ in row])


@contextmanager
def _noted(row: Row, how: str) -> Iterator[None]:
    """While the row of renames runs, a note tells the next start how to complete it."""
    if len(row) < 2:
        yield
        return
    lines = [MARK, how, *(part.name for pair in row for part in pair)]
    note = atomic.temporary(row[0][1].with_name("huikuan"), "\n".join(lines).encode("utf-8"), NOTE)
    try:
        yield
    finally:
        _unlink([note])


def _rename(row: Row, copies: Mapping[Path, Path], before: Mapping[Path, bytes | None]) -> None:
    """All of them, or those that were renamed get their old bytes back."""
    done: list[Path] = []
    with _noted(row, OVER):
        try:
            for temporary, path in row:
                os.replace(temporary, path)  # noqa: PTH105
                done.append(path)
        except OSError:
            for path in done:
                _put_back(path, copies.get(path), before[path])
            raise


def _put_back(path: Path, copy: Path | None, raw: bytes | None) -> None:
    """As it was: by renaming the copy of it, which needs no room on the disk, or written anew where an older copy was the same."""
    with suppress(OSError, HuikuanError):
        if raw is None:
            path.unlink()
        elif copy is not None:
            os.replace(copy, path)  # noqa: PTH105
        else:
            atomic.write_bytes(path, raw)


def _tidied(folder: Path, left: list[Path]) -> tuple[str, ...]:
    done: list[str] = []
    try:
        for note in left:
            if note.suffix == NOTE:
                _complete(folder, note, done)
    except (
        OSError,
        HuikuanError,
    ):  # no room to keep what would be replaced: nothing is swept, the next start tries again
        return tuple(done)
    _unlink(left)
    return tuple(done)


def _complete(folder: Path, note: Path, done: list[str]) -> None:
    """Go on with a row of renames, and name in `done` what was completed; a note that we did not write so is not followed.

    What stands there and was not kept yet, since somebody changed it after the kill, is kept as ….bak. Raises OSError or
    HuikuanError where that cannot be.
    """
    how, pairs = _read_note(note)
    for temporary, name in pairs:
        finished, path = folder / temporary, folder / name
        if not atomic.is_leftover(finished):
            continue
        if how == OVER:
            keep_copy(path)
            os.replace(finished, path)  # noqa: PTH105
        elif not atomic.claim(finished, path):
            continue
        done.append(name)


def _read_note(note: Path) -> tuple[str, list[tuple[str, str]]]:
    """How the files are to be renamed, and each with its name; nothing of a note that we did not write so."""
    try:
        if note.stat().st_size > LARGEST_NOTE:
            return "", []
        mark, how, *names = note.read_text("utf-8").split("\n")
    except (OSError, ValueError):
        return "", []
    pairs = list(zip(names[::2], names[1::2], strict=False))
    sound = mark == MARK and all(_plain(name) for pair in pairs for name in pair)
    return (how, pairs) if sound else ("", [])


def _plain(name: str) -> bool:
    """A name in this folder, and no way out of it."""
    return bool(name) and name not in (".", "..") and not set(name) & set("/\\\0")


def _unlink(paths: list[Path]) -> None:
    for path in paths:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _where(error: OSError, files: Mapping[Path, bytes]) -> Path:
    """The file that could not be written, for the message."""
    first = next(iter(files))
    return Path(error.filename2) if isinstance(error.filename2, str) else first
