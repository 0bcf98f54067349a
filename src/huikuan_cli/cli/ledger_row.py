"""A receivable of the ledger that was read last, found by its row or its customer, as answers of the interview."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from huikuan_cli import texts_ledger as texts
from huikuan_cli.cli.ledger_desk import Desk
from huikuan_cli.cli.ledger_mapping import open_ledger
from huikuan_cli.core.ledger.contracts import open_groups
from huikuan_cli.core.ledger.ledger_rows import LedgerRow, RowReader, RowsRead
from huikuan_cli.core.ledger.row_facts import CustomerKinds, facts_of, with_others
from huikuan_cli.core.text.plain_name import plain
from huikuan_cli.core.text.values import brief
from huikuan_cli.errors import HuikuanError, UsageError
from huikuan_cli.store.ledger import kept_readings

if TYPE_CHECKING:
    from pathlib import Path

    from huikuan_cli.core.answers.case import Answers

MOST_ROWS_NAMED = 12


class RowStart(NamedTuple):
    """The answers that the ledger gives, and the rows that they come from."""

    answers: Answers
    rows: tuple[int, ...]
    file: Path


def row_start(word: str, desk: Desk) -> RowStart:
    """What the last ledger says of a row (its number) or of a customer. Raises UsageError, HuikuanError."""
    from pathlib import Path

    kept = kept_readings.last(desk.env.data_dir())
    if not kept.path:
        raise UsageError(texts.ROW_NO_LEDGER, texts.ROW_FIX)
    path = Path(kept.path)
    if not path.is_file():
        raise HuikuanError(texts.LEDGER_GONE.format(file=kept.path), texts.NO_LEDGER_FIX)
    opened = open_ledger(path, kept.sheet, kept.columns, desk.rules, desk.env, desk.today, None)
    read = RowReader(opened.grid, opened.heading, opened.columns, desk.rules, desk.today).read()
    row, others = _meant(word, read, path)
    return RowStart(answers_of_row(row, others, desk), (row.number, *(one.number for one in others)), path)


def answers_of_row(row: LedgerRow, others: list[LedgerRow], desk: Desk) -> Answers:
    """The answers that a row gives, with the other rows of its receivable as further payments."""
    question = desk.kind_question()
    kind = CustomerKinds(desk.rules.kinds, question).of(row)
    broken = row.promised is not None and row.promised < desk.today
    return with_others(facts_of(row, kind, broken=broken), others)


def foremost(rows: list[LedgerRow]) -> tuple[LedgerRow, list[LedgerRow]]:
    """Of the rows of a receivable the one that fell due first, one whose day nobody knows last; and the others."""
    first = min(rows, key=lambda one: (one.due is None, one.due.toordinal() if one.due else 0))
    return first, [one for one in rows if one.number != first.number]


def _meant(word: str, read: RowsRead, path: Path) -> tuple[LedgerRow, list[LedgerRow]]:
    """The row that is meant, and the others of its receivable."""
    number = word.strip().removeprefix("第").removesuffix("行").strip()
    groups = open_groups(read.rows)
    if number.isdecimal() and len(number) < 8:
        named = [(one, group) for group in groups for one in group if one.number == int(number)]
        if named:
            row, group = named[0]
            return row, [one for one in group if one.number != row.number]
        groups = []
    name = plain(word)
    found = [group for group in groups if name and any(name in plain(one.customer) for one in group)]
    if not found:
        text = texts.ROW_UNKNOWN.format(file=path.name, row=brief(number))
        raise HuikuanError(text, texts.ROW_UNKNOWN_FIX)
    if len(found) > 1:
        rows = "、".join(str(one[0].number) for one in found[:MOST_ROWS_NAMED])
        text = texts.ROW_SEVERAL.format(word=brief(word), count=len(found))
        raise UsageError(text, texts.ROW_SEVERAL_FIX.format(rows=rows))
    return foremost(found[0])
