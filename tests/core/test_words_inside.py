"""A word that is part of a longer one (电票 in 数电票) is not what was typed."""

from __future__ import annotations

import re

import pytest

from core.building import setting
from factories import playbook
from huikuan_cli.core.advice.excuse_match import heard
from huikuan_cli.core.text.words import apart

INSIDE = playbook().excuses.inside
PAIRS = [(word, one) for word, longer in INSIDE.items() for one in longer]


def triggers() -> set[str]:
    """All words by which what was typed is taken for a situation, an excuse or a red line."""
    book = playbook()
    said = {w for p in book.situations() for w in (*p.words, *p.clues, *(x for c in p.when for x in c.said))}
    said |= {w for e in book.excuses.excuses for w in e.words} | {
        w for r in book.redlines.lines for w in r.words
    }
    return {part for word in said for part in re.split(r"[…|]", word) if part}


@pytest.mark.parametrize(("word", "longer"), PAIRS)
def test_each_pair_is_of_a_word_that_is_looked_for_and_a_longer_one_that_is_not(word: str, longer: str):
    assert word in longer
    assert word != longer
    known = triggers()
    assert any(word in one for one in known), "nothing looks for this word"
    assert [one for one in known if longer in one] == [], "what looks for the longer one would find nothing"


@pytest.mark.parametrize(("word", "longer"), PAIRS)
def test_only_the_longer_word_is_broken_up(word: str, longer: str):
    assert word not in apart(f"他说{longer}的事", INSIDE)
    assert word in apart(f"他说{longer}的事，{word}", INSIDE)


STORY = "终验过了，票我们去年12月18号开的，数电票，9.5万，我打印出来送去，她在我本子上签了收"


@pytest.mark.parametrize("key", ["情况说明", "他上次说的"])
def test_a_digital_invoice_is_no_bill_of_exchange(key: str):
    section = "付款责任人" if key == "情况说明" else "卡在哪"
    s = setting(**{section: {key: STORY}})
    assert "y46" not in [one.play.id for one in s.plays]
    assert "o18" not in s.situation.excuses
    bill = setting(**{section: {key: "她说没现钱，给开六个月的电票"}})
    assert "y46" in [one.play.id for one in bill.plays]


@pytest.mark.parametrize("said", ["数电票我这儿查不到", "你开的全电票抬头不对"])
def test_he_is_not_heard_to_offer_a_bill(said: str):
    assert "o18" not in [one.excuses[0].id for one in heard(playbook().excuses, said) if one.excuses]
