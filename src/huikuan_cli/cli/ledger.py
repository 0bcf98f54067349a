"""`huikuan ledger`: from the ledger of finance to whom to see first, and why. The ledger is never written to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from huikuan_cli import texts_ledger as texts
from huikuan_cli.cli.ledger_desk import Desk, LedgerWork, desk_of, worked_out
from huikuan_cli.cli.ledger_mapping import columns_said, open_ledger, say_map
from huikuan_cli.cli.table_outputs import tables_wished, top_of
from huikuan_cli.env import Env
from huikuan_cli.errors import HuikuanError, UsageError
from huikuan_cli.show import out
from huikuan_cli.store.files.paths import typed_path
from huikuan_cli.store.ledger import kept_readings

if TYPE_CHECKING:
    from huikuan_cli.cli.option_sets import LedgerOptions
    from huikuan_cli.wizard.port import Asker

MOST_DRAFTS = 1000  # plans that are written at once


def ledger(options: LedgerOptions, env: Env) -> None:
    """Run the command. Raises HuikuanError for everything the user can mend."""
    from huikuan_cli.cli.ledger_outputs import say_page, say_why, write_ranking

    top, formats = top_of(options.top, MOST_DRAFTS), tables_wished(options.format)
    desk = desk_of(options.today, options.playbooks, env)
    asker = _asker(options, env)
    said = columns_said(options.column, options.unit, desk.rules)
    opened = open_ledger(_path(options.file, env), options.sheet, said, desk.rules, env, desk.today, asker)
    quiet = options.json or bool(options.why)
    if not quiet:
        say_map(opened)
    work = worked_out(opened, desk, options.out if options.all else "")
    _keep(work, desk)
    if options.why:
        say_why(work.report, options.why)
        return
    if options.json:
        from huikuan_cli.core.ledger.ledger_report import table_report
        from huikuan_cli.render.table_files import report_data

        out.as_json(report_data(table_report(work.report, desk.rules)))
        return
    say_page(work.report, desk.rules, top)
    if options.all:
        from huikuan_cli.cli.ledger_drafts import write_drafts

        write_drafts(work, desk, top, options.out)
    write_ranking(work.report, desk.rules, formats, options.out, opened.path, top)


def _keep(work: LedgerWork, desk: Desk) -> None:
    """Remember the file, what was said of its columns, and what is open, for next month."""
    from msgspec import structs

    opened, now = work.opened, work.report.now
    kept = structs.replace(
        opened.kept, path=str(opened.path.absolute()), sheet=opened.grid.sheet, columns=opened.given
    )
    kept_readings.keep(desk.env.data_dir(), opened.mark, kept.read(now) if now else kept)


def _path(file: str, env: Env) -> Path:
    """The file that is meant: as named, else the last one. Raises UsageError, HuikuanError."""
    if file:
        return typed_path(file)
    kept = kept_readings.last(env.data_dir())
    if not kept.path:
        raise UsageError(texts.NO_LEDGER, texts.NO_LEDGER_FIX)
    if not Path(kept.path).is_file():
        raise HuikuanError(texts.LEDGER_GONE.format(file=kept.path), texts.NO_LEDGER_FIX)
    return Path(kept.path)


def _asker(options: LedgerOptions, env: Env) -> Asker | None:
    if not env.interactive or options.json or options.why:
        return None
    from huikuan_cli.cli.common import asker_of

    return asker_of(options.plain or env.plain)
