"""What is said after something was written into a log: the lines for the customer, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from huikuan_cli import texts_log
from huikuan_cli.cli.render import Work
from huikuan_cli.errors import HuikuanError
from huikuan_cli.show import out

if TYPE_CHECKING:
    from huikuan_cli.core.log import LogEntry, Standing


def minutes_of(work: Work, entries: Iterable[LogEntry]) -> tuple[str, ...]:
    """The three lines about the last talk among some entries, as of its day; none where there is none, or the answers of the plan
    have to be mended first, which is said."""
    from huikuan_cli.core.letters.privacy import private_words
    from huikuan_cli.core.log import Visit
    from huikuan_cli.core.log.minutes import minutes
    from huikuan_cli.store.playbooks.loading import wording_of

    talk = next((one for one in reversed(list(entries)) if isinstance(one, Visit)), None)
    if talk is None:
        return ()
    private = private_words(work.playbook(), wording_of(work.order, []))
    try:
        return minutes(work.setting(talk.day), talk, private)
    except HuikuanError as problem:
        out.notice(texts_log.NO_MINUTES.format(reason=problem.sentence()))
        return ()


def said_of(work: Work, entries: Iterable[LogEntry], standing: Standing) -> Iterator[str]:
    """What follows from entries that were written: papers and money that the clock counts, a promise without a day, what to do
    about a broken one."""
    from huikuan_cli.core.law.events import effect
    from huikuan_cli.core.log import Closing, Received, Visit
    from huikuan_cli.core.log.entries import NOTHING
    from huikuan_cli.core.log.reminding import next_step, sentence_for
    from huikuan_cli.core.log.telling import counts
    from huikuan_cli.core.text.amounts import spoken
    from huikuan_cli.core.text.written_days import read_day

    made = read_day(work.stored.record.made.today, None)
    names = {one.id: one.name for one in work.playbook().excuses.excuses}
    for one in entries:
        if isinstance(one, Visit) and one.excuse in names:
            yield texts_log.EXCUSE_SAID.format(name=names[one.excuse], id=one.excuse)
        if isinstance(one, Visit) and one.event:
            what = counts(one.event, work.stored.record.plan.period(), f" {one.day.isoformat()} ")
            yield texts_log.EVENT_SAID.format(event=one.event, what=what, proof=effect(one.event).proof)
        if isinstance(one, Received | Closing) and one.amount:
            yield texts_log.MONEY_SAID.format(amount=spoken(one.amount))
            if made and one.day < made:  # what was written as owed on that day may be less by it already
                yield texts_log.PAID_BEFORE.format(made=made, id=one.id)
        if isinstance(one, Visit) and one.promised not in ("", NOTHING) and one.due is None:
            yield texts_log.NO_DAY
    book, person = work.playbook().escalation, work.stored.record.plan.head.person
    for promise in standing.open():
        if promise.state(standing.today) == "落空":
            if step := next_step(promise, book):
                yield texts_log.BROKEN_NEXT.format(next=step)
            yield texts_log.SAY_NOW.format(line=sentence_for(promise, book, person, standing.today))
            return
