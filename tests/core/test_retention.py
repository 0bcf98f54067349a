"""Retention money falls due as the contract says: neither the 30 nor the 60 days are counted for it."""

from __future__ import annotations

from datetime import date

import pytest

from core.building import plan, setting
from factories import facts, playbook
from huikuan_cli.core.advice.analysis import said_due
from huikuan_cli.core.advice.plan import Plan
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


@pytest.mark.parametrize(
    ("term", "told", "kept"),
    [
        ("36个月", "质保三年自最终验收合格起算，期满后30日内退", True),
        ("365", "5%质保金一年后付", True),
        ("36个月", "合同就是这么写的", False),  # a buyer's long term is cut to sixty days
        ("90", "质保三年，这是验收款", False),
        ("12个月", "这笔不含质保金", False),
    ],
)
def test_a_term_of_a_year_and_a_word_of_a_warranty_are_retention_money(term: str, told: str, kept: bool):
    s = setting(付款方式和日期={"付款天数": term, "付款节点": "不清楚"}, 付款责任人={"情况说明": told})
    assert s.case.retention() == kept
    assert (s.report.due.statutory is None) == kept


UNKNOWN_END = "质保期哪天满还没写，写了才推得出到期日"


def visited(**over: dict[str, object]) -> Plan:
    """A visit where nobody knows from which day the contract counts, and long after the acceptance."""
    given: dict[str, dict[str, object]] = {"付款方式和日期": {"起算点": "不清楚"}}
    return plan(**{**given, **{key: {**given.get(key, {}), **part} for key, part in over.items()}})


@pytest.mark.parametrize(
    "over",
    [
        {"付款方式和日期": {"付款节点": "质保金"}},
        {"付款方式和日期": {"付款节点": "尾款质保"}},
        {"付款方式和日期": {"付款节点": "质保5%"}},
        {"付款方式和日期": {"付款节点": "保证金"}},
        {"交易项目": {"项目": "数据平台质保金"}},
        {"付款责任人": {"情况说明": "就剩5%质保金没给"}},
        {"我的4W2H": {"要什么": "退质保金的申请交进去"}},
    ],
)
def test_where_nobody_knows_when_the_warranty_ends_no_day_and_no_delay_is_printed(over):
    made = visited(**over)
    figures = {f.id: f for f in made.figures}
    assert (figures["due"].figure, figures["due"].working) == ("待核", UNKNOWN_END)
    assert not {"due.statutory", "due.contract", "overdue"} & figures.keys()
    assert setting(**{"付款方式和日期": {"起算点": "不清楚"}, **over}).situation.overdue in (None, 0)


@pytest.mark.parametrize("part", ["验收款（不含质保金）", "尾款，扣除质保金", "95%验收款"])
def test_a_payment_that_leaves_the_retention_money_out_is_none(part: str):
    assert visited(付款方式和日期={"付款节点": part}).figures[0].id == "due.statutory"


def test_a_sentence_does_not_make_retention_money_of_what_the_contract_dates():
    case = setting(付款责任人={"情况说明": "就剩质保金没给"}).case
    assert case.start == "验收合格"
    assert not case.retention()


def test_a_further_payment_of_that_kind_without_a_day_says_the_same():
    made = plan(付款方式和日期={"到期应付": "810000", "款项": "质保金 5万", "这次谈": "质保金"})
    assert next(f for f in made.figures if f.id == "payments.2").working == UNKNOWN_END


REST = {
    "名称": "剩的",
    "种类": "其他",
    "金额": "43000",
    "起算": "验收合格",
    "起算日": "不清楚",
    "天数": "12个月",
}


def test_a_small_rest_that_waits_a_year_is_not_called_overdue_by_the_sixty_days():
    today = date(2026, 1, 20)
    made = plan(today, 付款方式和日期={"到期应付": "817000", "款项": [REST]})
    rest = next(one for one in made.payments.lines if one.name == "剩的")
    assert (rest.due, rest.state, rest.about) == ("2026-07-10", "还没到期", "否")
    assert rest.said.endswith("还没到期※")
    (doubt,) = next(one for one in made.figures if one.id == "payments.2").to_check
    assert "可能是质保金" in doubt
    assert "2025-09-08" in doubt  # the day that was not used stands beside the working


def test_a_greater_part_that_waits_a_year_is_still_cut_to_sixty_days():
    made = plan(付款方式和日期={"到期应付": "602000", "款项": [{**REST, "金额": "258000"}]})
    rest = next(one for one in made.payments.lines if one.name == "剩的")
    assert rest.due == "2025-09-08"


@pytest.mark.parametrize(
    "terms",
    [{"付款天数": "12个月"}, {"付款天数": "2年"}, {"起算点": "写明日期", "约定付款日": "2027-07-10"}],
)
@pytest.mark.parametrize(("due", "kept"), [("43000", True), ("86000", True), ("86100", False)])
def test_so_is_the_payment_that_the_questions_are_about(terms: dict[str, str], due: str, kept: bool):
    s = setting(date(2026, 1, 20), 付款方式和日期={"付款节点": "不清楚", "到期应付": due, **terms})
    assert (s.report.due.statutory is None) == kept
    assert bool(s.report.overdue) != kept
    if kept:
        assert any("可能是质保金" in one for one in s.report.due.doubts)


def test_a_small_part_of_a_short_term_keeps_the_day_of_the_regulation():
    s = setting(付款方式和日期={"付款节点": "不清楚", "到期应付": "43000", "付款天数": "90"})
    assert s.report.due.statutory is not None


WARRANTY = {"起算点": "质保期满", "付款节点": "不清楚", "到期应付": "43000"}


@pytest.mark.parametrize(
    ("terms", "due"),
    [
        ({"质保期满日": "2026-01-10", "付款天数": "15个工作日"}, "2026-01-30"),
        ({"质保期满日": "2026-01-10", "付款天数": "1个月"}, "2026-02-10"),
        ({"质保期满日": "2026-01-12"}, "2026-01-12"),
        ({"质保期满日": "不清楚"}, None),
    ],
)
def test_from_the_end_of_the_warranty_the_days_of_the_contract_count_and_no_others(terms, due):
    report = setting(付款方式和日期={**WARRANTY, **terms}).report
    assert report.due.statutory is None
    assert (str(report.due.effective.raw) if report.due.effective else None) == due
    assert not any("交付" in one for one in report.due.doubts)
    if due:
        assert report.limitation.raw.year == 2029


@pytest.mark.parametrize(
    ("words", "due", "kept"),
    [
        ("95%验收后付，5%质保两年，期满15个工作日内退", "43000", True),
        ("缺陷责任期满后一次付清", "43000", True),
        ("95%验收后付，5%质保两年，期满15个工作日内退", "817000", False),
        ("上线运行三个月后付", "43000", False),
    ],
)
def test_a_copied_clause_on_the_warranty_makes_the_small_part_retention_money(
    words: str, due: str, kept: bool
):
    terms = {"起算点": "别的", "起算原话": words, "付款节点": "不清楚", "到期应付": due}
    s = setting(付款方式和日期=terms)
    assert s.case.retention() == kept
    assert (s.report.due.effective is None) == kept
