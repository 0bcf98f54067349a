"""Where a case stands, and whether a playbook's condition (条件) holds in it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from msgspec import Struct

from huikuan_cli.core.answers.case import BROKEN, Answers, Case
from huikuan_cli.core.law.claim import ClockReport, Limitation
from huikuan_cli.core.law.events import CONFIRMATION, PROMISE, STATEMENT
from huikuan_cli.core.playbook import When
from huikuan_cli.core.text.amounts import yuan
from huikuan_cli.core.text.values import UNKNOWN, iso
from huikuan_cli.core.text.words import mentioned

ACKNOWLEDGED = (STATEMENT, PROMISE, CONFIRMATION)  # kinds of events by which he said that he owes it
NO_VALUES: tuple[object, ...] = (None, [], "0.00")
NO_ANSWERS: tuple[object, ...] = (*NO_VALUES, UNKNOWN)


class Situation(Struct, frozen=True):
    """What conditions look at; None where the case does not say. Days are calendar days, amounts 元.

    `left`: days to the earliest limitation alarm, negative once it has passed. `refused`: how many of the pre-visit
    checks were not ticked. `papers_ready`: every vital paper is in hand. `term`: the days to pay that the contract gives.
    `documents`: the papers in hand. `typed`: everything that was typed in sentences. `ticked`: the situations that were ticked.
    `retention`: what the visit is about is retention money. `instrument`: what replaced the terms of the contract, `elsewhere` that it did so for other payments only; under a judgment, an award or a mediation no limitation runs, and
    `enforce_left` are the days to the end of the period to apply for enforcement, negative once it is over. `seal_undated`: that he
    owes it was acknowledged in writing, and nobody knows on which day. `scored`: a service that is scored for each period.
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
    seal_undated: bool = False
    scored: bool = False


def situation_of(
    case: Case,
    answers: Answers,
    report: ClockReport,
    today: date,
    checks: int,
    typed: str = "",
    *,
    retention: bool = False,
    scored: bool = False,
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
        seal_undated=any(kind in ACKNOWLEDGED for kind in _undated_kinds(case, limit)),
        scored=scored,
    )


def _undated_kinds(case: Case, limit: Limitation | None) -> set[str]:
    """The kinds of what can be proved and has no day, or no better one than a month in which the period began or ended."""
    maybe = (one.event.kind for one in limit.events if one.maybe) if limit else ()
    return {*(one.kind for one in case.undated_proofs), *maybe}


def holds(conditions: Iterable[When], s: Situation) -> bool:
    """Whether any one of the conditions holds. No condition at all never holds: an empty one ({}) always does."""
    return any(meets(one, s) for one in conditions)


def meets(when: When, s: Situation) -> bool:
    """Whether everything that one condition asks for is so."""
    return next(_lacking(when, s), None) is None


def nearest_lacking(conditions: Iterable[When], s: Situation) -> tuple[str, ...]:
    """What is missing for the condition that is nearest to holding, as sentences; empty when one holds."""
    found = sorted((lacking(one, s) for one in conditions), key=len)
    return tuple(found[0]) if found else ()


def lacking(when: When, s: Situation) -> list[str]:
    """Everything in a condition that does not hold, as sentences."""
    return list(_lacking(when, s))


def _lacking(when: When, s: Situation) -> Iterator[str]:
    """One after the other, so that whoever only asks whether all hold stops at the first that does not."""
    yield from _measures(when, s)
    yield from _terms(when, s)
    yield from _states(when, s)
    yield from _documents(when, s)
    yield from _memberships(when, s)
    yield from _answers(when, s)


def _below(value: int | Decimal | None, limit: int | Decimal | None) -> bool:
    return limit is not None and (value is None or value < limit)


def _above(value: int | None, limit: int | None) -> bool:
    return limit is not None and (value is None or value > limit)


def _measures(when: When, s: Situation) -> Iterator[str]:
    """The parts of the condition that compare a count of days, of times or of points."""
    if _below(s.overdue, when.overdue_from):
        yield f"逾期要满 {when.overdue_from} 天（现在 {_days(s.overdue)}）"
    if _above(s.overdue, when.overdue_to):
        yield f"逾期要在 {when.overdue_to} 天以内（现在 {_days(s.overdue)}）"
    if _above(s.left, when.left_to):
        yield f"时效余量要在 {when.left_to} 天以内"
    if _below(s.broken, when.broken_from):
        yield f"承诺日要落空过 {when.broken_from} 次"
    if _below(s.tension, when.tension_from):
        yield f"紧张分要到 {when.tension_from}"
    if _below(s.refused, when.refused_from):
        yield f"自查要有 {when.refused_from} 个否"
    if _below(s.left, when.left_from):
        yield f"时效余量要在 {when.left_from} 天以上"
    if _below(s.term, when.term_from):
        yield f"合同给的付款天数要到 {when.term_from} 天"


def _terms(when: When, s: Situation) -> Iterator[str]:
    """The parts that compare an amount or a date, and the one that asks for the papers."""
    if when.amount_from is not None and _below(s.outstanding, when.amount_from):
        yield f"未付要到 {yuan(when.amount_from)} 元"
    if when.signed_before and not (s.signed and s.signed < when.signed_before):
        yield f"合同要签在 {iso(when.signed_before)} 以前"
    if when.signed_from and not (s.signed and s.signed >= when.signed_from):
        yield f"合同要签在 {iso(when.signed_from)} 或以后"
    if when.months and s.today.month not in when.months:
        yield f"要在 {'、'.join(map(str, when.months))} 月"
    if when.papers == "是" and not s.papers_ready:
        yield "必备的材料要齐"


def _days(count: int | None) -> str:
    return "不清楚" if count is None else f"{count} 天"


def _states(when: When, s: Situation) -> Iterator[str]:
    """The parts that ask whether something is so: overdue, barred, which papers are in hand, what was typed or ticked."""
    if when.due and (s.overdue is None or (s.overdue > 0) != (when.due == "是")):
        yield "要已经过了到期日" if when.due == "是" else "要还没到到期日"
    if when.barred and ((s.left is not None and s.left < 0) != (when.barred == "是")):
        yield "时效要已经过了" if when.barred == "是" else "时效要还没过"
    if when.settled and (s.outstanding == 0) != (when.settled == "是"):
        yield "要已经付清" if when.settled == "是" else "要还没付清"
    if when.retention and s.retention != (when.retention == "是"):
        yield "要是质保金" if when.retention == "是" else "要不是质保金"
    if when.scored and s.scored != (when.scored == "是"):
        yield "要是按期考核的服务" if when.scored == "是" else "要不是按期考核的服务"
    if when.held and not set(when.held) <= set(s.documents):
        yield f"手上要有 {'、'.join(when.held)}"
    if when.not_held and set(when.not_held) & set(s.documents):
        yield f"手上要没有 {'、'.join(when.not_held)}"
    if when.said and not mentioned(s.typed, when.said):
        yield f"要提到 {'或'.join(when.said)}"
    if when.plays and not set(when.plays) & set(s.ticked):
        yield f"要勾了 {'或'.join(when.plays)}"


def _documents(when: When, s: Situation) -> Iterator[str]:
    """The parts that ask how what he signed, or a court wrote, stands."""
    if when.seal_undated and s.seal_undated != (when.seal_undated == "是"):
        yield "要有盖章的凭证没写日子" if when.seal_undated == "是" else "要没有盖章的凭证没写日子"
    late = s.enforce_left is not None and s.enforce_left < 0
    if when.late_to_enforce and late != (when.late_to_enforce == "是"):
        yield "申请执行的期限" + ("要已经过了" if when.late_to_enforce == "是" else "要还没过")


def _memberships(when: When, s: Situation) -> Iterator[str]:
    """The parts of the condition that name ids: any one of them is enough."""
    pairs: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
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
    for name, wanted, have in pairs:
        if wanted and set(wanted).isdisjoint(have):
            yield f"{name}要是 {'、'.join(wanted)}"


def _answers(when: When, s: Situation) -> Iterator[str]:
    for key, values in when.answers.items():
        if not _answered(s.answers.get(key), values):
            yield f"“{key}”要是{'或'.join(values)}"
    for key in when.known:
        if s.answers.get(key) in NO_ANSWERS:
            yield f"“{key}”要填"
    for key in when.empty:
        if s.answers.get(key) not in NO_VALUES:
            yield f"“{key}”要先了结"


def _answered(value: object, wanted: tuple[str, ...]) -> bool:
    if isinstance(value, list):
        return any(one in wanted for one in value)
    return value in wanted
