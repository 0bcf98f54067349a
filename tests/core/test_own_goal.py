"""What the salesperson wrote to want: its month and sum may be said, its words never; and where it stands on the sheet."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from core.building import led_by, plan, play
from course.helpers import block, case_plan
from factories import action_sheet, playbook
from huikuan_cli.cli.plan.goal_watch import advice_of
from huikuan_cli.core.advice.own_goal import is_same, said_of
from huikuan_cli.core.advice.plan import BESIDES, FIRST, STANDS, Plan
from huikuan_cli.core.playbook import Aim

AIM = Aim("付款申请上写明哪个月付", ("最好的话",), ("可以的话",), ("至少的话",), "算数的凭据")
VISIT, LEFT = date(2026, 11, 26), Decimal(500000)


@pytest.mark.parametrize(
    ("want", "month"),
    [
        ("把这一笔排进十二月的付款计划", "十二月"),
        ("12月份付", "十二月"),
        ("12 月付清", "十二月"),
        ("明年三月付", "明年三月"),
        ("三月付", None),  # that of this year is over
        ("2025年12月就该付", None),
        ("12月5日付", None),
        ("三个月内付", None),
        ("十二月或者明年一月付", None),
        ("把钱付了", None),
        ("", None),
        (None, None),
    ],
)
def test_a_month_is_said_where_he_named_one_without_a_day(want: str | None, month: str | None):
    assert said_of(want, LEFT, VISIT)["目标月"] == month


@pytest.mark.parametrize(
    ("want", "amount"),
    [
        ("分两次、每次 36 万", "36万元"),
        ("签收先付 12 万的申请", "12万元"),
        ("先付三十万", "30万元"),
        ("先付5万，余下45万明年付", "5万元"),
        ("付20万或30万", None),
        ("确认还欠 50 万", None),  # the whole is no part of it
        ("付 80 万", None),
        ("三份合同，2 台设备", None),
        ("<b>9e9万</b>", None),
    ],
)
def test_a_sum_is_said_where_he_named_one_part_of_what_is_open(want: str, amount: str | None):
    assert said_of(want, LEFT, VISIT)["目标数"] == amount


def test_a_sum_is_not_said_where_nobody_knows_what_is_open():
    assert said_of("先付 12 万", None, VISIT)["目标数"] is None


@pytest.mark.parametrize(("want", "times"), [("分两次付", "两次"), ("分 3 期", "三次"), ("分一下", None)])
def test_a_number_of_times_is_said(want: str, times: str | None):
    assert said_of(want, LEFT, VISIT)["目标次"] == times


def test_a_goal_in_the_words_of_the_sheet_is_the_same_and_another_is_not():
    assert is_same("把这一笔排进付款计划", "这笔写进付款计划：哪个月、排第几")
    assert not is_same("把付款申请交到财务", "补测完，到场的人在补测记录上签字")


# --- where it stands ---


def goal(made: Plan) -> list[str]:
    rows = block(action_sheet(made, "2026-11-30", "打法"), "要什么")
    return [f"{row.label}：{row.text}" if row.label == "今天先要" else row.text for row in rows[:3]]


def wanting(typed: str, promise: str = "2026-12-01", **over: str) -> Plan:
    return plan(book=led_by(play(**over)), 我的4W2H={"要什么": typed, "承诺日": promise})


def test_what_one_meeting_can_do_goes_before_what_takes_longer():
    made = wanting("对账单盖章")
    assert made.ask.own == FIRST
    assert goal(made)[:2] == ["今天先要：对账单盖章", "要的结果（12月1日周二）"]


@pytest.mark.parametrize("typed", ["请库管当面点一遍，开出入库单", "付款申请当面交给会计，拿到排款的月份"])
def test_what_is_handed_over_counted_or_made_out_on_the_spot_can_be_done_at_one_meeting(typed: str):
    assert goal(wanting(typed))[0] == f"今天先要：{typed}"


def test_what_takes_longer_stands_only_on_the_back():
    made = wanting("年底以前全部付清")
    assert made.ask.own == BESIDES
    assert goal(made)[0] == "要的结果（12月1日周二）"
    assert "年底以前全部付清" not in "".join(goal(made))


def test_what_comes_near_a_red_line_is_never_asked_for_first():
    assert wanting("补签日期在前的验收书，请他盖章").ask.own == BESIDES


USUAL = 16  # the rank of a play for anyone in a post


@pytest.mark.parametrize("typed", ["退回的单子收下重排", "让科长点个人陪我去对数"])
def test_what_is_asked_of_anyone_in_that_post_gives_way_to_what_he_wrote(typed: str):
    made = plan(book=led_by(play(rank=USUAL)), 我的4W2H={"要什么": typed, "承诺日": None})
    assert goal(made)[0] == f"今天先要：{typed}"


@pytest.mark.parametrize("typed", ["年底以前全部付清", "希望他快点办", "补签日期在前的验收书"])
def test_even_there_what_no_meeting_brings_stays_on_the_back(typed: str):
    made = plan(book=led_by(play(rank=USUAL)), 我的4W2H={"要什么": typed, "承诺日": None})
    assert made.ask.own == BESIDES


def test_where_a_situation_rules_its_own_goal_stays_in_front():
    assert wanting("对账单盖章", rules="是").ask.own == BESIDES


def test_what_means_the_same_is_printed_once():
    made = wanting("要到结果")
    assert made.ask.own == STANDS
    assert "".join(goal(made)).count("结果") == 1


def test_what_means_the_same_and_can_be_asked_for_as_he_wrote_it_stands_in_its_place():
    made = wanting("付款申请上写明排进十二月", aim=AIM)
    assert made.ask.own == STANDS
    assert goal(made)[0] == "付款申请上写明排进十二月（12月1日周二）"
    assert made.ask.instead() == ""
    assert made.ask.aimed() == "付款申请上写明哪个月付", "the words to say are those of the case"


@pytest.mark.parametrize(
    "typed",
    [
        "希望付款申请上写明排进十二月",  # a wish
        "付款申请上写明排进十二月吗",  # a question
        "付款申请上写明先付 900 万",  # more than is open
        "付款申请上写明排进十二月，再把以前说的那几件事一样一样都讲清楚",  # not read at a glance
        "付款申请上写明日期倒签",  # near a red line
    ],
)
def test_what_means_the_same_in_no_form_to_ask_for_does_not_stand_there(typed: str):
    made = wanting(typed, aim=AIM)
    assert made.ask.own != STANDS
    assert typed not in "".join(goal(made))


def test_where_a_situation_rules_nothing_of_his_own_stands_in_its_place():
    made = wanting("付款申请上写明排进十二月", aim=AIM, rules="是")
    assert made.ask.own == ""


def test_every_word_for_what_one_meeting_can_do_makes_it_the_first():
    for word in playbook().escalation.at_once:
        assert wanting(f"{word}好").ask.own == FIRST, word


@pytest.mark.parametrize(
    ("case", "said"),
    [("k3", "120万元"), ("k8", "36万元"), ("k9", "十二月"), ("k7", "12月11号")],
)
def test_the_figures_of_his_own_goal_and_the_closing_day_reach_the_mouth(case: str, said: str):
    made = case_plan(case)
    lines = [*(one.words for one in made.ask.levels), *(one.text for one in made.openings)]
    assert any(said in line for line in lines)


def test_at_the_review_it_is_said_where_his_own_goal_stands_unless_it_stands_in_its_place():
    assert "你写的印在它上面" in advice_of(wanting("对账单盖章").ask)
    assert "你写的在背面" in advice_of(wanting("年底以前全部付清").ask)
    assert advice_of(wanting("付款申请上写明排进十二月", aim=AIM).ask) == ""
