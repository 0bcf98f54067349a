"""What we ourselves think of doing and should not is named, with why and what to do instead; it is never a word of his."""

from __future__ import annotations

from itertools import chain

import pytest

from core.building import plan
from core.own_plans import BAD, HARMLESS
from factories import playbook
from huikuan_cli.core.advice.own_plans import own_plans

BOOK = playbook().redlines
KNOWN = {one.id: one for one in BOOK.plans}
TOLD = [(kind, text) for kind, texts in BAD.items() for text in texts]
MOST_MISSED = 2


def found(text: str) -> list[str]:
    return [one.plan.id for one in own_plans(BOOK, text)]


def test_there_are_thirty_of_each_and_every_kind_has_some():
    assert len(TOLD) >= 30
    assert len(HARMLESS) >= 30
    assert set(BAD) == set(KNOWN)


def test_they_are_recognised():
    missed = [(kind, text) for kind, text in TOLD if kind not in found(text)]
    assert len(missed) <= MOST_MISSED, missed


def test_nothing_harmless_is_taken_for_one():
    assert [(text, ids) for text in HARMLESS if (ids := found(text))] == []


@pytest.mark.parametrize(
    "text", ["科长说日期写早一点", "他让我们把单子拆成两张", "她说换家公司开票就能走", "倒签日期"]
)
def test_what_he_says_or_nobody_means_is_none_of_ours(text: str):
    assert found(text) == []


@pytest.mark.parametrize("text", ["我打算不倒签日期", "老板说拆单不行", "我想别拉横幅"])
def test_what_we_do_not_want_is_none(text: str):
    assert found(text) == []


@pytest.mark.parametrize(("kind", "text"), TOLD)
def test_each_stands_on_the_sheet_with_why_and_what_instead(kind: str, text: str):
    made = plan(付款责任人={"情况说明": text})
    printed = made.matter.frame + "".join(f"{one.text}{one.why}" for one in made.never)
    if kind in found(text):
        assert KNOWN[kind].why in printed
        assert KNOWN[kind].instead in printed


@pytest.mark.parametrize(("kind", "text"), TOLD)
def test_what_is_quoted_of_it_is_what_was_typed(kind: str, text: str):
    for one in own_plans(BOOK, text):
        assert one.words.rstrip("…") in text


def test_the_sheet_quotes_the_clause_and_no_word_nobody_wrote():
    made = plan(付款责任人={"情况说明": "打算进门问凭啥压着；再躲就堵厂长的门，我打算八点半去"})
    assert "你写的“再躲就堵厂长的门”" in made.matter.frame
    assert "横幅" not in made.matter.frame


def test_a_quotation_keeps_its_pronoun_where_the_sheet_says_her():
    made = plan(拜访={"称呼": "王科长（女）"}, 付款责任人={"情况说明": "再不行就拉上他科长当面对质"})
    assert "你写的“再不行就拉上他科长当面对质”" in made.matter.frame


def test_an_idea_of_ours_is_no_word_of_his():
    told = "老板说拆成两张，一张叫广告公司开办公用品的票，协议日期写8月1号"
    made = plan(付款责任人={"情况说明": told, "坎": ["y138"]})
    says = [one.says for one in made.replies]
    lines = list(chain.from_iterable(one.not_his for one in BOOK.plans))
    assert [one for one in says if one in lines] == []
    his = plan(付款责任人={"坎": ["y138"]})
    assert [one.says for one in his.replies if one.says in lines] != []


def test_more_than_the_frame_holds_stand_among_what_never_to_do():
    told = "我打算日期写8月1号，拆成两张单，再找馆长告一状，拉横幅"
    made = plan(付款责任人={"情况说明": told})
    ids = [one.id for one in made.never]
    assert {"b05", "b12"} & set(ids)


def test_every_line_that_is_not_his_is_prepared_by_a_situation():
    says = {retort.says for play in playbook().situations() for retort in play.retorts}
    assert set(chain.from_iterable(one.not_his for one in BOOK.plans)) <= says
