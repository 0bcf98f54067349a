"""What one plan asks for: alarms, the hand-in day, promises, calls before the visit, the visit, the steps after it, each with its day and
open until it is ticked. Pure.

Every item has an id under which the log ticks and moves it: that of a step or a promise, `拜访`, `补问.` and the id of a gap, `时效.` and how far
off the alarm is.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from huikuan_cli.core.advice.plan import NO_DAY_YET
from huikuan_cli.core.agenda.facts import DaySpan, PlanFacts
from huikuan_cli.core.law.claim import Event
from huikuan_cli.core.law.events import restarts
from huikuan_cli.core.log import Begun, Log, Promise, Standing, Task, read_log, replay
from huikuan_cli.core.log.promises import BROKEN
from huikuan_cli.core.log.replay import THE_VISIT, day_of_entries, steps_of
from huikuan_cli.core.receivable.payments import THIS
from huikuan_cli.core.text.written_days import read_day, read_time

# what is lost by waiting, the most first
ALARM, HAND_IN, PROMISE, CALL, VISIT, STEP, LATE_CALL = range(7)
MARKS = ((180, "6个月"), (30, "30天"), (0, "当天"))  # days before the alarm on which it is spoken of again
ASK, LIMITATION_ID = "补问.", "时效."
FIRST_DAY, LAST_DAY = date(1991, 1, 1), date(2200, 12, 31)
AHEAD = 3  # days that something may lie ahead to be named


class Item(NamedTuple):
    """One thing to do. `day`: by when, in China; `action`: what, as the plan or the log has it; `say`: words to say, empty where there are
    none of one's own; `behind`: how many earlier ones of the same kind wait as well; `promise`: the promise that it is about."""

    kind: int
    id: str
    day: date
    at: str
    action: str
    say: str = ""
    who: str = ""
    behind: int = 0
    promise: Promise | None = None


def day_is_set(facts: PlanFacts, visit: Task) -> bool:
    """Whether somebody said on which day he goes; a plan without it (a draft from a ledger) takes the next working day to count from."""
    return bool(visit.moves) or not facts.visit.endswith(NO_DAY_YET)


def standing_of(facts: PlanFacts, today: date) -> Standing:
    """What follows from the log of a plan by a day, with everything that can be ticked known by its id."""
    visit = read_day(facts.visit, None)
    steps = steps_of(facts.steps, visit)
    more = (*_calls(facts, visit), *_alarms(facts))
    begun = Begun(visit, facts.person, facts.want, (*steps, *more))
    return replay(begun, _log(facts, today), today)


def _log(facts: PlanFacts, today: date) -> Log:
    return read_log(facts.log, day_of_entries(facts.visit, facts.made, today)) if facts.log else Log()


def _calls(facts: PlanFacts, visit: date | None) -> Iterator[Task]:
    """The gaps of the plan, to be asked for before the visit."""
    for one in facts.todos:
        day = read_day(one.by, visit) if visit else None
        yield Task(id=ASK + one.id, action=one.item, first=day or visit)


def _alarms(facts: PlanFacts) -> Iterator[Task]:
    """The marks before the earliest day on which a court could find the period over."""
    alarm = read_day(facts.alarm, None)
    for days, name in MARKS if alarm else ():
        assert alarm
        yield Task(id=LIMITATION_ID + name, action=facts.period, first=alarm - timedelta(days))


def items(facts: PlanFacts, today: date, known: Standing | None = None) -> list[Item]:
    """The open items of a plan with a day, whenever it is; none once the case is closed. Of the marks before an alarm the one that was
    reached last, where no paper has started the period anew since. `known`: the standing of the plan (`standing_of`), where one has it."""
    standing = known or standing_of(facts, today)
    if standing.closed is not None:
        return []
    tasks = {one.id: one for one in (*standing.steps, *standing.tasks) if one.open() and one.day is not None}
    found = [*_alarm(facts, standing, tasks, today), *_promises(standing)]
    visit = tasks.get(THE_VISIT)
    said = {ASK + one.id: one for one in facts.todos}
    for one in tasks.values():
        assert one.day is not None
        if one.id.startswith(LIMITATION_ID):
            continue
        if one.id in said:
            if visit is not None and visit.day is not None:
                ask, kind = said[one.id], CALL if visit.day >= today else LATE_CALL
                found.append(Item(kind, one.id, one.day, "", ask.item, ask.how, ask.who))
        elif one.id == THE_VISIT:
            if not day_is_set(facts, one):
                continue
            at = read_time(facts.visit)
            clock = f"{at:%H:%M}" if at and not one.moves else ""
            found.append(Item(VISIT, one.id, one.day, clock, facts.want, facts.opening, facts.person))
        else:
            kind = HAND_IN if one.firm else STEP
            if kind == HAND_IN or not _follows(one, visit, today):
                found.append(Item(kind, one.id, one.day, "" if one.at == "今天" else one.at, one.action))
    return found


def span(facts: PlanFacts) -> DaySpan:
    """When something of a plan can be named; on the safe side."""
    visit = read_day(facts.visit, None)
    log = _log(facts, FIRST_DAY).entries
    tasks = (*steps_of(facts.steps, visit), *_calls(facts, visit), *_alarms(facts))
    days = [visit, *(one.first for one in tasks)]
    for one in log:
        days += [one.day, *(getattr(one, name, None) for name in ("due", "to", "next_day"))]
    known = [day for day in days if day]
    first = (min(known) - timedelta(AHEAD)).isoformat() if known and min(known) > FIRST_DAY else ""
    alarm = read_day(facts.alarm, None)
    again = (alarm - timedelta(MARKS[0][0])).isoformat() if alarm and alarm > FIRST_DAY else ""
    last = max((one.day for one in log), default=None)
    done = last is not None and all(one.kind == ALARM for one in items(facts, LAST_DAY))
    return DaySpan(first, last.isoformat() if last and done else "", again)


def _follows(step: Task, visit: Task | None, today: date) -> bool:
    """Whether a step follows the visit and waits for it: the visit is still to come, it may have been moved."""
    if visit is None or visit.day is None or visit.first is None or step.day is None:
        return False
    return visit.day > today and step.day >= visit.first


def _promises(standing: Standing) -> Iterator[Item]:
    """What he owes us by a day; one without a day is asked about from the day on which it was made."""
    for one in standing.open():
        yield Item(PROMISE, one.id, one.due or one.made, "", one.kind, "", one.met or one.who, promise=one)


def _alarm(facts: PlanFacts, standing: Standing, tasks: dict[str, Task], today: date) -> Iterator[Item]:
    if any(_restarts(event, facts) for event in standing.events):
        return  # the plan is to be worked out anew: the period began again
    reached = [
        one for one in standing.steps if one.id.startswith(LIMITATION_ID) and one.first and one.first <= today
    ]
    if reached and reached[-1].id in tasks:
        one = tasks[reached[-1].id]
        yield Item(ALARM, one.id, one.day or today, "", facts.period)


def _restarts(event: Event, facts: PlanFacts) -> bool:
    """Whether an event that was written down since the plan was made surely starts its period anew, as the clock has it: also where the
    period was over on the earliest day that a court could find, and whichever of several payments that day is about."""
    made, alarm = read_day(facts.made, None), read_day(facts.alarm, None)
    in_time = (made is None or event.day > made) and (alarm is None or event.day <= alarm)
    return event.proved and in_time and event.of in ("", THIS) and restarts(event.kind, facts.period)


def is_broken(item: Item, today: date) -> bool:
    """Whether it is a promise whose day has passed."""
    return item.promise is not None and item.promise.state(today) == BROKEN
