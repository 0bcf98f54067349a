"""What follows from a log by a day: promises and their states, money, papers, steps, the trail. Pure; the one place that knows.

Entries count in the order of their days, of one day the talks first, then as they stand in the file; what lies after `today` has
not happened.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from msgspec import Struct, structs

from huikuan_cli.core.advice.plan import Plan
from huikuan_cli.core.law.claim import Event, Payment
from huikuan_cli.core.log.entries import (
    BETWEEN,
    PROVED,
    Closing,
    Correction,
    Done,
    Log,
    LogEntry,
    LoggedMove,
    Received,
    Visit,
    corrected,
)
from huikuan_cli.core.log.promises import ZERO, Promise, Shift, Task, promise_of, task_of
from huikuan_cli.core.text.written_days import read_day, step_day

THE_VISIT = "拜访"  # the id under which the visit of the plan itself is ticked or moved


class Begun(Struct, frozen=True):
    """What a log is about, of its plan: the day of the visit, whom to see, what was wanted of him, and the steps after it."""

    visit: date | None = None
    person: str = ""
    want: str = ""
    steps: tuple[Task, ...] = ()


class Revised(Struct, frozen=True):
    """An entry that was taken over from an earlier plan, and what a correction made of it (None: void)."""

    was: LogEntry
    now: LogEntry | None


class Standing(Struct, frozen=True, kw_only=True):
    """Where a case stands by a day.

    `visits`: the talks that were written down; `promises` in the order in which they were made; `steps` of the plan and `tasks` of ours
    with what became of them; `payments` and `events` as the clock counts them, those that only an earlier plan's log holds are in the
    answers already and are not among them (`revised`: what was corrected of those); `stray`: ids that were ticked or moved and are not there.
    """

    today: date
    visits: tuple[Visit, ...] = ()
    promises: tuple[Promise, ...] = ()
    steps: tuple[Task, ...] = ()
    tasks: tuple[Task, ...] = ()
    payments: tuple[Payment, ...] = ()
    events: tuple[Event, ...] = ()
    revised: tuple[Revised, ...] = ()
    stray: tuple[str, ...] = ()
    closed: Closing | None = None
    stage: str = ""

    def kept(self) -> tuple[Promise, ...]:
        """The promises that were kept."""
        return tuple(one for one in self.promises if not one.open())

    def open(self) -> tuple[Promise, ...]:
        """The promises that are still to be kept, the earliest day first; none once the case is closed."""
        found = [one for one in self.promises if one.open() and self.closed is None]
        return tuple(sorted(found, key=lambda one: one.due or date.max))

    def missed(self) -> int:
        """How many promised days passed without anything."""
        return sum(one.missed(self.today) for one in self.promises)

    def received(self) -> Decimal:
        """The money that was written down in this plan's own log (元)."""
        return sum((one.amount for one in self.payments), ZERO)

    def days(self) -> tuple[date, ...]:
        """The days on which we talked, each once, in order."""
        return tuple(sorted({one.day for one in self.visits}))

    def visited(self) -> bool:
        """Whether a talk was written down in this plan's own log."""
        return any(not one.source for one in self.visits)

    def last(self) -> Visit | None:
        """The last talk of which something was written down."""
        return self.visits[-1] if self.visits else None


def day_of_entries(visit: str, made: str, today: date) -> date:
    """The day of entries that name none, from the days of the visit and of the making as a plan file has them."""
    return next((day for text in (visit, made) if (day := read_day(text, None))), today)


def begun(plan: Plan) -> Begun:
    """What a log is about, taken from a plan. Of several steps of one id the later ones get a number behind it."""
    visit = read_day(plan.head.visit, None)
    rows = (one.row() for one in plan.days)
    return Begun(visit, plan.head.person, plan.ask.aimed(), steps_of(rows, visit))


def steps_of(rows: Iterable[tuple[str, str, str, str, str, str]], visit: date | None) -> tuple[Task, ...]:
    """The steps of a plan from their id, 日期, 哪天, 时点, 做什么 and 误不得, as written."""
    steps: dict[str, Task] = {}
    for first, iso, spoken, at, action, firm in rows:
        id, number = first, 1
        while id in steps:
            number += 1
            id = f"{first}-{number}"
        day = step_day(iso, spoken, visit) if visit else read_day(iso, None)
        steps[id] = Task(id=id, action=action, first=day, at=at, firm=firm == "是")
    return tuple(steps.values())


def replay(plan: Begun, log: Log, today: date) -> Standing:
    """Where the case stands on `today` (a date in China), from the plan and the entries alone."""
    entries, revised = _effective(log.entries, today)
    walk = _Walk(plan)
    for one in entries:
        walk.entry(one)
    talks = tuple(one for one in entries if isinstance(one, Visit))
    money = [one for one in entries if isinstance(one, Received | Closing) and one.amount and not one.source]
    return Standing(
        today=today,
        visits=talks,
        promises=tuple(walk.promises.values()),
        steps=tuple(one for id, one in walk.tasks.items() if id in walk.steps),
        tasks=tuple(one for id, one in walk.tasks.items() if id not in walk.steps),
        payments=tuple(map(payment_of, money)),
        events=tuple(event_of(one) for one in talks if one.event and not one.source),
        revised=revised,
        stray=tuple(walk.stray),
        closed=next((one for one in reversed(entries) if isinstance(one, Closing)), None),
        stage=next((one.stage for one in reversed(talks) if one.stage), ""),
    )


def payment_of(entry: Received | Closing) -> Payment:
    """Money that came in, as the clock counts it (元)."""
    proved = not isinstance(entry, Received) or entry.proof == PROVED
    return Payment(entry.day, entry.amount or ZERO, proved, entry.of)


def event_of(entry: Visit) -> Event:
    """What we took home, as an event of the clock: the paper is in hand."""
    return Event(entry.day, entry.event, True, entry.of)


def _effective(listed: Iterable[LogEntry], today: date) -> tuple[tuple[LogEntry, ...], tuple[Revised, ...]]:
    """The entries up to today as their corrections left them, in the order in which they count, and those of an earlier plan that
    were corrected in this one."""
    entries = list(listed)
    fixes: dict[str, list[Correction]] = {}
    for one in sorted(entries, key=_turn):
        if isinstance(one, Correction) and one.day <= today:
            fixes.setdefault(one.of, []).append(one)
    found: list[LogEntry] = []
    revised = []
    for one in entries:
        if isinstance(one, Correction):
            continue
        now = _after(one, fixes.get(one.id, ()))
        if one.source and (own := [fix for fix in fixes.get(one.id, ()) if not fix.source]):
            earlier = [fix for fix in fixes[one.id] if fix not in own]
            revised.append(Revised(_after(one, earlier) or one, now))
        if now is not None and now.day <= today:
            found.append(now)
    return tuple(sorted(found, key=_turn)), tuple(revised)


def _turn(entry: LogEntry) -> tuple[date, bool]:
    """When an entry counts: by its day, the talks of a day before what refers to them."""
    return entry.day, not isinstance(entry, Visit)


def _after(entry: LogEntry, fixes: Iterable[Correction]) -> LogEntry | None:
    """The entry after its corrections; None once one of them made it void."""
    now = entry
    for one in fixes:
        if one.void:
            return None
        now = corrected(now, one)
    return now


class _Walk:
    """Goes through the entries in their order and keeps what became of each promise and each step."""

    def __init__(self, plan: Begun) -> None:
        visit = Task(id=THE_VISIT, action=plan.want, first=plan.visit)
        self.promises: dict[str, Promise] = {}
        self.tasks: dict[str, Task] = {one.id: one for one in (visit, *plan.steps)}
        self.steps = frozenset(self.tasks)
        self.stray: list[str] = []

    def entry(self, one: LogEntry) -> None:
        """Let one entry count."""
        if isinstance(one, Visit):
            self.talk(one)
        elif isinstance(one, Done | LoggedMove):
            self.mark(one)
        elif isinstance(one, Received | Closing) and one.amount:
            self.paid(payment_of(one), one.what if isinstance(one, Received) else "")

    def mark(self, one: Done | LoggedMove) -> None:
        """Tick or put off what an entry names; the steps of an earlier plan are none of this one's."""
        if one.what in self.promises:
            self.promises[one.what] = _marked(self.promises[one.what], one)
        elif one.what in self.tasks and not (one.source and one.what in self.steps):
            self.tasks[one.what] = _ticked(self.tasks[one.what], one)
        elif not one.source:
            self.stray.append(one.what)

    def talk(self, one: Visit) -> None:
        """A talk makes a promise, which may take the place of earlier ones, and a step; the visit of the plan is then done."""
        if promise := promise_of(one):
            for id, earlier in self.promises.items():
                if earlier.falls_to(promise):
                    self.promises[id] = structs.replace(earlier, instead=promise.id, replaced=promise.made)
            self.promises[promise.id] = promise
        if task := task_of(one):
            self.tasks[task.id] = task
        visit = self.tasks[THE_VISIT]
        if visit.open() and not one.source:
            self.tasks[THE_VISIT] = structs.replace(visit, done=one.day)

    def paid(self, payment: Payment, first: str = "") -> None:
        """Money counts for the promises whose ids stand in `first`, then for the open promise to pay that fell due first; one of no
        amount is kept by any of it. What is more than was promised counts for the next one."""
        left, named = payment.amount, first.split(BETWEEN)
        waiting = [one for one in self.promises.values() if one.open() and one.pays_for(payment.of)]
        for one in sorted(waiting, key=lambda one: (one.id not in named, one.due or date.max)):
            taken = left if one.amount is None else min(left, one.amount - one.paid)
            if not left:
                break
            left -= taken
            paid = one.paid + taken
            kept = payment.day if one.amount is None or paid >= one.amount else None
            self.promises[one.id] = structs.replace(one, paid=paid, kept=kept)


def _marked(one: Promise, entry: Done | LoggedMove) -> Promise:
    """A promise that was ticked or put off; the first tick counts, and nothing is put off after it."""
    if not one.open() and (one.kept is not None or isinstance(entry, LoggedMove)):
        return one
    if isinstance(entry, Done):
        return structs.replace(one, kept=entry.day, note=entry.note)
    return structs.replace(one, moves=(*one.moves, Shift(entry.day, one.due, entry.to, entry.why)))


def _ticked(one: Task, entry: Done | LoggedMove) -> Task:
    """A step that was ticked or put off, as a promise is."""
    if not one.open():
        return one
    if isinstance(entry, Done):
        return structs.replace(one, done=entry.day, note=entry.note)
    return structs.replace(one, moves=(*one.moves, Shift(entry.day, one.day, entry.to, entry.why)))
