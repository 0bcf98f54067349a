"""What interest may be claimed, as two figures that are never promised (law.md §1.3, §2.2, §6)."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from msgspec import structs

from huikuan_cli.core.amounts import yuan
from huikuan_cli.core.clock.facts import (
    GOVERNMENT,
    NOT_COVERED,
    NOT_TOLD,
    TOLD_PROVED,
    ClockFacts,
    Condition,
    DueDates,
    Interest,
    Payment,
    Segment,
)
from huikuan_cli.core.rules import Rules, Version
from huikuan_cli.core.values import Rate, iso

CENT = Decimal("0.01")
MET, NO_PROOF, FAILED, NOT_KNOWN = "满足", "缺证据", "不满足", "不清楚"


def cents(amount: Decimal) -> Decimal:
    """Rounded to the cent, half up."""
    return amount.quantize(CENT, ROUND_HALF_UP)


def segments(
    principal: Decimal, start: date, end: date, payments: tuple[Payment, ...]
) -> tuple[Segment, ...]:
    """Stretches of constant principal from the day after `start` to `end`, cut at each part payment.

    Payments up to `start` lower the first principal; the day of a payment still counts on the old principal.
    """
    found = []
    begun = start
    for payment in sorted(payments, key=lambda p: p.day):
        if payment.day > end:
            break
        if payment.day > begun:
            found.append(Segment(begun, payment.day, principal, (payment.day - begun).days))
            begun = payment.day
        principal -= payment.amount
    if end > begun:
        found.append(Segment(begun, end, principal, (end - begun).days))
    return tuple(s for s in found if s.principal > 0)


def simple_interest(parts: tuple[Segment, ...], rate: Decimal, year: int = 1) -> Decimal:
    """Simple interest over the segments, each rounded to the cent so that the working adds up on paper.

    `rate` is for a day, or for a year of `year` days; it is divided last, so that no cent is lost.
    """
    return sum((cents(s.principal * rate * s.days / year) for s in parts), Decimal("0.00"))


def interest_first(
    principal: Decimal, start: date, end: date, payments: tuple[Payment, ...], rate: Decimal, year: int = 1
) -> tuple[Decimal, Decimal]:
    """(principal, interest) still open when each payment covers interest before principal (民法典第561条).

    `rate` and `year` as in `simple_interest`.
    """
    open_interest = Decimal("0.00")
    begun = start
    for payment in sorted(payments, key=lambda p: p.day):
        if payment.day > end:
            break
        if payment.day > begun:
            open_interest += cents(principal * rate * (payment.day - begun).days / year)
            begun = payment.day
        to_interest = min(open_interest, payment.amount)
        open_interest -= to_interest
        principal -= payment.amount - to_interest
    rest = cents(max(principal, Decimal(0)) * rate * max((end - begun).days, 0) / year)
    return principal, open_interest + rest


def _line(parts: tuple[Segment, ...], rate_words: str) -> str:
    rows = [
        f"{yuan(s.principal)}元×{rate_words}×{s.days}天（{iso(s.start)}次日至{iso(s.end)}）" for s in parts
    ]
    return " + ".join(rows) if rows else "没有可计息的天数"


def claims(facts: ClockFacts, due: DueDates, rules: Rules) -> tuple[Interest, ...]:
    """The interest figures for this case: agreed rate, or 0.05 % a day and LPR×1.3–1.5.

    Empty when nothing is overdue or the principal is not known.
    """
    if due.effective is None or facts.principal is None or facts.today <= due.effective.rolled:
        return ()
    facts = structs.replace(facts, principal=facts.principal - facts.undated)
    if facts.agreed_rate:
        return (_agreed(facts, due, rules, facts.agreed_rate), _prime(facts, due, rules))
    return (_statutory(facts, due, rules), _prime(facts, due, rules))


def _case_doubts(facts: ClockFacts) -> tuple[str, ...]:
    """What the case leaves open that changes every interest figure."""
    found: tuple[str, ...] = ()
    if "约定利率" in facts.unclear:
        found += ("合同有没有约定逾期利率还不清楚，有约定的从约定，待核",)
    if facts.derived:
        found += ("到期应付还不清楚，先按合同额减已付算，是不是都到期了待核（可能含没到期的质保金）",)
    if "部分付款" in facts.unclear:
        found += ("到期以后有没有部分付款还不清楚，先按没有算，待核",)
    if facts.undated:
        found += (f"有 {yuan(facts.undated)} 元部分付款不知道哪天付的，先当到期前已付（利息少算），待核",)
    return found


def _part_words(payments: tuple[Payment, ...]) -> tuple[str, ...]:
    if not payments:
        return ()
    return (
        "部分付款先冲本金（保守算法）；民法典第561条的次序是费用、利息、本金，没有另行约定时可主张先抵利息，"
        "那样剩余本金更多",
    )


def _paid_first(
    facts: ClockFacts, start: date, rate: Decimal, year: int = 1
) -> tuple[Decimal, Decimal] | None:
    if not facts.payments or facts.principal is None:
        return None
    return interest_first(facts.principal, start, facts.today, facts.payments, rate, year)


def _claim_sources(facts: ClockFacts, *ids: str) -> tuple[str, ...]:
    return tuple(i for i in (*ids, "mfd561" if facts.payments else "") if i)


def conditions(facts: ClockFacts, version: Version | None) -> tuple[Condition, ...]:
    """What the daily rate of the regulation rests on, and what is missing for each (第3、17条)."""
    covered = {None: NOT_KNOWN, NOT_COVERED: FAILED}.get(facts.payer, MET)
    small = {None: NOT_KNOWN, False: FAILED, True: MET}[facts.small]
    told = {TOLD_PROVED: MET, NOT_TOLD: FAILED, None: NOT_KNOWN}.get(facts.told, NO_PROOF)
    return (
        Condition("对方是条例管的付款方", covered if version else FAILED, "核对客户性质"),
        Condition("签约时我方是中小企业", small, "签约年度的财务报表、人数、划型标准"),
        Condition("签约时告知过对方", told, "投标时的《中小企业声明函》或其他书面告知", vital=False),
    )


UNSURE = "法院不一定支持：最常见的败因是拿不出签约时已告知对方的证据，待核"


def _percent(rate: Decimal) -> str:
    return f"{(rate * 100).normalize():f}%"


def _statutory(facts: ClockFacts, due: DueDates, rules: Rules) -> Interest:
    assert due.effective
    assert facts.principal is not None
    rate = rules.terms.daily_rate
    name = f"条例口径（每日{_percent(rate)}）"
    before = rules.first_day() - timedelta(days=1)
    start = max(due.effective.rolled, before)
    version = rules.version_on(start + timedelta(days=1)) if facts.today > start else None
    stand = conditions(facts, version)
    lost = [c.name for c in stand if c.state == FAILED and c.vital]
    sources = _claim_sources(facts, *((version.interest, version.told) if version else ()))
    if lost:
        return Interest(name, None, None, f"不适用：不符合“{'、'.join(lost)}”", sources, stand)
    parts = segments(facts.principal, start, facts.today, facts.payments)
    total = simple_interest(parts, rate)
    doubts = (UNSURE, *_told_doubts(facts), *_straddling(facts, due, start, before), *_case_doubts(facts))
    doubts += (*_part_words(facts.payments), *_undisputed(facts, start, [rate]))
    first = _paid_first(facts, start, rate)
    return Interest(name, total, total, _line(parts, _percent(rate)), sources, stand, doubts, first)


def _told_doubts(facts: ClockFacts) -> tuple[str, ...]:
    return ("签约时没有告知过对方，这个口径多半得不到支持",) if facts.told == NOT_TOLD else ()


def _straddling(facts: ClockFacts, due: DueDates, start: date, before: date) -> tuple[str, ...]:
    """Contracts and breaches older than the first version of the regulation (law.md §1.2)."""
    assert due.effective
    first = iso(before + timedelta(days=1))
    if start > due.effective.rolled:
        return (f"逾期跨过 {first}：只算条例施行以后的天数，各地法院看法不一，待核",)
    if facts.signed and facts.signed <= before:
        return (f"合同签在条例施行（{first}）之前，各地法院看法不一，待核",)
    return ()


def _undisputed(facts: ClockFacts, start: date, rates: list[Decimal], year: int = 1) -> tuple[str, ...]:
    """The same interest on the undisputed part alone, in words; empty when nothing is disputed."""
    if not facts.disputed or facts.principal is None:
        return ()
    parts = segments(max(facts.principal - facts.disputed, Decimal(0)), start, facts.today, facts.payments)
    amounts = "～".join(yuan(simple_interest(parts, rate, year)) for rate in rates)
    return (f"只算没有争议的部分是 {amounts} 元",)


def _careful_start(facts: ClockFacts, due: DueDates) -> date:
    """The due date to count from when nothing may be overstated: the contract's, unless we are surely protected."""
    assert due.effective
    protected = facts.small is True and facts.told == TOLD_PROVED
    if not protected and due.contract:
        return max(due.contract.rolled, due.effective.rolled)
    return due.effective.rolled


def _prime(facts: ClockFacts, due: DueDates, rules: Rules) -> Interest:
    assert due.effective
    assert facts.principal is not None
    start = _careful_start(facts, due)
    breach = start + timedelta(days=1)
    low_x, high_x = rules.terms.lpr_low, rules.terms.lpr_high
    name = f"保守口径（LPR×{low_x}～{high_x}）"
    sources = _claim_sources(facts, "mmht18", "lpr")
    if facts.today <= start:
        return Interest(name, None, None, f"不适用：按合同到期日 {iso(start)} 还没逾期", sources)
    found = rules.lpr_on(breach)
    if found is None:
        words = f"违约日 {iso(breach)} 早于 LPR 表的第一期，要用当时的贷款基准利率，待核"
        return Interest(name, None, None, words, sources)
    parts = segments(facts.principal, start, facts.today, facts.payments)
    year, other_year = rules.terms.year_days, rules.terms.other_year_days
    rates = [found.percent / 100 * x for x in (low_x, high_x)]
    totals = [simple_interest(parts, rate, year) for rate in rates]
    others = "～".join(yuan(simple_interest(parts, rate, other_year)) for rate in rates)
    words = f"违约日 {iso(breach)} 的一年期 LPR 是 {found.percent}%（{iso(found.day)} 发布），×{low_x}～{high_x} 即年"
    words += f" {'～'.join(_percent(rate) for rate in rates)}；{_line(parts, f'年率÷{year}')}"
    words += f"；法条没写一年按几天，按 {other_year} 天是 {others} 元"
    doubts = (*_stale(found.confidence, breach, rules), *_case_doubts(facts), *_part_words(facts.payments))
    if facts.agreed_rate:
        doubts += ("合同约定了利率，这个数只作参照",)
    doubts += _undisputed(facts, start, rates, year)
    first = _paid_first(facts, start, rates[1], year)
    return Interest(name, totals[0], totals[1], words, sources, (), doubts, first)


def _stale(confidence: str, breach: date, rules: Rules) -> tuple[str, ...]:
    last = max(one.day for one in rules.lpr)
    if (breach.year, breach.month) > (last.year, last.month):
        return (f"LPR 表只核到 {iso(last)}，违约日之前最近一期待核",)
    return () if confidence in ("高", "中高") else (f"这一期 LPR 的可信度是“{confidence}”，用前请再核",)


def _agreed(facts: ClockFacts, due: DueDates, rules: Rules, rate: Rate) -> Interest:
    assert due.effective
    assert facts.principal is not None
    start = due.effective.rolled
    version = rules.version_on(start + timedelta(days=1))
    used, floor_words = _with_floor(facts, rules, rate, version)
    year = 1 if used.per == "日" else rules.terms.year_days
    parts = segments(facts.principal, start, facts.today, facts.payments)
    total = simple_interest(parts, used.value, year)
    divided = "" if used.per == "日" else f"÷{year}"
    words = f"合同约定 {rate.text()}{floor_words}；{_line(parts, used.text() + divided)}"
    sources = _claim_sources(facts, "mfd585", *((version.interest,) if version and floor_words else ()))
    doubts = (
        "约定过高的部分法院可以调低（民法典第585条）",
        *_case_doubts(facts),
        *_part_words(facts.payments),
    )
    doubts += _floor_doubts(facts, rules, rate, version)
    doubts += _undisputed(facts, start, [used.value], year)
    first = _paid_first(facts, start, used.value, year)
    return Interest("合同约定口径", total, total, words, sources, (), doubts, first)


def _floor_doubts(facts: ClockFacts, rules: Rules, rate: Rate, version: Version | None) -> tuple[str, ...]:
    """What is not known of us or of the customer, where it decides whether the floor applies."""
    small, payer = (True if facts.small is None else facts.small), facts.payer or GOVERNMENT
    if (small, payer) == (facts.small, facts.payer):
        return ()
    if not _with_floor(structs.replace(facts, small=small, payer=payer), rules, rate, version)[1]:
        return ()
    open_points = (
        "我方签约时若是中小企业" if facts.small is None else "",
        "客户若归支付条例管" if facts.payer is None else "",
    )
    return (f"{'、'.join(filter(None, open_points))}，约定利率不得低于当时的一年期 LPR，待核",)


def _with_floor(facts: ClockFacts, rules: Rules, rate: Rate, version: Version | None) -> tuple[Rate, str]:
    """Never below the one-year LPR at signing, where the regulation protects us (2025: 第17条)."""
    protected = version and facts.small and facts.payer not in (None, NOT_COVERED)
    at_signing = rules.lpr_on(facts.signed) if facts.signed else None
    if not protected or at_signing is None:
        return rate, ""
    yearly = rate.value * (365 if rate.per == "日" else 1)
    floor = at_signing.percent / 100
    if yearly >= floor:
        return rate, ""
    return Rate(floor, "年"), f"，低于签约时一年期 LPR {at_signing.percent}%，按 LPR 算"
