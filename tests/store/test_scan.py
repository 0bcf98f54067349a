"""Every mistake in how a file is written is reported at once, at its place; nothing that is sound is."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from huikuan_cli.errors import HuikuanError, Problem
from huikuan_cli.store.files.bounded import PLAYBOOK_BYTES
from huikuan_cli.store.playbooks.layers import bundled
from huikuan_cli.store.yaml import mistakes, scan
from huikuan_cli.store.yaml.parse import parse, read_tree
from huikuan_cli.store.yaml.scan import FileReading, read_all
from huikuan_cli.store.yaml.tree import Spot, Tree
from properties import examples
from store.mistakes import KNOWN, MISTAKES, SOUND

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = [*sorted(bundled().rglob("*.yaml")), *sorted((ROOT / "examples").glob("*.yaml"))]


def read(raw: str | bytes) -> FileReading:
    return read_all(raw if isinstance(raw, bytes) else raw.encode("utf-8", "surrogatepass"), "文件", KNOWN)


def found(raw: str | bytes) -> list[tuple[int, str]]:
    return [(one.line, one.code) for one in read(raw).problems]


def data(raw: str | bytes) -> Any:
    tree = read(raw).tree
    return tree.data if tree else None


def names_in(data: object) -> set[str]:
    if isinstance(data, dict):
        return {str(key) for key in data} | set().union(*map(names_in, data.values()))
    return set().union(*map(names_in, data)) if isinstance(data, list) else set()


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_named_at_its_place_and_alone(name):
    bad = MISTAKES[name]
    (problem,) = read(bad.raw).problems
    assert (problem.line, problem.code, problem.minor) == (bad.line, bad.code, bad.minor)
    assert bad.says in problem.sentence()
    assert not bad.column or problem.column == bad.column
    assert problem.fix


@pytest.mark.parametrize("name", MISTAKES)
def test_the_parser_without_c_leads_to_the_same_rules(monkeypatch, name):
    """It words its complaints otherwise, and has no end of depth of its own."""
    if name == "a thousand brackets":
        pytest.skip("told as a bracket that is not closed")
    monkeypatch.setattr(scan, "Loader", yaml.BaseLoader)
    test_a_mistake_is_named_at_its_place_and_alone(name)


# What can have another mistake below it: a text with names.
WITH_NAMES = {
    name: bad.raw
    for name, bad in MISTAKES.items()
    if isinstance(bad.raw, str) and bad.code not in {"P128", "P131"}
}


@pytest.mark.parametrize("name", WITH_NAMES)
def test_a_mistake_hides_no_other(name):
    """A name twice further down is found all the same."""
    text = WITH_NAMES[name].rstrip("\n") + "\n末: 甲\n末: 乙\n"
    last = len(re.split(r"\r\n|\r|\n", text)) - 1
    assert (last, "P113") in found(text)


@pytest.mark.parametrize("name", SOUND)
def test_what_is_sound_is_not_complained_of_and_read_as_yaml_reads_it(name):
    reading = read(SOUND[name])
    assert reading.problems == []
    assert reading.whole
    assert reading.tree is not None
    assert reading.tree.data == parse(SOUND[name].encode(), "x").data


@pytest.mark.parametrize("file", SHIPPED, ids=lambda p: p.name)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_no_shipped_file_is_complained_of(file, ending):
    known = set().union(*(names_in(read_tree(one, most=PLAYBOOK_BYTES).data) for one in SHIPPED))
    raw = file.read_text(encoding="utf-8").replace("\n", ending).encode()
    reading = read_all(raw, file.name, known)
    assert reading.problems == []
    assert reading.tree is not None
    assert reading.tree.data == read_tree(file, most=PLAYBOOK_BYTES).data


E6 = (bundled() / "types" / "e6.yaml").read_text(encoding="utf-8")


def test_all_the_mistakes_of_one_file_are_found_and_what_was_meant_is_read():
    text = """\
版本：1
客户:张三
言语:
  －甲
  -乙
  - 方案 #3
  - @丙
动机与担心:
\t想要：丁
  担心: "戊
常见拖法与应对:
  - 说: 注意: 别忘
    答: “0123”
  - {说：己, 答: 庚}
选项: [e1，e2]
备注: {{ 客户 }}，您好
客户: 李四
"""
    assert found(text) == [
        (1, "P101"), (2, "P102"), (4, "P104"), (5, "P105"), (6, "P114"), (7, "P117"), (9, "P106"), (9, "P101"),
        (10, "P109"), (12, "P118"), (13, "P110"), (14, "P101"), (15, "P115"), (16, "P116"), (17, "P113"),
    ]  # fmt: skip
    assert data(text) == {
        "版本": "1",
        "客户": "李四",
        "言语": ["甲", "乙", "方案 ＃3", "@丙"],
        "动机与担心": {"想要": "丁", "担心": "戊"},
        "常见拖法与应对": [{"说": "注意: 别忘", "答": "0123"}, {"说": "己", "答": "庚"}],
        "选项": ["e1", "e2"],
        "备注": "{{ 客户 }}，您好",
    }


@pytest.mark.parametrize("code", ["gb18030", "utf-16", "utf-8-sig"])
def test_the_mistakes_of_a_file_in_another_encoding_are_found_too(code):
    text = "客户：清江市大数据中心\n言语: [甲\n"
    assert [one for one in found(text.encode(code)) if one[1] != "P126"] == [(1, "P101"), (2, "P119")]


def test_a_note_on_the_encoding_is_no_error():
    reading = read("客户: 清江市大数据中心\n".encode("gbk"))
    assert reading.errors == []
    assert reading.tree is not None
    assert reading.tree.notes == ("文件是 GBK（ANSI）编码，已经读入；请另存为 UTF-8，免得别人打开是乱码",)


@pytest.mark.parametrize(
    ("raw", "whole"),
    [
        ("客户：甲\n", True),
        ("客户: @甲\n", True),
        ("版本: 1\n张三\n", False),
        ("客户: 甲\n客户: 乙\n", False),
        ("动机与担心:\n  想要: 甲\n   担心: 乙\n", False),
        ("客户: " + "[" * 50 + "\n", False),
        ("", False),
    ],
)
def test_it_says_whether_all_that_was_written_is_there(raw, whole):
    assert read(raw).whole == whole


@pytest.mark.parametrize(
    ("raw", "lines"),
    [
        ("客户：甲\n", set()),
        ("客户: @甲\n", {1}),
        ("a: 1\n客户: 甲\n客户: 乙\n", {3}),
        ("说: 甲\xa0乙\n", set()),
    ],
)
def test_lines_that_were_mended_by_a_guess_are_named(raw, lines):
    assert read(raw).doubtful == lines


def test_every_place_leads_back_to_what_was_written():
    tree = read("版本: 1\n条件: {问谁：甲, 怎么问：乙}\n动机与担心:\n\t想要:丙\n").tree
    assert tree is not None
    assert tree.spots["条件", "问谁"] == Spot(2, 6, 2, 9, True)
    assert tree.spots["条件", "怎么问"] == Spot(2, 12, 2, 16, True)
    assert tree.spots["动机与担心", "想要"] == Spot(4, 2, 4, 5, True)
    assert tree.text == "版本: 1\n条件: {问谁：甲, 怎么问：乙}\n动机与担心:\n\t想要:丙\n"


def test_a_first_document_mark_and_crlf_keep_the_lines():
    assert found("# 甲\r\n---\r\n版本: 1\r\n客户：乙\r\n") == [(4, "P101")]
    assert found("# 甲\r版本: 1\r客户：乙\r") == [(3, "P101")]


def test_only_known_names_are_taken_for_names_where_a_sentence_may_stand():
    assert found("言语:\n  - 接住：先认\n  - 说：先认\n") == [(3, "P101")]
    assert found("备注: |\n  客户：某局\n  说明：不相干\n") == []


def test_a_line_moved_with_a_misplaced_one_is_not_named_again():
    text = "常见拖法与应对:\n - 说: 甲\n   答: 乙\n  - 说: 丙\n    答: 丁\n"
    assert found(text) == [(4, "P108")]
    assert data(text) == {"常见拖法与应对": [{"说": "甲", "答": "乙"}, {"说": "丙", "答": "丁"}]}


def test_a_line_that_cannot_be_read_takes_nothing_else_with_it():
    text = "版本: 1\n条件: [a, - b]\n客户: 甲\n金额: 乙: 丙\n"
    assert found(text) == [(2, "P133"), (4, "P118")]
    assert data(text)["客户"] == "甲"


def test_the_rest_of_an_item_is_kept_when_one_of_its_values_cannot_be_read():
    text = "常见拖法与应对:\n  - 说: [a, - b]\n    答: 甲\n  - 说: 乙\n    答: 丙\n"
    assert found(text) == [(2, "P133")]
    assert data(text) == {"常见拖法与应对": [{"说": "", "答": "甲"}, {"说": "乙", "答": "丙"}]}


def test_a_line_with_a_mistake_that_was_named_is_not_said_to_be_unreadable_too():
    assert found("条件：[a, - b]\n客户: 甲\n") == [(1, "P101")]


def test_a_wide_comma_and_a_wide_colon_after_it_are_both_named():
    text = "条件: {问谁: 甲，怎么问：乙}\n"
    assert found(text) == [(1, "P115"), (1, "P101")]
    assert data(text) == {"条件": {"问谁": "甲", "怎么问": "乙"}}


@pytest.mark.parametrize("text", ['版本: "甲\n乙"\n客户: 丙\n', "言语: ['甲\n- 乙']\n客户: 丙\n"])
def test_what_yaml_takes_though_it_looks_wrong_is_left_alone(text):
    tree = read(text).tree
    assert found(text) == []
    assert tree is not None
    assert (tree.data, tree.spots) == (parse(text.encode(), "x").data, parse(text.encode(), "x").spots)


def test_a_name_over_two_lines_is_named_where_it_begins():
    assert found('版本: 1\n"客\n  户": 甲\n金额: 1\n')[0][0] == 2


def test_an_alias_is_never_expanded():
    bomb = "甲0: &a0 [x, x]\n" + "".join(f"甲{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 9))
    reading = read(bomb)
    assert [(one.code, one.line) for one in reading.problems] == [("P117", 2)]  # the first inside another
    assert reading.tree is None


@pytest.mark.parametrize(
    ("text", "place"),
    [("版本: 1\n条件: [甲,, 乙]\n客户: 丙\n", (2, 8)), ("%YAML 9.9\n---\n客户: 甲\n", (1, 1))],
)
def test_what_no_rule_knows_is_said_in_general_where_the_parser_gave_up(text, place):
    (problem,) = read(text).problems
    assert (problem.line, problem.column, problem.code) == (*place, "P133")


def test_a_backslash_in_a_text_of_two_lines_is_named_alone():
    assert found('客户: "甲\\课\n  乙"\n金额: 1\n') == [(1, "P112")]


def test_a_file_in_which_nothing_is_right_ends_with_a_word_about_it():
    reading = read("\t甲：乙\n" * 3000)
    assert len(reading.problems) <= mistakes.MAX_PROBLEMS + 1
    assert reading.tree is None
    assert "P134" in {one.code for one in reading.problems}


def sane(problem: Problem, raw: bytes, rows: int) -> bool:
    said = problem.text + problem.fix
    return bool(
        1 <= problem.line <= max(rows, 1)
        and problem.column >= 0
        and re.fullmatch(r"P1\d\d", problem.code)
        and re.search("[\u4e00-\u9fff]", problem.text)
        and not re.search(r"None|Error|Mistake|<|\{0\}|非法", said.replace("<", "" if b"<" in raw else "<"))
    )


PIECES = [
    "版本", "客户", "说", "甲", ":", ": ", "：", "-", "- ", "－", "\n", "\n  ", "\n    ", "\t", " ", "\u3000", '"', "'", "“", "”",
    "[", "]", "{", "}", ",", "，", "#", " #", "*", "&a", "!", "|", ">", "?", "? ", "---", "\xa0", "\u2028", "\u200b", "\x00",
    "{{ 客户 }}", "0123", "\\", "\r\n", "%",
]  # fmt: skip
TEXTS = st.text(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


def taken(raw: bytes) -> Tree | None:
    try:
        return parse(raw, "文件")
    except HuikuanError:
        return None


@examples(1500)
@given(TEXTS)
@example("a: &x [*x]")
@example("? [a]\n: b")
@example("%YAML 9.9\n---\na")
@example("!!set {a}")
@example("a: b\n...\nc: d")
@example("a: \ud800")
def test_no_text_raises_and_what_yaml_takes_is_read_the_same(text):
    raw = text.encode("utf-8", "surrogatepass")
    reading = read(raw)
    rows = len(re.split(r"\r\n|\r|\n", text.encode("utf-8", "replace").decode()))
    assert [one for one in reading.problems if not sane(one, raw, max(rows, 1))] == []
    assert reading.tree is not None or reading.errors
    tree = taken(raw)
    if not reading.problems:
        assert tree is not None
        assert reading.tree is not None
        assert reading.tree.data == tree.data
        assert reading.tree.spots == tree.spots
    elif tree is None:
        assert reading.errors


@examples(300)
@given(st.binary(max_size=80))
def test_no_bytes_raise(raw):
    reading = read(raw)
    assert reading.tree is not None or reading.errors
    assert [one for one in reading.problems if not one.code or one.line < 1] == []


@examples(400)
@given(st.data())
def test_a_shipped_file_with_pieces_put_in_anywhere_is_answered(data):
    rows = E6.split("\n")
    for _ in range(data.draw(st.integers(1, 4))):
        row = data.draw(st.integers(0, len(rows) - 1))
        at = data.draw(st.integers(0, len(rows[row])))
        rows[row] = rows[row][:at] + data.draw(st.sampled_from(PIECES)) + rows[row][at:]
    raw = "\n".join(rows).encode()
    reading = read(raw)
    count = len(re.split(r"\r\n|\r|\n", raw.decode()))
    assert reading.tree is not None or reading.errors
    assert [one for one in reading.problems if not sane(one, raw, count)] == []
    if not reading.problems:
        tree = taken(raw)
        assert tree is not None
        assert reading.tree is not None
        assert reading.tree.data == tree.data


def test_every_number_is_explained_and_every_explanation_is_of_a_number():
    kinds = {one.code for one in vars(mistakes).values() if isinstance(one, mistakes.Mistake)}
    text = (ROOT / "docs" / "messages.md").read_text(encoding="utf-8")
    part = text.partition("## P1 ")[2].partition("\n## ")[0]
    assert sorted(re.findall(r"^### (P1\d\d) ", part, re.M)) == sorted(kinds)


def test_every_mistake_has_a_case_of_its_number():
    kinds = {one.code for one in vars(mistakes).values() if isinstance(one, mistakes.Mistake)}
    assert kinds - {bad.code for bad in MISTAKES.values()} == {"P133", "P134"}  # tried above


def explained() -> list[tuple[str, str, str]]:
    """Every number with the wrong and the right example of its explanation."""
    text = (ROOT / "docs" / "messages.md").read_text(encoding="utf-8")
    part = text.partition("## P1 ")[2].partition("\n## ")[0]
    pairs = (
        (one[:4], re.search("```yaml\n# 错\n(.*?)# 对\n(.*?)```", one, re.S))
        for one in part.split("\n### ")[1:]
    )
    return [(code, pair[1], pair[2]) for code, pair in pairs if pair]


EXAMPLES = explained()


@pytest.mark.parametrize(("code", "wrong", "right"), EXAMPLES, ids=[one[0] for one in EXAMPLES])
def test_the_examples_of_the_explanations_are_what_they_say(code, wrong, right):
    stands_for = {"P107": "\xa0", "P123": "\u200b", "P124": "\x07", "P125": "\u2028"}
    wrong = wrong.replace("→", "\t").replace("~", stands_for.get(code, "~"))
    assert {one[1] for one in found(wrong)} == {code}
    assert found(right) == []


def test_there_is_an_example_of_nearly_every_number():
    assert len(EXAMPLES) >= 28


def test_a_file_full_of_line_breaks_that_nobody_sees_is_read_in_time():
    begun = time.process_time()
    assert found("\u2028" * 66_000) == [(1, "P125")]
    assert time.process_time() - begun < 10, "30 s where each of them looks for a key behind all the others"
