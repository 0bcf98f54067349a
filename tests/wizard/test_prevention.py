"""The question on what guards this contract against arrears says of what, and what a tick means."""

from __future__ import annotations

import pytest

from factories import TODAY, playbook, talk
from huikuan_cli.core.answers.interview import PREVENTION_KEY
from huikuan_cli.core.answers.one_answer import check_value
from wizard.people import field

WHOLE = field(PREVENTION_KEY)


def test_it_asks_about_this_contract_and_says_what_happens_with_the_rest():
    assert "这份合同" in WHOLE.ask
    assert "没勾的" in WHOLE.ask


def test_what_can_be_ticked_are_facts_and_no_names_of_measures():
    titles = {one.title for one in playbook().prevention.measures}
    labels = [option.label for option in talk().options(WHOLE)]
    assert not titles & set(labels)
    assert max(map(len, labels)) <= 12  # one glance each


def test_each_question_of_the_full_interview_is_about_this_contract_too():
    asks = [f.ask for s in talk().sections if s.id == "m" for f in s.fields]
    assert all("这份合同" in ask for ask in asks)


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("报修的都修好了", ["m4"]),
        ("售后服务", ["m4"]),
        ("合同条款", ["m3"]),
        ("1 3", ["m1", "m3"]),
        ("都没有", []),
    ],
)
def test_ticks_are_read_by_their_words_by_the_names_of_before_and_by_number(typed: str, ids: list[str]):
    assert check_value(WHOLE, typed, talk(), TODAY).value == ids
