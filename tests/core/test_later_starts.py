"""Contracts that pay after a score is signed, or after steps of the customer's own: which day counts, and what is said to be doubtful."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from core.building import setting
from core.lettering import letter, text_of
from factories import TODAY, playbook, talk
from huikuan_cli.core.advice.gaps import Gaps
from huikuan_cli.core.advice.readiness import todos
from huikuan_cli.core.answers.case import read_case
from huikuan_cli.core.answers.claim_of_case import clock_facts
from huikuan_cli.core.answers.conflicts import conflicts
from huikuan_cli.core.answers.one_answer import check_value
from huikuan_cli.core.law.claim import (
    BY_FUNDS,
    BY_OTHER,
    BY_SCORE,
    BY_SETTLEMENT,
    BY_STEPS,
    GOVERNMENT,
    LARGE,
    NOT_COVERED,
    ClockFacts,
)
from huikuan_cli.core.law.clock_report import clock
from huikuan_cli.core.law.due_date import due_dates
from wizard.people import ids

RULES = playbook().rules
DELIVERED, ACCEPTED = date(2026, 5, 11), date(2026, 5, 20)


def told(**given: Any) -> ClockFacts:
    known = {"payer": GOVERNMENT, "small": True, "told": "有书面证据", "signed": date(2025, 7, 1)}
    known |= {"delivered": DELIVERED, "accepted": ACCEPTED}
    return ClockFacts(today=TODAY, **known | given)


@pytest.mark.parametrize(
    ("change", "due", "doubt"),
    [
        ({"stepped": date(2026, 6, 10), "contract_days": 15}, date(2026, 6, 25), ""),
        ({"stepped": date(2026, 9, 10), "contract_days": 15}, date(2026, 7, 10), "不等手续"),
        ({"stepped": date(2026, 6, 10)}, date(2026, 7, 10), "合同写了手续办完后付、没写几天"),
        ({}, date(2026, 7, 10), "哪天办完不清楚"),
    ],
)
def test_his_own_steps_date_the_term_of_the_contract_and_not_that_of_the_regulation(
    change: dict[str, Any], due: date, doubt: str
):
    found = due_dates(told(start=BY_STEPS, **change), RULES)
    assert found.effective
    assert found.effective.raw == due
    assert doubt in "".join(found.doubts)


def test_without_the_regulation_nothing_is_due_before_the_steps_are_done():
    known = {"start": BY_STEPS, "payer": NOT_COVERED, "contract_days": 15}
    found = due_dates(told(**known), RULES)
    assert found.effective is None
    assert "还没办完" in found.start.words
    done = due_dates(told(**known, stepped=date(2026, 6, 10)), RULES).effective
    assert done
    assert done.raw == date(2026, 6, 25)


def test_without_the_regulation_nothing_is_due_before_the_money_from_above_has_come():
    known = {"start": BY_FUNDS, "payer": NOT_COVERED, "contract_days": 15}
    waiting = due_dates(told(**known), RULES)
    assert waiting.effective is None
    assert "哪天到位还不清楚" in waiting.start.words
    come = due_dates(told(**known, funded=date(2026, 6, 10)), RULES)
    assert come.start.day == date(2026, 6, 10)
    assert come.effective
    assert come.effective.raw == date(2026, 6, 25)


def test_steps_that_are_not_done_leave_no_due_day_that_is_said_aloud():
    s = setting(付款方式和日期={"起算点": "手续办完", "付款天数": "30", "手续办完日": "不清楚"})
    assert any("待核" in one for one in s.report.due.doubts)


@pytest.mark.parametrize("payer", [GOVERNMENT, LARGE, NOT_COVERED, None])
@pytest.mark.parametrize("days", [None, 15, 90])
@pytest.mark.parametrize("signed", [None, date(2026, 6, 10)])
def test_a_signed_score_dates_a_period_as_a_settlement_does(
    payer: str | None, days: int | None, signed: date | None
):
    both = [
        clock(told(start=one, payer=payer, contract_days=days, settled=signed), RULES)
        for one in (BY_SCORE, BY_SETTLEMENT)
    ]
    first, second = both
    assert (first.due.contract, first.due.statutory) == (second.due.contract, second.due.statutory)
    assert (first.due.effective, first.limitation is None) == (
        second.due.effective,
        second.limitation is None,
    )


def test_that_a_score_settles_anything_is_doubted_where_the_day_rests_on_it():
    late = due_dates(told(start=BY_SCORE, settled=date(2026, 6, 10), contract_days=90), RULES)
    assert any("考核签字算不算" in one for one in late.doubts)
    same = due_dates(told(start=BY_SCORE, settled=date(2026, 6, 10), contract_days=20), RULES)
    assert not any("考核签字算不算" in one for one in same.doubts)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("季度打分以后", "考核签字"),
        ("月度考核合格后", "考核签字"),
        ("考核结果公示后", "考核签字"),
        ("交易中心备案以后", "手续办完"),
        ("资产登记", "手续办完"),
        ("验收合格并办完入固定资产", "手续办完"),
        ("公示期满", "手续办完"),
        ("专家评审后", "验收合格"),
        ("总包收款后十天", "拨款到位"),
        ("上级拨款到位后十个工作日内", "拨款到位"),
        ("业主付款后7天", "拨款到位"),
        ("财政评审后30天", "结算确认"),
        ("评审中心出报告后", "结算确认"),
        ("财政结算评审结束后", "结算确认"),
        ("审计局审定后15天", "结算确认"),
        ("竣工财务决算批复后", "结算确认"),
        ("双方对账签字后", "结算确认"),
        ("成果评审后", "验收合格"),
        ("监理签认后30天", "别的"),
        ("上线运行满三个月", "别的"),
        ("合同生效后", "别的"),
        ("收到书面付款申请后", "别的"),
        ("财政批复后", "别的"),
        ("报销审批后", "手续办完"),
        ("收货后", "交付"),
        ("每月5号", "写明日期"),
        ("上家付款", "拨款到位"),
        ("服务期满", "写明日期"),
        ("口头说的", "没写"),
    ],
)
def test_the_starts_that_people_name_are_known(typed: str, meant: str):
    one = talk().find("起算点")
    assert one
    assert check_value(one, typed, talk(), TODAY).value == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("每月打分", "按期考核"),
        ("四季度还没打分", "按期考核"),
        ("考核表签了", "按期考核"),
        ("章盖了，日期空着", "没验全、没签全"),
        ("日期是后填的", "没验全、没签全"),
        ("后补的", "没验全、没签全"),
        ("专家评审过了", "已验收合格"),
        ("按月确认", "不单独验收"),
    ],
)
def test_how_far_the_acceptance_is_can_be_said_of_services_and_of_papers_dated_later(typed: str, meant: str):
    one = talk().find("验收状态")
    assert one
    assert check_value(one, typed, talk(), TODAY).value == meant


def test_each_of_these_starts_asks_for_its_own_day_alone():
    days = {"手续办完": "手续办完日", "考核签字": "结算确认日", "资料齐全": "资料齐全日"}
    for start, key in days.items():
        assert [one for one in days.values() if one in ids({"起算点": start})] == [key]
        assert "付款天数" in ids({"起算点": start})


@pytest.mark.parametrize(
    ("change", "due", "doubt"),
    [
        ({"funded": date(2026, 6, 10), "contract_days": 15}, date(2026, 6, 25), "听说的不算"),
        ({"funded": date(2026, 9, 10), "contract_days": 15}, date(2026, 7, 10), "不等拨款"),
        ({"funded": date(2026, 6, 10)}, date(2026, 7, 10), "没写几天"),
        ({"contract_days": 15}, date(2026, 7, 10), "没有定论"),
        ({}, date(2026, 7, 10), "没有定论"),
    ],
)
def test_money_from_above_dates_the_term_of_the_contract_once_it_has_come(
    change: dict[str, Any], due: date, doubt: str
):
    found = due_dates(told(start=BY_FUNDS, **change), RULES)
    assert found.effective
    assert found.effective.raw == due
    assert doubt in "".join(found.doubts)
    assert ("没有定论" in "".join(found.doubts)) == ("funded" not in change)


def test_a_large_enterprise_cannot_wait_for_the_money_of_others():
    known = {"start": BY_FUNDS, "payer": LARGE, "contract_days": 15}
    without = due_dates(told(**known), RULES)
    late = due_dates(told(**known, funded=date(2026, 10, 10)), RULES)
    assert without.effective
    assert late.effective
    assert late.effective.raw == without.effective.raw
    assert any("第三方付款" in one for one in late.doubts)


def test_without_the_regulation_nothing_is_due_before_the_money_has_come():
    known = {"start": BY_FUNDS, "payer": NOT_COVERED, "contract_days": 15}
    assert due_dates(told(**known), RULES).effective is None
    done = due_dates(told(**known, funded=date(2026, 6, 10)), RULES)
    assert done.effective
    assert done.effective.raw == date(2026, 6, 25)
    assert any("凭据" in one for one in done.doubts)


@pytest.mark.parametrize("payer", [GOVERNMENT, LARGE, NOT_COVERED, None])
@pytest.mark.parametrize("days", [None, 30])
def test_a_start_that_nothing_here_counts_from_is_said_and_never_sure(payer: str | None, days: int | None):
    found = due_dates(told(start=BY_OTHER, payer=payer, contract_days=days), RULES)
    assert "合同另写了起算点" in found.words
    assert any("请法务照合同原话定" in one for one in found.doubts)
    assert found.effective is None or found.effective.days != 0
    unknown = due_dates(told(start=None, payer=payer, contract_days=days), RULES)
    assert found.effective == unknown.effective


def test_its_words_are_asked_for_and_listed_for_the_lawyers():
    assert "起算原话" in ids({"起算点": "别的"})
    assert "起算原话" not in ids({"起算点": "没写"})
    s = setting(付款方式和日期={"起算点": "别的", "起算原话": "监理签认后30天内付"})
    made = todos(Gaps(talk(), s.answers), TODAY, TODAY)
    assert [one.who for one in made if one.item == "起算原话"] == ["法务"]


def test_money_that_is_waited_for_asks_for_its_day_and_its_term():
    assert {"拨款到位日", "付款天数"} <= set(ids({"起算点": "拨款到位"}))
    assert "拨款到位日" not in ids({"起算点": "验收合格"})
    whole = {"起算点": "拨款到位", "拨款到位日": "2027-01-05"}
    assert [key for key, *_ in conflicts(read_case(dict(whole), TODAY), TODAY)] == ["拨款到位日"]


@pytest.mark.parametrize(("due", "asked_for"), [("不清楚", True), ("263000.00", False)])
def test_what_was_settled_is_asked_where_the_amount_comes_from_the_contract(due: str, asked_for: bool):
    assert ("结算金额" in ids({"起算点": "结算确认", "到期应付": due})) == asked_for
    assert "结算金额" not in ids({"起算点": "验收合格", "到期应付": due})


def test_no_day_of_acceptance_is_asked_of_a_service_that_is_scored():
    assert "验收合格日期" not in ids({"起算点": "考核签字", "验收状态": "按期考核"})
    assert "交付日期" not in ids({"起算点": "考核签字", "验收状态": "按期考核"})


def test_the_day_of_the_steps_in_the_answers_is_the_day_of_the_clock():
    case = read_case({"起算点": "手续办完", "手续办完日": "2026-10-08"}, TODAY)
    assert clock_facts(case, RULES, TODAY).came() == date(2026, 10, 8)


def test_steps_that_were_done_on_a_day_to_come_are_contradicted():
    later = {"起算点": "手续办完", "手续办完日": "2027-01-05"}
    assert [key for key, *_ in conflicts(read_case(dict(later), TODAY), TODAY)] == ["手续办完日"]


SCORED = {"验收标准": {"验收状态": "按期考核", "验收合格日期": None}}


def scored(day: str | None, *papers: str) -> dict[str, Any]:
    terms = {"起算点": "考核签字", "付款天数": "30", "结算确认日": day}
    return {**SCORED, "付款方式和日期": terms, "我的4W2H": {"材料": ["w0", "w2", "w6", *papers]}}


def test_a_period_that_nobody_scored_is_asked_for_its_score_and_not_for_money():
    s = setting(**scored("不清楚"))
    assert s.lead().id == "y190"
    assert s.report.due.effective is None
    sheet = letter("沟通单", s)
    assert "本期未付" not in text_of(sheet)
    assert any("考核（确认）还没签字" in one for one in sheet.doubts)


def test_a_period_that_was_scored_goes_on_to_its_payment():
    s = setting(**scored("2026-09-10", "w15"))
    assert s.lead().id != "y190"
    assert s.report.due.effective
    assert s.report.due.effective.raw == date(2026, 10, 10)


@pytest.mark.parametrize(("papers", "proved"), [(("w15",), True), ((), False)])
def test_the_day_of_a_score_rests_on_its_sheet(papers: tuple[str, ...], *, proved: bool):
    s = setting(**scored("2026-09-10", *papers))
    assert any("结算确认日" in one for one in s.report.due.unproved) != proved
    assert "w15" in {one.id for one in s.papers}
