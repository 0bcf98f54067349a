"""The clocks of many rows: in this process, or shared among the processors where there are many rows."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from huikuan_cli.core.ledger.row_clock import ClockedRow, OpenPart, RowClock
from huikuan_cli.core.ledger.row_facts import CustomerKinds

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

    from huikuan_cli.core.ledger.ledger_rows import LedgerRow
    from huikuan_cli.core.playbook import Field
    from huikuan_cli.core.playbook.rules import Rules

FEW, PIECE = 3000, 500  # rows that one process does by itself; rows that are handed over at a time
MOST_PROCESSES = 4
_clocks: list[RowClock] = []  # of a process that shares the work


def clock_of(rules: Rules, words: dict[str, str], question: Field | None, today: date) -> RowClock:
    """The clock of a ledger for one day."""
    return RowClock(rules, CustomerKinds(words, question), today)


def clocked(
    rows: Sequence[LedgerRow],
    setting: tuple[Rules, dict[str, str], Field | None, date],
    done: Callable[[int], None],
) -> list[ClockedRow]:
    """Every row with its clock, in order. `done` is told how many rows are ready."""
    if len(rows) <= FEW or (processes := min(os.cpu_count() or 1, MOST_PROCESSES)) < 2:
        clock = clock_of(*setting)
        found = []
        for number, row in enumerate(rows, 1):
            found.append(clock.run(row))
            if number % PIECE == 0:
                done(number)
        return found
    found = []
    with _pool(processes, setting) as pool:
        pieces = [rows[n : n + PIECE] for n in range(0, len(rows), PIECE)]
        for piece, told in zip(pieces, pool.map(_run, pieces), strict=True):
            found += [ClockedRow(row, *rest) for row, rest in zip(piece, told, strict=True)]
            done(len(found))
    return found


@contextmanager
def _pool(
    processes: int, setting: tuple[Rules, dict[str, str], Field | None, date]
) -> Iterator[ProcessPoolExecutor]:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # begun anew, the same on every system: a copy of this process would hold the whole ledger once more
    pool = ProcessPoolExecutor(processes, get_context("spawn"), initializer=_begin, initargs=setting)
    try:
        yield pool
    finally:  # waited for: a pool that is left to the end of the program may say there that it is gone
        pool.shutdown(cancel_futures=True)


def _begin(rules: Rules, words: dict[str, str], question: Field | None, today: date) -> None:
    import gc
    import signal

    gc.set_threshold(100_000)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that was started
    _clocks[:] = [clock_of(rules, words, question, today)]


def _run(rows: Sequence[LedgerRow]) -> list[tuple[str, str, tuple[OpenPart, ...]]]:
    """What the clock says of some rows, without the rows, which whoever asks has."""
    return [(one.kind, one.payer, one.parts) for one in map(_clocks[0].run, rows)]
