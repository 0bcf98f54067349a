"""Things to do as plain lines: a number, when, whose, what, and below it the words to say or the command to run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from huikuan_cli import texts, texts_agenda, texts_plan_file
from huikuan_cli.core.agenda.items import ALARM, CALL, LATE_CALL, PROMISE, VISIT, Item, is_broken
from huikuan_cli.core.agenda.order import AgendaLine
from huikuan_cli.core.agenda.same_receivable import names_of_plan, told_apart
from huikuan_cli.core.law.events import ENFORCEMENT_PERIOD
from huikuan_cli.core.text.values import brief, short_date
from huikuan_cli.core.text.wrap import HANG, wrap
from huikuan_cli.core.text.written_days import read_day

NAMED, MOST_WRONG = 2, 5  # files that could not be read; lines on what is wrong
Words = Callable[[AgendaLine], str]  # what to say to him about a promise


def blocks(
    due: Sequence[AgendaLine], ahead: Sequence[AgendaLine], left: int, today: date, words: Words, width: int
) -> list[list[str]]:
    """What is due, numbered from 1, then what comes, numbered on. `left`: how many more are due."""
    title = texts_agenda.TODAY if due else texts_agenda.NOTHING_TODAY
    whose = _whose((*due, *ahead))
    first = [title.format(today=short_date(today))]
    for number, line in enumerate(due, 1):
        first += rows(number, line, today, words(line), width, whose=whose[line.plan.file])
    if left:
        first += wrap(texts_agenda.MORE_DUE.format(count=left), width - HANG)
    then = [texts_agenda.AHEAD] if ahead else []
    for number, line in enumerate(ahead, len(due) + 1):
        then += rows(number, line, today, "", width, short=True, whose=whose[line.plan.file])
    how = [row for line in texts_agenda.HOW for row in wrap(line, width - HANG)] if due or ahead else []
    return [first, then, how]


def _whose(lines: Sequence[AgendaLine]) -> dict[str, str]:
    """By plan file the customer, and which of his receivables where several are in the list."""
    plans = {line.plan.file: names_of_plan(line.plan.facts) for line in lines}
    beside = told_apart(list(plans.values()))
    return {
        file: f"{brief(one.customer)}（{brief(said)}）" if said else brief(one.customer)
        for (file, one), said in zip(plans.items(), beside, strict=True)
    }


def rows(
    number: int,
    line: AgendaLine,
    today: date,
    words: str,
    width: int,
    *,
    short: bool = False,
    whose: str = "",
) -> list[str]:
    """One thing: a line on what it is, and what to say or to run. `short`: only the first line; `whose`: the customer, if more is to be said
    than his name."""
    item = line.item
    head = f"{number:>2}  {_when(item, today)}  {whose or brief(line.plan.facts.customer)}：{what_of(line, today)}"
    below = "" if short else _below(number, line, today, words)
    return [*_hung(head, width, 0, 4), *(_hung(below, width, 4, 7) if below else [])]


def _hung(text: str, width: int, first: int, rest: int) -> list[str]:
    """A text of any length: nothing of what is to be said is cut off."""
    found = wrap(text, width - rest - HANG)
    return [" " * (rest if number else first) + row for number, row in enumerate(found)]


def _when(item: Item, today: date) -> str:
    days = (item.day - today).days
    if item.kind == ALARM or not days:
        return texts_agenda.NOW + (f" {item.at}" if item.at and item.kind != ALARM else "")
    if days < 0:
        return texts_agenda.LATE.format(days=-days)
    return " ".join(filter(None, (texts_agenda.COMING[days], short_date(item.day), item.at)))


def what_of(line: AgendaLine, today: date) -> str:
    """What a thing is, in a few words."""
    item = line.item
    action, who = brief(item.action, 80), brief(item.who) or texts_agenda.SOMEBODY
    if item.kind == ALARM:
        return _alarm(line, today)
    if item.kind == PROMISE and item.promise:
        return _promise(item, today)
    if item.kind == VISIT:
        late = item.day < today
        return (
            texts_agenda.VISITED.format(day=short_date(item.day), who=who)
            if late
            else texts_agenda.VISIT.format(who=who, what=action)
        )
    if item.kind in (CALL, LATE_CALL):
        behind = texts_agenda.BEHIND_CALLS.format(count=item.behind) if item.behind else ""
        said = texts_agenda.CALL if item.kind == CALL else texts_agenda.STILL_TO_ASK
        return said.format(who=who, what=action) + behind
    behind = texts_agenda.BEHIND_STEPS.format(count=item.behind) if item.behind else ""
    return action + behind


def named(item: Item) -> str:
    """A thing in as few words as it takes to know it again, whenever it is due."""
    who = brief(item.who) or texts_agenda.SOMEBODY
    if item.kind == ALARM:
        return texts_agenda.MARK.format(period=brief(item.action))
    if item.kind == PROMISE:
        return texts_agenda.PROMISED.format(who=who, what=brief(item.action))
    if item.kind == VISIT:
        return texts_agenda.SEE.format(who=who)
    if item.kind in (CALL, LATE_CALL):
        return texts_agenda.ASK.format(who=who, what=brief(item.action))
    return brief(item.action, 80)


def _alarm(line: AgendaLine, today: date) -> str:
    facts = line.plan.facts
    alarm = read_day(facts.alarm, None) or today
    days = (alarm - today).days
    left = (
        texts_agenda.PERIOD_LEFT
        if days > 0
        else texts_agenda.PERIOD_PAST
        if days < 0
        else texts_agenda.LIMIT_TODAY
    )
    day = f"{alarm.year}年{short_date(alarm)}"
    return texts_agenda.PERIOD_ENDS.format(period=facts.period, day=day, left=left.format(days=abs(days)))


def _promise(item: Item, today: date) -> str:
    assert item.promise
    amount = f" {item.promise.amount:,.2f} 元" if item.promise.amount else ""
    said = texts_agenda.PROMISED.format(
        who=brief(item.who) or texts_agenda.SOMEBODY, what=f"{item.action}{amount}"
    )
    if is_broken(item, today):
        missed = item.promise.missed(today)
        more = texts_agenda.MISSED.format(count=missed) if missed > 1 else ""
        return f"{said}，{texts_agenda.BROKEN}{more}"
    state = texts_agenda.OPEN if item.promise.due is None else texts_agenda.DUE if item.day == today else ""
    return f"{said}，{state}" if state else said


def _below(number: int, line: AgendaLine, today: date, words: str) -> str:
    """What to say or to run."""
    item = line.item
    if item.kind == ALARM:
        alarm = read_day(line.plan.facts.alarm, None) or today
        if line.plan.facts.period == ENFORCEMENT_PERIOD:
            return texts_agenda.APPLY
        return texts_agenda.TO_LAWYER if alarm < today else texts_agenda.SEND.format(number=number)
    if item.kind == VISIT and item.day < today:
        return texts_agenda.LOG_IT.format(number=number)
    said = words or item.say
    return texts_agenda.SAY.format(words=brief(said, 200)) if said else ""


def wrong_block(wrong: Sequence[str], width: int) -> list[str]:
    """What is wrong in plan files, with file and line, and how many lines more there are."""
    if not wrong:
        return []
    more = [texts.MORE_DUE.format(count=len(wrong) - MOST_WRONG)] if len(wrong) > MOST_WRONG else []
    lines = [texts_plan_file.WRONG_IN_PLANS, *(f"  {brief(one, 200)}" for one in wrong[:MOST_WRONG]), *more]
    return [row for line in lines for row in wrap(line, width - HANG)]


def unread_block(unread: Sequence[str], width: int) -> list[str]:
    """The files that are named like plans and could not be read."""
    if not unread:
        return []
    names = "、".join(brief(name, 60) for name in unread[:NAMED])
    many = len(unread) > NAMED
    said = texts.UNREAD_MORE.format(names=names, count=len(unread)) if many else names
    return wrap(texts.UNREAD.format(names=said), width - HANG)
