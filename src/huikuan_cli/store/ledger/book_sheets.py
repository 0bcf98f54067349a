"""The sheets of a workbook through calamine, for whoever has made sure that it may be opened; and the same in a process of its own."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from huikuan_cli.core.ledger.grid import Grid
from huikuan_cli.store.ledger.package_guard import MOST_COLUMNS, MOST_ROWS, Damaged

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from python_calamine import CalamineWorkbook

MOST_SHEETS = 60
MOST_APART = 1 << 30  # bytes of memory of a process of its own
LONGEST_APART = 60.0  # seconds


class Locked(Exception):
    """The workbook has a password."""


class Unknown(Exception):
    """There is no sheet of this name; the argument is the names that there are."""


class Wide(NamedTuple):
    """A sheet that reaches too far, to its last row and column, from 1."""

    sheet: str
    rows: int
    columns: int


def sheets_in(raw: bytes, wanted: str) -> Iterator[Grid | Wide]:
    """The sheets, those that cannot be seen last; only the one that is `wanted` where it is named. Raises Locked, Unknown, Damaged."""
    book = _opened(raw)
    names = _names(book)
    if wanted and wanted not in names:
        raise Unknown(*names)
    for name in (wanted,) if wanted else names[:MOST_SHEETS]:
        yield _grid(book, name)


def sheets_apart(raw: bytes, wanted: str) -> list[Grid | Wide]:
    """The same from a process of its own, with an end to its memory: a .xls says in a few bytes how far it reaches, and a reader that
    believes it ends the process that it is in. Raises Locked, Unknown, Damaged."""
    from multiprocessing import get_context

    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_apart, args=(theirs,), daemon=True)
    process.start()
    theirs.close()  # the only other end is with the process, so that its end ends the waiting
    try:
        told = _told(ours, (raw, wanted))
    finally:
        process.kill()
        process.join()
        ours.close()
    if isinstance(told, BaseException):
        raise told
    return told


def _told(ours: Connection, asked: tuple[bytes, str]) -> list[Grid | Wide] | Exception:
    try:
        ours.send(asked)
        return ours.recv() if ours.poll(LONGEST_APART) else Damaged()
    except (OSError, EOFError):  # it ended
        return Damaged()


def _apart(theirs: Connection) -> None:
    with suppress(ImportError, ValueError, OSError):  # not on every system
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_APART, MOST_APART))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _hush()
    raw, wanted = theirs.recv()
    try:
        told: list[Grid | Wide] | Exception = list(sheets_in(raw, wanted))
    except (Locked, Unknown, Damaged) as error:
        told = error
    theirs.send(told)


def _hush() -> None:
    """What the library says when it ends the process is for nobody."""
    import os

    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


def _opened(raw: bytes) -> CalamineWorkbook:
    from python_calamine import CalamineWorkbook, PasswordError

    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(raw))
    except PasswordError:
        raise Locked from None
    except BaseException as error:
        raise _damage(error) from error


def _damage(error: BaseException) -> BaseException:
    """A broken file, for any error of the library, its panics (which are no Exception) included; an interruption stays what it is."""
    return error if isinstance(error, KeyboardInterrupt | SystemExit) else Damaged()


def _names(book: CalamineWorkbook) -> list[str]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    found = [one for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
    found.sort(key=lambda one: one.visible != SheetVisibleEnum.Visible)
    return [one.name for one in found]


def _grid(book: CalamineWorkbook, name: str) -> Grid | Wide:
    try:
        sheet = book.get_sheet_by_name(name)
        end, start = sheet.end or (0, 0), sheet.start or (0, 0)
        if end[0] >= MOST_ROWS or end[1] >= MOST_COLUMNS:
            return Wide(name, end[0] + 1, end[1] + 1)
        before = [""] * start[1]
        rows = [[*before, *row] if before else row for row in sheet.iter_rows()]
        merged = tuple(sheet.merged_cell_ranges or ())
    except BaseException as error:
        raise _damage(error) from error
    return Grid(name, _trimmed(rows), merged)


def _trimmed(rows: list[list[Any]]) -> list[list[Any]]:
    """The rows without the empty ones at the end."""
    while rows and not any(cell not in ("", None) for cell in rows[-1]):
        rows.pop()
    return rows
