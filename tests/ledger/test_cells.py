"""What a cell of a ledger means: amounts, days, periods, as finance and people write them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from huikuan_cli.core.ledger.cells import amount_of, day_of, term_of
from huikuan_cli.core.ledger.grid import column_number, letters, text_of
from huikuan_cli.core.text.values import Unclear

TODAY = date(2026, 11, 30)
WAN = Decimal(10_000)


@pytest.mark.parametrize(
    ("cell", "yuan"),
    [
        (860000, "860000.00"),
        (1234.5, "1234.50"),
        (0.1 + 0.2, "0.30"),
        ("1,234.56", "1234.56"),
        ("￥ 860,000", "860000.00"),
        ("(1,234.00)", "-1234.00"),
        ("（1,234.00）", "-1234.00"),
        ("-500", "-500.00"),
        ("500元", "500.00"),
        ("86万", "860000.00"),
        ("１２３４", "1234.00"),
        (-3.0, "-3.00"),
        (0, "0.00"),
    ],
)
def test_an_amount_is_read_to_the_cent(cell, yuan):
    assert amount_of(cell) == Decimal(yuan)


def test_the_unit_of_a_column_counts_for_figures_and_not_for_a_text_that_says_its_own():
    assert amount_of(12.3456, WAN) == Decimal("123456.00")
    assert amount_of("12.3456", WAN) == Decimal("123456.00")
    assert amount_of("86万", WAN) == Decimal("860000.00")


@pytest.mark.parametrize("cell", ["", "-", "—", "/", "无", "#N/A"])
def test_what_stands_for_nothing_is_no_amount(cell):
    assert amount_of(cell) is None


@pytest.mark.parametrize("cell", ["见附件", True, 1e15, float("nan"), "12/5", "约86"])
def test_what_is_no_amount_is_asked_about_and_never_guessed(cell):
    with pytest.raises(Unclear):
        amount_of(cell)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (date(2025, 7, 10), "2025-07-10"),
        (datetime(2025, 7, 10, 23, 59), "2025-07-10"),
        (45848.0, "2025-07-10"),
        (45848.75, "2025-07-10"),
        ("45848", "2025-07-10"),
        (20250710, "2025-07-10"),
        ("20250710", "2025-07-10"),
        ("2025.7.10", "2025-07-10"),
        ("2025/7/10 0:00:00", "2025-07-10"),
        ("2025年7月10日前", "2025-07-10"),
        ("25.7.10", "2025-07-10"),
    ],
)
def test_a_day_is_read_however_it_is_written(cell, day):
    assert day_of(cell, TODAY) == date.fromisoformat(day)


@pytest.mark.parametrize("cell", ["", "/", "验收后付", "待定", 0])
def test_words_that_name_no_day_leave_it_unknown(cell):
    assert day_of(cell, TODAY) is None


@pytest.mark.parametrize("cell", ["2025.13.1", "2025-02-30", "2025年9月", 12.0, "300", date(1900, 1, 3)])
def test_what_looks_like_a_day_and_is_none_is_asked_about(cell):
    with pytest.raises(Unclear):
        day_of(cell, TODAY)


@pytest.mark.parametrize(("cell", "term"), [(30, "30"), ("30天", "30"), ("3个月", "3个月"), ("月结30天", ""), ("验收后付", ""), ("", "")])  # fmt: skip
def test_a_period_is_read_and_one_that_the_clock_does_not_know_is_left_out(cell, term):
    assert term_of(cell) == term


def test_columns_are_named_as_spreadsheets_name_them():
    assert [letters(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert [column_number(letters(n)) for n in range(0, 1500, 7)] == list(range(0, 1500, 7))
    assert column_number("客户") is None


def test_a_cell_as_text_is_one_line_without_what_a_terminal_would_obey():
    assert text_of("a\x1b[31mb\nc") == "ab；c"
    assert text_of(1001.0) == "1001"
    assert text_of(None) == ""
