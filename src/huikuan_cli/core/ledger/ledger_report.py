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
from huikuan_cli.core.tables.report import TableReport, TableSection
from huikuan_cli.core.tables.table import CellRow, Column, Table, shown
from huikuan_cli.core.text.values import iso
from huikuan_cli.errors import Problem

RANKING_COLUMNS = (
    Column("place", "名次", "count", 2),
    Column("rows", "行", wide=3),
    Column("customer", "客户", wide=10),
    Column("project", "项目", wide=6),
    Column("contract", "合同编号", wide=8),
    Column("owner", "销售", wide=3),
    Column("left", "没付（元）", "money", 7),
    Column("overdue", "过了日子（元）", "money", 7),
    Column("due", "到期日", "day"),
    Column("late", "拖了几天", "count", 3),
    Column("band", "账龄", wide=5),
    Column("alarm", "时效最早警戒", "day", 7),
    Column("lenient", "利息·保守（元）", "money", 10),
    Column("strict", "利息·条例（元）", "money", 10),
    Column("points", "分", "count", 2),
    Column("why", "为什么", wide=12),
    Column("next", "下一步", wide=26),
    Column("unsure", "※", wide=1),
    Column("plan", "计划", wide=16),
)
ON_PAPER = (
    "place", "rows", "customer", "project", "owner", "left", "due+alarm", "unsure", "late", "lenient+strict", "points", "why", "next",
)  # fmt: skip
GROUP_COLUMNS = (
    Column("count", "笔数", "count", 3),
    Column("left", "没付（元）", "money", 7),
    Column("overdue", "过了日子（元）", "money", 7),
    Column("undated", "算不出到期日（元）", "money", 7),
)
PROBLEM_COLUMNS = (
    Column("place", "在哪", wide=7),
    Column("text", "什么不对", wide=25),
    Column("fix", "怎么改", wide=20),
)
MOST_GROUPS, MOST_PROBLEMS = (
    12,
    10,
)  # lines of a table of sums and of what is to be mended on paper, for two sheets
BARS = "left"  # the column that is drawn as bars
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


def _ranking(report: LedgerReport, rules: LedgerRules) -> Table:
    rows = (_ranking_row(one, rules) for one in report.ranked)
    return Table(texts.RANKING, RANKING_COLUMNS, rows, key="ranking")


def _ranking_row(one: RankedCase, rules: LedgerRules) -> CellRow:
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
            (Column("name", title, wide=9), *GROUP_COLUMNS),
            [_group_row(one) for one in _cut(groups, limit) if one.count or not short],
            (totals.whole.name, sum(one.count for one in groups), *_group_row(totals.whole)[2:]),
            f"by_{key}",
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


def _group_row(one: GroupTotal) -> CellRow:
    return (one.name, one.count, one.left, one.overdue, one.undated)


def said_lines(report: LedgerReport) -> tuple[str, ...]:
    """What is said above the tables."""
    whole = report.totals.whole
    line = texts.WHOLE_LINE.format(left=shown(whole.left), count=whole.count, overdue=shown(whole.overdue))
    found = [report.source, line]
    if whole.undated:
        found.append(texts.UNDATED_LINE.format(undated=shown(whole.undated)))
    credit = next((one for one in report.totals.bands if one.name == CREDITS and one.count), None)
    if credit:
        found.append(texts.CREDIT_LINE.format(count=credit.count, left=shown(credit.left)))
    if more := sum(one.count for one in report.totals.bands) - whole.count:
        found.append(texts.RETENTION_LINE.format(count=more))
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
    sums = {f"{name}_sum": shown(amount) for name, (_, amount) in pairs.items()}
    return (texts.CHANGED.format(day=day, **said, **sums),)


def table_report(report: LedgerReport, rules: LedgerRules, top: int | None = None) -> TableReport:
    """The page; `top`: for paper, the first so many and short sums. For programs and Excel everything."""
    paper = top is not None
    groups = group_tables(report.totals, MOST_GROUPS if paper else None, short=paper)
    problems = [(one.file, one.text, one.fix) for one in report.problems]
    sections = (
        TableSection(_ranking(report, rules), ON_PAPER, most=top or 0),
        *(TableSection(one, bar=BARS if one.key == "by_band" else "", half=True) for one in groups),
        *(
            (TableSection(Table("要改的", PROBLEM_COLUMNS, problems, key="problems"), most=MOST_PROBLEMS),)
            if problems
            else ()
        ),
    )
    day = iso(report.today)
    return TableReport(
        texts.PAGE_TITLE.format(day=day), day, said_lines(report), sections, foot=(texts.FOOT,)
    )
