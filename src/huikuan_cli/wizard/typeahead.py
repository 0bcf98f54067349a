"""What was typed before a question was there: thrown away, so that a paste answers one question and no more."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

MOST_TYPED = 100_000  # bytes


def dropped() -> str:
    """Throw away what waits in the terminal, and say what it was."""
    with suppress(OSError, ValueError):
        return _posix(sys.stdin.fileno()) if os.name == "posix" else _windows()
    return ""


def _posix(handle: int) -> str:
    import select
    import termios

    raw = b""
    while len(raw) < MOST_TYPED and select.select([handle], [], [], 0)[0]:
        more = os.read(handle, 4096)
        if not more:
            break
        raw += more
    with suppress(termios.error):
        termios.tcflush(handle, termios.TCIFLUSH)
    return raw.decode("utf-8", "replace")


def _windows() -> str:
    import msvcrt

    found = ""
    while len(found) < MOST_TYPED and msvcrt.kbhit():  # type: ignore[attr-defined]
        found += msvcrt.getwch()  # type: ignore[attr-defined]
    return found
