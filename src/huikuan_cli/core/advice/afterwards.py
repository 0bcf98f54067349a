"""The days after the visit: the steps of this situation, and what remains where he agrees to nothing."""

from __future__ import annotations

from datetime import date

from huikuan_cli.core.advice.analysis import Analysis
from huikuan_cli.core.advice.conditions import holds
from huikuan_cli.core.advice.plan import Day, Fallback
from huikuan_cli.core.advice.windows import hand_in_day, last_before
from huikuan_cli.core.law.workdays import plus_workdays, rolled
from huikuan_cli.core.playbook import FollowUp
from huikuan_cli.core.playbook.placeholders import fill
from huikuan_cli.core.text.day_times import time_of

MOVED = 3  # working days by which a step is moved forward, so that it is not behind a closing day
OWN = 2  # steps with which a situation stands by itself


def days(s: Analysis) -> tuple[Day, ...]:
    """Every dated step in order, those of one day by the time of day: those of the situation, the general ones where it has few of its own, the hand-in day."""
    chosen = (*s.lead().steps, *_general(s))
    steps = [(day, one) for one in chosen if _wanted(s, one, day := _day_of(s, one))]
    found: dict[str, tuple[date, Day]] = {}
    for day, one in steps:  # the situation's own first: one of the same id takes the place of the general one
        found.setdefault(one.id, (day, Day.on(one.id, day, one.at, _in_time(s, one, day))))
    dated = [*found.values(), *_hand_in(s)]
    return tuple(step for _, step in sorted(dated, key=lambda pair: (pair[0], time_of(pair[1].at))))


def _general(s: Analysis) -> tuple[FollowUp, ...]:
    """Every visit ends with its minutes, and what we promise in our answers has its day; the rest is for situations that rule
    nothing and have no steps of their own."""
    lead, steps = s.lead(), s.playbook.escalation.steps
    if lead.rules == "否" and len(lead.steps) < OWN:
        return steps
    kept = [one for one in steps if _is_minutes(one) and not any(map(_is_minutes, lead.steps))]
    if lead.rules == "否" and all(_day_of(s, one) != s.back for one in lead.steps):
        kept += [one for one in steps if one.base == "回访日"]
    return tuple(kept)


def _is_minutes(step: FollowUp) -> bool:
    """Whether a step is what is written down on the day of the visit."""
    return step.base == "拜访日" and step.workdays == 0


def _wanted(s: Analysis, step: FollowUp, day: date) -> bool:
    """Whether a step, which would be on this `day`, lies after the visit, its condition holds, and it does not escalate what must be settled first."""
    return (
        (_is_minutes(step) or day > s.visit)
        and (not step.when or holds(step.when, s.situation))
        and (step.escalates == "否" or not s.calm())
        and step.at_once in ("", s.aim.at_once)
    )


def _in_time(s: Analysis, step: FollowUp, day: date) -> str:
    """What to do in a step; that it is too late for this year where the customer takes no papers any more by then."""
    action, closed = fill(step.action, s.written()), _closing(s)
    late = s.playbook.escalation.too_late if closed and day > closed else ""
    return f"{action}{fill(late, s.written())}"


def _closing(s: Analysis) -> date | None:
    """The last working day on which the customer still acts for this year, by his own word; None where he named none, nothing is
    open, or the money is asked for through a court."""
    if s.report.outstanding == 0 or s.report.enforceable():
        return None
    return last_before(s.case.closing, s.visit)


def _day_of(s: Analysis, step: FollowUp) -> date:
    """The day of a step: one that lies a little behind the closing day of the customer is done by it."""
    day, closed = _planned(s, step), _closing(s)
    soon = closed and plus_workdays(closed, MOVED)
    return closed if closed and soon and s.visit < closed < day <= soon else day


def _planned(s: Analysis, step: FollowUp) -> date:
    """The day of a step, on a working day; only the visit itself may be on a rest day.

    Where the thing is asked for at the visit itself, the promised day is that on which one comes back.
    """
    if step.base == "拜访日":
        return s.visit if step.workdays == 0 else plus_workdays(s.visit, step.workdays)
    if step.base == "回访日":
        return plus_workdays(rolled(s.back), step.workdays)
    return plus_workdays(rolled(s.promise if s.promise > s.visit else s.back), step.workdays)


def _hand_in(s: Analysis) -> list[tuple[date, Day]]:
    """The day by which the papers must be with the finance office, when that is soon after the visit."""
    last = hand_in_day(s.windows, s.visit, s.playbook.calendar.soon)
    if (
        s.lead().rules == "是"
        or s.no_money()
        or s.report.outstanding == 0
        or _not_due(s)
        or last is None
        or last < s.promise
    ):
        return []
    text = fill(s.playbook.escalation.hand_in, s.written())
    window = s.windows[0].window
    return [(last, Day.on(window.id, last, "下班前", text, firm=window.firm == "是"))]


def _not_due(s: Analysis) -> bool:
    """Whether the day of the payment is known and lies behind the visit: nothing is handed in to be paid before it."""
    due = s.report.due.effective
    return due is not None and due.rolled > s.visit


def fallback(s: Analysis) -> Fallback:
    """The smallest paper to take home where he agrees to nothing, and the next step with its day."""
    lead = s.lead().otherwise
    day = _day_of(s, lead.next)
    step = Day.on(lead.next.id, max(day, s.visit), lead.next.at, _in_time(s, lead.next, day))
    return Fallback(fill(lead.bring, s.written()), step)
