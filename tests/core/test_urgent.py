"""Close to the limitation alarm nothing waits: every line that would is overridden."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from core.building import ALARM, SETTLED, plan, ready, setting
from factories import TODAY, playbook
from huikuan_cli.core.filling import fill, names
from huikuan_cli.core.plan import Plan
from huikuan_cli.core.sheet import action_sheet

BOOK = playbook().escalation
URGENT = BOOK.urgent
SAID = {
    "卡在哪": {"他上次说的": "年底再说；o36；哈哈哈哈"},
    "付款方式和日期": {"支付方式": "承兑汇票或电子凭证"},
}
TYPES = [f"e{n}" for n in range(1, 10)]


def left(days: int) -> date:
    """The day on which so many days are left to the alarm."""
    return ALARM - timedelta(days=days)


def at(days: int, **over: dict[str, Any]) -> Plan:
    return plan(left(days), **SAID | over)


def overridden(made: Plan, days: int) -> list[str]:
    """The ids of the replies that say the override."""
    facts = setting(left(days), **SAID).facts
    answer, take = fill(URGENT.answer, facts), fill(URGENT.take, facts)
    return [one.id for one in made.replies if (one.answer, one.take) == (answer, take)]


def test_the_threshold_is_a_month():
    assert URGENT.days == 30
    assert setting(left(30)).situation.left == 30


@pytest.mark.parametrize("days", [30, 29, 1, 0])
def test_in_the_last_month_every_reply_is_the_same_one(days: int):
    made = at(days)
    assert {"o11", "o36", "o.没对上", "o18"} <= {one.id for one in made.replies}
    assert any(".拖法." in one.id for one in made.replies)
    assert overridden(made, days) == [one.id for one in made.replies]
    assert {(one.ask, one.next) for one in made.replies} == {("", "")}
    assert all("时效" in one.why for one in made.replies)


@pytest.mark.parametrize("days", [586, 60, 31, -1])
def test_outside_the_last_month_no_reply_is_overridden(days: int):
    made = at(days)
    assert overridden(made, days) == []
    assert len({one.answer for one in made.replies}) > 1


@pytest.mark.parametrize("kind", TYPES)
def test_no_type_of_counterpart_may_wait(kind: str):
    made = at(30, 客户类型={"类型": kind})
    assert overridden(made, 30) == [one.id for one in made.replies]
    assert [line.text for line in made.promises] == [URGENT.promise]


def test_his_own_words_are_kept():
    typical = next(one.says[0] for one in playbook().excuses.excuses if one.id == "o36")
    assert [one.says for one in at(30).replies][:3] == ["年底再说", typical, "哈哈哈哈"]


@pytest.mark.parametrize(("days", "urgent"), [(30, True), (0, True), (31, False)])
def test_promise_and_fallback_are_overridden_in_the_last_month(days: int, urgent: bool):
    made, facts = at(days), setting(left(days), **SAID).facts
    fallback = tuple(fill(line, facts) for line in URGENT.fallback)
    assert ([line.text for line in made.promises] == [fill(URGENT.promise, facts)]) == urgent
    assert (URGENT.promise in {line.text for line in made.promises}) == urgent
    assert (made.fallback == fallback) == urgent
    assert bool(set(made.fallback) & set(fallback)) == urgent


@pytest.mark.parametrize(("days", "urgent"), [(30, True), (31, False)])
def test_what_we_want_is_first_the_signature(days: int, urgent: bool):
    made = at(days)
    own = "把付款申请提交到系统，拿到单号"
    assert made.ask.want.startswith(URGENT.want) == urgent
    assert made.ask.want.endswith(own)
    assert (made.ask.want == own) != urgent


@pytest.mark.parametrize(("days", "urgent"), [(30, True), (31, False)])
def test_the_sheet_wants_the_signature_first(days: int, urgent: bool):
    sheet = action_sheet(at(days), "2028-06-01", "自带")
    (wanted,) = [row for block in sheet.blocks for row in block.rows if row.label == "只要"]
    assert wanted.text.startswith(URGENT.want) == urgent


@pytest.mark.parametrize("days", [30, 1, 0])
def test_the_first_step_is_taken_today(days: int):
    first = at(days).days[0]
    assert (first.id, first.at) == ("f0", "今天")
    assert first.action == BOOK.reminders["时效紧急"]


def test_once_the_alarm_has_passed_the_first_step_is_the_lawyers():
    made = at(-1)
    assert (made.days[0].id, made.days[0].action) == ("f0", BOOK.reminders["时效可能已过"])
    assert BOOK.reminders["时效紧急"] not in made.reminders


@pytest.mark.parametrize("days", [31, 180])
def test_before_the_last_month_nothing_is_due_today(days: int):
    assert "f0" not in {day.id for day in at(days).days}


@pytest.mark.parametrize(
    ("days", "reminder"), [(30, "时效紧急"), (0, "时效紧急"), (31, "时效已近"), (-1, "时效可能已过")]
)
def test_exactly_one_reminder_speaks_of_the_limitation(days: int, reminder: str):
    three = {name: BOOK.reminders[name] for name in ("时效紧急", "时效已近", "时效可能已过")}
    assert [name for name, text in three.items() if text in at(days).reminders] == [reminder]


def test_in_the_last_month_the_letter_is_planned_although_he_complains():
    said = {"卡在哪": {"他上次说的": "o36"}}
    assert "f5" in {day.id for day in plan(left(30), **said).days}
    assert "f5" not in {day.id for day in plan(left(31), **said).days}


@pytest.mark.parametrize("days", [30, 0, -30])
def test_a_settled_claim_is_never_urgent(days: int):
    over = {**SETTLED, "卡在哪": SAID["卡在哪"]}
    assert not setting(left(days), **over).urgent()
    made = plan(left(days), **over)
    assert URGENT.answer not in {one.answer for one in made.replies}
    assert "f0" not in {day.id for day in made.days}
    assert not made.ask.want.startswith(URGENT.want)
    assert URGENT.promise not in {line.text for line in made.promises}


def test_a_proved_demand_ends_the_urgency():
    event = {"日期": "2028-05-01", "事件": "催款函送达", "凭证": "有书面凭证"}
    assert setting(left(10)).urgent()
    assert not setting(left(10), 付款方式和日期={"催款记录": [event]}).urgent()
    assert setting(left(10), 付款方式和日期={"催款记录": [event | {"凭证": "没有凭证"}]}).urgent()


def test_without_a_due_date_nothing_is_urgent():
    unknown = {"验收合格日期": "不清楚", "交付日期": "不清楚"}
    assert not setting(left(10), 验收标准=unknown).urgent()


def test_the_ordinary_case_is_not_urgent():
    assert not setting(TODAY).urgent()
    assert "f0" not in {day.id for day in plan(**ready()).days}


def test_the_override_needs_no_fact_that_may_be_unknown():
    lines = (URGENT.want, URGENT.answer, URGENT.take, URGENT.promise, *URGENT.fallback)
    assert [name for line in lines for name in names(line)] == []


def test_what_is_never_said_stays_forbidden():
    said = {"他上次说的": "年底再说；等审计"}
    calm, urgent = at(31, 卡在哪=said), at(30, 卡在哪=said)
    assert [one.never for one in urgent.replies] == [one.never for one in calm.replies]
    assert any(one.never for one in urgent.replies)
