"""Where a case stands, and whether a playbook's condition (条件) holds in it. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import date
from decimal import Decimal
from operator import attrgetter
from typing import NamedTuple

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
    # no generator and no call of `meets`: a hundred are asked for each plan
    for one in conditions:
        for name in one.asked_for:
            if LACKS[name](one, s):
                break
        else:
            return True
    return False


def meets(when: When, s: Situation) -> bool:
    """Whether everything that one condition asks for is so."""
    return holds((when,), s)


def nearest_lacking(conditions: Iterable[When], s: Situation) -> tuple[str, ...]:
    """What is missing for the condition that is nearest to holding, as sentences; empty when one holds."""
    found = sorted((lacking(one, s) for one in conditions), key=len)
    return tuple(found[0]) if found else ()


def lacking(when: When, s: Situation) -> list[str]:
    """Everything in a condition that does not hold, as sentences, in the order of PARTS."""
    asked_for = (part for name, part in PARTS.items() if name in when.asked_for)
    return [text for part in asked_for if part.lacks(when, s) for text in part.said(when, s)]


class Part(NamedTuple):
    """One thing that a condition may ask for: whether a situation lacks it, and the sentences that say so. A table of them, because
    whoever asks whether a condition holds looks only at what it names, and needs no sentence."""

    lacks: Callable[[When, Situation], bool]
    said: Callable[[When, Situation], Iterable[str]]


def _part(lacks: Callable[[When, Situation], bool], said: Callable[[When, Situation], str]) -> Part:
    return Part(lacks, lambda w, s: (said(w, s),))


def _is_so(name: str, so: Callable[[Situation], bool], yes: str, no: str) -> Part:
    """Something that must be so (是) or must not be so (否)."""
    return _part(
        lambda w, s: so(s) != (getattr(w, name) == "是"),
        lambda w, s: yes if getattr(w, name) == "是" else no,
    )


def _among(name: str, title: str, have: Callable[[Situation], Collection[str]]) -> Part:
    """Ids, any one of which is enough."""
    wanted = attrgetter(name)

    def lacks(when: When, s: Situation) -> bool:
        ours = have(s)
        return not ours or not any(map(ours.__contains__, wanted(when)))

    return _part(
        lacks,
        lambda w, s: f"{title}要是 {'、'.join(getattr(w, name))}",
    )


def _below(value: int | Decimal | None, limit: int | Decimal | None) -> bool:
    return limit is not None and (value is None or value < limit)


def _above(value: int | None, limit: int | None) -> bool:
    return limit is not None and (value is None or value > limit)


def _days(count: int | None) -> str:
    return "不清楚" if count is None else f"{count} 天"


def _day(day: date | None) -> str:
    return iso(day) if day else ""


def _is_past(left: int | None) -> bool:
    return left is not None and left < 0


def _due_lacks(when: When, s: Situation) -> bool:
    return s.overdue is None or (s.overdue > 0) != (when.due == "是")


def _answers_otherwise(when: When, s: Situation) -> bool:
    # no generator, as in `meets`
    for key, values in when.answers.items():  # noqa: SIM110
        if not _answered(s.answers.get(key), values):
            return True
    return False


def _other_answers(when: When, s: Situation) -> list[str]:
    return [
        f"“{key}”要是{'或'.join(values)}"
        for key, values in when.answers.items()
        if not _answered(s.answers.get(key), values)
    ]


def _answered(value: object, wanted: tuple[str, ...]) -> bool:
    if isinstance(value, list):
        return any(one in wanted for one in value)
    return value in wanted


def _not_known(when: When, s: Situation) -> list[str]:
    return [f"“{key}”要填" for key in when.known if s.answers.get(key) in NO_ANSWERS]


def _not_empty(when: When, s: Situation) -> list[str]:
    return [f"“{key}”要先了结" for key in when.empty if s.answers.get(key) not in NO_VALUES]


PARTS: dict[str, Part] = {
    "overdue_from": _part(
        lambda w, s: _below(s.overdue, w.overdue_from),
        lambda w, s: f"逾期要满 {w.overdue_from} 天（现在 {_days(s.overdue)}）",
    ),
    "overdue_to": _part(
        lambda w, s: _above(s.overdue, w.overdue_to),
        lambda w, s: f"逾期要在 {w.overdue_to} 天以内（现在 {_days(s.overdue)}）",
    ),
    "left_to": _part(lambda w, s: _above(s.left, w.left_to), lambda w, s: f"时效余量要在 {w.left_to} 天以内"),
    "broken_from": _part(
        lambda w, s: _below(s.broken, w.broken_from), lambda w, s: f"承诺日要落空过 {w.broken_from} 次"
    ),
    "tension_from": _part(
        lambda w, s: _below(s.tension, w.tension_from), lambda w, s: f"紧张分要到 {w.tension_from}"
    ),
    "refused_from": _part(
        lambda w, s: _below(s.refused, w.refused_from), lambda w, s: f"自查要有 {w.refused_from} 个否"
    ),
    "left_from": _part(
        lambda w, s: _below(s.left, w.left_from), lambda w, s: f"时效余量要在 {w.left_from} 天以上"
    ),
    "term_from": _part(
        lambda w, s: _below(s.term, w.term_from), lambda w, s: f"合同给的付款天数要到 {w.term_from} 天"
    ),
    "amount_from": _part(
        lambda w, s: _below(s.outstanding, w.amount_from),
        lambda w, s: f"未付要到 {yuan(w.amount_from or Decimal(0))} 元",
    ),
    "signed_before": _part(
        lambda w, s: not (s.signed and w.signed_before and s.signed < w.signed_before),
        lambda w, s: f"合同要签在 {_day(w.signed_before)} 以前",
    ),
    "signed_from": _part(
        lambda w, s: not (s.signed and w.signed_from and s.signed >= w.signed_from),
        lambda w, s: f"合同要签在 {_day(w.signed_from)} 或以后",
    ),
    "months": _part(
        lambda w, s: s.today.month not in w.months,
        lambda w, s: f"要在 {'、'.join(map(str, w.months))} 月",
    ),
    "papers": _part(lambda w, s: not s.papers_ready, lambda w, s: "必备的材料要齐"),
    "due": _part(_due_lacks, lambda w, s: "要已经过了到期日" if w.due == "是" else "要还没到到期日"),
    "barred": _is_so("barred", lambda s: _is_past(s.left), "时效要已经过了", "时效要还没过"),
    "settled": _is_so("settled", lambda s: s.outstanding == 0, "要已经付清", "要还没付清"),
    "retention": _is_so("retention", lambda s: s.retention, "要是质保金", "要不是质保金"),
    "scored": _is_so("scored", lambda s: s.scored, "要是按期考核的服务", "要不是按期考核的服务"),
    "held": _part(
        lambda w, s: not set(w.held).issubset(s.documents), lambda w, s: f"手上要有 {'、'.join(w.held)}"
    ),
    "not_held": _part(
        lambda w, s: not set(w.not_held).isdisjoint(s.documents),
        lambda w, s: f"手上要没有 {'、'.join(w.not_held)}",
    ),
    "said": _part(lambda w, s: not mentioned(s.typed, w.said), lambda w, s: f"要提到 {'或'.join(w.said)}"),
    "plays": _part(
        lambda w, s: set(w.plays).isdisjoint(s.ticked), lambda w, s: f"要勾了 {'或'.join(w.plays)}"
    ),
    "seal_undated": _is_so(
        "seal_undated", lambda s: s.seal_undated, "要有盖章的凭证没写日子", "要没有盖章的凭证没写日子"
    ),
    "late_to_enforce": _is_so(
        "late_to_enforce",
        lambda s: _is_past(s.enforce_left),
        "申请执行的期限要已经过了",
        "申请执行的期限要还没过",
    ),
    "difficulties": _among("difficulties", "难题", lambda s: (s.difficulty,)),
    "phenomena": _among("phenomena", "现象", lambda s: (s.phenomenon,)),
    "causes": _among("causes", "原因", lambda s: s.causes),
    "nodes": _among("nodes", "付款链", lambda s: (s.node,)),
    "excuses": _among("excuses", "他说的", lambda s: s.excuses),
    "types": _among("types", "类型", lambda s: (s.type_id,)),
    "signals": _among("signals", "自己的信号", lambda s: s.signals),
    "rungs": _among("rungs", "已经走到", lambda s: (s.rung,)),
    "instruments": _among("instruments", "文书", lambda s: (s.instrument,)),
    "answers": Part(_answers_otherwise, _other_answers),
    "known": Part(lambda w, s: bool(_not_known(w, s)), _not_known),
    "empty": Part(lambda w, s: bool(_not_empty(w, s)), _not_empty),
}
LACKS = {name: part.lacks for name, part in PARTS.items()}
