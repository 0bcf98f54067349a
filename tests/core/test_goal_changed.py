"""Which answer made the goal of a visit another one."""

from __future__ import annotations

from typing import Any

import pytest

from huikuan_cli.core.advice.changed import responsible


def goal(answers: Any) -> str:
    """Something that needs a law suit, or both a note and a day."""
    if answers.get("坎") == "判决":
        return "执行"
    return "签收" if answers.get("说") and answers.get("日") else "单号"


@pytest.mark.parametrize(
    ("before", "after", "keys"),
    [
        ({}, {"坎": "判决", "日": "x"}, ("坎",)),
        ({"坎": "判决"}, {"日": "x"}, ("坎",)),
        ({"日": "x"}, {"日": "x", "说": "y", "谁": "z"}, ("说",)),
        ({}, {"说": "y", "日": "x"}, ("说", "日")),
        ({}, {"坎": "判决", "说": "y", "日": "x", "谁": "z"}, ("坎", "日")),
        ({"坎": "判决", "说": "y", "日": "x"}, {}, ("坎",)),
        ({"谁": "a"}, {"谁": "b"}, ()),
        ({}, {}, ()),
    ],
)
def test_it_is_the_one_that_gives_the_old_goal_back_else_the_fewest_that_do(
    before: Any, after: Any, keys: Any
):
    found = responsible(before, after, goal)
    assert sorted(found) == sorted(keys)
