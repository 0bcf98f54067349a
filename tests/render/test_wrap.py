"""Lines of the screen: nothing is lost, no number is cut, no closing mark stands first."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from huikuan_cli.core.text.wrap import HANG, NARROW, clipped, wrap

CLOSING = tuple("，。；：？！、）”’》〕」%")


def bare(text: str) -> str:
    return "".join(text.split())


@given(st.text("字甲a1 ，。”（.-\u3000😀", max_size=60), st.integers(6, 40))
@example("1" * 50, 8)
@example("。" * 30, 8)
@example("", 8)
def test_nothing_is_lost_and_no_line_is_wider_than_a_hanging_mark(text, width):
    lines = wrap(text, width)
    assert bare("".join(lines)) == bare(text)
    assert all(cell_len(line) <= width + HANG for line in lines)


@given(
    st.lists(st.sampled_from(["甲", "乙丙", "数12", "字，", "好。”", "（注）"]), min_size=1),
    st.integers(10, 40),
)
def test_no_line_starts_with_a_closing_mark(parts, width):
    assert not [line for line in wrap("".join(parts), width) if line.startswith(CLOSING)]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("一二三四五", 10, ["一二三四五"]),
        ("一二三四五1", 10, ["一二三四五", "1"]),
        ("一二三四五六", 10, ["一二三四五", "六"]),
        ("一二三四五。", 10, ["一二三四五。"]),
        ("一二三四五。”六", 10, ["一二三四", "五。”六"]),
        ("一二63,648.00元", 10, ["一二", "63,648.00", "元"]),
        ("一二三四 五六", 8, ["一二三四", "五六"]),
        ("a" * 12, 5, ["aaaaa", "aaaaa", "aa"]),
    ],
)
def test_where_a_line_breaks(text, width, lines):
    assert wrap(text, width) == lines


@given(st.text("字甲a1 ，。”（.-😀", max_size=120), st.integers(20, 96), st.sampled_from([0, 2]))
def test_a_clipped_line_keeps_to_its_rows_and_says_when_there_is_more(text, width, indent):
    rows = clipped(text, width, indent)
    assert len(rows) <= (2 if width < NARROW else 1)
    assert all(cell_len(row) <= width for row in rows)
    shown = bare("".join(rows))
    assert shown == bare(text) or (shown.endswith("…") and bare(text).startswith(shown[:-1]))


def test_a_wide_screen_has_one_row_and_a_narrow_one_two():
    text = "字" * 100
    assert [row.strip() for row in clipped(text, 60, 2)] == ["字" * 27 + "…"]
    assert clipped(text, 40, 2) == ["  " + "字" * 17, "    " + "字" * 16 + "…"]
