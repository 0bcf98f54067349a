"""A table of payments out of a spreadsheet (CSV): each row as the line that says it."""

from __future__ import annotations

import re

from huikuan_cli.errors import HuikuanError
from huikuan_cli.store.files.bounded import read_bytes
from huikuan_cli.store.files.delimited import cells_of, decoded
from huikuan_cli.store.files.paths import typed_path


def payment_rows(file: str) -> list[str]:
    """The rows of a CSV file with a figure in them, its cells side by side as in 质保金 50,000 2027-05-10; a heading row has none. Cells are
    parted by commas, semicolons or tabs. Raises HuikuanError when the file cannot be read as text, or says no payment."""
    text = decoded(read_bytes(typed_path(file), file))
    if text is None:
        raise HuikuanError(f"“{file}”不是 CSV 文字表", "在 Excel 里另存为“CSV（逗号分隔）”")
    rows = [" ".join(_cell(cell) for cell in row) for row in cells_of(text)]
    found = [row for row in rows if re.search(r"\d", row)]
    if not found:
        raise HuikuanError(f"“{file}”里没有一笔款", "一行一笔：名称、金额、哪天付")
    return found


def _cell(text: str) -> str:
    """A cell as it may stand in a line: without the marks that part lines."""
    return re.sub(r"[;；\r\n]+", " ", text).strip()
