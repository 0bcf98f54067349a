"""What fell due where nobody stated it: all that the contract leaves, where nothing speaks of less. Pure."""

from __future__ import annotations

from huikuan_cli.core.answers.case import Answers, Case
from huikuan_cli.core.answers.due_basis import readings
from huikuan_cli.core.answers.due_reading import TAKEN_OFF_KEY
from huikuan_cli.core.answers.inference import PAYMENTS_KIND, pointed_at, worked_out
from huikuan_cli.core.answers.interview import Interview
from huikuan_cli.core.law.claim import SETTLES, ClockReport
from huikuan_cli.core.text.values import UNKNOWN


def told_by_sums(talk: Interview, answers: Answers, case: Case, report: ClockReport) -> Answers:
    """The amount that fell due as contract less paid, as an answer: where the time to pay is over and the contract is one
    payment, of which nothing is kept back, settled or replaced by a paper. Else nothing, and it stays to be asked."""
    return worked_out(case) if report.overdue and one_payment(talk, answers, case) else {}


def taken_off(case: Case) -> Answers:
    """Whether the part payments were taken off what was written, as the other amounts tell; 不清楚 where neither they nor he do."""
    found = readings(case)
    if found is None:
        return {}
    return {TAKEN_OFF_KEY: UNKNOWN if not found.sure else "是" if found.off else "否"}


def one_payment(talk: Interview, answers: Answers, case: Case) -> bool:
    """Whether all that a contract leaves may be one payment: no other is listed or spoken of, and none is to be settled."""
    one = next((f for _, f in talk.fields() if f.kind == PAYMENTS_KIND), None)
    several = bool(case.items or case.part or case.instruments) or case.start in SETTLES
    return not several and not (one and pointed_at(talk, one, answers))
