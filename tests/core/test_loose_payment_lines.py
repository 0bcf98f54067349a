"""Further payments as people say them: what is a name and no count, and what is offered back for one Enter."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from factories import talk
from huikuan_cli.core.answers.one_answer import check_value
from huikuan_cli.core.text.values import Unclear
from wizard.people import Person, field, interviewed

TODAY = date(2026, 11, 23)


def rows(typed: str) -> Any:
    one = talk().find("款项")
    assert one
    return check_value(one, typed, talk(), TODAY).value


@pytest.mark.parametrize(
    ("typed", "name", "amount", "day"),
    [
        ("和解二期 8.4万 2027-03-31", "和解二期", "84000.00", "2027-03-31"),
        ("一季度6万，还没到", "一季度", "60000.00", "不清楚"),
        ("驻场费3.6万，没到期", "驻场费", "36000.00", "不清楚"),
        ("质保金2.4万，验收满两年", "质保金", "24000.00", "不清楚"),
    ],
)
def test_a_payment_has_the_name_that_was_said_and_nothing_of_when(
    typed: str, name: str, amount: str, day: str
):
    (row,) = rows(typed)
    assert (row["名称"], row["金额"], row["起算日"]) == (name, amount, day)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("第三期 4万，明年2月20号给", [("第三期", "2027-02-20")]),
        ("进度款 3万 2月8日；尾款 9万 2026-12-31", [("进度款", "2027-02-08"), ("尾款", "2026-12-31")]),
    ],
)
def test_a_day_without_its_year_is_written_out_in_the_whole_line(typed: str, kept: list[tuple[str, str]]):
    with pytest.raises(Unclear) as back:
        rows(typed)
    found = rows(back.value.suggestion)
    assert [(row["名称"][:3], row["起算日"]) for row in found] == kept


@pytest.mark.parametrize("typed", ["尾款 2.5万 试运行满一年", "剩5% 2.5万 两年后给", "尾款 2.5万 一年"])
def test_a_term_without_its_start_is_offered_from_acceptance_and_never_taken(typed: str):
    with pytest.raises(Unclear) as back:
        rows(typed)
    (row,) = rows(back.value.suggestion)
    assert row["起算"] == "验收合格"


def test_several_instalments_still_want_their_rhythm():
    with pytest.raises(Unclear, match="隔多久"):
        rows("服务费 1.2万 12期")


def test_one_enter_takes_the_line_that_was_written_out():
    typed = "第三期 4万，明年2月20号给"
    person = Person({"项目": "三期一共的质保金"}, script={"款项": [typed]})
    assert interviewed(person)["款项"][0]["起算日"] == "2027-02-20"  # type: ignore[index]
    put = [one.typed for one in person.asked if one.text == field("款项").ask]
    assert put[0] == ""
    assert len(put) == 2


@pytest.mark.parametrize("typed", ["质保金5.88万，明年6月才到", "质保金5.88万 2027年6月底退"])
def test_a_month_without_its_day_is_offered_back_with_the_last(typed: str):
    with pytest.raises(Unclear) as asked:
        rows(typed)
    assert "2027-06-30" in asked.value.suggestion
    (row,) = rows(asked.value.suggestion)
    assert (row["名称"], row["金额"], row["起算日"]) == ("质保金", "58800.00", "2027-06-30")
