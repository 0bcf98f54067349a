"""Going back leads to the question that was asked before, wherever it stands; what is typed then ticks nothing by its digits."""

from __future__ import annotations

from typing import Any

import pytest

from factories import talk
from huikuan_cli import texts_wizard
from huikuan_cli.core.text.values import Option
from huikuan_cli.wizard import flow
from huikuan_cli.wizard.flow import State
from huikuan_cli.wizard.list_typing import Pointer, key_of
from huikuan_cli.wizard.port import Move, Next, Question, Reply, picked_words
from wizard.people import Person, sat
from wizard.test_review_again import CASES, facts_of

FACTS = {
    key: value for key, value in facts_of(CASES[0]).items() if key not in ("部分付款", "催款记录", "停收日")
}


class Walker(Person):
    """Somebody who goes back once, from the first question of a part that he adds to that comes behind another of it."""

    def __init__(self, part: str) -> None:
        super().__init__(FACTS, reviews=(part, Next.WRITE))
        self.walked: list[str] = []
        self.adding = False

    def review(self, summary: Any) -> Next | str:
        self.adding = not self.summaries
        return super().review(summary)

    def ask(self, question: Question) -> Reply:
        if self.adding:
            self.walked.append(question.text)
            if len(self.walked) == 3:
                return Move.BACK
        return super().ask(question)


def test_from_a_question_that_was_added_back_leads_to_the_one_asked_before_it():
    person = Walker("s4?")
    sat(person).go_on(State("", dict(FACTS)))
    assert person.walked[3] == person.walked[1]
    assert any(one.startswith("退回到 ") for one in person.said)


def test_from_the_first_of_them_back_leads_to_the_review():
    person = Walker("s4?")
    person.walked = ["", ""]
    sat(person).go_on(State("", dict(FACTS)))
    assert len(person.summaries) == 2


def test_the_one_asked_before_may_stand_anywhere_in_the_order():
    state = State("项目", {"客户": "某局", "拜访日期": "2026-12-01"})
    assert flow.back(talk(), state, last="拜访日期").at == "拜访日期"
    assert flow.back(talk(), state, last="签订日期").at == "签订日期"
    assert flow.back(talk(), state, last=flow.SUMMARY).at == flow.SUMMARY


def listed(*labels: str, many: bool = True) -> Pointer:
    options = [Option(text, text) for text in labels]
    return Pointer(options, [key_of(n) for n in range(len(options))], many=many)


def test_digits_in_front_of_a_word_tick_nothing():
    pointer = listed(*(f"第{n}样" for n in range(9)))
    ticked: list[int] = []
    for char in "18号财政关门":
        place = pointer.add(char)
        ticked += [place] if place is not None else []
        for undone in pointer.undone:
            ticked.remove(undone)
    assert ticked == []
    assert pointer.typed == "18号财政关门"


@pytest.mark.parametrize("typed", ["18", "1，8", "1 8", "18机关"])
def test_digits_alone_are_keys_as_before(typed: str):
    pointer = listed("机关", *(f"第{n}样" for n in range(8)))
    found = [place for char in typed if (place := pointer.add(char)) is not None and not pointer.undone]
    assert found[:2] == [0, 7]


def test_what_was_ticked_is_said_by_name():
    question = Question(
        progress="1",
        text="有没有？",
        help="",
        options=(Option("a", "甲"), Option("b", "乙"), Option("c", "丙")),
        many=True,
    )
    assert picked_words(question, ["a", "c"]) == "选了 2 样：甲、丙"
    assert picked_words(question, []) == texts_wizard.PICKED_NONE


def test_of_many_that_were_ticked_only_the_number_is_said():
    five = tuple(Option(str(n), f"材料{n}") for n in range(5))
    question = Question(progress="1", text="有没有？", help="", options=five, many=True)
    assert picked_words(question, [one.id for one in five]) == "选了 5 样"
