"""When the claim may become time-barred, and what restarted the period (民法典第188–195条, law.md §2.1)."""

from __future__ import annotations

from datetime import date

from huikuan_cli.core.clock.facts import ClockFacts, Counted, DueDates, Event, Limitation
from huikuan_cli.core.clock.workdays import has_table, minus_months, plus_years, rolled
from huikuan_cli.core.rules import Rules, Terms
from huikuan_cli.core.values import UNKNOWN, iso

PART_PAYMENT = "对方部分付款"
SUIT, COMPLAINT = "起诉或仲裁", "投诉"


def all_events(facts: ClockFacts) -> tuple[Event, ...]:
    """The events with the part payments among them, by day: a part payment is consent to pay (时效规定第14条)."""
    paid = tuple(Event(p.day, PART_PAYMENT, p.proved) for p in facts.payments)
    known = {(e.day, e.kind) for e in facts.events}
    extra = tuple(e for e in paid if (e.day, e.kind) not in known)
    return tuple(sorted((*facts.events, *extra), key=lambda e: e.day))


def period_end(start: date, terms: Terms) -> date:
    """The last day of the period that begins on the day after `start`: the old two years where they were over before the
    change of the law (2017-10-01), else three (民法典第188条; 法释〔2018〕12号第2、3条)."""
    old = plus_years(start, terms.old_limitation_years)
    return old if old < terms.old_limitation_ends else plus_years(start, terms.limitation_years)


def count_events(
    start: date, events: tuple[Event, ...], today: date, terms: Terms, *, move: bool = True
) -> tuple[Counted, ...]:
    """Which events restart a period that began on `start`; later ones need the earlier ones. `move`: its last day is moved
    off rest days; without it an event counts only up to the day as counted, the cautious reading of 第203条."""
    found = []
    end = _last(start, terms, move)
    for event in events:
        counts, why = _verdict(event, start, end, today)
        if counts:
            end = _last(event.day, terms, move)
        found.append(Counted(event, counts, why))
    return tuple(found)


def _last(start: date, terms: Terms, move: bool) -> date:
    end = period_end(start, terms)
    return rolled(end) if move else end


def _verdict(event: Event, start: date, end: date, today: date) -> tuple[bool, str]:
    if event.day > today:
        return False, "还没发生，不算"
    if event.kind == UNKNOWN:
        return False, "是什么事不清楚，不算；问清再算"
    if not event.proved:
        return False, "没有书面凭证，不算；补到凭证再算"
    if event.day <= start:
        return False, "发生时还没到期，不重新起算"
    if event.day > end:
        return False, f"发生时时效可能已在 {iso(end)} 届满；对方书面同意付款是否另有效力，请法务看，待核"
    if event.kind == SUIT:
        return True, "从起诉之日中断；程序终结后才重新起算，这里保守从起诉日算"
    if event.kind == COMPLAINT:
        return True, "有凭证，可主张从这天中断；个案认定有出入（时效规定第12条），待核，最早警戒不算它"
    return True, "有凭证，从这天重新起算"


def _latest(counted: tuple[Counted, ...]) -> Event | None:
    return next((c.event for c in reversed(counted) if c.counts), None)


def _day(event: Event | None) -> date | None:
    return event.day if event else None


def _alarm_start(facts: ClockFacts, due: DueDates) -> tuple[date, str, tuple[str, ...]]:
    """The earliest day from which a court could let the period run, in words and with its source."""
    assert due.effective
    days: list[tuple[date, str, tuple[str, ...]]] = [(due.effective.raw, "按到期日不顺延算", ("mfd188",))]
    if due.statutory:
        days.append((due.statutory.raw, "按法定到期日不顺延算", ("mfd188",)))
    if facts.contract_days is None and facts.contract_date is None:
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

    The day of the start is not counted; the last day is the same day three years later (第201、202条). A suit, a
    complaint, a delivered demand, a part payment or a signed promise restarts it, each only with proof.
    """
    if due.effective is None:
        return None
    terms = rules.terms
    events = all_events(facts)
    counted = count_events(due.effective.rolled, events, facts.today, terms)
    latest = _latest(counted)
    start = latest.day if latest else due.effective.rolled
    years = terms.longest_years
    raw = min(period_end(start if latest else due.effective.raw, terms), plus_years(due.effective.raw, years))
    expiry = rolled(min(period_end(start, terms), plus_years(due.effective.rolled, years)))
    first, words, sources = _alarm_start(facts, due)
    sure = tuple(e for e in events if e.kind != COMPLAINT)
    surely = _latest(count_events(due.effective.rolled, sure, facts.today, terms))
    early = _latest(count_events(first, sure, facts.today, terms, move=False))
    alarm = min(period_end(early.day if early else first, terms), plus_years(first, years), raw)
    if early:
        words, sources = f"最后一次有凭证的中断是 {iso(early.day)} {early.kind}", ("mfd188", "mfd195")
    return Limitation(
        start=start,
        restarted=latest,
        raw=raw,
        expiry=expiry,
        alarm=alarm,
        alarm_words=words,
        alarm_sources=sources,
        warn=minus_months(alarm, terms.alarm_months),
        words=_words(due, latest, start, expiry, terms),
        events=counted,
        sources=_sources(counted, start, terms),
        doubts=_doubts(facts, raw, leans=_day(latest) != _day(surely)),
        notes=_notes(expiry),
    )


def _sources(counted: tuple[Counted, ...], start: date, terms: Terms) -> tuple[str, ...]:
    kinds = {c.event.kind for c in counted if c.counts}
    by_kind = {"催款函送达": "sx8", "对方书面确认或承诺": "sx14", PART_PAYMENT: "sx14", COMPLAINT: "sx12"}
    found = [by_kind[kind] for kind in by_kind if kind in kinds]
    old = ("sx2018",) if start < terms.old_limitation_ends else ()
    return ("mfd188", *old, *(("mfd195",) if kinds else ()), *dict.fromkeys(found), "mfd202", "mfd189")


def _words(due: DueDates, latest: Event | None, start: date, expiry: date, terms: Terms) -> str:
    assert due.effective
    years = terms.limitation_years
    if period_end(start, terms) != plus_years(start, years):
        years = terms.old_limitation_years
    began = f"{iso(start)} {latest.kind}（有凭证）重新起算" if latest else f"从到期日 {iso(start)} 届满起算"
    old = f"（旧法 {years} 年，{iso(terms.old_limitation_ends)} 以前已满）"
    counted = f"{years} 年" if years == terms.limitation_years else f"{years} 年{old}"
    return f"{began}，{counted}，到 {iso(expiry)}；分期付款的合同可从最后一期起算，这里按本期保守算"


def _doubts(facts: ClockFacts, raw: date, *, leans: bool) -> tuple[str, ...]:
    """What makes the expiry uncertain. `leans`: without a complaint among the events it would be another day."""
    found = []
    if leans:
        found.append("靠投诉中断，个案认定有出入，待核")
    if facts.undated_events:
        found.append(f"有 {facts.undated_events} 条催款记录日期不清楚，没有算，待核")
    if facts.today > raw:
        found.append("按这里的算法时效可能已过：今天就找法务，先不要和对方谈时效")
    return tuple(found)


def _notes(expiry: date) -> tuple[str, ...]:
    if has_table(expiry.year):
        return ()
    return (f"放假表没有收录 {expiry.year} 年，只按周末和固定节日顺延",)
