"""Papers made of several: who has only one of them is not taken to have all."""

from __future__ import annotations

from typing import Any

import pytest

from core.building import setting
from factories import TODAY, playbook, talk, tree
from huikuan_cli.core.advice.plan import HAVE, LACKING, Plan
from huikuan_cli.core.advice.planner import make_plan
from huikuan_cli.core.answers.answer_set import read_answers
from huikuan_cli.core.answers.one_answer import check_value
from huikuan_cli.core.playbook import Field
from huikuan_cli.core.text.option_match import falls_short
from huikuan_cli.core.text.values import Option, Unclear
from huikuan_cli.wizard.list_typing import Pointer, key_of

WHOLE, HALF = "w6", "w13"  # the invoice with the record that it was received, and without


def papers() -> Field:
    found = talk().find("材料")
    assert found
    return found


def ticked(typed: str) -> Any:
    return check_value(papers(), typed, talk(), TODAY).value


def planned(*documents: str, **over: Any) -> Plan:
    whole = tree(我的4W2H={"材料": list(documents)}, **over)
    return make_plan(playbook(), read_answers(whole, talk(), TODAY, "x", lambda path: 1).answers, TODAY)


def test_the_invoice_alone_is_asked_back_with_both():
    with pytest.raises(Unclear, match="发票和签收记录、光有发票"):
        ticked("发票")


@pytest.mark.parametrize(
    "typed", ["签收记录", "入库单", "资产卡", "资产卡片", "补充协议", "对账单", "余额确认函", "验收申请"]
)
def test_a_word_for_half_of_a_paper_ticks_nothing_and_names_the_whole(typed: str):
    with pytest.raises(Unclear, match="不等于"):
        ticked(typed)


def test_the_other_papers_of_the_line_are_kept():
    with pytest.raises(Unclear) as asked:
        ticked("合同、发票、验收书")
    assert set(asked.value.kept) == {"w2", "w4"}


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("发票和签收记录", [WHOLE]),
        ("发票与签收记录", [WHOLE]),
        ("发票签收", [WHOLE]),
        ("发票、签收记录", [WHOLE]),
        ("签收记录 合同 发票", ["w2", WHOLE]),
        ("光有发票", [HALF]),
        ("发票没签收", [HALF]),
        ("入库单、资产卡", ["w5"]),
        ("入库单和资产卡片", ["w5"]),
        ("盖章的对账单", ["w7"]),
        ("盖了章的对账单", ["w7"]),
        ("合同", ["w2"]),
        ("合同原件", ["w2"]),
        ("验收申请和送达", ["w11"]),
        ("6 7", ["w5", WHOLE]),
        ("w6", [WHOLE]),
    ],
)
def test_the_whole_the_number_and_both_words_tick_it(typed: str, ids: list[str]):
    assert ticked(typed) == ids


def test_every_name_that_a_list_shows_ticks_its_own_entry():
    for one in talk().options(papers()):
        assert ticked(one.short()) == [one.id]
        assert not falls_short(one.label, one)


def test_answers_of_before_mean_the_same():
    made = planned("w0", WHOLE)
    states = {one.id: one.state for one in made.papers}
    assert states[WHOLE] == HAVE
    assert HALF not in states


def test_who_has_only_the_invoice_is_told_to_have_it_signed_for():
    made = planned("w0", HALF)
    states = {one.id: one for one in made.papers}
    assert (states[HALF].state, states[WHOLE].state) == (HAVE, LACKING)
    assert "当面签收" in states[WHOLE].get


@pytest.mark.parametrize(("documents", "leads"), [([HALF], True), ([WHOLE], False), ([HALF, WHOLE], False)])
def test_an_invoice_nobody_signed_for_leads_to_its_own_situation(documents: list[str], leads: bool):
    given = ["w0", "w1", "w2", "w4", *documents]
    assert (setting(我的4W2H={"材料": given}, 卡在哪={"他上次说的": None}).lead().id == "y30") == leads


def test_with_both_ticked_the_half_says_nothing_more():
    assert HALF not in {one.id for one in planned(HALF, WHOLE).papers}


def test_in_a_list_the_pointer_rests_on_nothing_for_half_a_paper():
    options = [Option("w6", "发票和签收记录", ("发票",), ("发票", "签收")), Option("w2", "合同")]
    one = Pointer(options, [key_of(0), key_of(1)], 0, many=True)
    for char in "发票":
        one.add(char)
    assert one.place is None
    assert "不等于“发票和签收记录”" in one.told()
    for char in "和签":
        one.add(char)
    assert one.place == 0


DELIVERY, SEEN_THERE = "w9", "w14"  # what he signed when he got it, and what only shows that we were there


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("上线单", [DELIVERY]),
        ("系统上线确认单", [DELIVERY]),
        ("送货单", [DELIVERY]),
        ("送货签收单", [DELIVERY]),
        ("安装调试单", [DELIVERY]),
        ("签到表", [SEEN_THERE]),
        ("培训签到表", [SEEN_THERE]),
        ("现场照片", [SEEN_THERE]),
        ("培训记录", [SEEN_THERE]),
        ("签到表、现场照片、上线单", [DELIVERY, SEEN_THERE]),
        ("合同、发票和签收记录、上线确认单、培训记录", ["w2", WHOLE, DELIVERY, SEEN_THERE]),
    ],
)
def test_the_papers_of_a_service_are_found_by_their_names(typed: str, ids: list[str]):
    assert ticked(typed) == ids
    assert "w4" not in ids  # none of them is an acceptance


def test_a_signed_sheet_proves_the_delivery_and_no_acceptance():
    given = {"起算点": "交付"}
    signed = planned("w0", "w2", DELIVERY, 付款方式和日期=given)
    seen = planned("w0", "w2", SEEN_THERE, 付款方式和日期=given)
    states = [{one.id: one for one in made.papers} for made in (signed, seen)]
    assert (states[0][DELIVERY].state, SEEN_THERE in states[0]) == (HAVE, False)
    assert (states[1][DELIVERY].state, states[1][SEEN_THERE].state) == (LACKING, HAVE)
    assert "不算交付签收，更不算验收" in states[1][SEEN_THERE].proves
    assert "实际交付的那天" in states[1][DELIVERY].get
    assert [states[n]["w4"].state for n in (0, 1)] == [LACKING, LACKING]


@pytest.mark.parametrize(("paper", "proved"), [(DELIVERY, True), (SEEN_THERE, False)])
def test_the_day_of_delivery_rests_on_what_he_signed(paper: str, *, proved: bool):
    s = setting(付款方式和日期={"起算点": "交付"}, 我的4W2H={"材料": ["w0", "w2", paper]})
    assert any("交付日期" in one for one in s.report.due.unproved) != proved
