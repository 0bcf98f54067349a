"""A team's file over ours: entry by entry, nothing lost, nothing of ours changed in place."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huikuan_cli.core.playbook.data_paths import Places
from huikuan_cli.core.playbook.merging import (
    called,
    hides,
    merged,
    without,
)
from properties import examples

OURS: dict[str, Any] = {
    "几步": ["甲", "乙"],
    "天数": "3",
    "提醒": {"近": "快到了", "远": "还早"},
    "借口": [{"id": "o1", "名称": "没预算", "因类型": {"e1": "一"}}, {"id": "o2", "名称": "没领导"}],
    "自问": [{"id": "s0", "字段": [{"键": "客户", "问": "谁？"}, {"键": "称呼", "问": "怎么叫？"}]}],
    "LPR": [{"发布日": "2026-01-20", "一年期": "3.0"}],
    "易混": [{"一": "e1", "二": "e2"}],
}


@pytest.mark.parametrize(
    ("team", "changed"),
    [
        ({"天数": "5"}, {"天数": "5"}),
        ({"几步": ["丙"]}, {"几步": ["丙"]}),
        ({"提醒": {"近": "明天"}}, {"提醒": {"近": "明天", "远": "还早"}}),
        ({"易混": [{"一": "e3", "二": "e4"}]}, {"易混": [{"一": "e3", "二": "e4"}]}),
        (
            {"LPR": [{"发布日": "2026-02-20", "一年期": "2.9"}]},
            {"LPR": [*OURS["LPR"], {"发布日": "2026-02-20", "一年期": "2.9"}]},
        ),
        (
            {"借口": [{"id": "o1", "名称": "没钱"}]},
            {"借口": [{"id": "o1", "名称": "没钱", "因类型": {"e1": "一"}}, OURS["借口"][1]]},
        ),
        (
            {"借口": [{"id": "o1", "因类型": {"e2": "二"}}]},
            {"借口": [{"id": "o1", "名称": "没预算", "因类型": {"e1": "一", "e2": "二"}}, OURS["借口"][1]]},
        ),
        ({"借口": [{"id": "o3", "名称": "新的"}]}, {"借口": [*OURS["借口"], {"id": "o3", "名称": "新的"}]}),
        ({"借口": [{"id": "o1", "停用": "是"}]}, {"借口": OURS["借口"][1:]}),
        ({"借口": [{"id": "o1", "停用": "否"}]}, {}),
        ({"借口": [{"id": "o9", "停用": "是"}]}, {}),
        (
            {"自问": [{"id": "s0", "字段": [{"键": "称呼", "停用": "是"}]}]},
            {"自问": [{"id": "s0", "字段": [{"键": "客户", "问": "谁？"}]}]},
        ),
        ({"借口": "都不要"}, {"借口": "都不要"}),
        ({"借口": []}, {}),
        ({"自问": [{"id": "s0", "字段": []}]}, {}),
        ({"新的": "有"}, {"新的": "有"}),
    ],
)
def test_what_a_team_writes_changes_that_and_nothing_else(team: Any, changed: Any):
    ours = deepcopy(OURS)
    assert merged(ours, team) == {**OURS, **changed}
    assert ours == OURS


def test_an_entry_without_a_name_is_kept_to_be_complained_of():
    nameless = {"名称": "没写编号"}
    assert merged(OURS, {"借口": [{"id": "o2", "停用": "是"}, nameless]})["借口"] == [
        OURS["借口"][0],
        nameless,
    ]


NAMES = st.sampled_from(["o1", "o2", "o3", "o4"])
LEAVES = st.sampled_from(["甲", "乙", "3"])
ENTRIES = st.lists(
    st.tuples(NAMES, st.dictionaries(st.sampled_from(["名称", "先问"]), LEAVES)),
    max_size=4,
    unique_by=lambda e: e[0],
).map(lambda rows: [{"id": id, **rest} for id, rest in rows])
FILES = st.dictionaries(st.sampled_from(["借口", "题"]), ENTRIES) | st.dictionaries(
    st.sampled_from(["几步", "天数"]), st.lists(LEAVES) | LEAVES
)


@examples(200)
@given(FILES, FILES)
def test_laying_the_same_twice_is_laying_it_once(base: Any, over: Any):
    once = merged(base, over)
    assert merged(once, over) == once
    assert merged(base, {}) == base
    assert merged(base, base) == base


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("借口", 1, "名称"), ("借口", "o2", "名称")),
        (("几步", 1), ("几步", 1)),
        (("自问", 0, "字段", 1, "问"), ("自问", "s0", "字段", "称呼", "问")),
        (("LPR", 0, "一年期"), ("LPR", "2026-01-20", "一年期")),
        (("易混", 0, "一"), ("易混", 0, "一")),
        ((), ()),
    ],
)
def test_a_path_and_its_place_lead_to_each_other(path: Any, place: Any):
    assert Places(OURS).place_of(path) == place
    assert Places(OURS).path_of(place) == (path, True)


@pytest.mark.parametrize(
    ("place", "path"),
    [
        (("借口", "o2", "先问"), ("借口", 1)),
        (("借口", "o9", "先问"), ("借口",)),
        (("没有",), ()),
        (("几步", 7), ("几步",)),
        (("借口", 0), ("借口",)),
        (("天数", "更深"), ("天数",)),
    ],
)
def test_a_place_that_is_not_there_is_followed_as_far_as_it_goes(place: Any, path: Any):
    assert Places(OURS).path_of(place) == (path, False)


@pytest.mark.parametrize(
    ("path", "entry"),
    [
        (("借口", 0, "因类型", "e1"), ("借口", 0)),
        (("自问", 0, "字段", 1, "问"), ("自问", 0, "字段", 1)),
        (("提醒", "近"), ("提醒",)),
        (("易混", 0, "一"), ("易混",)),
        ((), ()),
    ],
)
def test_the_smallest_entry_around_a_mistake_is_what_is_left_out(path: Any, entry: Any):
    assert Places(OURS).entry_of(path) == entry


def test_leaving_an_entry_out_takes_what_is_empty_then_along():
    assert without(OURS, ("LPR", 0)) == {k: v for k, v in OURS.items() if k != "LPR"}
    assert without(OURS, ("借口", 0))["借口"] == OURS["借口"][1:]
    assert without({"自问": [{"键": "甲"}]}, ("自问", 0, "键")) == {}


def test_several_entries_are_left_out_at_once_by_where_they_stood_before():
    both = without(OURS, ("借口", 0, "名称"), ("借口", 1), ("几步", 0), ("几步", 1))
    assert both == {k: v for k, v in OURS.items() if k != "几步"} | {
        "借口": [{"id": "o1", "因类型": {"e1": "一"}}]
    }
    assert without(OURS) == OURS
    assert without(OURS, ("天数",), ()) is None


def test_hidden_entries_are_found_at_any_depth():
    team = {
        "借口": [{"id": "o1"}, {"id": "o2", "停用": "是"}],
        "自问": [{"id": "s0", "字段": [{"键": "甲", "停用": "是"}]}],
    }
    assert list(hides(team)) == [("借口", 1), ("自问", 0, "字段", 0)]


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ((), "这个文件"),
        (("开场白",), "“开场白”"),
        (("开场白", 2), "“开场白”第 3 条"),
        (("借口", "o05", "先问"), "o05 的“先问”"),
        (("借口", "o05", "分情况", 0, "我答"), "o05 的“我答”"),
        (("自问", "s0", "字段", "客户", "类型"), "“客户”的“类型”"),
        (("动机与担心", "想要"), "“动机与担心”的“想要”"),
    ],
)
def test_a_place_in_words(place: Any, words: str):
    assert called(place) == words


@pytest.mark.parametrize(
    ("path", "whole"),
    [
        ((), False),
        (("组",), False),
        (("组", "甲"), True),
        (("有编号的",), False),
        (("有编号的", 0), False),
        (("没编号的",), True),
        (("没编号的", 0), True),
        (("空的",), True),
    ],
)
def test_a_list_without_names_and_a_text_take_the_place_of_all_that_was_there(path, whole):
    data = {
        "组": {"甲": "乙"},
        "有编号的": [{"id": "o1", "甲": "乙"}],
        "没编号的": [{"甲": "乙"}],
        "空的": [],
    }
    assert Places(data).replaces(path) is whole
