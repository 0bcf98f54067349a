"""The product's period to apply for enforcement against the oracle's, on random instruments."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from factories import playbook
from huikuan_cli.core.law.claim import ClockFacts, Event, Instalment, Instrument
from huikuan_cli.core.law.clock_report import clock
from huikuan_cli.core.law.events import ENFORCEMENT
from oracle.days import off_rest
from oracle.periods import enforcement
from oracle.stories import TODAY
from properties import examples

DAYS = st.dates(date(2018, 1, 1), TODAY)


@examples(200)
@given(
    kind=st.sampled_from(["判决", "裁决", "调解书"]),
    effective=DAYS,
    last_days=st.lists(DAYS, max_size=4),
    applied=st.lists(DAYS, max_size=4, unique=True),
)
def test_enforcement_ends_when_the_law_says(
    kind: str, effective: date, last_days: list[date], applied: list[date]
):
    instrument = Instrument(kind, effective, tuple(Instalment(day) for day in last_days))
    events = tuple(Event(day, ENFORCEMENT, True) for day in sorted(applied))
    found = clock(ClockFacts(today=TODAY, instrument=instrument, events=events), playbook().rules).limitation
    start = max(last_days) if last_days else effective
    after = tuple(day for day in applied if day > start)
    end = enforcement(last_days, effective, after)
    assert found is not None
    assert (found.raw, found.expiry) == (end, off_rest(end))
