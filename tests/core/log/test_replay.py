"""What follows from a log: promises and their states, money, steps."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from huikuan_cli.core.log import Begun, Task, begun, read_log, replay
from huikuan_cli.core.log.replay import THE_VISIT
from planfiles import plan_file

DAY = date(2026, 11, 25)


def talk(**over: object) -> dict[str, object]:
    """王科长 promised on Wednesday that the finance office enters the form by Friday."""
    said = {
        "记录": "拜访", "编号": "r1", "日期": "2026-11-25", "见到": "王科长", "原话": "周五前让财务把单子录进去",
        "答应": "单号", "谁办": "财务", "哪天": "2026-11-27",
    }  # fmt: skip
    return {**said, **over}


def paying(amount: str, by: str, **over: object) -> dict[str, object]:
    return talk(答应="付款", 金额=amount, 哪天=by, **over)


def after(rows: list[dict[str, object]], today: str, plan: Begun | None = None):
    log = read_log(rows, date(2026, 12, 31))
    assert log.mistakes == ()
    return replay(plan or Begun(), log, date.fromisoformat(today))


def state(rows: list[dict[str, object]], today: str, which: int = 0) -> str:
    found = after(rows, today)
    return found.promises[which].state(found.today)


def test_a_promise_is_to_come_then_today_then_broken():
    assert [state([talk()], day) for day in ("2026-11-26", "2026-11-27", "2026-11-28")] == [
        "未到",
        "今天",
        "落空",
    ]


def test_a_promise_says_who_what_by_when_and_in_his_words():
    (one,) = after([talk()], "2026-11-26").promises
    assert (one.who, one.met, one.kind, one.due) == ("财务", "王科长", "单号", date(2026, 11, 27))
    assert one.words == "周五前让财务把单子录进去"


def test_money_is_for_the_promises_that_it_names_before_one_that_fell_due_earlier():
    rows = [
        paying(amount, by, 编号=id)
        for id, amount, by in (("r1", "3万", "2026-11-26"), ("r2", "2万", "2026-11-27"))
    ]
    money = {"记录": "到账", "编号": "r3", "日期": "2026-11-28", "金额": "2万"}
    for what, paid in (
        ("", [20000, 0]),
        ("r2", [0, 20000]),
        ("r1、r2", [20000, 0]),
        ("没有这条", [20000, 0]),
    ):
        found = after([*rows, {**money, "哪一条": what}], "2026-11-28")
        assert [one.paid for one in found.promises] == paid, what


def test_without_a_name_he_who_promised_does_it_himself():
    assert after([talk(谁办="")], "2026-11-26").promises[0].who == "王科长"


def test_a_promise_without_a_day_is_none_that_can_be_broken():
    assert state([talk(哪天="")], "2027-03-01") == "没说哪天"
    assert after([talk(哪天="")], "2027-03-01").missed() == 0


def test_nothing_promised_is_no_promise():
    assert after([talk(答应="没答应"), talk(编号="r2", 答应="")], "2026-11-26").promises == ()


def test_a_tick_keeps_a_promise_from_its_day_on():
    rows = [talk(), {"记录": "办完", "日期": "2026-11-30", "哪一条": "r1", "说明": "单号 2291"}]
    assert (state(rows, "2026-11-29"), state(rows, "2026-11-30")) == ("落空", "兑现")
    assert after(rows, "2026-11-30").promises[0].note == "单号 2291"
    assert after(rows, "2026-11-30").missed() == 0


def test_a_promise_that_is_put_off_before_its_day_was_not_broken_and_keeps_its_history():
    rows = [
        talk(),
        {"记录": "改期", "日期": "2026-11-26", "哪一条": "r1", "改到": "2026-12-02", "为什么": "出纳请假"},
    ]
    found = after(rows, "2026-11-30")
    (one,) = found.promises
    assert (one.state(found.today), found.missed()) == ("改期", 0)
    assert [(move.was, move.to, move.why) for move in one.moves] == [
        (DAY.replace(day=27), date(2026, 12, 2), "出纳请假")
    ]
    assert state(rows, "2026-12-03") == "落空"


def test_a_promise_that_is_put_off_after_its_day_was_broken_once():
    rows = [talk(), {"记录": "改期", "日期": "2026-11-30", "哪一条": "r1", "改到": "2026-12-02"}]
    assert after(rows, "2026-12-01").missed() == 1
    assert after(rows, "2026-12-03").missed() == 2


def test_a_new_promise_of_the_same_thing_takes_the_place_of_one_that_was_broken():
    rows = [talk(), talk(编号="r2", 日期="2026-12-01", 哪天="2026-12-04")]
    found = after(rows, "2026-12-02")
    assert [one.id for one in found.open()] == ["r2"]
    assert [one.state(found.today) for one in found.promises] == ["落空", "未到"]
    assert found.missed() == 1


def test_two_things_promised_stand_beside_each_other():
    rows = [talk(), talk(编号="r2", 日期="2026-12-01", 答应="签字盖章", 哪天="2026-12-04")]
    assert [one.id for one in after(rows, "2026-12-02").open()] == ["r1", "r2"]


def test_a_second_instalment_does_not_take_the_place_of_one_that_is_still_to_come():
    rows = [paying("30万", "2026-12-10"), paying("20万", "2026-12-20", 编号="r2", 日期="2026-12-01")]
    assert [one.id for one in after(rows, "2026-12-02").open()] == ["r1", "r2"]


def test_money_keeps_a_promise_to_pay_once_it_is_all_there():
    rows = [paying("30万", "2026-12-10"), {"记录": "到账", "日期": "2026-12-08", "金额": "10万"}]
    (one,) = after(rows, "2026-12-09").promises
    assert (one.paid, one.left(), one.open()) == (Decimal(100000), Decimal(200000), True)
    rows.append({"记录": "到账", "日期": "2026-12-11", "金额": "20万"})
    assert (state(rows, "2026-12-10"), state(rows, "2026-12-11")) == ("今天", "兑现")


def test_money_counts_for_what_fell_due_first_and_the_rest_for_the_next():
    rows = [
        paying("30万", "2026-12-20"),
        paying("20万", "2026-12-10", 编号="r2"),
        {"记录": "到账", "日期": "2026-12-11", "金额": "25万"},
    ]
    assert {one.id: one.paid for one in after(rows, "2026-12-12").promises} == {
        "r1": Decimal(50000),
        "r2": Decimal(200000),
    }


def test_money_keeps_no_promise_that_was_made_after_it_came():
    rows = [{"记录": "到账", "日期": "2026-11-24", "金额": "30万"}, paying("30万", "2026-12-10")]
    assert state(rows, "2026-12-11") == "落空"


def test_money_for_another_payment_keeps_no_promise_of_this_one():
    rows = [
        paying("30万", "2026-12-10", 款项="质保金"),
        {"记录": "到账", "日期": "2026-12-08", "金额": "30万"},
    ]
    assert state(rows, "2026-12-11") == "落空"
    rows[1]["款项"] = "质保金"
    assert state(rows, "2026-12-11") == "兑现"


def test_a_paper_that_was_taken_home_is_an_event_of_the_clock_with_its_proof():
    (event,) = after([talk(交给他="催款函", 拿回="签收回执", 算="催款函送达")], "2026-11-26").events
    assert (event.day, event.kind, event.proved) == (DAY, "催款函送达", True)


def test_a_correction_changes_what_counts_and_both_stay():
    rows = [
        paying("30万", "2026-12-10"),
        {"记录": "更正", "日期": "2026-11-26", "哪一条": "r1", "改成": {"金额": "3万"}},
    ]
    log = read_log(rows, DAY)
    assert len(log.entries) == 2
    assert log.entries[0].amount == Decimal(300000)
    assert after(rows, "2026-11-25").promises[0].amount == Decimal(300000)
    assert after(rows, "2026-11-26").promises[0].amount == Decimal(30000)


def test_an_entry_that_was_made_void_never_happened():
    rows = [talk(), {"记录": "更正", "日期": "2026-11-26", "哪一条": "r1", "作废": "是"}]
    assert after(rows, "2026-11-30").promises == ()
    assert after(rows, "2026-11-30").visits == ()


def test_a_tick_that_was_made_void_is_taken_back():
    rows = [
        talk(),
        {"记录": "办完", "编号": "r2", "日期": "2026-11-27", "哪一条": "r1"},
        {"记录": "更正", "日期": "2026-11-28", "哪一条": "r2", "作废": "是"},
    ]
    assert state(rows, "2026-11-28") == "落空"


def test_what_we_do_next_is_a_step_that_can_be_ticked_and_moved():
    rows = [
        talk(下一步="送发票", 下一步哪天="2026-11-26"),
        {"记录": "改期", "日期": "2026-11-26", "哪一条": "r1.下一步", "改到": "2026-11-30"},
    ]
    (task,) = after(rows, "2026-11-27").tasks
    assert (task.action, task.day, task.open()) == ("送发票", date(2026, 11, 30), True)
    rows.append({"记录": "办完", "日期": "2026-11-30", "哪一条": "r1.下一步"})
    assert not after(rows, "2026-11-30").tasks[0].open()


def test_the_steps_of_the_plan_and_its_visit_are_ticked_by_their_ids():
    steps = (Task(id="f2", action="提醒", first=date(2026, 11, 30)),)
    rows = [
        {"记录": "办完", "日期": "2026-11-26", "哪一条": "f2"},
        {"记录": "办完", "日期": "2026-11-26", "哪一条": "没有"},
    ]
    found = after(rows, "2026-11-26", Begun(DAY, "王科长", "拿到单号", steps))
    assert {one.id: one.open() for one in found.steps} == {THE_VISIT: True, "f2": False}
    assert found.stray == ("没有",)


def test_the_visit_of_the_plan_is_done_once_a_talk_was_written_down():
    assert not after([talk()], "2026-11-26", Begun(DAY)).steps[0].open()
    assert after([talk(来自="上一份.plan.yaml")], "2026-11-26", Begun(DAY)).steps[0].open()


def test_what_an_earlier_plan_wrote_down_makes_promises_but_no_second_payment():
    rows = [
        paying("30万", "2026-12-10", 来自="上一份.plan.yaml", 算="对账单盖章退回"),
        {"记录": "到账", "编号": "r2", "日期": "2026-12-08", "金额": "30万", "来自": "上一份.plan.yaml"},
    ]
    found = after(rows, "2026-12-09")
    assert found.promises[0].state(found.today) == "兑现"
    assert (found.payments, found.events) == ((), ())


def test_a_correction_of_an_earlier_plans_entry_is_said_as_what_it_was_and_is():
    rows = [
        {"记录": "到账", "编号": "r2", "日期": "2026-12-08", "金额": "30万", "来自": "上一份.plan.yaml"},
        {"记录": "更正", "日期": "2026-12-09", "哪一条": "r2", "改成": {"金额": "3万"}},
    ]
    (one,) = after(rows, "2026-12-09").revised
    assert (one.was.amount, one.now.amount) == (Decimal(300000), Decimal(30000))


def test_a_closed_case_has_nothing_open():
    rows = [
        paying("30万", "2026-12-10"),
        {"记录": "结清", "日期": "2026-12-09", "金额": "25万", "什么管用": "对账单"},
    ]
    found = after(rows, "2026-12-09")
    assert found.closed is not None
    assert (found.closed.worked, found.open(), found.received()) == ("对账单", (), Decimal(250000))


def test_entries_count_by_their_days_wherever_they_stand():
    rows = [{"记录": "办完", "日期": "2026-11-27", "哪一条": "r1"}, talk()]
    assert state(rows, "2026-11-28") == "兑现"


def test_a_plan_says_its_visit_and_steps(tmp_path):
    from huikuan_cli.store.work import plans
    from planfiles import day

    path = tmp_path / "a.plan.yaml"
    path.write_text(plan_file("2026-11-25", [day("2026-11-30"), day("2026-12-01", "再去")]), encoding="utf-8")
    found = begun(plans.read(path).record.plan)
    assert (found.visit, found.person) == (DAY, "李主任（财务）")
    assert [(one.id, one.action, one.first) for one in found.steps] == [
        ("f3", "回访", date(2026, 11, 30)),
        ("f3-2", "再去", date(2026, 12, 1)),
    ]
