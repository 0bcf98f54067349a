"""What people type, understood: amounts, dates, days, rates, yes or no, choices."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huikuan_cli.core.text.amounts import parse_amount, round_words, spoken, yuan
from huikuan_cli.core.text.option_match import parse_choice
from huikuan_cli.core.text.terms import parse_term
from huikuan_cli.core.text.values import (
    Option,
    Unclear,
    dated,
    is_unknown,
    iso,
    long_date,
    parse_date,
    parse_score,
    parse_yes_no,
    short_date,
)
from properties import examples

MONDAY = date(2026, 11, 23)
steady = examples(150)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("860000", "860000.00"),
        ("860,000.00元", "860000.00"),
        ("86万", "860000.00"),
        ("８６万元", "860000.00"),
        ("￥860000", "860000.00"),
        ("¥ 860,000", "860000.00"),
        ("人民币86万元整", "860000.00"),
        (" 86 万 ", "860000.00"),
        ("1.2亿", "120000000.00"),
        ("46万8千", "468000.00"),
        ("46万8000", "468000.00"),
        ("1亿2000万", "120000000.00"),
        ("5千", "5000.00"),
        ("12.3元", "12.30"),
        ("12.340", "12.34"),
        ("0", "0.00"),
        ("10000亿", "1000000000000.00"),
    ],
)
def test_amounts_in_their_usual_spellings(raw: str, expected: str):
    assert str(parse_amount(raw)) == expected


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("8,60,000", "看不懂"),
        ("6万8", "不是一个准数"),
        ("46万8元", "不是一个准数"),
        ("1亿2", "不是一个准数"),
        ("46.8万5千", "看不懂"),
        ("1万20000", "看不懂"),
        ("86万万", "看不懂"),
        ("-5", "看不懂"),
        ("abc", "看不懂"),
        ("1e6", "看不懂"),
        ("NaN", "看不懂"),
        ("1.2.3", "看不懂"),
        ("十万亿", "太大"),
        ("", "看不懂"),
        ("12.345", "写到分"),
        ("0.0000005万", "写到分"),
        ("10001亿", "太大"),
        ("9" * 40, "太大"),
    ],
)
def test_other_amounts_are_refused_with_a_reason(raw: str, said: str):
    with pytest.raises(Unclear) as caught:
        parse_amount(raw)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("2025-07-10", "2025-07-10"),
        ("2025/7/10", "2025-07-10"),
        ("25.7.10", "2025-07-10"),
        ("2025年7月10日", "2025-07-10"),
        ("２０２５年７月１０号", "2025-07-10"),
        ("20250710", "2025-07-10"),
        ("2024-02-29", "2024-02-29"),
        ("今天", "2026-11-23"),
        ("明天", "2026-11-24"),
        ("后天", "2026-11-25"),
        ("大后天", "2026-11-26"),
        ("周三", "2026-11-25"),
        ("本周五", "2026-11-27"),
        ("下周三", "2026-12-02"),
        ("下星期天", "2026-12-06"),
        ("下周1", "2026-11-30"),
        ("2025-07-10（周四）", "2025-07-10"),
        ("2026-12-2周三", "2026-12-02"),
        ("2025年7月10日 星期四", "2025-07-10"),
        ("2025-07-10 00:00:00", "2025-07-10"),
        ("2025-07-10T00:00", "2025-07-10"),
        ("二〇二五年七月十日", "2025-07-10"),
        ("二零二五年十二月二十一日", "2025-12-21"),
        ("上周三", "2026-11-18"),
    ],
)
def test_dates_in_their_usual_spellings(raw: str, expected: str):
    assert parse_date(raw, MONDAY) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("7月10日", "没说准"),
        ("11月底", "没说准"),
        ("2025-07", "没说到哪一天"),
        ("2025-13", "看不懂"),
        ("2025年0月", "看不懂"),
        ("", "看不懂"),
        ("2024-02-30", "没有"),
        ("2025-07-10（周三）", "是周四，不是周三"),
        ("25号", "没说准"),
        ("三十号", "没说准"),
        ("2025-02-29", "没有"),
        ("2025-13-01", "没有"),
        ("1889-01-01", "年份"),
        ("1000年底", "看不懂"),
        ("2101年3月底", "看不懂"),
    ],
)
def test_other_dates_are_refused_with_a_reason(raw: str, said: str):
    with pytest.raises(Unclear) as caught:
        parse_date(raw, MONDAY)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("30", "30"),
        ("30天", "30"),
        ("３０日", "30"),
        ("30个自然日", "30"),
        ("30日内", "30"),
        ("三十日之内", "30"),
        ("0", "0"),
        ("10个工作日", "10个工作日"),
        ("１０ 工作日内", "10个工作日"),
        ("十个工作日", "10个工作日"),
        ("12个月", "12个月"),
        ("1年", "12个月"),
        ("两周年", "24个月"),
        ("2年内", "24个月"),
        ("半年", "6个月"),
        ("半年内", "6个月"),
        ("一年半", "18个月"),
        ("一个季度", "3个月"),
        ("两周", "14"),
        ("一百八十天", "180"),
        ("满两年", "24个月"),
        ("满一年", "12个月"),
        ("满2年", "24个月"),
        ("满12个月", "12个月"),
        ("两年满", "24个月"),
        ("一年期满", "12个月"),
        ("一年期满后", "12个月"),
        ("质保两年满", "24个月"),
        ("质保期满两年", "24个月"),
        ("质保期两年", "24个月"),
    ],
)
def test_days_in_their_usual_spellings(raw: str, expected: str):
    assert parse_term(raw).text() == expected
    assert parse_term(expected).text() == expected


@pytest.mark.parametrize(
    ("raw", "likely"),
    [
        ("大概三个月", "3个月"),
        ("三个来月", "3个月"),
        ("两个多月", "2个月"),
        ("三十多天", "30"),
        ("30天左右", "30"),
        ("半个月", "15"),
        ("一个半月", "45"),
        ("验收后60天", "60"),
        ("验收合格之日起30日内", "30"),
        ("大约半年", "6个月"),
        ("验收满一年", "12个月"),
        ("终验合格后满两年", "24个月"),
        ("自验收合格之日起满两年", "24个月"),
    ],
)
def test_a_vague_period_is_asked_back_with_the_likely_one(raw: str, likely: str):
    with pytest.raises(Unclear, match="没说准是多久") as caught:
        parse_term(raw)
    assert caught.value.suggestion == likely
    assert parse_term(likely).text() == likely


@pytest.mark.parametrize(
    "raw",
    ["次月20号前", "季度完了次月二十号前", "每月25号", "月底前", "年底前付清", "下个月10号", "12月31号前"],
)
def test_a_day_on_which_to_pay_is_no_period_and_it_is_said_how_to_write_it(raw: str):
    with pytest.raises(Unclear, match=r"说的是哪一天付.*写明日期") as caught:
        parse_term(raw)
    assert caught.value.suggestion == ""


def test_two_spans_one_behind_the_other_are_no_single_period():
    with pytest.raises(Unclear, match="两段时间") as caught:
        parse_term("满24个月无质量问题，30个工作日内退")
    assert caught.value.suggestion == ""


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("501个工作日", "看不懂"),
        ("11年", "看不懂"),
        ("0个月", "看不懂"),
        ("几天", "看不懂"),
        ("工作日", "看不懂"),
        ("-1", "看不懂"),
        ("1.5", "看不懂"),
        ("3651", "看不懂"),
        ("", "看不懂"),
    ],
)
def test_other_days_are_refused_with_a_reason(raw: str, said: str):
    with pytest.raises(Unclear) as caught:
        parse_term(raw)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("raw", "expected"), [("7", 7), ("７", 7), ("7分", 7), (" 7 分 ", 7), ("0", 0), ("10", 10), ("10分", 10)]
)
def test_scores_in_their_usual_spellings(raw: str, expected: int):
    assert parse_score(raw) == expected


@pytest.mark.parametrize("raw", ["11", "99", "-1", "7.5", "十", "", "7/10", "7分8"])
def test_other_scores_are_refused_with_the_range(raw: str):
    with pytest.raises(Unclear) as caught:
        parse_score(raw)
    assert "0 到 10 的整数" in str(caught.value)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("是", True),
        ("有", True),
        ("Ｙ", True),
        ("1", True),
        ("否", False),
        ("没有", False),
        ("No", False),
        ("×", False),
    ],
)
def test_yes_and_no_in_their_usual_spellings(raw: str, expected: bool):
    assert parse_yes_no(raw) == expected


@pytest.mark.parametrize("raw", ["也许", "", "是否"])
def test_neither_yes_nor_no_is_refused(raw: str):
    with pytest.raises(Unclear):
        parse_yes_no(raw)


OPTIONS = (
    Option("e1", "完美型：凡事讲标准"),
    Option("e2", "助人型：愿意帮忙"),
    Option("e3", "完成型：看结果"),
)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("e2", "e2"),
        ("助人型：愿意帮忙", "e2"),
        ("助人型:愿意帮忙", "e2"),
        ("2", "e2"),
        ("２", "e2"),
        ("第2个", "e2"),
        ("助", "e2"),
        ("完美", "e1"),
    ],
)
def test_choices_by_id_label_number_or_beginning(raw: str, expected: str):
    assert parse_choice(raw, OPTIONS).id == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [("一", "一次"), ("两", "两次以上"), ("三", "两次以上"), ("第二个", "一次"), ("２", "一次")],
)
def test_a_choice_by_its_first_words_goes_before_its_number(raw: str, expected: str):
    options = [Option(text, text) for text in ("没有", "一次", "两次以上")]
    assert parse_choice(raw, options).id == expected


@pytest.mark.parametrize(("raw", "place"), [("九", 8), ("十", 9), ("十一", 10), ("第十二个", 11)])
def test_a_number_may_be_written_in_chinese(raw: str, place: int):
    options = [Option(f"x{n}", f"第{n}号样子") for n in range(12)]
    assert parse_choice(raw, options) == options[place]


@pytest.mark.parametrize("raw", ["4", "0", "e9", ""])
def test_other_choices_are_refused_with_the_list(raw: str):
    with pytest.raises(Unclear) as caught:
        parse_choice(raw, OPTIONS)
    assert "完美型、助人型" in str(caught.value)


def test_a_choice_that_may_be_several_is_refused_naming_them():
    with pytest.raises(Unclear, match="“完”可以是几项：完美型、完成型；请写清是哪一项"):
        parse_choice("完", OPTIONS)


def test_a_choice_that_is_none_is_refused_with_the_nearest_two():
    with pytest.raises(Unclear, match=r"“成人型”不在可选项里，最接近：完成型、助人型$"):
        parse_choice("成人型", OPTIONS)


@pytest.mark.parametrize(
    ("raw", "unknown"),
    [
        ("不清楚", True),
        ("不知道", True),
        ("？", True),
        ("？？", True),
        (" 未知 ", True),
        ("清楚", False),
        ("0", False),
        ("", False),
    ],
)
def test_what_counts_as_not_knowing(raw: str, unknown: bool):
    assert is_unknown(raw) == unknown


@pytest.mark.parametrize(
    ("amount", "aloud", "round_figure"),
    [
        ("468000", "46.8万元", "46万8千元"),
        ("860000", "86万元", "86万元"),
        ("201670", "20.167万元", "约20万2千元"),
        ("201670.50", "201,670.50元", "约20万2千元"),
        ("10000", "1万元", "1万元"),
        ("10400", "1.04万元", "约1万元"),
        ("9999.50", "9,999.50元", "9,999.50元"),
        ("5000", "5,000元", "5,000元"),
        ("0", "0元", "0元"),
    ],
)
def test_amounts_for_the_ear(amount: str, aloud: str, round_figure: str):
    assert (spoken(Decimal(amount)), round_words(Decimal(amount))) == (aloud, round_figure)


def test_dates_for_the_eye_and_the_ear():
    day = date(2026, 12, 4)
    assert (iso(day), long_date(day)) == ("2026-12-04", "2026年12月4日")
    assert (short_date(day), dated(day)) == ("12月4日周五", "2026-12-04（周五）")


AMOUNTS = st.decimals(0, 10**12, places=2)


@steady
@given(AMOUNTS)
def test_a_written_amount_reads_back_the_same(amount: Decimal):
    assert parse_amount(f"{amount:.2f}") == amount
    assert parse_amount(yuan(amount) + "元") == amount


@steady
@given(AMOUNTS)
def test_a_spoken_amount_reads_back_the_same(amount: Decimal):
    assert parse_amount(spoken(amount)) == amount


@steady
@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_a_written_date_reads_back_the_same(day: date):
    assert parse_date(iso(day), MONDAY) == parse_date(long_date(day), MONDAY) == day


def test_a_weekday_may_stand_before_the_day_and_must_be_its_own():
    assert parse_date("周三，2026年12月2日", MONDAY) == date(2026, 12, 2)
    with pytest.raises(Unclear, match="是周三，不是周四"):
        parse_date("周四 2026-12-02", MONDAY)
