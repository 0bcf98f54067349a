"""How a lead is shown what belongs where he wrote something else, or nothing."""

from __future__ import annotations

import pytest

from huikuan_cli.core.checking.shape import shape_problems
from huikuan_cli.core.playbook.excuses import Excuse
from huikuan_cli.core.playbook.plays import Play


def fixes(data, kind) -> dict[str, str]:
    """The fix of each problem by the last step of its place."""
    return {str(one.at[-1]): one.fix for one in shape_problems(data, kind)}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("出国，考察，外出学习", "[出国, 考察, 外出学习]"),
        ("出国、考察", "[出国, 考察]"),
        ("在搬家", "[在搬家]"),
        ("我先走，您忙", "[我先走，您忙]"),
        ("院长出国这阵，签字，归哪位？", "[院长出国这阵，签字，归哪位？]"),
    ],
)
def test_a_text_where_a_list_belongs_is_shown_as_one(text, shown):
    assert fixes({"id": "o90", "关键词": text}, Excuse)["关键词"] == f"写成 {shown}"


@pytest.mark.parametrize("text", ["[甲", "甲: 乙", '甲"乙', "很长的一句话" * 6])
def test_what_would_be_another_thing_in_brackets_is_not_shown(text):
    assert fixes({"id": "o90", "关键词": text}, Excuse)["关键词"] == ""


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("没谈成", "{带回: …, 下一步: {id: …, 从哪天算: …, 加工作日: …, 做什么: …}}"),
        ("例子", "{经过: […], 答案: {…: …}}"),
        ("开口", "{第一句: […], 第二句: […]}"),
    ],
)
def test_a_text_where_parts_belong_is_told_which(key, shown):
    assert fixes({"id": "y200", key: "随便写的"}, Play)[key] == f"写成 {shown}"


def test_a_list_where_parts_belong_is_told_which():
    assert fixes({"id": "y200", "开口": ["随便写的"]}, Play)["开口"] == "写成 {第一句: […], 第二句: […]}"


def test_a_part_that_is_missing_is_shown_as_it_is_written():
    found = fixes({"id": "y200", "没谈成": {"带回": "回音"}}, Play)
    assert found["下一步"] == "补一行“下一步: {id: …, 从哪天算: …, 加工作日: …, 做什么: …}”"


def test_of_several_that_are_missing_those_that_are_no_text_are_shown():
    (fix,) = (
        one.fix
        for one in shape_problems({"id": "y200", "名称": "甲"}, Play)
        if one.code == "P202" and len(one.at) == 1
    )
    assert "例子 {经过: […], 答案: {…}}" in fix
    assert "、依据" in fix
    assert "依据 …" not in fix
