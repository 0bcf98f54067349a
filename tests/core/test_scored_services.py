"""A service that is scored for each period: no paper and no reminder asks for an acceptance."""

from __future__ import annotations

import re
from typing import Any

import pytest

from core.building import plan
from core.lettering import letter, text_of
from factories import playbook
from huikuan_cli.core.advice.plan import Plan
from huikuan_cli.core.answers.interview import interview
from huikuan_cli.core.text.option_match import parse_choice
from huikuan_cli.core.text.values import UNKNOWN

ACCEPTANCE = "请协助安排验收"
SEALS = "考核表上还缺的签字、盖章"


def case(acceptance: str, told: str = "", start: str = "验收合格") -> dict[str, Any]:
    return {
        "验收标准": {"验收状态": acceptance, "验收合格日期": None},
        "付款方式和日期": {"起算点": start},
        "付款责任人": {"情况说明": told},
    }


@pytest.mark.parametrize(
    ("told", "start"),
    [("最后一张考核表签了没盖章", "验收合格"), ("", "考核签字"), ("每季服务考核完才付", "收到发票")],
)
def test_where_a_seal_is_lacking_on_a_score_the_sheet_asks_for_the_seal(told: str, start: str):
    text = text_of(letter("沟通单", **case("没验全、没签全", told, start)))
    assert ACCEPTANCE not in text
    assert SEALS in text


def test_of_goods_the_sheet_asks_for_the_acceptance_as_before():
    text = text_of(letter("沟通单", **case("没验全、没签全", "科长说要考核我")))
    assert ACCEPTANCE in text
    assert SEALS not in text


@pytest.mark.parametrize("acceptance", ["按期考核", "不单独验收"])
def test_without_an_acceptance_the_sheet_asks_for_the_payment(acceptance: str):
    text = text_of(letter("沟通单", **case(acceptance, start="收到发票")))
    assert "请协助办理上列款项的付款手续" in text
    assert ACCEPTANCE not in text


@pytest.mark.parametrize(
    ("acceptance", "told", "reminded"),
    [
        ("没验全、没签全", "", True),
        ("没验全、没签全", "考核表签了，差一个章", False),
        ("按期考核", "", False),
        ("不单独验收", "", False),
    ],
)
def test_only_what_has_to_be_accepted_is_reminded_of(acceptance: str, told: str, *, reminded: bool):
    found = plan(**case(acceptance, told)).reminders
    assert any("先要验收日期" in one for one in found) == reminded


CONFIRMED = {"起算点": "考核签字", "结算确认日": UNKNOWN, "付款天数": "15"}


def of_confirmation(story: str) -> Plan:
    return plan(
        验收标准={"验收状态": "不单独验收", "验收合格日期": None},
        付款方式和日期=CONFIRMED,
        付款责任人={"情况说明": story},
    )


def test_a_service_that_is_confirmed_is_not_spoken_of_as_scored():
    made = of_confirmation("合同写凭月度巡检记录，经使用部门签字确认后付")
    said = "".join(
        (*(one.text for one in made.openings), *(one.answer for one in made.replies), *made.tonight)
    )
    assert made.matter.id == "y196"
    assert not re.search("打分|扣分|考核", said + made.ask.aimed() + made.ask.proof)


def test_one_that_is_scored_is_asked_for_its_score():
    assert of_confirmation("每月考核打分，签字确认后付").matter.id == "y190"


@pytest.mark.parametrize("typed", ["按期确认", "服务确认", "巡检单签字", "确认服务正常"])
def test_the_day_of_a_confirmation_is_where_the_term_begins(typed: str):
    one = interview(playbook()).find("起算点")
    assert parse_choice(typed, interview(playbook()).options(one)).id == "考核签字"
