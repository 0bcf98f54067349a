"""A payment that he wrote of in a sentence is shown where such payments are asked for, and is an event by itself."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from core.building import setting
from factories import talk
from huikuan_cli.core.answers.told_payments import payments_told
from wizard.people import SHORT, Person, interviewed
from wizard.test_old_debts import asked

TOLD = "2022年8月验收的，2023年12月15日打来2万，有回单，附言水泵款；往后一分没见"
GATES = ("部分付款", "催款记录")
OLD: dict[str, Any] = {"验收合格日期": "2022-08-30"}


@pytest.mark.parametrize(
    ("told", "found"),
    [
        (TOLD, 1),
        ("去年3月到账10万", 1),
        ("回单上写着收到5万", 1),
        ("他说明年3月付10万", 0),
        ("12月没付那20万", 0),
        ("一共付过20万", 0),
        ("12月要打来2万，等批", 0),
    ],
)
def test_a_sentence_that_tells_of_a_payment_with_its_day_or_its_paper_is_found(told: str, found: int):
    assert len(payments_told("部分付款", {"情况说明": told})) == found


def test_what_a_line_about_money_says_of_payments_is_shown_with_their_days():
    said = "付过两笔，去年十一月二十万、今年3月15万"
    assert payments_told("部分付款", {"没说准的原话": f"到期应付：36块，1.98万一块，{said}"}) == (said,)


def test_the_words_of_a_line_that_was_worked_out_are_kept_for_the_days_of_the_payments():
    person = Person({}, {"到期应付": ["36块，1.98万一块，付过两笔，去年11月20万、今年3月15万"]})
    kept = str(interviewed(person)["没说准的原话"])
    assert "去年11月20万、今年3月15万" in kept
    plain = Person({}, {"到期应付": ["12台，8.3万一台"]})
    assert "没说准的原话" not in interviewed(plain)


def test_it_is_shown_until_there_is_a_row_and_for_nothing_else():
    assert payments_told("催款记录", {"情况说明": TOLD})
    assert not payments_told("催款记录", {"情况说明": TOLD, "部分付款": [{"日期": "2023-12-15"}]})
    assert not payments_told("款项", {"情况说明": TOLD})


def test_of_an_old_debt_the_part_payments_are_asked_before_what_else_starts_the_years_anew():
    order = asked(**OLD)
    assert order.index("情况说明") < order.index("部分付款?0") < order.index("催款记录?0")
    assert "部分付款?0" not in asked(**{"验收合格日期": "2025-08-30"})


def test_both_questions_show_what_he_wrote_and_tick_nothing():
    person = Person(
        {**OLD, "拜访日期": "2026-12-01", "情况说明": TOLD, "起算点": "验收合格", "验收状态": "已验收合格"}
    )
    given = interviewed(person)
    fields = [one for key in GATES if (one := SHORT.find(key))]
    shown = [question for question in person.asked if question.text in [one.ask for one in fields]]
    assert len(shown) == 2
    assert all("2023年12月15日打来2万" in question.help for question in shown)
    assert given.get("部分付款") in (None, [], "不清楚")


def test_a_payment_can_be_told_as_an_event_and_starts_the_years_anew():
    kinds = next(
        one for field in [talk().find("催款记录")] if field for one in field.columns if one.key == "事件"
    )
    assert "对方部分付款" in kinds.options
    row = {"日期": "2025-12-15", "事件": "对方部分付款", "凭证": "有书面凭证"}
    limit = setting(付款方式和日期={"催款记录": [row]}).report.limitation
    assert limit
    assert limit.restarted
    assert limit.restarted.day == date(2025, 12, 15)
