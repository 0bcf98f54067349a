"""A list longer than a screen shows first what is ticked already."""

from __future__ import annotations

import pytest

from huikuan_cli.core.values import Option
from huikuan_cli.wizard.port import Question
from huikuan_cli.wizard.terminal import LONG_LIST, _ticked_first


def question(count: int, *chosen: str) -> Question:
    options = tuple(Option(f"y{n}", f"第{n}样") for n in range(count))
    return Question(progress="", text="有没有？", help="", options=options, many=True, chosen=chosen)


@pytest.mark.parametrize(
    ("count", "first"), [(LONG_LIST, ["y0", "y1", "y2"]), (LONG_LIST + 1, ["y3", "y9", "y0"])]
)
def test_what_is_ticked_stands_first_in_a_long_list_only(count: int, first: list[str]):
    shown = [one.id for one in _ticked_first(question(count, "y9", "y3"))]
    assert shown[:3] == first
    assert sorted(shown) == sorted(f"y{n}" for n in range(count))
