"""YAML as people write it, and as we write it."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from huikuan_cli.core.text.values import Unclear, clean
from huikuan_cli.errors import HuikuanError, ProblemsFound
from huikuan_cli.store.yaml.dump import dump
from huikuan_cli.store.yaml.parse import parse
from properties import examples

KEYS = st.text("客户甲乙丙ab1", min_size=1, max_size=5)


def cleaned(raw: str) -> str:
    try:
        return clean(raw)
    except Unclear:
        return ""


@given(st.text())
@example("no")
@example("0123")
@example("1e5")
@example("12:30")
@example("2024-02-30")
@example("~")
@example("null")
@example("0o17")
@example("y")
@example("客户: 甲")
@example("看 # 这里")
@example("- 甲")
@example("@分管")
@example("😀 𠮷 䶮")
@example("'引号' \"双引号\"")
@example("{甲: 乙}")
@example("甲：乙")
@example("\\n")
@example("")
def test_cleaned_text_comes_back_as_it_was_written(raw):
    text = cleaned(raw)
    assert parse(dump({"话": text}).encode(), "x").data == {"话": text}


@given(st.text())
@example("1e5")
@example("0o17")
@example("e1")
def test_what_we_write_is_text_for_another_yaml_reader_too(raw):
    text = cleaned(raw)
    assert yaml.safe_load(dump({"话": text})) == {"话": text}


@given(st.text("甲 a", min_size=1))
def test_blanks_at_the_ends_are_kept(text):
    assert parse(dump({"话": text}).encode(), "x").data == {"话": text}


TREES = st.recursive(
    st.text("甲乙 a1:#-'\"[]{}，。", max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(KEYS, TREES, min_size=1, max_size=4))
def test_any_tree_comes_back(data):
    assert parse(dump(data).encode(), "x").data == data


@given(st.dictionaries(KEYS, KEYS, min_size=1))
def test_keys_keep_their_order(data):
    assert list(parse(dump(data).encode(), "x").data) == list(data)


def test_dump_is_readable_chinese_on_unfolded_lines():
    text = dump({"话": "好 " * 200, "名": "甲"})
    assert "\\u" not in text
    assert text.count("\n") == 2


def test_repeated_values_are_written_out_and_never_as_an_alias():
    same = ["甲"]
    assert "&" not in dump({"一": same, "二": same})


TEXT = """\
# 头
版本: 1
甲:
  乙: 0123
  丙:
    - 一
    - 丁: no
      戊: 12:30
己: [a, 2024-02-30]
"""


def test_scalars_stay_text():
    data = parse(TEXT.encode(), "x").data
    assert data["版本"] == "1"
    assert data["甲"] == {"乙": "0123", "丙": ["一", {"丁": "no", "戊": "12:30"}]}
    assert data["己"] == ["a", "2024-02-30"]


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("版本",), 2),
        (("甲",), 3),
        (("甲", "乙"), 4),
        (("甲", "丙"), 5),
        (("甲", "丙", 0), 6),
        (("甲", "丙", 1, "丁"), 7),
        (("甲", "丙", 1, "戊"), 8),
        (("己", 1), 9),
        (("甲", "没有"), 3),
        (("甲", "丙", 1, "没有", 3), 7),
    ],
)
def test_every_key_and_item_knows_its_line_or_that_of_its_parent(path, line):
    assert parse(TEXT.encode(), "x").line_of(path) == line


@pytest.mark.parametrize(
    ("path", "spot"),
    [
        (("甲", "乙"), (4, 3, 4, 6, True)),
        (("甲", "丙", 1, "戊"), (8, 7, 8, 10, False)),
        (("己", 1), (9, 8, 9, 8, True)),
        (("甲", "丙"), (5, 3, 6, 5, False)),
    ],
)
def test_every_key_and_item_knows_its_column_and_where_its_value_starts(path, spot):
    text = "# 说明\n版本: 1\n甲:\n  乙: 0123\n  丙:\n    - 一\n    - 丁: no\n      戊: '12:30'\n己: [a, 2024-02-30]\n"
    assert parse(text.encode(), "x").spots[path] == spot


def complaint(raw: bytes) -> HuikuanError | None:
    """What `parse` says of these bytes; None when it reads them. Any other error fails the test."""
    try:
        parse(raw, "文件")
    except HuikuanError as problem:
        return problem
    return None


@examples(300)
@given(st.text(max_size=60))
@example("a: &x [*x]")
@example("? [a]\n: b")
@example("a: !!binary x")
@example("%YAML 9.9\n---\na")
@example("a: !!timestamp 2024-99-99")
@example("!!set {a}")
@example("\ufeff\ufeffa: b")
@example("a: b\n...\nc: d")
def test_no_text_gets_a_parsers_own_error_out(text):
    problem = complaint(text.encode("utf-8", "surrogatepass"))
    if problem is not None:
        assert "文件" in problem.text
    if isinstance(problem, ProblemsFound) and text.isascii() and text.isprintable():
        assert [p.line for p in problem.problems] == [1] * len(problem.problems)


@examples(200)
@given(st.binary(max_size=80))
def test_no_bytes_get_a_parsers_own_error_out(raw):
    problem = complaint(raw)
    assert problem is None or "文件" in problem.text


def test_thirty_levels_are_read_and_a_thousand_are_refused():
    deep = "甲: " + "[" * 20 + "]" * 20
    assert parse(deep.encode(), "x").data["甲"] is not None
    problem = complaint(("甲: " + "[" * 1000 + "]" * 1000).encode())
    assert problem is not None
    rows = problem.problems if isinstance(problem, ProblemsFound) else []
    assert "套得太深" in "；".join((problem.sentence(), *(one.sentence() for one in rows)))
