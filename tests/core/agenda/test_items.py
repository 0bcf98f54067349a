"""What is to be done, of which plan, and in which order."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import TODAY
from huikuan_cli.core.advice.plan import NO_DAY_YET
from huikuan_cli.core.agenda import items as kinds
from huikuan_cli.core.agenda.facts import PlanFacts, PlannedTodo, Step, from_plain
from huikuan_cli.core.agenda.naming import NamedPlan
from huikuan_cli.core.agenda.order import Agenda, agenda
from huikuan_cli.core.law.events import EFFECTS, ENFORCEMENT_PERIOD
from huikuan_cli.core.log import Closing, Done, LoggedMove, Visit, row_of
from huikuan_cli.core.text.values import dated, short_date
from properties import examples

FILE = "某日-甲局-平台.plan.yaml"


def off(days: int) -> date:
    """A day so many days after TODAY."""
    return TODAY + timedelta(days)


def step(days: int, action: str = "回访", id: str = "f2", at: str = "下午", firm: str = "") -> Step:
    return Step(id, off(days).isoformat(), short_date(off(days)), at, action, firm)


def facts(visit: int = 1, *steps: Step, customer: str = "甲局", log: tuple = (), **more: object) -> PlanFacts:
    """A plan whose visit is so many days after TODAY."""
    rows = [row_of(one) for one in log]
    return PlanFacts(
        customer=customer, project="平台", person="李主任（财务）", visit=dated(off(visit)), want="拿到单号",
        opening="李主任，我来对一下。", made=off(-60).isoformat(), steps=steps, log=rows,
        **more,
    )  # fmt: skip


def plan(one: PlanFacts, file: str = FILE, stamp: int = 0) -> NamedPlan:
    return NamedPlan(file, stamp, one)


def due(*plans: NamedPlan | PlanFacts, today: date = TODAY) -> list[tuple[int, str, int]]:
    """Kind, id and days off of what is due today."""
    return [(one.item.kind, one.item.id, (one.item.day - today).days) for one in of(*plans, today=today).due]


def of(*plans: NamedPlan | PlanFacts, today: date = TODAY) -> Agenda:
    return agenda([one if isinstance(one, NamedPlan) else plan(one) for one in plans], today)


def ahead(*plans: NamedPlan | PlanFacts) -> list[tuple[int, str, int]]:
    return [(one.item.kind, one.item.id, (one.item.day - TODAY).days) for one in of(*plans).ahead]


def promised(days: int, made: int = -9, kind: str = "单号", id: str = "aaaaaa") -> Visit:
    return Visit(id=id, day=off(made), met="王科长", words="好说", promised=kind, due=off(days))


GAP = PlannedTodo("s1.告知", "告知", "投标负责人", "声明函在哪？", f"{short_date(off(-1))}前")


def test_nothing_is_due_without_plans():
    assert of() == Agenda((), ())


def test_all_kinds_come_in_the_order_of_what_is_lost_by_waiting():
    everything = facts(
        0,
        step(0, "交件", "本地窗口", firm="是"),
        step(0, "发纪要", "f1"),
        alarm=dated(off(20)),
        period="时效",
        todos=(GAP,),
        log=(promised(-1, id="aaaaaa"), promised(0, kind="补正清单", id="bbbbbb")),
    )
    everything = everything._replace(visit=dated(off(0)))
    assert [kind for kind, _, _ in due(everything)] == [
        kinds.ALARM, kinds.HAND_IN, kinds.PROMISE, kinds.PROMISE, kinds.STEP,
    ]  # fmt: skip
    unvisited = everything._replace(log=())
    assert [kind for kind, _, _ in due(unvisited)] == [
        kinds.ALARM, kinds.HAND_IN, kinds.CALL, kinds.VISIT, kinds.STEP,
    ]  # fmt: skip


def test_a_broken_promise_comes_before_one_that_is_due_today():
    one = facts(-9, log=(promised(0, kind="补正清单", id="bbbbbb"), promised(-3, id="aaaaaa")))
    assert [id for _, id, _ in due(one)] == ["aaaaaa", "bbbbbb"]


def test_a_day_to_hand_in_is_known_by_its_mark_and_not_by_its_id():
    unmarked = facts(-9, step(0, "交件", "v7"), log=(promised(9),))
    assert due(unmarked) == [(kinds.STEP, "v7", 0)]
    before = facts(5, step(5, "交件", "f2", firm="是"), step(5, "回访", "f3"))
    assert due(before, today=off(5)) == [
        (kinds.HAND_IN, "f2", 0),
        (kinds.VISIT, "拜访", 0),
        (kinds.STEP, "f3", 0),
    ]


def test_a_visit_stays_until_it_is_written_down_or_ticked():
    assert due(facts(-8)) == [(kinds.VISIT, "拜访", -8)]
    assert due(facts(-8, log=(Done(day=off(-1), what="拜访"),))) == []
    assert due(facts(-8, log=(promised(5),))) == []


def test_what_lies_more_than_three_days_ahead_waits():
    assert ahead(facts(3)) == [(kinds.VISIT, "拜访", 3)]
    assert ahead(facts(4)) == []


def test_steps_wait_for_the_visit_also_where_it_was_moved_but_not_those_before_it():
    steps = (step(0, "先打电话", "f9"), step(1, "发纪要", "f1"))
    assert due(facts(1, *steps)) == [(kinds.STEP, "f9", 0)]
    assert ahead(facts(1, *steps)) == [(kinds.VISIT, "拜访", 1)]
    moved = facts(-1, step(-1, "发纪要", "f1"), log=(LoggedMove(day=off(-1), what="拜访", to=off(2)),))
    assert due(moved) == []
    assert ahead(moved) == [(kinds.VISIT, "拜访", 2)]


def test_of_follow_up_steps_the_latest_is_named_and_says_how_many_wait_before_it():
    one = facts(-9, step(-8, "一", "f1"), step(-5, "二", "f2"), step(-1, "三", "f3"), log=(promised(9),))
    (line,) = of(one).due
    assert (line.item.id, line.item.behind) == ("f3", 2)
    ticked = one._replace(log=[*one.log, row_of(Done(day=TODAY, what="f3"))])
    (line,) = of(ticked).due
    assert (line.item.id, line.item.behind) == ("f2", 1)


def test_calls_before_the_visit_say_what_to_ask_whom_and_fall_back_once_it_should_have_been():
    more = PlannedTodo("s2.验收人", "验收人", "经办", "谁签？", "")
    (call, _) = of(facts(0, todos=(GAP, more))).due
    assert (call.item.kind, call.item.who, call.item.say, call.item.behind) == (
        kinds.CALL,
        "投标负责人",
        "声明函在哪？",
        1,
    )
    assert [kind for kind, _, _ in due(facts(-2, todos=(GAP,)))] == [kinds.VISIT, kinds.LATE_CALL]
    assert due(facts(-2, todos=(GAP,), log=(promised(5, made=-2),))) == []


@pytest.mark.parametrize(
    ("days", "id"),
    [
        (181, ""),
        (180, "时效.6个月"),
        (31, "时效.6个月"),
        (30, "时效.30天"),
        (0, "时效.当天"),
        (-5, "时效.当天"),
    ],
)
def test_an_alarm_speaks_at_its_marks_and_stays(days, id):
    one = facts(20, alarm=dated(off(days)), period="时效")
    assert [found for kind, found, _ in due(one) if kind == kinds.ALARM] == ([id] if id else [])


def test_an_alarm_that_was_ticked_speaks_again_at_the_next_mark():
    one = facts(20, alarm=dated(off(40)), period="时效", log=(Done(day=TODAY, what="时效.6个月"),))
    assert due(one) == []
    later = off(10)
    assert [id for _, id, _ in due(one, today=later)] == ["时效.30天"]


def _alarm_after(period: str, event: str, on: int = -1) -> list[str]:
    """The ids of the alarms that are due nine days before the period may be over, with a paper in hand."""
    proof = Visit(id="cccccc", day=off(on), met="王科长", got="回执", event=event)
    found = due(facts(20, alarm=dated(off(9)), period=period, log=(proof,)), today=max(TODAY, off(on)))
    return [id for kind, id, _ in found if kind == kinds.ALARM]


def test_a_paper_that_started_the_period_anew_ends_the_alarm():
    assert _alarm_after("时效", "催款函送达") == []


def test_a_paper_of_which_courts_differ_ends_no_alarm():
    assert [_alarm_after("时效", one) for one in ("投诉", "询证函回函")] == [["时效.30天"]] * 2


@pytest.mark.parametrize("event", sorted(EFFECTS))
def test_only_what_starts_the_period_to_apply_for_enforcement_anew_ends_its_alarm(event):
    ends = event in ("申请执行", "对方部分付款")
    assert _alarm_after(ENFORCEMENT_PERIOD, event) == ([] if ends else ["时效.30天"])


def test_a_paper_that_came_after_the_period_may_have_been_over_ends_no_alarm():
    assert _alarm_after("时效", "催款函送达", on=9) == []
    assert _alarm_after("时效", "催款函送达", on=10) == ["时效.当天"]
    assert _alarm_after(ENFORCEMENT_PERIOD, "申请执行", on=10) == ["时效.当天"]


def test_a_paper_about_another_payment_ends_no_alarm():
    proof = Visit(id="cccccc", day=off(-1), got="签收", event="催款函送达", of="质保金")
    one = facts(20, alarm=dated(off(9)), period="时效", log=(proof,))
    assert [id for kind, id, _ in due(one) if kind == kinds.ALARM] == ["时效.30天"]


def test_a_closed_case_asks_for_nothing():
    one = facts(
        -8,
        step(-1),
        alarm=dated(off(2)),
        period="时效",
        log=(promised(-2), Closing(id="dddddd", day=TODAY)),
    )
    assert of(one) == Agenda((), ())


def test_no_plan_of_a_customer_hides_what_is_due_by_another():
    one = plan(facts(-8, step(-1, "旧的")), "旧.plan.yaml")
    two = plan(facts(0, step(0, "新的"))._replace(project="机房"), "新.plan.yaml")
    three = plan(facts(2), "再去.plan.yaml")
    assert {(line.plan.file, line.item.id) for line in of(one, two, three).due} == {
        ("旧.plan.yaml", "拜访"), ("旧.plan.yaml", "f2"), ("新.plan.yaml", "拜访"), ("新.plan.yaml", "f2"),
    }  # fmt: skip
    assert [line.plan.file for line in of(one, two, three).ahead] == ["再去.plan.yaml"]


def test_what_two_plans_of_a_matter_ask_for_alike_is_one_thing_of_the_later_one():
    one, two = plan(facts(0, step(0)), "一.plan.yaml", 1), plan(facts(0, step(0)), "二.plan.yaml", 2)
    for order in permutations((one, two)):
        assert {line.plan.file for line in of(*order).due} == {"二.plan.yaml"}
        assert len(of(*order).due) == 2


def test_a_plan_that_goes_on_from_another_has_taken_over_all_but_the_steps_until_its_visit():
    earlier = plan(
        facts(-8, step(-5, "过了的", "f1"), step(0, "还要办的", "f2"), log=(promised(-2),)), "子/旧.plan.yaml"
    )
    taken = promised(-2)
    later = facts(2, earlier="旧.plan.yaml", log=(taken,))._replace(made=off(-1).isoformat())
    found = of(earlier, plan(later, "新.plan.yaml"))
    assert {(line.plan.file, line.item.id) for line in found.due} == {
        ("子/旧.plan.yaml", "f2"),
        ("新.plan.yaml", "aaaaaa"),
    }


def test_a_case_that_was_closed_in_a_later_plan_asks_for_nothing_in_the_earlier_ones():
    first = plan(facts(-8, step(0, "还要办的", "f2"), log=(promised(9),)), "子/一.plan.yaml")
    second = plan(facts(2, earlier="一.plan.yaml")._replace(made=off(-1).isoformat()), "二.plan.yaml")
    open_one = facts(5, earlier="二.plan.yaml")
    end = row_of(Closing(id="dddddd", day=TODAY))
    assert [line.plan.file for line in of(first, second).due] == ["子/一.plan.yaml"]
    assert of(first, second._replace(facts=second.facts._replace(log=[end]))) == Agenda((), ())
    assert [line.plan.file for line in of(first, second, plan(open_one, "三.plan.yaml")).due] == [
        "子/一.plan.yaml"
    ]
    assert of(first, second, plan(open_one._replace(log=[end]), "三.plan.yaml")) == Agenda((), ())


def test_plans_that_go_on_from_each_other_in_a_ring_are_still_listed():
    one = plan(facts(-8, step(0), earlier="二.plan.yaml"), "一.plan.yaml")
    two = plan(facts(2, earlier="一.plan.yaml")._replace(made=off(-1).isoformat()), "二.plan.yaml")
    assert [line.item.id for line in of(one, two).due] == ["f2"]


def test_the_steps_of_one_day_are_in_the_order_of_how_long_they_wait():
    found = of(
        *(
            plan(facts(-20, step(-n, f"{n}"), customer=f"{n}局", log=(promised(30),)), f"{n}.plan.yaml")
            for n in (1, 3, 2)
        )
    )
    assert [line.item.action for line in found.due] == ["3", "2", "1"]


TICKS = st.lists(
    st.one_of(
        st.builds(lambda what, day: Done(day=off(day), what=what), st.sampled_from(["f1", "f2", "拜访", "补问.s1.告知", "时效.30天", "aaaaaa"]), st.integers(-3, 5)),
        st.builds(lambda what, day, to: LoggedMove(day=off(day), what=what, to=off(to)), st.sampled_from(["f1", "f2", "拜访", "aaaaaa"]), st.integers(-3, 5), st.integers(-9, 9)),
    ),
    max_size=6,
)  # fmt: skip


@examples(200)
@given(TICKS, st.integers(-6, 6))
def test_what_is_due_stays_until_it_is_ticked_or_moved_and_follows_from_the_file_alone(ticks, days):
    today = off(days)
    one = facts(
        -2,
        step(-1, "一", "f1"),
        step(0, "二", "f2"),
        todos=(GAP,),
        alarm=dated(off(25)),
        period="时效",
        log=(promised(1, made=-3), *ticks),
    )
    kept = from_plain(PlanFacts.plain(one))
    assert kinds.items(kept, today) == kinds.items(one, today), "what is kept ready says the same"
    listed = {item.id: item.day for item in kinds.items(one, today)}
    for id, first in (("f1", off(-1)), ("f2", off(0)), ("aaaaaa", off(1))):
        marks = [tick for tick in ticks if tick.what == id and tick.day <= today]
        if not marks and today >= off(-3):  # from the talk on
            assert listed[id] == first
        if any(isinstance(tick, Done) for tick in marks):
            assert id not in listed


@examples(300)
@given(TICKS, st.booleans(), st.integers(-40, 40), st.integers(-30, 400), st.integers(-500, 500))
def test_a_day_on_which_a_plan_is_called_idle_has_nothing_to_name(ticks, closed, visit, alarm, days):
    end = (Closing(id="dddddd", day=off(5)),) if closed else ()
    one = facts(
        visit,
        step(visit + 1, "一", "f1"),
        todos=(GAP,),
        alarm=dated(off(alarm)),
        period="时效",
        log=(*ticks, *end),
    )
    if kinds.span(one).idle(off(days)):
        assert of(one, today=off(days)) == Agenda((), ())


def test_a_plan_that_was_finished_is_idle_until_its_alarm_speaks():
    one = facts(-8, log=(Done(day=off(-2), what="拜访"),), alarm=dated(off(300)), period="时效")
    found = kinds.span(one)
    assert [found.idle(off(days)) for days in (-12, -11, -3, -2, 0, 119, 120, 400)] == [
        True, False, False, True, True, True, False, False,
    ]  # fmt: skip


def test_a_visit_for_which_nobody_said_a_day_is_no_appointment_until_it_gets_one():
    draft = facts(1, todos=(PlannedTodo("t1", "称呼", "使用科室", "现在归谁办？", dated(off(0))),))
    draft = draft._replace(visit=draft.visit + NO_DAY_YET)
    assert {kind for kind, _, _ in (*due(draft), *ahead(draft))} == {kinds.CALL}
    assert kinds.VISIT not in {
        kind for kind, _, _ in due(draft, today=off(5))
    }  # nor is it asked what came of it
    moved = LoggedMove(id="m1", day=TODAY, what="拜访", to=off(2))
    assert (kinds.VISIT, "拜访", 2) in ahead(draft._replace(log=[row_of(moved)]))
