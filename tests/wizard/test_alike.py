"""What he typed may be about a situation that no word of it tells: the likest of both lists are asked about, in one question."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from core.unseen_excuses import UNSEEN
from course.heard_situations import ORDINARY_TALK
from course.holdout_situations import ORDINARY_LATER, TOLD_LATER
from factories import TODAY, playbook
from huikuan_cli import texts_wizard
from huikuan_cli.cli.plan.starting_points import sources_of
from huikuan_cli.core.advice.alike import MOST_ALIKE, asked_about
from huikuan_cli.core.advice.suggestions import suggestion
from huikuan_cli.core.answers.case import Answers
from huikuan_cli.core.answers.interview import TICKED_KEYS
from huikuan_cli.core.text.values import UNKNOWN
from huikuan_cli.store.work.workspace import Settings
from huikuan_cli.wizard.carry_over import LastTime
from huikuan_cli.wizard.phrasing import ALL_TICKED, Phrasing
from huikuan_cli.wizard.port import Reply
from huikuan_cli.wizard.run import Interviewer
from huikuan_cli.wizard.sources import from_the_alike
from wizard.people import POINTING, SHORT, Person, field, sources

LIKE = "他说我们那笔早就转给别家了，让我去找别家要"
BOTH = "下周一我回馆里上班了，指挥部的牌子也摘了"
FOUND = 0.7  # of the phrasings that no word told: what was reached


def near(said: str, **more: str) -> dict[str, tuple[str, ...]]:
    answers: Answers = {"他上次说的": said, **more}
    return {key: asked_about(playbook(), key, answers, TODAY) for key in TICKED_KEYS}


def sat(facts: Answers, script: dict[str, list[Reply]] | None = None) -> tuple[Person, Answers]:
    person = Person(facts, script)
    source = from_the_alike(lambda key, answers: asked_about(playbook(), key, answers, TODAY))
    sat = Interviewer(Phrasing(SHORT), person, TODAY, lambda _: None, (*sources(), source))
    return person, sat.run({})


def asked_of(person: Person) -> list[str]:
    return [key for key in person.prompted if key in TICKED_KEYS]


def test_one_question_is_asked_with_the_likest_and_none_is_the_usual_answer():
    ((key, likest),) = [(key, found) for key, found in near(LIKE).items() if found]
    person, answers = sat({"他上次说的": LIKE})
    assert asked_of(person) == [key]
    (question,) = [one for one in person.asked if one.text == field(key).ask]
    assert [one.id for one in question.options] == [*likest, ALL_TICKED]
    assert 0 < len(likest) <= MOST_ALIKE
    assert (question.help, question.nothing) == (texts_wizard.ALIKE, "都不像")
    assert (question.chosen, question.left()) == ((), "都不像")
    assert key not in answers


def test_the_one_that_is_picked_is_an_answer():
    ((key, likest),) = [(key, found) for key, found in near(LIKE).items() if found]
    assert sat({"他上次说的": LIKE}, {key: [[likest[0]]]})[1][key] == [likest[0]]


def test_none_of_them_is_not_asked_again_when_another_answer_changes():
    person, _ = sat({"他上次说的": LIKE, "要什么": "先对账"}, {"要什么": ["先对一次账"]})
    assert len(asked_of(person)) == 1


@pytest.mark.parametrize("said", ["", UNKNOWN, POINTING, "再等等", "等通知"])
def test_nothing_is_asked_where_he_wrote_nothing_or_a_word_tells_it_or_nothing_is_like_it(said: str):
    assert not any(near(said).values())


def test_of_what_no_word_tells_most_is_among_the_three():
    offered = {one.id for key in TICKED_KEYS for one in playbook().offered(key)}
    hard = [
        (id, said)
        for id, said in TOLD_LATER
        if id in offered
        and not any(suggestion(playbook(), key, {"他上次说的": said}, TODAY) for key in TICKED_KEYS)
    ]
    found = [any(id in some for some in near(said).values()) for id, said in hard]
    assert len(hard) >= 5
    assert sum(found) / len(hard) >= FOUND


def test_one_question_offers_both_lists_and_each_keeps_its_own():
    person, answers = sat({"他上次说的": BOTH}, {"坎": [["y140", "y117"]]})
    assert asked_of(person) == ["坎"]
    (question,) = [one for one in person.asked if one.text == field("坎").ask]
    assert {"y117", "y140"} < {one.id for one in question.options}
    assert (answers["坎"], answers["情况"]) == (["y140"], ["y117"])


def test_of_the_other_list_what_was_shown_and_not_ticked_is_no_more_pointed_at_by_words():
    _, answers = sat({"他上次说的": BOTH}, {"坎": [["y140"]]})
    assert (answers["坎"], answers["情况"]) == (["y140"], [])


def test_the_whole_list_behind_that_question_is_that_of_both():
    person, answers = sat({"他上次说的": BOTH}, {"坎": [[ALL_TICKED], ["y21", "y154"]]})
    shown = [len(one.options) for one in person.asked if one.text == field("坎").ask]
    assert shown[1] == sum(len(playbook().offered(key)) for key in TICKED_KEYS)
    assert (answers["坎"], answers["情况"]) == (["y154"], ["y21"])


def test_a_list_that_has_an_answer_is_left_alone():
    assert asked_about(playbook(), "情况", {"他上次说的": BOTH, "坎": ["y140"]}, TODAY) == ("y117",)
    assert asked_about(playbook(), "坎", {"他上次说的": BOTH, "情况": ["y117"]}, TODAY) == ("y140",)


def test_ordinary_talk_seldom_costs_a_question():
    ordinary = (*ORDINARY_TALK, *ORDINARY_LATER)
    asked = [said for said in ordinary if any(near(said).values())]
    assert len(asked) / len(ordinary) <= 0.08, asked


def test_what_is_shown_beside_what_was_meant_is_little():
    talk = (*ORDINARY_TALK, *ORDINARY_LATER, *(said for said, _ in UNSEEN))
    shown = [id for said in talk for some in near(said).values() for id in some]
    assert len(shown) / len(talk) <= 0.22


def test_several_things_that_he_said_are_not_like_a_situation_together():
    def listed(said: str) -> set[str]:
        return {id for some in near(said).values() for id in some}

    pairs = list(pairwise(ORDINARY_TALK))
    assert len(pairs) >= 40
    assert not [pair for pair in pairs if listed("；".join(pair)) - listed(pair[0]) - listed(pair[1])]


def test_the_next_visit_about_the_same_contract_is_not_made_longer_by_it(tmp_path: Path):
    def proposed(named: LastTime | None) -> list[str]:
        found = sources_of(playbook(), SHORT, Settings(), TODAY, (tmp_path, tmp_path), named)
        asked = [source(key, {"他上次说的": LIKE}) for source in found for key in TICKED_KEYS]
        return [one.hint for one in asked if one]

    assert proposed(None) == [texts_wizard.ALIKE]
    assert proposed(LastTime({}, "")) == []


def test_retention_money_that_fell_due_stands_in_the_list_that_is_asked_for_something_else():
    due: Answers = {
        "称呼": "符科长",
        "岗位": "财务",
        "到期应付": "48000.00",
        "付款节点": "质保金",
        "验收状态": "已验收合格",
        "验收合格日期": "2024-09-18",
        "起算点": "验收合格",
        "付款天数": "24个月",
    }
    beside = near("老板让我写两清", **due)
    assert "y17" in next(some for some in beside.values() if some)
    assert not any(near("他说再看看", **due).values())  # alone it leads without being asked
