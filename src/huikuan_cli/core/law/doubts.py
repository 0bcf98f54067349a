"""What every interest figure shares: the facts it leaves open, the order of payments, the undisputed part."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from huikuan_cli.core.law.claim import ClockFacts, DueDates, Payment
from huikuan_cli.core.law.segments import Span, interest_first, interest_over
from huikuan_cli.core.text.amounts import yuan

BY_CONTRACT, BY_REGULATION = "按合同", "按条例"


def basis_of(due: DueDates, start: date) -> str:
    """Which of two different due dates the interest counts from, in words; empty where there is only one."""
    contract, statutory = due.contract, due.statutory
    if not contract or not statutory or contract.rolled == statutory.rolled:
        return ""
    return {contract.rolled: BY_CONTRACT, statutory.rolled: BY_REGULATION}.get(start, "")


def based(due: DueDates, start: date, words: str) -> str:
    """The working with the basis that it counts from before it, where there are two."""
    basis = basis_of(due, start)
    return f"{basis}的到期日起算：{words}" if basis else words


def case_doubts(facts: ClockFacts) -> tuple[str, ...]:
    """What the case leaves open that changes every interest figure."""
    found: tuple[str, ...] = ()
    if "约定利率" in facts.unclear:
        found += ("合同有没有约定逾期利率还不清楚，有约定的从约定，待核",)
    if facts.derived:
        found += ("到期应付是按合同额减已付推的，是不是都到期了待核（可能含没到期的质保金）",)
    if facts.off_unsure:
        found += ("写的到期应付有没有减掉部分付款还不清楚，先按已经减掉算（写的数就是还没付的），待核",)
    if "部分付款" in facts.unclear:
        found += ("到期以后有没有部分付款还不清楚，先按没有算，待核",)
    if facts.undated:
        found += (f"有 {yuan(facts.undated)} 元部分付款不知道哪天付的，先当到期前已付（利息少算），待核",)
    if by_month := [p for p in facts.payments if p.until]:
        days = "、".join(f"{p.day:%Y-%m}" for p in by_month)
        found += (f"{days} 的部分付款只知道哪个月，按那个月1日付的算（利息少算），查到哪一天再改",)
    return found


def part_words(payments: tuple[Payment, ...]) -> tuple[str, ...]:
    """In which order part payments are set off, and the other order that may be claimed (民法典第561条)."""
    if not payments:
        return ()
    return (
        "部分付款先冲本金（保守算法）；民法典第561条的次序是费用、利息、本金，没有另行约定时可主张先抵利息，"
        "那样剩余本金更多",
    )


def paid_first(facts: ClockFacts, spans: Sequence[Span], year: int = 1) -> tuple[Decimal, Decimal] | None:
    """`interest_first` for the case; None without part payments."""
    if not facts.payments or facts.principal is None:
        return None
    return interest_first(facts.principal, spans, facts.payments, year)


def claim_sources(facts: ClockFacts, *ids: str) -> tuple[str, ...]:
    """The article ids of a claim, and that on the order of payments where there are any."""
    return tuple(i for i in (*ids, "mfd561" if facts.payments else "") if i)


def undisputed(facts: ClockFacts, ways: Sequence[Sequence[Span]], year: int = 1) -> tuple[str, ...]:
    """The same interest on the undisputed part alone, in words; empty when nothing is disputed. `ways`: the days with their rates, the
    lower figure first."""
    if not facts.disputed or facts.principal is None:
        return ()
    free = max(facts.principal - facts.disputed, Decimal(0))
    found = [interest_over(free, spans, facts.payments, year) for spans in ways]
    amounts = "～".join(yuan(amount) for amount in dict.fromkeys(found))
    return (f"只算没有争议的部分是 {amounts} 元",)
