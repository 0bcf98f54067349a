"""The words of the ask, the six sentences that stand on page one, and his words as they are printed."""

from __future__ import annotations

from typing import Any

import pytest

from core.building import plan, ready
from course.helpers import page_one, sheet
from factories import playbook
from huikuan_cli.core.filling import fill
from huikuan_cli.core.plan import GO
from huikuan_cli.core.values import UNKNOWN

BOOK = playbook().escalation
DISPUTED: dict[str, dict[str, Any]] = {"验收标准": {"争议金额": "6万"}}
WORDS = {"无争议": "80万元", "争议": "6万元", "要什么": "把付款申请提交到系统，拿到单号"}


def levels(**over: dict[str, Any]) -> dict[str, str]:
    return {one.name: one.words for one in plan(**over).ask.levels}


# --- the three levels ---


def test_the_target_is_asked_for_with_the_step_of_today():
    assert levels()["目标"] == f"86万元付清；今天先走一步：{WORDS['要什么']}。"


def test_a_disputed_part_is_never_asked_for_with_the_rest():
    said = levels(**DISPUTED)
    assert said["目标"] == fill(BOOK.levels["目标有争议"], WORDS)
    assert said["底线"] == fill(BOOK.levels["底线有争议"], WORDS)
    assert "80万元" in said["目标"]
    assert "86万元" not in "".join(said.values())


def test_a_target_that_leaves_out_the_disputed_part_is_said_as_it_is():
    said = levels(**DISPUTED, 我的4W2H={"目标金额": "80万"})
    assert said["目标"] == f"80万元付清；今天先走一步：{WORDS['要什么']}。"


@pytest.mark.parametrize(("amount", "key"), [("86万", "可接受全额"), ("50万", "可接受")])
def test_whoever_accepts_only_the_whole_is_not_offered_a_rest(amount: str, key: str):
    found = levels(我的4W2H={"可接受金额": amount})["可接受"]
    assert found == fill(BOOK.levels[key], {"可接受": "50万元"})
    assert ("余下" in found) == (key == "可接受")


# --- reminders ---


def test_what_is_below_the_mark_is_told_before_what_is_disputed():
    made = plan(验收标准={"争议金额": "6万", "未达标项": "并发没测"})
    below, disputed = BOOK.reminders["有未达标"], BOOK.reminders["有争议"]
    order = [made.reminders.index(fill(text, {"未达标项": "并发没测"})) for text in (below, disputed)]
    assert order == sorted(order)


# --- the sentences ---


def test_why_now_and_how_stand_right_behind_what_is_wanted():
    made = plan(**ready())
    assert [(one.name, one.answer) for one in made.ask.sentences] == [
        ("凭什么", "合同第9条和验收书"),
        ("怎么推", "先递对账单，退到书面确认"),
    ]
    first = sheet(made).blocks[0].rows
    assert [row.label for row in first[:3]] == ["只要", "凭什么", "怎么推"]
    assert [row.text for row in first[1:3]] == ["合同第9条和验收书", "先递对账单，退到书面确认"]


@pytest.mark.parametrize("value", [UNKNOWN, None])
def test_a_sentence_that_nobody_has_is_left_out(value: str | None):
    made = plan(**ready(我的4W2H={"凭什么": value}))
    assert [one.name for one in made.ask.sentences] == ["怎么推"]
    assert [row.label for row in sheet(made).blocks[0].rows[:3]] == ["只要", "怎么推", "目标 860,000.00 元"]


# --- the verdict ---


def test_the_reasons_stand_below_the_verdict_only_when_something_is_missing():
    going, filling = plan(**ready()), plan(**ready(我的4W2H={"材料": []}))
    assert (going.score.verdict, filling.score.verdict != GO) == (GO, True)
    assert "；".join(going.score.reasons) not in page_one(going)
    assert "；".join(filling.score.reasons) in page_one(filling)


# --- his words ---


@pytest.mark.parametrize("noted", ["o05", "O05", " o05 "])
def test_for_a_number_alone_a_typical_phrase_is_printed(noted: str):
    typical = next(one.says[0] for one in playbook().excuses.excuses if one.id == "o05")
    first = plan(卡在哪={"他上次说的": noted}).replies[0]
    assert (first.id, first.says) == ("o05", typical)


def test_his_own_words_are_printed_as_he_said_them():
    first = plan(卡在哪={"他上次说的": "换了局长，等等再说"}).replies[0]
    assert (first.id, first.says) == ("o05", "换了局长，等等再说")
