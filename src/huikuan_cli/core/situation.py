"""Where a case stands, and whether a playbook's condition (条件) holds in it. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from msgspec import Struct

from huikuan_cli.core.amounts import yuan
from huikuan_cli.core.case import BROKEN, Answers, Case
from huikuan_cli.core.clock.facts import ClockReport
from huikuan_cli.core.playbook import When
from huikuan_cli.core.values import UNKNOWN, iso
from huikuan_cli.core.words import mentioned

EMPTY: tuple[object, ...] = (None, [], "0.00")
NOTHING: tuple[object, ...] = (*EMPTY, UNKNOWN)


class Situation(Struct, frozen=True):
    """What conditions look at; None where the case does not say. Days are calendar days, amounts 元.

    `left`: days to the earliest limitation alarm, negative once it has passed. `refused`: how many of the pre-visit
    checks were not ticked. `papers_ready`: every vital paper is in hand. `term`: the days to pay that the contract gives.
    `documents`: the papers in hand. `typed`: everything that was typed in sentences. `ticked`: the situations that were ticked.
    `retention`: what the visit is about is retention money. `instrument`: what replaced the terms of the contract, `elsewhere` that it did so for other payments only; under a judgment, an award or a mediation no limitation runs, and
    `enforce_left` are the days to the end of the period to apply for enforcement, negative once it is over.
    """

    answers: Answers
    today: date
    overdue: int | None = None
    left: int | None = None
    broken: int | None = None
    tension: int | None = None
    refused: int | None = None
    outstanding: Decimal | None = None
    signed: date | None = None
    difficulty: str = ""
    phenomenon: str = ""
    causes: tuple[str, ...] = ()
    node: str = ""
    excuses: tuple[str, ...] = ()
    type_id: str = ""
    signals: tuple[str, ...] = ()
    rung: str = ""
    papers_ready: bool = False
    term: int | None = None
    documents: tuple[str, ...] = ()
    typed: str = ""
    ticked: tuple[str, ...] = ()
    retention: bool = False
    instrument: str = ""
    elsewhere: bool = False
    enforce_left: int | None = None


def situation_of(
    case: Case,
    answers: Answers,
    report: ClockReport,
    today: date,
    checks: int,
    typed: str = "",
    *,
    retention: bool = False,
) -> Situation:
    """The situation as far as the answers say it; diagnosis and excuses are added by the caller.

    `checks` is how many questions the pre-visit check has; `typed` what was typed in sentences.
    """
    open_amount = report.outstanding
    overdue = report.overdue if open_amount != 0 else 0
    limit = report.limitation if open_amount != 0 else None
    left = (limit.alarm - today).days if limit else None
    enforcing = report.enforceable()
    return Situation(
        answers=answers,
        today=today,
        overdue=overdue,
        left=None if enforcing else left,
        instrument=report.instrument.kind if report.instrument else "",
        enforce_left=left if enforcing else None,
        broken=BROKEN.get(case.broken or ""),
        tension=case.tension,
        refused=checks - len(case.checked) if case.checked else None,
        outstanding=open_amount,
        signed=case.signed,
        difficulty=case.difficulty or "",
        phenomenon=case.phenomenon or "",
        causes=case.causes or (),
        node=case.node or "",
        type_id=case.type_id or "",
        signals=case.signals or (),
        rung=case.rung or "",
        term=case.contract_days.days + 30 * case.contract_days.months if case.contract_days else None,
        documents=case.documents or (),
        typed=typed,
        ticked=(*(case.snags or ()), *(case.plays or ())),
        retention=retention,
    )


def holds(conditions: Iterable[When], s: Situation) -> bool:
    """Whether any one of the conditions holds. No condition at all never holds: an empty one ({}) always does."""
    return any(not lacking(one, s) for one in conditions)


def nearest_lacking(conditions: Iterable[When], s: Situation) -> tuple[str, ...]:
    """What is missing for the condition that is nearest to holding, as sentences; empty when one holds."""
    found = sorted((lacking(one, s) for one in conditions), key=len)
    return tuple(found[0]) if found else ()


def lacking(when: When, s: Situation) -> list[str]:
    """Everything in a condition that does not hold, as sentences."""
    return [*_measures(when, s), *_memberships(when, s), *_answers(when, s)]


def _measures(when: When, s: Situation) -> list[str]:
    """The parts of the condition that compare a number or a date."""
    found: list[str] = []

    def at_least(limit: int | Decimal | None, value: int | Decimal | None, text: str) -> None:
        if limit is not None and (value is None or value < limit):
            found.append(text)

    def at_most(limit: int | None, value: int | None, text: str) -> None:
        if limit is not None and (value is None or value > limit):
            found.append(text)

    now = "不清楚" if s.overdue is None else f"{s.overdue} 天"
    at_least(when.overdue_from, s.overdue, f"逾期要满 {when.overdue_from} 天（现在 {now}）")
    at_most(when.overdue_to, s.overdue, f"逾期要在 {when.overdue_to} 天以内（现在 {now}）")
    at_most(when.left_to, s.left, f"时效余量要在 {when.left_to} 天以内")
    at_least(when.broken_from, s.broken, f"承诺日要落空过 {when.broken_from} 次")
    at_least(when.tension_from, s.tension, f"紧张分要到 {when.tension_from}")
    at_least(when.refused_from, s.refused, f"自查要有 {when.refused_from} 个否")
    at_least(when.left_from, s.left, f"时效余量要在 {when.left_from} 天以上")
    at_least(when.term_from, s.term, f"合同给的付款天数要到 {when.term_from} 天")
    if when.amount_from is not None:
        at_least(when.amount_from, s.outstanding, f"未付要到 {yuan(when.amount_from)} 元")
    if when.signed_before and not (s.signed and s.signed < when.signed_before):
        found.append(f"合同要签在 {iso(when.signed_before)} 以前")
    if when.signed_from and not (s.signed and s.signed >= when.signed_from):
        found.append(f"合同要签在 {iso(when.signed_from)} 或以后")
    if when.months and s.today.month not in when.months:
        found.append(f"要在 {'、'.join(map(str, when.months))} 月")
    if when.papers == "是" and not s.papers_ready:
        found.append("必备的材料要齐")
    return found + _states(when, s)


def _states(when: When, s: Situation) -> list[str]:
    """The parts that ask whether something is so: overdue, barred, which papers are in hand, what was typed or ticked."""
    found = []
    if when.due and (s.overdue is None or (s.overdue > 0) != (when.due == "是")):
        found.append("要已经过了到期日" if when.due == "是" else "要还没到到期日")
    if when.barred and ((s.left is not None and s.left < 0) != (when.barred == "是")):
        found.append("时效要已经过了" if when.barred == "是" else "时效要还没过")
    late = s.enforce_left is not None and s.enforce_left < 0
    if when.late_to_enforce and late != (when.late_to_enforce == "是"):
        found.append("申请执行的期限" + ("要已经过了" if when.late_to_enforce == "是" else "要还没过"))
    if when.settled and (s.outstanding == 0) != (when.settled == "是"):
        found.append("要已经付清" if when.settled == "是" else "要还没付清")
    if when.retention and s.retention != (when.retention == "是"):
        found.append("要是质保金" if when.retention == "是" else "要不是质保金")
    if when.held and not set(when.held) <= set(s.documents):
        found.append(f"手上要有 {'、'.join(when.held)}")
    if when.not_held and set(when.not_held) & set(s.documents):
        found.append(f"手上要没有 {'、'.join(when.not_held)}")
    if when.said and not mentioned(s.typed, when.said):
        found.append(f"要提到 {'或'.join(when.said)}")
    if when.plays and not set(when.plays) & set(s.ticked):
        found.append(f"要勾了 {'或'.join(when.plays)}")
    return found


def _memberships(when: When, s: Situation) -> list[str]:
    """The parts of the condition that name ids: any one of them is enough."""
    pairs = (
        ("难题", when.difficulties, (s.difficulty,)),
        ("现象", when.phenomena, (s.phenomenon,)),
        ("原因", when.causes, s.causes),
        ("付款链", when.nodes, (s.node,)),
        ("他说的", when.excuses, s.excuses),
        ("类型", when.types, (s.type_id,)),
        ("自己的信号", when.signals, s.signals),
        ("已经走到", when.rungs, (s.rung,)),
        ("文书", when.instruments, (s.instrument,)),
    )
    return [
        f"{name}要是 {'、'.join(wanted)}"
        for name, wanted, have in pairs
        if wanted and not set(wanted) & set(have)
    ]


def _answers(when: When, s: Situation) -> list[str]:
    found = [
        f"“{key}”要是{'或'.join(values)}"
        for key, values in when.answers.items()
        if not _answered(s.answers.get(key), values)
    ]
    found += [f"“{key}”要填" for key in when.known if s.answers.get(key) in NOTHING]
    return found + [f"“{key}”要先了结" for key in when.empty if s.answers.get(key) not in EMPTY]


def _answered(value: object, wanted: tuple[str, ...]) -> bool:
    if isinstance(value, list):
        return any(one in wanted for one in value)
    return value in wanted
