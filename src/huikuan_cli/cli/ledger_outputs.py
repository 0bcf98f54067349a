"""What `huikuan ledger` says and writes: the page on the screen, why a receivable ranks where it does, the files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from huikuan_cli import texts_ledger as texts
from huikuan_cli.cli.table_outputs import write_tables
from huikuan_cli.core.ledger.ledger_report import LedgerReport, group_tables, said_lines, table_report
from huikuan_cli.core.playbook.ledger_rules import LedgerRules
from huikuan_cli.core.tables.report import TableReport
from huikuan_cli.core.text.values import iso, scrub
from huikuan_cli.errors import HuikuanError, UsageError
from huikuan_cli.show import out
from huikuan_cli.store.files.paths import typed_path

ON_SCREEN, MOST_GROUPS_SHOWN = 10, 10  # problems, lines of a table of sums


def say_page(report: LedgerReport, rules: LedgerRules, top: int) -> None:
    """Print the ranking and the sums; what is to be mended goes to stderr."""
    from huikuan_cli.core.text.wrap import HANG, wrap
    from huikuan_cli.show.ledger_page import ranking_lines, sums_lines
    from huikuan_cli.show.line_width import page_width

    width = page_width()
    say_problems(report)
    title, *lines = texts.PAGE_TITLE.format(day=iso(report.today)), *said_lines(report)
    shown = [title, *(row for line in lines for row in wrap(line, width - HANG)), ""]
    shown += ranking_lines(report.ranked[:top], width)
    shown += sums_lines(group_tables(report.totals, MOST_GROUPS_SHOWN, short=True), width)
    shown += ["", *wrap(texts.FOOT, width - HANG), texts.NEXT_COMMANDS]
    out.result("\n".join(shown))


def say_problems(report: LedgerReport) -> None:
    """What is to be mended, the first of it, with the cell where it stands."""
    if not report.problems:
        return
    out.notice(texts.TO_MEND.format(count=len(report.problems)))
    for one in report.problems[:ON_SCREEN]:
        out.notice("  " + scrub(one.sentence()))
    if len(report.problems) > ON_SCREEN:
        out.notice("  " + texts.MORE_TO_MEND.format(count=len(report.problems) - ON_SCREEN))


def say_why(report: LedgerReport, place: str) -> None:
    """Why a receivable ranks where it does. Raises UsageError, HuikuanError."""
    from huikuan_cli.show.ledger_page import why_lines

    if not place.isdecimal() or int(place) < 1:
        raise UsageError("--why 写名次，如 --why 3")
    if int(place) > len(report.ranked):
        raise HuikuanError(
            texts.NO_PLACE.format(place=place), texts.NO_PLACE_FIX.format(count=len(report.ranked))
        )
    out.result("\n".join(why_lines(report.ranked[int(place) - 1])))


def write_ranking(
    report: LedgerReport, rules: LedgerRules, formats: Sequence[str], folder: str, ledger: Path, top: int
) -> None:
    """Write the page in some formats beside each other, in one step; on paper the first `top`. Raises HuikuanError."""
    stem = f"{ledger.stem[:60]}.排名.{iso(report.today)}"

    def made(format: str) -> TableReport:
        return table_report(report, rules, top if format == "html" else None)

    write_tables(made, formats, typed_path(folder), stem, texts.RANKING)
