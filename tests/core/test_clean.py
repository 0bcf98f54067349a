"""Typed and pasted text is made safe to keep and to print."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huikuan_cli.core.text.values import MAX_TEXT, Unclear, clean, half_width, scrub
from properties import examples


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("  李主任  ", "李主任"),
        ("\x1b[31m红\x1b[0m", "红"),
        ("\x1b]8;;http://a.cn\x07链接\x1b]8;;\x07", "链接"),
        ("\x1b]0;标题\x1b\\字", "字"),
        ("a\x1b", "a"),
        ("甲\x00乙\x07\x7f", "甲乙"),
        ("客\u200b户\ufeff", "客户"),
        ("甲\u202e乙\u2066丙", "甲乙丙"),
        ("甲\r\n乙", "甲；乙"),
        ("甲 \n\n 乙\n", "甲；乙"),
        ("甲\u2028乙\x85丙", "甲；乙；丙"),
        ("甲\u00a0乙\u3000丙\t丁", "甲 乙 丙 丁"),
        ("甲    乙", "甲 乙"),
        ("𠮷林", "𠮷林"),
        ("[red]甲[/red]", "[red]甲[/red]"),
        ("\u200b", ""),
    ],
)
def test_control_and_hidden_characters_leave_the_text(raw: str, expected: str):
    assert clean(raw) == expected


@pytest.mark.parametrize("raw", ["\ud800", "字" * (MAX_TEXT + 1)], ids=["surrogate", "too long"])
def test_text_that_cannot_be_kept_is_refused(raw: str):
    with pytest.raises(Unclear):
        clean(raw)


def test_the_longest_text_is_kept():
    assert clean("字" * MAX_TEXT) == "字" * MAX_TEXT


def test_full_width_digits_and_marks_become_plain():
    assert half_width("　８６，０００．５％") == "86,000.5%"


NASTY = st.text(
    st.sampled_from("\x1b[]0;m\x07\\\r\n\t \u00a0\u3000\u2028\u2029\x85\x0b\x0c\x1c\u200b\u202e\ufeff甲a；")
)


@examples(300)
@given(st.one_of(st.text(max_size=200), NASTY))
def test_cleaning_is_idempotent_and_leaves_one_printable_line(raw: str):
    text = clean(raw)
    assert clean(text) == text
    assert {unicodedata.category(c) for c in text} & {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"} == set()
    assert text == text.strip()


@pytest.mark.parametrize("blank", [" ", "\t", "\u2028", "\u2028 ", "\u3000", "\x1b]"])
def test_a_text_full_of_blanks_is_cleaned_in_time(blank: str):
    begun = time.process_time()
    assert scrub("甲" + blank * (199_000 // len(blank.encode())) + "乙")
    assert time.process_time() - begun < 5, "25 s where every blank is held against every other"
