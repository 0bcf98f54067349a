"""What is counted as new from one version of a team's playbook to the next."""

from __future__ import annotations

import pytest

from huikuan_cli.core.playbook.customer_kinds import CustomerKind
from huikuan_cli.core.playbook.excuses import Excuses
from huikuan_cli.core.playbook.release_notes import differences, summed, tally
from huikuan_cli.core.playbook.types import CustomerType
from huikuan_cli.store.playbooks.schema_files import hover

TITLES = {name: words.get("标题", "") for name, words in hover().items()}


def counted(kind, before, after, whose=""):
    return tally([("文件", kind, differences(before, after), whose)], TITLES)


def book(*ids, **fields):
    return {"借口": [{"id": id, "先问": "哪天？", **fields} for id in ids]}


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (book("o1"), book("o1"), []),
        (book("o1"), book("o1", "o2"), ["加 1 条借口"]),
        (book("o1", "o2"), book("o2"), ["去掉 1 条借口"]),
        (book("o1"), book("o1", 先问="哪月？", 我答="好"), ["改 1 条借口"]),
        (book("o1", 因类型={"e1": "甲"}), book("o1"), ["改 1 条借口"]),
        (book("o1", 关键词=["甲"]), book("o1", 关键词=["乙", "丙"]), ["改 1 条借口"]),
        (book("o1", "o2", "o3"), book("o3", "o1", "o2"), ["挪 1 条借口"]),
        (book("o1"), book("o2"), ["加 1 条借口", "去掉 1 条借口"]),
    ],
)
def test_entries_with_names_are_counted_by_what_was_done_with_them(before, after, said):
    assert counted(Excuses, before, after) == said


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (["甲"], ["甲", "乙"], ["加 1 句开场白"]),
        (["甲", "乙", "丙"], ["丁", "戊"], ["改 2 句开场白", "去掉 1 句开场白"]),
        (["甲", "乙"], ["乙", "甲"], ["挪 1 句开场白"]),
        (["甲", "甲"], ["甲"], ["去掉 1 句开场白"]),
    ],
)
def test_lines_without_names_are_counted_one_by_one(before, after, said):
    had, now = ({"开场白": [{"话": one} for one in lines]} for lines in (before, after))
    assert counted(CustomerType, had, now) == said


def test_what_is_counted_by_no_piece_is_counted_by_the_place():
    before, after = ({"动机与担心": {"想要": one, "担心": one}} for one in "甲乙")
    assert counted(CustomerType, before, after) == ["改 2 处动机与担心"]


def test_a_file_that_came_or_went_is_one_of_its_kind():
    assert counted(CustomerType, None, {"id": "e10"}) == ["加 1 种客户"]
    assert counted(CustomerType, {"id": "e10"}, None) == ["去掉 1 种客户"]
    assert counted(CustomerType, None, None) == []


def test_what_holds_for_one_kind_of_customer_alone_says_which():
    had, now = ({"名称": "医院", "窗口": [{"id": "v4", "提前工作日": days}]} for days in (10, 15))
    assert counted(CustomerKind, had, now, "医 院") == ["改医院的 1 个付款窗口"]
    assert counted(CustomerKind, None, now, "医院") == ["加 1 种单位自己的打法（医院）"]
    chain = ({"名称": "医院", "节点": [{"id": "t3", "要看到": one}]} for one in "甲乙")
    assert counted(CustomerKind, *chain, "医院") == ["改医院的付款链的 1 站"]
    assert summed(["改医院的 1 个付款窗口", "改高校的 1 个付款窗口", "改医院的 2 个付款窗口"]) == [
        "改医院的 3 个付款窗口",
        "改高校的 1 个付款窗口",
    ]


def test_counts_of_several_versions_are_added_up_by_kind():
    said = summed(["加 1 条借口", "改付款链的 2 站", "加 3 条借口", "改付款链的 1 站"])
    assert said == ["加 4 条借口", "改付款链的 3 站"]
