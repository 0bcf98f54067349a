"""Interest without an agreed rate that courts grant as a matter of course: on the LPR or, before it, the base lending rate.

Goods and services: with a loading of 30–50 % (买卖合同解释第18条); works: without one (建设工程解释(一) 第26、27条).
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from huikuan_cli.core.law.claim import TOLD_PROVED, ClockFacts, DueDates, Interest
from huikuan_cli.core.law.doubts import (
    based,
    case_doubts,
    claim_sources,
    paid_first,
    part_words,
    undisputed,
)
from huikuan_cli.core.law.segments import Span, interest_over, percent, segments, working_line
from huikuan_cli.core.law.statutory_interest import last_day_before
from huikuan_cli.core.playbook.rules import RELIABLE, Lpr, Rules
from huikuan_cli.core.text.amounts import yuan
from huikuan_cli.core.text.values import iso

BASE = "贷款基准利率"
LONG = 365  # calendar days: beyond them the base lending rate of a longer tenor is higher


class Prime(NamedTuple):
    """The rate of a day and what it is called: the LPR, or the base lending rate before it, both for one year."""

    name: str
    row: Lpr
    source: str

    def called(self) -> str:
        """一年期 LPR 3.00% or 一年期贷款基准利率 4.35%, as it is printed."""
        return f"一年期{'' if self.source == 'jzll' else ' '}{self.name} {self.row.percent}%"

    def fraction(self) -> Decimal:
        """The rate a year as a fraction."""
        return self.row.percent / 100


def prime_on(day: date, rules: Rules) -> Prime | None:
    """What interest is built on when the delay begins on `day`; None before the tables begin (2010-10-20)."""
    if lpr := rules.lpr_on(day):
        return Prime("LPR", lpr, "lpr")
    base = rules.base_on(day)
    return Prime(BASE, base, "jzll") if base else None


class Stretch(NamedTuple):
    """Days of a delay that one published rate counts for: from the day after `start` to `end`."""

    start: date
    end: date
    prime: Prime


def stretches(start: date, end: date, rules: Rules) -> tuple[Stretch, ...]:
    """The days of a delay by the rate that counts for them: that of the day of the breach, and from the first LPR on (2019-08-20),
    where the breach is older, that first LPR (买卖合同解释第18条). Empty before the tables begin, and where nothing is late."""
    breach = start + timedelta(days=1)
    prime = prime_on(breach, rules)
    if prime is None or end <= start:
        return ()
    turn = last_base_day(rules)
    if turn < breach or end <= turn:
        return (Stretch(start, end, prime),)
    first = prime_on(turn + timedelta(days=1), rules)
    assert first
    return (Stretch(start, turn, prime), Stretch(turn, end, first))


def last_base_day(rules: Rules) -> date:
    """The last day of the base lending rate (2019-08-19)."""
    return rules.lpr_days()[0] - timedelta(days=1)


class _Way(NamedTuple):
    """One way to count: its name with a place for the rate, the multiples, its articles and what is to be said about it.

    With `beside` its working is said in short, for it stands beside that of the same principal and days.
    """

    name: str
    multiples: tuple[Decimal, ...]
    sources: tuple[str, ...]
    doubts: tuple[str, ...] = ()
    beside: str = ""


def ordinary(facts: ClockFacts, due: DueDates, rules: Rules) -> tuple[Interest, ...]:
    """The conservative figure first, and beside it what a court may grant instead; only the first beside an agreed rate."""
    start = careful_start(facts, due)
    ways = _ways(facts, rules)
    found = [_figure(facts, due, rules, way, start, facts.today) for way in ways]
    if facts.agreed_rate:
        return tuple(found[:1])
    if facts.works and facts.contract_days is None and facts.contract_date is None:
        found.insert(1, _works_start(facts, due, rules, ways[0]))
    return tuple(found)


def before_regulation(facts: ClockFacts, due: DueDates, rules: Rules) -> Interest:
    """The conservative interest for the days before the regulation applied, to stand beside its figure."""
    start, end = careful_start(facts, due), last_day_before(rules)
    way = _ways(facts, rules)[0]
    way = way._replace(name=f"条例施行以前那一段（到 {iso(end)}，{{prime}}）")
    return _figure(facts, due, rules, way, start, end)


def careful_start(facts: ClockFacts, due: DueDates) -> date:
    """The due date to count from when nothing may be overstated: the contract's, unless we are surely protected."""
    assert due.effective
    protected = facts.small is True and facts.told == TOLD_PROVED
    if not protected and due.contract:
        return max(due.contract.rolled, due.effective.rolled)
    return due.effective.rolled


def _ways(facts: ClockFacts, rules: Rules) -> tuple[_Way, ...]:
    t = rules.terms
    loaded = (t.lpr_low, t.lpr_high)
    if facts.works:
        told = f"标的里有“{facts.works}”，按建设工程算，不加计；其实是买卖或服务的，看按买卖算的那一行"
        other = f"标的里有“{facts.works}”，先按建设工程算；法院按买卖、服务认的，才用这个数"
        return (
            _Way("保守口径（工程，{prime}）", (t.lpr_plain,), ("jg26",), (told,)),
            _Way("按买卖、服务算（{prime}）", loaded, ("mmht18",), (other,)),
        )
    plain = "有的法院就只给这些，标的是建设工程的也按这个数"
    return (
        _Way("保守口径（{prime}）", loaded, ("mmht18",)),
        _Way("不加计（{prime}）", (t.lpr_plain,), ("mmht18",), (), plain),
    )


def _times(multiples: tuple[Decimal, ...]) -> str:
    return "×" + "～".join(str(one) for one in multiples)


def _figure(facts: ClockFacts, due: DueDates, rules: Rules, way: _Way, start: date, end: date) -> Interest:
    assert facts.principal is not None
    breach = start + timedelta(days=1)
    found = stretches(start, end, rules)
    prime = found[0].prime if found else prime_on(breach, rules)
    name = _name(way, found, prime)
    if end <= start:
        words = f"不适用：按合同到期日 {iso(start)} 还没逾期"
        sources = _of(prime)
        return Interest(name, None, None, words, claim_sources(facts, *way.sources, *sources))
    if not found:
        words = f"违约日 {iso(breach)} 早于贷款基准利率表的第一期，要查当时的利率，待核"
        return Interest(name, None, None, words, claim_sources(facts, *way.sources, "jzll"))
    year = rules.terms.year_days
    ways = [_spans(found, times) for times in way.multiples]
    totals = [interest_over(facts.principal, spans, facts.payments, year) for spans in ways]
    doubts = (
        *_stale(facts, way, found, rules),
        *way.doubts,
        *case_doubts(facts),
        *part_words(facts.payments),
    )
    if facts.agreed_rate:
        doubts += ("合同约定了利率，这个数只作参照",)
    doubts += undisputed(facts, ways, year)
    return Interest(
        name,
        totals[0],
        totals[-1],
        based(due, start, _working(facts, way, found, rules)),
        claim_sources(facts, *way.sources, *(one.prime.source for one in found)),
        (),
        doubts,
        paid_first(facts, ways[-1], year),
    )


def _name(way: _Way, found: tuple[Stretch, ...], prime: Prime | None) -> str:
    """What the figure is called: the way, the rates it rests on, and how many times they are taken."""
    called = "、".join(one.prime.name for one in found) or (prime.name if prime else BASE)
    return way.name.format(prime=f"{called}{_times(way.multiples)}")


def _spans(found: tuple[Stretch, ...], times: Decimal) -> tuple[Span, ...]:
    return tuple(Span(one.start, one.end, one.prime.fraction() * times) for one in found)


def _of(prime: Prime | None) -> tuple[str, ...]:
    return (prime.source,) if prime else ()


def _working(facts: ClockFacts, way: _Way, found: tuple[Stretch, ...], rules: Rules) -> str:
    """The sum as it can be worked out on paper, a stretch after the other."""
    assert facts.principal is not None
    year, other = rules.terms.year_days, rules.terms.other_year_days
    if way.beside:
        yearly = "、".join(percent(one.prime.fraction() * way.multiples[0]) for one in found)
        return f"本金和天数同保守口径，年 {yearly}÷{year}；{way.beside}"
    lines = [_stretch_words(facts, way, one, first=n == 0, year=year) for n, one in enumerate(found)]
    others = [
        yuan(interest_over(facts.principal, _spans(found, times), facts.payments, other))
        for times in way.multiples
    ]
    return f"{'；'.join(lines)}；法条没写一年按几天，按 {other} 天是 {'～'.join(others)} 元"


def _stretch_words(facts: ClockFacts, way: _Way, one: Stretch, *, first: bool, year: int) -> str:
    """The rate of a stretch, where it comes from, and what it gives."""
    assert facts.principal is not None
    prime, breach = one.prime, one.start + timedelta(days=1)
    lpr = prime.source == "lpr"
    since = "发布" if lpr else "起执行"
    named = " LPR " if lpr else prime.name
    said = f"违约日 {iso(breach)} 的" if first else f"{iso(breach)} 起按那天的"
    rates = "～".join(percent(prime.fraction() * times) for times in way.multiples)
    rate = f"{said}一年期{named}是 {prime.row.percent}%（{iso(prime.row.day)} {since}），{_times(way.multiples)} 即年 {rates}"
    return f"{rate}；{working_line(segments(facts.principal, one.start, one.end, facts.payments), f'年率÷{year}')}"


def _stale(facts: ClockFacts, way: _Way, found: tuple[Stretch, ...], rules: Rules) -> tuple[str, ...]:
    """What is not verified about the rate of the day of the breach."""
    prime, breach = found[0].prime, found[0].start + timedelta(days=1)
    if prime.source == "jzll":
        return _old_rate(facts, way, found, rules)
    last = rules.lpr_days()[-1]
    if (breach.year, breach.month) > (last.year, last.month):
        return (f"LPR 表只核到 {iso(last)}，违约日之前最近一期待核",)
    confidence = prime.row.confidence
    return () if confidence in RELIABLE else (f"这一期 LPR 的可信度是“{confidence}”，用前请再核",)


def _old_rate(facts: ClockFacts, way: _Way, found: tuple[Stretch, ...], rules: Rules) -> tuple[str, ...]:
    assert facts.principal is not None
    before, last = found[0], found[-1]
    said: tuple[str, ...] = (f"这一期贷款基准利率的可信度是“{before.prime.row.confidence}”，用前请再核",)
    if (before.end - before.start).days > LONG:
        said += ("欠了一年以上，同期同类的基准利率比一年期高，这里用一年期（少算），待核",)
    if last is before:
        return said
    through = Stretch(before.start, last.end, before.prime)
    whole = [
        yuan(interest_over(facts.principal, _spans((through,), times), facts.payments, rules.terms.year_days))
        for times in way.multiples
    ]
    day = iso(last.start + timedelta(days=1))
    return (
        *said,
        f"逾期跨过 {day}：以前一段按贷款基准利率，以后一段按 {day} 的一年期 LPR；也有全程按违约日的利率判的"
        f"（那样是 {'～'.join(whole)} 元），以后一段逐期按新 LPR 判的会更少，待核",
    )


def _works_start(facts: ClockFacts, due: DueDates, rules: Rules, way: _Way) -> Interest:
    """Works without an agreed day to pay: interest from delivery (建设工程解释(一) 第27条)."""
    rest = "没交付的从提交竣工结算文件那天算，价款也没结算的从起诉那天算"
    sources = ("jg26", "jg27")
    if facts.delivered is None or "delivered" in dict(facts.by_month):
        words = f"付款时间没有约定的工程，已交付的从交付那天起息，交付日期待核；{rest}"
        return Interest("工程另一种起息日（从交付日）", None, None, words, claim_sources(facts, *sources))
    doubt = f"付款时间没有约定或约定不明才用得上；{rest}，待核"
    name = f"工程另一种起息日（从交付日 {iso(facts.delivered)}，{{prime}}）"
    found = way._replace(name=name, sources=sources, doubts=(doubt,))
    return _figure(facts, due, rules, found, facts.delivered, facts.today)
