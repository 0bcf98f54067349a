"""The limitation outranks everything else: what leads the sheet by the days that are left to the alarm."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from core.building import ALARM, SETTLED, plan, ready, setting
from factories import TODAY, action_sheet, playbook
from huikuan_cli.core.advice.plan import LAWYER, Plan
from huikuan_cli.core.advice.readiness import DEMAND_FIRST
from huikuan_cli.core.playbook import Play
from huikuan_cli.core.playbook.placeholders import fill
from huikuan_cli.core.text.values import spoken_day

LAST_MONTH, HALF_YEAR, BARRED, PAID = "y01", "y02", "y03", "y99"
OF_TIME = {LAST_MONTH, HALF_YEAR, BARRED}
SAID = {
    "卡在哪": {"他上次说的": "年底再说；o36；哈哈哈哈"},
    "付款方式和日期": {"支付方式": "承兑汇票或电子凭证"},
}
TYPES = [f"e{n}" for n in range(1, 10)]


def left(days: int) -> date:
    """The day on which so many days are left to the alarm."""
    return ALARM - timedelta(days=days)


def at(days: int, **over: dict[str, Any]) -> Plan:
    """The plan of a man who is angry, offers a bill and says what nobody knows, with so many days left."""
    return plan(left(days), **SAID | over)


def prepared(days: int) -> Plan:
    """The plan of a well prepared visit, with so many days left."""
    return plan(left(days), **ready(我的4W2H={"承诺日": None}))


def lead(made: Plan) -> Play:
    return next(one for one in playbook().situations() if one.id == made.matter.id)


@pytest.mark.parametrize(
    ("days", "led"),
    [(180, HALF_YEAR), (31, HALF_YEAR), (30, LAST_MONTH), (1, LAST_MONTH), (0, LAST_MONTH), (-1, BARRED)],
)
def test_the_days_that_are_left_decide_what_leads_the_sheet(days: int, led: str):
    assert at(days).matter.id == led
    assert prepared(days).matter.id == led


@pytest.mark.parametrize("days", [586, 181])
def test_with_more_than_half_a_year_left_something_else_leads(days: int):
    assert at(days).matter.id not in OF_TIME


@pytest.mark.parametrize("days", [180, 30, 0, -1])
def test_what_outranks_the_visit_stands_on_top_of_the_front(days: int):
    made = at(days)
    assert made.matter.frame == fill(lead(made).frame, {"内部日": spoken_day(ALARM)}) != ""
    first = action_sheet(made, left(days).isoformat(), "打法").blocks[0]
    assert [row.text for row in first.rows] == [made.matter.frame]


@pytest.mark.parametrize("days", [180, 30, 0, -1])
def test_he_may_read_the_front_and_learns_nothing_of_the_limitation(days: int):
    sheet = action_sheet(at(days), left(days).isoformat(), "打法")
    printed = "".join(row.label + row.text + row.note for b in sheet.blocks if b.page == 1 for row in b.rows)
    assert not [word for word in ("时效", "过期", "起诉", "立案", "三年") if word in printed]


@pytest.mark.parametrize("days", [180, 30, 0, -1])
def test_the_goal_and_the_levels_are_those_of_the_limitation_whatever_was_typed(days: int):
    made = at(days, 我的4W2H={"要什么": "付款申请交上去", "对他说": "请您今天把申请交上去。"})
    aim = lead(made).aim
    assert (made.ask.want, made.ask.advised) == ("付款申请交上去", aim.result)
    assert "请您今天把申请交上去。" not in {one.words for one in made.ask.levels}


@pytest.mark.parametrize("days", [180, 30, 0, -1])
@pytest.mark.parametrize("kind", TYPES)
def test_no_type_of_counterpart_may_wait(days: int, kind: str):
    made = at(days, 客户类型={"类型": kind})
    assert made.matter.id in OF_TIME
    assert not any(".拖法." in one.id for one in made.replies)


@pytest.mark.parametrize("days", [30, 0, -1])
def test_whatever_he_says_is_answered_in_the_same_spirit(days: int):
    made = at(days)
    own = {f"{made.matter.id}.应答.{n}" for n in range(1, 10)} | {f"{made.matter.id}.别的话"}
    assert {one.id for one in made.replies} <= own
    strange = plan(left(days), 卡在哪={"他上次说的": "哈哈哈哈"}).replies[0]
    assert (strange.says, strange.id) == ("哈哈哈哈", f"{made.matter.id}.别的话")


@pytest.mark.parametrize("days", [30, 0])
def test_several_strange_sayings_stand_together_before_one_answer(days: int):
    first = plan(left(days), 卡在哪={"他上次说的": "哈哈哈哈；嘟嘟嘟嘟"}).replies[0]
    assert first.says == "哈哈哈哈／嘟嘟嘟嘟"


@pytest.mark.parametrize("days", [180, 30, 0, -1])
def test_no_ladder_no_window_and_no_general_step_stands_beside_it(days: int):
    made = at(days)
    assert not [card for card in made.cards if card.kind in ("升级", "账龄", "窗口")]
    assert {day.id for day in made.days} <= {"f1", *(step.id for step in lead(made).steps)}
    assert "停收" not in made.line


@pytest.mark.parametrize(("days", "wait"), [(30, 31), (5, 6), (0, 1), (180, 200)])
def test_a_visit_after_the_last_sure_day_is_not_waited_for(days: int, wait: int):
    day = (left(days) + timedelta(days=wait)).isoformat()
    score = plan(left(days), **ready(拜访={"拜访日期": day}, 我的4W2H={"承诺日": None})).score
    assert score.verdict == LAWYER
    assert score.short == score.reasons[0] == DEMAND_FIRST


@pytest.mark.parametrize(("days", "wait"), [(30, 30), (5, 4)])
def test_a_visit_on_the_last_sure_day_or_before_is_in_time(days: int, wait: int):
    day = (left(days) + timedelta(days=wait)).isoformat()
    score = plan(left(days), **ready(拜访={"拜访日期": day}, 我的4W2H={"承诺日": None})).score
    assert score.short != DEMAND_FIRST
    assert score.verdict != LAWYER


def test_the_lawyers_of_what_leads_are_named_after_what_does_not_wait():
    day = (left(5) + timedelta(days=6)).isoformat()
    over: dict[str, Any] = {
        "拜访": {"拜访日期": day},
        "付款责任人": {"情况说明": "他拿一张抵账协议让我签，房子抵工程款"},
    }
    score = plan(left(5), **over).score
    assert score.short == DEMAND_FIRST


@pytest.mark.parametrize("days", [180, 30, 1])
def test_while_there_is_time_the_visit_goes_on_and_afterwards_the_lawyers_decide(days: int):
    assert prepared(days).score.verdict != LAWYER
    assert prepared(-1).score.verdict == LAWYER


def test_of_a_claim_that_may_be_barred_no_day_stands_on_the_front():
    made = at(-1)
    assert "到期" not in made.line
    assert "号" not in made.line


@pytest.mark.parametrize("days", [180, 30, 0, -1])
def test_nobody_speaks_of_the_limitation_to_him(days: int):
    made = at(days)
    spoken = [one.words for one in made.ask.levels] + [one.text for one in made.openings]
    spoken += [one.answer for one in made.replies] + [made.relief.text]
    assert [text for text in spoken if "时效" in text or "起诉" in text or "律师" in text] == []


@pytest.mark.parametrize("days", [180, 30, 0, -30])
def test_a_settled_claim_is_never_urgent(days: int):
    made = plan(left(days), **{**SETTLED, "卡在哪": SAID["卡在哪"]})
    assert made.matter.id == PAID
    assert made.matter.frame == ""


def test_a_proved_demand_ends_the_urgency():
    event = {"日期": "2028-05-01", "事件": "催款函送达", "凭证": "有书面凭证"}

    def led(**over: Any) -> str:
        return plan(left(10), **over).matter.id

    assert led() == LAST_MONTH
    assert led(付款方式和日期={"催款记录": [event]}) not in OF_TIME
    assert led(付款方式和日期={"催款记录": [event | {"凭证": "没有凭证"}]}) == LAST_MONTH


def test_without_a_due_date_nothing_is_urgent():
    unknown = {"验收合格日期": "不清楚", "交付日期": "不清楚"}
    assert setting(left(10), 验收标准=unknown).situation.left is None
    assert plan(left(10), 验收标准=unknown).matter.id not in OF_TIME


def test_the_ordinary_case_is_not_urgent():
    assert plan(TODAY, **ready()).matter.id not in OF_TIME


@pytest.mark.parametrize(
    ("days", "reminder"),
    [(184, set()), (180, {"时效已近"}), (30, {"时效已近"}), (0, {"时效已近"}), (-1, {"时效可能已过"})],
)
def test_at_most_one_reminder_speaks_of_the_limitation(days: int, reminder: set[str]):
    texts = playbook().escalation.reminders
    found = {name for name in ("时效已近", "时效可能已过") if texts[name] in at(days).reminders}
    assert found == reminder


def test_what_is_never_said_stays_forbidden():
    made = at(30)
    assert [line.text for line in made.never[: len(lead(made).never)]] == list(lead(made).never)
    assert {line.text for line in made.never} >= set(playbook().types["e6"].never)
