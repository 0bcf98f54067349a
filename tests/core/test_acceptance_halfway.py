"""An acceptance that is half done: the first of two, or a paper that not everybody signed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from core.building import setting
from core.lettering import NAMED
from factories import TODAY, playbook, talk
from huikuan_cli.core.answers.answer_set import asked as asked_in
from huikuan_cli.core.answers.case import ACCEPTED, UNACCEPTED
from huikuan_cli.core.answers.one_answer import check_value
from huikuan_cli.core.letters.compose import compose
from huikuan_cli.core.letters.letter_doubts import refusal
from huikuan_cli.core.letters.letter_facts import Sender
from huikuan_cli.core.text.values import UNKNOWN, Unclear

FIRST, HALF, OPEN = "只过了初验", "没验全、没签全", "已交付，还没验收"
NONE_SEPARATE = "不单独验收"
STARTS = ("验收合格", "没写", "交付", "结算确认", "收到发票", "拨款到位", "写明日期", UNKNOWN)


def stage() -> Any:
    return talk().find("验收状态")


def halfway(state: str, start: str = "验收合格", **more: Any) -> dict[str, dict[str, Any]]:
    """A case at this stage, with what can be answered then."""
    return {
        "验收标准": {"验收状态": state, "验收合格日期": None, "验收拖延": more.pop("验收拖延", None)},
        "付款方式和日期": {"起算点": start, **more},
        "卡在哪": {"他上次说的": None},
    }


@pytest.mark.parametrize(
    ("typed", "state"),
    [
        ("初验", FIRST),
        ("初验过了", FIRST),
        ("初验过了，终验没做", FIRST),
        ("初验通过了，终验还没排", FIRST),
        ("还没终验", FIRST),
        ("没盖章", HALF),
        ("验收单没盖章", HALF),
        ("验收单签了一半", HALF),
        ("还差一个签字", HALF),
        ("部分验收", HALF),
        ("验收单上有人没签", HALF),
        ("没签", HALF),
        ("没验", OPEN),
        ("还没验收", OPEN),
        ("试运行", OPEN),
        ("终验通过", ACCEPTED),
        ("验收合格", ACCEPTED),
        ("没有验收", NONE_SEPARATE),
    ],
)
def test_the_stage_is_read_from_the_words_of_the_trade(typed: str, state: str):
    assert check_value(stage(), typed, talk(), TODAY).value == state


@pytest.mark.parametrize("typed", ["初验", "初验后", "终验"])
def test_a_contract_that_counts_from_either_acceptance_is_understood(typed: str):
    start = talk().find("起算点")
    assert start
    assert check_value(start, typed, talk(), TODAY).value == "验收合格"


def test_accepted_but_not_sealed_is_asked_back():
    with pytest.raises(Unclear, match="可以是几项"):
        check_value(stage(), "验过了，没盖章", talk(), TODAY)


@pytest.mark.parametrize("state", [FIRST, HALF])
def test_what_is_half_accepted_does_not_start_the_period(state: str):
    made = setting(**halfway(state))
    assert made.report.due.effective is None
    assert made.report.overdue is None


def test_unless_the_contract_pays_after_the_first_acceptance():
    made = setting(**halfway(FIRST, 按哪次验收="初验后付", 初验日期="2026-03-10", 付款天数="30"))
    assert made.report.due.effective is not None
    assert made.report.due.effective.raw == date(2026, 4, 9)
    assert "初验合格" in made.report.due.words
    assert made.lead().rules != "是"
    later = setting(**halfway(FIRST, 按哪次验收="终验后付", 付款天数="30"))
    assert later.report.due.effective is None


def test_what_is_due_after_the_first_acceptance_is_hurried_before_the_books_close():
    case = halfway(FIRST, 按哪次验收="初验后付", 初验日期="2026-03-10", 付款天数="30", 停收日="2026-12-11")
    assert setting(**case).lead().id == "y43"


def test_the_first_acceptance_is_never_printed_as_the_acceptance():
    made = setting(**halfway(FIRST, 按哪次验收="初验后付", 初验日期="2026-03-10", 付款天数="30"))
    assert made.case.accepted is None
    assert "验收日" not in {key for key, value in made.facts.items() if value}


@pytest.mark.parametrize(
    ("state", "start", "asked"),
    [
        (FIRST, "验收合格", True),
        (FIRST, "交付", False),
        (HALF, "验收合格", False),
        (ACCEPTED, "验收合格", False),
    ],
)
def test_which_acceptance_counts_is_asked_only_where_there_are_two(state: str, start: str, asked: bool):
    keys = [f.key for _, f in asked_in(talk(), {"验收状态": state, "起算点": start})]
    assert ("按哪次验收" in keys) == asked
    assert "初验日期" not in keys
    more = {"验收状态": state, "起算点": start, "按哪次验收": "初验后付"}
    assert ("初验日期" in [f.key for _, f in asked_in(talk(), more)]) == asked


@pytest.mark.parametrize(
    ("state", "more", "lead"),
    [
        (FIRST, {}, "y182"),
        (FIRST, {"按哪次验收": "终验后付"}, "y182"),
        (FIRST, {"按哪次验收": UNKNOWN}, "y182"),
        (FIRST, {"验收拖延": "对方拖延"}, "y07"),
        (HALF, {}, "y183"),
        (HALF, {"验收拖延": "对方拖延"}, "y183"),
        (FIRST, {"start": "交付"}, "y08"),
        (HALF, {"start": "交付"}, "y08"),
        (FIRST, {"start": "没写"}, "y182"),
        (HALF, {"start": "没写"}, "y183"),
    ],
)
def test_each_stage_leads_to_what_can_be_asked_for_then(state: str, more: dict[str, str], lead: str):
    assert setting(**halfway(state, **more)).lead().id == lead


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("state", [FIRST, HALF])
def test_a_stage_in_between_is_nowhere_a_dead_end(state: str, start: str):
    made = setting(**halfway(state, start))
    assert made.lead().aim.result
    plain = setting(**halfway(OPEN, start))
    assert (made.lead().rules == "是") == (plain.lead().rules == "是")


@pytest.mark.parametrize("state", [FIRST, HALF])
def test_payment_is_not_applied_for_and_the_desk_sheet_asks_for_the_acceptance(state: str):
    made = setting(**halfway(state))
    assert "还没验收" in refusal(NAMED["付款申请函"], made)
    desk = compose(NAMED["沟通单"], made, Sender())
    assert "请协助安排验收" in str(desk)
    paid_first = setting(**halfway(FIRST, 按哪次验收="初验后付", 初验日期="2026-03-10", 付款天数="30"))
    assert "还没验收" not in refusal(NAMED["付款申请函"], paid_first)


def test_every_condition_on_what_is_not_accepted_knows_the_stages_between():
    """A condition that names 还没验收 and none of the others has to be a situation of its own, or one that has its twin."""
    own = {"y05"}
    for play in playbook().situations():
        for when in (*play.when, *play.must):
            if OPEN in when.answers.get("验收状态", ()) and play.id not in own:
                assert FIRST in when.answers["验收状态"], play.id


def test_every_stage_that_the_core_names_can_be_picked():
    assert {*UNACCEPTED, ACCEPTED} <= talk().pickable(stage())


def test_answers_of_before_still_mean_the_same():
    for old in (ACCEPTED, OPEN, "还没交付", NONE_SEPARATE):
        assert check_value(stage(), old, talk(), TODAY).value == old
