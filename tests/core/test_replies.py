"""What he may say and what to answer: his own words first, then what the situation brings, then his type's habits."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec import structs

from core.building import led_by, plan, play, setting, typed
from factories import TODAY, action_sheet, playbook
from huikuan_cli.core.advice.plan import Reply
from huikuan_cli.core.advice.play_choice import GENERAL, MOST_BESIDE
from huikuan_cli.core.advice.replies import instead
from huikuan_cli.core.playbook import Delay, Excuse, Play, Playbook, Retort, When

BOOK = playbook().excuses
STRANGE = "哈哈哈哈"
LATE, EARLY = (When(due="是"),), (When(due="否"),)


def excuse(id: str) -> Excuse:
    return next(one for one in BOOK.excuses if one.id == id)


def replies(*plays: Play, said: str | None = None, book: Playbook | None = None, **over: Any) -> list[Reply]:
    """The replies where these situations fit and he said this."""
    told = {"他上次说的": said} | over.pop("卡在哪", {})
    return list(plan(book=led_by(*plays or (play(),), book=book), 卡在哪=told, **over).replies)


def ids(found: list[Reply]) -> list[str]:
    return [one.id for one in found]


# --- what he said ---


def test_his_own_words_are_answered_first_and_in_his_order():
    found = replies(said="o06；o09")
    assert ids(found)[:2] == ["o06", "o09"]
    assert ids(replies(said="o09；o06"))[:2] == ["o09", "o06"]


def test_the_answer_of_the_situation_takes_the_place_of_the_general_one_and_keeps_his_words():
    retort = Retort("审计还没完", ("那我等您一句话",), ("o06",))
    words = excuse("o06").says[0]
    first = replies(play(retorts=(retort, *play().retorts)), said=words)[0]
    assert (first.id, first.says, first.answer) == ("y1.应答.1", words, "那我等您一句话")
    assert "o06" not in ids(replies(play(retorts=(retort, *play().retorts)), said=words))


def test_words_that_the_situation_expects_are_known_without_any_excuse():
    first = replies(said="他头一句")[0]
    assert (first.id, first.answer) == ("y1.应答.1", "我头一答")


def test_the_answer_for_his_type_goes_before_the_general_one():
    words = excuse("o06").says[0]
    book = typed(delays=(Delay(words, "我照型答", "拿一样"),))
    first = replies(said=words, book=book)[0]
    assert (first.id, first.answer) == ("e6.拖法.1", "我照型答")
    retort = Retort(words, ("我照局面答",))
    assert replies(play(retorts=(retort, *play().retorts)), said=words, book=book)[0].answer == "我照局面答"


def test_words_that_are_only_guessed_are_not_answered_as_if_they_were_known():
    found = replies(said=STRANGE)
    (one,) = [one for one in found if one.says == STRANGE]
    assert one.answer.startswith(BOOK.unmatched.ask[:6])
    assert not one.id.startswith("o0")
    assert ids(found).index(one.id) > 0  # what is known comes first


def test_several_strange_words_are_answered_once():
    found = [one for one in replies(said=f"{STRANGE}；o06；啦啦啦啦") if STRANGE in one.says]
    assert len(found) == 1
    assert "啦啦啦啦" in found[0].says


@pytest.mark.parametrize("said", ["账上没钱了；经费不够；等审计", "账上没钱了；等审计；经费不够"])
def test_what_one_answer_is_for_stands_there_with_all_that_he_said(said: str):
    made = plan(book=led_by(play()), 卡在哪={"他上次说的": said})
    assert [one.says for one in made.replies[:2]] == ["账上没钱了／经费不够", "等审计"]
    sheet = action_sheet(made, TODAY.isoformat(), "打法")
    answers = next(block for block in sheet.blocks if block.name == "他说我答")
    assert answers.rows[0].label == "“账上没钱了／经费不够”"


def test_the_same_words_again_are_not_said_twice():
    assert replies(said="账上没钱了；账上没钱了")[0].says == "账上没钱了"


def test_where_the_situation_has_a_word_for_everything_else_no_general_answer_is_given():
    words = excuse("o06").says[0]
    for ruling in ("是", "否"):
        found = replies(play(rest="别的我不答", rules=ruling), said=words)
        assert (found[0].answer, found[0].says) == ("别的我不答", words)
        assert not [id for id in ids(found) if id.startswith("o")]


@pytest.mark.parametrize("rest", ["", "别的我不答"])
def test_for_a_number_alone_a_typical_phrase_is_printed(rest: str):
    assert replies(play(rest=rest), said="o06")[0].says == excuse("o06").says[0]


# --- what the situations expect ---


@pytest.mark.parametrize(("when", "there"), [((), True), (LATE, True), (EARLY, False)])
def test_what_a_situation_expects_is_prepared_where_its_condition_holds(when: Any, there: bool):
    lead = play(retorts=(Retort("有条件的一句", ("答",), when=when), *play().retorts))
    assert ("有条件的一句" in [one.says for one in replies(lead)]) == there


def beside(*ranks: int, **values: Any) -> list[Play]:
    """Further situations, each expecting something else."""
    words = ["天气真不错", "食堂关门早", "电梯又坏了", "车位不好找", "会议室满了"]
    return [
        play(
            f"y{n}",
            rank=rank,
            retorts=(Retort(words[n - 2], (f"答{n}",)), Retort(words[n - 2] + "呀", ("同",))),
            **values,
        )
        for n, rank in enumerate(ranks, 2)
    ]


def sources(found: list[Reply]) -> list[str]:
    """The situations that replies come from, in order."""
    return list(dict.fromkeys(one.id.split(".")[0] for one in found if one.id.startswith("y")))


def test_further_situations_add_their_replies_behind_those_of_the_leading_one():
    assert sources(replies(play(rank=90), *beside(60, 50))) == ["y1", "y2", "y3"]


def test_of_further_situations_only_a_few_and_none_that_is_for_every_case_add_theirs():
    assert sources(replies(play(rank=90), *beside(60, 50, 40, GENERAL, 30))) == ["y1", "y2", "y3", "y4"]
    assert MOST_BESIDE == 3
    assert sources(replies(play(rank=90), *beside(GENERAL))) == ["y1"]


def test_beside_a_situation_that_rules_there_are_no_other_replies():
    ruling = play(rank=90, rules="是")
    for found in (
        replies(ruling, *beside(60)),
        replies(ruling, 付款方式和日期={"支付方式": "承兑汇票或电子凭证"}),
    ):
        assert {id.split(".")[0] for id in ids(found)} == {"y1"}


def test_what_the_case_makes_likely_is_prepared_though_he_did_not_say_it():
    ready_for = next(one for one in BOOK.excuses if one.id == "o18")
    found = replies(付款方式和日期={"支付方式": "承兑汇票或电子凭证"})
    assert ready_for.id in ids(found)
    assert ready_for.id not in ids(replies())


# --- his type, and nothing twice ---


def test_the_habits_of_his_type_come_last_and_only_where_their_figures_are_known():
    delays = (Delay("先放着", "单列{{ 争议 }}", "一样"), Delay("再说吧", "我答", "一样"))
    book = typed(delays=delays)
    assert ids(replies(book=book))[-1] == "e6.拖法.2"
    assert "e6.拖法.1" not in ids(replies(book=book))
    assert ids(replies(book=book, 验收标准={"争议金额": "6万"}))[-2:] == ["e6.拖法.1", "e6.拖法.2"]


def test_nothing_is_answered_twice_in_other_words():
    same = Delay("他头一句话", "换个说法", "一样")
    assert "换个说法" not in [one.answer for one in replies(book=typed(delays=(same,)))]


def test_an_excuse_that_is_answered_by_the_situation_is_not_answered_again():
    retort = Retort("等着审吧", ("照局面答",), ("o18",))
    bill = {"付款方式和日期": {"支付方式": "承兑汇票或电子凭证"}}
    assert "o18" in ids(replies(**bill))
    assert "o18" not in ids(replies(play(retorts=(retort, *play().retorts)), **bill))


@pytest.mark.parametrize(("disputed", "answer"), [("6万", "单列6万元"), (None, "没有数")])
def test_the_first_wording_whose_figures_are_known_is_the_answer(disputed: str | None, answer: str):
    retort = Retort("多少钱", ("单列{{ 争议 }}", "没有数"))
    lead = play(retorts=(retort, *play().retorts))
    assert replies(lead, 验收标准={"争议金额": disputed})[0].answer == answer


def test_a_team_that_takes_all_habits_of_a_type_away_still_gets_a_plan():
    book = structs.replace(
        playbook(), types=playbook().types | {"e6": structs.replace(playbook().types["e6"], delays=())}
    )
    assert sources(replies(book=book)) == ["y1"]


@pytest.mark.parametrize(("rank", "first"), [(GENERAL, "o.没对上"), (GENERAL + 1, "y1.应答.1")])
def test_what_he_did_say_goes_before_what_anyone_in_that_post_may_say(rank: int, first: str):
    assert ids(replies(play(rank=rank), said=STRANGE))[0] == first


# --- what stands instead of a line of the playbook (core.checking.unused) ---


def test_what_answers_instead_is_found_by_words_of_the_same_meaning_or_by_the_excuse_that_they_are():
    retort = Retort("审计还没完", ("那我等您一句话",), ("o06",))
    case = setting(book=led_by(play(retorts=(retort, *play().retorts))), 卡在哪={"他上次说的": "o09"})
    found = {
        says: instead(case, says)
        for says in ("他头一句", excuse("o06").says[0], excuse("o09").says[0], STRANGE)
    }
    assert [one and one.id for one in found.values()] == ["y1.应答.2", "y1.应答.1", "o09", None]
