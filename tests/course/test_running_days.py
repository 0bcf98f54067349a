"""Days that run out before the visit, and an old sum that is called the last: what salespeople type of them is offered, what only sounds like it
is not, and what saves the money is told first."""

from __future__ import annotations

import pytest

from course.examples import PLAYS, plan_of
from course.running_days import (
    BOND,
    LATER,
    NEIGHBOURS,
    NEIGHBOURS_LATER,
    OBJECTION,
    OLD_SUM,
    SWAPPED,
    TOLD,
    WOUND_UP,
    Rows,
)
from course.test_pushed import PLAIN
from course.test_strangers_situations import asked
from factories import TODAY, playbook
from huikuan_cli.core.advice.analysis import analyse

KINDS = {BOND, SWAPPED, WOUND_UP, OBJECTION, OLD_SUM}
LEAST = 10  # of the twelve of each kind
LATER_FOUND, LATER_BESIDE = 0.95, 0.04  # reached after the words were widened; before it half
TO_SEND = (BOND, OBJECTION, WOUND_UP)  # where a paper has to arrive before a day


def missed(rows: Rows, key: str) -> list[tuple[str, str, tuple[str, ...]]]:
    found = [(id, text, asked(text, key)) for id, text in rows]
    return [row for row in found if row[0] not in row[2]]


def taken(texts: tuple[str, ...]) -> list[tuple[str, set[str]]]:
    return [(text, found) for text in texts if (found := KINDS & set(asked(text)))]


def leading(text: str) -> str:
    return analyse(playbook(), {**PLAIN, "情况说明": text}, TODAY, "").lead().id


@pytest.mark.parametrize("kind", TOLD)
@pytest.mark.parametrize("key", ["他上次说的", "情况说明"])
def test_what_a_salesperson_types_is_offered(kind: str, key: str):
    rows = TOLD[kind]
    assert len(set(rows)) == 12
    assert len(missed(rows, key)) <= 12 - LEAST, missed(rows, key)


def test_of_what_only_sounds_like_it_nothing_is_offered():
    assert len(set(NEIGHBOURS)) == 20
    assert not taken(NEIGHBOURS)


def test_so_it_is_with_what_was_typed_later():
    assert len(LATER) >= 80
    assert len(missed(LATER, "他上次说的")) <= (1 - LATER_FOUND) * len(LATER), missed(LATER, "他上次说的")
    assert len(taken(NEIGHBOURS_LATER)) <= LATER_BESIDE * len(NEIGHBOURS_LATER), taken(NEIGHBOURS_LATER)


def test_no_sentence_was_learnt_by_the_situations():
    learnt = {text for one in playbook().situations() for text in one.heard}
    learnt |= {text for file in playbook().plays.values() for text in file.ordinary}
    told = {text for rows in (*TOLD.values(), LATER) for _, text in rows}
    assert not learnt & {*told, *NEIGHBOURS, *NEIGHBOURS_LATER}


@pytest.mark.parametrize(
    ("id", "text"),
    [
        (BOND, "履约保函下周到期，银行问续不续"),
        (SWAPPED, "质保金换成了保函，钱还没退"),
        (WOUND_UP, "他们单位登了注销公告，四十五日内向清算组申报"),
        (OBJECTION, "扣款通知上写五个工作日内书面提异议"),
        (OLD_SUM, "询证函以后又送的货没算进去"),
    ],
)
def test_what_is_told_in_so_many_words_leads(id: str, text: str):
    assert leading(text) == id


@pytest.mark.parametrize(
    "text",
    [
        "对账单签完以后送财务了",
        "我们跟他们没有其他往来，就这一单",
        "财务只认盖章的对账单",
        "中标公告去年就登了",
        "合同写对方七日内不答复视为认可结算",
        "要我们开一张见索即付的保函",
        "我们放弃违约金的函上写了逾期",
    ],
)
def test_what_is_ordinary_leads_to_none_of_them(text: str):
    assert leading(text) not in KINDS


@pytest.mark.parametrize("id", TO_SEND)
def test_what_must_arrive_before_a_day_is_sent_tonight_in_two_ways_and_signed_for(id: str):
    play = PLAYS[id]
    first = plan_of(id).matter.frame
    assert "不等这趟" in first or "先去申报" in first
    assert "签收" in first or "回执" in first
    assert first.count("一份") >= 2 or first.count("一套") == 2 or ("专人送" in first and "邮政寄" in first)
    assert play.otherwise.next.base == "拜访日"
    assert "再寄一" in play.otherwise.next.action


def test_the_days_are_those_of_the_paper_and_no_number_of_days_is_told_as_law():
    for id in KINDS:
        one = PLAYS[id]
        said = (one.frame, one.insight, *one.tonight, *one.never, *(step.action for step in one.steps))
        assert not [text for text in said if any(days in text for days in ("四十五", "九十", "三十日"))], id
    for id in (BOND, WOUND_UP, OBJECTION):
        assert "待核" in PLAYS[id].basis


def test_the_days_of_a_notice_of_winding_up_count_from_its_first_day_and_who_took_over_is_asked_after_it():
    assert "从登公告那天数，不从看见那天数" in PLAYS[WOUND_UP].frame
    assert any("先报" in line and "公告" in line for line in PLAYS["y91"].tonight)
