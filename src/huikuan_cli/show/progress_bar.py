"""How far work that takes long has come, on stderr, where a person sees it."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

SOON = 1.0  # seconds after which it is said


@contextmanager
def progress(total: int, said: str) -> Iterator[Callable[[int], None]]:
    """Tell the function that comes out of it how much of the total is done; the bar is drawn after a second, and goes when the work is over."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    begun = time.monotonic()
    bar = Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.completed}/{task.total}"),
        console=Console(stderr=True),
        transient=True,
        disable=not sys.stderr.isatty(),
    )
    task = bar.add_task(said, total=total)
    started = False

    def done(count: int) -> None:
        nonlocal started
        if not started and time.monotonic() - begun > SOON:
            bar.start()
            started = True
        bar.update(task, completed=count)

    try:
        yield done
    finally:
        if started:
            bar.stop()
