"""Several payments of one contract: each with its own clock, their sums, and where they show."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.building import plan, setting
from core.lettering import NAMED, SENDER, letter, text_of
from factories import TODAY, playbook, talk, tree
from huikuan_cli.core.agenda.appointments import appointments
from huikuan_cli.core.answers.answer_set import read_answers
from huikuan_cli.core.answers.case import read_case
from huikuan_cli.core.answers.claim_of_case import clock_facts, contract_payments
from huikuan_cli.core.letters.compose import compose
from huikuan_cli.core.letters.letter_doubts import refusal
from huikuan_cli.core.receivable.payment_clocks import together
from huikuan_cli.core.receivable.payments import Receivable, totals

RULES = playbook().rules
WHOLE = {"合同额": "2000000"}
OTHERS = "质保金 5万 验收2025-07-10后2年；二期款 12万 2026-05-06"


TWICE = {"日期": "2026-06-01", "金额": "100000", "凭证": "有书面凭证"}
ASKED = {"日期": "2026-07-01", "事件": "催款函送达", "凭证": "有书面凭证"}
INSTALMENTS = [
    {"文书": "还款协议", "生效日": "2026-05-01", "最晚付款日": "2026-07-30", "金额": "500000"},
    {"文书": "还款协议", "生效日": "2026-05-01", "最晚付款日": "2026-12-30", "金额": "300000"},
]


def several(others: Any = OTHERS, **more: Any) -> dict[str, dict[str, Any]]:
    """The ordinary case with further payments of its contract."""
    return {"交易项目": WHOLE, "付款方式和日期": {"款项": others, **more}}


def of_facts(today: date, facts: dict[str, str], others: str) -> Receivable:
    homes = {f.key: s.title for s, f in talk().fields()}
    given: dict[str, dict[str, Any]] = {}
    for key, value in {**facts, "款项": others}.items():
        given.setdefault(homes[key], {})[key] = value
    case = read_case(read_answers(given, talk(), today, "", lambda path: 0).answers, today)
    return contract_payments(case, clock_facts(case, RULES, today), RULES)


def problems(**over: dict[str, Any]) -> list[str]:
    return [p.text for p in read_answers(tree(**over), talk(), TODAY, "", lambda path: 1).problems]


# --- the clock of each ---


def test_two_payments_accepted_on_one_day_and_due_a_year_apart_come_out_to_the_cent():
    found = of_facts(
        date(2021, 11, 26),
        {"客户性质": "事业单位", "签订日期": "2019-01-10", "验收状态": "已验收合格", "起算点": "验收合格", "验收合格日期": "2019-10-09",
         "付款天数": "0", "到期应付": "3047400", "约定利率": "每日0.05%"},
        "尾款 338600元 验收2019-10-09后1年",
    )  # fmt: skip
    first, second = found.positions
    assert (first.report.overdue, second.report.overdue) == (779, 413)
    assert (first.report.claims[0].low, second.report.claims[0].low) == (
        Decimal("1186962.30"),
        Decimal("69920.90"),
    )
    assert together(found.positions).claims[0].low == Decimal("1256883.20")
    assert together(found.positions).outstanding == Decimal("3386000")


def test_two_payments_with_written_days_come_out_to_the_cent():
    found = of_facts(
        date(2023, 9, 22),
        {"客户性质": "事业单位", "起算点": "写明日期", "约定付款日": "2022-01-05", "到期应付": "945630", "约定利率": "日万分之五"},
        "二期款 49770元 2023-01-06",
    )  # fmt: skip
    rows = [(one.report.overdue, one.report.claims[0].low) for one in found.positions]
    assert rows == [(625, Decimal("295509.38")), (259, Decimal("6445.22"))]


def test_retention_money_is_due_after_its_period_and_not_within_sixty_days():
    s = setting(**several())
    kept = s.payments.positions[1]
    assert kept.retention()
    assert kept.report.due.statutory is None
    assert kept.report.due.effective is not None
    assert kept.report.due.effective.raw == date(2027, 7, 10)
    assert not kept.overdue()


def test_a_period_without_its_day_is_counted_from_the_day_of_the_case():
    kept = setting(**several("质保金 5万 一年后付；定金 1万 签订后5天")).payments.positions
    days = [one.report.due.effective.raw for one in kept[1:] if one.report.due.effective]
    assert days == [date(2026, 7, 10), date(2025, 3, 6)]


def test_retention_money_alone_is_not_due_before_its_period_ends_and_no_demand_is_written():
    today = date(2025, 1, 10)
    over: dict[str, dict[str, Any]] = {
        "拜访": {"客户性质": "事业单位", "拜访日期": "2025-01-13"},
        "交易项目": {"签订日期": "2024-01-10", "合同额": "50000"},
        "验收标准": {"交付日期": "2024-05-01", "验收合格日期": "2024-05-10"},
        "付款方式和日期": {"到期应付": "50000", "付款天数": "365", "付款节点": "质保金"},
    }
    s = setting(today, **over)
    due = s.report.due.effective
    assert due is not None
    assert (due.raw, due.rolled, s.report.overdue) == (date(2025, 5, 10), date(2025, 5, 12), 0)
    assert "2025-05-12（周一）到期" in refusal(NAMED["催款函"], s)


def test_a_part_payment_and_a_demand_belong_to_the_payment_that_they_name():
    paid = [{"日期": "2026-06-01", "金额": "20000", "凭证": "有书面凭证", "款项": "二期款"}]
    asked = [{"日期": "2026-07-01", "事件": "催款函送达", "凭证": "有书面凭证", "款项": "二期款"}]
    s = setting(**several(部分付款=paid, 催款记录=asked))
    left = {one.name: one.left() for one in s.payments.positions}
    assert left == {
        "这一笔": Decimal("860000.00"),
        "质保金": Decimal("50000.00"),
        "二期款": Decimal("100000.00"),
    }
    first, _, second = (one.report.limitation for one in s.payments.positions)
    assert first is not None
    assert second is not None
    assert first.restarted is None
    assert second.restarted is not None
    assert (second.restarted.day, second.restarted.kind) == (date(2026, 7, 1), "催款函送达")


# --- sums and what the visit is about ---


def test_the_visit_is_about_the_overdue_ones_and_their_sum():
    s = setting(**several())
    assert s.payments.about == ("这一笔", "二期款")
    assert s.report.outstanding == Decimal("980000.00")
    assert s.report.due.effective == s.payments.positions[0].report.due.effective


def test_the_visit_can_be_about_one_of_them():
    s = setting(**several(这次谈="二期款"))
    assert s.report.outstanding == Decimal("120000.00")
    assert s.report.due.effective is not None
    assert s.report.due.effective.rolled == date(2026, 5, 6)


def test_where_none_is_overdue_it_is_about_the_first():
    s = setting(**several("质保金 5万 2028-05-10", 起算点="写明日期", 约定付款日="2027-01-04"))
    assert s.payments.about == ("这一笔",)


def test_without_further_payments_everything_is_as_with_one():
    s = setting()
    assert not s.payments.several()
    assert s.report == s.payments.positions[0].report
    assert "款项" not in {one.name for one in plan().figures}
    assert plan().payment_table().lines == ()


@given(
    st.lists(
        st.tuples(
            st.integers(1000_00, 900_000_00),
            st.dates(date(2024, 1, 1), date(2029, 1, 1)),
            st.integers(0, 500),
        ),
        max_size=6,
    )
)
def test_every_sum_is_the_sum_of_its_rows(rows: list[tuple[int, date, int]]):
    lines = [
        {"名称": f"款{n}", "金额": f"{cents / 100:.2f}元", "起算日": day.isoformat(), "争议": f"{disputed}元"}
        for n, (cents, day, disputed) in enumerate(rows)
    ]
    case = read_case(
        read_answers({"付款方式和日期": {"款项": lines}}, talk(), TODAY, "", lambda p: 0).answers, TODAY
    )
    found = contract_payments(case, clock_facts(case, RULES, TODAY), RULES)
    whole = totals(found.positions)
    known = [one.left() or Decimal(0) for one in found.positions]
    assert whole.left == sum(known, Decimal(0)) == whole.overdue + whole.not_due + whole.unsure
    assert whole.disputed == sum((one.disputed for one in found.positions), Decimal(0))
    assert whole.unknown == 1  # the first one has no amount


# --- what cannot all be true ---


@pytest.mark.parametrize(
    ("over", "said"),
    [
        ({"付款方式和日期": {"款项": "质保金 5万 2027-05-10"}}, "加起来没付的有 910,000.00 元，可合同只剩 860,000.00 元没付"),
        (several("二期款 5万 2025-01-01"), "早于“签订日期”2025-03-01"),
        (several("二期款 5万 2026-05-06 已付4万 争议2万"), "加起来还多"),
        (several(部分付款=[{"日期": "2026-06-01", "金额": "2万", "凭证": "没有凭证", "款项": "三期款"}]), "“三期款”在“款项”里没有"),
        (several(这次谈="三期款"), "“三期款”在“款项”里没有"),
        ({"交易项目": {"已付金额": "200000"}, "付款方式和日期": {"部分付款": [TWICE, TWICE]}}, "2026-06-01 的 100,000.00 元写了两次"),
        ({"付款方式和日期": {"催款记录": [ASKED, ASKED]}}, "2026-07-01 的“催款函送达”写了两次"),
        ({"付款方式和日期": {"协议或判决": INSTALMENTS}}, "各期加起来 800,000.00 元，可签协议时欠的是 860,000.00 元"),
    ],
)  # fmt: skip
def test_payments_that_contradict_the_contract_or_each_other_are_said(over: dict[str, Any], said: str):
    assert any(said in text for text in problems(**over))


def test_a_deposit_of_ours_is_no_part_of_what_the_contract_leaves():
    deposit = {"付款方式和日期": {"款项": "履约保证金 5万 2027-05-10"}}
    assert not any("可合同只剩" in text for text in problems(**deposit))


# --- where they show ---


def test_the_front_says_the_sum_and_a_line_for_each_the_back_all_of_them():
    made = plan(**several())
    assert made.line.startswith("这次谈的 2 笔还欠 98万元｜最早一笔去年8月11号到期")
    assert [one.said.split(" ")[0] for one in made.payment_table().lines] == ["这一笔", "二期款", "质保金"]
    assert made.payment_table().sums == "没付合计 1,030,000.00 元，逾期 980,000.00 元，还没到期 50,000.00 元"
    assert made.figures[3].figure == made.payment_table().sums


def test_papers_for_the_customer_carry_a_table_whose_sum_is_that_of_its_rows():
    for name in ("沟通单", "对账函", "催款函"):
        (table,) = [part for part in letter(name, **several()).parts if part.kind == "款项表"]
        assert table.rows == (
            ("款项", "到期日", "应付", "未付"),
            ("本期款", "2025-08-11", "860,000.00元", "860,000.00元"),
            ("二期款", "2026-05-06", "120,000.00元", "120,000.00元"),
            ("合计", "", "", "980,000.00元"),
        )


def test_what_is_disputed_is_not_in_the_sum_of_the_table():
    found = letter("对账函", **several("二期款 12万 2026-05-06 争议3万"))
    (table,) = [part for part in found.parts if part.kind == "款项表"]
    assert table.rows[0][2:] == ("未付", "没有异议的")
    assert table.rows[-1] == ("合计", "", "", "950,000.00元")


def test_a_demand_counts_no_payment_that_is_all_disputed_and_says_which_it_left_out():
    found = letter("催款函", **several("二期款 12万 2026-05-06 争议12万"))
    assert "980,000" not in text_of(found)
    assert "尚有860,000.00元" in text_of(found)
    assert any("没有算进：二期款" in text for text in found.doubts)


def test_one_payment_needs_no_table():
    s = setting()
    assert [part for part in compose(NAMED["催款函"], s, SENDER).parts if part.kind == "款项表"] == []


def test_the_calendar_has_each_day_to_come_and_the_sign_off_before_retention_money_falls_due():
    s = setting(**several("质保金 5万 验收2025-07-10后2年；三期款 3万 2027-03-01"))
    found = {one.id.split("/", 2)[-1]: one.day for one in appointments(s, plan(**several()), "x.plan.yaml")}
    assert found["质保金/due"] == date(2027, 7, 12)
    assert found["质保金/sign-off"] == date(2027, 6, 12)
    assert found["三期款/due"] == date(2027, 3, 1)
    assert "三期款/sign-off" not in found
    assert "这一笔/due" not in found


def test_the_day_to_which_a_delay_is_counted_is_said():
    made = plan(**several(), 拜访={"拜访日期": "2026-11-25"})
    late = [one.said for one in made.payments.lines if "过了" in one.said]
    assert late
    assert all("到11月25号过了" in one for one in late)
    overdue = next(one for one in made.figures if one.id == "overdue")
    assert "数到今天 2026-11-23，含今天" in overdue.working
