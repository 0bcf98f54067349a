"""The board on the screen: whom to talk with, the people, the receivables, in that order. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from huikuan_cli import texts_board as texts
from huikuan_cli.core.board.board_report import summary
from huikuan_cli.core.board.board_rows import BoardRow
from huikuan_cli.core.board.people import PersonStanding
from huikuan_cli.core.board.team_board import TeamBoard
from huikuan_cli.core.sheet.layout import Block, Row
from huikuan_cli.core.text.amounts import spoken_sum
from huikuan_cli.core.text.values import short_date


def board_page(board: TeamBoard, top: int) -> list[Block]:
    """The blocks; of the receivables the first `top`."""
    shown, count = list(board.rows)[:top], len(board.rows)
    aside = texts.ROWS_SHOWN.format(shown=len(shown), count=count)
    rows = [row for number, one in enumerate(shown, 1) for row in _receivable(number, one)]
    if count > len(shown):
        rows.append(Row("text", texts.MORE.format(count=count)))
    return [
        Block(f"{texts.TITLE}　{short_date(board.today)}", tuple(Row("text", one) for one in summary(board))),
        Block(texts.TALKS, tuple(_talks(board)) or (Row("text", texts.NOBODY_TO_TALK),)),
        Block(texts.PEOPLE, tuple(Row("pair", _person(one), one.who) for one in board.people)),
        Block(f"{texts.ROWS}（{aside}）", tuple(rows)),
        Block(texts.FILES, tuple(Row("pair", one.why, one.file) for one in board.unread)),
    ]


def _talks(board: TeamBoard) -> Iterator[Row]:
    """By rule: what to talk about, then with whom and why."""
    about = None
    for one in board.talks:
        if one.about != about:
            about = one.about
            yield Row("text", texts.ABOUT_LINE.format(rule=one.rule.name, about=about))
        yield Row("pair", one.reason, f"　{one.who}")


def _yuan(amount: Decimal) -> str:
    return spoken_sum(amount)


def _person(one: PersonStanding) -> str:
    parts = [texts.PERSON_LINE.format(open=one.open, overdue=_yuan(one.overdue))]
    if one.visits or one.promised or one.broken:
        counts = {"visits": one.visits, "promised": one.promised, "kept": one.kept, "broken": one.broken}
        parts.append(texts.DID_LINE.format(**counts))
    if one.silent is not None:
        parts.append(texts.SILENT_LINE.format(days=one.silent))
    if one.weak:
        parts.append(texts.WEAK_LINE.format(names="、".join(one.weak)))
    return "；".join(parts)


def _receivable(number: int, one: BoardRow) -> list[Row]:
    """Two lines: who owes how much, then where it stands."""
    amount = texts.NO_AMOUNT if one.owed.overdue is None else _yuan(one.owed.overdue)
    head = texts.ROW_HEAD.format(who=one.who, customer=one.customer or one.file, overdue=amount)
    late = f"（{texts.DAYS_LATE.format(days=one.owed.days)}）" if one.owed.days else ""
    return [Row("text", f"{number:>2} {head}{late}"), Row("text", "　 " + "；".join(_stands(one)))]


def _stands(one: BoardRow) -> list[str]:
    parts = [texts.SAW.format(day=_day(one.last)) if one.last else texts.NOT_SEEN]
    if one.promise:
        day = f" {_day(one.promised)}" if one.promised else ""
        parts.append(texts.PROMISE_LINE.format(kind=one.promise, day=day, state=one.state))
    if one.next_day:
        parts.append(texts.NEXT_LINE.format(day=_day(one.next_day), what=one.next))
    if one.points is not None and one.verdict not in (texts.SEEN, texts.PASSED):
        parts.append(texts.READY_LINE.format(points=one.points, verdict=one.verdict))
    if one.node:
        parts.append(texts.NODE_LINE.format(node=one.node))
    return [*parts, *one.flags]


def _day(day: date | None) -> str:
    return short_date(day) if day else ""
