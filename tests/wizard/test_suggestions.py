"""现象 and 原因 are proposed from what was said before, and only proposed."""

from __future__ import annotations

import pytest

from factories import TODAY, playbook, talk
from huikuan_cli import texts_wizard
from huikuan_cli.core.advice.suggestions import likeliest, suggestion
from huikuan_cli.core.answers.answer_set import read_answers
from huikuan_cli.core.answers.case import Answers, Value
from huikuan_cli.core.answers.interview import SUGGESTED_KEYS
from huikuan_cli.core.playbook import Cause
from huikuan_cli.wizard.flow import YES, spread
from huikuan_cli.wizard.phrasing import Phrasing
from huikuan_cli.wizard.port import Move, Next, Question, Reply
from huikuan_cli.wizard.run import Interviewer, Source
from huikuan_cli.wizard.scripted import ScriptedAsker
from huikuan_cli.wizard.sources import from_answers, from_settings, from_the_likeliest, from_words

PHENOMENON, CAUSES, SEEN = "总的像哪一种？", "可能是哪几样原因？", "这几个月看到过哪些？"


def suggest(key: str, answers: Answers) -> Value | None:
    return suggestion(playbook(), key, answers, TODAY)


def ranked(key: str, answers: Answers) -> tuple[str, ...]:
    return likeliest(playbook(), key, answers, TODAY)


def facts_of(phenomenon: str) -> list[str]:
    found = next(p for p in playbook().diagnosis.phenomena if p.id == phenomenon)
    return [option.id for option in found.options()]


def answered(**over: Value) -> Answers:
    """The case of the factories as answers, with these on top."""
    from factories import tree

    return read_answers(tree(), talk(), TODAY, "x", lambda path: 1).answers | over


def before(**over: Value) -> dict[str, Value]:
    """A draft that has everything before the gate, the gate open, and these answers."""
    given = spread(talk(), answered())
    for _, one in talk().fields():
        if one.key == "难题":
            break
        given.setdefault(f"{one.key}?0" if one.kind == "明细" else one.key, "不清楚")
    return {**given, "d?": YES, **over}


def interviewed(
    script: dict[str, Reply | list[Reply]],
    given: dict[str, Value],
    reviews: tuple[Next | str, ...] = (Next.WRITE,),
) -> tuple[ScriptedAsker, Answers]:
    asker = ScriptedAsker({}, reviews)
    asker.answers = {
        key: v if isinstance(v, list) and v and isinstance(v[0], (list, Move)) else [v]
        for key, v in script.items()
    }  # type: ignore[misc]
    return asker, Interviewer(
        Phrasing(talk()),
        asker,
        TODAY,
        lambda state: None,
        (from_answers(SUGGESTED_KEYS, suggest), from_the_likeliest(ranked)),
    ).run(given)


def asked(asker: ScriptedAsker, text: str) -> list[Question]:
    return [q for q in asker.asked if q.text == text]


@pytest.mark.parametrize("phenomenon", ["p1", "p2", "p3", "p4"])
def test_the_phenomenon_with_the_facts_that_were_seen_is_proposed(phenomenon: str):
    asker, answers = interviewed({SEEN: [facts_of(phenomenon)]}, before())
    (question,) = asked(asker, PHENOMENON)
    assert question.chosen == (phenomenon,)
    assert texts_wizard.SUGGESTED in question.help
    assert "现象" not in answers  # proposed is not taken: the script left it empty


def test_nothing_is_proposed_when_nothing_was_seen():
    asker, _ = interviewed({SEEN: [[]]}, before())
    (question,) = asked(asker, PHENOMENON)
    assert question.chosen == ()
    assert texts_wizard.SUGGESTED not in question.help


def test_the_likeliest_causes_stand_first_and_none_is_ticked():
    asker, answers = interviewed({SEEN: [facts_of("p1")], PHENOMENON: "p3"}, before())
    (question,) = asked(asker, CAUSES)
    expected = likeliest(playbook(), "原因", answered(看到的事实=facts_of("p1"), 现象="p3"), TODAY)
    assert tuple(o.id for o in question.options)[: len(expected)] == expected
    assert len(expected) > 1
    assert question.chosen == ()
    assert texts_wizard.LIKELIEST in question.help
    assert "原因" not in answers


@pytest.mark.parametrize("cause", playbook().diagnosis.causes, ids=lambda one: one.id)
def test_a_cause_that_his_own_words_name_stands_before_all_others_and_is_not_ticked(cause: Cause):
    asker, answers = interviewed({SEEN: [[]], PHENOMENON: "p3"}, before(他上次说的=f"说是{cause.name}"))
    (question,) = asked(asker, CAUSES)
    assert question.options[0].id == cause.id
    assert (question.chosen, question.none) == ((), False)
    assert "原因" not in answers


@pytest.mark.parametrize("own", ["p4", "", "不清楚"])
def test_an_answer_of_his_own_is_never_replaced_by_a_proposal(own: str):
    given = before(难题="d1", 看到的事实=facts_of("p1"), 现象=own)
    asker, _ = interviewed({CAUSES: [Move.BACK, []]}, given)
    (question,) = asked(asker, PHENOMENON)
    assert question.chosen == (own,)
    assert texts_wizard.SUGGESTED not in question.help


def test_no_cause_ticked_on_purpose_stays_so():
    given = before(难题="d1", 看到的事实=[], 现象="p4", 原因=[])
    asker, answers = interviewed({"付款的材料现在走到哪一站？": [Move.BACK, "t4"]}, given)
    (question,) = asked(asker, CAUSES)
    assert (question.chosen, question.none) == ((), True)
    assert texts_wizard.SUGGESTED not in question.help
    assert answers.get("原因", []) == []


def test_a_change_from_the_summary_starts_from_his_answer_and_not_from_a_proposal():
    given = before(看到的事实=facts_of("p1"), 难题="d1", 现象="p2", 原因=["c7"])
    asker, _ = interviewed({}, given, ("现象", Next.WRITE))
    (question,) = asked(asker, PHENOMENON)
    assert question.chosen == ("p2",)


def test_only_the_goal_and_the_phenomenon_are_proposed():
    cause = playbook().diagnosis.causes[0].name
    known = answered(看到的事实=facts_of("p1"), 现象="p1", 他上次说的=cause)
    proposed = {f.key for _, f in talk().fields() if suggest(f.key, known) is not None}
    assert proposed == {"要什么", "现象"}


def test_what_stands_first_can_be_chosen():
    for phenomenon in ("p1", "p2", "p3", "p4"):
        causes = likeliest(playbook(), "原因", answered(现象=phenomenon), TODAY)
        field = talk().find("原因")
        assert field
        assert causes
        assert set(causes) <= {o.id for o in talk().options(field)}


def test_a_defaults_of_ours_goes_before_a_proposal():
    asker = ScriptedAsker({})
    asker.answers = {SEEN: [facts_of("p1")]}
    sources = (from_settings({"现象": "p2"}), from_answers(SUGGESTED_KEYS, suggest))
    Interviewer(Phrasing(talk()), asker, TODAY, lambda state: None, sources).run(before(难题="d1"))
    (question,) = asked(asker, PHENOMENON)
    assert question.chosen == ("p2",)
    assert texts_wizard.SUGGESTED not in question.help


GOAL, TO_HIM = "要什么", "对他说"


def question_of(key: str, *sources: Source) -> Question:
    """How a question of the ordinary case is asked that was not answered yet."""
    asker = ScriptedAsker({})
    given = {name: value for name, value in before().items() if name not in (GOAL, TO_HIM)}
    Interviewer(Phrasing(talk()), asker, TODAY, lambda state: None, sources).run(given)
    field = talk().find(key)
    assert field
    return next(q for q in asker.asked if q.text == field.ask)


def test_the_goal_of_the_situation_is_proposed():
    question = question_of(GOAL, from_answers(SUGGESTED_KEYS, suggest))
    assert question.chosen == (suggest(GOAL, answered()),)
    assert texts_wizard.SUGGESTED in question.help


def test_the_words_that_are_ready_are_shown_and_never_filled_in():
    question = question_of(TO_HIM, from_words(TO_HIM, lambda answers: "请您今天给我一个单号。"))
    assert "请您今天给我一个单号。" in question.help
    assert question.chosen == ()
    assert "请您今天给我一个单号。" not in question_of(TO_HIM).help


STORY = {"称呼": "老邱", "岗位": "业务经办", "验收状态": "已验收合格", "到期应付": "558000.00"}


def goal(**over: Value) -> Value | None:
    return suggest("要什么", {**STORY, **over})


def test_a_goal_is_proposed_for_what_was_ticked_and_for_what_the_facts_say():
    assert goal(情况=["y64"]) == "整改单他看过、添过，签收；说定先改哪一件"
    unchecked = {
        "验收状态": "已交付，还没验收",
        "交付日期": "2026-03-15",
        "起算点": "验收合格",
        "付款天数": "30",
    }
    assert goal(**{**unchecked, "情况说明": "没签收"}) == "他签收验收申请，回执上写下哪天验、谁到场"


@pytest.mark.parametrize(
    "story", ["上次吵过，数量多了一千三宗", "怕真闹僵了55.8万也泡汤", "他说这个数往上拿不动"]
)
def test_no_goal_is_proposed_that_only_a_word_of_the_story_or_nothing_of_it_speaks_for(story: str):
    assert goal(情况说明=story) is None


def test_without_a_story_the_goal_for_his_post_is_proposed():
    assert goal()


def test_to_fear_a_quarrel_is_no_quarrel():
    from core.building import plan

    made = plan(付款责任人={"情况说明": "怕真闹僵了，尾款也泡汤"})
    assert made.matter.id != "y64"
    assert plan(付款责任人={"情况说明": "上次闹僵了，他不见我"}).matter.id == "y64"
