"""Agreed interest as contracts word it: rates, multiples of the LPR, periods, caps; what may mean two things is asked back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huikuan_cli.core.law.rate_wording import Agreed, Cap, Rate, RateStep, parse_rate
from huikuan_cli.core.text.values import Unclear
from properties import examples

steady = examples(150)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("年6%", "年6%"),
        ("年利率６％", "年6%"),
        ("年化利率4.35%", "年4.35%"),
        ("日0.05%", "日0.05%"),
        ("日万分之五", "日0.05%"),
        ("每日万分之3", "日0.03%"),
        ("每天0.5‰", "日0.05%"),
        ("0.05%/日", "日0.05%"),
        ("日千分之一", "日0.1%"),
        ("日万分之一点五", "日0.015%"),
        ("每逾期一日按应付款的万分之五支付违约金", "日0.05%"),
        ("日1%", "日1%"),
        ("月1%", "月1%"),
        ("每月百分之一", "月1%"),
        ("LPR", "LPR"),
        ("全国银行间同业拆借中心公布的一年期贷款市场报价利率", "LPR"),
        ("LPR的1.5倍", "LPR×1.5"),
        ("同期LPR的四倍", "LPR×4"),
        ("1.5倍lpr", "LPR×1.5"),
        ("LPR的150%", "LPR×1.5"),
        ("LPR+50%", "LPR×1.5"),
        ("一年期LPR上浮30%", "LPR×1.3"),
        ("LPR+2个百分点", "LPR+2个百分点"),
        ("LPR加50个基点", "LPR+0.5个百分点"),
    ],
)
def test_rates_in_their_usual_spellings(raw: str, expected: str):
    assert parse_rate(raw).text() == expected
    assert parse_rate(expected) == parse_rate(raw)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("每日0.05%，不超过合同额的5%", "日0.05%，不超过合同额的5%"),
        ("日0.05%,以合同总价的百分之五为限", "日0.05%，不超过合同额的5%"),
        ("日0.05%，累计不超过逾期金额的10%", "日0.05%，不超过欠款的10%"),
        ("日0.05%，上限5万元", "日0.05%，不超过50,000.00元"),
        ("前30日日0.03%，以后日0.05%", "前30日 日0.03%，以后 日0.05%"),
        ("逾期30日内日万分之三，超过30日的部分日万分之五", "前30日 日0.03%，以后 日0.05%"),
        ("第1日至第30日日0.03%，第31日起日0.05%", "前30日 日0.03%，以后 日0.05%"),
        (
            "前30日 年6%，到第60日 LPR的1.5倍，以后 日0.1%，不超过5,000.00元",
            "前30日 年6%，到第60日 LPR×1.5，以后 日0.1%，不超过5,000.00元",
        ),
    ],
)
def test_caps_and_periods_read_back_the_same(raw: str, expected: str):
    assert parse_rate(raw).text() == expected
    assert parse_rate(expected) == parse_rate(raw)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("6%", "看不懂"),
        ("年6", "看不懂"),
        ("年1.2.3%", "看不懂"),
        ("LPR+", "看不懂"),
        ("", "看不懂"),
        ("，", "看不懂利率“，”，请写成 年6%、日万分之五"),
        ("年0%", "不像"),
        ("年101%", "不像"),
        ("日5%", "不像"),
        ("LPR的12倍", "几倍"),
        ("日0.05%，不超过5%", "没写是谁的百分之几"),
        ("日0.05%，不超过合同额的0%", "封顶"),
        ("不超过合同额的5%", "没有跟在利率后面"),
        ("前30日日0.03%", "后面按多少没写"),
        ("前30日日0.03%", "请写成 前30日 日0.03%，以后 日0.05%"),
        ("前30日日0.03%，第40日起日0.05%", "接不上"),
        ("前60日日0.03%，到第30日日0.04%，以后日0.05%", "接不上"),
        ("年6%，日0.05%", "接不上"),
    ],
)
def test_other_rates_are_refused_with_a_reason(raw: str, said: str):
    with pytest.raises(Unclear) as caught:
        parse_rate(raw)
    assert said in str(caught.value)


def test_a_small_loading_on_the_lpr_is_asked_back_with_both_meanings():
    with pytest.raises(Unclear) as caught:
        parse_rate("LPR+2%")
    assert caught.value.suggestion == "LPR+2个百分点"
    assert "LPR的1.02倍" in str(caught.value)


@pytest.mark.parametrize(
    ("raw", "yearly"),
    [
        ("年6%", "0.06"),
        ("月1%", "0.12"),
        ("日0.05%", "0.1825"),
        ("LPR×1.5", "0.045"),
        ("LPR+2个百分点", "0.05"),
    ],
)
def test_a_rate_a_year_at_an_lpr_of_three_percent(raw: str, yearly: str):
    assert parse_rate(raw).steps[0].rate.yearly(Decimal("0.03")) == Decimal(yearly)


RATES = st.one_of(
    st.builds(lambda n: Rate(Decimal(n) / 10_000, "年"), st.integers(1, 9999)),
    st.builds(lambda n: Rate(Decimal(n) / 10_000, "月"), st.integers(1, 999)),
    st.builds(lambda n: Rate(Decimal(n) / 1_000_000, "日"), st.integers(1, 9999)),
    st.builds(lambda n: Rate(Decimal(n) / 100, "LPR"), st.integers(1, 999)),
    st.builds(lambda n: Rate(Decimal(1), "LPR", Decimal(n) / 10_000), st.integers(1, 9999)),
)
CAPS = st.one_of(
    st.none(),
    st.builds(Cap, st.integers(1, 100).map(lambda n: Decimal(n) / 100), st.sampled_from(["合同额", "欠款"])),
    st.builds(Cap, st.decimals("1000", "999999", places=2), st.just("元")),
)


@steady
@given(st.lists(RATES, min_size=1, max_size=4), st.lists(st.integers(1, 90), min_size=3, max_size=3), CAPS)
def test_whatever_is_agreed_reads_back_the_same_as_it_is_written(
    rates: list[Rate], days: list[int], cap: Cap | None
):
    ends = [sum(days[: n + 1]) for n in range(len(rates) - 1)]
    agreed = Agreed(tuple(RateStep(end, rate) for end, rate in zip([*ends, None], rates, strict=True)), cap)
    assert parse_rate(agreed.text()) == agreed


@steady
@given(
    st.text(
        alphabet="日月年天每前后第至到按的LPR×+.%‰0123456789万千百分之五十点零不超过合同额以后，；",
        max_size=24,
    )
)
def test_no_text_breaks_the_reading(raw: str):
    try:
        agreed = parse_rate(raw)
    except Unclear:
        return
    assert parse_rate(agreed.text()) == agreed
