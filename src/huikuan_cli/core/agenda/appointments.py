"""The dates of a plan as appointments for a calendar. Pure.

A calendar is seen on a phone that lies on the table, and is shared with colleagues: the titles name the customer and the
step, never an amount, a type or a tactic.
"""

from __future__ import annotations

import re
from datetime import date, time, timedelta

from msgspec import Struct

from huikuan_cli import texts, texts_instrument
from huikuan_cli.core.advice.analysis import Analysis
from huikuan_cli.core.advice.plan import Plan
from huikuan_cli.core.law.claim import ClockReport
from huikuan_cli.core.law.workdays import minus_months
from huikuan_cli.core.text.day_times import MORNING, time_of
from huikuan_cli.core.text.values import brief, dated, half_width
from huikuan_cli.core.text.written_days import read_day, read_time, step_day

MONTHS, LAST_DAYS = (12, 6), 30  # before the earliest limitation alarm
BEFORE_DUE = 30  # days before retention money falls due
SHORTEST_STEP, LONGEST_STEP = 6, 20  # characters of a step in a title, at least and at most
_CLAUSE = re.compile(rf"(?<=.{{{SHORTEST_STEP}}})[，。；：！？,;:!?（(].*", re.S)


class Appointment(Struct, frozen=True):
    """One entry of the calendar. `id` is the same for the same thing in a later plan, so that it moves instead of being
    doubled. `at`: the time of day in China; None for a whole day, of which one is reminded the evening before. `visit`: one
    has to go there, so it takes an hour and one is reminded the evening before as well."""

    id: str
    day: date
    at: time | None
    title: str
    text: str
    visit: bool = False


def appointments(s: Analysis, plan: Plan, name: str) -> tuple[Appointment, ...]:
    """The visit, the steps after it, the day promised, the last day to hand in papers, and the limitation alarms, by day.

    Each is known by customer, contract and step, so that a plan that is made again for another day moves it; a visit that
    goes on from another (--from) is a visit of its own. `name`: the plan file's name, to be found again. What is past as of
    the setting's day is left out.
    """
    claim = _claim(s) or name
    visit = f"{claim}/{plan.previous.file}" if plan.previous else claim
    found = [
        _visit(s, plan, visit, name),
        *_steps(s, plan, visit),
        *_promise(s, plan, visit),
        *_hand_in(s, plan, visit),
        *_due_days(s, claim),
        *_alarms(s, claim),
    ]
    return tuple(
        sorted((one for one in found if one.day >= s.today), key=lambda one: (one.day, one.at or time.min))
    )


def _claim(s: Analysis) -> str:
    """The contract as a calendar knows it, whatever blanks were typed; by its project where it has no number yet. Empty where
    nothing of it is known."""
    parts = (s.case.customer or "", s.case.contract_no or s.case.project or "")
    return "/".join("".join(half_width(part).split()) for part in parts) if any(parts) else ""


def _visit(s: Analysis, plan: Plan, key: str, name: str) -> Appointment:
    customer, person = (
        s.case.customer or texts.CAL_CUSTOMER,
        "，".join(filter(None, (s.case.person, *s.case.then))),
    )
    title = texts.CAL_VISIT.format(customer=brief(customer))
    text = texts.CAL_VISIT_TEXT.format(project=s.case.project or "", person=person, file=name)
    day, at = visit_day(s, plan), read_time(plan.head.visit) or s.case.visit_time
    return Appointment(f"{key}/visit", day, at, title, text, visit=True)


def visit_day(s: Analysis, plan: Plan) -> date:
    """The day of the visit as the plan has it: its owner may have moved it by hand."""
    return read_day(plan.head.visit, s.visit) or s.visit


def _steps(s: Analysis, plan: Plan, key: str) -> list[Appointment]:
    visit = visit_day(s, plan)
    return [
        _titled(s, f"{key}/{one.id}", day, time_of(one.at), one.action, one.at)
        for one in plan.days
        if (day := step_day(one.iso, one.day, visit))
    ]


def _titled(s: Analysis, id: str, day: date, at: time, action: str, word: str = "") -> Appointment:
    step = brief(_CLAUSE.sub("", action, count=1), LONGEST_STEP)
    title = f"{brief(s.case.customer or texts.CAL_CUSTOMER)}：{step}"
    return Appointment(id, day, at, title, f"{word}：{action}" if word else action)


def _promise(s: Analysis, plan: Plan, key: str) -> list[Appointment]:
    """The day promised, where no step stands on it already."""
    promise = read_day(plan.ask.promise, s.promise) or s.promise
    if s.no_money() or promise in [step_day(one.iso, one.day, visit_day(s, plan)) for one in plan.days]:
        return []
    return [_titled(s, f"{key}/promise", promise, time(14, 0), texts.CAL_PROMISE)]


def _hand_in(s: Analysis, plan: Plan, key: str) -> list[Appointment]:
    """The last day to hand in papers for the next window, where it is not one of the steps already."""
    first = next(iter(s.windows), None)
    if first is None or s.lead().rules == "是" or s.no_money() or s.report.outstanding == 0:
        return []
    if any(one.id == first.window.id for one in plan.days):
        return []
    text = texts.CAL_HAND_IN.format(window=first.window.name, end=dated(first.end))
    return [_titled(s, f"{key}/{first.window.id}", first.hand_in, MORNING, text)]


def _due_days(s: Analysis, claim: str) -> list[Appointment]:
    """The day on which each payment of the contract falls due; for what is kept back until a period has ended also 30 days before, when
    the sign-off that it will need is asked for. Known by the contract and the payment."""
    found = []
    for one in s.payments.positions:
        due = one.report.due.effective
        if due is None or one.settled():
            continue
        days = [("due", due.rolled, texts.CAL_DUE)]
        if one.retention():
            days.append(("sign-off", due.rolled - timedelta(BEFORE_DUE), texts.CAL_SIGN_OFF))
        for step, day, title in days:
            said = title.format(customer=brief(s.case.customer or texts.CAL_CUSTOMER), name=brief(one.name))
            text = texts.CAL_DUE_TEXT.format(project=s.case.project or "", day=dated(due.rolled))
            found.append(Appointment(f"{claim}/{one.name}/{step}", day, MORNING, said, text))
    return found


def _alarms(s: Analysis, claim: str) -> list[Appointment]:
    """12 and 6 months and 30 days before the earliest limitation alarm, or the end of the period to apply for enforcement, and that day itself; known by the contract, so that
    the plan of a later visit moves them. So too for each payment under a judgment that the visit is not about."""
    others = [one for one in s.payments.positions if one not in s.payments.spoken_of()]
    return [
        *_alarm(s, s.report, claim),
        *(
            a
            for one in others
            if one.report.enforceable()
            for a in _alarm(s, one.report, f"{claim}/{one.name}")
        ),
    ]


def _alarm(s: Analysis, report: ClockReport, claim: str) -> list[Appointment]:
    found = report.limitation
    if found is None or report.outstanding == 0:
        return []
    days = [
        (f"limitation-{n}", minus_months(found.alarm, n), texts.CAL_MONTHS.format(count=n)) for n in MONTHS
    ]
    last = found.alarm - timedelta(LAST_DAYS)
    days.append((f"limitation-{LAST_DAYS}d", last, texts.CAL_DAYS.format(count=LAST_DAYS)))
    days.append(("limitation", found.alarm, texts.CAL_TODAY))
    named, told = texts.CAL_LIMITATION, texts.CAL_LIMITATION_TEXT
    if report.enforceable():
        named, told = texts_instrument.CAL_ENFORCEMENT, texts_instrument.CAL_ENFORCEMENT_TEXT
    text = told.format(alarm=dated(found.alarm), expiry=dated(found.expiry), project=s.case.project or "")
    return [
        Appointment(
            f"{claim}/{id}",
            day,
            MORNING,
            named.format(customer=brief(s.case.customer or texts.CAL_CUSTOMER), left=left),
            text,
        )
        for id, day, left in days
    ]
