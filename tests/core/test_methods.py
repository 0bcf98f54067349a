"""Principles, moves and cautions: each comes when its condition holds, and never too many."""

from __future__ import annotations

from typing import Any

import pytest

from core.building import changed, shown
from factories import playbook
from huikuan_cli.core.advice.plan import METHOD

BOOK = playbook().methods
ALL = {one.id for kind in BOOK.kinds() for one in kind}
NOT_DUE = {"验收标准": {"交付日期": "2026-11-05", "验收合格日期": "2026-11-10"}}


def ids(**over: Any) -> list[str]:
    return [card.id for card in shown(METHOD, **over)]


# (method, a case in which it comes, a case that differs only in what it asks for)
CASES: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("r1", {"卡在哪": {"承诺落空": "一次"}}, {"卡在哪": {"承诺落空": "没有"}}),
    ("r1", {"卡在哪": {"现象": "p4"}}, {"卡在哪": {"现象": "p1"}}),
    ("r2", {"卡在哪": {"现象": "p2"}}, {"卡在哪": {"现象": "p1"}}),
    ("r2", {"卡在哪": {"他上次说的": "o26"}}, {"卡在哪": {"他上次说的": "o06"}}),
    ("r3", {"卡在哪": {"现象": "p3"}}, {"卡在哪": {"现象": "p1"}}),
    ("r4", {"验收标准": {"未达标项": "少一项"}}, {}),
    ("r4", {"卡在哪": {"他上次说的": "o36"}}, {"卡在哪": {"他上次说的": "o06"}}),
    ("z1", {}, NOT_DUE),
    ("z2", {"卡在哪": {"关系阶段": "g1"}}, {"卡在哪": {"关系阶段": "g2"}}),
    ("z3", {"卡在哪": {"承诺落空": "两次以上"}}, {"卡在哪": {"承诺落空": "没有"}}),
    ("z4", {"卡在哪": {"原因": ["c4"]}}, {"卡在哪": {"原因": ["c5"]}}),
    ("z5", {"验收标准": {"争议金额": "10000"}}, {"验收标准": {"争议金额": "0"}}),
    ("z6", {}, NOT_DUE),
    ("z7", {}, {"付款方式和日期": {"到期应付": "499999"}}),
    ("z8", NOT_DUE | {"出门前": {"自己的信号": ["b12"]}}, NOT_DUE | {"出门前": {"自己的信号": ["b11"]}}),
    ("n1", {"卡在哪": {"难题": "d1"}}, {"卡在哪": {"难题": "d2"}}),
    ("n2", {"付款方式和日期": {"停收日": "2026-12-18"}}, {}),
    ("n2", {"卡在哪": {"到哪一站": "t4"}}, {"卡在哪": {"到哪一站": "t6"}}),
    ("n3", {"卡在哪": {"他上次说的": "o22"}}, {"卡在哪": {"他上次说的": "o06"}}),
    ("n4", {}, NOT_DUE),
]


def test_every_method_is_tried_here():
    assert {method for method, _, _ in CASES} == ALL
    assert [len(kind) for kind in BOOK.kinds()] == [4, 8, 4]


@pytest.mark.parametrize(("method", "case", "other"), CASES)
def test_a_method_comes_where_its_condition_holds_and_not_else(
    method: str, case: dict[str, Any], other: dict[str, Any]
):
    assert method in ids(**case)
    assert method not in ids(**other)


def test_of_each_kind_no_more_come_than_the_file_allows():
    much = {
        "卡在哪": {
            "承诺落空": "两次以上",
            "现象": "p4",
            "他上次说的": "o36；o26",
            "关系阶段": "g0",
            "难题": "d1",
        },
        "验收标准": {"未达标项": "少一项", "争议金额": "10000"},
        "出门前": {"自己的信号": ["b12"]},
        "付款方式和日期": {"停收日": "2026-12-18"},
    }
    assert ids(**much) == ["r1", "r2", "r3", "z1", "z2", "z3", "n1", "n2", "n3"]
    everything = ids(book=changed("methods", shown=99), **much)
    assert everything == [one.id for kind in BOOK.kinds() for one in kind]


def test_a_method_comes_with_its_ticks_and_its_opposite():
    card = next(one for one in shown(METHOD, 卡在哪={"承诺落空": "一次"}) if one.id == "r1")
    book = BOOK.principles[0]
    assert (card.title, card.ticks, card.why) == (book.name, book.ticks, book.use)
    assert [(point.label, point.text) for point in card.points] == [("不要", book.wrong)]
