"""One process at a time holds a file; the system lets go of it when the process ends, however it ends.

Our own few lines, because the known libraries take as long to import as three bare interpreters (CONTRIBUTING).
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path

from huikuan_cli.store.atomic import PRIVATE

TRIES, PAUSE = 3, 0.02  # seconds


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
    """Hold the lock file at this path; None when another process does. Raises OSError when it cannot be made."""
    for _ in range(TRIES):
        handle = os.open(path, os.O_RDWR | os.O_CREAT, PRIVATE)
        if not _taken(handle) and _same_file(handle, path):
            return Lock(path, handle)
        os.close(handle)
        time.sleep(PAUSE)  # somebody may only have looked whether it is held, or just let go of it
    return None


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
        return _taken(handle)
    finally:
        os.close(handle)


def _taken(handle: int) -> bool:
    """Try to lock an open file; where a file system has no locks, nobody is known to hold it."""
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        except OSError:
            return True
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False
