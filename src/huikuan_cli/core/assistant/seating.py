"""The plan with an assistant's lines in the places of the playbook's: what passed the gate comes first, the rest stays behind it. Pure.

The figures, the dates and their working, the red lines are never touched; nor is the frame where a period of the law decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from msgspec import structs

from huikuan_cli import texts_assistant as texts
from huikuan_cli.core.advice.analysis import Analysis
from huikuan_cli.core.advice.excuse_match import likeness
from huikuan_cli.core.advice.lent import (
    ANSWER,
    BAG,
    BEFORE,
    ENOUGH_ANSWERS,
    FALLBACK,
    GOAL,
    MARK,
    MEANING,
    NEVER,
    OPENING,
    STEPS,
    TO_CHECK,
    Lent,
    LentLine,
    on_its_day,
)
from huikuan_cli.core.advice.plan import (
    HAVE,
    LACKING,
    Ask,
    Carry,
    Day,
    Fallback,
    Line,
    Plan,
    Reply,
)
from huikuan_cli.core.advice.replies import SAME_MEANING
from huikuan_cli.core.assistant.facts_told import NEAR_ITS_END, decided, enforcing, pressing
from huikuan_cli.core.receivable.foremost import beside, foremost
from huikuan_cli.core.text.values import short_date, spoken_day
from huikuan_cli.core.text.written_days import read_day

A_LIST, ENOUGH_STEPS = 3, 2  # from so many things to bring, or steps, on they take the place of ours
TO_FIND = "（找）"  # a thing to find
_THINGS = re.compile(r"[、；，]")


def seated(plan: Plan, lent: Lent, s: Analysis) -> Plan:
    """The plan of a case with these lines in it."""
    if not lent.lines:
        return plan
    lines, visit = _Lines(lent.lines), s.visit
    found = structs.replace(
        plan,
        ask=_ask(plan, lines, visit),
        matter=structs.replace(plan.matter, insight=lines.text(MEANING) or plan.matter.insight),
        openings=lines.said(OPENING) or plan.openings,
        replies=(*lines.replies(), *_others(plan, lines, s)),
        tonight=_tonight(lines, plan, s),
        bring=_bring(lines, plan),
        days=_days(plan, lines, s),
        fallback=_fallback(plan, lines, visit),
        never=(*lines.said(NEVER), *plan.never),
        reminders=(*(f"{texts.DOUBT}{text}" for text in lines.texts(TO_CHECK)), *plan.reminders),
        lent=lent.lines,
    )
    return _without_ours(found, s) if found.written() else found


def _without_ours(plan: Plan, s: Analysis) -> Plan:
    """The plan without what we say of the visit: where an assistant wrote the page, a line of ours in between speaks of another case.
    What it may not touch stays, and so do the dates that are sure, and the next step. What outranks the visit by law stays in the
    frame; what stood there of the situation is among what to heed, for it was told that."""
    frame = _frame(s)
    kept = () if plan.matter.frame in ("", frame) else (plan.matter.frame,)
    return structs.replace(
        plan,
        ask=structs.replace(plan.ask, levels=(), proof=""),
        matter=structs.replace(plan.matter, frame=frame),
        relief=Line("", "", ""),
        fallback=structs.replace(plan.fallback, bring=""),
        reminders=(*kept, *plan.reminders),
    )


def _frame(s: Analysis) -> str:
    """What no assistant takes out of the frame: the last day of a period that is near, of limitation, to enforce a judgment, also that of a
    further payment. What may be no last day at all frightens nobody on the front."""
    text = ""
    if pressing(s) and enforcing(s):
        text = foremost(s.report, s.today)
    elif pressing(s) and s.report.limitation and not s.report.due.doubts:
        text = f"{texts.NEAR_ITS_END.format(day=spoken_day(s.report.limitation.alarm))}。"
    return f"{beside(s.payments, s.today, NEAR_ITS_END)}{text}"


def _tonight(lines: _Lines, plan: Plan, s: Analysis) -> tuple[str, ...]:
    """What is to be done before the visit, each with its day where it has one: in the place of ours, but behind it where a period of
    the law has decided; where a judgment can be enforced the first of ours stays, which is the lawyer's."""
    found = tuple(on_its_day(one, s.visit) for one in lines.of(BEFORE))
    if decided(s) or not found:
        return (*plan.tonight, *found)
    return (*plan.tonight[:1], *found) if enforcing(s) else found


def _bring(lines: _Lines, plan: Plan) -> tuple[Carry, ...]:
    """What to have in the bag; a thing or two do not take the place of the list."""
    names = (name for one in lines.of(BAG) for name in _THINGS.split(one.text.rstrip("。")) if name)
    found = tuple(
        Carry(f"{MARK}{n}", name.removesuffix(TO_FIND), LACKING if name.endswith(TO_FIND) else HAVE)
        for n, name in enumerate(names, 1)
    )
    return found if len(found) >= A_LIST else (*found, *plan.bring)


class _Lines:
    """The lines by part."""

    def __init__(self, lines: Iterable[LentLine]) -> None:
        self._parts: dict[str, list[LentLine]] = {}
        for one in lines:
            self._parts.setdefault(one.part, []).append(one)

    def of(self, part: str) -> list[LentLine]:
        """The lines of a part."""
        return self._parts.get(part, [])

    def texts(self, part: str) -> tuple[str, ...]:
        """Their words."""
        return tuple(one.text for one in self.of(part))

    def text(self, part: str) -> str:
        """The words of the first; empty where there is none."""
        return next(iter(self.texts(part)), "")

    def said(self, part: str) -> tuple[Line, ...]:
        """They as sentences, each with its id."""
        return tuple(Line(one.id, one.text, texts.WHY) for one in self.of(part))

    def replies(self) -> tuple[Reply, ...]:
        """What he may say, with its answers."""
        return tuple(Reply(one.id, one.says, one.text, "", texts.WHY) for one in self.of(ANSWER))

    def steps(self, part: str, visit: date) -> tuple[Day, ...]:
        """The dated ones."""
        dated = ((one, read_day(one.day, visit)) for one in self.of(part))
        return tuple(Day.on(one.id, day, one.at, one.text) for one, day in dated if day)


def _ask(plan: Plan, lines: _Lines, visit: date) -> Ask:
    ask = plan.ask
    goal = next(iter(lines.of(GOAL)), None)
    day = read_day(goal.day, visit) if goal and goal.day else None
    return structs.replace(
        ask,
        advised=goal.text if goal else ask.advised,
        own="" if goal else ask.own,
        promise=short_date(day) if day else ask.promise,
        derived="" if day else ask.derived,
    )


def _others(plan: Plan, lines: _Lines, s: Analysis) -> tuple[Reply, ...]:
    """The playbook's answers; behind enough of the guest's only those to words of his that the guest did not answer."""
    if len(lines.replies()) < ENOUGH_ANSWERS:
        return plan.replies
    answered = [one.says for one in lines.replies()]
    return tuple(
        one
        for one in plan.replies
        if _like(one.says, (h.words for h in s.heard)) and not _like(one.says, answered)
    )


def _like(says: str, others: Iterable[str]) -> bool:
    return any(likeness(says, one) >= SAME_MEANING for one in others)


def _days(plan: Plan, lines: _Lines, s: Analysis) -> tuple[Day, ...]:
    """Its steps in the place of those behind the visit, where it has some: it was told the day to hand in papers. The last day
    stays where we know it. A single step stands beside ours, and so do all where a period of the law has decided."""
    own = lines.steps(STEPS, s.visit)
    if len(own) < ENOUGH_STEPS or decided(s):
        return tuple(sorted((*plan.days, *own), key=lambda one: one.iso))
    sure = {one.window.id: one.sure for one in s.windows}
    kept = [one for one in plan.days if sure.get(one.id)]
    return tuple(sorted((*kept, *own), key=lambda one: one.iso))


def _fallback(plan: Plan, lines: _Lines, visit: date) -> Fallback:
    step = next(iter(lines.steps(FALLBACK, visit)), plan.fallback.next)
    return structs.replace(plan.fallback, next=step)
