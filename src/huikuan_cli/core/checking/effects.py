"""What comes of a change that its own words do not say: another day to hand in papers, another place of a question. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from huikuan_cli import texts_workshop as texts
from huikuan_cli.core.advice.windows import hand_in_of
from huikuan_cli.core.answers.interview import Interview
from huikuan_cli.core.checking.asked_where import asked_where
from huikuan_cli.core.checking.goes_with import also_gone, namings, posts_left
from huikuan_cli.core.checking.taken_words import is_heard_otherwise, taken_words
from huikuan_cli.core.playbook import Calendar, Playbook
from huikuan_cli.core.playbook.changes import Change
from huikuan_cli.core.text.values import short_date

CALENDAR, WINDOWS = "calendar.yaml", "窗口"
APART = ("letters/", "wording.yaml", "assistant.yaml")  # whose ids no other file names


class Known(NamedTuple):
    """What effects are read from: our playbook, that of the team with its interview, every file as it is in force where the changed one
    holds, with what is stopped there, the day."""

    before: Playbook
    now: Playbook
    talk: Interview
    files: Mapping[str, Any]
    stopped: frozenset[str]
    today: date


def effect(known: Known, file: str, change: Change) -> str:
    """What comes of a change of a file; empty where the change says it all."""
    if change.kind == "停用":
        return gone_with(known.files, known.stopped, file, change)
    if is_heard_otherwise(change):
        return taken_words(known.before, known.now, str(change.place[1]))
    if file == CALENDAR and change.place[:1] == (WINDOWS,):
        return _handed_in(known, str(change.place[1]))
    return asked_where(known.now, known.talk, file, change)


def _handed_in(known: Known, id: str) -> str:
    """The last day to hand in papers for a window, before and now."""
    days = [_day(one.calendar, id, known.today) for one in (known.before, known.now)]
    if days[0] == days[1]:
        return ""
    was = texts.HANDED_IN_WAS.format(day=days[0]) if days[0] else ""
    return texts.HANDED_IN.format(day=days[1], was=was)


def _day(calendar: Calendar, id: str, today: date) -> str:
    window = next((one for one in calendar.windows if one.id == id), None)
    day = hand_in_of(window, today) if window else None
    return short_date(day) if day else ""


def gone_with(
    files: Mapping[str, Any], stopped: frozenset[str], file: str, change: Change, most: int = 0
) -> str:
    """What else goes with a stopped entry of a file: the lines of these files that name it, and whose place of the chain it was.
    `stopped`: all that is; `most`: so many entries of a group are named; 0: all."""
    if file.startswith(APART):
        return ""
    lines = also_gone(namings(files, str(change.place[-1]), stopped), most)
    return "；".join(filter(None, (posts_left(change.before), lines)))
