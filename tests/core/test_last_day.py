"""A day without its year of what has happened: the last such day, where it is not so long ago that another may be meant."""

from __future__ import annotations

from datetime import date

import pytest

from factories import talk
from huikuan_cli.core.answers.one_answer import check_value
from huikuan_cli.core.text.values import Unclear

TODAY = date(2026, 11, 29)


def accepted(typed: str, today: date = TODAY, key: str = "验收合格日期"):
    field = next(f for _, one in talk().fields() for f in (one, *one.columns) if f.key == key)
    return check_value(field, typed, talk(), today)


@pytest.mark.parametrize(
    "typed", ["7月3号", "7月3日", "七月三号", "7月3号验收", "7月3号验收的", "7月3号签收了", "７月３号"]
)
@pytest.mark.parametrize("key", ["验收合格日期", "交付日期", "签订日期", "结算确认日", "日期"])
def test_it_is_taken_and_said(typed: str, key: str):
    found = accepted(typed, key=key)
    assert found.value == "2026-07-03"
    assert "按 2026-07-03（周五）理解" in found.understood


def test_at_the_beginning_of_a_year_it_is_in_the_last():
    assert accepted("7月3号", date(2027, 1, 10)).value == "2026-07-03"
    assert accepted("1月3号", date(2027, 1, 10)).value == "2027-01-03"


@pytest.mark.parametrize(
    ("typed", "key", "likely"),
    [
        ("11月30号", "验收合格日期", "2025-11-30"),  # a year ago, or tomorrow by mistake
        ("1月5号", "验收合格日期", "2026-01-05"),  # long ago: the year may be another
        ("7月3号左右", "验收合格日期", "2026-07-03"),
        ("7月底", "约定付款日", "2026-07-31"),
        ("7.3", "验收合格日期", "2026-07-03"),
        ("7月3号", "约定付款日", "2026-07-03"),  # a day of the contract may be to come
    ],
)
def test_what_may_be_another_day_is_asked_back(typed: str, key: str, likely: str):
    with pytest.raises(Unclear) as asked:
        accepted(typed, key=key)
    assert asked.value.suggestion == likely
