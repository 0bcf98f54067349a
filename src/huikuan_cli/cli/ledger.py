"""`huikuan ledger`: from the ledger of finance to whom to see first, and why. The ledger is never written to."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from huikuan_cli import texts_ledger as texts
from huikuan_cli.cli.common import folder_of, today_of
from huikuan_cli.cli.context import Here, beside_of, here, playbook_of
from huikuan_cli.cli.ledger_clock import clocked
from huikuan_cli.cli.ledger_mapping import OpenLedger, columns_said, open_ledger, say_map
from huikuan_cli.core.ledger.aging import changes, snapshot, totals_of
from huikuan_cli.core.ledger.contracts import joined
from huikuan_cli.core.ledger.ledger_report import LedgerReport
from huikuan_cli.core.ledger.ledger_rows import RowReader, RowsRead, twice
from huikuan_cli.core.ledger.linked_plans import PlanLinks
from huikuan_cli.core.ledger.ranking import Ranker
from huikuan_cli.core.playbook.ledger_rules import LedgerRules
from huikuan_cli.env import Env
from huikuan_cli.errors import HuikuanError, UsageError
from huikuan_cli.show import out
from huikuan_cli.store.files.paths import typed_path
from huikuan_cli.store.ledger import kept_readings

if TYPE_CHECKING:
    from huikuan_cli.cli.option_sets import LedgerOptions
    from huikuan_cli.core.ledger.ledger_rows import LedgerRow
    from huikuan_cli.core.playbook import Playbook
    from huikuan_cli.wizard.port import Asker

LEDGER_FILE, USUAL_TOP = "ledger.yaml", 20


class Desk(NamedTuple):
    """Where a ledger is read: the day, the playbook, the rules for ledgers, and the outside world."""

    env: Env
    today: date
    here: Here
    playbook: Playbook
    rules: LedgerRules


class LedgerWork(NamedTuple):
    """A ledger that was read and worked out: its map, its rows, and the report."""

    opened: OpenLedger
    read: RowsRead
    report: LedgerReport


def ledger(options: LedgerOptions, env: Env) -> None:
    """Run the command. Raises HuikuanError for everything the user can mend."""
    from huikuan_cli.cli.ledger_outputs import say_page, say_why, write_tables

    top = _top(options.top)
    desk = desk_of(options.today, options.playbooks, env)
    asker = _asker(options, env)
    said = columns_said(options.column, options.unit, desk.rules)
    opened = open_ledger(_path(options.file, env), options.sheet, said, desk.rules, env, desk.today, asker)
    quiet = options.json or bool(options.why)
    if not quiet:
        say_map(opened)
    work = worked_out(opened, desk)
    _keep(work, desk)
    if options.why:
        say_why(work.report, options.why)
        return
    if options.json:
        from huikuan_cli.core.ledger.ledger_report import ledger_page
        from huikuan_cli.render.table_json import page_data

        out.as_json(page_data(ledger_page(work.report, desk.rules, None, paper=False)))
        return
    say_page(work.report, desk.rules, top)
    if options.format:
        write_tables(work.report, desk.rules, options.format, options.out, opened.path, top, desk.env)


def desk_of(day: str, playbooks: str, env: Env) -> Desk:
    """What a ledger is read with."""
    found = here(playbooks, env)
    playbook = playbook_of(found, env)
    rules = beside_of(found, playbook, LEDGER_FILE, LedgerRules)
    return Desk(env, today_of(day, env), found, playbook, rules)


def worked_out(opened: OpenLedger, desk: Desk) -> LedgerWork:
    """Read every row, run the clocks, rank and add up. Raises HuikuanError where no row can be used."""
    from huikuan_cli.core.advice.windows import usual
    from huikuan_cli.show.progress_bar import progress

    read = RowReader(opened.grid, opened.heading, opened.columns, desk.rules, desk.today).read()
    if not read.rows:
        from huikuan_cli.errors import ProblemsFound

        text = texts.NO_ROWS.format(file=opened.path.name)
        raise ProblemsFound(text, read.problems) if read.problems else HuikuanError(text)
    problems = [*read.problems, *twice(read.rows, opened.grid.sheet)]
    question = next(
        (f for s in desk.playbook.questions.sections for f in s.fields if f.key == "客户性质"), None
    )
    setting = (desk.playbook.rules, desk.rules.kinds, question, desk.today)
    with progress(len(read.rows), texts.WORKING.format(count=len(read.rows))) as done:
        rows = clocked(read.rows, setting, done)
    cases = joined(rows, desk.rules, desk.today)
    openings = usual(desk.playbook.calendar, desk.today)
    hand_in = next((one.hand_in for one in openings if not one.late), None)
    ranked = Ranker(desk.rules, desk.playbook.escalation, _links(desk), hand_in, desk.today).ranked(cases)
    now = snapshot(cases, desk.today)
    before = opened.kept.against(desk.today)
    report = LedgerReport(
        _source(opened, read), desk.today, ranked, totals_of(rows, desk.rules), problems,
        changes(before, now) if before else None, now,
    )  # fmt: skip
    return LedgerWork(opened, read, report)


def _source(opened: OpenLedger, read: RowsRead) -> str:
    said = texts.READ_FROM.format(
        file=opened.path.name, sheet=opened.grid.sheet, top=opened.heading.top + 1, count=len(read.rows)
    )
    if read.sums or read.empty:
        said += texts.READ_SKIPPED.format(sums=read.sums, empty=read.empty)
    return said + (texts.READ_LOST.format(lost=read.lost) if read.lost else "")


def _links(desk: Desk) -> PlanLinks:
    """The plans of the workspace, by which a receivable knows what its log has come to."""
    from huikuan_cli.core.agenda.naming import NamedPlan
    from huikuan_cli.store.work.plan_index import plans_in

    folder = folder_of("", desk.env, desk.here.workspace)
    found = plans_in(folder, desk.env.data_dir())
    return PlanLinks([NamedPlan(one.file, one.stamp, one.facts) for one in found.plans], desk.today)


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


def _top(text: str) -> int:
    if not text:
        return USUAL_TOP
    if not text.isdecimal() or not 1 <= int(text) <= 1000:
        raise UsageError("--top 写 1 到 1000 的整数", "如 --top 30")
    return int(text)


def _asker(options: LedgerOptions, env: Env) -> Asker | None:
    if not env.interactive or options.json or options.why:
        return None
    from huikuan_cli.cli.common import asker_of

    return asker_of(options.plain or env.plain)


def rows_of_contract(work: LedgerWork, row: LedgerRow) -> list[LedgerRow]:
    """The other rows of the contract that a row is of."""
    from huikuan_cli.core.agenda.naming import plain

    if not row.contract:
        return []
    key = (plain(row.customer), plain(row.contract))
    return [
        one
        for one in work.read.rows
        if one.number != row.number and one.left > 0 and (plain(one.customer), plain(one.contract)) == key
    ]
