"""Which plays fit a case, and which of them leads."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec import structs

from course.examples import PLAYS, setting_of_play
from factories import TODAY, playbook
from huikuan_cli.core.advice.analysis import analyse
from huikuan_cli.core.advice.conditions import Situation, holds
from huikuan_cli.core.advice.play_choice import GENERAL, SUPREME, fitting
from huikuan_cli.core.advice.play_index import PlayIndex, play_index
from huikuan_cli.core.answers.case import Answers
from huikuan_cli.core.playbook import Aim, Example, FollowUp, OpeningLines, Otherwise, Play, Retort, When
from huikuan_cli.core.text.words import mentioned


def play(id: str, **over: Any) -> Play:
    step = FollowUp("f9", "拜访日", 1, "再去")
    one = Play(
        id,
        f"情形{id}",
        "关键",
        Aim("结果", ("甲",), ("乙",), ("丙",), "凭据"),
        OpeningLines(("一",), ("二",)),
        (Retort("他说", ("我答",)), Retort("他又说", ("我又答",))),
        ("不做",),
        Otherwise("带回", step),
        Example(("经过",), {}),
        "补",
    )
    return structs.replace(one, **over)


def where(**given: Any) -> Situation:
    return Situation(**({"answers": {}, "today": TODAY} | given))


def ids(plays: tuple[Play, ...], s: Situation) -> list[str]:
    return [one.play.id for one in fitting(PlayIndex(plays), s)]


ALWAYS = play("y1", when=(When(),), rank=5)


def test_a_play_is_used_when_it_is_ticked_typed_or_its_condition_holds():
    one = play("y2", tick="换了人", words=("新局长",), when=(When(overdue_from=60),))
    assert ids((one,), where()) == []
    for given, why in (
        ({"ticked": ("y2",)}, "你勾的"),
        ({"typed": "来了个新局长"}, "你写到“新局长”"),
        ({"overdue": 60}, "案子里的事实合得上"),
    ):
        (found,) = fitting(PlayIndex((one,)), where(**given))
        assert found.reasons == (why,)


def test_a_play_that_fits_only_half_is_not_used_even_where_it_was_ticked():
    one = play("y2", must=(When(due="是"), When(held=("w4",))))
    whole = where(ticked=("y2",), overdue=3, documents=("w4",))
    assert ids((one,), whole) == ["y2"]
    assert ids((one,), structs.replace(whole, documents=())) == []
    assert ids((one,), structs.replace(whole, overdue=0)) == []


def test_a_play_is_not_used_where_something_speaks_against_it():
    one = play("y2", unless=(When(types=("e8",)), When(said=("判决书",))))
    assert ids((one,), where(ticked=("y2",))) == ["y2"]
    assert ids((one,), where(ticked=("y2",), type_id="e8")) == []
    assert ids((one,), where(ticked=("y2",), typed="有判决书")) == []


def test_one_that_rules_goes_before_a_higher_rank_and_a_higher_rank_before_the_order():
    low, high, rules = play("y2", rank=40), play("y3", rank=90), play("y4", rank=10, rules="是")
    s = where(ticked=("y2", "y3", "y4"))
    assert ids((ALWAYS, low, high, rules), s) == ["y4", "y3", "y2", "y1"]


def test_of_two_equals_the_one_that_more_facts_point_to_leads():
    wide = play("y2", when=(When(due="是"),))
    near = play("y3", when=(When(due="是", signed_from=date(2025, 1, 1)),))
    s = where(overdue=5, signed=date(2025, 6, 1))
    assert ids((wide, near), s) == ["y3", "y2"]
    assert ids((wide, near), structs.replace(s, ticked=("y2",))) == ["y2", "y3"]


SAID = When(said=("新局长",))


def test_a_word_does_not_point_to_a_play_that_was_unticked():
    one = play("y2", tick="换了人", words=("新局长",), when=(SAID,))
    s = where(typed="来了个新局长")
    assert ids((one,), s) == ["y2"]
    assert ids((one,), structs.replace(s, answers={"情况": []})) == []
    assert ids((one,), structs.replace(s, answers={"情况": ["y9"]}, ticked=("y9",))) == []
    for answers in ({"坎": []}, {"情况": "不清楚"}, {"情况": None}):
        assert ids((one,), structs.replace(s, answers=answers)) == ["y2"]


def test_a_play_that_is_not_offered_cannot_be_unticked():
    one = play("y2", words=("新局长",))
    assert ids((one,), where(typed="来了个新局长", answers={"情况": []})) == ["y2"]


def test_facts_alone_do_not_lead_over_what_was_ticked_or_told_in_words_unless_they_rule():
    facts, told = play("y2", rank=72, when=(When(due="是"),)), play("y3", rank=60, words=("拍了桌",))
    heard = play("y4", rank=50, when=(When(excuses=("o36",)),))
    s = where(overdue=5, typed="我拍了桌子", excuses=("o36",))
    assert ids((ALWAYS, facts, told, heard), s) == ["y3", "y4", "y2", "y1"]
    assert ids((facts, told), structs.replace(s, typed="", ticked=("y3",))) == ["y3", "y2"]
    assert ids((structs.replace(facts, rules="是"), told), s) == ["y2", "y3"]


def test_words_for_an_ordinary_case_do_not_lead_over_facts():
    facts, ordinary = play("y2", rank=72, when=(When(due="是"),)), play("y3", rank=GENERAL, words=("问一问",))
    assert ids((ordinary, facts), where(overdue=5, typed="先问一问")) == ["y2", "y3"]


def test_what_was_ticked_leads_over_what_is_guessed_from_his_words():
    ticked = play("y2", tick="等审计", rank=60)
    heard = play("y3", tick="要给票", rank=80, when=(When(excuses=("o18",)),))
    typed = play("y4", tick="换了人", rank=75, words=("新局长",))
    s = where(ticked=("y2",), typed="来了个新局长", excuses=("o18",))
    assert ids((heard, typed, ticked), s) == ["y2", "y3", "y4"]
    assert ids((heard, typed, ticked), structs.replace(s, ticked=("y2", "y4"))) == ["y4", "y2", "y3"]
    assert ids((heard, typed, ticked), structs.replace(s, ticked=())) == ["y3", "y4"]


def test_what_was_ticked_gives_way_to_one_that_rules_and_to_a_warning_that_he_could_not_tick():
    ticked, written = play("y2", tick="等审计", rank=60), play("y4", rank=75, words=("空了一栏",))
    rules = play("y3", tick="时效", rank=10, rules="是", when=(When(excuses=("o18",)),))
    warned = structs.replace(written, frame="法务没回话，一张不收")
    s = where(ticked=("y2",), typed="空了一栏", excuses=("o18",))
    assert ids((ticked, written, rules), s) == ["y3", "y2", "y4"]
    assert ids((ticked, warned, rules), s) == ["y3", "y4", "y2"]


def test_what_was_ticked_in_the_grave_list_leads_over_such_a_warning_too_and_what_decides_over_one_that_rules():
    grave, other = play("y2", tick="罚款", question="坎", rank=40), play("y3", tick="等审计", rank=60)
    warned = play("y4", rank=75, words=("空了一栏",), frame="法务没回话，一张不收")
    rules = play("y5", rank=10, rules="是", when=(When(overdue_from=1),))
    s = where(ticked=("y2", "y3"), typed="空了一栏", overdue=5)
    assert ids((rules, warned, other, grave), s) == ["y5", "y2", "y4", "y3"]
    decides = structs.replace(grave, decides="是")
    assert ids((rules, warned, other, decides), s) == ["y2", "y5", "y4", "y3"]
    supreme = structs.replace(rules, rank=SUPREME)
    assert ids((supreme, warned, other, decides), s) == ["y5", "y2", "y4", "y3"]


def test_an_idea_of_our_own_stands_behind_what_is_so():
    own = play("y2", tick="停服务", question="坎", rank=96, own_idea="是")
    ticked, told = play("y3", tick="等审计", rank=60), play("y4", rank=40, words=("空了一栏",))
    assert ids((own, ticked, told), where(ticked=("y2", "y3"), typed="空了一栏")) == ["y3", "y4", "y2"]


def test_once_none_of_what_was_offered_is_so_a_guess_goes_last():
    facts, guess = play("y2", rank=10, when=(When(overdue_from=1),)), play("y3", rank=70, words=("空了一栏",))
    s = where(typed="空了一栏", overdue=5)
    assert ids((facts, guess), s) == ["y3", "y2"]
    assert ids((facts, guess), structs.replace(s, answers={"坎": []})) == ["y2", "y3"]


def test_what_was_ticked_and_does_not_fit_does_not_lead():
    ticked = play("y2", tick="等审计", rank=60, unless=(When(answers={"审计条款": ("没写",)}),))
    heard = play("y3", rank=80, when=(When(excuses=("o18",)),))
    s = where(ticked=("y2",), excuses=("o18",), answers={"审计条款": "没写"})
    assert ids((ticked, heard), s) == ["y3"]


@pytest.mark.parametrize("id", ["y84", "y83", "y85"])
def test_an_audit_that_he_ticked_leads_though_other_words_tell_more(id: str):
    said: Answers = {"他上次说的": "先付三成，别的等审计", "验收状态": "已验收合格"}
    assert analyse(playbook(), said, TODAY, "").lead().id not in ("y83", "y84", "y85")
    assert analyse(playbook(), {**said, "情况": [id]}, TODAY, "").lead().id == id


def test_no_play_is_passed_over_to_which_a_fact_a_word_or_a_tick_points():
    index = playbook().once(play_index)
    for id in PLAYS:
        s = setting_of_play(id).situation
        looked_at = {one.id: word for one, word in index.pointed_at(s)}
        for one in index.plays:
            word = mentioned(s.typed, one.words)
            if word or one.id in s.ticked or holds(one.when, s):
                assert looked_at.get(one.id) == word, (id, one.id)
        assert len(looked_at) < len(index.plays) / 2, id
