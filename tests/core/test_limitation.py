"""The three-year period: what restarts it, when it ends, and when to raise the alarm."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import facts, playbook, talk
from huikuan_cli.core.law.claim import BY_DATE, BY_INVOICE, BY_SETTLEMENT, Event, Limitation, Payment
from huikuan_cli.core.law.clock_report import clock
from huikuan_cli.core.law.events import EFFECTS
from huikuan_cli.core.text.values import UNKNOWN
from properties import examples


def limitation(**over: object) -> Limitation:
    found = clock(facts(**over), playbook().rules).limitation
    assert found is not None
    return found


def event(day: str, proved: bool = True, kind: str = "催款函送达") -> Event:
    return Event(date.fromisoformat(day), kind, proved)


PLAIN = date(2028, 8, 11)


def test_no_period_while_the_due_date_is_unknown():
    assert clock(facts(accepted=None), playbook().rules).limitation is None


def test_the_last_provable_event_restarts_the_period():
    first, last = event("2026-03-02"), event("2026-06-01")
    found = limitation(events=(last, first))
    assert (found.restarted, found.start) == (last, date(2026, 6, 1))
    assert (found.raw, found.expiry) == (date(2029, 6, 1), date(2029, 6, 1))


def test_an_unproved_event_is_listed_and_does_not_count():
    found = limitation(events=(event("2026-03-02", proved=False),))
    assert [(c.event.day, c.counts) for c in found.events] == [(date(2026, 3, 2), False)]
    assert "没有书面凭证" in found.events[0].why
    assert (found.restarted, found.expiry) == (None, PLAIN)


def test_an_unproved_event_does_not_hide_an_earlier_proved_one():
    found = limitation(events=(event("2026-03-02"), event("2026-06-01", proved=False)))
    assert found.raw == date(2029, 3, 2)


@pytest.mark.parametrize(
    ("day", "why"),
    [("2025-08-01", "还没到期"), ("2025-08-11", "还没到期"), ("2026-11-24", "还没发生")],
    ids=["before due", "on the due date", "tomorrow"],
)
def test_events_outside_the_running_period_do_not_count(day: str, why: str):
    found = limitation(events=(event(day),))
    assert [c.counts for c in found.events] == [False]
    assert why in found.events[0].why
    assert found.expiry == PLAIN


@pytest.mark.parametrize(("day", "counts"), [("2028-08-11", True), ("2028-08-14", False)])
def test_an_event_after_expiry_does_not_revive_the_claim(day: str, counts: bool):
    found = limitation(events=(event(day),), today=date(2029, 1, 10))
    assert [c.counts for c in found.events] == [counts]
    assert ("法务" in found.events[0].why) == (not counts)


def test_a_chain_of_events_reaches_past_the_first_expiry():
    # due 2020-01-15, so 2024-06-03 is late for the first period but inside the one restarted on 2022-12-01
    base: dict[str, object] = {"accepted": date(2019, 12, 16), "contract_days": 30}
    late = event("2024-06-03")
    chained = limitation(**base, events=(event("2022-12-01"), late))
    assert [c.counts for c in chained.events] == [True, True]
    assert chained.raw == date(2027, 6, 3)
    alone = limitation(**base, events=(late,))
    assert [c.counts for c in alone.events] == [False]
    assert alone.raw == date(2023, 1, 15)


@pytest.mark.parametrize(("proved", "raw"), [(True, date(2029, 3, 2)), (False, date(2028, 8, 9))])
def test_a_part_payment_restarts_only_with_proof(proved: bool, raw: date):
    found = limitation(payments=(Payment(date(2026, 3, 2), Decimal("1000"), proved),))
    assert found.raw == raw
    assert [c.event.kind for c in found.events] == ["对方部分付款"]


def test_a_suit_is_counted_from_its_filing_and_says_so():
    found = limitation(events=(event("2026-03-02", kind="起诉或仲裁"),))
    assert found.raw == date(2029, 3, 2)
    assert "程序终结后才重新起算" in found.events[0].why


def test_leap_day_ends_on_the_last_of_february():
    found = limitation(accepted=date(2023, 1, 10), events=(event("2024-02-29"),))
    assert found.raw == date(2027, 2, 28)  # a Sunday
    assert found.expiry == date(2027, 3, 1)


def test_a_last_day_on_a_weekend_rolls_and_the_raw_day_is_kept():
    found = limitation(accepted=date(2025, 7, 13))  # due on Tuesday 2025-08-12
    assert (found.raw, found.expiry) == (date(2028, 8, 12), date(2028, 8, 14))


def test_a_year_without_a_holiday_table_is_a_note():
    found = limitation()
    assert (found.notes, found.doubts) == (("放假表没有收录 2028 年，只按周末和固定节日顺延",), ())
    assert limitation(accepted=date(2023, 1, 10)).notes == ()


def test_an_event_of_unknown_kind_never_counts():
    found = limitation(events=(event("2026-03-02", kind=UNKNOWN),))
    assert [(c.counts, c.why) for c in found.events] == [(False, "是什么事不清楚，不算；问清再算")]
    assert (found.restarted, found.expiry, found.alarm) == (None, PLAIN, date(2028, 7, 10))


COMPLAINT = event("2026-03-02", kind="投诉")


def test_a_complaint_restarts_the_expiry_with_a_doubt_but_never_the_alarm():
    found = limitation(events=(COMPLAINT,))
    assert (found.restarted, found.raw) == (COMPLAINT, date(2029, 3, 2))
    assert found.doubts == ("靠投诉中断，个案认定有出入，待核",)
    assert "sx12" in found.sources
    assert (found.alarm, found.alarm_sources) == (date(2028, 7, 10), ("mfd188", "mfd628"))


def test_a_later_demand_takes_the_doubt_of_the_complaint_away():
    found = limitation(events=(COMPLAINT, event("2026-06-01")))
    assert (found.raw, found.alarm, found.doubts) == (date(2029, 6, 1), date(2029, 6, 1), ())


def test_a_complaint_on_the_day_of_a_demand_adds_no_doubt():
    assert limitation(events=(event("2026-03-02"), COMPLAINT)).doubts == ()
    assert limitation(events=(COMPLAINT,)).doubts != ()


def test_a_demand_that_is_in_time_only_thanks_to_a_complaint_keeps_its_doubt():
    # the plain period ends on 2028-08-11; without the complaint the demand of 2029-01-05 would be too late
    found = limitation(events=(event("2028-06-01", kind="投诉"), event("2029-01-05")), today=date(2029, 6, 1))
    assert [c.counts for c in found.events] == [True, True]
    assert found.alarm == date(2028, 7, 10)
    assert any("靠投诉中断" in doubt for doubt in found.doubts)


def test_events_without_a_day_are_a_doubt():
    assert limitation(undated_events=2).doubts == ("有 2 条催款记录日期不清楚，没有算，待核",)


@pytest.mark.parametrize(
    ("kinds", "cited"),
    [
        ((), ()),
        (("催款函送达",), ("mfd195", "sx8")),
        (("对方书面确认或承诺",), ("mfd195", "sx14")),
        (("对方部分付款",), ("mfd195", "sx14")),
        (("投诉",), ("mfd195", "sx12")),
        (("起诉或仲裁",), ("mfd195",)),
        (("催款函送达", "对方书面确认或承诺", "对方部分付款"), ("mfd195", "sx8", "sx14")),
    ],
)
def test_the_sources_are_those_of_the_events_that_count(kinds: tuple[str, ...], cited: tuple[str, ...]):
    found = limitation(events=tuple(event("2026-03-02", kind=kind) for kind in kinds))
    assert found.sources == ("mfd188", *cited, "mfd202", "mfd189")
    unproved = limitation(events=tuple(event("2026-03-02", proved=False, kind=kind) for kind in kinds))
    assert unproved.sources == ("mfd188", "mfd202", "mfd189")


@pytest.mark.parametrize(
    ("over", "sources", "words"),
    [
        ({}, ("mfd188", "mfd628"), "按“收货即付”；交付日不清楚，先按验收日 2025-07-10 算"),
        ({"contract_days": 30}, ("mfd188",), "按到期日不顺延算"),
        ({"contract_days": 90}, ("mfd188",), "按到期日不顺延算"),
        (
            {"contract_days": 30, "events": (event("2026-03-02"),)},
            ("mfd188", "mfd195"),
            "最后一次有凭证的中断是 2026-03-02 催款函送达",
        ),
    ],
    ids=["silent", "agreed", "capped", "restarted"],
)
def test_the_alarm_cites_what_it_rests_on(over: dict[str, object], sources: tuple[str, ...], words: str):
    found = limitation(**over)
    assert (found.alarm_sources, found.alarm_words) == (sources, words)


def test_twenty_years_are_the_end_whatever_was_sent():
    days = (
        "2009-02-27",
        "2011-02-25",
        "2013-02-20",
        "2015-02-17",
        "2016-12-01",
        "2019-06-03",
        "2021-12-01",
        "2024-06-03",
    )
    found = limitation(
        accepted=date(2007, 1, 30), contract_days=30, events=tuple(event(d) for d in (*days, "2026-01-05"))
    )
    assert all(c.counts for c in found.events)
    assert (found.raw, found.expiry) == (date(2027, 3, 1), date(2027, 3, 1))  # due 2007-03-01
    assert found.alarm <= date(2027, 3, 1)


def test_twenty_years_run_from_the_earliest_day_for_the_alarm():
    days = ("2009-01-05", "2010-12-01", "2012-11-01", "2014-10-01", "2016-09-01", "2019-08-01", "2022-07-01")
    found = limitation(
        delivered=date(2007, 1, 10),
        accepted=date(2007, 1, 20),
        small=False,
        events=tuple(event(d) for d in (*days, "2025-06-02")),
    )
    assert all(c.counts for c in found.events)
    assert (found.raw, found.expiry) == (
        date(2027, 1, 20),
        date(2027, 1, 22),
    )  # due on a Saturday, moved to Monday
    assert found.alarm == date(2027, 1, 10)


def test_the_last_of_twenty_years_moves_off_a_weekend():
    # due on Tuesday 2006-11-07; the twenty years end on Saturday 2026-11-07
    days = ("2008-11-03", "2010-11-01", "2012-10-30", "2014-10-28", "2016-10-24", "2019-10-21", "2022-10-20")
    found = limitation(
        small=False,
        start=BY_DATE,
        contract_date=date(2006, 11, 7),
        events=tuple(event(d) for d in (*days, "2025-06-02")),
    )
    assert all(c.counts for c in found.events)
    assert (found.raw, found.expiry) == (date(2026, 11, 7), date(2026, 11, 9))


def test_a_demand_on_the_monday_after_the_weekend_of_the_last_day_does_not_move_the_alarm():
    # three years from Wednesday 2022-06-15 end on Sunday 2025-06-15; 第203条 does not say whether a weekend counts
    found = limitation(
        small=False,
        start=BY_DATE,
        contract_date=date(2022, 6, 15),
        events=(event("2025-06-16"),),
    )
    assert [c.counts for c in found.events] == [True]
    assert (found.raw, found.alarm) == (date(2028, 6, 16), date(2025, 6, 15))


@pytest.mark.parametrize(
    ("over", "alarm", "warn"),
    [
        ({}, date(2028, 7, 10), date(2028, 1, 10)),
        ({"delivered": date(2025, 7, 1)}, date(2028, 7, 1), date(2028, 1, 1)),
        ({"contract_days": 30}, date(2028, 8, 9), date(2028, 2, 9)),
        ({"contract_days": 90}, date(2028, 9, 8), date(2028, 3, 8)),
        ({"events": (event("2026-03-02"),)}, date(2029, 3, 2), date(2028, 9, 2)),
    ],
    ids=["acceptance", "delivery", "agreed days", "capped at sixty", "restarted"],
)
def test_the_warning_comes_six_months_before_the_earliest_alarm(
    over: dict[str, object], alarm: date, warn: date
):
    found = limitation(**over)
    assert (found.alarm, found.warn) == (alarm, warn)


@pytest.mark.parametrize(
    ("over", "alarm"),
    [
        ({"start": BY_SETTLEMENT, "settled": date(2025, 9, 1)}, date(2028, 9, 1)),
        ({"dragged": True, "deadline": date(2025, 6, 30)}, date(2028, 6, 30)),
    ],
    ids=["settlement", "dragged acceptance"],
)
def test_receipt_was_no_later_than_the_day_that_the_period_counts_from(over: dict[str, object], alarm: date):
    # 第628条: due on receipt; the day of delivery is not known, yet it came before the settlement or the deadline
    found = limitation(accepted=None, **over)
    assert found.alarm == alarm
    assert found.alarm_sources == ("mfd188", "mfd628")
    assert found.expiry > alarm


def test_where_what_the_contract_waits_for_has_come_the_alarm_counts_from_its_own_day_not_from_the_receipt():
    # 第628条 speaks only where no time of payment was agreed; the invoice came, so the agreed thirty days are a date
    waiting: dict[str, object] = {
        "start": BY_INVOICE,
        "contract_days": 30,
        "delivered": date(2025, 7, 1),
        "small": False,
    }
    come = limitation(**waiting, invoiced=date(2025, 9, 1))
    assert (come.alarm, come.alarm_sources) == (date(2028, 10, 1), ("mfd188",))
    assert limitation(**{**waiting, "small": True}).alarm == date(2028, 7, 1)


def test_a_demand_between_delivery_and_due_date_moves_the_alarm_only():
    found = limitation(delivered=date(2025, 7, 1), events=(event("2025-07-21"),))
    assert (found.restarted, found.expiry) == (None, PLAIN)
    assert found.alarm == date(2028, 7, 21)


@pytest.mark.parametrize(
    ("due", "events", "expiry"),
    [
        (date(2014, 6, 1), ("2016-12-01",), date(2016, 6, 1)),  # over before the first demand
        (date(2014, 6, 1), ("2016-05-30",), date(2019, 5, 30)),  # restarted in time, not over on 2017-10-01
        (date(2015, 9, 30), (), date(2017, 9, 30)),  # over on the day before the change
        (date(2015, 10, 1), (), date(2018, 10, 1)),  # not over yet: three years
        (date(2016, 3, 1), (), date(2019, 3, 1)),
    ],
    ids=["barred", "restarted", "last old day", "first new day", "never demanded"],
)
def test_two_years_of_the_old_law_where_they_were_over_before_it_changed(
    due: date, events: tuple[str, ...], expiry: date
):
    found = limitation(
        start=BY_DATE,
        contract_date=due,
        accepted=None,
        delivered=None,
        small=False,
        events=tuple(event(day) for day in events),
    )
    assert found.raw == expiry
    assert ("旧法 2 年" in found.words) == (expiry < date(2017, 10, 1))
    assert not any("旧法" in doubt for doubt in found.doubts)
    assert "sx2018" in found.sources or found.start >= date(2017, 10, 1)


@pytest.mark.parametrize(("today", "expired"), [(date(2028, 8, 9), False), (date(2028, 8, 10), True)])
def test_an_expired_claim_goes_to_the_lawyers(today: date, expired: bool):
    assert any("今天就找法务" in doubt for doubt in limitation(today=today).doubts) == expired


def test_the_words_name_the_start_and_the_end():
    words = limitation().words
    assert words.startswith("从到期日 2025-08-11 届满起算，3 年，到 2028-08-11；")
    restarted = limitation(events=(event("2026-03-02"),)).words
    assert restarted.startswith("2026-03-02 催款函送达（有凭证）重新起算，3 年，到 2029-03-02；")


@examples(150)
@given(
    st.lists(
        st.builds(
            Event,
            st.dates(date(2025, 1, 1), date(2027, 6, 1)),
            st.sampled_from(["投诉", "催款函送达", UNKNOWN]),
            st.booleans(),
        ),
        max_size=6,
    ),
    st.sampled_from([None, date(2025, 7, 1), date(2025, 7, 10)]),
)
def test_the_alarm_is_never_later_than_the_expiry(events: list[Event], delivered: date | None):
    found = limitation(events=tuple(events), delivered=delivered)
    assert found.alarm <= found.raw <= found.expiry
    assert found.warn < found.alarm
    assert found.restarted is None or (found.restarted.proved and found.restarted.kind != UNKNOWN)
    assert found.expiry >= PLAIN


@pytest.mark.parametrize(
    ("kind", "cited", "said"),
    [
        ("律师函送达", ("sx8",), "送到那天"),
        ("对账单盖章退回", ("sx14",), "盖章那天"),
        ("申请保全", ("sx11",), "申请日"),
        ("申请执行", ("sx11",), "申请日"),
        ("债权转让通知送达", ("sx17",), "受让"),
    ],
)
def test_further_events_restart_the_period_each_by_its_own_article(
    kind: str, cited: tuple[str, ...], said: str
):
    found = limitation(events=(event("2026-03-02", kind=kind),))
    assert (found.raw, found.alarm) == (date(2029, 3, 2), date(2029, 3, 2))
    assert found.sources == ("mfd188", "mfd195", *cited, "mfd202", "mfd189")
    assert said in found.events[0].why
    assert found.doubts == ()


def test_an_answer_to_auditors_restarts_the_expiry_with_a_doubt_but_never_the_alarm():
    found = limitation(events=(event("2026-03-02", kind="询证函回函"),))
    assert (found.raw, found.alarm) == (date(2029, 3, 2), date(2028, 7, 10))
    assert found.doubts == ("靠询证函回函中断，个案认定有出入，待核",)


@pytest.mark.parametrize(("kind", "proof"), [(kind, one.proof) for kind, one in EFFECTS.items()])
def test_an_event_without_its_paper_says_which_paper_proves_it(kind: str, proof: str):
    found = limitation(events=(event("2026-03-02", proved=False, kind=kind),))
    assert found.expiry == PLAIN
    assert f"要找{proof}" in found.events[0].why


def test_every_event_that_the_question_offers_has_its_effect():
    field = talk().find("催款记录")
    assert field is not None
    offered = next(column.options for column in field.columns if column.key == "事件")
    assert set(offered) | {"对方部分付款"} == set(EFFECTS)


OLD = {
    "accepted": date(2022, 12, 6),
    "delivered": date(2022, 11, 1),
    "signed": date(2021, 9, 14),
    "contract_days": 365,
}


def test_a_claim_that_is_over_only_by_the_regulation_is_counted_by_the_day_that_was_agreed():
    found = limitation(**OLD, today=date(2026, 11, 30))
    assert (found.raw, found.alarm) == (date(2026, 12, 6), date(2026, 12, 6))
    assert any("2026-02" in one and "待核" in one for one in found.doubts)
    assert not clock(facts(**OLD, today=date(2026, 11, 30)), playbook().rules).barred(date(2026, 11, 30))


def test_a_claim_that_is_over_by_the_contract_too_is_over():
    found = clock(facts(**OLD, today=date(2026, 12, 10)), playbook().rules)
    assert found.limitation
    assert found.limitation.alarm < date(2026, 3, 1)
    assert found.barred(date(2026, 12, 10))


def test_a_claim_that_is_over_by_neither_keeps_the_earlier_day():
    found = limitation(**OLD, today=date(2026, 1, 10))
    assert found.alarm < date(2026, 3, 1)
    assert not any("对方拿条例的日子说事" in one for one in found.doubts)
