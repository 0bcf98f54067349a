"""The same story told to the product and to the oracle; every figure on which they differ."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from factories import playbook
from huikuan_cli.core.law.claim import ClockFacts, ClockReport, Event, Payment
from huikuan_cli.core.law.clock_report import clock
from huikuan_cli.core.law.rate_wording import Agreed, Rate, RateStep
from oracle import dues, money, periods
from oracle.days import ONE, days_late, has_notice, off_rest, rests
from oracle.story import Happened, Paid, Story

Difference = tuple[str, object, object]  # what, by the oracle, by the product


def money_or_none(amount: Fraction | None) -> Decimal | None:
    """Nothing and 0.00 元 are the same claim: none."""
    return yuan(amount) if amount else None


def yuan(amount: Fraction) -> Decimal:
    """An amount with at most ten decimals, exactly."""
    return Decimal(amount.numerator) / Decimal(amount.denominator)


def last_of(one: Happened | Paid) -> date | None:
    """The last day of a month of which nothing more is known."""
    return one.day.replace(day=monthrange(one.day.year, one.day.month)[1]) if one.month else None


def told(story: Story) -> ClockFacts:
    rate = None if story.rate is None else Agreed((RateStep(None, Rate(yuan(story.rate[0]), story.rate[1])),))
    return ClockFacts(
        today=story.today,
        payer=story.payer,
        signed=story.signed,
        start=story.counts_from,
        delivered=story.delivered,
        accepted=story.accepted,
        deadline=story.acceptance_ends,
        dragged=story.dragged,
        settled=story.settled,
        contract_days=story.days,
        contract_date=story.written,
        principal=yuan(story.principal),
        payments=tuple(
            Payment(one.day, yuan(one.amount), one.proved, until=last_of(one)) for one in story.payments
        ),
        events=tuple(Event(one.day, one.kind, one.proved, until=last_of(one)) for one in story.events),
        small=story.small,
        told=story.told,
        undated=yuan(story.undated),
        disputed=yuan(story.disputed),
        retention=story.retention,
        working=story.working,
        agreed_rate=rate,
    )


def differences(story: Story) -> list[Difference]:
    report = clock(told(story), playbook().rules)
    return [one for one in _all(story, report) if one[1] != one[2]]


def _all(story: Story, report: ClockReport) -> Iterator[Difference]:
    due = dues.due(story)
    found = report.due
    if story.counts_from != "写明日期":
        yield "起算日", due.begins, found.start.day
    yield "合同到期日", due.contract, found.contract and found.contract.raw
    yield "法定到期日", due.statute, found.statutory and found.statutory.raw
    yield "到期日", due.counts, found.effective and found.effective.raw
    yield "没付的", yuan(money.owed(story)), report.outstanding
    if due.counts is None or found.effective is None:
        yield "逾期天数", None, report.overdue
        yield "时效", None, report.limitation
        return
    moved = off_rest(due.counts)
    yield "顺延到", moved, found.effective.rolled
    last = money.last_day(story)
    yield "逾期天数", days_late(moved, last), report.overdue
    yield "不顺延的逾期天数", days_late(due.counts, last), report.overdue_raw
    if due.guessed:
        yield "到期日存疑", True, bool(found.doubts or found.argued)
    yield from _known_limits(due.counts, report)
    yield from _interest(story, due, report)
    yield from _limitation(story, due, report)


def _known_limits(raw: date, report: ClockReport) -> Iterator[Difference]:
    """203 does not say whether a plain weekend counts; a year without a notice is counted by guess."""
    if rests(raw) and has_notice(raw) and raw.isoweekday() > 5 and off_rest(raw).isoweekday() == 1:
        said = [note for note in report.due.notes if "203" in note or "周末" in note]
        yield "周末存疑", True, bool(said) or _in_a_holiday(raw)
    if not has_notice(raw):
        yield "没有放假表", True, any("放假表" in one for one in (*report.due.notes, *report.due.doubts))


def _in_a_holiday(day: date) -> bool:
    from chinese_calendar.constants import holidays

    return day in holidays or any(day + ONE * step in holidays for step in (1, 2))


def _interest(story: Story, due: dues.Answer, report: ClockReport) -> Iterator[Difference]:
    assert due.counts is not None
    moved = off_rest(due.counts)
    if not days_late(moved, money.last_day(story)):
        yield "还没逾期就没有利息", [], [one for one in report.claims if one.low or one.high]
        return
    first = next(one for one in report.claims if one.name.startswith(("条例口径", "合同约定")))
    prime = next(one for one in report.claims if one.name.startswith("保守口径"))
    careful = _careful(story, due)
    covered = story.payer != "不适用" and story.small is not False
    if story.rate is not None:
        # 17: the floor binds who is surely covered; what was broken before the regulation is not lifted to it
        in_force = careful + ONE >= dues.FIRST
        sure = bool(story.small) and story.payer is not None
        late = days_late(careful, story.today)
        expected: Fraction | None = (
            money.agreed(story, careful, covered and sure and in_force) if late else None
        )
        if late and covered and not sure and in_force and money.agreed(story, careful, True) != expected:
            yield "保底利率存疑", True, any("不得低于" in one for one in first.doubts)
        per_day = None
    elif covered:
        # docs/law.md §7: before 2020-09-01 the daily rate is not to be had
        start = max(moved, dues.FIRST - ONE)
        expected, per_day = money.simple(story, start, money.DAILY), money.DAILY
        if moved < dues.FIRST - ONE and days_late(moved, story.today):
            yield "施行前的利息存疑", True, bool(first.doubts)
    else:
        expected = per_day = None
    yield "利息", money_or_none(expected), first.low or None
    yield "利息上限", money_or_none(expected), first.high or None
    if per_day and story.payments:
        yield from _imputed(story, moved, per_day, first.interest_first)
    yield from _prime(story, due, (prime.low, prime.high), prime.doubts)
    yield from _plain(story, due, report)
    if story.disputed and expected:
        yield from _undisputed(story, moved, first.doubts)


def _imputed(
    story: Story, moved: date, per_day: Fraction, found: tuple[Decimal, Decimal] | None
) -> Iterator[Difference]:
    start = max(moved, dues.FIRST - ONE)
    left, waiting = money.interest_first(story, start, per_day)
    if found is None:
        late = [one for one in story.payments if start < one.day <= story.today]
        yield "先抵利息", bool(late), False
        return
    yield "先抵利息剩的本金", yuan(left), found[0]
    yield "先抵利息剩的利息", yuan(waiting), found[1]


def _careful(story: Story, due: dues.Answer) -> date:
    """The later of the two due days, where it is not sure that the regulation with its earlier one protects us."""
    assert due.counts is not None
    sure = story.small is True and story.told == "有书面证据"
    return off_rest(due.counts if sure or due.contract is None else due.contract)


def _plain(story: Story, due: dues.Answer, report: ClockReport) -> Iterator[Difference]:
    """docs/law.md §3: beside the loaded figure the plain one, where nothing was agreed."""
    if story.rate is not None:
        return
    moved = _careful(story, due)
    expected = money.lpr(story, moved) if days_late(moved, story.today) else None
    found = next(one for one in report.claims if one.name.startswith("不加计"))
    yield "不加计", money_or_none(expected.plain if expected else None), found.low or None


def _prime(
    story: Story, due: dues.Answer, found: tuple[Decimal | None, Decimal | None], doubts: tuple[str, ...]
) -> Iterator[Difference]:
    moved = _careful(story, due)
    late = days_late(moved, story.today)
    expected = money.lpr(story, moved) if late else None
    yield "LPR低", money_or_none(expected.low if expected else None), found[0] or None
    yield "LPR高", money_or_none(expected.high if expected else None), found[1] or None
    if late and moved + ONE >= money.THIN_FROM:
        yield "LPR存疑", True, bool(doubts)


def _undisputed(story: Story, moved: date, doubts: tuple[str, ...]) -> Iterator[Difference]:
    if story.rate is not None:
        return
    start = max(moved, dues.FIRST - ONE)
    part = money.simple(story, start, money.DAILY, story.principal - story.disputed)
    yield "没有争议的部分", True, any(f"{yuan(part):,.2f}" in one for one in doubts)


def _cautious(story: Story, due: dues.Answer) -> date:
    """628: where no day was agreed, a court may find the money due on receipt."""
    assert due.counts is not None
    if story.days is not None or story.written is not None:
        return due.counts
    received = story.delivered or story.accepted or due.counts
    return min(received, due.begins or due.counts, due.counts)


def _limitation(story: Story, due: dues.Answer, report: ClockReport) -> Iterator[Difference]:
    assert due.counts is not None
    found = report.limitation
    assert found is not None
    ends = periods.limitation(story, due.counts, _cautious(story, due))
    if ends.alarm < story.today and due.contract is not None and due.contract > due.counts:
        agreed = periods.limitation(
            story, due.contract, due.contract
        )  # 民法典 188, 189: by the day that was agreed
        ends = agreed if agreed.alarm >= story.today else ends
    yield "时效", ends.plain, found.raw
    yield "时效顺延", ends.moved, found.expiry
    yield "警戒日", ends.alarm, found.alarm
    yield "最晚动手", ends.warn, found.warn
    counted = sorted((one.event.day, one.event.kind) for one in found.events if one.counts)
    yield "中断", sorted((one.day, one.kind) for one in ends.counted), counted
    yield "投诉存疑", ends.leans, any("投诉" in one and "个案认定" in one for one in found.doubts)


def shown(story: Story, found: list[Difference]) -> str:
    """A mismatch as a person can work it out by hand."""
    lines = [f"  {what}: oracle {mine}, product {theirs}" for what, mine, theirs in found]
    return "\n".join([str(story), *lines])


__all__ = ["Happened", "differences", "shown", "told", "yuan"]
