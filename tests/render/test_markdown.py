"""User text on the Markdown sheet is shown as it was typed: no markup, no tag, no link, no template."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import TODAY, action_sheet, playbook, talk, tree
from huikuan_cli.core.advice.planner import make_plan
from huikuan_cli.core.answers.answer_set import read_answers
from huikuan_cli.core.sheet.layout import Block, Row, Sheet
from huikuan_cli.render.markdown import escape, render_sheet, row_line
from properties import examples

HOSTILE = [
    "<script>alert(1)</script>",
    "[点我](http://x.example)",
    "![图](x)",
    "甲|乙|丙",
    "*重点* **很** _斜_ __粗__",
    "# 标题",
    "`代码` ```块```",
    "{{7*7}}",
    "{% for a in b %}",
    "{# 注 #}",
    "A&B &lt;b&gt; &#42;",
    "~~划掉~~",
    "<!-- 注释",
    "[x]: http://x.example",
    "\\*不是斜\\*",
    "> 引用",
    "</li></ul><h1>",
    "${7*7} #{7*7}",
]


def unescaped(markdown: str) -> str:
    """What a Markdown reader shows: backslash escapes and the one entity that we write, undone."""
    return re.sub(r"\\([\\`*_\[\]<>|#~])", r"\1", markdown).replace("&amp;", "&")


def sheet_with(text: str) -> str:
    fields = {"客户": text, "称呼": text}
    given_tree = tree(拜访=fields, 我的4W2H={"要什么": text}, 交易项目={"项目": text})
    reading = read_answers(given_tree, talk(), TODAY, "x", lambda path: 1)
    assert not reading.problems
    made = make_plan(playbook(), reading.answers, TODAY, "")
    return render_sheet(action_sheet(made, TODAY.isoformat(), "0"))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_reads_as_typed(text):
    assert unescaped(escape(text)) == text


@pytest.mark.parametrize("text", HOSTILE)
def test_no_special_character_of_hostile_text_stays_live(text):
    live = re.sub(r"\\.", "", escape(text))
    assert not set("`*_[]<>|#~\\") & set(live)
    assert "&" not in live.replace("&amp;", "")


@given(st.text())
def test_any_text_reads_as_typed(text):
    assert unescaped(escape(text)) == text


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_answers_reach_the_sheet_as_text(text):
    sheet = sheet_with(text)
    assert text in unescaped(sheet)
    assert "<" not in re.sub(r"\\<", "", sheet)
    assert not re.search(r"(?<!\\)\]\(", sheet)


def test_a_template_in_an_answer_is_not_computed():
    whole = unescaped(sheet_with("{{7*7}}"))
    head = whole.partition("## 他说")[0]
    assert whole.count("{{7*7}}") >= 4
    assert "{{7*7}}" in head
    assert "49" not in head


def test_hostile_text_changes_neither_headings_nor_the_number_of_lines():
    # both are as long, and "<" in them is no part of a name that is spoken
    plain, hostile = sheet_with("甲甲甲甲甲甲<"), sheet_with("# 甲 <h1> *")
    heads = [row for row in plain.splitlines() if row.startswith("## ")]
    assert [row for row in hostile.splitlines() if row.startswith("## ")] == heads
    assert len(hostile.splitlines()) == len(plain.splitlines())


@examples(40)
@given(st.text(min_size=1, max_size=40))
def test_no_control_character_reaches_the_sheet(text):
    reading = read_answers(tree(拜访={"客户": f"甲{text}"}), talk(), TODAY, "x", lambda path: 1)
    if reading.problems:
        return
    sheet = render_sheet(action_sheet(make_plan(playbook(), reading.answers, TODAY, ""), "2026-11-23", "0"))
    assert not [c for c in sheet if (ord(c) < 32 and c != "\n") or 0x7F <= ord(c) <= 0x9F]
    assert not set("\u202e\u2066\u200b\ufeff\u2028") & set(sheet)


def test_the_sheet_ends_with_one_line_break_and_has_no_trailing_blanks_but_hard_breaks():
    sheet = sheet_with("甲")
    assert sheet.endswith("。\n")
    assert not re.search(r"(?<! ) $", sheet, flags=re.M)
    assert "\n\n\n" not in sheet


def test_rows_are_drawn_by_their_style():
    assert row_line(Row("text", "话", "名")) == "- **名**：话"
    assert row_line(Row("tick", "做", "缺")) == "- □ **缺**：做"
    assert row_line(Row("say", "说", "开场1", "拿到：单号")) == "- **开场1**：“说”  \n  → 拿到：单号"
    assert row_line(Row("pair", "数", "名", "注")) == "- **名**：数（注）"
    assert row_line(Row("small", "小")) == "- 小"


def test_pages_are_kept_apart_by_a_rule():
    blocks = (
        Block("一", (Row("text", "甲"),)),
        Block("二", (Row("text", "乙"),), 2),
        Block("三", (Row("text", "丙"),), 3),
    )
    text = render_sheet(Sheet("题", "副", blocks, "脚"))
    assert [row for row in text.splitlines() if row] == [
        "# 题", "副", "## 一", "- 甲", "---", "# 背面：今晚照着备", "## 二", "- 乙",
        "---", "# 明细：每一条的来历", "## 三", "- 丙", "脚",
    ]  # fmt: skip
