"""Retention money falls due as the contract says: neither the 30 nor the 60 days are counted for it."""

from __future__ import annotations

from datetime import date

import pytest

from core.building import setting
from factories import facts, playbook
from huikuan_cli.core.advice.analysis import said_due
from huikuan_cli.core.law.claim import BY_DATE
from huikuan_cli.core.law.due_date import due_dates

RULES = playbook().rules


@pytest.mark.parametrize(
    ("part", "kept"),
    [
        ("质保金", True),
        ("尾款（质量保证金）", True),
        ("5% 履约保证金", True),
        ("保修金", True),
        ("验收款", False),
        ("不清楚", False),
        (None, False),
    ],
)
def test_a_payment_that_is_called_retention_money_is_taken_for_it(part: str | None, kept: bool):
    s = setting(付款方式和日期={"付款节点": part})
    assert s.case.retention() == kept
    assert (s.report.due.statutory is None) == kept


def test_without_a_day_in_the_contract_it_has_no_due_day():
    assert due_dates(facts(), RULES).effective is not None
    assert due_dates(facts(retention=True), RULES).effective is None


def test_the_day_of_the_contract_counts_and_is_not_cut_to_sixty_days():
    late = facts(contract_days=365, retention=True)
    found = due_dates(late, RULES)
    assert found.statutory is None
    assert found.effective == found.contract
    assert found.effective is not None
    assert found.effective.raw == date(2026, 7, 10)
    written = facts(start=BY_DATE, contract_date=date(2027, 7, 10), retention=True)
    effective = due_dates(written, RULES).effective
    assert effective is not None
    assert effective.raw == date(2027, 7, 10)


def test_that_it_may_be_kept_back_at_all_is_said_to_be_open():
    (argued,) = due_dates(facts(contract_days=30, retention=True), RULES).argued
    assert "能不能留有争议" in argued
    assert due_dates(facts(contract_days=30), RULES).argued == ()


def test_before_its_period_ends_the_visit_is_about_the_sign_off_and_after_it_about_the_refund():
    terms = {"付款天数": "2年", "付款节点": "质保金"}
    before = setting(付款方式和日期=terms)
    assert before.lead().id == "y16"
    assert said_due(before.report) is not None
    after = setting(date(2027, 8, 2), 付款方式和日期=terms)
    assert after.lead().id == "y17"
