"""The files that a page of tables becomes, and how many rows of it are shown: what the ledger and the board of a team share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huikuan_cli import texts_tables as texts
from huikuan_cli.cli.outputs import ALL, formats_in
from huikuan_cli.errors import UsageError
from huikuan_cli.show import out

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from huikuan_cli.core.tables.report import TableReport

TABLE_FORMATS = ("xlsx", "html", "csv", "json")
TOP, LONGEST_TOP = 20, 7  # rows where nobody says how many; digits of how many


def tables_wished(text: str) -> tuple[str, ...]:
    """The formats that were asked for, each once. Raises UsageError for another."""
    asked = formats_in(text, TABLE_FORMATS, "--format")
    return TABLE_FORMATS if ALL in asked else tuple(dict.fromkeys(asked))


def top_of(text: str, most: int | None = None) -> int:
    """How many rows are shown, as --top says; `most`: how many may be asked for. Raises UsageError."""
    from huikuan_cli.core.text.values import brief

    if not text:
        return TOP
    count = int(text) if text.isdecimal() and len(text) <= LONGEST_TOP else 0
    if not count or (most and count > most):
        fix = texts.TOP_FIX_MOST.format(most=most) if most else texts.TOP_FIX
        raise UsageError(texts.TOP_WRONG.format(text=brief(text)), fix)
    return count


def write_tables(
    made: Callable[[str], TableReport], formats: Sequence[str], folder: Path, stem: str, title: str
) -> tuple[Path, ...]:
    """Write a page of tables in some formats beside each other, all or none, and say where under `title`; what was there and differs
    stays as ….bak. `made`: the page for a format. Raises HuikuanError."""
    from huikuan_cli.store.files import all_or_none

    files = {folder / f"{stem}.{one}": _drawn(made(one), one) for one in formats}
    if not files:
        return ()
    all_or_none.ready(folder)
    with all_or_none.alone_in(folder):
        all_or_none.write_over(files)
    for path in files:
        out.notice(texts.SAVED_TABLES.format(title=title, path=path))
    return tuple(files)


def _drawn(report: TableReport, format: str) -> bytes:
    if format == "xlsx":
        from huikuan_cli.render.workbook import workbook

        return workbook(report)
    if format == "html":
        from huikuan_cli.render.table_page import table_page

        return table_page(report).encode("utf-8")
    from huikuan_cli.render.table_files import report_json, table_csv

    return table_csv(report.sections[report.main].table) if format == "csv" else report_json(report)
