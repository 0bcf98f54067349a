"""A receivable finds its plan by what both say, wherever the file lies; its log says what was broken and what comes next."""

from __future__ import annotations

from datetime import date

import pytest

from huikuan_cli.core.advice.plan import FILL_BY_HAND
from huikuan_cli.core.agenda.facts import PlanFacts, Step
from huikuan_cli.core.agenda.naming import NamedPlan
from huikuan_cli.core.agenda.same_receivable import ReceivableNames
from huikuan_cli.core.ledger.linked_plans import LinkedPlan, linked

TODAY = date(2026, 11, 30)
PROMISE = {
    "编号": "r1",
    "记于": "2026-11-20",
    "答应": [{"种类": "单号", "谁办": "李主任", "哪天": "2026-11-25"}],
}


def plan(file="一.plan.yaml", stamp=1, **facts):
    known = {"customer": "清江县大数据中心", "project": "智慧平台", "contract": "HT-1", "visit": "2026-11-20", "made": "2026-11-19"}  # fmt: skip
    return NamedPlan(file, stamp, PlanFacts(**{**known, **facts}))


def of(plans, customer, contract, project) -> LinkedPlan | None:
    (found,) = linked([ReceivableNames(customer, contract, project)], plans, TODAY)
    return found


def test_it_is_found_by_its_contract_number_however_that_is_typed():
    assert of([plan()], "清江县大数据中心", "ｈｔ-1 ", "别的写法").file == "一.plan.yaml"
    assert of([plan()], "清江县大数据中心", "HT-2", "智慧平台") is None
    assert of([plan()], "别的单位", "HT-1", "智慧平台") is None


@pytest.mark.parametrize("number", ["", FILL_BY_HAND])
def test_a_plan_without_a_number_is_found_by_its_project(number):
    plans = [plan(contract=number)]
    assert of(plans, "清江县大数据中心", "HT-9", "智慧平台").file == "一.plan.yaml"
    assert of(plans, "清江县大数据中心", "HT-9", "另一个") is None


def test_a_receivable_without_a_number_is_found_by_its_project_too():
    assert of([plan()], "清江县大数据中心", "", "智慧平台").file == "一.plan.yaml"
    assert of([plan()], "清江县大数据中心", "", "") is None
    assert of([plan(contract="", project=FILL_BY_HAND)], "清江县大数据中心", "", "").file == "一.plan.yaml"


def test_a_plan_without_a_number_is_of_one_contract_only():
    both = [ReceivableNames("清江县大数据中心", number, "智慧平台") for number in ("HT-1", "HT-2")]
    found = linked(both, [plan(contract="")], TODAY)
    assert [one and one.file for one in found] == ["一.plan.yaml", None]


def test_of_two_plans_the_later_visit_counts():
    plans = [plan(), plan("二.plan.yaml", visit="2026-11-27"), plan("零.plan.yaml", visit="2026-10-01")]
    assert of(plans, "清江县大数据中心", "HT-1", "").file == "二.plan.yaml"


def test_what_comes_next_is_said_with_its_day():
    step = Step("f1", "2026-12-02", "12月2日周三", "上午", "去拿单号")
    found = of([plan(steps=(step,))], "清江县大数据中心", "HT-1", "")
    assert found.next
    assert not found.broken
    assert not found.closed


def test_the_last_day_to_hand_in_is_that_of_the_plan_until_it_is_ticked():
    step = Step("v0", "2026-12-02", "12月2日周三", "下班前", "材料交到财务", "是")
    found = of([plan(steps=(step,))], "清江县大数据中心", "HT-1", "")
    assert (found.hand_in, found.window, found.handed_in) == (date(2026, 12, 2), "v0", None)
    done = [{"记录": "办完", "编号": "d1", "日期": "2026-11-28", "哪一条": "v0"}]
    found = of([plan(steps=(step,), log=done)], "清江县大数据中心", "HT-1", "")
    assert (found.hand_in, found.handed_in) == (None, date(2026, 11, 28))
