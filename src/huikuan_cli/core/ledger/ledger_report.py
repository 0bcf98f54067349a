"""What is shown of a ledger that was read: the ranking, the sums, what changed, what is to be mended, as tables on a page. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from msgspec import Struct

from huikuan_cli import texts_ledger as texts
from huikuan_cli.core.ledger.aging import CREDITS, ChangeTotals, GroupTotal, LedgerTotals, Snapshot
from huikuan_cli.core.ledger.contracts import LedgerCase
from huikuan_cli.core.ledger.ranking import RankedCase
from huikuan_cli.core.playbook.ledger_rules import LedgerRules
from huikuan_cli.core.tables.table import Table, TableCell, TableColumn, TablePage, cell_text
from huikuan_cli.core.text.values import iso
from huikuan_cli.errors import Problem

RANKING_COLUMNS = (
    TableColumn("名次", "count", "place", 4),
    TableColumn("行", "text", "rows", 8),
    TableColumn("客户", "text", "customer", 22),
    TableColumn("项目", "text", "project", 16),
    TableColumn("合同编号", "text", "contract", 14),
    TableColumn("销售", "text", "owner", 6),
    TableColumn("没付（元）", "money", "left", 14),
    TableColumn("过了日子（元）", "money", "overdue", 14),
    TableColumn("到期日", "day", "due", 10),
    TableColumn("拖了几天", "count", "late", 6),
    TableColumn("账龄", "text", "band", 10),
    TableColumn("时效最早警戒", "day", "alarm", 10),
    TableColumn("利息·保守（元）", "money", "lenient", 12),
    TableColumn("利息·条例（元）", "money", "strict", 12),
    TableColumn("分", "count", "points", 4),
    TableColumn("为什么", "text", "why", 22),
    TableColumn("下一步", "text", "next", 30),
    TableColumn("※", "text", "unsure", 2),
    TableColumn("计划", "text", "plan", 16),
)
GROUP_COLUMNS = (
    TableColumn("笔数", "count", "count", 6),
    TableColumn("没付（元）", "money", "left", 16),
    TableColumn("过了日子（元）", "money", "overdue", 16),
    TableColumn("算不出到期日（元）", "money", "undated", 16),
)
PROBLEM_COLUMNS = (
    TableColumn("在哪", "text", "place", 14), TableColumn("什么不对", "text", "text", 50), TableColumn("怎么改", "text", "fix", 30),
)  # fmt: skip
MOST_GROUPS = 15  # lines of a table of sums on paper
DOUBT = "※"


class LedgerReport(Struct, frozen=True):
    """All that came out of one reading. `source`: what was read, in a line; `changed`: since the last reading, None for the first; `now`:
    what is kept for the next."""

    source: str
    today: date
    ranked: Sequence[RankedCase]
    totals: LedgerTotals
    problems: Sequence[Problem]
    changed: ChangeTotals | None = None
    now: Snapshot | None = None


def ranking_table(report: LedgerReport, rules: LedgerRules, top: int | None = None) -> Table:
    """The receivables in their order, the first `top` of them or all."""
    shown = report.ranked[:top]
    title = f"前 {len(shown)} 名" if top and len(report.ranked) > top else "排名"
    return Table(title, RANKING_COLUMNS, [_ranking_row(one, rules) for one in shown], "ranking")


def _ranking_row(one: RankedCase, rules: LedgerRules) -> tuple[TableCell, ...]:
    case = one.case
    return (
        one.place, rows_said(case), case.customer, case.project, case.contract, case.owner, case.left, case.overdue, case.due,
        case.late, rules.band(case.late), case.alarm, case.lenient, case.strict, one.points, one.why(), one.next,
        DOUBT if case.unsure else "", one.plan,
    )  # fmt: skip


def rows_said(case: LedgerCase) -> str:
    """The rows of a receivable: 12, or 12、15."""
    return "、".join(map(str, case.rows))


def group_tables(totals: LedgerTotals, most: int | None = None, *, short: bool = False) -> tuple[Table, ...]:
    """The sums by band, salesperson, customer and kind; of the longer ones the first `most` lines, and the rest as one; `short`: without
    bands of which there is nothing."""
    named = (
        ("账龄", "band", totals.bands, None),
        ("销售", "owner", totals.owners, most),
        ("客户", "customer", totals.customers, most),
        ("客户类型", "kind", totals.kinds, most),
    )
    return tuple(
        Table(
            f"按{title}",
            (TableColumn(title, "text", "name", 22), *GROUP_COLUMNS),
            [_group_row(one) for one in _cut(groups, limit) if one.count or not short],
            f"by_{key}",
            (totals.whole.name, sum(one.count for one in groups), *_group_row(totals.whole)[2:]),
            bars=2 if key == "band" else None,
        )
        for title, key, groups, limit in named
    )


def _cut(groups: Sequence[GroupTotal], most: int | None) -> Sequence[GroupTotal]:
    if most is None or len(groups) <= most:
        return groups
    rest = GroupTotal(f"其余 {len(groups) - most + 1} 个")
    for one in groups[most - 1 :]:
        rest.count += one.count
        rest.left += one.left
        rest.overdue += one.overdue
        rest.undated += one.undated
    return (*groups[: most - 1], rest)


def _group_row(one: GroupTotal) -> tuple[TableCell, ...]:
    return (one.name, one.count, one.left, one.overdue, one.undated)


def problem_table(problems: Sequence[Problem], most: int | None = None) -> Table:
    """What is to be mended, with the cell where it is."""
    rows = [(one.file, one.text, one.fix) for one in problems[:most]]
    note = texts.MORE_TO_MEND.format(count=len(problems) - len(rows)) if len(problems) > len(rows) else ""
    return Table("要改的", PROBLEM_COLUMNS, rows, "problems", note=note)


def said_lines(report: LedgerReport) -> tuple[str, ...]:
    """What is said above the tables."""
    whole = report.totals.whole
    line = texts.WHOLE_LINE.format(
        left=cell_text(whole.left), count=whole.count, overdue=cell_text(whole.overdue)
    )
    found = [report.source, line]
    if whole.undated:
        found.append(texts.UNDATED_LINE.format(undated=cell_text(whole.undated)))
    credit = next((one for one in report.totals.bands if one.name == CREDITS and one.count), None)
    if credit:
        found.append(texts.CREDIT_LINE.format(count=credit.count, left=cell_text(credit.left)))
    return (*found, *_changed(report.changed))


def _changed(changed: ChangeTotals | None) -> tuple[str, ...]:
    if changed is None:
        return ()
    day = iso(changed.day)
    pairs: dict[str, tuple[int, Decimal]] = {
        "came": changed.came, "gone": changed.gone, "less": changed.less, "more": changed.more
    }  # fmt: skip
    if not any(count for count, _ in pairs.values()):
        return (texts.SAME_AS_BEFORE.format(day=day),)
    said = {name: count for name, (count, _) in pairs.items()}
    sums = {f"{name}_sum": cell_text(amount) for name, (_, amount) in pairs.items()}
    return (texts.CHANGED.format(day=day, **said, **sums),)


def ledger_page(report: LedgerReport, rules: LedgerRules, top: int | None, *, paper: bool) -> TablePage:
    """The page: on `paper` the first `top` and short sums, else everything."""
    most = MOST_GROUPS if paper else None
    tables = [
        ranking_table(report, rules, top if paper else None),
        *group_tables(report.totals, most, short=paper),
    ]
    if report.problems:
        tables.append(problem_table(report.problems, MOST_GROUPS if paper else None))
    title = texts.PAGE_TITLE.format(day=iso(report.today))
    return TablePage(title, said_lines(report), tuple(tables), (texts.FOOT,))
