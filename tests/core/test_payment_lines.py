"""Payments of a contract as a person writes them down: a line each, many by one line, or rows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import TODAY, talk
from huikuan_cli.core.receivable.payment_lines import Row, line_of, rows_of, summed
from huikuan_cli.core.receivable.payment_rows import check_items, items, kind_words
from huikuan_cli.core.text.terms import Term
from huikuan_cli.core.text.values import Unclear

FIELD = talk().find("款项")
assert FIELD is not None
KINDS = talk().options(FIELD)
WORDS = kind_words(KINDS)


def read(text: str) -> list[Row]:
    return rows_of(text, WORDS, TODAY)


@pytest.mark.parametrize(
    ("text", "name", "kind", "amount", "day"),
    [
        ("质保金 5万 2027-05-10", "质保金", "质保金", "50000.00", "2027-05-10"),
        ("2027年5月10日付尾款338,600元", "尾款", "验收款或尾款", "338600.00", "2027-05-10"),
        ("二期款 三十万元 2026/3/1", "二期款", "其他", "300000.00", "2026-03-01"),
        ("第2年运维费 3万 2027.1.1", "第2年运维费", "按期服务费", "30000.00", "2027-01-01"),
        ("预付款 30% 46.8万 2026-01-10", "预付款", "预付款", "468000.00", "2026-01-10"),
        ("２０２６－０３－０１　１２万", "第2笔", "其他", "120000.00", "2026-03-01"),
        ("质保金 5万", "质保金", "质保金", "50000.00", "不清楚"),
        ("尾款 2027-05-10", "尾款", "验收款或尾款", "不清楚", "2027-05-10"),
    ],
)
def test_a_line_says_name_kind_amount_and_day(text: str, name: str, kind: str, amount: str, day: str):
    (row,) = read(text)
    assert (row["名称"], row["种类"], row["金额"], row["起算日"]) == (name, kind, amount, day)
    assert row["起算"] == "写明日期"
    assert "天数" not in row


@pytest.mark.parametrize(
    ("text", "start", "term"),
    [
        ("质保金 5万 验收2024-05-10后365天", "验收合格", "365"),
        ("质保金 5万 2024-05-10起2年", "验收合格", "24个月"),
        ("设备款 5万 到货2024-05-10后10个工作日内", "交付", "10个工作日"),
        ("结算款 5万 结算确认 2024-05-10 后30天", "结算确认", "30"),
        ("定金 5万 签订2024-05-10后5天", "签订", "5"),
    ],
)
def test_a_line_says_from_what_day_how_long(text: str, start: str, term: str):
    (row,) = read(text)
    assert (row["起算"], row["起算日"], row["天数"]) == (start, "2024-05-10", term)


def test_what_is_paid_and_what_is_disputed_are_told_apart_from_the_amount():
    (row,) = read("进度款 30万 2026-03-01 已付10万 争议2万")
    assert (row["金额"], row["已付"], row["争议"]) == ("300000.00", "100000.00", "20000.00")


@pytest.mark.parametrize(
    ("text", "amounts", "days"),
    [
        ("服务费 每月1.2万 2026-01-31起 3期", ["12000.00"] * 3, ["2026-01-31", "2026-02-28", "2026-03-31"]),
        ("物业费 每年5万 2026-02-28起 2期", ["50000.00"] * 2, ["2026-02-28", "2027-02-28"]),
        (
            "设备款 按季 分3期 共10万 2026-03-31起",
            ["33333.33", "33333.33", "33333.34"],
            ["2026-03-31", "2026-06-30", "2026-09-30"],
        ),
    ],
)
def test_one_line_stands_for_equal_instalments(text: str, amounts: list[str], days: list[str]):
    found = read(text)
    assert [row["金额"] for row in found] == amounts
    assert [row["起算日"] for row in found] == days
    assert [row["名称"][-3:] for row in found] == [f"第{n}期" for n in range(1, len(days) + 1)]


@given(st.decimals("1000", "9000000", places=2), st.integers(2, 60))
def test_instalments_of_a_whole_add_up_to_it_to_the_cent(whole: Decimal, count: int):
    found = read(f"分期款 每月付 分{count}期 共{whole}元 2026-01-31起")
    assert sum(Decimal(row["金额"]) for row in found) == whole
    assert len(found) == count


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("质保金 -5万 2027-05-10", "看着是负数"),
        ("质保金-5万 2027-05-10", "只是隔开，就换成空格"),
        ("质保金 5万 2027-05-10；尾款 − 12,000", "看着是负数"),
        ("进度款 10万 30天", "没写从哪天起算"),
        ("服务费 每月1万 12期", "第一期哪天"),
        ("服务费 按月 1万 2026-01-31起 12期", "每期多少还是一共多少"),
        ("尾款 5万 6万 2027-05-10", "两个金额"),
        ("尾款 5万 2027-05-10 2027-06-10", "两个日期"),
        ("尾款 5万 明年5月10日", "哪一天没看懂"),
        ("尾款 5万 年底", "哪一天没看懂"),
        ("尾款 46.8 2027-05-10", "是元还是万"),
        ("质保金 5万 2027-05-10；尾款 5万 6万", "第 2 笔"),
    ],
)
def test_what_is_missing_or_said_twice_is_asked_back(text: str, said: str):
    with pytest.raises(Unclear) as caught:
        read(text)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "质保金 5万 2027-05-10",
        "质保金 5万 验收2024-05-10后365天；尾款 12万",
        "服务费 每月1.2万 2026-01-31起 3期",
        "12万 2026-03-01；13万 2026-04-01",
        "进度款 30万 2026-03-01 已付10万 争议2万",
        "定金 5万 签订2024-05-10后10个工作日",
        "质保金 18.8万 一年后付；尾款 5万 交付后30天",
    ],
)
def test_rows_written_as_lines_again_are_the_same_rows(text: str):
    found = read(text)
    assert read("；".join(line_of(row, WORDS) for row in found)) == found
    assert check_items(found, KINDS, TODAY) == found


def test_two_lines_of_one_name_get_numbers():
    assert [row["名称"] for row in read("尾款 5万 2027-05-10；尾款 6万 2027-06-10")] == ["尾款1", "尾款2"]


def test_rows_and_lines_may_stand_side_by_side():
    rows: list[Any] = [
        {
            "名称": "质保金",
            "种类": "质保",
            "金额": "5万",
            "起算": "验收合格",
            "起算日": "2024-05-10",
            "天数": "1年",
        },
        "尾款 12万",
    ]
    found = items(check_items(rows, KINDS, TODAY), TODAY)
    assert [(one.name, one.kind, one.amount, one.day, one.term) for one in found] == [
        ("质保金", "质保金", Decimal("50000.00"), date(2024, 5, 10), Term(0, months=12)),
        ("尾款", "验收款或尾款", Decimal("120000.00"), None, None),
    ]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([{"名称": "尾款", "钱": "5万"}], "第 1 笔：“钱”不认识"),
        ([{"名称": "尾款", "金额": "-5万"}], "第 1 笔：“金额”"),
        ([{"名称": "尾款", "天数": "30", "起算日": "2026-01-01"}], "还要写“起算”"),
        ([{"名称": "甲"}, {"名称": "甲"}], "有两笔都叫“甲”"),
        ([3], "第 1 笔：写成"),
        ({"名称": "甲"}, "一笔一行"),
        ([f"款{n} 1万" for n in range(61)], "太多了（61 笔）"),
    ],
)
def test_rows_that_say_something_else_are_refused_with_their_number(rows: Any, said: str):
    with pytest.raises(Unclear) as caught:
        check_items(rows, KINDS, TODAY)
    assert said in str(caught.value)


def test_rows_are_summed_only_where_every_amount_is_known():
    assert summed(read("甲款 5万 2027-05-10；乙款 1.5万")) == "2 笔，合计 65,000.00 元"
    assert summed(read("甲款 5万 2027-05-10；乙款 2027-06-10")) == "2 笔"


@pytest.mark.parametrize(
    ("text", "start", "term"),
    [
        ("质保金 18.8万 一年后付", "验收合格", "12个月"),
        ("质保金 18.8万 验收合格后 2年", "验收合格", "24个月"),
        ("尾款 5万 交付后30天", "交付", "30"),
    ],
)
def test_a_period_without_its_day_counts_from_what_the_case_says(text: str, start: str, term: str):
    (row,) = read(text)
    assert (row["名称"], row["起算"], row["起算日"], row["天数"]) == (
        text.split(" ")[0],
        start,
        "不清楚",
        term,
    )


@pytest.mark.parametrize("line", ["小屏 四万六 没合同", "小屏 4万6 2026-10-01"])
def test_a_sum_whose_last_digit_says_no_place_is_asked_back_and_never_cut_short(line: str):
    with pytest.raises(Unclear, match=r"46,000\.00"):
        rows_of(line, {}, date(2026, 11, 29))


@pytest.mark.parametrize(
    "text",
    [
        "送了71.8万，回了38.2万，欠33.6万",
        "送了71.8万，回款38.2万",
        "打回来38.2万，还欠33.6万",
        "货款71.8万 付了38.2万",
    ],
)
def test_what_came_and_what_is_owed_in_his_own_words_are_one_payment(text: str):
    (row,) = read(text)
    assert (row["金额"], row["已付"]) == ("718000.00", "382000.00")


def test_what_came_and_what_is_owed_have_to_fit_the_amount():
    with pytest.raises(Unclear, match="对不上"):
        read("送了80万，回了38.2万，欠33.6万")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("第二笔35.2万", ["第二笔"]),
        ("第一笔30万，第二笔35.2万", ["第一笔", "第二笔"]),
        ("第一笔付了，第二笔35.2万", ["第二笔"]),
        ("第一期已经付清了；第二期35.2万；第三期20万", ["第二期", "第三期"]),
    ],
)
def test_numbered_payments_are_apart_and_those_that_were_paid_have_no_row(text: str, names: list[str]):
    assert [row["名称"] for row in read(text)] == names


def test_a_first_payment_is_no_payment_that_came():
    (row,) = read("首付款 5万 2027-05-10")
    assert "已付" not in row
