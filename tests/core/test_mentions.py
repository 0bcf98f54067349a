"""Whether a word of a situation was typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huikuan_cli.core.text.words import WordLists, mentioned
from properties import examples


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("转让", True),
        ("保理", False),
        ("债权…转让", True),
        ("转让…债权", False),
        ("债权…公司", False),
        ("公司…债权…转", True),
    ],
)
def test_a_word_in_parts_is_found_within_one_clause_and_in_order(word: str, found: bool):
    assert (mentioned("公司把债权都转让了，财务说的公司。", [word]) == word) is found


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("转让|保理", "转让"),
        ("保理|质押", ""),
        ("货款|债权…转给|转让", "债权…转让"),
        ("转让|保理…债权", ""),
        ("公司…债权|账…转让|卖", "公司…债权…转让"),
        ("债权|债权都转让了…都转让", "债权…都转让"),
    ],
)
def test_of_alternatives_one_is_enough_and_what_was_found_is_told(word: str, found: str):
    assert mentioned("公司把债权都转让了，财务说的公司。", [word]) == found


@examples(400)
@given(st.text("甲乙丙，", max_size=12), st.lists(st.text("甲乙丙…|", max_size=6), min_size=4, max_size=9))
def test_of_many_words_the_first_is_found_that_would_be_found_alone(text: str, words: list[str]):
    alone = [found for word in words if (found := mentioned(text, [word]))]
    assert mentioned(text, words) == next(iter(alone), "")


@examples(200)
@given(
    st.text("甲乙丙，", max_size=12),
    st.lists(st.lists(st.text("甲乙丙…|", max_size=6), max_size=6).map(tuple), max_size=4).map(tuple),
)
def test_of_each_list_that_is_found_which_would_be_found_of_it_alone(
    text: str, lists: tuple[tuple[str, ...], ...]
):
    alone = {number: found for number, words in enumerate(lists) if (found := mentioned(text, words))}
    assert WordLists(lists).first_of_each(text) == alone
