"""What was reported, what the audit came to and what is asked for: a figure is made only of what is on one base."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from core.building import plan, setting
from huikuan_cli.core.answers.audited import audited_total, by_audit, difference_of_totals, share_due
from huikuan_cli.core.text.values import UNKNOWN
from wizard.people import Person, interviewed

DUE, WHOLE, PAID = Decimal(370600), Decimal(2180000), Decimal(1744000)
CUT = "老板嫌砍了26.6万，锁抽屉说不认"
AUDITED = "10月28号咨询公司审下来205万"


def case(told: str, **more: Any) -> dict[str, dict[str, Any]]:
    return {
        "交易项目": {"合同额": "218万", "已付金额": "174.4万"},
        "验收标准": {key: more[key] for key in ("争议金额",) if key in more},
        "付款方式和日期": {
            "起算点": "结算确认",
            "结算确认日": "不清楚",
            "到期应付": more.get("due", "37.06万"),
        },
        "付款责任人": {"情况说明": told},
    }


def test_the_share_of_the_contract_is_seen_where_it_is_a_whole_percentage():
    assert share_due(DUE, WHOLE, PAID) == Decimal("0.97")
    assert share_due(WHOLE - PAID, WHOLE, PAID) is None
    assert share_due(DUE + 1, WHOLE, PAID) is None


@pytest.mark.parametrize(
    ("told", "total"),
    [
        (AUDITED, "2050000"),
        ("我们报231.6万，审下来205万，差26.6万", "2050000"),
        ("定案价205万", "2050000"),
        ("审减了26.6万", None),
        ("18号计财处封账，审计处说手松", None),
        ("送审报了231.6万", None),
    ],
)
def test_what_the_audit_came_to_is_heard(told: str, total: str | None):
    assert audited_total(told) == (Decimal(total) if total else None)


def test_by_the_audit_the_same_share_is_due_less_what_was_paid():
    found = by_audit(AUDITED, DUE, WHOLE, PAID)
    assert found is not None
    assert found.due == Decimal("244500.00")


def test_the_difference_of_two_totals_is_no_dispute_of_this_payment():
    asked = difference_of_totals("我们报231.6万，审下来205万，差26.6万", DUE, WHOLE, PAID)
    assert asked is not None
    assert "24.45万" in str(asked)
    assert asked.suggestion == "12.61万"
    unknown = difference_of_totals("我们报231.6万，审下来205万", None, None, None)
    assert unknown is not None
    assert unknown.suggestion == UNKNOWN
    assert difference_of_totals("26.6万", DUE, WHOLE, PAID) is None
    assert difference_of_totals("他们要扣5万，我们只认2万", DUE, WHOLE, PAID) is None


def test_what_was_cut_of_the_whole_contract_makes_no_undisputed_figure():
    s = setting(**case(CUT, 争议金额="26.6万"))
    assert s.case.undisputed(s.report.outstanding) is None
    made = plan(**case(CUT, 争议金额="26.6万"))
    assert "没有争议的" not in made.line
    assert "照合同价" not in made.line or "待核※" in made.line
    assert any("不是这一笔里的" in one for one in made.score.reasons)


def test_a_dispute_of_this_payment_keeps_its_figure():
    s = setting(**case(CUT, 争议金额="12.61万"))
    assert s.case.undisputed(s.report.outstanding) == Decimal("244500.00")
    goods = setting(验收标准={"争议金额": "10万"}, 付款责任人={"情况说明": "他砍了10万"})
    assert goods.case.undisputed(goods.report.outstanding) == Decimal("760000.00")


def test_by_which_price_it_was_worked_out_stands_beside_the_amount():
    made = plan(**case(AUDITED))
    assert "还欠 37万零600元（照合同价，照审定价 24万4500元，按哪个待核※）" in made.line
    assert any("合同写的按哪个价" in one for one in made.score.reasons)


def test_by_which_price_is_asked_too_while_the_audit_has_not_said_what_it_came_to():
    line = plan(**case("等审计，审完才知道多少")).line
    assert "还欠 37万零600元（照合同价，按哪个待核※）" in line


def test_an_amount_by_no_share_of_the_contract_says_nothing_of_prices():
    assert "照合同价" not in plan(**case(AUDITED, due="24.45万")).line
    assert "照合同价" not in plan(付款责任人={"情况说明": AUDITED}).line


def test_the_wizard_asks_for_the_dispute_of_this_payment_and_keeps_the_three_sums():
    given: dict[str, Any] = {
        "客户": "某某学院", "合同额": "2180000.00", "已付金额": "1744000.00", "到期应付": "370600.00", "s3?": "是",
    }  # fmt: skip
    person = Person({"客户": "某某学院"}, {"争议金额": ["我们报231.6万，审下来205万，差26.6万", "12.61万"]})
    found = interviewed(person, given)
    assert found["争议金额"] == "126100.00"
    assert "审下来205万" in str(found["没说准的原话"])


def test_a_long_story_is_read_as_far_as_it_can_be_read_in_one_go():
    assert audited_total("审定205万。" + "很长很长的一句话，" * 100) == Decimal(2050000)
