"""Interest by the rate that the contract agrees on: in periods, up to a cap, and whether a court may lower it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from msgspec import structs

from huikuan_cli.core.law.claim import GOVERNMENT, NOT_COVERED, ClockFacts, DueDates, Interest
from huikuan_cli.core.law.doubts import (
    based,
    case_doubts,
    claim_sources,
    paid_first,
    part_words,
    undisputed,
)
from huikuan_cli.core.law.ordinary_interest import Prime, Stretch, careful_start, prime_on, stretches
from huikuan_cli.core.law.rate_wording import CONTRACT, DAY, DEBT, LPR, MONTH, YEAR, Agreed, Cap, Rate
from huikuan_cli.core.law.segments import Span, percent, segments, simple_interest, working_line
from huikuan_cli.core.playbook.rules import Rules, RuleVersion
from huikuan_cli.core.text.amounts import yuan
from huikuan_cli.core.text.values import iso

BY_CONTRACT = "合同约定口径"
LOWERED = "约定过高的部分法院可以调低（民法典第585条）"


class _Used(NamedTuple):
    """A period as it is counted: its days, the rate to multiply with for a day or for a year of `year` days, and its words."""

    start: date
    end: date
    rate: Decimal
    year: int
    words: str


def agreed(facts: ClockFacts, due: DueDates, rules: Rules, terms: Agreed) -> Interest:
    """The agreed interest, with the LPR at signing as its floor where the regulation protects us (第17条).

    It counts from the due date of the contract, unless the regulation with its earlier one surely covers us.
    """
    assert facts.principal is not None
    start = careful_start(facts, due)
    if facts.today <= start:
        words = f"不适用：按合同到期日 {iso(start)} 还没逾期"
        return Interest(BY_CONTRACT, None, None, words, claim_sources(facts, "mfd585"))
    prime = prime_on(start + timedelta(days=1), rules)
    if prime is None and any(step.rate.per == LPR for step in terms.steps):
        words = f"合同约定 {terms.text()}；违约日早于贷款基准利率表的第一期，要查当时的利率，待核"
        return Interest(BY_CONTRACT, None, None, words, claim_sources(facts, "mfd585"))
    version = rules.version_on(start + timedelta(days=1))
    counted, floored = _floored(facts, rules, terms, version)
    found = stretches(start, facts.today, rules)
    used = _periods(counted, start, facts.today, found, rules)
    total, lines = _sum(facts, used)
    capped = _capped(facts, terms.cap, total)
    words = f"合同约定 {terms.text()}{floored}；{lines}{capped.words}"
    high = _too_high(used, capped.amount, facts, prime, rules)
    doubts = (LOWERED, *high, *_of_lpr(terms, found), *capped.doubts)
    doubts += (*case_doubts(facts), *part_words(facts.payments))
    doubts += _floor_doubts(facts, rules, terms, version)
    simple = len(terms.steps) == 1 and terms.cap is None
    spans = [Span(one.start, one.end, one.rate) for one in used]
    if simple:
        doubts += undisputed(facts, [spans], used[0].year)
    sources = ("mfd585", *(("tz65",) if high else ()), *_lpr_source(terms, found))
    return Interest(
        BY_CONTRACT,
        capped.amount,
        capped.amount,
        based(due, start, words),
        claim_sources(facts, *sources, *((version.interest,) if version and floored else ())),
        (),
        doubts,
        paid_first(facts, spans, used[0].year) if simple else None,
        "约定偏高，法院可能调低" if high else "",
    )


def _floor_doubts(
    facts: ClockFacts, rules: Rules, terms: Agreed, version: RuleVersion | None
) -> tuple[str, ...]:
    """What is not known of us or of the customer, where it decides whether the floor applies."""
    small, payer = (True if facts.small is None else facts.small), facts.payer or GOVERNMENT
    if (small, payer) == (facts.small, facts.payer):
        return ()
    if not _floored(structs.replace(facts, small=small, payer=payer), rules, terms, version)[1]:
        return ()
    open_points = (
        "我方签约时若是中小企业" if facts.small is None else "",
        "客户若归支付条例管" if facts.payer is None else "",
    )
    return (f"{'、'.join(filter(None, open_points))}，约定利率不得低于当时的一年期 LPR，待核",)


def _floored(
    facts: ClockFacts, rules: Rules, terms: Agreed, version: RuleVersion | None
) -> tuple[Agreed, str]:
    """Never below the one-year LPR at signing, where the regulation protects us (2025: 第17条)."""
    protected = version and facts.small and facts.payer not in (None, NOT_COVERED)
    signing = rules.lpr_on(facts.signed) if facts.signed else None
    if not protected or signing is None:
        return terms, ""
    floor = signing.percent / 100
    steps = tuple(
        step if step.rate.yearly(floor) >= floor else step._replace(rate=Rate(floor, YEAR))
        for step in terms.steps
    )
    if steps == terms.steps:
        return terms, ""
    return terms._replace(steps=steps), f"，低于签约时一年期 LPR {signing.percent}%，按 LPR 算"


def _periods(
    terms: Agreed, start: date, today: date, found: tuple[Stretch, ...], rules: Rules
) -> list[_Used]:
    """The steps that have begun by today, each with its days; a multiple of the LPR by the published rate of its days (`found`)."""
    used: list[_Used] = []
    begun = start
    for step in terms.steps:
        end = today if step.until is None else min(start + timedelta(days=step.until), today)
        while end > begun:
            published = next((one for one in found if begun < one.end), None)
            until = min(end, published.end) if published and step.rate.per == LPR else end
            prime = published.prime if published else None
            used.append(_Used(begun, until, *_multiplied(step.rate, prime, rules)))
            begun = until
    return used


def _multiplied(rate: Rate, prime: Prime | None, rules: Rules) -> tuple[Decimal, int, str]:
    year = rules.terms.year_days
    if rate.per == DAY:
        return rate.value, 1, rate.text()
    if rate.per == LPR:
        yearly = rate.yearly(prime.fraction() if prime else Decimal(0))
        return yearly, year, f"年{percent(yearly)}÷{year}"
    words = f"{rate.text()}{'×12' if rate.per == MONTH else ''}÷{year}"
    return rate.yearly(Decimal(0)), year, words


def _sum(facts: ClockFacts, used: list[_Used]) -> tuple[Decimal, str]:
    """The interest of all periods, and their working in words. Payments before a period lower its principal."""
    assert facts.principal is not None
    total, lines = Decimal("0.00"), []
    for one in used:
        parts = segments(facts.principal, one.start, one.end, facts.payments)
        total += simple_interest(parts, one.rate, one.year)
        lines.append(working_line(parts, one.words))
    return total, " + ".join(lines)


class _Capped(NamedTuple):
    amount: Decimal
    words: str = ""
    doubts: tuple[str, ...] = ()


def _capped(facts: ClockFacts, cap: Cap | None, total: Decimal) -> _Capped:
    """The interest up to the agreed cap. Without a known contract amount the cap is taken from what fell due, which is less."""
    assert facts.principal is not None
    if cap is None:
        return _Capped(total)
    known = facts.contract_amount or facts.principal
    most = cap.value * {CONTRACT: known, DEBT: facts.principal}.get(cap.of, Decimal(1))
    guessed = cap.of == CONTRACT and not facts.contract_amount
    doubts = ("合同额不清楚，封顶先按到期应付算（少算），待核",) if guessed else ()
    if total <= most:
        return _Capped(total, f"；没到封顶（{cap.text()}，即 {yuan(most)} 元）", doubts)
    return _Capped(
        most.quantize(total), f"；算出 {yuan(total)} 元，超过封顶（{cap.text()}），按 {yuan(most)} 元", doubts
    )


def _too_high(
    used: list[_Used], total: Decimal, facts: ClockFacts, prime: Prime | None, rules: Rules
) -> tuple[str, ...]:
    """Whether a court will likely lower it: more than 30 % above the highest figure without an agreement (通则解释第65条)."""
    if prime is None or not used:
        return ()
    t = rules.terms
    most = prime.fraction() * t.lpr_high * (1 + t.too_high)
    fair = _sum(facts, [one._replace(rate=most, year=t.year_days) for one in used])[0]
    highest = max(one.rate * t.year_days / one.year for one in used)
    if total <= fair:
        return ()
    times = (highest / prime.fraction()).quantize(Decimal("0.1"))
    return (
        f"约定折合年 {percent(highest)}，是违约日{prime.called()} 的 {times} 倍，"
        f"算出来比 ×{t.lpr_high} 的多出 {percent(t.too_high)} 以上："
        "对方请求减少时法院多半会调低（合同编通则解释第65条），调低后可能只剩下面的保守口径",
    )


def _of_lpr(terms: Agreed, published: tuple[Stretch, ...]) -> tuple[str, ...]:
    if not published or all(step.rate.per != LPR for step in terms.steps):
        return ()
    prime = published[0].prime
    first = f"按违约日的{prime.called()}（{iso(prime.row.day)}）算"
    found: tuple[str, ...] = (f"{first}；合同写的若是签约时的、五年期的或逐期变动的，数要重算，待核",)
    if prime.source != "lpr":
        later = f"，{iso(published[1].prime.row.day)} 起用那天的" if published[1:] else ""
        found += (f"违约日还没有 LPR，用了贷款基准利率{later}，待核",)
    return found


def _lpr_source(terms: Agreed, published: tuple[Stretch, ...]) -> tuple[str, ...]:
    named = any(step.rate.per == LPR for step in terms.steps)
    return tuple(one.prime.source for one in published) if named else ()
