"""What was ticked leads over what was guessed or is general, and what decides whether money can be asked for over the rest."""

from __future__ import annotations

from typing import Any

import pytest

from core.building import plan, setting
from factories import playbook

PLAYS = {one.id: one for one in playbook().situations()}
NOT_ACCEPTED = {"验收标准": {"验收状态": "已交付，还没验收", "验收合格日期": None}}
DONE_ON_HIS_WORD, NO_CONTRACT, STOP, UNDER_A_CONTRACTOR, FINED, OTHER_NAME = (
    "y160",
    "y137",
    "y149",
    "y180",
    "y157",
    "y138",
)
BILL = "她说没现钱，给开六个月的商票"
TOO_LATE = "他们问我怎么不早来"


def lead(
    snags: list[str] | None = None,
    text: str = "",
    said: str = "",
    plays: list[str] | None = None,
    **over: Any,
) -> str:
    told = {
        "付款责任人": {"情况说明": text or None, "坎": snags, "情况": plays},
        "卡在哪": {"他上次说的": said or None},
    }
    for section, values in over.items():
        told[section] = told.get(section, {}) | values
    return setting(**told).lead().id


def test_work_done_on_his_word_leads_over_a_delivery_that_is_not_accepted():
    assert lead(**NOT_ACCEPTED) == "y05"
    assert lead([DONE_ON_HIS_WORD], **NOT_ACCEPTED) == DONE_ON_HIS_WORD


@pytest.mark.parametrize(
    ("ticked", "first"),
    [
        ([UNDER_A_CONTRACTOR, STOP, FINED], UNDER_A_CONTRACTOR),
        ([STOP, UNDER_A_CONTRACTOR], UNDER_A_CONTRACTOR),
        (["y159", STOP, FINED], "y159"),
        ([OTHER_NAME, NO_CONTRACT, DONE_ON_HIS_WORD], NO_CONTRACT),
        ([STOP], STOP),  # nothing else happened
        ([STOP, FINED], FINED),
    ],
)
def test_of_several_ticked_ones_the_one_that_decides_whether_money_can_be_asked_for_leads(
    ticked: list[str], first: str
):
    assert lead(ticked) == first


def test_an_idea_of_our_own_does_not_lead_over_what_is_so():
    assert lead([STOP], **NOT_ACCEPTED) == "y05"


def test_the_others_that_were_ticked_are_not_lost():
    frame = plan(付款责任人={"坎": [UNDER_A_CONTRACTOR, FINED]}).matter.frame
    assert PLAYS[FINED].insight[:6] in frame


def test_what_was_ticked_goes_before_what_words_point_to():
    mild = next(
        one.id
        for one in PLAYS.values()
        if one.question == "坎" and one.tick and one.rules == "否" and one.rank < 73
    )
    typed = "验收书差一栏，她说没现钱给开商票，跟他闹僵过"
    assert lead(text=typed) != mild
    assert lead([mild], text=typed) == mild


@pytest.mark.parametrize(
    ("id", "over"), [("y10", {"坎": ["y10", DONE_ON_HIS_WORD]}), ("y132", {"坎": ["y132", NO_CONTRACT]})]
)
def test_a_judgment_or_a_bankruptcy_leads_whatever_else_was_ticked(id: str, over: dict[str, Any]):
    assert setting(付款责任人=over).lead().id == id


def test_what_was_only_guessed_does_not_lead_once_nothing_was_ticked():
    assert lead(text=BILL) == "y46"
    assert lead([], text=BILL, plays=[]) != "y46"
    assert lead([], said=BILL) == "y46"  # he said it: that is no guess
    assert lead(text=TOO_LATE) == "y107"  # nobody could tick it
    assert lead([], text=TOO_LATE) != "y107"
    assert lead([], text=TOO_LATE, plays=[]) != "y107"
