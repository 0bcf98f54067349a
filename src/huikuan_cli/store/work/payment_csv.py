"""A table of payments out of a spreadsheet (CSV): each row as the line that says it."""

from __future__ import annotations

import csv
import re

from huikuan_cli.errors import HuikuanError
from huikuan_cli.store.files.bounded import read_bytes
from huikuan_cli.store.files.paths import typed_path

CODES = ("utf-8-sig", "gb18030")  # what spreadsheets write


def payment_rows(file: str) -> list[str]:
    """The rows of a CSV file with a figure in them, its cells side by side as in 质保金 50,000 2027-05-10; a heading row has none. Cells are
    parted by commas, semicolons or tabs. Raises HuikuanError when the file cannot be read as text, or says no payment."""
    raw = read_bytes(typed_path(file), file)
    texts = [text for code in CODES if (text := _decoded(raw, code)) is not None]
    if not texts or "\0" in texts[0]:
        raise HuikuanError(f"“{file}”不是 CSV 文字表", "在 Excel 里另存为“CSV（逗号分隔）”")
    first = texts[0].partition("\n")[0]
    mark = max(",;\t", key=first.count)
    rows = [
        " ".join(_cell(cell) for cell in row) for row in csv.reader(texts[0].splitlines(), delimiter=mark)
    ]
    found = [row for row in rows if re.search(r"\d", row)]
    if not found:
        raise HuikuanError(f"“{file}”里没有一笔款", "一行一笔：名称、金额、哪天付")
    return found


def _decoded(raw: bytes, code: str) -> str | None:
    try:
        return raw.decode(code)
    except UnicodeDecodeError:
        return None


def _cell(text: str) -> str:
    """A cell as it may stand in a line: without the marks that part lines."""
    return re.sub(r"[;；\r\n]+", " ", text).strip()
