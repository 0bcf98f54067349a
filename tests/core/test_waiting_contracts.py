"""When the contract waits for an invoice or for money from above: which day counts, and what is said to be doubtful."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from factories import TODAY, playbook, talk, tree
from huikuan_cli.core.advice.analysis import analyse
from huikuan_cli.core.advice.planner import make_plan
from huikuan_cli.core.answers.answer_set import read_answers
from huikuan_cli.core.answers.case import Answers, read_case
from huikuan_cli.core.answers.claim_of_case import clock_facts
from huikuan_cli.core.answers.conflicts import conflicts
from huikuan_cli.core.answers.one_answer import check_value
from huikuan_cli.core.law.claim import (
    BY_BILL,
    BY_FUNDS,
    BY_INVOICE,
    BY_PAPERS,
    GOVERNMENT,
    LARGE,
    NOT_COVERED,
    ClockFacts,
)
from huikuan_cli.core.law.clock_report import clock
from huikuan_cli.core.law.due_date import due_dates
from huikuan_cli.core.letters.letter_facts import Sender, letter_facts
from huikuan_cli.core.receivable.figures import figures
from wizard.people import ids

RULES = playbook().rules
DELIVERED, ACCEPTED, INVOICED = date(2026, 5, 11), date(2026, 5, 20), date(2026, 6, 10)


def told(**given: Any) -> ClockFacts:
    known = {"start": BY_INVOICE, "payer": GOVERNMENT, "small": True, "told": "有书面证据"}
    known |= {"signed": date(2025, 7, 1), "delivered": DELIVERED, "accepted": ACCEPTED}
    return ClockFacts(today=TODAY, **known | given)


@pytest.mark.parametrize(
    ("given", "effective", "doubt"),
    [
        ({"invoiced": INVOICED, "contract_days": 15}, date(2026, 6, 25), ""),
        ({"invoiced": date(2026, 9, 10), "contract_days": 15}, date(2026, 7, 10), "不等发票"),
        ({"contract_days": 15}, date(2026, 7, 10), "哪天收到的发票不清楚"),
        ({"invoiced": INVOICED}, date(2026, 7, 10), "没写几天"),
        ({"start": BY_FUNDS}, date(2026, 7, 10), "没有定论"),
        ({"start": BY_FUNDS, "contract_days": 15}, date(2026, 7, 10), "没有定论"),
        ({"start": BY_FUNDS, "payer": LARGE}, date(2026, 7, 10), "第三方付款"),
        ({"start": BY_FUNDS, "delivered": None}, date(2026, 7, 19), "没有定论"),
    ],
    ids=[
        "paid within the cap", "a late invoice moves no cap", "no day of receipt", "no number of days",
        "money from above", "money from above and days", "a large enterprise", "only the acceptance known",
    ],
)  # fmt: skip
def test_the_regulation_counts_from_what_we_did_to_its_longest_period(
    given: dict[str, Any], effective: date, doubt: str
):
    due = due_dates(told(**given), RULES)
    assert due.effective
    assert due.effective.raw == effective
    assert any(doubt in one for one in due.doubts) if doubt else due.doubts == ()
    assert all("待核" in one for one in due.doubts)


@pytest.mark.parametrize(
    ("given", "effective"),
    [
        ({"invoiced": INVOICED, "contract_days": 15}, date(2026, 6, 25)),
        ({"invoiced": INVOICED}, INVOICED),
        ({"contract_days": 15}, None),
        ({}, None),
        ({"start": BY_FUNDS, "contract_days": 15}, None),
    ],
)
@pytest.mark.parametrize("beyond", [{"payer": NOT_COVERED}, {"small": False}], ids=["army", "we are large"])
def test_beyond_the_regulation_only_a_day_that_is_known_counts(
    given: dict[str, Any], effective: date | None, beyond: dict[str, Any]
):
    due = due_dates(told(**given, **beyond), RULES)
    assert (due.effective.raw if due.effective else None) == effective
    assert "交付" not in due.words
    if effective is None:
        assert "还不清楚" in clock(told(**given, **beyond), RULES).missing[0]


@pytest.mark.parametrize("start", [BY_INVOICE, BY_FUNDS])
def test_the_earliest_alarm_reads_such_a_clause_as_none_at_all(start: str):
    limit = clock(told(start=start, contract_days=15), RULES).limitation
    assert limit
    assert limit.alarm == date(2029, 5, 11)


def test_a_day_from_the_invoice_is_not_called_within_the_longest_period_that_began_earlier():
    facts = told(payer=LARGE, invoiced=date(2026, 9, 10), contract_days=15)
    report = clock(facts, RULES)
    assert "没超过" not in "".join(one.name for one in figures(report, RULES, TODAY))
    assert any("行业规范和交易习惯" in one for one in report.due.doubts)


def test_the_day_of_the_invoice_rests_on_its_receipt():
    due = due_dates(told(invoiced=INVOICED, contract_days=15, unproved=frozenset({"收票日期"})), RULES)
    assert due.unproved == ("证明“收票日期”的材料不在手上，日期待核",)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("发票", "收到发票"),
        ("收到发票后", "收到发票"),
        ("见票付款", "收到发票"),
        ("专项资金到位", "拨款到位"),
        ("上级拨款", "拨款到位"),
        ("财政资金到位", "拨款到位"),
        ("背靠背", "拨款到位"),
    ],
)
def test_such_a_start_is_found_by_its_other_names(typed: str, meant: str):
    one = talk().find("起算点")
    assert one
    assert check_value(one, typed, talk(), TODAY).value == meant


def known(**terms: Any) -> Answers:
    whole = tree(
        付款方式和日期={"起算点": "收到发票", "付款天数": "60"} | terms,
        我的4W2H={"材料": ["w0", "w1", "w4"], "要什么": None},
    )
    return read_answers(whole, talk(), TODAY, "x", lambda path: 1).answers


def led_by(**terms: Any) -> tuple[str, str]:
    made = make_plan(playbook(), known(**terms), TODAY)
    assert made.matter
    return made.matter.id, made.line


def test_with_no_receipt_and_no_day_the_invoice_is_brought_first_and_nobody_counts_days():
    play, line = led_by(收票日期="不清楚")
    assert play == "y142"
    assert "今天不说" in line


def test_with_a_day_of_receipt_the_visit_goes_on_as_usual():
    assert led_by(收票日期="2026-01-10")[0] != "y142"


def test_a_contract_that_waits_for_money_asks_the_lawyer_and_does_not_quarrel():
    play, _ = led_by(起算点="拨款到位", 付款天数=None)
    assert play == "y51"


@pytest.mark.parametrize(
    ("terms", "said", "begun"),
    [
        ({"收票日期": "2025-07-20", "付款天数": "15"}, "收到发票之日起 15 日内付款", "2025年7月20日"),
        ({"起算点": "拨款到位", "付款天数": None}, None, "2025年7月1日"),
    ],
)
def test_a_letter_quotes_the_clause_of_the_invoice_and_never_that_of_the_money(
    terms: dict[str, Any], said: str | None, begun: str
):
    s = analyse(playbook(), known(**terms), TODAY, "")
    facts = letter_facts(s, Sender(), TODAY)
    assert (facts["付款约定"], facts["起算日"]) == (said, begun)


# --- what else a contract waits for: all of the papers, the day of a bill that was taken, the end of a quarter ---

COMPLETE, BILL_DAY = date(2026, 6, 10), date(2026, 11, 2)


@pytest.mark.parametrize(
    ("change", "due", "doubt"),
    [
        ({"complete": COMPLETE, "contract_days": 15}, date(2026, 6, 25), ""),
        ({"complete": date(2026, 9, 10), "contract_days": 15}, date(2026, 7, 10), "不等资料"),
        ({"complete": COMPLETE}, date(2026, 7, 10), "合同写了资料交齐后付、没写几天"),
        ({}, date(2026, 7, 10), "哪天收齐的资料不清楚"),
    ],
)
def test_papers_that_are_all_there_date_the_term_of_the_contract_and_not_that_of_the_regulation(
    change: dict[str, Any], due: date, doubt: str
):
    found = due_dates(told(start=BY_PAPERS, **change), RULES)
    assert found.effective
    assert found.effective.raw == due
    assert doubt in "".join(found.doubts)


def test_without_the_regulation_nothing_is_due_before_the_papers_are_all_there():
    found = due_dates(told(start=BY_PAPERS, payer=NOT_COVERED, contract_days=15), RULES)
    assert found.effective is None
    assert "哪天收到的还不清楚" in found.start.words
    days = due_dates(told(start=BY_PAPERS, payer=NOT_COVERED, contract_days=15, complete=COMPLETE), RULES)
    assert days.effective
    assert days.effective.raw == date(2026, 6, 25)


def test_the_day_of_the_papers_rests_on_their_receipt():
    known = told(start=BY_PAPERS, complete=COMPLETE, contract_days=15, unproved=frozenset({"资料齐全日"}))
    assert due_dates(known, RULES).unproved == ("证明“资料齐全日”的材料不在手上，日期待核",)


@pytest.mark.parametrize("payer", [GOVERNMENT, LARGE, NOT_COVERED])
def test_a_bill_is_due_on_its_own_day_and_its_other_periods_are_for_the_lawyer(payer: str):
    found = due_dates(told(start=BY_BILL, payer=payer, contract_date=BILL_DAY), RULES)
    assert found.effective
    assert (found.effective.raw, found.statutory) == (BILL_DAY, None)
    assert "票 2026-11-02（周一）到期" in found.words
    assert "待核" in "".join(found.doubts)
    assert "提示付款、追索" in "".join(found.doubts)


def test_while_the_day_of_the_bill_is_not_known_the_regulation_counts_to_its_longest_and_it_is_said():
    found = due_dates(told(start=BY_BILL), RULES)
    assert found.effective
    assert found.effective.raw == date(2026, 7, 10)
    assert any("票面的到期日还不清楚；先按法定最长的算，待核：看票面" in one for one in found.doubts)


def test_without_the_regulation_a_bill_without_its_day_has_no_due_day_and_says_what_is_missing():
    found = due_dates(told(start=BY_BILL, payer=NOT_COVERED), RULES)
    assert found.effective is None
    assert "票面的到期日还不清楚" in found.start.words
    assert any("看票面" in one for one in found.doubts)


def test_the_earliest_alarm_of_a_bill_is_still_that_of_the_goods_on_receipt():
    limit = clock(told(start=BY_BILL, contract_date=BILL_DAY), RULES).limitation
    assert limit
    assert limit.alarm == date(2029, 5, 11)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("季度一付", "写明日期"),
        ("按季付", "写明日期"),
        ("按季结算", "结算确认"),
        ("每季度结算", "结算确认"),
        ("月结", "结算确认"),
        ("资料齐全后30日", "资料齐全"),
        ("材料齐全", "资料齐全"),
        ("手续齐全后付", "资料齐全"),
        ("商票到期", "商票到期"),
        ("开了半年的商票", "商票到期"),
        ("银承到期", "商票到期"),
        ("票到付款", "收到发票"),
    ],
)
def test_the_starts_that_people_name_are_known(typed: str, meant: str):
    test_such_a_start_is_found_by_its_other_names(typed, meant)


def test_each_start_asks_for_its_own_day_and_only_for_that():
    days = {"资料齐全": "资料齐全日", "商票到期": "票据到期日", "写明日期": "约定付款日"}
    for start, key in days.items():
        assert [one for one in days.values() if one in ids({"起算点": start})] == [key]
    assert "付款天数" in ids({"起算点": "资料齐全"})
    assert "付款天数" not in ids({"起算点": "商票到期"})


def test_the_day_of_the_bill_in_the_answers_is_the_day_of_the_clock():
    whole = tree(付款方式和日期={"起算点": "商票到期", "票据到期日": "2026-11-02"})
    case = read_case(read_answers(whole, talk(), TODAY, "", lambda path: 0).answers, TODAY)
    assert clock_facts(case, RULES, TODAY).contract_date == BILL_DAY


def test_a_day_of_the_papers_to_come_is_contradicted():
    whole = {"起算点": "资料齐全", "资料齐全日": "2027-01-05"}
    assert [key for key, *_ in conflicts(read_case(dict(whole), TODAY), TODAY)] == ["资料齐全日"]
