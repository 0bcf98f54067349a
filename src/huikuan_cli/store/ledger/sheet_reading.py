"""The sheets of a ledger file as grids: .xlsx and .xls by calamine, .csv by ourselves. Reads, and never writes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from huikuan_cli import texts_ledger as texts
from huikuan_cli.core.ledger.grid import Grid
from huikuan_cli.errors import HuikuanError
from huikuan_cli.store.files.bounded import read_bytes
from huikuan_cli.store.files.delimited import cells_of, decoded
from huikuan_cli.store.ledger.book_sheets import Locked, Unknown, Wide, sheets_apart, sheets_in
from huikuan_cli.store.ledger.package_guard import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Damaged, guard

MOST_LEDGER = 60_000_000  # bytes of a file
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")  # how a workbook with a password names what it holds
TEXT_SUFFIXES, BOOK_SUFFIXES = (".csv", ".txt", ".tsv"), (".xlsx", ".xlsm", ".xls", ".et")


def sheets_of(path: Path, shown: str, wanted: str = "") -> Iterator[Grid]:
    """The sheets of a ledger, one after the other, those that cannot be seen last; only the one that is `wanted` where it is named. Raises
    HuikuanError in one line for a password, for what is too large, and for what is no ledger."""
    kind = path.suffix.lower()
    raw = _bytes(path, shown)
    if raw.startswith((_ZIP, _OLE)):
        yield from _book(raw, shown, wanted)
    elif kind in TEXT_SUFFIXES or (
        kind in BOOK_SUFFIXES and _is_table(raw)
    ):  # some systems export text as .xls
        yield _text(raw, shown, path.stem)
    elif kind in BOOK_SUFFIXES:
        raise HuikuanError(texts.DAMAGED.format(file=shown), texts.DAMAGED_FIX)
    else:
        raise HuikuanError(texts.WRONG_KIND.format(file=shown), texts.WRONG_KIND_FIX)


def _bytes(path: Path, shown: str) -> bytes:
    try:
        large = path.is_file() and path.stat().st_size > MOST_LEDGER
    except (OSError, ValueError):
        large = False
    if large:
        raise HuikuanError(texts.TOO_BIG.format(file=shown, most=MOST_LEDGER // 1_000_000), texts.TOO_BIG_FIX)
    return read_bytes(path, shown, MOST_LEDGER)


def _is_table(raw: bytes) -> bool:
    """Whether bytes are a table of text: with a tab or a comma, and no page of the web."""
    text = decoded(raw[:4096].rpartition(b"\n")[0] or raw[:4096])
    return text is not None and ("\t" in text or "," in text) and not text.lstrip().startswith("<")


def _text(raw: bytes, shown: str, name: str) -> Grid:
    text = decoded(raw)
    if text is None:
        raise HuikuanError(texts.NOT_TEXT.format(file=shown), texts.NOT_TEXT_FIX)
    rows: list[list[Any]] = []
    cells = 0
    try:
        for row in cells_of(text):
            cells += len(row)
            if len(rows) >= MOST_ROWS or len(row) > MOST_COLUMNS or cells > MOST_CELLS:
                raise _too_wide(shown, name, len(rows) + 1, len(row))
            rows.append(row)
    except csv.Error:
        raise HuikuanError(texts.NOT_TEXT.format(file=shown), texts.NOT_TEXT_FIX) from None
    return Grid(name, rows)


def _too_wide(shown: str, sheet: str, rows: int, columns: int) -> HuikuanError:
    text = texts.TOO_WIDE.format(
        file=shown, sheet=sheet, rows=rows, columns=columns, most_rows=MOST_ROWS, most_columns=MOST_COLUMNS
    )
    return HuikuanError(text, texts.TOO_BIG_FIX)


def _book(raw: bytes, shown: str, wanted: str) -> Iterator[Grid]:
    try:
        if raw.startswith(_OLE):
            if _LOCKED in raw:
                raise Locked
            found: Iterable[Grid | Wide] = sheets_apart(raw, wanted)
        else:
            guard(io.BytesIO(raw), shown)
            found = sheets_in(raw, wanted)
        for one in found:
            if isinstance(one, Wide):
                raise _too_wide(shown, *one)
            yield one
    except Locked:
        raise HuikuanError(texts.PASSWORD.format(file=shown), texts.PASSWORD_FIX) from None
    except Unknown as problem:
        text = texts.NO_SHEET.format(file=shown, sheet=wanted)
        raise HuikuanError(text, texts.NO_SHEET_FIX.format(names="、".join(problem.args))) from None
    except Damaged:
        raise HuikuanError(texts.DAMAGED.format(file=shown), texts.DAMAGED_FIX) from None
