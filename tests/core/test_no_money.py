"""He is so angry that nobody asks for money today: the quarrel leads, other words, no pressure."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest

from core.building import ALARM, led_by, plan, play, ready, setting, shown
from factories import TODAY, playbook
from huikuan_cli.core.advice.plan import AGE, RUNG, WINDOW, Plan
from huikuan_cli.core.playbook import Play
from huikuan_cli.core.playbook.placeholders import fill

QUARREL = "y64"
ANGRY: dict[str, dict[str, Any]] = {"卡在哪": {"他上次说的": "o36"}}
TYPES = sorted(playbook().types)
SUM_OR_DAY = re.compile(r"\d元|\d万|\d千|\d天|\d年|到期|逾期")


def angry(kind: str = "e6", today: date = TODAY) -> Plan:
    """A visit that is ready to go, to a man of this type who is angry."""
    return plan(today, **ready(**ANGRY, 客户类型={"类型": "不清楚" if kind == "e0" else kind}))


def quarrel() -> Play:
    return next(one for one in playbook().situations() if one.id == QUARREL)


def test_only_the_words_that_ask_for_it_keep_the_money_out():
    assert setting(**ANGRY).no_money()
    assert not setting().no_money()
    assert not setting(卡在哪={"他上次说的": "o08"}).no_money()


@pytest.mark.parametrize("kind", TYPES)
def test_the_quarrel_leads_and_the_goal_is_not_the_money(kind: str):
    made = angry(kind)
    assert made.matter.id == QUARREL
    assert made.ask.aimed() == quarrel().aim.result


@pytest.mark.parametrize(("days", "calm"), [(181, True), (180, False), (30, False), (-1, False)])
def test_close_to_the_limitation_alarm_the_claim_comes_first_all_the_same(days: int, calm: bool):
    s = setting(ALARM - timedelta(days=days), **ANGRY)
    assert s.no_money() == calm
    assert (s.lead().id == QUARREL) == calm


def test_where_a_situation_rules_it_is_not_the_anger_that_decides():
    assert setting(book=led_by(play()), **ANGRY).no_money()
    assert not setting(book=led_by(play(rules="是")), **ANGRY).no_money()


def test_nothing_is_to_hand_in_and_nothing_is_escalated():
    windows = {one.id for one in playbook().calendar.windows}
    climbs = {step.id for step in playbook().escalation.steps if step.escalates == "是"}
    assert climbs
    assert not {day.id for day in angry().days} & (windows | climbs)
    assert {day.id for day in plan(**ready()).days} & windows
    assert "付款单子" in plan(**ready()).line
    assert "付款单子" not in angry().line


def test_nothing_presses():
    assert [shown(kind, **ANGRY) for kind in (WINDOW, AGE, RUNG)] == [[], [], []]
    assert all(shown(kind) for kind in (WINDOW, AGE, RUNG))


def test_no_reminder_speaks_of_interest_or_of_what_is_in_dispute():
    texts = playbook().escalation.reminders
    dispute = {"验收标准": {"争议金额": "6万"}}
    pressing = {
        fill(texts[name], {"争议": "6万元"}) for name in ("利息不提", "利息可提", "催款没问到", "有争议")
    }
    assert not pressing & set(plan(**ANGRY, **dispute).reminders)
    assert len(pressing & set(plan(**dispute).reminders)) == 3


@pytest.mark.parametrize("kind", TYPES)
def test_the_levels_and_the_opening_name_no_sum_and_no_day_in_the_past(kind: str):
    made = angry(kind)
    spoken = [*(one.words for one in made.ask.levels), *(one.text for one in made.openings)]
    assert [text for text in spoken if SUM_OR_DAY.search(text)] == []


@pytest.mark.parametrize("kind", TYPES)
def test_the_first_opening_does_not_speak_of_the_payment(kind: str):
    assert not re.search("付款|这笔款|还款|未付", angry(kind).openings[0].text)


def test_where_he_agrees_to_nothing_no_balance_is_asked_for():
    assert not re.search("余额|对账|催款", f"{angry().fallback.bring}{angry().fallback.next.action}")


def test_no_delay_of_his_type_is_answered():
    assert not any(".拖法." in one.id for one in angry().replies)
    assert any(".拖法." in one.id for one in plan(**ready()).replies)


def test_what_he_is_angry_about_is_answered_by_the_situation():
    first = angry().replies[0]
    assert first.id.startswith(f"{QUARREL}.应答.")
