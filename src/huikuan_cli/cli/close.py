"""`huikuan close`: the money is in. What worked is written down for the team, and what was thought of him is erased on request."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huikuan_cli import texts_log
from huikuan_cli.cli.common import cleaned
from huikuan_cli.cli.log import LoggedCase
from huikuan_cli.cli.option_sets import LogOptions, RenderOptions
from huikuan_cli.env import Env
from huikuan_cli.errors import HuikuanError, Paused, UsageError
from huikuan_cli.show import out

if TYPE_CHECKING:
    from datetime import date

    from huikuan_cli.cli.option_sets import CloseOptions
    from huikuan_cli.core.log import LogEntry
    from huikuan_cli.wizard.port import Asker, Question


def close(options: CloseOptions, env: Env) -> None:
    """Run the command. Raises HuikuanError for everything the user can mend, Paused when the person stops; then nothing is
    written."""
    given = LogOptions(
        options.plan, day=options.day, json=options.json, today=options.today, out=options.out, playbooks=options.playbooks,
        plain=options.plain,
    )  # fmt: skip
    case = LoggedCase(given, env)
    standing = case.standing()
    if standing.closed and not options.erase:
        raise HuikuanError(
            texts_log.ALREADY_CLOSED.format(day=standing.closed.day.isoformat()), texts_log.OPT_ERASE
        )
    erase = options.erase
    if not standing.closed:
        entry, wanted = _closing(case, options)
        case.append([entry])
        erase = erase or wanted
    erased = _erased(case) if erase else 0
    _report(case, erased, erase=erase)


def _closing(case: LoggedCase, options: CloseOptions) -> tuple[LogEntry, bool]:
    """The entry that closes the case, and whether judgements are to be erased."""
    from huikuan_cli.core.log import Closing

    asked: dict[str, Any] = {"amount": options.amount, "worked": options.worked, "erase": options.erase}
    if case.asks() and not (options.amount or options.worked):
        asked = _asked(case, options)
    amount = _amount(asked["amount"])
    entry = Closing(
        day=asked.get("day", case.day),
        by=case.by(),
        amount=amount or None,
        of=cleaned(options.of),
        worked=cleaned(asked["worked"]),
    )
    return entry, bool(asked["erase"])


def _amount(text: str) -> Decimal | None:
    from huikuan_cli.core.text.amounts import parse_amount
    from huikuan_cli.core.text.values import Unclear

    try:
        return parse_amount(text) if text else None
    except Unclear as problem:
        raise UsageError(f"--amount：{problem}") from None


def _asked(case: LoggedCase, options: CloseOptions) -> dict[str, Any]:
    """Ask for the amount, its day, what worked, and whether to erase. Raises Paused when the person stops."""
    from huikuan_cli.core.text.values import Option
    from huikuan_cli.wizard.port import Question, Stop

    asker = case.asker()
    part = f"〔{texts_log.CLOSE_NAME}〕"
    amount = Question(
        part, texts_log.ASK_CLOSE_AMOUNT, texts_log.ASK_CLOSE_AMOUNT_HELP, typed=_left(case), optional=True
    )
    day = Question(part, texts_log.ASK_CLOSE_DAY, "", typed=case.day.isoformat())
    worked = Question(part, texts_log.ASK_WORKED, texts_log.ASK_WORKED_HELP, optional=True)
    choices = (Option("是", texts_log.ERASE_YES), Option("否", texts_log.ERASE_NO))
    try:
        found: dict[str, Any] = {
            "amount": _until(asker, amount, lambda text: _amount(text) is not None or not text)
        }
        found["day"] = (
            _day(case, _until(asker, day, lambda text: bool(_day(case, text))))
            if found["amount"]
            else case.day
        )
        found["worked"] = _until(asker, worked, lambda text: True)
        erase = Question(part, texts_log.ASK_ERASE, "", choices, chosen=("否",))
        found["erase"] = options.erase or asker.ask(erase) == "是"
    except Stop:
        raise Paused(texts_log.NOT_CLOSED) from None
    return found


def _left(case: LoggedCase) -> str:
    """What is still open by the figures, to take as it is; empty where they do not say."""
    from huikuan_cli.core.text.amounts import yuan

    try:
        left = case.work.setting(case.day).report.outstanding
    except HuikuanError:
        return ""
    return yuan(left) if left and left > 0 else ""


def _until(asker: Asker, question: Question, fits: Any) -> str:
    """Ask until the answer fits."""
    while True:
        reply = asker.ask(question)
        text = reply.strip() if isinstance(reply, str) else ""
        try:
            if fits(text):
                return text
        except HuikuanError as problem:
            asker.say(f"× {problem.sentence()}")


def _day(case: LoggedCase, text: str) -> date:
    from huikuan_cli.cli.log import day_of

    return day_of(text, case.today)


def _erased(case: LoggedCase) -> int:
    """Erase what was thought of him in every plan of the case, with the copies that still hold it; how many plans. What cannot be
    erased is said."""
    from huikuan_cli.cli.case_plan import of_the_case

    count = 0
    for path in of_the_case(case.work.stored, case.options.out, case.env):
        try:
            _erase(path, case)
        except HuikuanError as problem:
            out.notice(texts_log.ERASE_LEFT.format(path=path, reason=problem.sentence()))
            continue
        count += 1
    return count


def _erase(path: Path, case: LoggedCase) -> None:
    """Work a plan out again without the judgements, for the day for which it was made, and draw its papers anew; no copy stays."""
    from huikuan_cli.cli.assist import forget
    from huikuan_cli.cli.render import Work, worked_out
    from huikuan_cli.core.log.erasing import without_judgements
    from huikuan_cli.store.work import plans

    work = Work(str(path), RenderOptions(playbooks=case.options.playbooks), case.env)
    playbook, answers = work.read()
    work.take(playbook, without_judgements(answers))
    forget(work)
    made = worked_out(work)
    plans.replace_for_good(path, made.text, made.sheets)


def _report(case: LoggedCase, erased: int, *, erase: bool) -> None:
    from huikuan_cli.core.log import row_of
    from huikuan_cli.core.text.amounts import spoken

    head, path = case.work.stored.record.plan.head, case.work.stored.path
    try:
        left = case.work.setting(case.today).report.outstanding
    except HuikuanError:
        left = None
    closed = case.standing().closed
    if case.options.json:
        entry = row_of(closed) if closed else {}
        out.as_json({"plan": str(path), "entry": entry, "left": str(left or 0), "erased": erased})
        return
    out.result(texts_log.CLOSED.format(customer=head.customer, project=head.project))
    if left and left > 0:
        out.notice(texts_log.STILL_OPEN.format(amount=spoken(left)))
    if erase:
        out.notice(texts_log.ERASED.format(count=erased))
