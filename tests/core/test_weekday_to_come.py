"""A weekday of a visit lies ahead."""

from __future__ import annotations

from datetime import date

import pytest

from factories import talk
from huikuan_cli.core.answers.one_answer import check_value

SUNDAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("周一", "2026-11-30"),
        ("星期二上午10点", "2026-12-01 10:00"),
        ("礼拜一下午", "2026-11-30"),
        ("周日", "2026-11-29"),
        ("下周一", "2026-11-30"),
        ("本周一", "2026-11-23"),
    ],
)
def test_a_weekday_said_on_a_sunday_is_the_one_to_come(typed: str, day: str):
    visit = talk().find("拜访日期")
    assert visit
    assert check_value(visit, typed, talk(), SUNDAY).value == day
