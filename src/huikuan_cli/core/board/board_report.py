"""The board as a page of tables: for the printer, Excel, csv and programs. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from huikuan_cli import texts_board as texts
from huikuan_cli.core.board.team_board import TeamBoard
from huikuan_cli.core.tables.report import TableReport, TableSection
from huikuan_cli.core.tables.table import CellRow, Column, Table
from huikuan_cli.core.text.amounts import spoken_sum
from huikuan_cli.core.text.values import iso, short_date

TALK_COLUMNS = (
    Column("who", texts.WHO, wide=4),
    Column("rule", texts.WHY, wide=10),
    Column("reason", texts.REASON, wide=40),
    Column("about", texts.ABOUT, wide=30),
)
PERSON_COLUMNS = (
    Column("who", texts.WHO, wide=4),
    Column("open", texts.OPEN, "count", 5),
    Column("overdue", texts.OVERDUE, "money", 8),
    Column("late", texts.LATE, "count", 5),
    Column("left", texts.LEFT, "money", 8),
    Column("visits", texts.VISITS, "count", 5),
    Column("promised", texts.PROMISED, "count", 4),
    Column("kept", texts.KEPT, "count", 3),
    Column("broken", texts.BROKEN, "count", 4),
    Column("silent", texts.SILENT, "count", 5),
    Column("weak", texts.WEAK, wide=12),
)
ROW_COLUMNS = (
    Column("who", texts.WHO, wide=4),
    Column("customer", texts.CUSTOMER, wide=12),
    Column("project", texts.PROJECT, wide=14),
    Column("contract", texts.CONTRACT, wide=8),
    Column("overdue", texts.OVERDUE, "money", 8),
    Column("left", texts.LEFT, "money", 8),
    Column("days_late", texts.DAYS, "count", 5),
    Column("due", texts.DUE, "day", 6),
    Column("last_visit", texts.LAST, "day", 6),
    Column("promise", texts.PROMISE, wide=4),
    Column("promised_day", texts.PROMISED_DAY, "day", 6),
    Column("state", texts.STATE, wide=3),
    Column("next_day", texts.NEXT_DAY, "day", 6),
    Column("next", texts.NEXT, wide=4),
    Column("readiness", texts.POINTS, "count", 3),
    Column("verdict", texts.VERDICT, wide=5),
    Column("flags", texts.FLAGS, wide=14),
    Column("node", texts.NODE, wide=7),
    Column("visits", texts.VISITS, "count", 4),
    Column("file", texts.FILE, wide=24),
)
FILE_COLUMNS = (Column("file", texts.FILE, wide=24), Column("why", texts.REASON, wide=40))
LINES = 28  # lines of tables that a sheet of paper has room for, lying, beside the headings
IN_CUSTOMER, IN_FLAGS, FEWEST = (
    11,
    15,
    3,
)  # characters in a line of the narrow columns; rows that always stand there
ON_PAGE = (
    "who", "customer", "overdue", "days_late", "last_visit", "promise", "promised_day", "state", "next_day", "next", "readiness", "verdict",
    "flags", "node",
)  # fmt: skip


def board_report(board: TeamBoard, top: int | None) -> TableReport:
    """The page: a few sentences, whom to talk with, the people, the receivables, what could not be read. `top`: how many receivables stand
    on paper; None for as many as fit one sheet of it, and a few at least."""
    files = Table(texts.FILES, FILE_COLUMNS, tuple(board.unread), key="unread")
    sections = (
        TableSection(
            _talks(board), ("who", "rule", "reason"), notes=_abouts(board), none=texts.NOBODY_TO_TALK
        ),
        TableSection(_people(board), bar="overdue"),
        TableSection(_rows(board), ON_PAGE, most=top or _room(board)),
        *((TableSection(files),) if board.unread else ()),
    )
    title = f"{texts.TITLE}　{short_date(board.today)}"
    return TableReport(title, iso(board.today), tuple(summary(board)), sections, main=2, foot=(texts.FOOT,))


def _room(board: TeamBoard) -> int:
    """How many receivables have room on one sheet of paper below the rest."""
    left = (
        LINES
        - len(board.people)
        - len(board.talks)
        - len(_abouts(board))
        - (len(board.unread) + 3 if board.unread else 0)
    )
    count = 0
    for one in board.rows:
        left -= max(
            1, -(-len(one.customer) // IN_CUSTOMER), -(-len(texts.BETWEEN.join(one.flags)) // IN_FLAGS)
        )
        if left < 0:
            break
        count += 1
    return max(count, FEWEST)


def _abouts(board: TeamBoard) -> tuple[str, ...]:
    """What to talk about, once for each rule."""
    found = dict.fromkeys((one.rule.name, one.about) for one in board.talks)
    return tuple(texts.ABOUT_LINE.format(rule=name, about=about) for name, about in found)


def summary(board: TeamBoard) -> Iterator[str]:
    """The sentences above the tables."""
    head = [texts.COUNTED.format(people=len(board.people), plans=board.plans, open=len(board.rows))]
    more = ((texts.CLOSED, board.closed), (texts.EARLIER, board.earlier), (texts.UNREAD, len(board.unread)))
    yield "；".join([*head, *(text.format(count=count) for text, count in more if count)])
    unknown = sum(one.owed.left is None for one in board.rows)
    doubtful = sum(one.owed.doubt for one in board.rows)
    money = [
        texts.MONEY.format(
            overdue=spoken_sum(board.overdue()),
            late=len(board.late()),
            left=spoken_sum(board.left()),
        )
    ]
    money += [
        text.format(count=count)
        for text, count in ((texts.UNKNOWN, unknown), (texts.DOUBTS, doubtful))
        if count
    ]
    yield "；".join(money)
    counts = {
        name: sum(getattr(one, name) for one in board.people)
        for name in ("visits", "promised", "kept", "broken")
    }
    yield texts.ACTIVITY.format(days=board.rules.days, **counts)


def _talks(board: TeamBoard) -> Table:
    rows = tuple((one.who, one.rule.name, one.reason, one.about) for one in board.talks)
    return Table(texts.TALKS, TALK_COLUMNS, rows, key="talks")


def _people(board: TeamBoard) -> Table:
    rows: tuple[CellRow, ...] = tuple(
        (
            one.who, one.open, one.overdue, one.late, one.left, one.visits, one.promised, one.kept, one.broken, one.silent,
            "、".join(one.weak),
        )
        for one in board.people
    )  # fmt: skip
    sums = (texts.SUM, *(sum(row[n] for row in rows) for n in range(1, 9)), None, "")  # type: ignore[misc]
    return Table(texts.PEOPLE, PERSON_COLUMNS, rows, sums if rows else (), "people")


def _rows(board: TeamBoard) -> Table:
    rows: tuple[CellRow, ...] = tuple(
        (
            one.who, one.customer, one.project, one.contract, one.owed.overdue, one.owed.left, one.owed.days or None, one.owed.due, one.last,
            one.promise, one.promised, one.state, one.next_day, one.next, one.points, one.verdict, texts.BETWEEN.join(one.flags), one.node,
            one.visits, one.file,
        )
        for one in board.rows
    )  # fmt: skip
    empty = ("",) * (len(ROW_COLUMNS) - 6)
    sums: CellRow = (texts.SUM, "", "", "", board.overdue(), board.left(), *empty)
    return Table(texts.ROWS, ROW_COLUMNS, rows, sums, "receivables")
