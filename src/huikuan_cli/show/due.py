"""What is due, as plain lines: one block for each plan, with the command that shows it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from huikuan_cli import texts, texts_plan_file
from huikuan_cli.core.due import Agenda, Due, Group
from huikuan_cli.core.values import brief, scrub, short_date
from huikuan_cli.core.wrap import HANG, clipped, wrap

MOST_WRONG = 5
NAMED = 2  # files that could not be read


def agenda_blocks(agenda: Agenda, today: date, see: Callable[[str], str], width: int) -> list[list[str]]:
    """A heading, the plans, and how many lines more there are. `see` gives the path to type for a plan's file."""
    title = texts.DUE if agenda.groups else texts.NOTHING_DUE
    more = [texts.MORE_DUE.format(count=agenda.more)] if agenda.more else []
    return [
        wrap(title.format(today=short_date(today)), width - HANG),
        *(_plan(group, today, see(group.file), width) for group in agenda.groups),
        more,
    ]


def _plan(group: Group, today: date, path: str, width: int) -> list[str]:
    """The path stands on one line, however long, so that the command can be copied."""
    return [
        *clipped(f"■ {brief(group.customer)}，{brief(group.project)}", width, 0),
        *(row for line in group.lines for row in clipped(_thing(line, today), width, 2)),
        "  " + texts.SEE_PLAN.format(path=path if path.isprintable() else scrub(path)),
    ]


def _thing(line: Due, today: date) -> str:
    """When and what, on one line of any length."""
    day = " ".join(filter(None, (_near(line.day, today), short_date(line.day), brief(line.at))))
    what = brief(line.action, 200)
    return f"{day}：{texts.VISIT.format(person=brief(line.person), want=what) if line.person else what}"


def _near(day: date, today: date) -> str:
    days = (day - today).days
    return texts.NEAR_DAYS[days] if days >= 0 else texts.OVERDUE_DAYS.format(days=-days)


def wrong_block(wrong: tuple[str, ...], width: int) -> list[str]:
    """What is wrong in plan files, with file and line, and how many lines more there are."""
    if not wrong:
        return []
    more = [texts.MORE_DUE.format(count=len(wrong) - MOST_WRONG)] if len(wrong) > MOST_WRONG else []
    lines = [texts_plan_file.WRONG_IN_PLANS, *(f"  {brief(one, 200)}" for one in wrong[:MOST_WRONG]), *more]
    return [row for line in lines for row in wrap(line, width - HANG)]


def unread_block(unread: tuple[str, ...], most: int, width: int) -> list[str]:
    """What could not be read, and that no more than `most` plans were looked at (0: all were)."""
    said = [texts.TOO_MANY_PLANS.format(count=most)] if most else []
    if unread:
        names = "、".join(brief(name, 60) for name in unread[:NAMED])
        rest = len(unread) > NAMED
        said.append(
            texts.UNREAD.format(
                names=texts.UNREAD_MORE.format(names=names, count=len(unread)) if rest else names
            )
        )
    return [row for line in said for row in wrap(line, width - HANG)]
