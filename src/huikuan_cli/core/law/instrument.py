"""What replaces the terms of the contract: its instalments, the day they fall due, and the period that runs from them.

Order of truth: judgment, award or mediation > repayment agreement > contract > statute. Under a judgment, an award or a
mediation the period in which enforcement can be applied for takes the place of limitation (民诉法第250条).
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import partial

from msgspec import structs

from huikuan_cli.core.law.claim import (
    ClockFacts,
    Counted,
    DueDate,
    DueDates,
    Event,
    Instalment,
    Instrument,
    Interest,
    Limitation,
    PeriodStart,
)
from huikuan_cli.core.law.events import (
    ENFORCEMENT_PERIOD,
    all_events,
    count_events,
    latest,
    month_doubts,
    restarts,
    spelt,
    uncounted,
    undated_words,
)
from huikuan_cli.core.law.workdays import has_table, minus_months, plus_years, rolled
from huikuan_cli.core.playbook.rules import Rules
from huikuan_cli.core.text.amounts import yuan
from huikuan_cli.core.text.values import dated, iso

PAID_UNKNOWN = (
    "{kind}共 {count} 期，每期多少、付没付没写全，说不准最早没付清的是哪一期，先不说逾期；一期一期补上"
)
PAID_TOLD = "第 {numbers} 期是照写的话当付了，没一期一期填，查回单，待核"
FAILED = "有一期没付：写了“全部提前到期”的，后面几期也到期；没写的，只有这一期到期，请律师看原文，待核"


def settled_rows(facts: ClockFacts) -> tuple[Instalment, ...]:
    """The instalments by day with what was paid of each: as told for each one, else the part payments since the effective
    day, the earliest instalment first. Empty without an instrument."""
    if facts.instrument is None:
        return ()
    rows = tuple(sorted(facts.instrument.instalments, key=lambda one: one.day or date.max))
    if any(one.paid is not None for one in rows):
        return rows
    since = facts.instrument.effective or date.min
    left = sum(
        (p.amount for p in facts.payments if since <= (p.until or p.day) and p.day <= facts.today), Decimal(0)
    )
    found = []
    for one in rows:
        taken = min(left, one.amount or Decimal(0))
        left -= taken
        found.append(structs.replace(one, paid=None if one.amount is None else taken))
    return tuple(found)


def owed_under(facts: ClockFacts) -> Decimal | None:
    """What is still to be paid under the instrument; None without one, or where an amount is not known."""
    rows = settled_rows(facts)
    if not rows or any(one.amount is None for one in rows):
        return None
    return sum((one.open_amount() or Decimal(0) for one in rows), Decimal(0))


def fallen_due(facts: ClockFacts) -> Decimal | None:
    """What of it fell due before today and is not paid; None without an instrument, or where an amount is not known."""
    rows = [one for one in settled_rows(facts) if one.day and one.day < facts.today]
    if facts.instrument is None or any(one.amount is None for one in rows):
        return None
    return sum((one.open_amount() or Decimal(0) for one in rows), Decimal(0))


def due_under(facts: ClockFacts, contract: DueDates) -> DueDates:
    """The due day that the instrument sets: of the earliest instalment that is not paid, else of the last. Where it names
    none, the day of the `contract` with a doubt. Without an instrument, what the contract and the statute say."""
    paper = facts.instrument
    if paper is None:
        return contract
    rows = [one for one in settled_rows(facts) if one.day]
    if not rows:
        doubt = f"有{paper.kind}，写的日子还不清楚，先按合同算，待核"
        return structs.replace(contract, doubts=(*contract.doubts, doubt))
    chosen = next((one for one in rows if one.open_amount() != 0), rows[-1])
    assert chosen.day
    if _unsure(chosen, rows, facts.today):
        words = PAID_UNKNOWN.format(kind=paper.kind, count=len(rows))
        return DueDates(
            PeriodStart(None, words), None, None, None, "", words, notes=_if_one_fails(facts, rows)
        )
    due = DueDate(None, None, chosen.day, rolled(chosen.day))
    words = f"{paper.kind}写明 {dated(chosen.day)}，{_which(chosen, rows)}；它代替合同原来的日子"
    doubts = (PAID_TOLD.format(numbers="、".join(told)),) if (told := _told(rows)) else ()
    notes = _if_one_fails(facts, rows)
    return DueDates(PeriodStart(None, words), due, None, due, "", words, doubts=doubts, notes=notes)


def _unsure(chosen: Instalment, rows: list[Instalment], today: date) -> bool:
    """Whether the first of several instalments that may be open has fallen due, and nobody said what was paid of it."""
    unknown = chosen.amount is None and chosen.paid is None
    return len(rows) > 1 and unknown and chosen.day is not None and chosen.day < today


def _told(rows: list[Instalment]) -> list[str]:
    return [str(number) for number, one in enumerate(rows, 1) if one.told]


def _if_one_fails(facts: ClockFacts, rows: list[Instalment]) -> tuple[str, ...]:
    """What follows where one of several instalments was not paid."""
    late = any(one.day and one.day < facts.today and one.open_amount() for one in rows)
    return (FAILED,) if late and len(rows) > 1 else ()


def _which(chosen: Instalment, rows: list[Instalment]) -> str:
    if len(rows) == 1:
        return "一次付清"
    state = "最早没付清的一期" if chosen.open_amount() != 0 else "最后一期"
    return f"共 {len(rows)} 期，这是{state}"


def schedule(facts: ClockFacts) -> str:
    """The instalments in one line: day, amount, and how each stands today."""
    rows = settled_rows(facts)
    return "；".join(_stands(one, facts.today, alone=len(rows) == 1) for one in rows)


def _stands(one: Instalment, today: date, *, alone: bool) -> str:
    day = dated(one.day) if one.day else "日子不清楚"
    amount = f"{yuan(one.amount)} 元" if one.amount is not None else "金额不清楚"
    left = one.open_amount()
    if one.told:
        return f"{day} {amount}，写的话里说付了（※待核）"
    if left is None and one.paid is None and not alone:
        return f"{day} {amount}，付没付没写"
    if left == 0:
        return f"{day} {amount}，付清了"
    part = f"，付了 {yuan(one.paid)} 元" if one.paid else ""
    late = "，过了日子没付清" if one.day and one.day < today else ""
    return f"{day} {amount}{part}{late}"


def claims_under(paper: Instrument) -> tuple[Interest, ...]:
    """The interest that the instrument leads to, named but never computed without its text (民诉法第264条; 买卖合同解释第18条)."""
    if paper.enforceable():
        words = "文书定了以后按文书算；没按期付的，迟延履行期间要加倍支付债务利息。从哪天、按哪几项算要看文书原文，这里不算，待核"
        return (Interest("迟延履行期间的债务利息", None, None, words, ("msf264",)),)
    words = "还款协议写了利息、违约金的，按协议；没写的，能不能按原合同要，请法务看协议原文，这里不算，待核"
    return (Interest("逾期利息", None, None, words, ("mmht18",)),)


def enforcement(facts: ClockFacts, rules: Rules) -> Limitation | None:
    """The period in which enforcement can be applied for: from the last day to perform, of the last instalment where there
    are several, from the effective day where none is named; an application or a payment restarts it (民诉法第250条). None
    while neither day is known."""
    paper = facts.instrument
    if paper is None:
        return None
    days = [one.day for one in paper.instalments if one.day]
    began = max(days, default=paper.effective)
    if began is None:
        return None
    ending = partial(plus_years, years=rules.terms.enforcement_years)
    counted = _counted(facts, began, rules)
    undated = undated_words(facts, counted, ENFORCEMENT_PERIOD, rules.terms.enforcement_years)
    last = latest(counted)
    start = last.day if last else began
    raw = ending(start)
    words = f"{_began(paper, days, start, last)}，{rules.terms.enforcement_years} 年，到 {iso(rolled(raw))}"
    return Limitation(
        start=start,
        restarted=last,
        raw=raw,
        expiry=rolled(raw),
        alarm=raw,
        alarm_words="按末日不顺延算",
        alarm_sources=("msf250",),
        warn=minus_months(raw, rules.terms.alarm_months),
        words=words,
        events=counted,
        sources=("msf250",),
        doubts=_doubts(facts, days, raw) + month_doubts(counted) + undated,
        notes=() if has_table(raw.year) else (f"放假表没有收录 {raw.year} 年，只按周末和固定节日顺延",),
        name=ENFORCEMENT_PERIOD,
        undated=undated,
        by_month=month_doubts(counted),
    )


def _counted(facts: ClockFacts, began: date, rules: Rules) -> tuple[Counted, ...]:
    """The events by day: those that restart the period as counted, the others with a word for the lawyer."""
    events = all_events(facts)
    own = tuple(e for e in events if restarts(e.kind, ENFORCEMENT_PERIOD))
    years = rules.terms.enforcement_years
    ending = lambda day: rolled(plus_years(day, years))  # noqa: E731
    found = list(count_events(began, own, facts.today, ending, ENFORCEMENT_PERIOD))
    found += [
        Counted(e, False, "申请执行的期限这里只按申请执行和付款重新起算；这件事算不算，请律师看，待核")
        for e in events
        if not restarts(e.kind, ENFORCEMENT_PERIOD) and e.day > began
    ]
    return tuple(sorted(found, key=lambda one: one.event.day))


def _began(paper: Instrument, days: list[date], start: date, last: Event | None) -> str:
    if last:
        return f"{spelt(last)} {last.kind}（有凭证）重新起算"
    if not days:
        return f"{paper.kind}没写履行期，从生效日 {iso(start)} 起算"
    which = "最后一期履行期满" if len(days) > 1 else "履行期满"
    return f"从{paper.kind}写的{which} {iso(start)} 起算"


def _doubts(facts: ClockFacts, days: list[date], raw: date) -> tuple[str, ...]:
    assert facts.instrument
    found = []
    if not days:
        found.append("履行期到哪天没填，先按生效日算，看文书原文，待核")
    elif len(days) < len(facts.instrument.instalments):
        found.append("有一期的日子不清楚，没有算，待核")
    found += uncounted(facts)
    if facts.today > raw:
        found.append("按这里的算法申请执行的期限可能已过：今天就找律师，先不要和对方谈期限")
    return tuple(found)
