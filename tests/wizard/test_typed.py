"""Which entry of a list is meant by what is typed, with the input method on or off."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huikuan_cli.core.text.values import Option
from huikuan_cli.wizard.list_typing import key_of, places_of

KINDS = ["机关", "事业单位", "公办学校", "公立医院", "其他"]
UNKNOWN, BACK, LATER = (
    Option("不清楚", "不清楚（列进要问的事）"),
    Option("<", "上一问"),
    Option(">", "先跳过，最后再说"),
)


def listed(*labels: str) -> tuple[list[Option], list[str]]:
    options = [Option(text, text) for text in labels]
    return [*options, UNKNOWN, BACK, LATER], [*(key_of(n) for n in range(len(options))), "0", "<", ">"]


def meant(typed: str, *labels: str) -> str | None:
    options, keys = listed(*labels)
    found = places_of(typed, options, keys)
    return options[found[0]].id if len(found) == 1 else None


@pytest.mark.parametrize(
    ("typed", "id"),
    [
        ("2", "事业单位"),
        ("２", "事业单位"),
        ("二", "事业单位"),
        ("0", "不清楚"),
        ("０", "不清楚"),
        ("事", "事业单位"),
        ("医院", "公立医院"),
        ("公", None),  # two begin with it
        ("公立", "公立医院"),
        ("不", "不清楚"),
        ("6", None),
        ("九", None),
        ("x", None),
        ("鬼", None),
        ("", None),
        (" ", None),
        ("\u200b", None),
        ("\udcd5", None),
    ],
)
def test_by_key_words_or_number(typed: str, id: str | None):
    assert meant(typed, *KINDS) == id


@pytest.mark.parametrize(
    ("typed", "id"), [("一", "一次"), ("两", "两次以上"), ("没", "没有"), ("1", "没有"), ("１", "没有")]
)
def test_words_go_before_a_number_in_chinese_and_a_digit_is_always_the_key(typed: str, id: str):
    assert meant(typed, "没有", "一次", "两次以上") == id


@pytest.mark.parametrize(
    ("typed", "id"),
    [("是", "是"), ("对", "是"), ("有", "是"), ("否", "否"), ("不", "否"), ("没", "否"), ("无", "否")],
)
def test_yes_and_no_in_other_words(typed: str, id: str):
    assert meant(typed, "是", "否") == id


def test_yes_and_no_mean_the_entry_that_says_so_whatever_its_words():
    options = [Option("否", "没有"), Option("是", "有")]
    assert places_of("是", options, ["1", "2"]) == (1,)
    assert places_of("否", options, ["1", "2"]) == (0,)


def test_beyond_nine_entries_the_keys_are_letters():
    many = [f"第{n}样" for n in range(12)]
    assert meant("b", *many) == "第10样"
    assert meant("ｃ", *many) == "第11样"
    assert meant("9", *many) == "第8样"
    assert meant("十", *many) == "第9样"
    assert meant("十二", *many) == "第11样"
    assert meant("十三", *many) is None


@given(st.text(max_size=6))
def test_nothing_typed_ever_breaks_a_list(typed: str):
    assert meant(typed, *KINDS) in {None, *KINDS, UNKNOWN.id, BACK.id, LATER.id}
