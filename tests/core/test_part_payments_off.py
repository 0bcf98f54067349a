"""What is still due and what was paid in part are two ways to write one sum: they are never taken off each other twice."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.building import PAID as ALL_PAID
from core.building import plan, setting
from core.lettering import letter, text_of
from core.log.test_counted import logged
from factories import TODAY, talk, tree
from huikuan_cli.core.answers.answer_set import read_answers
from huikuan_cli.core.answers.case import read_case
from huikuan_cli.core.answers.conflicts import conflicts
from huikuan_cli.core.answers.due_basis import before_payments, readings
from properties import examples

KEY, MONEY, DEAL = "已扣部分付款", "付款方式和日期", "交易项目"
ROW = {"日期": "2023-12-18", "金额": "2.2万", "凭证": "有书面凭证"}
EVEN_MORE = {DEAL: {"合同额": "500万", "已付金额": "100万"}}  # of which nothing follows
OLD = {"验收标准": {"验收合格日期": "2023-07-10", "交付日期": "2023-07-01"}}
YUAN = "98,000.00 元"


def story(due: str = "9.8万", *, sums: dict[str, Any] | None = None, **money: Any) -> dict[str, Any]:
    """Three of four quarters paid, the third one in part; what is still due was read off the bank slips."""
    deal = {"签订日期": "2022-06-20", "合同额": None, "已付金额": None, **(sums or {})}
    return {DEAL: deal, **OLD, MONEY: {"到期应付": due, "部分付款": [ROW], **money}}


def left(**over: Any) -> Decimal | None:
    return setting(**over).report.outstanding


@pytest.mark.parametrize(
    ("due", "sums", "owed"),
    [
        ("9.8万", {"合同额": "24万", "已付金额": "14.2万"}, "98000"),
        ("12万", {"合同额": "24万", "已付金额": "14.2万"}, "98000"),
        ("9.8万", {"合同额": "9.8万", "已付金额": "0"}, "98000"),
        ("1万", {}, "10000"),  # less than what was paid in part
    ],
    ids=["still due", "before the part payment", "what is left of the contract", "more was paid"],
)
def test_the_other_amounts_tell_which_was_meant(due: str, sums: dict[str, str], owed: str):
    over = story(due, sums=sums)
    if sums.get("合同额") == "9.8万":
        over[MONEY]["部分付款"] = []
    assert left(**over) == Decimal(owed)
    assert not setting(**over).case.off_unsure


@pytest.mark.parametrize(
    ("said", "owed"), [("是", "98000"), ("否", "76000"), ("不清楚", "98000"), (None, "98000")]
)
def test_who_says_it_is_believed_and_who_does_not_know_is_owed_what_he_wrote(said: str | None, owed: str):
    over = story(**{KEY: said} if said else {})
    assert left(**over) == Decimal(owed)
    unsure = said in ("不清楚", None)
    assert setting(**over).case.off_unsure == unsure
    assert ("※" in plan(**over).line.partition("｜")[0]) == unsure
    todo = [one for one in plan(**over).todos if one.item == KEY]
    assert len(todo) == unsure


def test_where_nobody_knows_no_paper_names_the_amount_and_none_is_spoken():
    unsure, sure = story(), story(**{KEY: "是"})
    for name in ("沟通单", "催款函"):
        doubted = letter(name, **unsure)
        assert "98,000.00" not in text_of(doubted)
        assert any("减没减" in text or KEY in text for text in doubted.doubts)
        assert "98,000.00" in text_of(letter(name, **sure))
        assert "76,000" not in text_of(letter(name, **sure))
    assert setting(**unsure).facts["未付"] is None
    doubts = [text for one in plan(**unsure).figures for text in one.to_check]
    assert any("有没有减掉部分付款还不清楚" in text for text in doubts)


def test_a_file_is_told_how_it_was_read_and_what_to_write_for_the_other_reading():
    reading = read_answers(tree(**story()), talk(), TODAY, "x", lambda path: 1)
    [note] = [one for one in reading.notes if KEY in one]
    assert YUAN in note
    assert "76,000.00 元" in note
    assert f"“{KEY}: 否”" in note
    assert f"“{KEY}: 是”" in note
    sums = {"合同额": "24万", "已付金额": "14.2万"}
    told = read_answers(tree(**story(sums=sums)), talk(), TODAY, "x", lambda path: 1).notes
    assert any(f"“{KEY}”没写" in one and "“是”" in one for one in told)
    quiet = read_answers(tree(**story(**{KEY: "否"})), talk(), TODAY, "x", lambda path: 1).notes
    assert not [one for one in quiet if KEY in one]


@examples(60)
@given(
    st.lists(
        st.tuples(st.dates(date(2025, 7, 11), TODAY), st.integers(1, 90)),
        max_size=4,
        unique_by=lambda p: p[0],
    ),
    st.integers(1, 500),
)
def test_both_ways_of_writing_one_sum_give_the_same_figures(paid: list[Any], open_: int):
    """What is still due beside its part payments, and what fell due before them: one debt, one interest, one limitation."""
    rows = [{"日期": day.isoformat(), "金额": f"{k}000", "凭证": "有书面凭证"} for day, k in paid]
    before = open_ * 1000 + sum(k for _, k in paid) * 1000
    one = setting(**EVEN_MORE | {MONEY: {"到期应付": f"{open_}000", "部分付款": rows, KEY: "是"}})
    two = setting(**EVEN_MORE | {MONEY: {"到期应付": f"{before}", "部分付款": rows, KEY: "否"}})
    assert one.report == two.report
    assert one.report.outstanding == Decimal(open_ * 1000)


LATER = {"记录": "到账", "编号": "r1", "日期": "2026-11-20", "金额": "10000.00"}


@pytest.mark.parametrize("said", ["是", "否", None])
@pytest.mark.parametrize("sums", [{}, {"合同额": "24万", "已付金额": "14.2万"}])
def test_what_the_log_adds_lowers_what_is_owed_by_just_that(said: str | None, sums: dict[str, str]):
    over = story(sums=sums, **({KEY: said} if said else {}))
    was = read_answers(tree(**over), talk(), TODAY, "x", lambda path: 1).answers
    now = read_case(logged(was, LATER), TODAY)
    before = read_case(was, TODAY)
    assert now.principal() == before.principal()
    assert now.later_paid() == before.later_paid() + 10000
    assert now.off_unsure == before.off_unsure


def test_money_that_comes_after_the_answers_is_not_in_what_they_say_is_due():
    over = {DEAL: {"合同额": "500万", "已付金额": "100万"}, MONEY: {"到期应付": "9.8万"}}
    was = read_answers(tree(**over), talk(), TODAY, "x", lambda path: 1).answers
    case = read_case(logged(was, LATER), TODAY)
    assert (case.principal(), case.later_paid(), case.off_unsure) == (Decimal(98000), Decimal(10000), False)


@pytest.mark.parametrize("said", ["是", "否"])
def test_the_next_visit_takes_over_what_fell_due_so_that_new_money_lowers_it(said: str):
    was = read_answers(tree(**story(**{KEY: said})), talk(), TODAY, "x", lambda path: 1).answers
    carried = before_payments(was, TODAY)
    case, now = read_case(was, TODAY), read_case(carried, TODAY)
    assert (now.principal(), now.off) == (case.principal(), False)
    more = {
        **carried,
        "部分付款": [*carried["部分付款"], {"日期": "2026-11-22", "金额": "1000.00", "凭证": "没有凭证"}],
    }
    later = read_case(more, TODAY)
    assert later.principal() == case.principal()
    unknown = read_answers(tree(**story()), talk(), TODAY, "x", lambda path: 1).answers
    assert before_payments(unknown, TODAY) == unknown


def test_what_is_owed_cannot_be_more_than_what_is_left_of_the_contract_whichever_way_it_was_meant():
    sums = {"合同额": "20万", "已付金额": "14.2万"}
    found = conflicts(read_case(_answers(story(sums=sums, **{KEY: "是"})), TODAY), TODAY)
    assert any("合同只剩 58,000.00 元没付" in text for _, text, _ in found)


def _answers(over: dict[str, Any]) -> dict[str, Any]:
    return read_answers(tree(**over), talk(), TODAY, "x", lambda path: 1).answers


def test_part_payments_of_another_payment_are_taken_off_that_one_only():
    row = {**ROW, "款项": "质保金"}
    over = story(款项="质保金 5万 2024-05-10", 部分付款=[row], 这次谈="这一笔")
    assert left(**over) == Decimal(98000)
    assert readings(setting(**over).case) is None


def test_all_paid_stays_all_paid():
    over = {DEAL: {"已付金额": "860000"}, MONEY: {"部分付款": ALL_PAID}}
    assert left(**over) == 0
