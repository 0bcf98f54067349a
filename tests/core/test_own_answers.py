"""A question that a person answers himself is read together with its answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import TODAY, playbook
from huikuan_cli.core.advice.alike import alike
from huikuan_cli.core.advice.analysis import analyse
from huikuan_cli.core.advice.excuse_match import heard
from huikuan_cli.core.answers.interview import TICKED_KEYS
from huikuan_cli.core.text.own_answers import own_answers

BOOK = playbook().excuses


def meant(said: str) -> list[str]:
    return [one.excuses[0].id if one.excuses else "" for one in heard(BOOK, said)]


@pytest.mark.parametrize(
    ("typed", "read", "denied"),
    [
        ("毛病？没有", "没毛病", True),
        ("有毛病吗？没有。", "没毛病", True),
        ("系统有毛病？没有", "系统没毛病", True),
        ("有没有毛病?没", "没毛病", True),
        ("我问他有毛病吗？没有", "没毛病", True),
        ("我问了，有问题吗？没有", "没问题", True),
        ("是没钱吗？不是", "不是没钱", True),
        ("验收？还没", "还没验收", False),
        ("预算？有", "有预算", False),
        ("没列预算？是的", "没列预算", False),
    ],
)
def test_question_and_answer_are_one_clause(typed: str, read: str, denied: bool):
    found = own_answers(typed)
    assert read in [part.strip("。") for part in found.text.split("；")]
    assert found.denied == (frozenset({read}) if denied else frozenset())


@pytest.mark.parametrize(
    "typed", ["毛病没有", "哪天付？他说下周", "您什么时候付？财务在办", "？没有", "", "没有？"]
)
def test_other_text_stays_as_it_is(typed: str):
    assert own_answers(typed) == (typed, frozenset())


@pytest.mark.parametrize(
    "said", ["毛病？没有", "有毛病？没有，都好着", "是没验收吗？不是", "发票有问题？没有"]
)
def test_what_is_denied_is_no_excuse_of_his(said: str):
    assert not {"o08", "o07", "o09"} & set(meant(said))
    answers = {"他上次说的": said}
    assert "y25" not in alike(playbook(), TICKED_KEYS, answers, TODAY)
    assert "o08" not in analyse(playbook(), answers, TODAY, "").situation.excuses


@pytest.mark.parametrize(
    ("said", "id"),
    [
        ("钱？没有", "o13"),
        ("预算？没有，再说", "o01"),
        ("验收？还没", "o07"),
        ("有毛病？不是，是没钱", "o13"),
        ("系统有毛病？没有。就是没钱", "o13"),
    ],
)
def test_what_is_not_there_may_be_the_excuse_itself(said: str, id: str):
    assert id in meant(said)
    assert "o08" not in meant(said)


@given(st.text(alphabet="毛病没有是不还？?，。；“”他说问钱 ", max_size=40))
def test_any_text_is_read(typed: str):
    text, denied = own_answers(typed)
    assert all(one in text for one in denied)
    heard(BOOK, typed)
