"""A paper for the customer where the amount was only worked out, and why a due day is not written."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from core.building import setting
from core.lettering import letter, text_of
from huikuan_cli.core.advice.analysis import not_yet_due
from huikuan_cli.core.text.values import long_date

DERIVED: dict[str, dict[str, Any]] = {
    "交易项目": {"合同额": "780000", "已付金额": "300000"},
    "付款方式和日期": {"到期应付": "不清楚"},
}


def derived(**terms: Any) -> dict[str, dict[str, Any]]:
    return {**DERIVED, "付款方式和日期": {**DERIVED["付款方式和日期"], **terms}}


def said(name: str, **over: Any) -> str:
    return "".join(letter(name, **over).doubts)


def test_the_desk_sheet_names_what_follows_from_the_contract_and_what_was_paid_and_asks_to_verify_it():
    found = letter("沟通单", **DERIVED)
    assert "480,000.00元（人民币肆拾捌万元整）" in text_of(found)
    assert not {"未付金额", "未付大写"} & set(found.lacking)
    assert "未付 480,000.00 元是推的" in "".join(found.doubts)


def test_the_desk_sheet_names_the_due_day_beside_it():
    found = letter("沟通单", **derived(付款天数="30"))
    assert "2025年8月11日" in text_of(found)
    assert "到期日没有写上去" not in "".join(found.doubts)


@pytest.mark.parametrize("name", ["催款函", "对账函"])
def test_a_sealed_letter_leaves_it_blank_and_says_what_to_add(name: str):
    found = letter(name, **DERIVED)
    assert {"未付金额", "未付大写"} <= set(found.lacking)
    doubts = "".join(found.doubts)
    assert "盖章的函就要错了" in doubts
    assert "补上“到期应付”再出" in doubts


@pytest.mark.parametrize(
    "over",
    [
        {"交易项目": {"合同额": "780000", "已付金额": "不清楚"}, "付款方式和日期": {"到期应付": "不清楚"}},
        derived(款项="质保金 5万 2027-05-10"),
        derived(付款节点="质保金5%"),
        derived(起算点="结算确认", 结算确认日="2025-09-01"),
    ],
)
def test_where_something_else_may_be_in_it_it_is_left_out_with_its_line(over: dict[str, Any]):
    found = letter("沟通单", **over)
    assert "本期未付" not in text_of(found)
    assert "未付金额没有写上去" in "".join(found.doubts)


@pytest.mark.parametrize(
    ("over", "reason"),
    [
        ({"付款方式和日期": {"起算点": "结算确认", "结算确认日": "不清楚"}}, "结算还没确认"),
        ({"验收标准": {"验收状态": "已交付，还没验收", "验收合格日期": "不清楚"}}, "还没验收"),
    ],
)
def test_what_is_not_due_for_its_condition_is_not_met_is_not_named_on_the_desk_sheet(
    over: dict[str, Any], reason: str
):
    found = letter("沟通单", **over)
    assert "本期未付" not in text_of(found)
    assert f"本期未付没有写上去：{reason}" in "".join(found.doubts)


def test_a_paper_left_on_the_visit_asks_for_its_answer_on_a_later_day():
    over = {"我的4W2H": {"承诺日": setting().visit.isoformat()}}
    s = setting(**over)
    assert s.promise == s.visit < s.back
    assert f"请于{long_date(s.back)}以前" in text_of(letter("沟通单", **over))


def test_a_due_day_that_is_not_written_says_which_answer_is_lacking():
    assert "“到期应付”" in said("催款函", **DERIVED)
    unknown = said("沟通单", 验收标准={"验收合格日期": "不清楚"}, 付款方式和日期={"起算点": "验收合格"})
    assert "验收合格日期还不清楚" in unknown
    for text in (said("催款函", **DERIVED), unknown):
        assert "推不出来" not in text


@pytest.mark.parametrize(
    ("day", "term", "days"),
    [
        ("2026-11-20", "60", ["2027-01-19"]),
        ("2026-10-16", "6个月", ["2027-04-16", "2026-12-15"]),  # the contract, and 60 days by the regulation
        ("2026-07-01", "6个月", ["2027-01-04", "2026-08-31"]),
    ],
)
def test_a_due_day_after_the_visit_is_known(day: str, term: str, days: list[str]):
    over = {
        "验收标准": {"交付日期": day, "验收合格日期": day},
        "付款方式和日期": {"起算点": "验收合格", "付款天数": term},
    }
    assert not_yet_due(setting(**over)) == tuple(map(date.fromisoformat, days))


def test_none_is_where_it_fell_due_or_nothing_is_open():
    assert not_yet_due(setting()) == ()
    coming = {"验收标准": {"交付日期": "2026-11-20", "验收合格日期": "2026-11-20"}}
    assert not_yet_due(setting(**coming)) != ()
    row = {"日期": "2026-11-22", "金额": "860000", "凭证": "有书面凭证"}
    paid = {"交易项目": {"已付金额": "860000"}, "付款方式和日期": {"部分付款": [row]}}
    assert not_yet_due(setting(**coming, **paid)) == ()


def test_every_doubt_of_the_due_day_is_named_with_how_to_settle_it():
    unsure = {"交易项目": {"中小企业": "不清楚", "告知": None}, "付款方式和日期": {"付款天数": "6个月"}}
    text = said("沟通单", **unsure)
    assert "到期日没有写上去：支付条例只保护签约时的中小企业：我方签约时的规模待核；问清了用" in text
