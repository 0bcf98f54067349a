"""When to come back, and the day to hand in papers among the days after the visit."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from core.building import SETTLED, changed, led_by, plan, play, ready, setting, typed
from factories import TODAY, playbook
from huikuan_cli.core.advice.analysis import _back_day
from huikuan_cli.core.advice.plan import WINDOW, Day
from huikuan_cli.core.law.workdays import is_workday, plus_workdays
from huikuan_cli.core.text.values import short_date

HAND_IN = playbook().escalation.hand_in
WINDOWS = {one.id for one in playbook().calendar.windows} | {"v0"}


# --- when to come back ---

LATER = led_by(play())  # what is asked for takes more than one meeting
AT_ONCE = led_by(play(aim=structs.replace(play().aim, at_once="是")))
TIMELESS = structs.replace(LATER, calendar=structs.replace(LATER.calendar, windows=()))


@pytest.mark.parametrize(
    ("kind", "promise", "back"),
    [
        ("e7", "2026-12-02", "周五"),  # two working days after Wednesday 11-25
        ("e6", "2026-12-02", "下周一"),  # three
        ("e4", "2026-12-02", "下周二"),  # six would be after the promised day
        ("e4", "2026-12-05", "下周四"),  # six; the promise is on a Saturday
        ("e6", "2026-11-27", "周四"),
        ("e6", "2026-11-26", "周四"),
    ],
)
def test_the_day_to_come_back_is_before_the_promised_day_and_never_the_visit(
    kind: str, promise: str, back: str
):
    s = setting(book=TIMELESS, 客户类型={"类型": kind}, 我的4W2H={"承诺日": promise})
    assert s.facts["回访日"] == back


@pytest.mark.parametrize(("rhythm", "back"), [(1, "周四"), (2, "周五"), (6, "周五")])
def test_after_what_was_asked_for_at_the_visit_one_comes_back_within_two_working_days(rhythm: int, back: str):
    book = typed(book=AT_ONCE, rhythm=structs.replace(AT_ONCE.types["e6"].rhythm, workdays=rhythm))
    assert setting(book=book).facts["回访日"] == back


DAYS = st.dates(date(2025, 1, 1), date(2026, 11, 30))


@given(DAYS, st.integers(0, 40), st.integers(1, 15))
def test_the_day_to_come_back_is_a_working_day_after_the_visit(visit: date, ahead: int, rhythm: int):
    promise = visit + timedelta(days=ahead)
    back = _back_day(visit, promise, rhythm)
    assert is_workday(back)
    assert visit < back <= plus_workdays(visit, rhythm)
    if promise > visit:
        assert back < promise or back == plus_workdays(visit, 1)
    else:
        assert back <= plus_workdays(visit, 2)


# --- the day to hand in papers ---


def hand_in(today: date = TODAY, **over: dict[str, Any]) -> list[Day]:
    """The day to hand in papers, if the plan has one."""
    return [day for day in plan(today, **over).days if day.id in WINDOWS]


def test_the_day_to_hand_in_papers_stands_among_the_days_in_its_order():
    days = plan(book=AT_ONCE, **ready()).days
    isos = [day.iso for day in days]
    assert isos == sorted(isos)
    assert days[0].id == "f1"
    (at,) = [n for n, day in enumerate(days) if day.id == "v7"]
    assert 0 < at < len(days) - 1
    assert (days[at].day, days[at].at, days[at].action) == ("12月1日周二", "下班前", HAND_IN)


def test_what_takes_longer_is_asked_for_by_the_day_to_hand_in_papers():
    days = {day.id: day.day for day in plan(book=LATER, **ready()).days}
    assert days["f3"] == days["v7"] == "12月1日周二"


def test_a_closing_day_that_he_named_gives_the_day_to_hand_in():
    assert [(one.id, one.day) for one in hand_in(付款方式和日期={"停收日": "2026-12-18"})] == [
        ("v0", "12月15日周二")
    ]


# the day to hand in for v7 is 2026-12-01
@pytest.mark.parametrize(
    ("visit", "named"),
    [("2026-12-01", True), ("2026-12-02", False), ("2026-11-30", True), ("2026-11-23", True)],
)
def test_a_day_to_hand_in_that_is_over_at_the_visit_is_not_named(visit: str, named: bool):
    assert bool(hand_in(拜访={"拜访日期": visit})) == named


# v7 ends on 2026-12-10; with seven working days ahead its papers are due on 2026-12-01
@pytest.mark.parametrize(("visit", "named"), [(date(2026, 10, 17), True), (date(2026, 10, 16), False)])
def test_a_day_to_hand_in_is_named_at_most_45_days_ahead(visit: date, named: bool):
    found = hand_in(date(2026, 10, 15), 拜访={"拜访日期": visit.isoformat()})
    assert [(one.id, one.day) for one in found] == ([("v7", "12月1日周二")] if named else [])


def test_a_window_that_has_closed_by_the_visit_is_not_spoken_of():
    # the window ends on 12-10; on 12-09 its day to hand in has passed, and the visit is on 12-11
    made = plan(date(2026, 12, 9), 拜访={"拜访日期": "2026-12-11"})
    assert "已经晚了" not in made.line
    assert [card.id for card in made.cards if card.kind == WINDOW][:1] == ["v8"]


@pytest.mark.parametrize("over", [SETTLED, {"卡在哪": {"他上次说的": "o36"}}], ids=["paid", "angry"])
def test_nothing_is_to_hand_in_where_no_money_is_asked_for(over: dict[str, Any]):
    assert hand_in(**over) == []


def test_while_the_next_budget_is_what_counts_no_day_for_payment_papers_is_named():
    assert hand_in(卡在哪={"他上次说的": "o01"}) == []


def test_without_windows_there_is_no_day_to_hand_in():
    assert [d.id for d in plan(book=changed("calendar", windows=())).days if d.id in WINDOWS] == []


def test_for_a_budget_round_nobody_is_told_to_hand_in_payment_papers():
    # v6 is the round of the next budget; its papers are a page for the budget, not for a payment
    for day in hand_in(date(2026, 11, 10), 卡在哪={"他上次说的": "o01"}):
        assert day.id not in {"v4", "v5", "v6"} or "付款材料" not in day.action


def test_the_overdue_days_are_counted_up_to_the_visit():
    made = plan(拜访={"拜访日期": "2026-11-25"})
    number = next(one for one in made.numbers if one.name == "逾期")
    assert number.figure.startswith("到11月23号 469 天")
    assert number.figure.endswith("，到拜访那天 471 天")
    assert "到11月25号过了 471 天" in made.line


@pytest.mark.parametrize(
    ("today", "over"),
    [
        (TODAY, ready()),
        (TODAY, {"卡在哪": {"他上次说的": "o36"}}),
        (date(2028, 6, 1), {}),
        (date(2028, 7, 3), {}),
    ],
    ids=["ready", "angry", "urgent", "barred"],
)
def test_every_day_is_there_for_the_ear_and_as_a_date(today: date, over: dict[str, Any]):
    made = plan(today, **over)
    days = [*made.days, made.fallback.next]
    assert len(days) > 2
    assert [day.day for day in days] == [short_date(date.fromisoformat(day.iso)) for day in days]
