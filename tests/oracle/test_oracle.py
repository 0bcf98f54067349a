"""The product against the oracle: every figure of the clock, on random receivables and on the days where law turns."""

from __future__ import annotations

import os
import time
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

from factories import playbook
from huikuan_cli.core.answers.case import read_case
from huikuan_cli.core.answers.claim_of_case import clock_facts
from huikuan_cli.core.law.clock_report import clock
from oracle import money
from oracle.comparing import Difference, differences, shown, yuan
from oracle.stories import EDGES, TODAY, stories
from oracle.story import COMPLAINT, DEMAND, Happened, Paid, Story
from properties import examples

STARTS = ("交付", "验收合格", "结算确认", "没写", None)
DEEP = int(os.environ.get("HUIKUAN_DEEP", "50000"))


def told(start: str | None, day: date, **over: object) -> Story:
    """A receivable whose period counts from `day`, whatever it counts from."""
    base: dict[str, object] = {"counts_from": start, "delivered": day, "accepted": day, "settled": day}
    return Story(**({"today": TODAY} | base | over))  # type: ignore[arg-type]


@examples(200)
@given(stories())
def test_the_clock_says_what_the_law_says(story: Story):
    found = differences(story)
    assert not found, shown(story, found)


@pytest.mark.parametrize("payer", ["政府", "大型企业", "不适用", None])
@pytest.mark.parametrize("start", STARTS)
def test_the_days_on_which_law_and_calendar_turn(start: str | None, payer: str | None):
    """Each edge as the first day of the period and, 30 and 60 days before it, as its last one."""
    for edge in EDGES:
        for back in (0, 30, 60):
            for days in (None, 30, 90) if start != "没写" else (None,):
                story = told(start, edge - timedelta(back), payer=payer, days=days)
                found = differences(story)
                assert not found, shown(story, found)


@pytest.mark.parametrize("working", [False, True])
@pytest.mark.parametrize("day", EDGES)
def test_a_written_day_and_working_days_on_the_edges(day: date, working: bool):
    for story in (
        Story(today=TODAY, counts_from="写明日期", written=day, delivered=day - timedelta(45)),
        Story(today=TODAY, counts_from="写明日期", written=day, delivered=day - timedelta(75)),
        told("验收合格", day, days=10, working=working),
        told("验收合格", day, days=60, working=working),
        told("验收合格", day, days=365, retention=True, working=working),
    ):
        found = differences(story)
        assert not found, shown(story, found)


@pytest.mark.parametrize("day", EDGES)
def test_payments_and_demands_on_the_edges(day: date):
    late = day + timedelta(400)
    events = tuple(Happened(day + timedelta(step), DEMAND) for step in (30, 31, 60, 1125, 1126, 1127, 2300))
    paid = (
        Paid(day, Fraction(1000)),
        Paid(day + timedelta(35), Fraction(1)),
        Paid(late, Fraction("12345.67")),
    )
    for story in (
        told("验收合格", day, events=events),
        told("验收合格", day, events=(Happened(late, COMPLAINT), Happened(day + timedelta(1300), DEMAND))),
        told("交付", day, payments=paid, disputed=Fraction(60000)),
        told("交付", day, payments=(Paid(late, Fraction(860000)),)),
    ):
        if all(one.day <= TODAY for one in story.payments):
            found = differences(story)
            assert not found, shown(story, found)


def test_a_wrong_figure_is_seen(monkeypatch: pytest.MonkeyPatch):
    """The comparison can fail: an oracle that counts one day more disagrees with the product at once."""
    monkeypatch.setattr("oracle.dues.days_after", lambda day, count: day + timedelta(count + 1))
    names = {one[0] for one in differences(told("验收合格", date(2025, 7, 14)))}
    assert {"法定到期日", "到期日", "逾期天数", "利息", "时效"} <= names


@pytest.mark.deep
def test_many_receivables_deep(capsys: pytest.CaptureFixture[str]):
    """HUIKUAN_DEEP of them (50,000); prints how many were tried, how long it took, and every mismatch by its figure."""
    tried: list[int] = []
    wrong: list[tuple[Story, list[Difference]]] = []
    began = time.perf_counter()

    @settings(
        max_examples=DEEP,
        derandomize=False,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(stories())
    def compare(story: Story) -> None:
        tried.append(1)
        found = differences(story)
        if found:
            wrong.append((story, found))

    compare()
    with capsys.disabled():
        print(f"\n{len(tried)} receivables, {time.perf_counter() - began:.0f} s, {len(wrong)} mismatches")  # noqa: T201
        for story, found in wrong[:10]:
            print(shown(story, found))  # noqa: T201
    assert not wrong


@examples(200)
@given(stories(), st.sampled_from(["是", "否"]))
def test_what_is_owed_does_not_hang_on_which_way_it_was_written(story: Story, off: str):
    """Typed as still due beside its part payments, or as it was before them: the oracle knows of one debt only."""
    paid = [one for one in story.payments if one.day <= story.today]
    rows = [
        {"日期": one.day.isoformat(), "金额": f"{yuan(one.amount):.2f}", "凭证": "没有凭证"} for one in paid
    ]
    taken = sum((one.amount for one in paid), Fraction(0)) if off == "是" else Fraction(0)
    typed = {"到期应付": f"{yuan(story.principal - taken):.2f}", "部分付款": rows, "已扣部分付款": off}
    case = read_case({**typed, "客户性质": "机关"}, story.today)
    facts = structs.replace(clock_facts(case, playbook().rules, story.today), undated=yuan(story.undated))
    assert facts.principal == yuan(story.principal)
    assert clock(facts, playbook().rules).outstanding == yuan(money.owed(story))
