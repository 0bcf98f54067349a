"""Which excuse is meant: from what people type, from the phrases of the playbook, from an id, from nothing."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.holdout_excuses import HOLDOUT
from core.typed_excuses import TYPED
from factories import playbook
from huikuan_cli.core.excuses import heard, match

BOOK = playbook().excuses
IDS = [one.id for one in BOOK.excuses]


def ids(words: str, most: int = 3) -> list[str]:
    return [one.id for one in match(BOOK, words, most)]


def test_the_table_of_typed_words_is_wide_enough():
    count = Counter(expected for _, expected in TYPED)
    assert len(TYPED) >= 100
    assert len({words for words, _ in TYPED}) == len(TYPED)
    assert set(count) <= set(IDS)
    assert min(count.values()) >= 2
    assert {words for words, _ in TYPED} & {one.name for one in BOOK.excuses} == set()


@pytest.mark.parametrize("table", [TYPED, HOLDOUT], ids=["typed", "second table"])
def test_nine_of_ten_typed_sentences_find_their_excuse_among_three(table: list[tuple[str, str]]):
    misses = [(words, expected, ids(words)) for words, expected in table if expected not in ids(words)]
    share = 1 - len(misses) / len(table)
    listed = "\n".join(f"{words} -> {expected}, got {got}" for words, expected, got in misses)
    assert share >= 0.9, f"{share:.1%} of {len(table)}; misses:\n{listed}"


def test_seven_of_ten_typed_sentences_find_their_excuse_first():
    misses = [(words, expected, ids(words)) for words, expected in TYPED if ids(words)[:1] != [expected]]
    share = 1 - len(misses) / len(TYPED)
    listed = "\n".join(f"{words} -> {expected}, got {got}" for words, expected, got in misses)
    assert share >= 0.7, f"{share:.1%} of {len(TYPED)}; not first:\n{listed}"


def test_an_excuse_is_first_for_its_own_phrases():
    own = [(phrase, one.id) for one in BOOK.excuses for phrase in one.says]
    misses = [(phrase, expected, ids(phrase)) for phrase, expected in own if ids(phrase)[:1] != [expected]]
    listed = "\n".join(f"{phrase} -> {expected}, got {got}" for phrase, expected, got in misses)
    assert 1 - len(misses) / len(own) >= 0.9, listed


@pytest.mark.parametrize("one", BOOK.excuses, ids=IDS)
def test_an_excuse_is_found_by_its_name(one):
    assert ids(one.name)[0] == one.id


@pytest.mark.parametrize("typed", ["o05", "O05", "ｏ０５", "Ｏ０５", " o05 "])
def test_an_id_names_one_excuse_for_certain(typed: str):
    assert ids(typed) == ["o05"]


@pytest.mark.parametrize("typed", ["o99", "o5", "o055"])
def test_an_id_that_does_not_exist_names_nothing(typed: str):
    assert ids(typed) == []


@pytest.mark.parametrize(
    "typed", ["", " ", "。", "？！", "的", "嗯", "啊啊啊", "哈哈哈哈", "asdf", "1234", "🙂"]
)
def test_empty_and_nonsense_words_match_nothing(typed: str):
    assert ids(typed) == []


@pytest.mark.parametrize("said", [None, "", "；", ";；\n", "  "])
def test_nothing_said_is_nothing_heard(said: str | None):
    assert heard(BOOK, said) == ()


@pytest.mark.parametrize("mark", ["；", ";", "\n", "；；", " ； "])
def test_sentences_are_heard_one_by_one(mark: str):
    found = heard(BOOK, f"o06{mark}o04{mark}o01")
    assert [(one.words, [e.id for e in one.excuses]) for one in found] == [
        ("o06", ["o06"]),
        ("o04", ["o04"]),
        ("o01", ["o01"]),
    ]


def test_words_that_fit_nothing_are_heard_without_an_excuse():
    found = heard(BOOK, "o06；哈哈哈哈")
    assert [(one.words, len(one.excuses)) for one in found] == [("o06", 1), ("哈哈哈哈", 0)]


def test_a_comma_does_not_split_a_sentence():
    assert [one.words for one in heard(BOOK, "等审计，等决算审计")] == ["等审计，等决算审计"]


def test_no_more_are_named_than_asked_for():
    words = "没预算，等财政拨款，领导没签字，发票要重开，年后再说"
    assert [len(ids(words, most)) for most in (1, 2, 3, 5)] == [1, 2, 3, 5]
    assert ids(words, 2) == ids(words, 5)[:2]


@given(
    st.one_of(
        st.text(max_size=120), st.text(alphabet="没钱预算领导签字票验收等年底的了；;o01 ，。", max_size=60)
    )
)
def test_any_text_gives_at_most_three_different_excuses(words: str):
    found = ids(words)
    assert len(found) <= 3
    assert len(set(found)) == len(found)
    assert set(found) <= set(IDS)
    for one in heard(BOOK, words):
        assert one.words.strip() == one.words != ""
        assert len(one.excuses) <= 3


@pytest.mark.parametrize(
    "words", ["等审计" * 300, "\ud800等审计", "\x00\x1b[31m"], ids=["long", "lone", "control"]
)
def test_hostile_text_does_not_stop_the_matching(words: str):
    assert set(ids(words)) <= set(IDS)
