"""A test that hangs fails: after a minute, or after the seconds that its mark gives it (`pytest.mark.limit(180)`).

Where more wants to run than there are processors it has as much longer, up to five times.
"""

from __future__ import annotations

import faulthandler
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

USUAL, DEEP = 60.0, 3600.0  # seconds
MOST_BUSY = 5.0
GRACE = 60.0  # so much later a process that hears no signal is ended, with what it was at


class TookTooLong(BaseException):
    """Ends a test. No `Exception`: neither the program nor hypothesis may take it for an error of their own."""


def here(seconds: float) -> float:
    """So many seconds of a quiet machine, on this one."""
    busy = os.getloadavg()[0] / (os.cpu_count() or 1) if hasattr(os, "getloadavg") else 1.0
    return seconds * min(max(busy, 1.0), MOST_BUSY)


def seconds_of(item: pytest.Item) -> float:
    """How long a test may take."""
    mark = item.get_closest_marker("limit")
    return float(mark.args[0]) if mark else DEEP if item.get_closest_marker("deep") else USUAL


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise TookTooLong in what is inside once so many seconds are over. Does nothing where there is no such alarm (Windows)."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def ring(number: int, frame: Any) -> None:
        raise TookTooLong(f"still at it after {seconds:g} seconds")

    before = signal.signal(signal.SIGALRM, ring)
    rest, _ = signal.setitimer(signal.ITIMER_REAL, seconds)
    faulthandler.dump_traceback_later(seconds + GRACE, exit=True)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()
        signal.setitimer(signal.ITIMER_REAL, rest)
        signal.signal(signal.SIGALRM, before)
