"""The whole board of a team by a day: its receivables, its people, whom to talk with, and what could not be read. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from huikuan_cli.core.board.board_rows import BoardRow
from huikuan_cli.core.board.coaching import CoachingTalk
from huikuan_cli.core.board.people import PersonStanding
from huikuan_cli.core.playbook.board_rules import BoardRules

ZERO = Decimal(0)


class UnreadPlan(NamedTuple):
    """A file that is no sound plan, and why, in a sentence."""

    file: str
    why: str


class TeamBoard(NamedTuple):
    """The board. `rows`: receivables that are not closed, the most overdue first; `plans`: how many plans there are, `closed`: how many receivables were closed,
    `earlier`: how many plans are of an earlier visit for one of the others."""

    today: date
    rules: BoardRules
    rows: Sequence[BoardRow]
    people: Sequence[PersonStanding]
    talks: Sequence[CoachingTalk]
    unread: Sequence[UnreadPlan]
    plans: int
    closed: int
    earlier: int

    def late(self) -> list[BoardRow]:
        """The receivables of which something is overdue."""
        return [one for one in self.rows if one.overdue()]

    def overdue(self) -> Decimal:
        """All that is overdue (元)."""
        return sum((one.owed.overdue or ZERO for one in self.rows), ZERO)

    def left(self) -> Decimal:
        """All that is open (元)."""
        return sum((one.owed.left or ZERO for one in self.rows), ZERO)


def in_order(rows: Sequence[BoardRow]) -> list[BoardRow]:
    """The most overdue first, then what is overdue longest; what nobody knows the amount of last."""
    return sorted(
        rows, key=lambda one: (-(one.owed.overdue or ZERO), -one.owed.days, one.who, one.customer, one.file)
    )
