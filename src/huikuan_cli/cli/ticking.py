"""`huikuan done` and `huikuan move`: a thing of the list that was printed last is ticked, or gets another day. Both go into its plan's log."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from huikuan_cli import texts_agenda as texts
from huikuan_cli.cli.common import cleaned, today_of
from huikuan_cli.cli.typed_path import word
from huikuan_cli.env import Env
from huikuan_cli.errors import HuikuanError, UsageError
from huikuan_cli.show import out

if TYPE_CHECKING:
    from huikuan_cli.core.agenda.facts import PlanFacts
    from huikuan_cli.core.agenda.items import Item
    from huikuan_cli.core.log import LogEntry
    from huikuan_cli.store.work.plan_file import Stored


class Thing:
    """What a number of the last list stands for, as its plan has it now."""

    def __init__(self, number: str, env: Env, today: date) -> None:
        from huikuan_cli.cli.which_plan import listed, opened
        from huikuan_cli.core.agenda.items import items

        row = listed(number, env)
        self.env, self.today = env, today
        self.number, self.id = number.strip(), row.item
        if not self.id:
            raise HuikuanError(texts.NOT_A_THING.format(number=self.number), texts.SEE_LIST)
        self.path = Path(row.path)
        self.stored: Stored = opened(self.path)
        facts = facts_now(self.path)
        self.item: Item | None = next((one for one in items(facts, today) if one.id == self.id), None)
        self.customer = self.stored.record.plan.head.customer

    def named(self) -> str:
        """What it is, in a few words."""
        from huikuan_cli.show.agenda import named

        assert self.item
        return named(self.item)

    def there(self) -> None:
        """Raises HuikuanError where it is done already, or no longer in the plan."""
        if self.item:
            return
        standing = self.stored.standing(self.today)
        if standing.closed:
            raise HuikuanError(texts.FINISHED, texts.SEE_LIST)
        from huikuan_cli.core.agenda.items import standing_of

        now = standing_of(facts_now(self.path), self.today)
        ended = {one.id: one.kind for one in now.promises if not one.open()}
        ended |= {one.id: one.action for one in (*now.steps, *now.tasks) if not one.open()}
        if self.id in ended:
            said = texts.DONE_ALREADY.format(number=self.number, what=ended[self.id])
            raise HuikuanError(said, texts.SEE_LIST)
        raise HuikuanError(texts.NO_LONGER.format(number=self.number), texts.SEE_LIST)

    def write(self, entry: LogEntry) -> None:
        """Add an entry to the log of its plan."""
        from huikuan_cli.store.work import visit_log

        visit_log.append(self.path, [entry], self.today)

    def by(self) -> str:
        """Who writes it down: our contact of huikuan.yaml; empty where it names none."""
        from huikuan_cli.cli.context import here

        return here("", self.env, self.path.resolve().parent).settings.contact


def facts_now(path: Path) -> PlanFacts:
    """What the plan file says now. Raises HuikuanError where nothing can be made of it."""
    from huikuan_cli.store.work.plan_facts import facts

    found = facts(path)
    if found is None:
        raise HuikuanError(texts.NO_LONGER.format(number=path.name), texts.SEE_LIST)
    return found


def done(numbers: Sequence[str], note: str, today: str, env: Env) -> None:
    """Tick things by their numbers; all are looked up before the first is ticked. Raises HuikuanError for a number that stands for nothing
    to be done."""
    from huikuan_cli.core.log import Done
    from huikuan_cli.core.log.replay import THE_VISIT

    day = today_of(today, env)
    said = cleaned(note, "--note")
    things = [Thing(one, env, day) for one in dict.fromkeys(numbers)]
    for thing in things:
        thing.there()
    for thing in things:
        what = thing.named()
        thing.write(Done(day=day, by=thing.by(), what=thing.id, note=said))
        out.result(texts.DONE.format(customer=thing.customer, what=what))
        if thing.id == THE_VISIT:
            out.notice(texts.VISIT_DONE.format(customer=word(thing.customer)))


def move(number: str, to: str, why: str, today: str, env: Env) -> None:
    """Give a thing another day. Raises UsageError for what names no day, or one that has passed."""
    from huikuan_cli.core.log import LoggedMove
    from huikuan_cli.core.text.values import short_date

    now = today_of(today, env)
    day = _day(to, now)
    thing = Thing(number, env, now)
    thing.there()
    what = thing.named()
    thing.write(LoggedMove(day=now, by=thing.by(), what=thing.id, to=day, why=cleaned(why, "--why")))
    out.result(texts.MOVED.format(day=short_date(day), customer=thing.customer, what=what))


def _day(text: str, today: date) -> date:
    """The day that is meant, one to come: 周五 is the next one."""
    from huikuan_cli.core.log.dictated import day_in
    from huikuan_cli.core.text.values import brief

    found = day_in(text, today)
    if found is None:
        raise UsageError(texts.NO_DAY.format(text=brief(text)), texts.NEXT_DAY)
    day = found.value
    assert isinstance(day, date)
    if day < today:
        raise UsageError(texts.PAST_DAY.format(day=day.isoformat()), texts.NEXT_DAY)
    return day
