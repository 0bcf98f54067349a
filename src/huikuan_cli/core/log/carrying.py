"""What the next visit takes over from a log: its entries, and the answers that follow from it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from huikuan_cli.core.advice.earlier_visit import Ended
from huikuan_cli.core.answers.case import BROKEN as TIMES
from huikuan_cli.core.answers.case import Answers
from huikuan_cli.core.log.entries import FROM, Log, row_of
from huikuan_cli.core.log.promises import BROKEN, KEPT, Promise
from huikuan_cli.core.log.reminding import sentence_for
from huikuan_cli.core.log.replay import Standing
from huikuan_cli.core.log.telling import promise_line
from huikuan_cli.core.playbook.escalation import Escalation
from huikuan_cli.core.text.values import UNKNOWN, Unclear, brief, parse_date, short_date

CLOSING_DAY, HIS_WORDS, TIMES_BROKEN, STAGE = "停收日", "他上次说的", "承诺落空", "到哪一站"
TRAIL, LONGEST_WORDS = 3, 60


def rows_to_carry(log: Log, file: str) -> list[dict[str, Any]]:
    """The entries for the log of the next plan, each with the file that it was first written into."""
    return [{**row_of(one), FROM: one.source or file} for one in log.entries]


def still_true(answers: Answers, now: Standing, then: Standing, stages: Mapping[str, str]) -> Answers:
    """The answers that need not be asked again: a closing day that is still to come, his last words, how often his days passed, how
    far the papers are."""
    found: Answers = {}
    closing = answers.get(CLOSING_DAY, UNKNOWN)
    if isinstance(closing, str) and closing != UNKNOWN and _ahead(closing, now.today):
        found[CLOSING_DAY] = closing
    if words := said_last(now):
        found[HIS_WORDS] = words
    if now.promises:
        before = answers.get(TIMES_BROKEN, "")
        times = TIMES.get(before if isinstance(before, str) else "", 0) + now.missed() - then.missed()
        found[TIMES_BROKEN] = next(
            (name for name, least in reversed(TIMES.items()) if times >= least), "没有"
        )
    if stage := stages.get(now.stage) or (now.stage if now.stage in stages.values() else ""):
        found[STAGE] = stage
    return found


def _ahead(text: str, today: date) -> bool:
    try:
        return parse_date(text, today) >= today
    except Unclear:
        return False


def said_last(standing: Standing) -> str:
    """What he said on the last day on which we talked, sentence by sentence."""
    days = standing.days()
    said = [one.words for one in standing.visits if days and one.day == days[-1] and one.words]
    return "；".join(dict.fromkeys(said))


def ended(standing: Standing, book: Escalation, person: str) -> Ended:
    """How the last visit ended by the day of the standing; `person`: whom to see next."""
    if not standing.visits:
        return Ended()
    today = standing.today
    first = next(iter(standing.open()), None) or next(reversed(standing.promises), None)
    lines = {one.key: one for one in book.promised}
    broken = first is not None and first.state(today) == BROKEN
    return Ended(
        promised=tuple(promise_line(one, today) for one in standing.promises if one.instead == "")[-TRAIL:],
        words=brief(first.words if first else said_last(standing), LONGEST_WORDS),
        gist=_gist(first, today) if first else "",
        say=sentence_for(first, book, person, today) if first and first.open() else "",
        follows=lines[first.kind].next if first and broken and first.kind in lines else "",
        handed=_handed(standing),
        trail=trail(standing),
    )


def _gist(one: Promise, today: date) -> str:
    day = short_date(one.due) if one.due else "没说哪天"
    words = f"“{brief(one.words, 16)}”" if one.words else one.kind
    return f"{brief(one.met, 8)}上次说{words}（{day}）{one.state(today)}" + (
        "" if one.state(today) == KEPT else "，先问它"
    )


def _handed(standing: Standing) -> str:
    """The papers that he has, and what we have of it."""
    found = [
        f"{one.handed or '材料'}（{short_date(one.day)}{'，' + one.got if one.got else ''}）"
        for one in standing.visits
        if one.handed or one.got
    ]
    return "、".join(found[-TRAIL:])


def trail(standing: Standing) -> tuple[str, ...]:
    """The last three days on which we talked: whom, what was promised by when, kept or not."""
    found = []
    for day in standing.days()[-TRAIL:]:
        talks = [one for one in standing.visits if one.day == day]
        promises = [one for one in standing.promises if one.made == day]
        met = "、".join(dict.fromkeys(one.met for one in talks if one.met))
        what = "；".join(_in_short(one, standing.today) for one in promises) or "没有答应什么"
        found.append(f"{short_date(day)} {met}：{what}")
    return tuple(found)


def _in_short(one: Promise, today: date) -> str:
    day = f"{short_date(one.due)}" if one.due else ""
    return f"{one.kind} {day} {one.state(today)}".replace("  ", " ")
