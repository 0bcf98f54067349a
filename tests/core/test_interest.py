"""Interest by segments; every amount here was worked out by hand from principal × rate × days.

The base case: 860,000 元 due 2025-08-11, 430.00 元 a day, 469 days to 2026-11-23.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import TODAY, facts, playbook
from huikuan_cli.core.law.claim import Interest, Payment, Segment
from huikuan_cli.core.law.clock_report import clock
from huikuan_cli.core.law.rate_wording import parse_rate
from huikuan_cli.core.law.segments import Span, cents, interest_first, segments, simple_interest
from huikuan_cli.core.law.statutory_interest import UNSURE
from properties import examples

RULES = playbook().rules
ACCEPTED = date(2025, 7, 10)
DUE = date(2025, 8, 11)
DAILY = Decimal("0.0005")


def claims(**over: object) -> tuple[Interest, ...]:
    return clock(facts(**over), RULES).claims


def named(name: str, **over: object) -> Interest:
    return next(claim for claim in claims(**over) if claim.name.startswith(name))


REGULATION, CAREFUL = "条例口径", "保守口径"


def statutory(**over: object) -> Decimal | None:
    return named(REGULATION, **over).low


def paid(day: date, amount: str, proved: bool = True) -> Payment:
    return Payment(day, Decimal(amount), proved)


@pytest.mark.parametrize(
    ("today", "overdue"),
    [(date(2025, 8, 9), 0), (date(2025, 8, 10), 0), (DUE, 0)],
    ids=["raw due date", "sunday between", "rolled due date"],
)
def test_no_interest_up_to_the_due_date(today: date, overdue: int):
    found = clock(facts(today=today), RULES)
    assert (found.claims, found.overdue) == ((), overdue)


def test_one_day_late_is_one_day_of_interest():
    assert statutory(today=date(2025, 8, 12)) == Decimal("430.00")


def test_without_a_principal_there_is_no_figure_and_it_is_named_missing():
    found = clock(facts(principal=None), RULES)
    assert (found.claims, found.outstanding) == ((), None)
    assert "到期应付金额还不清楚" in found.missing


@pytest.mark.parametrize(
    ("payments", "expected"),
    [
        # 860,000 × 142 days = 61,060.00; 660,000 × 327 days = 107,910.00
        ([(date(2025, 12, 31), "200000")], "168970.00"),
        # 61,060.00; 660,000 × 61 days (to 03-02) = 20,130.00; 560,000 × 266 days = 74,480.00
        ([(date(2026, 3, 2), "100000"), (date(2025, 12, 31), "200000")], "155670.00"),
        ([(date(2025, 12, 31), "150000"), (date(2025, 12, 31), "50000")], "168970.00"),
        # the day of payment still counts on the old principal: 430.00 + 380.00 × 468 days
        ([(date(2025, 8, 12), "100000")], "178270.00"),
        # up to the due date it lowers the principal: 380.00 × 469 days
        ([(DUE, "100000")], "178220.00"),
        ([(date(2025, 8, 1), "100000")], "178220.00"),
        ([(TODAY, "100000")], "201670.00"),
        ([(TODAY + timedelta(1), "100000")], "201670.00"),
        # paid in full after 147 days
        ([(date(2026, 1, 5), "860000")], "63210.00"),
        ([(date(2025, 8, 1), "860000")], "0.00"),
    ],
    ids=[
        "one",
        "two",
        "two on a day",
        "day after due",
        "on due day",
        "before due",
        "today",
        "tomorrow",
        "in full",
        "in full before due",
    ],
)
def test_part_payments_cut_the_interest_into_segments(payments: list[tuple[date, str]], expected: str):
    assert statutory(payments=tuple(paid(*one) for one in payments)) == Decimal(expected)


def test_working_shows_each_segment():
    words = claims(payments=(paid(date(2025, 12, 31), "200000"),))[0].words
    assert words == (
        "860,000.00元×0.05%×142天（2025-08-11次日至2025-12-31） + "
        "660,000.00元×0.05%×327天（2025-12-31次日至2026-11-23）"
    )


def test_outstanding_counts_payments_up_to_today_only():
    found = clock(facts(payments=(paid(TODAY, "100000"), paid(TODAY + timedelta(1), "50000"))), RULES)
    assert found.outstanding == Decimal("760000")


def test_interest_first_leaves_more_principal():
    # 61,060.00 of the 200,000 covers interest, 138,940 principal; 721,060 × 0.05 % × 327 days = 117,893.31
    claim = claims(payments=(paid(date(2025, 12, 31), "200000"),))[0]
    assert claim.interest_first == (Decimal("721060.00"), Decimal("117893.31"))
    assert "mfd561" in claim.sources


def test_a_payment_smaller_than_the_interest_leaves_the_principal_whole():
    # 61,060.00 − 10,000.00 + 430.00 × 327 days
    claim = claims(payments=(paid(date(2025, 12, 31), "10000"),))[0]
    assert claim.interest_first == (Decimal("860000"), Decimal("191670.00"))


def test_without_part_payments_there_is_one_order_only():
    assert all(claim.interest_first is None and "mfd561" not in claim.sources for claim in claims())


def test_interest_under_the_regulation_starts_on_2020_09_01():
    # due 2020-01-15; 2020-08-31 … 2026-11-23 are 2,275 days × 430.00
    claim = named(REGULATION, accepted=date(2019, 12, 16), contract_days=30)
    assert claim.low == Decimal("978250.00")
    assert any("只算条例施行以后的天数" in doubt for doubt in claim.doubts)


def test_due_on_the_last_day_before_the_regulation_loses_no_day():
    claim = named(REGULATION, accepted=date(2020, 8, 1), contract_days=30, signed=date(2020, 5, 1))
    assert claim.low == Decimal("978250.00")
    assert any("合同签在条例施行（2020-09-01）之前" in doubt for doubt in claim.doubts)


@pytest.mark.parametrize(
    ("rate", "over", "expected"),
    [
        ("年6%", {}, "66302.47"),  # 51,600 a year × 469 / 365 = 66,302.4657…
        ("日0.03%", {}, "121002.00"),  # 258.00 a day
        ("年2%", {}, "34256.27"),  # below 3.10 % at signing: 26,660 × 469 / 365 = 34,256.2739…
        ("日0.001%", {}, "34256.27"),
        ("年3.1%", {}, "34256.27"),
        ("年2%", {"small": False}, "22100.82"),  # not protected: 17,200 × 469 / 365 = 22,100.8219…
        ("年2%", {"payer": "不适用"}, "22100.82"),
        ("年2%", {"signed": None}, "22100.82"),
    ],
)
def test_agreed_rate_has_the_lpr_at_signing_as_its_floor(rate: str, over: dict[str, object], expected: str):
    base: dict[str, object] = {"signed": date(2025, 3, 1), "contract_days": 30}
    found = claims(**base | over, agreed_rate=parse_rate(rate))
    assert [claim.name for claim in found] == ["合同约定口径", "保守口径（LPR×1.3～1.5）"]
    assert found[0].low == found[0].high == Decimal(expected)
    assert (found[1].low, found[1].high) == (Decimal("43096.60"), Decimal("49726.85"))


REFERENCE = "合同约定了利率，这个数只作参照"


def test_beside_an_agreed_rate_the_lpr_figure_is_a_mere_reference():
    agreed, prime = claims(agreed_rate=parse_rate("年6%"))
    assert REFERENCE in prime.doubts
    assert REFERENCE not in agreed.doubts
    assert UNSURE not in agreed.doubts
    assert not any(REFERENCE in claim.doubts for claim in claims())


@pytest.mark.parametrize(
    ("small", "rate", "doubted"),
    [(None, "年2%", True), (None, "年6%", False), (True, "年2%", False), (False, "年2%", False)],
)
def test_the_floor_of_a_low_rate_is_in_doubt_while_our_size_is_unknown(
    small: bool | None, rate: str, doubted: bool
):
    claim = claims(signed=date(2025, 3, 1), contract_days=30, small=small, agreed_rate=parse_rate(rate))[0]
    assert any("不得低于当时的一年期 LPR" in doubt for doubt in claim.doubts) == doubted


@pytest.mark.parametrize(
    ("payer", "rate", "doubted"), [(None, "年2%", True), (None, "年6%", False), ("政府", "年2%", False)]
)
def test_the_floor_of_a_low_rate_is_in_doubt_while_the_kind_of_customer_is_unknown(
    payer: str | None, rate: str, doubted: bool
):
    agreed = {"signed": date(2025, 3, 1), "contract_days": 30, "agreed_rate": parse_rate(rate)}
    doubts = claims(**agreed, payer=payer)[0].doubts
    assert any("客户若归支付条例管，约定利率不得低于当时的一年期 LPR" in one for one in doubts) == doubted


@pytest.mark.parametrize(("rate", "floored"), [("年3.09%", True), ("年3.1%", False), ("年6%", False)])
def test_the_floor_is_named_only_where_it_applies(rate: str, floored: bool):
    claim = claims(signed=date(2025, 3, 1), agreed_rate=parse_rate(rate))[0]
    assert ("按 LPR 算" in claim.words) == floored


@pytest.mark.parametrize(
    ("amount", "expected"), [("0.005", "0.01"), ("0.015", "0.02"), ("0.025", "0.03"), ("0.0249", "0.02")]
)
def test_cents_round_half_up(amount: str, expected: str):
    assert cents(Decimal(amount)) == Decimal(expected)


def test_each_segment_is_rounded_by_itself():
    day = Segment(DUE, DUE + timedelta(1), Decimal("10"), 1)  # 10 × 0.05 % = 0.005
    assert simple_interest((day, day), DAILY) == Decimal("0.02")


def test_an_exact_half_cent_is_rounded_up_although_the_year_has_365_days():
    # 1,175 × 3 % × 1.3 × 73 / 365 = 1,175 × 0.0078 = 9.165
    assert claims(principal=Decimal("1175"), today=DUE + timedelta(73))[1].low == Decimal("9.17")


@pytest.mark.parametrize(
    ("over", "states", "figure"),
    [
        ({}, ("满足", "满足", "满足"), "201670.00"),
        ({"told": "只是口头说过"}, ("满足", "满足", "缺证据"), "201670.00"),
        ({"told": "没有告知"}, ("满足", "满足", "不满足"), "201670.00"),
        ({"told": None}, ("满足", "满足", "不清楚"), "201670.00"),
        ({"small": None}, ("满足", "不清楚", "满足"), "201670.00"),
        ({"payer": None}, ("不清楚", "满足", "满足"), "201670.00"),
        ({"payer": "大型企业"}, ("满足", "满足", "满足"), "201670.00"),
        ({"small": False}, ("满足", "不满足", "满足"), None),
        ({"payer": "不适用"}, ("不满足", "满足", "满足"), None),
    ],
)
def test_conditions_of_the_daily_rate_and_what_they_do_to_the_figure(
    over: dict[str, object], states: tuple[str, ...], figure: str | None
):
    first, second = (named(name, contract_days=30, **over) for name in (REGULATION, CAREFUL))
    assert tuple(c.state for c in first.conditions) == states
    assert first.low == (Decimal(figure) if figure else None)
    assert first.words.startswith("不适用：不符合“") == (figure is None)
    assert (second.low, second.high) == (Decimal("43096.60"), Decimal("49726.85"))


def test_not_having_told_the_customer_is_a_doubt_on_the_figure():
    assert claims(told="没有告知")[0].doubts == (UNSURE, "签约时没有告知过对方，这个口径多半得不到支持")


@pytest.mark.parametrize("told", ["有书面证据", "只是口头说过", None])
def test_the_daily_rate_is_never_promised(told: str | None):
    claim = claims(told=told)[0]
    assert claim.name == "条例口径（每日0.05%）"
    assert claim.doubts == (UNSURE,)
    assert "法院不一定支持" in UNSURE


@pytest.mark.parametrize(
    ("small", "start", "low", "high"),
    [
        # 60 days end on 2025-09-08: 33,540 a year × 441 / 365 and 38,700 × 441 / 365
        (True, "2025-09-08", "40523.67", "46758.08"),
        # the contract's 90 days end on 2025-10-08, rolled to 10-09: 410 days
        (None, "2025-10-09", "37675.07", "43471.23"),
        (False, "2025-10-09", "37675.07", "43471.23"),
    ],
)
def test_the_lpr_figure_counts_from_the_contract_date_unless_we_are_surely_small(
    small: bool | None, start: str, low: str, high: str
):
    claim = named(CAREFUL, contract_days=90, small=small)
    assert f"（{start}次日至2026-11-23）" in claim.words
    assert (claim.low, claim.high) == (Decimal(low), Decimal(high))


def test_the_lpr_figure_is_none_before_the_contract_date_when_our_size_is_unknown():
    early = {"contract_days": 90, "small": None, "today": date(2025, 10, 9)}
    first, prime = named(REGULATION, **early), named(CAREFUL, **early)
    assert first.low == Decimal("13330.00")  # 31 days × 430.00
    assert (prime.low, prime.high) == (None, None)
    assert prime.words == "不适用：按合同到期日 2025-10-09 还没逾期"
    assert named(CAREFUL, **early | {"today": date(2025, 10, 10)}).low == Decimal("91.89")


def test_disputed_amounts_add_the_figure_on_the_undisputed_part():
    # 800,000 × 0.05 % × 469; × 3.9 % and 4.5 % × 469 / 365; × 6 % × 469 / 365
    daily, prime, _ = claims(disputed=Decimal("60000"))
    agreed = claims(disputed=Decimal("60000"), agreed_rate=parse_rate("年6%"))[0]
    assert "只算没有争议的部分是 187,600.00 元" in daily.doubts
    assert "只算没有争议的部分是 40,089.86～46,257.53 元" in prime.doubts
    assert "只算没有争议的部分是 61,676.71 元" in agreed.doubts
    assert daily.low == Decimal("201670.00")
    assert not any("没有争议的部分" in doubt for claim in claims() for doubt in claim.doubts)


@pytest.mark.parametrize(
    ("over", "said"),
    [
        ({"derived": True}, "到期应付是按合同额减已付推的"),
        ({"undated": Decimal("100000")}, "有 100,000.00 元部分付款不知道哪天付的"),
        ({"unclear": frozenset({"部分付款"})}, "到期以后有没有部分付款还不清楚"),
        ({"unclear": frozenset({"约定利率"})}, "合同有没有约定逾期利率还不清楚"),
    ],
    ids=["derived", "undated", "payments", "rate"],
)
def test_what_the_case_leaves_open_is_a_doubt_on_every_figure(over: dict[str, object], said: str):
    assert all(any(said in doubt for doubt in claim.doubts) for claim in claims(**over))
    assert not any(said in doubt for claim in claims() for doubt in claim.doubts)


@pytest.mark.parametrize(
    ("payments", "overdue", "raw"),
    [
        ([(date(2026, 1, 5), "860000")], 147, 149),
        ([(date(2025, 12, 1), "800000"), (date(2026, 1, 5), "60000")], 147, 149),
        ([(date(2026, 1, 5), "859999")], 469, 471),
        ([(date(2025, 8, 1), "860000")], 0, 0),
    ],
    ids=["at once", "in two parts", "one yuan left", "before due"],
)
def test_a_debt_paid_in_full_is_overdue_up_to_its_last_payment(
    payments: list[tuple[date, str]], overdue: int, raw: int
):
    found = clock(facts(payments=tuple(paid(*one) for one in payments)), RULES)
    assert (found.overdue, found.overdue_raw) == (overdue, raw)


@pytest.mark.parametrize(
    ("accepted", "interest", "told"),
    [
        (date(2025, 1, 10), "tl2020.15", "tl2020.3"),
        (date(2025, 4, 30), "tl2020.15", "tl2020.3"),
        (date(2025, 5, 1), "tl2025.17", "tl2025.3"),
        (ACCEPTED, "tl2025.17", "tl2025.3"),
    ],
    ids=["january", "first day 2025-05-31", "due 05-31, rolled to 06-03", "july"],
)
def test_interest_article_is_that_of_the_first_interest_day(accepted: date, interest: str, told: str):
    assert claims(accepted=accepted)[0].sources == (interest, told)


@pytest.mark.parametrize(
    ("accepted", "said", "source"),
    [
        (date(2019, 7, 17), "贷款基准利率是 4.35%", "jzll"),
        (date(2019, 7, 20), "LPR 是 4.25%", "lpr"),
        (ACCEPTED, "LPR 是 3.00%", "lpr"),
    ],
    ids=["breach 2019-08-17", "breach 2019-08-20", "breach 2025-08-12"],
)
def test_a_breach_before_the_lpr_uses_the_base_lending_rate(accepted: date, said: str, source: str):
    claim = named(CAREFUL, accepted=accepted, contract_days=30)
    assert said in claim.words
    assert source in claim.sources


@pytest.mark.parametrize(
    ("accepted", "said"),
    [(date(2026, 9, 1), "LPR 表只核到 2026-09-20"), (date(2026, 7, 27), "可信度是“中”")],
    ids=["breach in october", "published in august"],
)
def test_lpr_months_without_two_sources_are_doubted(accepted: date, said: str):
    assert any(said in doubt for doubt in claims(accepted=accepted)[1].doubts)


steady = examples(150)
AMOUNTS = st.decimals("0.01", "99999", places=2)
PAYMENTS = st.lists(
    st.builds(Payment, st.dates(date(2025, 1, 1), date(2027, 12, 31)), AMOUNTS, st.just(True)), max_size=6
).map(tuple)
WHOLE = Decimal("1000000")  # more than six payments can reach


def area(parts: tuple[Segment, ...]) -> Decimal:
    return sum((s.principal * s.days for s in parts), Decimal(0))


@steady
@given(PAYMENTS, st.integers(0, 900))
def test_segment_days_add_up_to_the_overdue_days(payments: tuple[Payment, ...], days: int):
    assert sum(s.days for s in segments(WHOLE, DUE, DUE + timedelta(days), payments)) == days


@steady
@given(PAYMENTS, st.integers(0, 400), st.integers(0, 400))
def test_interest_is_additive_over_a_split_of_time(payments: tuple[Payment, ...], one: int, other: int):
    middle, end = DUE + timedelta(one), DUE + timedelta(one + other)
    whole = area(segments(WHOLE, DUE, end, payments))
    assert (
        area(segments(WHOLE, DUE, middle, payments)) + area(segments(WHOLE, middle, end, payments)) == whole
    )


@steady
@given(PAYMENTS, st.integers(0, 900))
def test_interest_first_never_leaves_less_principal(payments: tuple[Payment, ...], days: int):
    end = DUE + timedelta(days)
    left = WHOLE - sum((p.amount for p in payments if p.day <= end), Decimal(0))
    principal, interest = interest_first(WHOLE, (Span(DUE, end, DAILY),), payments)
    assert left <= principal <= WHOLE
    assert interest >= 0


@steady
@given(PAYMENTS, AMOUNTS, st.integers(0, 900))
def test_interest_is_never_negative_even_when_overpaid(
    payments: tuple[Payment, ...], principal: Decimal, days: int
):
    parts = segments(principal, DUE, DUE + timedelta(days), payments)
    assert 0 <= simple_interest(parts, DAILY) <= cents(principal * DAILY * days) + Decimal("0.05")
