"""`huikuan plan --from`: how the last visit ended, before anything else is asked; and what the next plan takes over from its log."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huikuan_cli import texts_log, texts_wizard
from huikuan_cli.errors import HuikuanError, Paused
from huikuan_cli.show import out

if TYPE_CHECKING:
    from huikuan_cli.core.log import Entry, Promise, Standing
    from huikuan_cli.core.plan import Previous
    from huikuan_cli.core.playbook import Playbook
    from huikuan_cli.store.plans import Stored
    from huikuan_cli.wizard.port import Asker


def earlier_plan(file: str, *, resumed: bool) -> Stored | None:
    """The plan in the file that --from names; None for none. A draft that went on from one goes on without it when it is gone."""
    if not file:
        return None
    from huikuan_cli.cli.which import opened

    try:
        return opened(Path(file))
    except HuikuanError as problem:
        if not resumed:
            raise
        out.notice(texts_wizard.EARLIER_GONE.format(reason=problem.text))
        return None


def how_it_ended(earlier: Stored, playbook: Playbook, asker: Asker, today: date) -> Stored:
    """Say how the last visit ended, and ask the one thing that is not known of it: whether a promise was kept that fell due, or what
    he said where nothing was written down. The answer goes into the log of that plan, which is read again. Raises Paused."""
    from huikuan_cli.store import plans, visit_log
    from huikuan_cli.wizard.port import Stop

    standing = earlier.standing(today)
    for line in _ended(standing):
        asker.say(line)
    try:
        entries = _asked(earlier, standing, playbook, asker)
    except Stop:
        raise Paused(texts_log.STOPPED_EMPTY) from None
    if not entries:
        return earlier
    try:
        visit_log.append(earlier.path, entries, today)
    except HuikuanError as problem:  # what was heard stands on the screen
        asker.say(f"× {problem.sentence()}")
        return earlier
    return plans.read(earlier.path)


def _ended(standing: Standing) -> list[str]:
    """What was promised and what became of it, a line each."""
    from huikuan_cli.core.log.telling import promise_line

    lines = [promise_line(one, standing.today) for one in standing.promises if not one.instead]
    return [texts_log.LAST_PROMISED.format(line=line) for line in lines[-3:]]


def _asked(earlier: Stored, standing: Standing, playbook: Playbook, asker: Asker) -> tuple[Entry, ...]:
    from huikuan_cli.cli.log_asking import promise_due

    due = promise_due(standing)
    if due is not None:
        return _kept(due, playbook, asker, standing.today)
    if standing.visited():
        return ()
    return _told(earlier, playbook, asker, standing.today)


def _kept(due: Promise, playbook: Playbook, asker: Asker, today: date) -> tuple[Entry, ...]:
    """Whether a promise was kept."""
    from huikuan_cli.cli.log_asking import about, options_of
    from huikuan_cli.core.log.talked import IT_IS_DONE, kept
    from huikuan_cli.wizard.port import Question

    options = options_of(playbook)
    question = Question("", about(due), "", options, unknown=texts_log.NOT_KNOWN, empty="", optional=True)
    reply = asker.ask(question)
    return (kept(due, today, ""),) if reply == IT_IS_DONE else ()


def _told(earlier: Stored, playbook: Playbook, asker: Asker, today: date) -> tuple[Entry, ...]:
    """What he said at the last visit, in one breath, where nothing was written down of it."""
    from msgspec import structs

    from huikuan_cli.core.log.dictated import understood
    from huikuan_cli.core.log.talked import dictated_entries, words_of
    from huikuan_cli.core.log.telling import in_one_line
    from huikuan_cli.core.values import Unclear
    from huikuan_cli.core.written_days import read_day
    from huikuan_cli.wizard.port import Question

    head = earlier.record.plan.head
    visit = read_day(head.visit, None)
    if visit is None or visit > today:
        return ()
    person = head.person.partition("（")[0]
    ask = texts_log.ASK_LAST.format(
        day=f"{visit.month}月{visit.day}号", who=person if "〔" not in person else ""
    )
    reply = asker.ask(
        Question("", ask, texts_log.ASK_LAST_HELP, empty=texts_log.ASK_LAST_EMPTY, optional=True)
    )
    if not isinstance(reply, str) or not reply.strip():
        return ()
    try:
        heard = understood(reply, visit, words_of(playbook))
    except Unclear as problem:
        asker.say(f"× {problem}")
        return ()
    if not heard.met and heard.received is None and "〔" not in person:
        heard = structs.replace(heard, met=person)
    entries = dictated_entries(heard, playbook, visit, "")
    for entry in entries:
        asker.say(texts_log.HEARD_AS.format(said=in_one_line(entry)))
    return entries


def left_by(earlier: Stored, playbook: Playbook, today: date) -> tuple[Previous, list[dict[str, Any]]]:
    """What the next plan has to know of an earlier one, and the entries that its own log begins with. The file is read again: something
    may have been written into it since."""
    from huikuan_cli.core.log.carrying import ended, rows_to_carry
    from huikuan_cli.core.previous import previous_of
    from huikuan_cli.store import plans

    try:
        earlier = plans.read(earlier.path)
    except HuikuanError as problem:  # it was broken meanwhile: as it was
        out.notice(problem.sentence())
    plan, file = earlier.record.plan, earlier.path.name
    how = ended(earlier.standing(today), playbook.escalation, plan.head.person)
    return previous_of(plan, file, how), rows_to_carry(earlier.log(today).log, file)
