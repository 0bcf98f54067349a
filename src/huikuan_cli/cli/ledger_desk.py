"""Where a ledger is worked out: what it is read with, and from its rows to the report. Asks nothing and shows nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from huikuan_cli import texts_ledger as texts
from huikuan_cli.cli.common import folder_of, today_of
from huikuan_cli.cli.context import Here, beside_of, here, playbook_of
from huikuan_cli.cli.ledger_clock import clocked
from huikuan_cli.cli.ledger_mapping import OpenLedger
from huikuan_cli.core.ledger.aging import changes, snapshot, totals_of
from huikuan_cli.core.ledger.contracts import joined
from huikuan_cli.core.ledger.ledger_report import LedgerReport
from huikuan_cli.core.ledger.ledger_rows import RowReader, RowsRead, twice
from huikuan_cli.core.ledger.linked_plans import LinkedPlan, linked
from huikuan_cli.core.ledger.ranking import Ranker
from huikuan_cli.core.playbook.ledger_rules import LedgerRules
from huikuan_cli.env import Env
from huikuan_cli.errors import HuikuanError, ProblemsFound

if TYPE_CHECKING:
    from huikuan_cli.core.ledger.contracts import LedgerCase
    from huikuan_cli.core.playbook import Field, Playbook

LEDGER_FILE = "ledger.yaml"


class Desk(NamedTuple):
    """Where a ledger is read: the day, the playbook, the rules for ledgers, and the outside world."""

    env: Env
    today: date
    here: Here
    playbook: Playbook
    rules: LedgerRules

    def kind_question(self) -> Field | None:
        """The question that tells what kind of body the customer is."""
        from huikuan_cli.core.ledger.row_facts import KIND_KEY

        sections = self.playbook.questions.sections
        return next((one for section in sections for one in section.fields if one.key == KIND_KEY), None)


class LedgerWork(NamedTuple):
    """A ledger that was read and worked out: its map, its rows, and the report."""

    opened: OpenLedger
    read: RowsRead
    report: LedgerReport


def desk_of(day: str, playbooks: str, env: Env) -> Desk:
    """What a ledger is read with."""
    found = here(playbooks, env)
    playbook = playbook_of(found, env)
    rules = beside_of(found, playbook, LEDGER_FILE, LedgerRules)
    return Desk(env, today_of(day, env), found, playbook, rules)


def worked_out(opened: OpenLedger, desk: Desk, drafts: str = "") -> LedgerWork:
    """Read every row, run the clocks, rank and add up. `drafts`: a folder besides the usual one in which plans are. Raises HuikuanError
    where no row can be used."""
    from huikuan_cli.core.ledger.hand_in import HandInDays
    from huikuan_cli.show.progress_bar import progress

    read = RowReader(opened.grid, opened.heading, opened.columns, desk.rules, desk.today).read()
    opened.grid.rows.clear()  # a large ledger is not held twice
    if not read.rows:
        text = texts.NO_ROWS.format(file=opened.path.name)
        raise ProblemsFound(text, read.problems) if read.problems else HuikuanError(text)
    problems = [*read.problems, *twice(read.rows, opened.grid.sheet)]
    setting = (desk.playbook.rules, desk.rules.kinds, desk.kind_question(), desk.today)
    with progress(len(read.rows), texts.WORKING.format(count=len(read.rows))) as done:
        rows = clocked(read.rows, setting, done)
    cases = joined(rows, desk.rules, desk.today)
    windows = HandInDays(desk.playbook, desk.today)
    ranker = Ranker(desk.rules, desk.playbook.escalation, windows, desk.today)
    ranked = ranker.ranked(cases, _plans_of(cases, desk, drafts))
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


def _plans_of(cases: Sequence[LedgerCase], desk: Desk, drafts: str) -> list[LinkedPlan | None]:
    """Of each receivable its plan in the workspace, by which it knows what its log has come to."""
    from huikuan_cli.core.agenda.naming import NamedPlan
    from huikuan_cli.store.work.plan_index import plans_in

    folders = dict.fromkeys(folder_of(one, desk.env, desk.here.workspace).resolve() for one in ("", drafts))
    found = (one for folder in folders for one in plans_in(folder, desk.env.data_dir()).plans)
    plans = [NamedPlan(one.file, one.stamp, one.facts) for one in found]
    return linked([one.names() for one in cases], plans, desk.today)
