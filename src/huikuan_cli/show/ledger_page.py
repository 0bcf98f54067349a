"""A ledger on the screen: whom to see first, each in three short lines, then what it adds up to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from huikuan_cli import texts_ledger as texts
from huikuan_cli.core.ledger.ledger_report import DOUBT, rows_said
from huikuan_cli.core.ledger.ranking import RankedCase
from huikuan_cli.core.tables.table import Table
from huikuan_cli.core.text.amounts import spoken_sum
from huikuan_cli.core.text.values import brief, iso
from huikuan_cli.core.text.wrap import HANG, clipped, wrap
from huikuan_cli.show.table_lines import table_lines

INDENT = 4
LONG_MATTER = 24  # characters of a project that are shown


def ranking_lines(ranked: Sequence[RankedCase], width: int) -> Iterator[str]:
    """Each receivable: who and where, how much and how late, why and what next."""
    for one in ranked:
        case = one.case
        matter = "　".join(filter(None, (brief(case.project, LONG_MATTER), case.contract, case.owner)))
        head = f"{one.place:>3} {case.customer}　{matter}（第 {brief(rows_said(case), LONG_MATTER)} 行）"
        yield from clipped(head, width, 0)
        yield from (" " * INDENT + line for line in wrap(_figures(one), width - INDENT - HANG))
        yield from (
            " " * INDENT + line for line in wrap(f"下一步：{one.next}", width - INDENT - HANG) if one.next
        )


def _figures(one: RankedCase) -> str:
    case = one.case
    said = [f"没付 {spoken_sum(case.left)}"]
    if case.due is None:
        said.append("算不出到期日")
    elif case.late:
        said.append(f"{iso(case.due)} 到期，拖了 {case.late} 天{DOUBT if case.unsure else ''}")
    else:
        said.append(f"{iso(case.due)} 到期，没到")
    if case.alarm:
        said.append(f"时效 {iso(case.alarm)}")
    return f"{'，'.join(said)}｜{one.points} 分：{one.why()}"


def sums_lines(tables: Sequence[Table], width: int) -> Iterator[str]:
    """The tables of sums, each under its title."""
    for table in tables:
        yield ""
        yield f"■ {table.name}"
        yield from table_lines(table, width)


def why_lines(one: RankedCase) -> Iterator[str]:
    """The parts of a rank, a line each."""
    yield texts.WHY_TITLE.format(place=one.place, customer=one.case.customer, points=one.points)
    yield from (f"  {line}" for line in one.because())
    if one.next:
        yield f"  下一步：{one.next}"
