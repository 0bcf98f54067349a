"""What is read without a YAML library means the same as with one, or is left to it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from huikuan_cli.errors import HuikuanError
from huikuan_cli.store import quick
from huikuan_cli.store.yamlio import dump, parse

WORDS = st.text("甲乙 ab01-:#'\"\\,[]{}&*!|>%@`?~.\t\u3000\u202e\x1b\n", max_size=12)


def in_full(text: str) -> object:
    try:
        return parse(text.encode("utf-8"), "甲.yaml").data
    except HuikuanError:
        return None


@settings(max_examples=600)
@given(st.lists(WORDS, min_size=1, max_size=4))
@example(["", " 甲"])
@example(["''"])
@example(["'甲''乙' # 丙"])
@example(["甲 # 乙", "#"])
@example(["甲: 乙"])
@example(["甲:"])
@example(["|", "\n  甲"])
@example(["甲\n  乙"])
@example(["\n- 甲"])
@example(["\n  甲: 乙"])
def test_lines_typed_by_hand_mean_the_same_in_full_or_are_left_to_it(values):
    text = "".join(f"键{number}: {value}\n" for number, value in enumerate(values))
    found = quick.entries(text, 0)
    if found is not None and None not in found.values():
        assert found == in_full(text)


@settings(max_examples=500)
@given(
    st.dictionaries(
        st.sampled_from(["id", "客户", "哪天"]), st.text(max_size=20) | st.just([]) | st.just({}), min_size=1
    )
)
@example({"客户": "甲局", "哪天": []})
def test_what_we_write_is_understood_whenever_it_is_printable(data):
    found = quick.entries(dump(data), 0)
    if all(not value or (value.isprintable() and max(value) <= "\uffff") for value in data.values()):
        assert found == {key: None if value in ([], {}) else value for key, value in data.items()}
    elif found is not None and None not in found.values():
        assert found == in_full(dump(data))


@pytest.mark.parametrize(
    "text",
    ["甲: 乙\n甲: 丙", "甲: 乙\n 丙: 丁", "甲: 乙\n  丙", "- 甲", "甲：乙", "甲:乙", "\t甲: 乙", "甲: &x 乙", "---", "甲: \x1b[31m乙"],
)  # fmt: skip
def test_what_is_not_plain_is_left_to_the_library(text):
    assert quick.entries(text, 0) is None


def test_what_has_lines_of_its_own_is_not_looked_into():
    text = "甲:\n  乙: 丙\n丁:\n- 戊\n己: 庚"
    assert quick.entries(text, 0) == {"甲": None, "丁": None, "己": "庚"}


def test_comments_and_empty_lines_are_passed_over():
    assert quick.entries("# 说明\n\n甲: 乙  # 旁注\n  # 又一条\n丙:", 0) == {"甲": "乙", "丙": ""}


def test_a_list_is_read_item_by_item():
    assert quick.items("  - 甲: 一\n    乙: 二\n  - 甲: 三", 2) == [{"甲": "一", "乙": "二"}, {"甲": "三"}]


@pytest.mark.parametrize("block", ["", "    - 甲: 一", "  - 甲", "  - 甲: 一\n   乙: 二", "  甲: 一"])
def test_a_list_of_another_shape_is_left_to_the_library(block):
    assert quick.items(block, 2) is None


WHOLE = "乙:\n  丙:\n    旧: 1\n结论:\n  丙:\n    新: 2\n# 旁注\n\n    再: 3\n  丁:\n  - 戊: 4\n己: 5\n"


@pytest.mark.parametrize(
    ("name", "lines"),
    [("丙", "    新: 2\n# 旁注\n\n    再: 3"), ("丁", "  - 戊: 4"), ("戊", None), ("己", None)],
)
def test_a_part_ends_where_the_next_begins(name, lines):
    assert quick.part(WHOLE, name, WHOLE.index("结论")) == lines


def test_only_an_ordinary_utf8_file_of_bearable_size_is_read(folder: Path):
    file = folder / "甲"
    file.write_bytes("\ufeff甲\r\n乙".encode())
    assert quick.text(file) == "甲\n乙"
    file.write_bytes("甲".encode("gb18030"))
    assert quick.text(file) is None
    file.write_bytes(b"a" * quick.MAX_BYTES)
    assert quick.text(file) is not None
    file.write_bytes(b"a" * (quick.MAX_BYTES + 1))
    assert quick.text(file) is None
    assert quick.text(folder) is None
    assert quick.text(folder / "没有") is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(folder: Path):
    os.mkfifo(folder / "管道")
    assert quick.text(folder / "管道") is None
