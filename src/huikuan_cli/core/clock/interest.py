"""What interest may be claimed, as two figures that are never promised (law.md §1.3, §2.2, §6)."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from msgspec import structs

from huikuan_cli.core.clock.facts import (
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
from huikuan_cli.core.values import Rate, iso, yuan

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
        return (_agreed(facts, due, rules, facts.agreed_rate),)
    return (_statutory(facts, due, rules), _prime(facts, due, rules))


def _case_doubts(facts: ClockFacts) -> tuple[str, ...]:
    """What the case leaves open that changes every interest figure."""
    found: tuple[str, ...] = ()
    if "约定利率" in facts.unclear:
        found += ("合同有没有约定逾期利率还不清楚，有约定的从约定，待核",)
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


def _statutory(facts: ClockFacts, due: DueDates, rules: Rules) -> Interest:
    assert due.effective
    assert facts.principal is not None
    version = rules.version_on(due.effective.rolled) or rules.version_on(facts.today)
    first = min(v.effective for v in rules.versions) - timedelta(days=1)
    start = max(due.effective.rolled, first)
    stand = conditions(facts, version)
    name = "条例口径（每日万分之五）"
    sources = _claim_sources(facts, version.interest if version else "", version.told if version else "")
    lost = [c.name for c in stand if c.state == FAILED and c.vital]
    if lost:
        failed = "、".join(lost)
        return Interest(name, None, None, f"用不上：不符合“{failed}”", sources, stand)
    parts = segments(facts.principal, start, facts.today, facts.payments)
    total = simple_interest(parts, rules.terms.daily_rate)
    doubts = _case_doubts(facts) + _part_words(facts.payments)
    if facts.told == NOT_TOLD:
        doubts += ("签约时没有告知过对方，这个口径多半得不到支持",)
    if start > due.effective.rolled:
        doubts += ("逾期跨过 2020-09-01：只算条例施行以后的天数，各地法院看法不一，待核",)
    elif facts.signed and facts.signed <= first:
        doubts += ("合同签在条例施行（2020-09-01）之前，各地法院看法不一，待核",)
    words = _line(parts, "0.05%")
    first_interest = _paid_first(facts, start, rules.terms.daily_rate)
    return Interest(name, total, total, words, sources, stand, doubts, first_interest)


def _prime(facts: ClockFacts, due: DueDates, rules: Rules) -> Interest:
    assert due.effective
    assert facts.principal is not None
    start = due.effective.rolled
    breach = start + timedelta(days=1)
    low_x, high_x = rules.terms.lpr_low, rules.terms.lpr_high
    name = f"保守口径（LPR×{low_x}～{high_x}）"
    sources = _claim_sources(facts, "mmht18", "lpr")
    found = rules.lpr_on(breach)
    if found is None:
        words = f"违约日 {iso(breach)} 早于 2019-08-20 的 LPR，要用当时的贷款基准利率，待核"
        return Interest(name, None, None, words, sources)
    parts = segments(facts.principal, start, facts.today, facts.payments)
    year = rules.terms.year_days
    totals = [simple_interest(parts, found.percent / 100 * x, year) for x in (low_x, high_x)]
    other = [simple_interest(parts, found.percent / 100 * x, 360) for x in (low_x, high_x)]
    rates = "～".join(f"{(found.percent * x).normalize():f}%" for x in (low_x, high_x))
    words = f"违约日 {iso(breach)} 的一年期 LPR 是 {found.percent}%（{iso(found.day)} 发布），×{low_x}～{high_x} 即年 {rates}；"
    words += _line(parts, f"年率÷{year}")
    doubts: tuple[str, ...] = (
        f"一年按 {year} 天；法条没写天数，按 360 天是 {yuan(other[0])}～{yuan(other[1])} 元，待核",
    )
    doubts += _stale(found.confidence, breach, rules) + _case_doubts(facts) + _part_words(facts.payments)
    first_interest = _paid_first(facts, start, found.percent / 100 * high_x, year)
    return Interest(name, totals[0], totals[1], words, sources, (), doubts, first_interest)


def _stale(confidence: str, breach: date, rules: Rules) -> tuple[str, ...]:
    last = max(one.day for one in rules.lpr)
    if (breach.year, breach.month) > (last.year, last.month):
        return (f"LPR 表只核到 {iso(last)}，违约日之前最近一期待核",)
    return () if confidence == "高" else (f"这一期 LPR 的可信度是“{confidence}”，用前请再核",)


def _agreed(facts: ClockFacts, due: DueDates, rules: Rules, rate: Rate) -> Interest:
    assert due.effective
    assert facts.principal is not None
    start = due.effective.rolled
    used, floor_words = _with_floor(facts, rules, rate, rules.version_on(start))
    year = 1 if used.per == "日" else rules.terms.year_days
    parts = segments(facts.principal, start, facts.today, facts.payments)
    total = simple_interest(parts, used.value, year)
    words = f"合同约定 {rate.text()}{floor_words}；" + _line(
        parts, used.text() + ("÷365" if used.per == "年" else "")
    )
    version = rules.version_on(start)
    sources = _claim_sources(facts, "mfd585", *((version.interest,) if version else ()))
    doubts = (
        "约定过高的部分法院可以调低（民法典第585条）",
        *_case_doubts(facts),
        *_part_words(facts.payments),
    )
    return Interest(
        "合同约定口径", total, total, words, sources, (), doubts, _paid_first(facts, start, used.value, year)
    )


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
