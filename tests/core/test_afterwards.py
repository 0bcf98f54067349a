"""The dated steps after the visit, what remains where he agrees to nothing, and what to heed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec import structs

from core.building import led_by, plan, play, setting
from factories import TODAY, playbook
from huikuan_cli.core.advice.plan import Plan
from huikuan_cli.core.law.workdays import is_workday
from huikuan_cli.core.playbook import Aim, FollowUp, Otherwise, Play, Playbook, When
from huikuan_cli.core.playbook.placeholders import fill
from huikuan_cli.core.text.values import UNKNOWN

STEPS = (
    FollowUp("f1", "拜访日", 0, "纪要"),
    FollowUp("f2", "承诺日", -2, "提醒"),
    FollowUp("f3", "承诺日", 0, "回访"),
    FollowUp("f4", "承诺日", 1, "落空"),
    FollowUp("f5", "承诺日", 5, "发函", escalates="是"),
)
AT_ONCE = Aim("结果", ("甲",), ("乙",), ("丙",), "凭据", at_once="是")


def with_steps(*plays: Play, steps: tuple[FollowUp, ...] = STEPS, **values: Any) -> Playbook:
    """A playbook with the steps above and no window, so that nothing else is dated."""
    book = playbook()
    return led_by(
        *plays or (play(),),
        book=structs.replace(
            book,
            escalation=structs.replace(book.escalation, steps=steps, **values),
            calendar=structs.replace(book.calendar, windows=()),
        ),
    )


def days(book: Playbook, **over: dict[str, Any]) -> list[str]:
    return [f"{day.id} {day.day}" for day in plan(book=book, **over).days]


def ids(made: Plan) -> list[str]:
    return [day.id for day in made.days]


# --- the days ---


@pytest.mark.parametrize(
    ("promise", "expected"),
    [
        (None, ["f1 11月25日周三", "f2 11月30日周一", "f3 12月2日周三", "f4 12月3日周四", "f5 12月9日周三"]),
        ("2026-11-26", ["f1 11月25日周三", "f3 11月26日周四", "f4 11月27日周五", "f5 12月3日周四"]),
        # Saturday 2026-12-05 is followed up from Monday 12-07 on
        (
            "2026-12-05",
            ["f1 11月25日周三", "f2 12月3日周四", "f3 12月7日周一", "f4 12月8日周二", "f5 12月14日周一"],
        ),
    ],
    ids=["five working days", "next day", "a weekend"],
)
def test_the_steps_afterwards_are_in_order_and_after_the_visit(promise: str | None, expected: list[str]):
    assert days(with_steps(promise_workdays=5), 我的4W2H={"承诺日": promise}) == expected


def test_what_was_asked_for_at_the_visit_itself_is_followed_up_from_the_day_one_comes_back():
    book = with_steps(play(aim=AT_ONCE))
    back = setting(book=book).facts["回访日"]
    assert back == "周五"
    assert days(book) == ["f1 11月25日周三", "f3 11月27日周五", "f4 11月30日周一", "f5 12月4日周五"]


@pytest.mark.parametrize(
    ("aim", "taken"), [(AT_ONCE, ["f1", "f8"]), (play().aim, ["f1", "f7"])], ids=["at once", "later"]
)
def test_a_step_may_be_for_what_one_meeting_can_do_or_for_what_takes_longer(aim: Aim, taken: list[str]):
    steps = (
        STEPS[0],
        FollowUp("f7", "承诺日", 0, "去拿", at_once="否"),
        FollowUp("f8", "承诺日", 0, "去问", at_once="是"),
    )
    assert ids(plan(book=with_steps(play(aim=aim), steps=steps))) == taken


def test_a_step_with_a_condition_is_taken_only_where_it_holds():
    steps = (
        FollowUp("f7", "拜访日", 1, "晚了", when=(When(due="是"),)),
        FollowUp("f8", "拜访日", 1, "早了", when=(When(due="否"),)),
    )
    assert ids(plan(book=with_steps(steps=steps))) == ["f7"]


OWN = (FollowUp("f10", "拜访日", 1, "自己的"), FollowUp("f4", "承诺日", 1, "代替通用的"))


@pytest.mark.parametrize(
    ("own", "expected"),
    [(OWN[:1], ["f1", "f10", "f2", "f3", "f4", "f5"]), (OWN[1:], ["f1", "f2", "f3", "f4", "f5"])],
)
def test_one_step_of_the_situation_stands_among_the_general_ones_or_takes_the_place_of_the_same_id(
    own, expected
):
    found = plan(book=with_steps(play(steps=own))).days
    assert [day.id for day in found] == expected
    assert [day.action for day in found if day.id == own[0].id] == [own[0].action]


def test_a_situation_with_steps_of_its_own_has_of_the_general_ones_the_minutes_only():
    assert ids(plan(book=with_steps(play(steps=OWN)))) == ["f1", "f10", "f4"]


def test_a_situation_that_rules_leaves_only_its_own_steps_and_the_minutes():
    assert ids(plan(book=with_steps(play(steps=OWN, rules="是")))) == ["f1", "f10", "f4"]


def test_what_he_complains_of_is_settled_before_anything_is_escalated():
    calm = next(one.id for one in playbook().excuses.excuses if one.calm == "是")
    said = {"卡在哪": {"他上次说的": calm}}
    assert setting(**said).calm()
    assert ids(plan(book=with_steps(), **said)) == ["f1", "f2", "f3", "f4"]
    assert ids(plan(book=with_steps())) == ["f1", "f2", "f3", "f4", "f5"]


def test_the_facts_of_the_case_stand_in_the_steps():
    steps = (FollowUp("f1", "拜访日", 0, "拿{{ 凭据 }}给{{ 称呼 }}看"),)
    assert plan(book=with_steps(steps=steps)).days[0].action == "拿算数的凭据给李主任看"


@pytest.mark.parametrize(
    ("today", "visit"),
    [(date(2026, 9, 21), "2026-09-24"), (date(2026, 2, 9), "2026-02-12"), (TODAY, "2026-11-27")],
    ids=["over the october holidays", "over the spring festival", "over a weekend"],
)
def test_the_steps_stand_on_working_days(today: date, visit: str):
    found = [date.fromisoformat(step.iso) for step in plan(today, 拜访={"拜访日期": visit}).days]
    assert found[0] == date.fromisoformat(visit)
    assert found == sorted(found)
    assert [day for day in found if not is_workday(day)] == []


def test_a_day_without_a_holiday_table_is_named_as_unsure():
    book = led_by(play())
    text = playbook().escalation.reminders["没有放假表"]
    assert text in plan(book=book, 拜访={"拜访日期": "2026-12-29"}).reminders
    assert text not in plan(book=book).reminders


# --- where he agrees to nothing ---


@pytest.mark.parametrize(
    ("step", "day"),
    [
        (FollowUp("f9", "拜访日", 0, "报{{ 我方 }}", at="下班前"), "11月25日周三"),
        (FollowUp("f9", "拜访日", 2, "报{{ 我方 }}", at="下班前"), "11月27日周五"),
        (FollowUp("f9", "承诺日", 0, "报{{ 我方 }}", at="下班前"), "12月1日周二"),
        (FollowUp("f9", "承诺日", -9, "报{{ 我方 }}", at="下班前"), "11月25日周三"),
    ],
)
def test_where_he_agrees_to_nothing_there_is_a_paper_to_bring_and_a_step_never_before_the_visit(
    step: FollowUp, day: str
):
    found = plan(book=led_by(play(otherwise=Otherwise("{{ 项目 }}的收条", step)))).fallback
    assert found.bring == "数据平台的收条"
    assert (found.next.id, found.next.day, found.next.at) == ("f9", day, "下班前")
    assert found.next.action == "报我们公司"


# --- the limitation ---

NEAR, GONE = "时效已近", "时效可能已过"
VISIT_LATER = {"拜访日期": "2028-12-01"}
REMINDERS = playbook().escalation.reminders


def reminded(today: date = TODAY, **over: dict[str, Any]) -> set[str]:
    """The names of the reminders of a plan."""
    made, facts = plan(today, **over), setting(today, **over).facts
    return {name for name, text in REMINDERS.items() if fill(text, facts) in made.reminders}


@pytest.mark.parametrize(
    ("today", "over", "present", "absent"),
    [
        (
            TODAY,
            {},
            {"利息不提"},
            {NEAR, GONE, "还没到期", "还没验收", "有争议", "有未达标", "追加超限", "利息可提"},
        ),
        # delivered 2025-07-01: alarm 2028-07-01, to act by 2028-01-01
        (date(2027, 12, 31), {"拜访": VISIT_LATER}, set(), {NEAR, GONE}),
        (date(2028, 1, 1), {"拜访": VISIT_LATER}, {NEAR}, {GONE}),
        (date(2028, 7, 1), {"拜访": VISIT_LATER}, {NEAR}, {GONE}),
        (date(2028, 7, 2), {"拜访": VISIT_LATER}, {GONE}, {NEAR}),
        (date(2025, 8, 11), {}, {"还没到期"}, {"利息不提", "利息可提"}),
        (TODAY, {"验收标准": {"验收状态": "已交付，还没验收"}}, {"还没验收"}, set()),
        (
            TODAY,
            {"验收标准": {"验收状态": "已交付，还没验收"}, "付款方式和日期": {"起算点": "交付"}},
            set(),
            {"还没验收"},
        ),
        (TODAY, {"验收标准": {"争议金额": "6万"}}, {"有争议"}, set()),
        (TODAY, {"验收标准": {"未达标项": "并发没测"}}, {"有未达标"}, set()),
        (TODAY, {"交易项目": {"补充协议": "有，超过原合同额10%"}}, {"追加超限"}, set()),
        (TODAY, {"我的4W2H": {"提利息": "主管批准了，可以提"}}, {"利息可提"}, {"利息不提"}),
        (TODAY, {"我的4W2H": {"提利息": UNKNOWN}}, {"利息不提"}, {"利息可提"}),
        (
            TODAY,
            {"付款方式和日期": {"到期应付": UNKNOWN}, "交易项目": {"合同额": UNKNOWN}},
            {"催款没问到"},
            {"利息不提", "利息可提", "久未催款"},
        ),
        (TODAY, {"付款方式和日期": {"催款记录": []}}, {"久未催款"}, {"催款没问到"}),
        (TODAY, {"付款方式和日期": {"催款记录": UNKNOWN}}, {"催款没问到"}, {"久未催款"}),
    ],
)
def test_reminders_follow_the_situation(
    today: date, over: dict[str, Any], present: set[str], absent: set[str]
):
    shown = reminded(today, **over)
    assert present <= shown
    assert shown & absent == set()


def test_a_demand_with_proof_takes_the_limitation_reminder_away():
    row = {"日期": "2028-02-01", "事件": "催款函送达", "凭证": "有书面凭证"}
    over = {"拜访": VISIT_LATER, "付款方式和日期": {"催款记录": [row]}}
    assert {NEAR, GONE}.isdisjoint(reminded(date(2028, 2, 2), **over))
    assert NEAR in reminded(date(2028, 2, 2), 拜访=VISIT_LATER)


# --- what we promised him, and whom the minutes go to ---

PROMISED = (
    FollowUp("f1", "拜访日", 0, "纪要", when=(When(answers={"岗位": ("财务",)}),)),
    FollowUp("f8", "拜访日", 0, "纪要给他点的那位", when=(When(answers={"岗位": ("主要领导",)}),)),
    FollowUp("f2", "回访日", 0, "许他的送到"),
)


def test_what_is_promised_for_the_day_one_comes_back_has_its_step_on_that_day():
    made = plan(book=with_steps(steps=PROMISED))
    assert [(one.id, one.day) for one in made.days] == [("f1", "11月25日周三"), ("f2", "11月30日周一")]


def test_a_situation_with_steps_of_its_own_keeps_the_day_one_comes_back():
    own = (FollowUp("f10", "拜访日", 1, "甲"), FollowUp("f11", "承诺日", 0, "乙"))
    assert ids(plan(book=with_steps(play(steps=own), steps=PROMISED))) == ["f1", "f10", "f2", "f11"]
    back = (FollowUp("f10", "回访日", 0, "甲"), FollowUp("f11", "承诺日", 0, "乙"))
    assert ids(plan(book=with_steps(play(steps=back), steps=PROMISED))) == ["f1", "f10", "f11"]
    assert ids(plan(book=with_steps(play(steps=own, rules="是"), steps=PROMISED))) == ["f1", "f10", "f11"]


def test_a_head_is_not_asked_to_answer_the_minutes():
    made = plan(book=with_steps(steps=PROMISED), 拜访={"岗位": "主要领导"})
    assert ids(made) == ["f8", "f2"]


def test_every_situation_that_promises_a_day_has_a_step_on_it():
    """The day one comes back is spoken of in its lines: then what is done on it stands among its steps or the general ones."""
    general = {one.base for one in playbook().escalation.steps}
    assert "回访日" in general
    lacking = []
    for one in playbook().situations():
        aim = (*one.aim.best, *one.aim.fair, *one.aim.least)
        spoken = (
            *aim,
            *one.start.first,
            *one.start.second,
            *(a for r in one.retorts for a in r.answer),
            one.rest,
        )
        if (
            one.rules == "是"
            and any("回访日" in words for words in spoken)
            and "回访日" not in {s.base for s in one.steps}
        ):
            lacking.append(one.id)
    assert lacking == []


def test_steps_of_one_day_stand_by_the_time_of_day():
    steps = (
        FollowUp("f1", "承诺日", 0, "取单号", at="下班前"),
        FollowUp("f2", "承诺日", 0, "听日子", at="下午"),
        FollowUp("f3", "承诺日", 0, "送材料", at="上午"),
    )
    made = plan(book=with_steps(steps=steps), 我的4W2H={"承诺日": "2026-12-02"})
    same = [one.at for one in made.days if one.id in ("f1", "f2", "f3")]
    assert same == ["上午", "下午", "下班前"]
