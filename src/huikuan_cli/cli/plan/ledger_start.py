"""`huikuan plan --row`: the short interview with what the ledger says filled in, and marked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from huikuan_cli import texts_ledger as texts
from huikuan_cli.cli.plan.wizard_session import CarriedFrom
from huikuan_cli.errors import HuikuanError

if TYPE_CHECKING:
    from huikuan_cli.cli.plan.draft_choice import Seat
    from huikuan_cli.core.answers.case import Value
    from huikuan_cli.core.answers.interview import Interview


class LedgerStart(NamedTuple):
    """The answers by step that the ledger gives, and how that is said."""

    carried: dict[str, Value]
    told: CarriedFrom


def start_of(row: str, seat: Seat, talk: Interview, today: date) -> LedgerStart:
    """What the ledger gives for a row. A draft that was begun from a row goes on without it where the ledger is gone. Raises HuikuanError."""
    from huikuan_cli.cli.ledger_desk import desk_of
    from huikuan_cli.cli.ledger_row import row_start
    from huikuan_cli.wizard.flow import spread

    try:
        found = row_start(row, desk_of(today.isoformat(), seat.options.playbooks, seat.env))
    except HuikuanError:
        if seat.claimed is None:
            raise
        return LedgerStart({}, CarriedFrom("", texts.LEDGER_MARK))
    said = texts.ROW_TAKEN.format(rows="、".join(map(str, found.rows)))
    known = {key: value for key, value in found.answers.items() if talk.find(key)}
    return LedgerStart(spread(talk, known), CarriedFrom(said, texts.LEDGER_MARK))
