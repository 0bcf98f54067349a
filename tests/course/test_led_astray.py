"""What must not lead a visit: a turn of phrase of an honest man, and a holiday that is weeks away."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from core.building import setting
from factories import playbook
from huikuan_cli.core.advice.excuse_match import excuse_index

FALSE_NAMES, HOLIDAYS = "y138", "y103"


def lead(told: str = "", today: date = date(2026, 11, 30), **customer: Any) -> str:
    return setting(today, 卡在哪={"他上次说的": told}, 拜访=customer).lead().id


@pytest.mark.parametrize("told", ["先把确认书签了，20号关账前，52万7我给你走掉", "单子放这儿，月底给你走掉"])
def test_to_get_it_paid_is_no_false_name_for_it(told: str):
    assert lead(told) != FALSE_NAMES


@pytest.mark.parametrize("told", ["开个维修的票，我给你走掉", "换个名目给你走掉", "票开成办公用品，给你走掉"])
def test_to_get_it_paid_by_another_name_is_one(told: str):
    assert lead(told) == FALSE_NAMES


@pytest.mark.parametrize(("today", "near"), [(date(2026, 12, 1), False), (date(2027, 1, 8), True)])
def test_a_school_is_about_to_close_in_january_and_not_at_the_beginning_of_december(today: date, near: bool):
    visit = {
        "客户": "云堰县第三中学",
        "客户性质": "公办学校",
        "拜访日期": today.isoformat(),
        "岗位": "业务经办",
    }
    assert (HOLIDAYS in [one.play.id for one in setting(today, 拜访=visit).plays]) == near


def test_who_did_not_handle_it_himself_came_after_it():
    index = playbook().once(excuse_index)
    assert [one.id for one in index.sure("前头的事我没经手，该给的学校会给")][:1] == ["o40"]
