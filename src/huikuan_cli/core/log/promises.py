"""What somebody owes by a day: a promise of theirs, and a next step of ours. Their states are worked out, never stored. Pure."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import Struct

from huikuan_cli.core.log.entries import NOTHING, PAYING, Visit
from huikuan_cli.core.receivable.payments import THIS

COMING, TODAY, BROKEN, KEPT, MOVED, UNDATED = "未到", "今天", "落空", "兑现", "改期", "没说哪天"
OWN = ".下一步"  # behind the id of the entry: our own next step that was written down in it
ZERO = Decimal(0)


class Shift(Struct, frozen=True):
    """A day that was put off: on which day, from which to which, and why."""

    on: date
    was: date | None
    to: date
    why: str = ""

    def missed(self) -> bool:
        """Whether the day had passed before anybody put it off."""
        return self.was is not None and self.on > self.was


class Promise(Struct, frozen=True, kw_only=True):
    """What was promised to us: by whom (`who`: does it; `met`: said so), on which day, what (付款, 单号 …), how much of which payment,
    by when (None where no day was named), and in his words. `moves`: the days that it was put off to; `kept` the day on which it
    was kept, `paid` what has come in for it so far (元). `instead`: the id of the promise of the same thing that he made on the day
    `replaced`, when this one had fallen due. `source`: the earlier plan from whose log it was taken over."""

    id: str
    made: date
    met: str
    who: str
    kind: str
    amount: Decimal | None
    of: str
    first: date | None
    words: str
    moves: tuple[Shift, ...] = ()
    kept: date | None = None
    paid: Decimal = ZERO
    note: str = ""
    instead: str = ""
    replaced: date | None = None
    source: str = ""

    @property
    def due(self) -> date | None:
        """The day that holds now, in China."""
        return self.moves[-1].to if self.moves else self.first

    def open(self) -> bool:
        """Whether it is still to be kept: neither was it, nor did a later promise take its place."""
        return self.kept is None and self.replaced is None

    def state(self, today: date) -> str:
        """未到, 今天, 落空, 兑现, 改期 (put off to a day that is still to come), or 没说哪天. One in whose place another was
        made stays what it was on that day."""
        if self.kept is not None:
            return KEPT
        if self.due is None:
            return UNDATED
        if self.replaced is not None:
            return BROKEN if self.due < self.replaced else MOVED
        if self.due == today:
            return TODAY
        if self.due < today:
            return BROKEN
        return MOVED if self.moves else COMING

    def missed(self, today: date) -> int:
        """How many of its days passed without anything: those that were put off afterwards, and the present one."""
        return len(self.missed_days(today))

    def missed_days(self, today: date) -> tuple[date, ...]:
        """The days that passed without anything, in their order."""
        before = [one.was for one in self.moves if one.was and one.missed()]
        now = [self.due] if self.due and self.state(today) == BROKEN else []
        return tuple(before + now)

    def left(self) -> Decimal | None:
        """What of a promised amount has not come in (元); None where no amount was named."""
        return None if self.amount is None else max(self.amount - self.paid, ZERO)

    def falls_to(self, other: Promise) -> bool:
        """Whether a later promise takes the place of this one: of the same thing, made when this one had fallen due or had no day."""
        alike = self.kind == other.kind and (self.of or THIS) == (other.of or THIS)
        due = self.due is None or self.due <= other.made
        return alike and due and self.open() and self.made < other.made

    def pays_for(self, of: str) -> bool:
        """Whether money for this payment of the contract is what was promised here."""
        return self.kind == PAYING and (not self.of or (self.of or THIS) == (of or THIS))


class Task(Struct, frozen=True, kw_only=True):
    """A step of ours: of the plan (`id` as in its 之后的日程), or written down after a talk. `day`: by when, as it holds now. `firm`: its
    day is the last one of something that does not wait."""

    id: str
    action: str
    first: date | None
    made: date | None = None
    at: str = ""
    moves: tuple[Shift, ...] = ()
    done: date | None = None
    note: str = ""
    source: str = ""
    firm: bool = False

    @property
    def day(self) -> date | None:
        """The day that holds now, in China."""
        return self.moves[-1].to if self.moves else self.first

    def open(self) -> bool:
        """Whether it is still to be done."""
        return self.done is None


def promise_of(entry: Visit) -> Promise | None:
    """What was promised in a talk; None where nothing was."""
    if not entry.promised or entry.promised == NOTHING:
        return None
    return Promise(
        id=entry.id,
        made=entry.day,
        met=entry.met,
        who=entry.doer or entry.met,
        kind=entry.promised,
        amount=entry.amount,
        of=entry.of,
        first=entry.due,
        words=entry.words,
        source=entry.source,
    )


def task_of(entry: Visit) -> Task | None:
    """What we said that we do next; None where nothing was written."""
    if not entry.next:
        return None
    return Task(
        id=entry.id + OWN, action=entry.next, first=entry.next_day, made=entry.day, source=entry.source
    )
