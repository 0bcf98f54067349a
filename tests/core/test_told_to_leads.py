"""Sentences that a lead may write, and that he may not: how many of them are told."""

from __future__ import annotations

from core.told_to_leads import LAWFUL, UNLAWFUL
from huikuan_cli.core.checking.wording import doubtful_problems, waiver_problems, wording_problems
from huikuan_cli.store.playbooks import loading
from huikuan_cli.store.playbooks.layers import Layer, bundled

RULES = loading.wording_of((Layer(bundled(), "自带"),), [])


def told(text: str) -> bool:
    texts = [(("开场白", 0), text)]
    return any(
        [*each("打法", texts, RULES)] for each in (wording_problems, doubtful_problems, waiver_problems)
    )


def test_of_what_may_not_be_written_nearly_all_is_told_by_now():
    missed = [text for text in UNLAWFUL if not told(text)]
    assert len(UNLAWFUL) == 200
    assert len(missed) <= 30, missed


def test_of_what_may_be_written_hardly_anything_is_told():
    wrong = [text for text in LAWFUL if told(text)]
    assert len(LAWFUL) == 200
    assert len(wrong) <= 4, wrong
