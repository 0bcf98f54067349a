"""Text out of a spreadsheet (CSV): its code and the mark between its cells, as spreadsheets write them."""

from __future__ import annotations

import csv
from collections.abc import Iterator

CODES = ("utf-8-sig", "gb18030")  # what spreadsheets write
MARKS = ",;\t"


def decoded(raw: bytes) -> str | None:
    """The bytes as text; None where they are none."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):  # “Unicode 文本” of Excel
        return _in_code(raw, "utf-16")
    text = next((text for code in CODES if (text := _in_code(raw, code)) is not None), None)
    return None if text is None or "\0" in text else text


def _in_code(raw: bytes, code: str) -> str | None:
    try:
        return raw.decode(code)
    except UnicodeDecodeError:
        return None


def mark_of(text: str) -> str:
    """The mark that parts the cells, by the lines that have most of them in the beginning: comma, semicolon or tab."""
    first = text[:20_000].splitlines()[:20]
    return max(MARKS, key=lambda mark: max((line.count(mark) for line in first), default=0))


def cells_of(text: str) -> Iterator[list[str]]:
    """The rows of a table of text. Raises csv.Error for a cell without an end."""
    return csv.reader(text.splitlines(keepends=True), delimiter=mark_of(text))
