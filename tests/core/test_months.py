"""Of what happened only the month is known, the season, the year, or nothing: the row stays, and the careful reading counts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.building import answers, plan, setting
from factories import facts, playbook, talk, tree
from huikuan_cli.core.advice.plan import Plan
from huikuan_cli.core.answers.answer_set import read_answers
from huikuan_cli.core.answers.case import read_case
from huikuan_cli.core.answers.one_answer import check_value
from huikuan_cli.core.law.claim import (
    JUDGMENT,
    Event,
    Instalment,
    Instrument,
    Limitation,
    Payment,
    UndatedProof,
)
from huikuan_cli.core.law.clock_report import clock
from huikuan_cli.core.receivable.foremost import foremost
from huikuan_cli.core.text.months import known_day, month_words, parse_month
from huikuan_cli.core.text.values import UNKNOWN, Unclear, parse_date
from properties import examples

TODAY = date(2026, 11, 30)
STATEMENT = "对账单盖章退回"
PROVED, UNPROVED = "有书面凭证", "没有凭证"
DUE = date(2022, 9, 29)  # of an acceptance on 2022-08-30 and 30 days


def rows(*days: str, proof: str = PROVED) -> dict[str, object]:
    return {"催款记录": [{"日期": day, "事件": STATEMENT, "凭证": proof} for day in days]}


def old(**money: object) -> dict[str, dict[str, object]]:
    """A debt that was due on 2022-09-29: without a restart the three years ended on 2025-09-29."""
    return {
        "拜访": {"拜访日期": "2026-12-01"},
        "交易项目": {"签订日期": "2022-06-01", "已付金额": "10000"},
        "验收标准": {"交付日期": "2022-08-20", "验收合格日期": "2022-08-30"},
        "付款方式和日期": {"付款天数": "30", "到期应付": "850000", **money},
    }


def sheet(**money: object) -> Plan:
    return plan(TODAY, **old(**money))


def figure(made: Plan, id: str) -> str:
    one = next(f for f in made.figures if f.id == id)
    return "｜".join((one.figure, one.working, *one.to_check))


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("2025年9月", "2025-09"),
        ("2025-09", "2025-09"),
        ("2025.9", "2025-09"),
        ("25年9月", "2025-09"),
        ("二〇二五年九月", "2025-09"),
        ("大概2025年9月份", "2025-09"),
        ("2025年9月底", "2025-09"),
        ("去年九月", "2025-09"),
        ("9月", "2026-09"),
        ("12月份", "2025-12"),
        ("2024年", "2024"),
        ("2024", "2024"),
        ("去年", "2025"),
    ],
)
def test_the_month_or_the_year_alone_is_kept_as_it_is_known(typed: str, known: str):
    assert parse_month(typed, TODAY) == known
    assert parse_month(known, TODAY) == known


@pytest.mark.parametrize(
    ("typed", "month"),
    [
        ("2024年春节", "2024-02"),
        ("2025年春节前", "2025-01"),
        ("去年国庆", "2025-10"),
        ("国庆", "2026-10"),
        ("2024年上半年", "2024-01"),
        ("2024年底", "2024-12"),
        ("元旦前后", "2026-01"),
        ("年前", "2026-02"),
    ],
)
def test_a_festival_or_a_season_is_asked_back_with_a_month(typed: str, month: str):
    with pytest.raises(Unclear, match="没说到哪个月") as asked:
        parse_month(typed, TODAY)
    assert asked.value.suggestion == month


@pytest.mark.parametrize(
    "typed", ["3年前", "20年前", "2024年前", "2024年13月", "2024年十一月3号", "没印象", "19", "三年前"]
)
def test_what_is_no_month_is_not_guessed(typed: str):
    with pytest.raises(Unclear) as asked:
        parse_month(typed, TODAY)
    assert asked.value.suggestion == ""


def test_what_is_known_is_the_first_day_and_the_last_that_it_may_have_been():
    assert known_day("2024-02", TODAY) == (date(2024, 2, 1), date(2024, 2, 29))
    assert known_day("2024-02-03", TODAY) == (date(2024, 2, 3), None)
    assert known_day("2024", TODAY) is known_day(UNKNOWN, TODAY) is None
    assert month_words(date(2024, 2, 1)) == "2024年2月"


def test_a_row_takes_the_month_and_says_from_which_day_it_counts():
    table = talk().find("催款记录")
    assert table
    checked = check_value(table.columns[0], "2025年9月", talk(), TODAY)
    assert checked.value == "2025-09"
    assert checked.understood == "“2025年9月”按 2025年9月记，只知道这个月，按9月1日起算；查到哪一天再改"


def test_elsewhere_a_month_is_asked_back_as_before():
    with pytest.raises(Unclear, match="没说到哪一天"):
        parse_date("2025年9月", TODAY)


def test_a_file_keeps_every_row_and_reads_its_own_spelling_again():
    given = answers(TODAY, **old(**rows("2025年9月", "2024年", UNKNOWN)))
    assert [row["日期"] for row in given["催款记录"]] == ["2025-09", "2024", UNKNOWN]
    again = read_answers(tree(**old(催款记录=given["催款记录"])), talk(), TODAY, "答案.yaml", lambda path: 1)
    assert again.answers["催款记录"] == given["催款记录"]


def test_a_month_starts_the_three_years_on_its_first_day_and_is_marked():
    made = sheet(**rows("2025年5月"))
    assert "2028-05-01" in figure(made, "limitation.alarm")
    assert "2025-05 对账单盖章退回（有凭证）重新起算" in figure(made, "limitation")
    for id in ("limitation", "limitation.alarm"):
        assert "对账单盖章退回只知道是2025年5月，按5月1日起算，查到哪一天再改" in figure(made, id)


def test_a_debt_with_a_sealed_statement_of_a_month_is_no_false_alarm():
    s = setting(TODAY, **old(**rows("2025年5月")))
    assert s.report.barred(TODAY) is False
    assert s.lead().id != "y03"


@pytest.mark.parametrize(
    ("day", "why"), [("2025年9月", "2025-09-29 时效届满"), ("2022年9月", "2022-09-29 才到期")]
)
def test_a_month_in_which_the_period_began_or_ended_does_not_count_but_may(day: str, why: str):
    made = sheet(**rows(day))
    assert f"这个月的 {why}，查到哪一天才知道算不算；没查到先不算" in figure(made, "limitation")
    assert "查到日子，三年可能从那天重新数" in figure(made, "limitation.alarm")


@pytest.mark.parametrize("day", [UNKNOWN, "2024年"])
def test_a_proof_without_a_day_moves_no_figure_but_the_sheet_says_that_it_may(day: str):
    plain, made = sheet(), sheet(**rows(day))
    said = "有一张盖章对账单没写日子：查到日子，三年从那天重新数"
    for id in ("limitation", "limitation.alarm"):
        assert figure(made, id).split("（")[0] == figure(plain, id).split("（")[0]
        assert said in figure(made, id)
    assert "不一定真满了" in figure(made, "limitation.alarm")
    assert any("有凭证说不出是哪一天" in text for text in made.reminders)
    assert not any("有凭证说不出是哪一天" in text for text in plain.reminders)


def test_the_clock_does_not_say_that_it_has_run_out_for_certain():
    s = setting(TODAY, **old(**rows(UNKNOWN)))
    assert s.report.barred(TODAY)
    words = foremost(s.report, TODAY)
    assert words.startswith("只算写了日子的，时效最早 2025-09-29 就满了")
    assert "可是有一张盖章对账单没写日子" in words
    assert "没查到以前照满了办" in words
    assert foremost(setting(TODAY, **old()).report, TODAY).startswith(
        "时效按最保守的算法 2025-09-29 已经满了"
    )


def test_without_proof_a_row_without_a_day_is_only_counted():
    made = sheet(**rows(UNKNOWN, proof=UNPROVED))
    assert "有 1 条催款记录日期不清楚，没有算，待核" in figure(made, "limitation")
    assert "没写日子" not in figure(made, "limitation")


def test_an_undated_part_payment_with_proof_may_move_the_period_too():
    paid = [{"日期": UNKNOWN, "金额": "10000", "凭证": PROVED}]
    case = read_case(answers(TODAY, **old(部分付款=paid)), TODAY)
    assert case.undated == Decimal(10000)
    assert case.undated_proofs == (UndatedProof("对方部分付款"),)
    assert "有一笔部分付款没写日子" in figure(sheet(部分付款=paid), "limitation")


def test_a_part_payment_of_a_month_lowers_the_interest_from_its_first_day():
    by_month = [{"日期": "2026年3月", "金额": "10000", "凭证": PROVED}]
    first = [{"日期": "2026-03-01", "金额": "10000", "凭证": PROVED}]
    made, exact = sheet(部分付款=by_month), sheet(部分付款=first)
    amounts = [[f.figure for f in one.figures if f.id.startswith("interest")] for one in (made, exact)]
    assert amounts[0] == amounts[1]
    assert "2026-03 的部分付款只知道哪个月" in figure(made, "interest.1")


def test_an_event_of_the_month_of_the_signing_is_no_contradiction():
    assert answers(TODAY, **old(**rows("2022年6月")))["催款记录"]


def under(*events: Event, **over: object) -> Limitation:
    paper = Instrument(JUDGMENT, date(2024, 1, 10), (Instalment(date(2024, 6, 30), Decimal(860000)),))
    found = clock(facts(today=TODAY, instrument=paper, events=events, **over), playbook().rules).limitation
    assert found
    return found


def test_under_a_judgment_only_an_application_or_a_payment_may_move_the_period():
    assert under(undated_proofs=(UndatedProof(STATEMENT),)).undated == ()
    (said,) = under(undated_proofs=(UndatedProof("申请执行"),)).undated
    assert said.startswith("有一次申请执行没写日子：查到日子，两年从那天重新数")


def test_an_application_of_a_month_counts_from_its_first_day():
    month = Event(date(2025, 3, 1), "申请执行", True, until=date(2025, 3, 31))
    assert under(month).alarm == date(2027, 3, 1)
    assert under(month).by_month


def test_what_was_paid_in_the_month_of_the_judgment_counts_under_it():
    paid = (Payment(date(2024, 1, 1), Decimal(60000), True, until=date(2024, 1, 31)),)
    paper = Instrument(JUDGMENT, date(2024, 1, 10), (Instalment(date(2024, 6, 30), Decimal(860000)),))
    report = clock(facts(today=TODAY, instrument=paper, payments=paid), playbook().rules)
    assert report.outstanding == Decimal(800000)


@examples(60)
@given(day=st.dates(date(2018, 1, 1), date(2026, 10, 31)))
def test_a_month_never_puts_the_alarm_later_than_any_of_its_days(day: date):
    first, last = known_day(f"{day:%Y-%m}", TODAY) or (day, day)
    exact = Event(day, STATEMENT, True)
    known = facts(today=TODAY, start="写明日期", contract_date=DUE, accepted=None)
    rules = playbook().rules
    ends = [
        clock(
            known.__class__(**{**{f: getattr(known, f) for f in known.__struct_fields__}, "events": (one,)}),
            rules,
        )
        for one in (exact, Event(first, STATEMENT, True, until=last))
    ]
    assert ends[1].limitation.alarm <= ends[0].limitation.alarm


def test_over_an_old_debt_a_sealed_paper_without_a_day_leads_the_sheet_and_the_lawyer_is_still_asked_first():
    led = setting(TODAY, **old(**rows(UNKNOWN))).lead()
    assert (led.id, led.lawyer) == ("y139", "是")
    assert setting(TODAY, **old(**rows("2025年9月"))).lead().id == "y139"
    assert setting(TODAY, **old(**rows(UNKNOWN, proof=UNPROVED))).lead().id == "y03"
    demand = [{"日期": UNKNOWN, "事件": "催款函送达", "凭证": PROVED}]
    assert setting(TODAY, **old(催款记录=demand)).lead().id == "y03"
