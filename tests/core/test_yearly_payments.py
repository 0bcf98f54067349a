"""A payment due on the same day every year, said in one sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.test_payment_lines import read
from huikuan_cli.core.receivable.yearly_lines import EXAMPLE, as_instalments
from huikuan_cli.core.text.values import Unclear


@pytest.mark.parametrize(
    ("text", "amount", "days"),
    [
        (EXAMPLE, "30000.00", ["2026-06-30", "2027-06-30", "2028-06-30"]),
        ("服务费每年6月30号付3万，2026到2028年", "30000.00", ["2026-06-30", "2027-06-30", "2028-06-30"]),
        ("运维费 每年6月30日前付5万 从2025年起 3期", "50000.00", ["2025-06-30", "2026-06-30", "2027-06-30"]),
        ("运维费 每年5万，每年12月31号付，2025年起共2年", "50000.00", ["2025-12-31", "2026-12-31"]),
        ("服务费 共9万 每年6月30号付 2026年到2028年", "30000.00", ["2026-06-30", "2027-06-30", "2028-06-30"]),
        ("服务费 每年3万 每年六月三十号付款 2026-2027", "30000.00", ["2026-06-30", "2027-06-30"]),
        ("服务费 每年3万 每年2月29号付 2024到2025年", "30000.00", ["2024-02-29", "2025-02-28"]),
    ],
)
def test_one_sentence_gives_a_payment_for_each_year(text: str, amount: str, days: list[str]):
    found = read(text)
    assert [row["起算日"] for row in found] == days
    assert {row["金额"] for row in found} == {amount}
    assert {row["种类"] for row in found} == {"按期服务费"}


def test_a_single_year_is_one_payment():
    (row,) = read("服务费 3万 每年6月30号付 2026到2026年")
    assert (row["名称"], row["金额"], row["起算日"]) == ("服务费", "30000.00", "2026-06-30")


def test_it_stands_beside_other_payments():
    assert [row["名称"] for row in read(f"{EXAMPLE}；质保金 5万 2027-05-10")][-2:] == [
        "服务费第3期",
        "质保金",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("服务费 每年3万 每年6月30号付", "从哪一年到哪一年"),
        ("服务费 每年3万 每年6月30号付 3期", "从哪一年到哪一年"),
        ("服务费 每年3万 每年6月30号付 2026年起", "没写到哪一年"),
        ("服务费 每年3万 每年6月30号付 2026年到2028年 2期", "3 年，又写了 2 期"),
        ("服务费 每年3万 每年6月30号付 2028年到2026年", "写反了"),
        ("服务费 每年3万 每年2月30号付 2026到2028年", "没有 2 月 30 日"),
        ("维保费 9万 每年6月30号付 2026-2028", "每期多少还是一共多少"),
    ],
)
def test_what_is_missing_is_asked_back_and_never_guessed(text: str, said: str):
    with pytest.raises(Unclear, match=said):
        read(text)


@given(st.text(alphabet="每年月日号付期共到起从2026-30 万", max_size=40))
def test_any_such_words_are_understood_or_asked_back(text: str):
    try:
        said = as_instalments(text)
    except Unclear as problem:
        said = str(problem)
    assert said or not text
