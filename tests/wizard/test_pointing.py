"""The pointer of a list follows what is typed; no terminal is needed to see it."""

from __future__ import annotations

import pytest

from huikuan_cli.core.text.option_match import EVERY
from huikuan_cli.core.text.values import Option
from huikuan_cli.wizard.list_typing import Pointer, key_of

OPTIONS = [
    Option("机关", "机关", ("局", "公安局")),
    Option("公办学校", "公办学校"),
    Option("公立医院", "公立医院"),
    Option("不清楚", "不清楚（列进要问的事）"),
]


def pointer(*, many: bool = False, start: int | None = None, optional: bool = False) -> Pointer:
    keys = [*(key_of(n) for n in range(3)), "0"]
    return Pointer(OPTIONS, keys, start, many=many, optional=optional)


def typing(one: Pointer, text: str) -> list[int]:
    return [place for place in map(one.add, text) if place is not None]


@pytest.mark.parametrize(
    ("text", "place", "told"),
    [
        ("", None, ""),
        ("2", 1, "打了：2 → 公办学校"),
        ("23", 2, "打了：3 → 公立医院"),
        ("0", 3, "打了：0 → 不清楚"),
        ("公", None, "打了：公：有几项，请接着打：公办学校、公立医院"),
        ("公立", 2, "打了：公立 → 公立医院"),
        ("县公安局", 0, "打了：县公安局 → 机关"),
        ("机构", None, "打了：机构：没有这一项；最接近：机关"),
        ("火星", None, "打了：火星：没有这一项；退格删掉，打前面的编号或选项里的字"),
        ("没有", None, f"打了：没有：{EVERY}"),
        ("9.28", None, "打了：9.28：没有这一项；退格删掉，打前面的编号或选项里的字"),
        ("2.13", None, "打了：2.13：没有这一项；退格删掉，打前面的编号或选项里的字"),
        ("2月13", None, "打了：2月13：没有这一项；退格删掉，打前面的编号或选项里的字"),
        ("13块黑板", None, "打了：13块黑板：没有这一项；退格删掉，打前面的编号或选项里的字"),
        ("火星2", 1, "打了：2 → 公办学校"),
        ("9", None, "打了：9：没有这一项；退格删掉，打前面的编号或选项里的字"),
    ],
)
def test_where_it_stands_and_what_it_says(text: str, place: int | None, told: str):
    one = pointer()
    typing(one, text)
    assert (one.place, one.told()) == (place, told)


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("县公安局", False),
        ("公安局后六十天", True),
        ("公安局30日内", False),
        ("公安局后30日内", True),
        ("2", False),
        ("火星六十天", False),
    ],
)
def test_days_beside_the_name_of_an_entry_are_more_than_the_entry(text: str, more: bool):
    one = pointer()
    typing(one, text)
    assert one.says_more() == more


def test_what_was_typed_is_taken_away_one_by_one():
    one = pointer(start=2)
    typing(one, "公安局")
    for place in (None, None, 2, 2):
        one.erase()
        assert one.place == place
    assert one.typed == ""


@pytest.mark.parametrize(("by", "place"), [(1, 0), (-1, 3)])
def test_from_no_entry_the_arrows_go_to_the_first_and_the_last_and_forget_what_was_typed(by: int, place: int):
    one = pointer()
    typing(one, "火星")
    one.step(by)
    assert (one.place, one.told()) == (place, "")


@pytest.mark.parametrize("text", ["1 3", "1，3", "13", "1、3", "１　３", "1  3 "])
def test_where_several_are_picked_a_key_gives_its_entry_at_once(text: str):
    one = pointer(many=True)
    assert typing(one, text) == [0, 2]
    assert one.typed == ""


def test_words_among_several_are_no_keys():
    one = pointer(many=True)
    assert typing(one, "公立") == []
    assert one.place == 2


@pytest.mark.parametrize(("optional", "said"), [(True, "打了：不涉及 → 空着"), (False, EVERY)])
def test_that_there_is_nothing_leaves_a_list_empty_only_where_that_may_be(optional: bool, said: str):
    one = pointer(optional=optional)
    typing(one, "不涉及")
    assert one.leaves_empty() is optional
    assert said in one.told()
