"""The last day to hand in papers: that of the plan, else of the windows of the customer's kind; gone when the papers are in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from msgspec import structs

import factories
from huikuan_cli.core.ledger.contracts import LedgerCase
from huikuan_cli.core.ledger.hand_in import HandInDays
from huikuan_cli.core.ledger.linked_plans import LinkedPlan
from huikuan_cli.core.playbook.customer_kinds import KindPlaybook

TODAY = date(2026, 11, 30)
CASE = LedgerCase(
    (2,), "北山区教育局", "机房", "HT-1", "机关", "政府", "王磊", Decimal(250_000), Decimal(250_000), Decimal(0), date(2026, 9, 5), 86,
    None, None, None, None, 60, unsure=False,
)  # fmt: skip
COMPANY = structs.replace(CASE, kind="大型企业（含国企）", payer="大型企业")


@pytest.fixture
def playbook():
    return factories.playbook()


def day(playbook, case=CASE, plan=None, today=TODAY):
    found = HandInDays(playbook, today).of(case, plan)
    return found and found.day


def test_without_a_plan_the_windows_for_public_money_hold(playbook):
    assert day(playbook) == date(2026, 12, 1)
    assert day(playbook, COMPANY) is None
    assert day(playbook, today=date(2026, 12, 3)) == date(2026, 12, 28)  # the next window that can be reached


def test_the_day_in_the_plan_takes_the_place_of_the_windows(playbook):
    named = LinkedPlan("一", hand_in=date(2026, 12, 10), window="v0")
    assert day(playbook, plan=named) == date(2026, 12, 10)
    assert day(playbook, COMPANY, named) == date(2026, 12, 10)  # the customer said himself when he closes
    assert day(playbook, COMPANY, named._replace(window="v7")) is None
    assert day(playbook, plan=named._replace(hand_in=date(2026, 11, 2))) == date(2026, 12, 1)


def test_papers_that_are_in_end_the_window_and_only_this_one(playbook):
    assert day(playbook, plan=LinkedPlan("一", handed_in=date(2026, 11, 20))) is None
    assert day(playbook, plan=LinkedPlan("一", handed_in=date(2026, 2, 20))) == date(2026, 12, 1)


def test_what_falls_due_before_the_window_closes_is_in_it(playbook):
    later = structs.replace(CASE, overdue=Decimal(0), late=0, due=date(2026, 12, 10))
    assert day(playbook, later) == date(2026, 12, 1)
    assert day(playbook, structs.replace(later, due=date(2026, 12, 11))) is None


def test_a_kind_of_customer_has_its_own_windows(playbook):
    sooner = structs.replace(playbook.calendar.windows[-1], id="v99", start="11-01", end="12-20", when=())
    calendar = structs.replace(playbook.calendar, windows=(sooner,))
    kind = KindPlaybook(
        "u1", ("机关",), ("教育局",), playbook.chain, calendar, playbook.excuses, playbook.plays
    )
    own = structs.replace(playbook, kinds=(kind,))
    assert day(own) == HandInDays(own, TODAY).of(CASE, None).day != date(2026, 12, 1)
    assert day(own, structs.replace(CASE, customer="北山区财政局")) == date(2026, 12, 1)
