"""He is so angry that nobody asks for money today: other days, other words, no pressure."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest

from core.building import ALARM, plan, ready, setting, shown
from factories import TODAY, playbook
from huikuan_cli.core.filling import fill
from huikuan_cli.core.plan import AGE, COLLECT, RUNG, WINDOW, Plan

BOOK = playbook().escalation
ANGRY: dict[str, dict[str, Any]] = {"卡在哪": {"他上次说的": "o36"}}
WANT = "把付款申请提交到系统，拿到单号"
TYPES = sorted(playbook().types)


def angry(kind: str = "e6", today: date = TODAY) -> Plan:
    """A visit that is ready to go, to a man of this type who is angry."""
    return plan(today, **ready(**ANGRY, 客户类型={"类型": "不清楚" if kind == "e0" else kind}))


def test_only_the_words_that_ask_for_it_keep_the_money_out():
    assert setting(**ANGRY).no_money()
    assert not setting().no_money()
    assert not setting(卡在哪={"他上次说的": "o08"}).no_money()


def test_close_to_the_limitation_alarm_the_signature_is_asked_for_all_the_same():
    assert setting(ALARM - timedelta(days=31), **ANGRY).no_money()
    assert not setting(ALARM - timedelta(days=30), **ANGRY).no_money()


def test_the_days_are_those_of_the_grievance_and_nothing_is_to_hand_in():
    assert [day.id for day in angry().days] == [step.id for step in BOOK.quiet.steps] == ["f6", "f7", "f8"]
    assert [day.day for day in angry().days] == ["11月25日周三", "12月2日周三", "12月9日周三"]
    assert {"f1", "v7"} <= {day.id for day in plan(**ready()).days}


def test_without_a_result_he_gets_a_written_day_and_no_balance():
    facts = setting(**ready(**ANGRY)).facts
    assert angry().fallback == tuple(fill(line, facts) for line in BOOK.quiet.fallback)
    assert "余额" not in "".join(angry().fallback)
    assert "余额" in "".join(plan(**ready()).fallback)


def test_the_three_levels_name_no_amount():
    levels, facts = angry().ask.levels, setting(**ready(**ANGRY)).facts
    assert [one.amount for one in levels] == ["今天不提钱"] * 3
    assert [one.words for one in levels] == [
        fill(BOOK.levels[f"不谈钱{name}"], facts) for name in ("目标", "可接受", "底线")
    ]
    assert not re.search(r"\d元|\d万", "".join(one.words for one in levels))


def test_nothing_presses():
    assert shown(WINDOW, **ANGRY) == []
    assert shown(AGE, **ANGRY) == []
    assert [card.id for card in shown(RUNG, **ANGRY)] == ["j0"]
    assert shown(WINDOW)
    assert shown(AGE)


@pytest.mark.parametrize("kind", TYPES)
def test_the_first_opening_asks_for_nothing_and_the_second_for_the_one_action(kind: str):
    first, second = angry(kind).openings
    assert WANT not in first.text
    assert not re.search(r"\d元|\d万|\d天|\d日", first.text)
    assert WANT in second.text


@pytest.mark.parametrize("kind", TYPES)
def test_the_first_opening_does_not_speak_of_the_payment(kind: str):
    assert not re.search("付款|这笔款|还款|未付", angry(kind).openings[0].text)


def test_a_visit_that_only_collects_opens_without_money_too():
    made = plan(**ANGRY)
    assert made.score.verdict == COLLECT
    assert not re.search(r"未付|到期|\d元|\d万", made.openings[0].text)


def test_no_delay_of_his_type_is_answered():
    assert not any(".拖法." in one.id for one in angry().replies)
    assert any(".拖法." in one.id for one in plan(**ready()).replies)
