"""Who ranks first, by the parts of ledger.yaml, each shown with its points; and what is to be done next. Pure arithmetic."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from msgspec import Struct

from huikuan_cli.core.ledger.contracts import LedgerCase
from huikuan_cli.core.ledger.hand_in import HandInDays
from huikuan_cli.core.ledger.linked_plans import LinkedPlan
from huikuan_cli.core.playbook.escalation import Escalation
from huikuan_cli.core.playbook.ledger_rules import LedgerRules, RankPart, RankStep
from huikuan_cli.core.text.amounts import spoken_sum
from huikuan_cli.core.text.values import iso

FIGURE, DAY, MATTER = "{{ 数 }}", "{{ 日子 }}", "{{ 事 }}"


class ScoredPart(Struct, frozen=True):
    """A part of the rank that gave points: its name, the points, and the figure in words."""

    name: str
    points: int
    said: str


class RankedCase(Struct, frozen=True):
    """A receivable with its place from 1, its points, the parts that gave them, what to do next, and its plan."""

    place: int
    case: LedgerCase
    points: int
    parts: tuple[ScoredPart, ...]
    next: str
    plan: str = ""

    def why(self) -> str:
        """The parts in one line: 钱 30＋时效 18."""
        return "＋".join(f"{one.name} {one.points}" for one in self.parts) or "没有加分的"

    def because(self) -> tuple[str, ...]:
        """The parts, a sentence each."""
        return tuple(f"{one.name}：{one.said}，{one.points} 分" for one in self.parts)


class Ranker:
    """Gives points for one day. `windows`: the last days to hand in papers."""

    def __init__(self, rules: LedgerRules, ages: Escalation, windows: HandInDays, today: date) -> None:
        self._rules, self._ages, self._windows, self._today = rules, ages, windows, today

    def ranked(self, cases: Sequence[LedgerCase], plans: Sequence[LinkedPlan | None]) -> list[RankedCase]:
        """The receivables of which something is open and that are not closed, the most points first, then the most money. `plans`: of
        each its plan."""
        found = [
            self._one(case, plan)
            for case, plan in zip(cases, plans, strict=True)
            if case.left > 0 and (plan is None or not plan.closed)
        ]
        found.sort(key=lambda one: (-one.points, -one.case.money(), one.case.rows))
        return [
            RankedCase(n, one.case, one.points, one.parts, one.next, one.plan)
            for n, one in enumerate(found, 1)
        ]

    def _one(self, case: LedgerCase, plan: LinkedPlan | None) -> RankedCase:
        parts = tuple(
            scored for part in self._rules.parts if (scored := self._scored(part, case, plan)) is not None
        )
        file = plan.file if plan else ""
        return RankedCase(0, case, sum(one.points for one in parts), parts, self._next(case, plan), file)

    def _scored(self, part: RankPart, case: LedgerCase, plan: LinkedPlan | None) -> ScoredPart | None:
        day = self._day(part.key, case, plan)
        value = (day - self._today).days if day else self._measure(part.key, case, plan)
        if value is None:
            return None
        step = next((one for one in part.steps if _holds(one, value)), None)
        if step is None or not step.points:
            return None
        said = part.said_past if value < 0 and part.said_past else part.said
        said = said.replace(FIGURE, _words(part.key, value)).replace(DAY, iso(day) if day else "")
        return ScoredPart(part.name, step.points, said)

    def _day(self, key: str, case: LedgerCase, plan: LinkedPlan | None) -> date | None:
        """The day that a part counts down to."""
        if key == "时效":
            return case.alarm
        hand_in = self._windows.of(case, plan) if key == "交件" else None
        return hand_in.day if hand_in else None

    def _measure(self, key: str, case: LedgerCase, plan: LinkedPlan | None) -> Decimal | int | None:
        if key == "金额":
            return case.money()
        if key in ("时效", "交件"):
            return None
        if key == "拖了":
            return case.late
        if key == "落空":
            return (plan.broken if plan else 0) or int(case.promised is not None)
        return case.ready

    def _next(self, case: LedgerCase, plan: LinkedPlan | None) -> str:
        say, left = self._rules.next, (case.alarm - self._today).days if case.alarm else None
        broken = plan.broken_day if plan and plan.broken else case.promised
        if left is not None and left < 0:
            return say.barred
        if plan and plan.next:
            return say.planned.replace(MATTER, plan.next)
        if broken:
            return say.broken.replace(DAY, iso(broken))
        if case.late is None:
            return say.undated
        if not case.late:
            return say.not_due
        band = self._ages.band(case.late, left)
        return band.action if band else ""


def _holds(step: RankStep, value: Decimal | int) -> bool:
    return (step.least is None or value >= step.least) and (step.most is None or value <= step.most)


def _words(key: str, value: Decimal | int) -> str:
    if isinstance(value, Decimal):
        return spoken_sum(value)
    if key in ("时效", "交件", "拖了"):
        return f"{abs(value)} 天"
    return f"{value} 次" if key == "落空" else f"百分之 {value}"
