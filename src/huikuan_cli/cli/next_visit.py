"""`huikuan plan --from`: how the last visit ended, before anything else is asked; and what the next plan takes over from its log."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from huikuan_cli import texts_log, texts_wizard
from huikuan_cli.errors import HuikuanError, Paused
from huikuan_cli.show import out

if TYPE_CHECKING:
    from huikuan_cli.core.advice.visit_before import Previous
    from huikuan_cli.core.log import LogEntry, Promise, Standing
    from huikuan_cli.core.playbook import Playbook
    from huikuan_cli.store.work.plans import Stored
    from huikuan_cli.wizard.port import Asker


def earlier_plan(file: str, *, resumed: bool) -> Stored | None:
    """The plan in the file that --from names; None for none. A draft that went on from one goes on without it when it is gone."""
    if not file:
        return None
    from huikuan_cli.cli.which_plan import opened

    try:
        return opened(Path(file))
    except HuikuanError as problem:
        if not resumed:
            raise
        out.notice(texts_wizard.EARLIER_GONE.format(reason=problem.text))
        return None


class LastVisit(NamedTuple):
    """The plan of the last visit, with what was written into its log just now; `paid`: whether money that came in was asked for."""

    plan: Stored
    paid: bool = False


def how_it_ended(earlier: Stored, playbook: Playbook, asker: Asker, today: date) -> LastVisit:
    """Say how the last visit ended, and ask what is not known of it: which promises were kept whose day has come, or what
    he said where nothing was written down. The answers go into the log of that plan, which is read again. Raises Paused."""
    from huikuan_cli.cli.kept_question import promises_due
    from huikuan_cli.wizard.port import Stop

    standing = earlier.standing(today)
    due = promises_due(standing)
    for line in _ended(standing, due if len(due) > 1 else ()):
        asker.say(line)
    try:
        if len(due) > 1:
            return _several(earlier, due, playbook, asker, today)
        entries = _asked(earlier, standing, due, playbook, asker)
    except Stop:
        raise Paused(texts_log.STOPPED_EMPTY) from None
    return LastVisit(_written(earlier, entries, asker, today))


def _written(earlier: Stored, entries: Iterable[LogEntry], asker: Asker, today: date) -> Stored:
    """The plan with these entries in its log; as it was where they cannot be written, which is said."""
    from huikuan_cli.store.work import plans, visit_log

    listed = tuple(entries)
    if not listed:
        return earlier
    try:
        visit_log.append(earlier.path, listed, today)
    except HuikuanError as problem:  # what was heard stands on the screen
        asker.say(f"× {problem.sentence()}")
        return earlier
    return plans.read(earlier.path)


def _ended(standing: Standing, listed: Sequence[Promise]) -> list[str]:
    """What was promised and what became of it, a line each, but for those that are listed in the question."""
    from huikuan_cli.core.log.telling import promise_line

    told = [one for one in standing.promises if not one.instead and one not in listed]
    return [texts_log.LAST_PROMISED.format(line=promise_line(one, standing.today)) for one in told[-3:]]


def _asked(
    earlier: Stored, standing: Standing, due: Sequence[Promise], playbook: Playbook, asker: Asker
) -> tuple[LogEntry, ...]:
    if due:
        return _kept(due[0], playbook, asker, standing.today)
    if standing.visited():
        return ()
    return _told(earlier, playbook, asker, standing.today)


def _kept(due: Promise, playbook: Playbook, asker: Asker, today: date) -> tuple[LogEntry, ...]:
    """Whether a promise was kept."""
    from huikuan_cli.cli.kept_question import about, options_of
    from huikuan_cli.core.log.talked import IT_IS_DONE, kept
    from huikuan_cli.wizard.port import Question

    options = options_of(playbook)
    question = Question("", about(due), "", options, unknown=texts_log.NOT_KNOWN, empty="", optional=True)
    reply = asker.ask(question)
    return (kept(due, today, ""),) if reply == IT_IS_DONE else ()


def _several(
    earlier: Stored, due: Sequence[Promise], playbook: Playbook, asker: Asker, today: date
) -> LastVisit:
    """Which of several promises were kept, in one list; and in one line what he says of the earliest that was not, money included. What
    was ticked is written down before that line is asked for. Raises Paused, Stop."""
    from huikuan_cli.core.log.talked import all_kept
    from huikuan_cli.wizard.port import Stop

    ticked = _ticked(due, asker, today)
    earlier = _written(earlier, all_kept((one for one in due if one.id in ticked), today, ""), asker, today)
    missed = next((one for one in due if one.id not in ticked), None)
    if missed is None:
        return LastVisit(earlier)
    try:
        entries = _instead(missed, playbook, asker, today)
    except Stop:
        if ticked:
            raise Paused(texts_log.STOPPED_TICKED) from None
        raise
    return LastVisit(_written(earlier, entries, asker, today), paid=True)


def _ticked(due: Sequence[Promise], asker: Asker, today: date) -> Sequence[str]:
    """The ids of the promises that were kept. What is typed and not understood is asked again."""
    from dataclasses import replace

    from huikuan_cli.cli.kept_question import about
    from huikuan_cli.core.answers.interview import Interview
    from huikuan_cli.core.answers.one_answer import check_value
    from huikuan_cli.core.playbook import Field
    from huikuan_cli.core.text.values import Option, Unclear
    from huikuan_cli.wizard.port import Question

    options = tuple(Option(one.id, about(one, texts_log.DUE_PROMISE)) for one in due)
    ask = texts_log.ASK_WHICH_KEPT.format(count=len(due))
    listed = Field(ask, "多选", ask, optional="是")
    question = Question("", ask, "", options, many=True, empty_said=texts_log.NONE_KEPT, optional=True)
    while True:
        reply = asker.ask(question)
        if isinstance(reply, list):
            return reply
        if not isinstance(reply, str) or not reply:
            return ()
        try:
            value = check_value(listed, reply, Interview((), {ask: options}), today).value
        except Unclear as problem:
            asker.say(f"× {problem}")
            question = replace(question, wrong=True)
            continue
        return [str(one) for one in value] if isinstance(value, list) else ()


def _instead(missed: Promise, playbook: Playbook, asker: Asker, today: date) -> tuple[LogEntry, ...]:
    """What he says of a promise that was not kept."""
    from huikuan_cli.cli.kept_question import about
    from huikuan_cli.core.log import LoggedMove
    from huikuan_cli.core.log.talked import instead_of
    from huikuan_cli.core.log.telling import in_one_line
    from huikuan_cli.core.text.values import Unclear, short_date
    from huikuan_cli.wizard.port import Question

    ask = about(missed, texts_log.ASK_NOT_KEPT)
    reply = asker.ask(
        Question("", ask, texts_log.ASK_NOT_KEPT_HELP, empty=texts_log.ASK_NOT_KEPT_EMPTY, optional=True)
    )
    if not isinstance(reply, str) or not reply.strip():
        return ()
    try:
        entries = instead_of(missed, reply, playbook, today, "")
    except Unclear as problem:
        asker.say(f"× {problem}")
        return ()
    for entry in entries:
        said = in_one_line(entry)
        if isinstance(entry, LoggedMove):
            said = texts_log.PUT_OFF.format(day=short_date(entry.to))
        asker.say(texts_log.HEARD_AS.format(said=said))
    return entries


def _told(earlier: Stored, playbook: Playbook, asker: Asker, today: date) -> tuple[LogEntry, ...]:
    """What he said at the last visit, in one breath, where nothing was written down of it."""
    from msgspec import structs

    from huikuan_cli.core.log.dictated import understood
    from huikuan_cli.core.log.talked import dictated_entries, words_of
    from huikuan_cli.core.log.telling import in_one_line
    from huikuan_cli.core.text.values import Unclear
    from huikuan_cli.core.text.written_days import read_day
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
    from huikuan_cli.core.advice.earlier_visit import previous_of
    from huikuan_cli.core.log.carrying import ended, rows_to_carry
    from huikuan_cli.store.work import plans

    try:
        earlier = plans.read(earlier.path)
    except HuikuanError as problem:  # it was broken meanwhile: as it was
        out.notice(problem.sentence())
    plan, file = earlier.record.plan, earlier.path.name
    how = ended(earlier.standing(today), playbook.escalation, plan.head.person)
    return previous_of(plan, file, how), rows_to_carry(earlier.log(today).log, file)
