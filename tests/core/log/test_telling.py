"""What is said of a paper in hand: what it does to the period that runs."""

from __future__ import annotations

import pytest

from huikuan_cli.core.law.events import EFFECTS, ENFORCEMENT_PERIOD, restarts
from huikuan_cli.core.log.telling import counts


@pytest.mark.parametrize("period", ["时效", ENFORCEMENT_PERIOD, ""])
@pytest.mark.parametrize("event", sorted(EFFECTS))
def test_a_period_is_said_to_begin_anew_only_where_the_clock_has_it_so(event, period):
    said = counts(event, period, "今天")
    assert (said == f"{period or '时效'}从今天重新起算") == restarts(event, period)


def test_what_does_not_count_says_who_has_to_look_at_it():
    assert "请律师看" in counts("催款函送达", ENFORCEMENT_PERIOD, "今天")
    assert "待核" in counts("投诉", "时效", "今天")
