"""Sentences that may not be written and hold no word of the table: of strangers', how many are told, and how many lawful ones."""

from __future__ import annotations

from functools import cache

import pytest

from core.wording_sentences import RULES, own_texts, strangers, told_by_words
from huikuan_cli.core.checking.likeness import (
    LEAST_LETTERS,
    LIKE,
    Likeness,
    WritersExamples,
    alike_problems,
    learnt,
    likeness,
    most_alike,
    sentences,
)
from huikuan_cli.core.checking.wording import never
from huikuan_cli.store.playbooks.wording_examples import examples, excused

CAUGHT = 0.85  # of the unlawful sentences of strangers, by words or by likeness
MISTAKEN = 0.02  # of the lawful ones, half of which were written to look unlawful
BALL = "先约院长周末打场球，球场上别提钱"


@cache
def known() -> Likeness:
    return learnt(examples(), own_texts())


def alike(text: str) -> bool:
    return any(likeness(one, known()) > LIKE for one in sentences(text))


def test_of_what_strangers_wrote_that_may_not_stand_there_most_is_told():
    texts = [text for one in strangers() for text in one.unlawful]
    assert len(texts) >= 200
    missed = [text for text in texts if not alike(text) and not told_by_words(text)]
    assert len(missed) <= (1 - CAUGHT) * len(texts), missed


def test_of_the_lawful_sentences_of_strangers_hardly_any_is_told():
    texts = [text for one in strangers() for text in one.lawful]
    assert len(texts) >= 200
    wrong = [text for text in texts if alike(text) or told_by_words(text)]
    assert len(wrong) <= MISTAKEN * len(texts), wrong


@pytest.mark.parametrize(
    "text",
    ["别请经办人吃饭，谈款就在办公室谈。", "有记者来问欠款的事，不接受采访，转给公司办公室。"],
)
def test_a_reminder_not_to_do_it_is_spared_though_it_holds_a_word_that_no_line_may(text):
    assert told_by_words(text, never)
    assert not told_by_words(text)


@pytest.mark.parametrize(
    "text",
    [
        "把红包夹在对账单里，您下班再看",
        "今天不付，我们就找媒体曝光。",
        "三日内没有答复，我方将联系媒体。",
        "别请经办人吃饭，谈款就在办公室谈。送红包。",  # a sentence too short to go by
        "别请经办人吃饭，谈款就在办公室谈。把红包夹在对账单里，您下班再看。",
    ],
)
def test_a_lawful_sentence_beside_it_spares_no_word(text):
    assert told_by_words(text)


def test_a_word_that_a_team_added_is_never_spared():
    text = "别请经办人吃饭，谈款就在办公室谈"
    assert excused(text, "吃饭", text.index("吃饭"))
    assert not excused(text, "办公室", text.index("办公室"))


def test_nothing_was_learnt_from_what_strangers_wrote():
    taught = {text for one in examples() for text in (*one.unlawful, *one.lawful)}
    assert not taught & {text for one in strangers() for text in (*one.unlawful, *one.lawful)}


def test_every_writer_wrote_of_both_sorts_and_no_sentence_twice():
    texts = [text for one in examples() for text in (*one.unlawful, *one.lawful)]
    assert all(one.unlawful and one.lawful for one in examples())
    assert len(texts) == len(set(texts))


def test_a_sentence_is_told_with_the_example_that_it_is_most_like():
    (found,) = alike_problems(
        "types/e8.yaml", [(("打开他", 0), f"先问上次那张表走到哪一步。{BALL}")], RULES, known
    )
    assert found.word == BALL
    assert found.minor
    assert most_alike(BALL, known()) in found.text


@pytest.mark.parametrize("place", [("绝对不做", 0), ("应答", 0, "他说"), ("红线", "r1", "名称")])
def test_what_says_what_not_to_do_and_what_he_says_is_not_asked_about(place):
    assert not list(alike_problems("打法", [(place, BALL)], RULES, known))


@pytest.mark.parametrize(
    ("file", "place"),
    [
        ("plays/people.yaml", ("情形", "y200", "例子", "答案", "他上次说的")),
        ("excuses.yaml", ("借口", "o90", "名称")),
        ("customers/u1.yaml", ("走法",)),
    ],
)
def test_what_he_said_last_how_his_papers_go_and_the_name_of_an_excuse_are_his_words(file, place):
    assert not list(alike_problems(file, [(place, BALL)], RULES, known))
    assert list(alike_problems(file, [((*place[:-1], "打开他"), BALL)], RULES, known))


def test_what_a_word_tells_already_is_not_told_twice():
    assert not list(alike_problems("打法", [(("打开他", 0), "把红包夹在对账单里，您下班再看")], RULES, known))


def test_a_text_too_short_to_go_by_is_like_nothing():
    assert sentences("打场球吧") == []
    assert all(len(one) >= LEAST_LETTERS for one in sentences("打场球吧。先问上次那张表走到哪一步"))


def test_a_file_without_a_sentence_learns_nothing():
    def unasked() -> Likeness:
        raise AssertionError

    assert not list(alike_problems("打法", [(("打开他", 0), "先问表")], RULES, unasked))


def test_how_our_own_lines_are_written_counts_as_lawful():
    one = WritersExamples("甲", ("先把球约好再上楼提单子",), ("发票金额和对账单一致",))
    plain, with_ours = learnt([one]), learnt([one], ["先把章约好再上楼提单子"] * 9)
    asked = "先把表约好再上楼提单子"
    assert likeness(asked, with_ours) < likeness(asked, plain)
