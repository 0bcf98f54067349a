"""`huikuan log`: write down what happened after a visit, and print what is sent to the customer."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from huikuan_cli import texts_log
from huikuan_cli.cli.case_plan import plan_of_case
from huikuan_cli.cli.common import asker_of, today_of
from huikuan_cli.cli.kept_question import promise_due
from huikuan_cli.cli.log_asking import Sitting, ask
from huikuan_cli.cli.option_sets import RenderOptions
from huikuan_cli.cli.render import Work
from huikuan_cli.env import Env
from huikuan_cli.errors import HuikuanError, ProblemsFound, UsageError
from huikuan_cli.show import out
from huikuan_cli.store.files.paths import typed_path

if TYPE_CHECKING:
    from huikuan_cli.cli.option_sets import LogOptions
    from huikuan_cli.core.log import LogEntry, Standing
    from huikuan_cli.store.work.visit_log import Added
    from huikuan_cli.wizard.port import Asker


class LoggedCase:
    """The plan in whose log something is written, the day of what happened, and who asks."""

    def __init__(self, options: LogOptions, env: Env) -> None:
        self.options, self.env = options, env
        self.today = today_of(options.today, env)
        self.day = day_of(options.day, self.today)
        self._asker: Asker | None = None
        may_ask = env.interactive and not options.json
        stored = plan_of_case(options.plan, options.out, env, self.asker if may_ask else None)
        self.work = Work(str(stored.path), RenderOptions(playbooks=options.playbooks), env)

    def asker(self) -> Asker:
        """Who asks: the same for the choice of a plan and for the questions."""
        if self._asker is None:
            self._asker = asker_of(self.options.plain or self.env.plain)
        return self._asker

    def asks(self) -> bool:
        """Whether there is somebody to ask."""
        return self.env.interactive and not self.options.json

    def by(self) -> str:
        """Who writes it down: our contact of huikuan.yaml; empty where it names none."""
        return self.work.settings.contact

    def standing(self) -> Standing:
        """Where the case stands now."""
        return self.work.stored.standing(self.today)

    def append(self, entries: Iterable[LogEntry]) -> Added:
        """Write entries into the plan, and read it again."""
        from huikuan_cli.store.work import plans, visit_log

        path = self.work.stored.path
        added = visit_log.append(path, entries, self.today)
        self.work.stored = plans.read(path)
        return added


def day_of(text: str, today: date) -> date:
    """The day named by --day. Raises UsageError when it is no date, or one to come."""
    if not text:
        return today
    from huikuan_cli.core.text.values import Unclear, parse_date

    try:
        day = parse_date(text, today)
    except Unclear as problem:
        meant = problem.suggestion[:10]
        if not meant[:4].isdecimal() or meant > today.isoformat():
            raise UsageError(f"--day：{problem}") from None
        day = date.fromisoformat(meant)  # 12月18号: what has happened is the nearest one behind us
    if day > today:
        raise UsageError(texts_log.AHEAD.format(day=day.isoformat()))
    return day


def log(options: LogOptions, env: Env) -> None:
    """Run the command. Raises HuikuanError for everything the user can mend."""
    _check(options)
    case = LoggedCase(options, env)
    if options.list:
        _list(case)
        return
    sitting = None if _told(case) else _sit(case)
    entries = _answered(sitting, case) if sitting else _entries(case)
    if not entries:
        if sitting:
            sitting.finish()
        out.notice(texts_log.NOTHING_LOGGED if sitting else texts_log.NOT_LOGGED)
        return
    try:
        added = case.append(entries)
    except HuikuanError:
        if sitting:
            sitting.leave()
        raise
    if sitting:
        sitting.finish()
    _report(case, added)


def _told(case: LoggedCase) -> bool:
    """Whether what to write was said with the command."""
    given = case.options
    return bool(given.text or given.answers or given.paid or given.fix or given.void)


def _entries(case: LoggedCase) -> tuple[LogEntry, ...]:
    """The entries that were said with the command; none where the person does not want them."""
    if case.options.text:
        return _dictated(case)
    if case.options.answers:
        return _from_file(case)
    return (_received(case) if case.options.paid else _correction(case),)


def _check(options: LogOptions) -> None:
    ways = (
        ("--text", options.text),
        ("--answers", options.answers),
        ("--paid", options.paid),
        ("--fix", options.fix),
        ("--void", options.void),
        ("--list", "是" if options.list else ""),
    )
    named = [name for name, value in ways if value]
    if len(named) > 1:
        raise UsageError(texts_log.ONE_WAY.format(one=named[0], two=named[1]))
    if options.changes and not options.fix:
        raise UsageError(texts_log.CHANGE_FORM.format(text=options.changes[0]), texts_log.ARG_CHANGES)


def _sit(case: LoggedCase) -> Sitting:
    """Ask in a terminal. Raises UsageError where there is none, Paused when the person stops."""
    if not case.asks():
        raise UsageError(texts_log.NO_LOG_TERMINAL, texts_log.NO_LOG_TERMINAL_FIX)
    stored, playbook = case.work.stored, case.work.playbook()
    standing = stored.standing(case.day)
    head = stored.record.plan.head
    title = texts_log.TITLE_AGAIN if standing.visits else texts_log.TITLE
    case.asker().say(title.format(customer=head.customer))
    waiting = sum(one.due is not None and one.due <= case.day for one in standing.open()) - 1
    if waiting > 0:
        name = shlex.quote(head.customer)
        case.asker().say(texts_log.MORE_DUE_PROMISES.format(count=waiting, customer=name))
    return ask(Sitting(stored, playbook, standing, case.asker(), case.env, case.day))


def _answered(sitting: Sitting, case: LoggedCase) -> tuple[LogEntry, ...]:
    from huikuan_cli.core.log.talked import entries_of

    due = promise_due(sitting.standing)
    return entries_of(sitting.given, sitting.playbook, sitting.day, case.by(), due)


def _dictated(case: LoggedCase) -> tuple[LogEntry, ...]:
    """What was understood of a dictated text, once the person has seen it; nothing where he does not want it."""
    from huikuan_cli.core.log.dictated import understood
    from huikuan_cli.core.log.talked import dictated_entries, words_of
    from huikuan_cli.core.text.values import Unclear

    playbook = case.work.playbook()
    try:
        heard = understood(case.options.text, case.day, words_of(playbook))
    except Unclear as problem:
        raise UsageError(f"--text：{problem}") from None
    entries = dictated_entries(heard, playbook, case.day, case.by())
    if not entries:
        raise HuikuanError(texts_log.NOTHING_HEARD, texts_log.NOTHING_HEARD_FIX)
    if not case.options.json:
        _show(entries, case)
    return _accepted(entries, case) if case.asks() else entries


def _show(entries: Iterable[LogEntry], case: LoggedCase) -> None:
    from huikuan_cli.core.log.telling import told

    names = {one.id: one.name for one in case.work.playbook().excuses.excuses}
    out.notice(texts_log.HEARD)
    for entry in entries:
        for key, value in told(entry, names):
            out.notice(f"  {key}  {value}")


def _accepted(entries: tuple[LogEntry, ...], case: LoggedCase) -> tuple[LogEntry, ...]:
    """Ask once whether it is right; a line 项=内容 changes it and asks again."""
    from huikuan_cli.wizard.port import Question, Stop

    question = Question(f"〔{texts_log.SECTION_NAME}〕", texts_log.ACCEPT, "")
    while True:
        try:
            reply = case.asker().ask(question)
        except Stop:
            return ()
        typed = reply.strip() if isinstance(reply, str) else ""
        if not typed:
            return entries
        if typed.lower() in ("q", "退出", "不记"):
            return ()
        try:
            entries = _changed(entries, _pairs((typed,)))
        except HuikuanError as problem:
            case.asker().say(f"× {problem.sentence()}")
            continue
        _show(entries, case)


def _changed(entries: tuple[LogEntry, ...], changes: Mapping[str, str]) -> tuple[LogEntry, ...]:
    """The last of some entries with other values. Raises HuikuanError for what it has not."""
    from huikuan_cli.core.log.entries import Correction, corrected, misread

    *before, last = entries
    for key, text in misread(last, changes):
        raise HuikuanError(f"“{key}”：{text}")
    return (*before, corrected(last, Correction(day=last.day, of="", changes=dict(changes))))


def _pairs(given: Iterable[str]) -> dict[str, str]:
    """项=内容 … as a dictionary. Raises UsageError for what is not written so."""
    from huikuan_cli.core.text.values import brief, scrub

    found = {}
    for text in given:
        name, mark, value = text.replace("＝", "=").partition("=")
        if not mark or not name.strip():
            raise UsageError(texts_log.CHANGE_FORM.format(text=brief(text)))
        found[scrub(name)] = scrub(value)
    return found


def _from_file(case: LoggedCase) -> tuple[LogEntry, ...]:
    """The entry in an answers file. Raises ProblemsFound with the line of everything that is not understood."""
    from huikuan_cli.core.log import read_log
    from huikuan_cli.core.log.entries import BY, DAY
    from huikuan_cli.errors import Problem
    from huikuan_cli.store.yaml.parse import read_tree

    file = case.options.answers
    tree = read_tree(typed_path(file), file)
    if not isinstance(tree.data, dict):
        raise HuikuanError(f"“{file}”不是一笔记录", texts_log.OPT_LOG_ANSWERS)
    row: dict[str, Any] = {DAY: case.day.isoformat(), BY: case.by(), **tree.data}
    found = read_log([row], case.day)
    problems = [Problem(one.text, one.fix, tree.file, tree.line_of((one.key,))) for one in found.mistakes]
    problems += [
        Problem(texts_log.AHEAD.format(day=one.day), "", tree.file, tree.line_of((DAY,)))
        for one in found.entries
        if one.day > case.today
    ]
    if problems:
        raise ProblemsFound(f"“{file}”要改", problems)
    return found.entries


def _received(case: LoggedCase) -> LogEntry:
    from huikuan_cli.core.log import Received
    from huikuan_cli.core.text.amounts import parse_amount
    from huikuan_cli.core.text.values import Unclear, clean

    try:
        amount, of = parse_amount(case.options.paid), clean(case.options.of)
    except Unclear as problem:
        raise UsageError(f"--paid：{problem}") from None
    if not amount:
        raise UsageError(f"--paid：{texts_log.NOTHING_LOGGED}")
    return Received(day=case.day, by=case.by(), amount=amount, of=of)


def _correction(case: LoggedCase) -> LogEntry:
    """A correction of an entry by its id. Raises UsageError for one that is not there, or values that it has not."""
    from huikuan_cli.core.log.entries import Correction, misread
    from huikuan_cli.core.text.values import brief

    id = case.options.fix or case.options.void
    log = case.work.stored.log(case.today).log
    target = next((one for one in log.entries if one.id == id and not isinstance(one, Correction)), None)
    if target is None:
        raise UsageError(texts_log.NOT_THERE.format(id=brief(id)), texts_log.NOT_THERE_FIX)
    if case.options.void:
        return Correction(day=case.today, by=case.by(), of=id, void=True)
    changes = _pairs(case.options.changes)
    if not changes:
        raise UsageError(texts_log.NOTHING_TO_FIX, texts_log.NOTHING_TO_FIX_FIX)
    for key, text in misread(target, changes):
        raise UsageError(f"“{brief(key)}”：{text}")
    return Correction(day=case.today, by=case.by(), of=id, changes=changes)


def _list(case: LoggedCase) -> None:
    from huikuan_cli.core.log import row_of
    from huikuan_cli.core.log.telling import in_one_line, promise_line

    log, standing = case.work.stored.log(case.today).log, case.standing()
    if case.options.json:
        rows = [row_of(one) for one in log.entries]
        out.as_json({"plan": str(case.work.stored.path), "entries": rows, "promises": _promises(standing)})
        return
    if not log.entries:
        out.notice(texts_log.LIST_EMPTY)
    for one in log.entries:
        out.result(texts_log.ENTRY.format(id=one.id, said=in_one_line(one)))
    for promise in standing.promises:
        out.result(texts_log.ENTRY.format(id=promise.id, said=promise_line(promise, case.today)))


def _promises(standing: Standing) -> list[dict[str, Any]]:
    """The promises with their states, for another program."""
    return [
        {
            "id": one.id, "who": one.who, "met": one.met, "kind": one.kind, "amount": str(one.amount or ""), "of": one.of,
            "due": one.due.isoformat() if one.due else "", "words": one.words, "state": one.state(standing.today),
            "missed": one.missed(standing.today), "paid": str(one.paid),
        }
        for one in standing.promises
    ]  # fmt: skip


def _report(case: LoggedCase, added: Added) -> None:
    """What was written, the three lines for the customer, and what follows."""
    from huikuan_cli.cli.log_report import minutes_of, said_of
    from huikuan_cli.core.log import row_of

    path, standing = case.work.stored.path, case.standing()
    lines = minutes_of(case.work, added.entries)
    if case.options.json:
        rows = [row_of(one) for one in added.entries]
        out.as_json(
            {
                "plan": str(path),
                "written": added.fresh,
                "entries": rows,
                "promises": _promises(standing),
                "minutes": list(lines),
            }
        )
        return
    out.result((texts_log.LOGGED if added.fresh else texts_log.LOGGED_ALREADY).format(path=path))
    for sentence in said_of(case.work, added.entries, standing):
        out.notice(sentence)
    if lines:
        out.result(texts_log.MINUTES)
        for line in lines:
            out.result(line)
    out.notice(texts_log.NEXT_PLAN.format(path=shlex.quote(str(path))))
