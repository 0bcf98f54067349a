"""Which interest a case has, which figure leads, and what stands beside it: works, old contracts, agreed rates with caps.

Amounts were worked out by hand; those of public judgments stand in docs/law.md §7.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from factories import facts, playbook
from huikuan_cli.core.law.claim import Interest, Payment
from huikuan_cli.core.law.clock_report import clock
from huikuan_cli.core.law.rate_wording import parse_rate
from huikuan_cli.core.receivable.figures import figures

RULES = playbook().rules


def claims(**over: object) -> tuple[Interest, ...]:
    return clock(facts(**over), RULES).claims


def names(**over: object) -> list[str]:
    return [claim.name for claim in claims(**over)]


# --- works (建设工程解释(一) 第26、27条) ---

WORKS = {
    "works": "工程",
    "start": "结算确认",
    "settled": date(2024, 5, 10),
    "accepted": None,
    "principal": Decimal("1000000"),
    "small": None,
    "today": date(2026, 11, 28),
}


def test_works_without_agreed_interest_have_the_lpr_without_a_loading():
    # due 2024-06-09, a Sunday before a holiday, so 06-11; 900 days at the 3.45 % of 2024-05-20
    first, start, sold, law = claims(**WORKS)
    assert first.name == "保守口径（工程，LPR×1.0）"
    assert first.low == first.high == Decimal("85068.49")
    assert "×900天" in first.words
    assert first.sources == ("jg26", "lpr")
    assert (start.low, law.name) == (None, "条例口径（每日0.05%）")
    # 1,000,000 × 3.45 % × 1.3 and 1.5 × 900 / 365
    assert (sold.name, sold.low, sold.high) == (
        "按买卖、服务算（LPR×1.3～1.5）",
        Decimal("110589.04"),
        Decimal("127602.74"),
    )


def test_works_without_a_day_to_pay_have_delivery_as_another_start():
    # delivered 2024-02-09, so 1,023 days × 1,000,000 × 3.45 % / 365
    start = claims(**WORKS | {"delivered": date(2024, 2, 9)})[1]
    assert start.name == "工程另一种起息日（从交付日 2024-02-09，LPR×1.0）"
    assert start.low == Decimal("96694.52")
    assert start.sources == ("jg26", "jg27", "lpr")
    assert any("从起诉那天算" in doubt for doubt in start.doubts)


def test_works_with_an_agreed_day_to_pay_have_no_other_start():
    assert not any("另一种起息日" in name for name in names(**WORKS | {"contract_days": 30}))
    assert any("另一种起息日" in name for name in names(**WORKS))


def test_the_sheet_says_by_which_word_it_was_taken_for_works():
    assert any("标的里有“工程”" in doubt for doubt in claims(**WORKS)[0].doubts)


@pytest.mark.parametrize(
    ("goods", "word"),
    [
        ("综合楼装修工程", "装修"),
        ("道路工程", "工程"),
        ("弱电改造的施工和设备安装", "施工"),
        ("工程机械 3 台", ""),
        ("工程监理服务", ""),
        ("工程机械配套的土建", "土建"),
        ("执法记录仪 240 台", ""),
        ("", ""),
    ],
)
def test_works_are_known_by_words_of_what_was_sold(goods: str, word: str):
    assert RULES.works.word(goods) == word


def test_goods_have_the_plain_lpr_beside_the_loaded_one():
    # 860,000 × 3 % × 469 / 365
    assert names() == ["条例口径（每日0.05%）", "保守口径（LPR×1.3～1.5）", "不加计（LPR×1.0）"]
    assert claims()[2].low == claims()[2].high == Decimal("33151.23")


# --- contracts older than the regulation, and rates older than the LPR ---

OLD = {
    "start": "写明日期",
    "contract_date": date(2015, 8, 20),
    "accepted": None,
    "signed": date(2013, 5, 6),
    "principal": Decimal("4956598"),
    "today": date(2021, 12, 31),
}


def test_the_regulation_counts_from_its_first_day_and_ordinary_interest_stands_for_the_time_before():
    careful, plain, law, before = claims(**OLD)
    assert (law.name, law.low) == ("条例口径（每日0.05%）", Decimal("1206931.61"))
    assert "×487天" in law.words
    # 4,956,598 × 4.85 % × 1.3 and 1.5 × 1,460 days (to 2019-08-19) / 365, then 4.25 % × 378 days (to 2020-08-31)
    assert before.name == "条例施行以前那一段（到 2020-08-31，贷款基准利率、LPR×1.3～1.5）"
    assert "×1460天" in before.words
    assert "×378天" in before.words
    assert (before.low, before.high) == (Decimal("1533659.69"), Decimal("1769607.34"))
    # the same with 865 days of 4.25 % (to today)
    assert (careful.low, careful.high) == (Decimal("1899045.84"), Decimal("2191206.73"))
    assert plain.low == Decimal("1460804.49")


def test_a_rate_of_the_base_table_is_doubted_and_its_tenor_named():
    doubts = "".join(claims(**OLD)[0].doubts)
    assert "可信度是“待核”" in doubts
    assert "同期同类的基准利率比一年期高" in doubts
    assert (
        "以后一段按 2019-08-20 的一年期 LPR；也有全程按违约日的利率判的（那样是 1,990,668.21～2,296,924.86 元）"
        in doubts
    )


@pytest.mark.parametrize(
    ("due", "percent"),
    [
        (date(2015, 10, 23), "4.35"),
        (date(2015, 10, 22), "4.60"),
        (date(2010, 10, 19), "5.56"),
        (date(2019, 8, 16), "4.35"),
    ],
)
def test_the_base_rate_is_the_last_one_up_to_the_first_day_of_delay(due: date, percent: str):
    assert f"贷款基准利率是 {percent}%" in claims(**OLD | {"contract_date": due})[0].words


def test_before_the_tables_begin_there_is_no_figure_and_it_says_what_to_look_up():
    found = claims(**OLD | {"contract_date": date(2010, 10, 18)})[0]
    assert found.low is None
    assert "早于贷款基准利率表的第一期，要查当时的利率，待核" in found.words


# --- which figure leads ---


@pytest.mark.parametrize(
    ("over", "leads"),
    [
        ({}, True),
        ({"signed": date(2020, 9, 1)}, True),
        ({"signed": date(2020, 8, 31)}, False),
        ({"small": None}, False),
        ({"small": False}, False),
        ({"payer": None}, False),
        ({"payer": "不适用"}, False),
        (OLD, False),
    ],
    ids=["sure", "signed that day", "older", "size unknown", "large", "payer unknown", "not covered", "old"],
)
def test_the_regulation_leads_only_where_it_surely_covers_the_contract(over: dict[str, object], leads: bool):
    assert names(**over)[0].startswith("条例口径") == leads
    assert any(name.startswith("条例口径") for name in names(**over))


# --- which due date a figure counts from ---


def test_where_the_two_due_dates_differ_each_figure_says_which_one_it_uses():
    found = {c.name: c.words for c in claims(contract_days=90, small=None)}
    assert found["条例口径（每日0.05%）"].startswith("按条例的到期日起算：")
    assert found["保守口径（LPR×1.3～1.5）"].startswith("按合同的到期日起算：")
    assert not any("的到期日起算" in claim.words for claim in claims())


@pytest.mark.parametrize(
    ("days", "said"), [(90, "从 2025-09-08（按条例的到期日）的次日"), (30, "从 2025-08-11 的次日")]
)
def test_the_overdue_days_say_which_due_date_they_count_from(days: int, said: str):
    report = clock(facts(contract_days=days), RULES)
    found = next(f for f in figures(report, RULES, facts().today) if f.id == "overdue")
    assert found.working.startswith(said)


# --- agreed rates ---


def agreed(rate: str, **over: object) -> Interest:
    return claims(**{"contract_days": 30} | over, agreed_rate=parse_rate(rate))[0]


@pytest.mark.parametrize(
    ("principal", "due", "today", "days", "expected"),
    [
        ("3047400", date(2019, 10, 9), date(2021, 11, 26), 779, "1186962.30"),
        ("338600", date(2020, 10, 9), date(2021, 11, 26), 413, "69920.90"),
        ("945630", date(2022, 3, 10), date(2023, 11, 25), 625, "295509.38"),
        ("49770", date(2023, 3, 10), date(2023, 11, 24), 259, "6445.22"),
    ],
)
def test_an_agreed_daily_rate_as_courts_counted_it(
    principal: str, due: date, today: date, days: int, expected: str
):
    over = {"start": "写明日期", "contract_date": due, "contract_days": None, "today": today}
    found = agreed("日0.05%", principal=Decimal(principal), **over)
    assert f"×{days}天" in found.words
    assert found.low == Decimal(expected)


@pytest.mark.parametrize(
    ("rate", "expected"),
    [
        ("LPR", "33151.23"),  # 860,000 × 3 % × 469 / 365
        ("LPR的1.5倍", "49726.85"),
        ("LPR+2个百分点", "55252.05"),  # 5 %
        ("月1%", "132604.93"),  # 12 % a year
        ("日千分之一", "403340.00"),
        ("前30日 日0.03%，以后 日0.05%", "196510.00"),  # 258 × 30 + 430 × 439
        ("前30日 日0.03%，到第60日 日0.04%，以后 日0.05%", "193930.00"),
        ("前600日 日0.03%，以后 日0.05%", "121002.00"),  # only the first period has begun
    ],
)
def test_agreed_interest_of_every_kind(rate: str, expected: str):
    found = agreed(rate)
    assert found.low == found.high == Decimal(expected)


def test_periods_and_part_payments_cut_the_principal_where_they_fall():
    # 860,000 × 0.03 % × 30; × 0.05 % × 112 (to 2025-12-31); 660,000 × 0.05 % × 327
    paid = (Payment(date(2025, 12, 31), Decimal("200000"), True),)
    assert agreed("前30日 日0.03%，以后 日0.05%", payments=paid).low == Decimal("163810.00")


@pytest.mark.parametrize(
    ("rate", "contract", "expected", "said"),
    [
        ("日0.05%，不超过合同额的5%", "1000000", "50000.00", "超过封顶"),
        ("日0.05%，不超过合同额的50%", "1000000", "201670.00", "没到封顶"),
        ("日0.05%，不超过欠款的10%", "1000000", "86000.00", "超过封顶"),
        ("日0.05%，不超过30000元", None, "30000.00", "超过封顶"),
        ("日0.05%，不超过合同额的5%", None, "43000.00", "超过封顶"),
    ],
)
def test_a_cap_limits_the_agreed_interest(rate: str, contract: str | None, expected: str, said: str):
    found = agreed(rate, contract_amount=Decimal(contract) if contract else None)
    assert found.low == Decimal(expected)
    assert said in found.words
    guessed = any("合同额不清楚" in doubt for doubt in found.doubts)
    assert guessed == (contract is None and "合同额" in rate)


@pytest.mark.parametrize(
    ("rate", "high"),
    [
        ("日千分之一", True),
        ("日0.05%", True),
        ("年5.86%", True),
        ("年5.85%", False),
        ("LPR的4倍", True),
        ("LPR的1.5倍", False),
    ],
)
def test_a_rate_far_above_the_usual_is_computed_and_marked(rate: str, high: bool):
    # 3 % × 1.5 × 1.3 = 5.85 %
    found = agreed(rate)
    assert (found.mark == "约定偏高，法院可能调低") == high
    assert ("tz65" in found.sources) == high
    assert found.low
    shown = figures(clock(facts(contract_days=30, agreed_rate=parse_rate(rate)), RULES), RULES, facts().today)
    assert ("约定偏高" in next(f.figure for f in shown if f.id == "interest.1")) == high


def test_a_cap_that_leaves_little_is_not_marked_as_too_high():
    # 860,000 × 5.85 % × 469 / 365 is 64,644.90
    for share, high in (("5", False), ("7", True)):
        found = agreed(f"日千分之一，不超过合同额的{share}%", contract_amount=Decimal("1000000"))
        assert bool(found.mark) == high


@pytest.mark.parametrize(
    ("over", "start", "expected"),
    [
        # 60 days end on 2025-09-08: 441 days; the contract's 90 on 10-08, rolled to 10-09: 410 days
        ({"small": True}, "2025-09-08", "189630.00"),
        ({"small": None}, "2025-10-09", "176300.00"),
        ({"told": None}, "2025-10-09", "176300.00"),
    ],
)
def test_the_agreed_rate_counts_from_the_contract_date_unless_we_are_surely_protected(
    over: dict[str, object], start: str, expected: str
):
    found = agreed("日0.05%", contract_days=90, **over)
    assert f"（{start}次日至" in found.words
    assert found.low == Decimal(expected)


def test_before_the_contract_date_there_is_no_agreed_interest_while_our_size_is_unknown():
    found = agreed("日0.05%", contract_days=90, small=None, today=date(2025, 10, 9))
    assert (found.low, found.words) == (None, "不适用：按合同到期日 2025-10-09 还没逾期")


def test_an_agreed_lpr_says_which_publication_it_took():
    assert any("按违约日的一年期 LPR 3.00%（2025-07-21）算" in doubt for doubt in agreed("LPR").doubts)
    assert not any("签约时的、五年期的" in doubt for doubt in agreed("年6%").doubts)
