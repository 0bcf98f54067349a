"""Random receivables: what a salesperson could answer, with days that the law treats in a special way among them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import strategies as st

from oracle.story import COMPLAINT, DEMAND, PROMISE, SUIT, UNCLEAR, Happened, Paid, Story

TODAY = date(2026, 11, 23)
# leap days, month ends, the days on which a law came into force, LPR publications, year ends, shifted working days
EDGES = tuple(
    date.fromisoformat(day)
    for day in [
        "2016-02-29",
        "2020-02-29",
        "2024-02-29",
        "2021-02-28",
        "2024-03-31",
        "2023-08-31",
        "2015-09-30",
        "2015-10-01",
        "2017-09-30",
        "2017-10-01",
        "2020-08-31",
        "2020-09-01",
        "2025-05-31",
        "2025-06-01",
        "2019-08-19",
        "2019-08-20",
        "2021-12-20",
        "2022-08-22",
        "2024-07-22",
        "2024-10-21",
        "2025-05-20",
        "2024-12-31",
        "2025-01-01",
        "2026-01-01",
        "2025-09-28",
        "2025-10-11",
        "2026-02-14",
        "2026-10-10",
        "2026-09-20",
        "2022-10-08",
        "2020-01-31",
        "2026-11-22",
        "2026-11-23",
    ]
)
near = st.builds(
    lambda day, shift: day + timedelta(shift),
    st.sampled_from(EDGES),
    st.sampled_from([0, 0, -1, 1, -30, -60, -31, -61]),
)
past = st.one_of(
    st.dates(date(2013, 1, 1), TODAY),
    st.dates(date(2004, 2, 1), date(2009, 1, 1)),
    st.dates(
        date(2018, 1, 1), date(2019, 8, 31)
    ),  # late when the LPR took the place of the base lending rate
    st.dates(date(2021, 1, 1), TODAY),
    near.filter(lambda d: d <= TODAY),
)
amounts = st.integers(1, 500_000_000).map(lambda cents: Fraction(cents, 100))
rates = st.one_of(
    st.none(),
    st.none(),
    st.tuples(st.integers(1, 2400).map(lambda n: Fraction(n, 10000)), st.just("年")),
    st.tuples(st.integers(1, 100).map(lambda n: Fraction(n, 100000)), st.just("日")),
)
KINDS = [DEMAND, DEMAND, PROMISE, COMPLAINT, SUIT, UNCLEAR]
events = st.lists(st.builds(Happened, past, st.sampled_from(KINDS), st.booleans()), max_size=5).map(tuple)


@st.composite
def by_month(draw: st.DrawFn, found: tuple[Happened, ...]) -> tuple[Happened, ...]:
    """The same, some of it known only by its month."""
    return tuple(
        replace(one, day=one.day.replace(day=1), month=True) if draw(st.integers(0, 3)) == 0 else one
        for one in found
    )


@st.composite
def last_moments(draw: st.DrawFn, start: date | None) -> tuple[Happened, ...]:
    """Proved demands around the last day of one period after the other: what is in time, what is a day late."""
    found: list[Happened] = []
    day = start or date(2019, 1, 31)
    for _ in range(draw(st.integers(1, 4))):
        day += timedelta(
            draw(st.sampled_from([365 * 3, 365 * 3 + 1, 365 * 2, 1095 + 30, 1095 + 60]))
        ) + timedelta(draw(st.integers(-3, 4)))
        found.append(Happened(day, draw(st.sampled_from(KINDS)), True))
    return tuple(found)


@st.composite
def payments(draw: st.DrawFn, principal: Fraction) -> tuple[Paid, ...]:
    """Some part payments that together are no more than what was owed; now and then all of it."""
    found: list[Paid] = []
    left = principal
    for _ in range(draw(st.integers(0, 3))):
        most = int(left * 100)
        if most < 1:
            break
        paid = Fraction(draw(st.one_of(st.integers(1, most), st.just(most))), 100)
        day, month = draw(past), draw(st.integers(0, 5)) == 0
        found.append(Paid(day.replace(day=1) if month else day, paid, draw(st.booleans()), month))
        left -= paid
    return tuple(sorted(found, key=lambda one: one.day))


@st.composite
def stories(draw: st.DrawFn) -> Story:
    principal = draw(amounts)
    kind = draw(st.sampled_from(["交付", "验收合格", "验收合格", "结算确认", "写明日期", "没写", None]))
    maybe = st.one_of(st.none(), past)
    accepted = draw(maybe)
    paid = draw(payments(principal))
    left = principal - sum((one.amount for one in paid), Fraction(0))
    return Story(
        today=draw(st.sampled_from([TODAY, TODAY, date(2026, 9, 21), date(2028, 2, 29)])),
        payer=draw(st.sampled_from(["政府", "政府", "政府", "大型企业", "不适用", None])),
        small=draw(st.sampled_from([True, True, True, False, None])),
        signed=draw(st.one_of(st.none(), past.filter(lambda day: day.year > 2018))),
        counts_from=kind,
        delivered=draw(maybe),
        accepted=accepted,
        acceptance_ends=draw(maybe),
        dragged=draw(st.sampled_from([None, False, True])),
        settled=draw(maybe),
        written=draw(maybe) if kind == "写明日期" else None,
        days=draw(st.one_of(st.none(), st.integers(0, 120))) if kind not in ("写明日期", "没写") else None,
        working=draw(st.sampled_from([False, False, True])),
        retention=draw(st.sampled_from([False] * 7 + [True])),
        principal=principal,
        undated=draw(st.sampled_from([Fraction(0), Fraction(0), Fraction(0), Fraction(int(left * 20), 100)])),
        told=draw(st.sampled_from(["有书面证据", "有书面证据", "只是口头说过", "没有告知", None])),
        disputed=draw(st.sampled_from([Fraction(0), Fraction(0), Fraction(int(left * 50), 100)])),
        rate=draw(rates),
        payments=paid,
        events=draw(st.one_of(events, last_moments(accepted)).flatmap(by_month)),
    )
