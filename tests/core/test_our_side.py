"""What is typed about our side: cleaned, bounded, mildly checked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huikuan_cli.core.answers.our_side import ITEMS, NEEDED, told
from huikuan_cli.core.text.values import Unclear
from huikuan_cli.store.work.workspace import SETTING_NAMES
from properties import examples


def test_what_is_asked_are_lines_of_huikuan_yaml():
    assert set(NEEDED) < set(ITEMS) < set(SETTING_NAMES)


@pytest.mark.parametrize("key", ITEMS)
@pytest.mark.parametrize("raw", ["", "  ", "没有", "无", "不清楚", "\u200b"])
def test_no_answer_is_none(key: str, raw: str):
    assert told(key, raw).value == ""


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("0012 3456 7890", "001234567890"),
        ("６２２２-０００１-２３４５", "622200012345"),
        ("00123456", "00123456"),
        ("1" * 32, "1" * 32),
    ],
)
def test_an_account_is_its_digits_with_leading_zeros(raw: str, value: str):
    assert told("账号", raw) == told("账号", raw)._replace(value=value, doubt="")


@pytest.mark.parametrize("raw", ["1234567", "1" * 33, "6222x", "工行 6222"])
def test_what_is_no_account_is_doubted_and_kept_as_typed(raw: str):
    found = told("账号", raw)
    assert found.value == raw
    assert "不像账号" in found.doubt


def test_the_contact_is_a_name():
    assert told("联系人", "我，小周").value == "小周"
    with pytest.raises(Unclear, match="请写名字"):
        told("联系人", "我自己")


@pytest.mark.parametrize("key", ITEMS)
def test_a_long_answer_is_asked_again(key: str):
    with pytest.raises(Unclear, match="太长了"):
        told(key, "1" * (ITEMS[key].longest + 1))


@given(st.sampled_from(list(ITEMS)), st.text(max_size=200))
@examples(300)
def test_what_is_kept_can_be_printed_on_one_line(key: str, raw: str):
    try:
        found = told(key, raw)
    except Unclear:
        return
    assert len(found.value) <= ITEMS[key].longest or found.doubt
    assert "\n" not in found.value
