"""What a team changed, by entry and field."""

from __future__ import annotations

from typing import Any

from hypothesis import given

from core.test_merging import FILES, OURS
from huikuan_cli.core.playbook.changes import changes, counted
from huikuan_cli.core.playbook.merging import merged
from properties import examples


def found(team: Any) -> list[tuple[str, Any]]:
    return [(one.kind, one.place) for one in changes(OURS, merged(OURS, team))]


def test_each_change_is_told_at_its_entry_and_field():
    team = {
        "天数": "5",
        "几步": ["丙"],
        "提醒": {"近": "明天", "新": "好"},
        "借口": [{"id": "o1", "名称": "没钱"}, {"id": "o2", "停用": "是"}, {"id": "o3", "名称": "新的"}],
        "自问": [{"id": "s0", "字段": [{"键": "称呼", "问": "怎么称呼？"}]}],
    }
    assert found(team) == [
        ("改", ("几步",)),
        ("改", ("天数",)),
        ("改", ("提醒", "近")),
        ("加", ("提醒", "新")),
        ("改", ("借口", "o1", "名称")),
        ("停用", ("借口", "o2")),
        ("加", ("借口", "o3")),
        ("改", ("自问", "s0", "字段", "称呼", "问")),
    ]


def test_writing_what_stands_there_already_is_no_change():
    assert found(OURS) == []


def test_changes_are_counted_by_kind():
    team = {"天数": "5", "借口": [{"id": "o2", "停用": "是"}]}
    assert counted(list(changes(OURS, merged(OURS, team)))) == "改 1 处、停用 1 条"
    assert counted([]) == ""


@examples(200)
@given(FILES, FILES)
def test_there_is_a_change_exactly_where_something_differs(base: Any, over: Any):
    now = merged(base, over)
    assert bool(list(changes(base, now))) == (base != now)
