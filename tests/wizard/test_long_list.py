"""A list longer than a screen: what is ticked stands first, the rest by pages or by what is typed."""

from __future__ import annotations

import pytest

from huikuan_cli.core.text.values import Option
from huikuan_cli.wizard.list_pages import LONG_LIST, PAGE, Pages
from huikuan_cli.wizard.port import Question
from huikuan_cli.wizard.terminal import _ticked_first


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


WAYS = (Option("没有", "一样都没有"), Option("不清楚", "空着"))


def pages(count: int) -> Pages:
    entries = tuple(Option(f"y{n}", f"第{n}样", ("审计",) if n in (3, 21) else ()) for n in range(count))
    return Pages((*entries, *WAYS), count)


def test_a_list_that_fits_is_shown_whole():
    assert pages(LONG_LIST).shown(0, "第2样") == (tuple(range(LONG_LIST + 2)), 0)


@pytest.mark.parametrize(
    ("place", "first", "length"), [(None, 0, 9), (0, 0, 9), (8, 0, 9), (9, 9, 9), (30, 27, 4)]
)
def test_a_longer_one_is_shown_by_pages_with_the_ways_out_and_says_how_many_there_are_besides(
    place: int | None, first: int, length: int
):
    shown, more = pages(31).shown(place, "")
    assert shown == (*range(first, first + length), 31, 32)
    assert more == 31 - length


def test_pointing_at_a_way_out_leaves_the_page():
    one = pages(31)
    one.shown(12, "")
    assert one.shown(32, "")[0][0] == PAGE


def test_what_is_typed_leaves_only_what_it_fits():
    one = pages(31)
    assert one.shown(None, "审计") == ((3, 21, 31, 32), 0)
    assert one.shown(None, "第") == ((*range(PAGE), 31, 32), 31 - PAGE)
    assert one.shown(None, "火星") == ((*range(PAGE), 31, 32), 31 - PAGE)
