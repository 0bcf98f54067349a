"""The amount that fell due, before or after the part payments: what a log and the next visit make of it. Amounts in 元. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from huikuan_cli.core.answers.case import Answers, Case, read_case
from huikuan_cli.core.answers.due_reading import TAKEN_OFF_KEY
from huikuan_cli.core.answers.inference import DUE_KEY
from huikuan_cli.core.law.claim import Payment
from huikuan_cli.core.receivable.payments import THIS


class Readings(NamedTuple):
    """What was written, what was paid in part, what is owed where that is still to be taken off; `off` as the other amounts tell,
    `sure` that they do."""

    typed: Decimal
    later: Decimal
    less: Decimal
    off: bool
    sure: bool


def readings(case: Case) -> Readings | None:
    """The two ways to read the amount that fell due beside part payments, where nobody said which is meant; None where there are
    none, or only one."""
    typed, later = case.typed_due(), case.later_paid()
    if typed is None or not later or case.off is not None:
        return None
    return Readings(typed, later, typed - later, bool(case.taken_off), not case.off_unsure)


def beside_log(was: Answers, now: Answers, logged: Iterable[Payment], today: date) -> Answers:
    """What the payments of a log, which stand in the answers `now` and not in those as they `was` given, change of the amount that
    fell due: it was written before them, so they lower it, whichever way it was meant."""
    case = read_case(was, today)
    own = [one for one in logged if one.of in ("", THIS, case.name_of_this())]
    typed = case.typed_due()
    if typed is None or not own:
        return {}
    if case.taken_off:
        return {DUE_KEY: f"{typed - sum((one.amount for one in own), Decimal(0)):.2f}"}
    return {TAKEN_OFF_KEY: "否"} if read_case(now, today).taken_off else {}


def before_payments(answers: Answers, today: date) -> Answers:
    """The answers with the amount that fell due as it was before all part payments, so that what is paid from now on lowers it; as
    they are where nobody knows which way it was meant."""
    case = read_case(answers, today)
    if case.due_amount is None or case.off_unsure:
        return answers
    return {**answers, DUE_KEY: f"{case.due_amount:.2f}", TAKEN_OFF_KEY: "否"}
