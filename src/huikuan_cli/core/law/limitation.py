"""When the claim may become time-barred, and what restarted the period (民法典第188–195条, docs/law.md §4)."""

from __future__ import annotations

from datetime import date
from functools import partial

from msgspec import structs

from huikuan_cli.core.law.claim import BY_BILL, ClockFacts, Counted, DueDates, Event, Limitation
from huikuan_cli.core.law.due_date import ON_OTHERS
from huikuan_cli.core.law.events import (
    all_events,
    count_events,
    effect,
    latest,
    month_doubts,
    spelt,
    sure_ones,
    uncounted,
    undated_words,
)
from huikuan_cli.core.law.workdays import has_table, minus_months, plus_years, rolled
from huikuan_cli.core.playbook.rules import Rules, Terms
from huikuan_cli.core.text.values import iso

EARLIER_DAY = "按条例算的付款日 {day} 数，{end} 就满了；这里按合同写的付款日数，没过以前照它办，对方拿条例的日子说事先问律师，待核"


def period_end(start: date, terms: Terms) -> date:
    """The last day of the period that begins on the day after `start`: the old two years where they were over before the
    change of the law (2017-10-01), else three (民法典第188条; 法释〔2018〕12号第2、3条)."""
    old = plus_years(start, terms.old_limitation_years)
    return old if old < terms.old_limitation_ends else plus_years(start, terms.limitation_years)


def _alarm_start(facts: ClockFacts, due: DueDates) -> tuple[date, str, tuple[str, ...]]:
    """The earliest day from which a court could let the period run, in words and with its source."""
    assert due.effective
    days: list[tuple[date, str, tuple[str, ...]]] = [(due.effective.raw, "按到期日不顺延算", ("mfd188",))]
    if due.statutory:
        days.append((due.statutory.raw, "按法定到期日不顺延算", ("mfd188",)))
    undated = facts.contract_days is None or (facts.start in ON_OTHERS and due.contract is None)
    written = facts.contract_date is not None and facts.start != BY_BILL
    if undated and not written and facts.instrument is None:
        days += _on_receipt(facts, due)
    return min(days, key=lambda one: one[0])


def _on_receipt(facts: ClockFacts, due: DueDates) -> list[tuple[date, str, tuple[str, ...]]]:
    """第628条: due on receipt, which was no later than the acceptance, its deadline or the settlement."""
    days = (
        ("按“收货即付”从交付日", facts.delivered),
        ("按“收货即付”；交付日不清楚，先按验收日", None if facts.delivered else facts.accepted),
        ("按“收货即付”，收货不晚于付款起算日，从起算日", due.start.day),
    )
    return [(day, f"{words} {iso(day)} 算", ("mfd188", "mfd628")) for words, day in days if day]


def limitation(facts: ClockFacts, due: DueDates, rules: Rules) -> Limitation | None:
    """Expiry and alarm of the period (see `period_end`); None while the due date is not known.

    The period runs from the end of the time for performance that was agreed (民法典第188、189条; 诉讼时效规定第4条). Where it may be over
    by an earlier day of the regulation but not by that of the contract, it is counted by the contract's, with the doubt: who takes
    it for over lets the last days pass.
    """
    if due.effective is None:
        return None
    found = _counted(facts, due, rules)
    if found.alarm >= facts.today or due.contract is None or due.contract.raw <= due.effective.raw:
        return found
    agreed = _counted(facts, structs.replace(due, effective=due.contract, statutory=None), rules)
    if agreed.alarm < facts.today:
        return found
    doubt = EARLIER_DAY.format(day=iso(due.effective.raw), end=iso(found.alarm))
    return structs.replace(agreed, doubts=(*agreed.doubts, doubt))


def _counted(facts: ClockFacts, due: DueDates, rules: Rules) -> Limitation:
    """The period from the effective due day.

    The day of the start is not counted; the last day is the same day three years later (第201、202条). A suit, a
    complaint, a delivered demand, a part payment or a signed promise restarts it, each only with proof.
    """
    assert due.effective
    terms = rules.terms
    events = all_events(facts)
    ending = lambda day: rolled(period_end(day, terms))  # noqa: E731
    counted = count_events(due.effective.rolled, events, facts.today, ending)
    last = latest(counted)
    start = last.day if last else due.effective.rolled
    years = terms.longest_years
    raw = min(period_end(start if last else due.effective.raw, terms), plus_years(due.effective.raw, years))
    expiry = rolled(min(period_end(start, terms), plus_years(due.effective.rolled, years)))
    first, words, sources = _alarm_start(facts, due)
    sure = sure_ones(events)
    surely = latest(count_events(due.effective.rolled, sure, facts.today, ending))
    careful = count_events(first, sure, facts.today, partial(period_end, terms=terms))
    early = latest(careful)
    undated = undated_words(facts, (*careful, *counted), "时效", terms.limitation_years)
    alarm = min(period_end(early.day if early else first, terms), plus_years(first, years), raw)
    if early:
        words, sources = f"最后一次有凭证的中断是 {spelt(early)} {early.kind}", ("mfd188", "mfd195")
    return Limitation(
        start=start,
        restarted=last,
        raw=raw,
        expiry=expiry,
        alarm=alarm,
        alarm_words=words,
        alarm_sources=sources,
        warn=minus_months(alarm, terms.alarm_months),
        words=_words(due, last, start, expiry, terms, _last_instalment(facts)),
        events=counted,
        sources=_sources(counted, start, terms),
        doubts=_doubts(facts, raw, _leans(events) if (last and last.day) != (surely and surely.day) else "")
        + month_doubts(counted)
        + undated,
        notes=_notes(expiry),
        undated=undated,
        by_month=month_doubts(careful),
    )


def _sources(counted: tuple[Counted, ...], start: date, terms: Terms) -> tuple[str, ...]:
    kinds = dict.fromkeys(c.event.kind for c in counted if c.counts)
    found = [effect(kind).article for kind in kinds if effect(kind).article]
    old = ("sx2018",) if start < terms.old_limitation_ends else ()
    return ("mfd188", *old, *(("mfd195",) if kinds else ()), *dict.fromkeys(found), "mfd202", "mfd189")


def _last_instalment(facts: ClockFacts) -> date | None:
    """The last day of a repayment agreement in several instalments."""
    days = [one.day for one in facts.instrument.instalments if one.day] if facts.instrument else []
    return max(days) if len(days) > 1 else None


def _words(
    due: DueDates, last: Event | None, start: date, expiry: date, terms: Terms, end: date | None
) -> str:
    """The working. `end`: the day of the last instalment of an agreement, from which the law counts (民法典第189条)."""
    assert due.effective
    years = terms.limitation_years
    if period_end(start, terms) != plus_years(start, years):
        years = terms.old_limitation_years
    began = f"{spelt(last)} {last.kind}（有凭证）重新起算" if last else f"从到期日 {iso(start)} 届满起算"
    old = f"（旧法 {years} 年，{iso(terms.old_limitation_ends)} 以前已满）"
    counted = f"{years} 年" if years == terms.limitation_years else f"{years} 年{old}"
    may = "分期付款的合同可从最后一期起算，这里按本期保守算"
    if end:
        whole = iso(plus_years(end, terms.limitation_years))
        may = f"还款协议分期的，可从最后一期 {iso(end)} 起算到 {whole}，这里按最早没付清的一期保守算"
    return f"{began}，{counted}，到 {iso(expiry)}；{may}"


def _leans(events: tuple[Event, ...]) -> str:
    """The kinds among the events whose effect courts do not agree on."""
    return "、".join(dict.fromkeys(e.kind for e in events if not effect(e.kind).sure))


def _doubts(facts: ClockFacts, raw: date, leans: str) -> tuple[str, ...]:
    """What makes the expiry uncertain. `leans`: the kinds of event without which it would be another day."""
    found = []
    if leans:
        found.append(f"靠{leans}中断，个案认定有出入，待核")
    found += uncounted(facts)
    if facts.today > raw:
        found.append("按这里的算法时效可能已过：今天就找法务，先不要和对方谈时效")
    return tuple(found)


def _notes(expiry: date) -> tuple[str, ...]:
    if has_table(expiry.year):
        return ()
    return (f"放假表没有收录 {expiry.year} 年，只按周末和固定节日顺延",)
