"""The plan with an assistant's lines in the places of the playbook's: what passed the gate comes first, the rest stays behind it. Pure.

The figures, the dates and their working, the red lines are never touched; nor is the frame where a period of the law decides.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import UNSET, structs

from huikuan_cli import texts_assistant as texts
from huikuan_cli.core.advice.analysis import Analysis
from huikuan_cli.core.advice.excuse_match import likeness
from huikuan_cli.core.advice.lent import Branch, Lent, LentLine
from huikuan_cli.core.advice.plan import (
    HAVE,
    LACKING,
    Ask,
    AskLevel,
    Carry,
    Day,
    Fallback,
    Line,
    Plan,
    Reply,
)
from huikuan_cli.core.advice.replies import SAME_MEANING
from huikuan_cli.core.assistant.facts_told import decided, enforcing, pressing
from huikuan_cli.core.playbook.assistant_rules import WORDING
from huikuan_cli.core.receivable.foremost import beside, foremost
from huikuan_cli.core.text.values import short_date, spoken_day
from huikuan_cli.core.text.written_days import read_day

LEVELS = ("最好", "可以", "至少")
A_LIST, ENOUGH_STEPS = 3, 2  # from so many things to bring, or steps, on they take the place of ours
TO_FIND, APART = "（找）", "｜"  # a thing to find; what parts the figures of the line
ENOUGH_REPLIES = (
    4  # from so many of its answers on those of the playbook only answer what he said and it left out
)


def seated(plan: Plan, lent: Lent, s: Analysis) -> Plan:
    """The plan of a case with these lines in it."""
    if not lent.lines:
        return plan
    lines, visit = _Lines(lent.lines), s.visit
    if len(lines.replies()) >= ENOUGH_REPLIES and not decided(s):
        plan = _without_ours(plan)
    frame, near = _frame(lines.text("先看"), plan, s)
    return structs.replace(
        plan,
        ask=_ask(plan, lines, visit),
        matter=structs.replace(
            plan.matter,
            insight=lines.text("关键") or plan.matter.insight,
            frame=frame,
        ),
        openings=lines.said("开口") or plan.openings,
        replies=(*lines.replies(), *_others(plan, lines, s)),
        relief=next(iter(lines.said("安心")), plan.relief),
        tonight=_tonight(lines, plan, s),
        bring=_bring(lines, plan),
        days=_days(plan, lines, s),
        fallback=_fallback(plan, lines, visit),
        never=(*lines.said("不做"), *plan.never),
        line=lines.text("数") or _line(plan.line, lines.text("数存疑")),
        sums=lines.texts("算") or UNSET,
        branches=tuple(Branch(one.id, one.says, one.text) for one in lines.of("岔路")) or UNSET,
        wording=lines.text(WORDING) or UNSET,
        reminders=(
            *near,
            *(f"{texts.DOUBT}{text}" for text in lines.texts("存疑")),
            *plan.reminders,
        ),
        lent=tuple(part for part in dict.fromkeys(one.part for one in lent.lines) if lines.counts(part)),
    )


def _without_ours(plan: Plan) -> Plan:
    """The plan without what we say of the visit: where an assistant wrote the page, a line of ours in between speaks of another case.
    What it may not touch stays, and so do the dates that are sure, and the next step."""
    return structs.replace(
        plan,
        ask=structs.replace(plan.ask, levels=(), proof=""),
        matter=structs.replace(plan.matter, insight=""),
        relief=Line("", "", ""),
        fallback=structs.replace(plan.fallback, bring=""),
    )


def _frame(text: str, plan: Plan, s: Analysis) -> tuple[str, tuple[str, ...]]:
    """What stands in the frame, and the red lines that what was typed comes near: its words in the place of those of the situation, and the
    red lines among what to heed, for they were told it. The last day of a period that is near its end stays."""
    if not text:
        return plan.matter.frame, ()
    text = text if text.endswith(("。", "！", "？")) else f"{text}。"
    near = tuple(
        one.warning for one in s.playbook.redlines.lines if one.warning and one.warning in plan.matter.frame
    )
    if enforcing(s):
        text = f"{foremost(s.report, s.today)}{text}"
    elif pressing(s) and s.report.limitation:
        day = spoken_day(s.report.limitation.alarm)
        last = f"{texts.NEAR_ITS_END.format(day=day)}。"
        doubted = bool(s.report.due.doubts)  # what may be no last day at all frightens nobody on the front
        if doubted:
            near = (last, *near)
        elif day.split("周")[0] not in text:
            text = f"{text}{last}"

    return f"{beside(s.payments, s.today)}{text}", near


def _line(line: str, doubt: str) -> str:
    """The line of figures; where a doubt speaks against the day of payment only what is open, with the doubt: it may make us more careful,
    never less."""
    return (
        f"{line.partition(APART)[0]}{APART}{texts.NO_DAYS.format(doubt=doubt.rstrip('。'))}"
        if doubt
        else line
    )


def _tonight(lines: _Lines, plan: Plan, s: Analysis) -> tuple[str, ...]:
    """What is to be done before the visit, each with its day where it has one: in the place of ours, but behind it where a period of
    the law has decided; where a judgment can be enforced the first of ours stays, which is the lawyer's."""
    dated = ((one, read_day(one.day, s.visit)) for one in lines.of("进门前"))
    found = tuple(f"{short_date(day)}{one.at}：{one.text}" if day else one.text for one, day in dated)
    if decided(s) or not found:
        return (*plan.tonight, *found)
    return (*plan.tonight[:1], *found) if enforcing(s) else found


def _bring(lines: _Lines, plan: Plan) -> tuple[Carry, ...]:
    """What to have in the bag; a thing or two do not take the place of the list."""
    found = lines.bring()
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

    def counts(self, part: str) -> bool:
        """Whether something of a part is taken."""
        return bool(self.of(part))

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
        return tuple(Reply(one.id, one.says, one.text, "", texts.WHY) for one in self.of("我答"))

    def bring(self) -> tuple[Carry, ...]:
        """What to have in the bag."""
        return tuple(
            Carry(one.id, one.text.removesuffix(TO_FIND), LACKING if one.text.endswith(TO_FIND) else HAVE)
            for one in self.of("带")
        )

    def steps(self, part: str, visit: date) -> tuple[Day, ...]:
        """The dated ones."""
        dated = ((one, read_day(one.day, visit)) for one in self.of(part))
        return tuple(Day.on(one.id, day, one.at, one.text) for one, day in dated if day)


def _ask(plan: Plan, lines: _Lines, visit: date) -> Ask:
    ask = plan.ask
    goal = next(iter(lines.of("要什么")), None)
    day = read_day(goal.day, visit) if goal and goal.day else None
    levels = tuple(AskLevel(name, "", lines.text(name)) for name in LEVELS if lines.counts(name))
    return structs.replace(
        ask,
        advised=goal.text if goal else ask.advised,
        own="" if goal else ask.own,
        promise=short_date(day) if day else ask.promise,
        derived="" if day else ask.derived,
        levels=levels or ask.levels,
        proof=lines.text("算数的") or ask.proof,
    )


def _others(plan: Plan, lines: _Lines, s: Analysis) -> tuple[Reply, ...]:
    """The playbook's answers; behind enough of the guest's only those to words of his that the guest did not answer."""
    if len(lines.replies()) < ENOUGH_REPLIES:
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
    own = lines.steps("步骤", s.visit)
    if len(own) < ENOUGH_STEPS or decided(s):
        return tuple(sorted((*plan.days, *own), key=lambda one: one.iso))
    sure = {one.window.id: one.sure for one in s.windows}
    kept = [one for one in plan.days if sure.get(one.id)]
    return tuple(sorted((*kept, *own), key=lambda one: one.iso))


def _fallback(plan: Plan, lines: _Lines, visit: date) -> Fallback:
    step = next(iter(lines.steps("退一步", visit)), plan.fallback.next)
    return structs.replace(plan.fallback, bring=lines.text("带回") or plan.fallback.bring, next=step)
