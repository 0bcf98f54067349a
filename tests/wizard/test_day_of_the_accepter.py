"""A day that was written in answer to who accepted is proposed as that of the acceptance; nothing else is."""

from __future__ import annotations

from datetime import date

import pytest

from factories import talk
from huikuan_cli.core.answers.one_answer import check_value
from huikuan_cli.wizard.sources import from_a_day_told

TODAY = date(2026, 12, 16)


def proposed(accepter: str, key: str = "验收合格日期") -> object:
    found = from_a_day_told(talk(), TODAY)(key, {"验收人": accepter})
    return found.value if found else None


@pytest.mark.parametrize(
    ("accepter", "day"),
    [
        ("单位验的，2021年12月20号，验收单盖了章", "2021-12-20"),
        ("6月30号竣工验收，只写了总包", "2026-06-30"),
        ("信息科张科长", None),
        ("还没验，说1月5号验", None),
        ("三家都签了，哪天不记得", None),
    ],
)
def test_the_day_is_proposed(accepter: str, day: str | None):
    assert proposed(accepter) == day
    assert proposed(accepter, "交付日期") is None


def test_it_is_said_that_one_met_is_a_woman():
    one = talk().find("称呼")
    assert one
    assert "说的就是她" in check_value(one, "贺主任，女的", talk(), TODAY).understood
    assert "她" not in check_value(one, "贺主任，男的", talk(), TODAY).understood
