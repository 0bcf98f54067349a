"""One process at a time holds a file; the system lets go of it when the process ends, however it ends.

Our own few lines, because the known libraries take as long to import as three bare interpreters (docs/decisions.md §11).
"""

from __future__ import annotations

import errno
import os
import time
from contextlib import suppress
from pathlib import Path

from huikuan_cli.store.files import atomic
from huikuan_cli.store.files.atomic import PRIVATE

TRIES, PAUSE = 3, 0.02  # seconds
NAMELESS, A_DAY = 3.0, 86_400.0  # seconds; the first is less than anybody waits for a folder


class Lock:
    """A held lock. Keep it as long as the file is in use."""

    def __init__(self, path: Path, handle: int) -> None:
        self.path, self._handle = path, handle

    def release(self) -> None:
        """Let go, and take the lock file away."""
        with suppress(OSError):
            self.path.unlink()
        with suppress(OSError):
            os.close(self._handle)


def hold(path: Path) -> Lock | None:
    """Hold the lock file at this path; None when another process does. Raises OSError when it cannot be made.

    Where the file system has no locks, the file itself is the lock: whoever made it holds it, and is named in it.
    """
    for _ in range(TRIES):
        handle, made = _opened(path)
        got = _lock(handle)
        if got is None and made:
            held = _named(Lock(path, handle), handle)
            if _same_file(handle, path):  # else it took so long that somebody thought it left over
                return held
        if got and _same_file(handle, path):
            return Lock(path, handle)
        with suppress(OSError):
            os.close(handle)
        if got is None and _is_left(path):
            _sweep(path)
            continue
        time.sleep(PAUSE)  # somebody may only have looked whether it is held, or just let go of it
    return None


def _named(held: Lock, handle: int) -> Lock:
    """A lock file that names its holder. Raises OSError, and lets go, when that cannot be written."""
    try:
        os.write(handle, atomic.maker().encode())
    except OSError:
        held.release()
        raise
    return held


def _opened(path: Path) -> tuple[int, bool]:
    """The lock file, and whether it was made just now. Raises OSError, also for a link that leads nowhere."""
    for _ in range(TRIES):
        with suppress(FileExistsError):
            return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, PRIVATE), True
        with suppress(FileNotFoundError):  # let go of meanwhile
            return os.open(path, os.O_RDWR), False
    raise FileNotFoundError(errno.ENOENT, "", str(path))


def wait(path: Path, most: float) -> Lock | None:
    """Hold the lock file at this path as soon as it is free, waiting `most` seconds. Raises OSError when it cannot be made."""
    end = time.monotonic() + most
    while (held := hold(path)) is None and time.monotonic() < end:
        time.sleep(PAUSE)
    return held


def _same_file(handle: int, path: Path) -> bool:
    """Whether the open file still has this name: who let go of it took the name away."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except OSError:
        return False


def is_held(path: Path) -> bool:
    """Whether another process, or another part of this one, holds this lock file."""
    if not path.exists():
        return False
    try:
        handle = os.open(path, os.O_RDWR)
    except OSError:
        return False
    try:
        got = _lock(handle)
    finally:
        os.close(handle)
    return not _is_left(path) if got is None else not got


def _lock(handle: int) -> bool | None:
    """Try to lock an open file: whether that went well; None where the file system has no locks."""
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        except OSError:
            return False
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True


def _is_left(path: Path) -> bool:
    """Whether the one who is named in a lock file has ended. Who cannot be looked at, on another machine, has when the file is
    a day old; a file that names nobody is left over after three seconds, since whoever made it writes into it at once."""
    try:
        name, age = path.read_text("utf-8", "replace"), time.time() - path.stat().st_mtime
    except OSError:
        return False
    runs = atomic.still_runs(name)
    return not runs if runs is not None else age > (A_DAY if name else NAMELESS)


def _sweep(path: Path) -> None:
    """Take a lock file away that was left; one that was made in its place meanwhile is put back."""
    aside = path.with_name(f"{path.name}.{os.urandom(8).hex()}")
    with suppress(OSError):
        path.rename(aside)
        if _is_left(aside) or path.exists():
            aside.unlink()
        else:
            aside.rename(path)
