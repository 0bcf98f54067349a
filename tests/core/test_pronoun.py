"""A woman who is met is 她 on the front; nobody else is."""

from __future__ import annotations

import pytest

from core.building import plan
from huikuan_cli.core.advice.plan import Plan
from huikuan_cli.core.text.pronoun import of_her, says_her
from wizard.people import Person, interviewed


@pytest.mark.parametrize(
    ("text", "hers"),
    [
        ("请他在目录上勾掉，他没签的带回来", "请她在目录上勾掉，她没签的带回来"),
        ("其他的别提，他们科的章不催", "其他的别提，他们科的章不催"),
        ("说“那是他自己干的”", "说“那是他自己干的”"),
        ("先记给律师，纪要发不发、怎么写由他定", "先记给律师，纪要发不发、怎么写由他定"),
        ("打给总包的对账单一份，回来就去找他；他说的记下", "打给总包的对账单一份，回来就去找他；她说的记下"),
    ],
)
def test_only_the_one_who_is_met_is_her(text: str, hers: str):
    assert of_her(text) == hers


@pytest.mark.parametrize(
    ("told", "is_so"),
    [
        ("她说再等等", True),
        ("她说他不管", False),
        ("他说再等等", False),
        ("其他再说，她讲", True),
        ("真要补，也得看过不过一成，过了她也没法走", False),
        ("祁主任把报告摔我面前；我说宣传不够，她说：你还宣传", True),
        ("我去拿单子，她摇头", True),
        ("他们科里说她管不了", False),
        ("要问她们会计", False),
    ],
)
def test_words_about_her_tell_it(told: str, is_so: bool):
    assert says_her(told) is is_so


def test_a_woman_said_behind_the_name_is_kept_and_is_no_part_of_it():
    answers = interviewed(Person(script={"称呼": ["黄股长，女的"]}))
    assert (answers["称呼"], answers["代词"]) == ("黄股长", "她")
    assert "代词" not in interviewed(Person(script={"称呼": ["黄股长"]}))


def of_him(found: Plan) -> list[str]:
    """What of the front is said of the one who is met, without what stands in quotes."""
    said = (found.matter.insight, found.matter.frame, found.ask.proof, *found.tonight, found.fallback.bring)
    return [one for one in said if "他" in one]


def test_the_front_says_her_where_that_was_said_and_him_elsewhere():
    told = {"坎": ["y165"]}
    him = plan(付款责任人=told)
    her = plan(拜访={"代词": "她"}, 付款责任人=told)
    heard = plan(付款责任人=told, 卡在哪={"他上次说的": "她说再等等"})
    assert of_him(him)
    assert of_him(her) == of_him(heard) == []
    assert [one.words for one in her.ask.levels] == [one.words for one in him.ask.levels]


def test_a_woman_of_whom_another_speaks_is_not_the_one_who_is_met():
    told = {"坎": ["y165"]}
    heard = "龚科长说：你还有脸来要钱；会计说：过了一成，她也没法走"
    met = {"称呼": "龚科长"}
    assert of_him(plan(拜访=met, 付款责任人=told, 卡在哪={"他上次说的": heard}))
