"""The places of the payment chain that matter in a case: where the papers are, where he stands, where his words point."""

from __future__ import annotations

from typing import Any

import pytest

from core.building import setting, shown
from factories import playbook
from huikuan_cli.core.advice.course_cards import next_node
from huikuan_cli.core.advice.plan import NODE, Card
from huikuan_cli.core.text.values import UNKNOWN


@pytest.mark.parametrize(
    ("over", "expected"),
    [
        ({}, ["t5"]),
        ({"拜访": {"岗位": None}}, []),
        ({"拜访": {"岗位": "资产"}, "卡在哪": {"到哪一站": "t9"}}, ["t9", "t3"]),
        ({"卡在哪": {"到哪一站": "t5"}}, ["t5"]),
        ({"拜访": {"岗位": None}, "卡在哪": {"到哪一站": "t9"}}, ["t9"]),
        ({"卡在哪": {"他上次说的": "o06"}}, ["t5", "t6"]),
        ({"拜访": {"岗位": None}, "卡在哪": {"他上次说的": "o07"}}, ["t2", "t0"]),
        ({"卡在哪": {"到哪一站": "t9", "他上次说的": "o06"}}, ["t9", "t5", "t6"]),
        ({"卡在哪": {"到哪一站": "t6", "他上次说的": "o06"}}, ["t6", "t5"]),
        ({"卡在哪": {"到哪一站": UNKNOWN, "他上次说的": "哈哈哈哈；o06"}}, ["t5", "t6"]),
    ],
    ids=[
        "post",
        "nothing",
        "given and post",
        "both the same",
        "given",
        "words",
        "words only",
        "given, post and words",
        "given is where his words point",
        "unknown",
    ],
)
def test_the_places_of_the_chain_are_those_that_matter(over: dict[str, Any], expected: list[str]):
    assert [card.id for card in shown(NODE, **over)] == expected


def test_a_place_says_why_it_is_there_in_its_title_too():
    given, his, asked = shown(NODE, 卡在哪={"到哪一站": "t9", "他上次说的": "o06"})
    assert (given.title, given.why) == ("材料在用款计划", "材料现在走到这一站")
    assert (his.title, his.why) == ("今天见的财务", "今天见的人在这一站")
    assert asked.title == "再去问内审或审计"
    assert "等审计" in asked.why


def test_the_place_of_the_papers_and_of_the_person_is_named_once():
    (both,) = shown(NODE, 卡在哪={"到哪一站": "t5"})
    assert both.title == "材料和人都在财务"
    assert "今天见的就是他" in both.why


def labels(card: Card) -> dict[str, str]:
    return {point.label: point.text for point in card.points}


def test_a_place_names_the_next_one_and_the_last_none():
    nodes = playbook().chain.nodes
    s = setting()
    assert [next_node(s, one) for one in nodes] == [*nodes[1:], None]
    assert labels(shown(NODE, 卡在哪={"到哪一站": "t0"})[0])["下一站"].startswith("t1 ")
    assert "下一站" not in labels(shown(NODE, 卡在哪={"到哪一站": "t10"})[0])


def test_a_place_tells_what_is_different_in_this_kind_of_house():
    school = shown(NODE, 拜访={"客户性质": "公办学校", "岗位": "资产"})[0]
    assert labels(school)["这类单位"] == playbook().chain.nodes[3].variants["公办学校"]
    assert "这类单位" not in labels(shown(NODE, 拜访={"客户性质": "机关", "岗位": "资产"})[0])
