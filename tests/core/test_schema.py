"""The schemas for the editor: they say what the structs say, and every key has its sentence."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from msgspec import Struct, convert
from msgspec.structs import fields

from huikuan_cli.core.checking.schema import TITLE, editor_settings, header_for, schema_name, schema_of
from huikuan_cli.core.checking.shape import shape_problems
from huikuan_cli.core.checking.sheet_checks import look_problems
from huikuan_cli.core.playbook.merging import VERSION
from huikuan_cli.core.playbook.sheet_look import SheetLook
from huikuan_cli.store.files.bounded import PLAYBOOK_BYTES
from huikuan_cli.store.playbooks import loading
from huikuan_cli.store.playbooks.layers import SHAPES, Layer, bundled
from huikuan_cli.store.playbooks.schema_files import SCHEMA_KINDS, hover
from huikuan_cli.store.yaml.parse import read_tree
from properties import examples
from schemas import SHIPPED, schema_for, schemas, seen, text_of

WORDS = hover()
OTHER = {"写错时", "团队文件"}
NO_BLOCK, OTHER_PAGE = "P501", "P502"  # of the names of blocks, which the editor offers page by page


@lru_cache
def checker(file: str, whole: bool) -> Draft7Validator:
    return Draft7Validator(schema_for(file, whole), format_checker=Draft7Validator.FORMAT_CHECKER)


def wrong(file: str, text: str, whole: bool = False) -> list[str]:
    """Where the schema refuses a text, as 自问/0/字段."""
    return sorted({"/".join(map(str, e.absolute_path)) for e in checker(file, whole).iter_errors(seen(text))})


def structs(kind: Any) -> Iterator[type[Struct]]:
    """All structs that an annotation speaks of."""
    if isinstance(kind, type) and issubclass(kind, Struct):
        yield kind
        for one in fields(kind):
            if kind not in get_args(one.type):
                yield from structs(one.type)
    for inner in get_args(kind):
        yield from structs(inner)


ALL = sorted({one for kind in SCHEMA_KINDS.values() for one in structs(kind)}, key=lambda one: one.__name__)


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize("file", SHIPPED)
def test_every_shipped_file_is_accepted(file, whole):
    assert wrong(file, text_of(file), whole) == []


TEAM_ALONE = {"customer.json"}  # kinds of files that do not come with the program


@pytest.mark.parametrize("whole", [True, False])
def test_every_schema_is_one(whole):
    assert set(schemas(whole)) == {schema_name(file) for file in SHIPPED} | TEAM_ALONE
    for schema in schemas(whole).values():
        Draft7Validator.check_schema(schema)


@pytest.mark.parametrize(
    ("file", "old", "new", "where"),
    [
        ("rules.yaml", "版本: 2", "版本: 3", "版本"),
        ("rules.yaml", "日利率: 0.0005", "日利率: 万分之五", "期限与利率/日利率"),
        ("rules.yaml", "旧时效止: 2017-10-01", "旧时效止: 2017年10月", "期限与利率/旧时效止"),
        ("rules.yaml", "旧时效止: 2017-10-01", "旧时效止: 2017-13-01", "期限与利率/旧时效止"),
        ("rules.yaml", "年天数: 365", "年天数: 三百六十五", "期限与利率/年天数"),
        ("rules.yaml", "年天数: 365", "年天数: 365.5", "期限与利率/年天数"),
        ("rules.yaml", "年天数: 365", "每年天数: 365", "期限与利率"),
        ("questions.yaml", "类型: 金额", "类型: 钱数", "自问/1/字段/3/类型"),
        ("questions.yaml", "\n        必填: 是", "\n        必填: 对", "自问/0/字段/0/必填"),
        ("questions.yaml", "\n        必填: 是", "\n        必填: true", "自问/0/字段/0/必填"),
        ("questions.yaml", "键: 客户\n", "键: 0123\n", "自问/0/字段/0/键"),
        ("questions.yaml", "类型: 日期, 问: 哪天到账？", "类别: 日期, 问: 哪天到账？", "自问/4/字段/19/列/0"),
        ("chain.yaml", "[3, 15]", "[3]", "节点/0/经验工作日"),
        ("chain.yaml", "[3, 15]", "[3, 15, 20]", "节点/0/经验工作日"),
        ("chain.yaml", "岗位: [使用科室]", "岗位: 使用科室", "节点/0/岗位"),
        ("quiz.yaml", "分: {e1: 3, e6: 1}", "分: {e1: 三}", "题/0/看到的/0/分/e1"),
        ("mindset.yaml", "只收集信息: 是", "只收集信息: 好", "自查/结论/2/只收集信息"),
        ("types/e8.yaml", "想要: ", "要: ", "动机与担心"),
        ("cases/k1.yaml", "算到: 2026-11-23", "算到: 今天", "算到"),
        ("redlines.yaml", "id: h1\n", "id: H1\n", "红线/0/id"),
        ("diagnosis.yaml", "列前几个原因: 3", "列前几个原因: 99", "列前几个原因"),
        ("types/e8.yaml", "间隔工作日: ", "间隔工作日: -", "跟进节奏/间隔工作日"),
        ("chain.yaml", "[3, 15]", "[3, 150]", "节点/0/经验工作日/1"),
    ],
)
@pytest.mark.parametrize("whole", [True, False])
def test_a_mistake_is_refused_at_its_place(file, old, new, where, whole):
    text = text_of(file)
    assert old in text
    assert where in wrong(file, text.replace(old, new, 1), whole)


TEAM = {
    "questions.yaml": """
版本: 2
准备度: {可以出发: 80}
自问:
  - id: s1
    字段:
      - {键: 标的, 停用: 是}
      - {键: 合同额, 说明: 含税}
      - {键: 预算科目, 类型: 文本, 问: 列在哪个科目？}
  - {id: s6, 停用: 否}
""",
    "excuses.yaml": "版本: 2\n借口:\n  - id: o06\n    我答: 好\n  - {id: o07, 停用: 是}\n",
    "types/e8.yaml": "版本: 2\nid: e8\n动机与担心: {担心: 被绕过}\n",
    "customers/u1.yaml": "版本: 2\nid: u1\n名称: 医院\n客户性质: [公立医院]\n节点:\n  - {id: t3, 要看到: 入库单, 排在: t1}\n窗口:\n  - {id: v4, 停用: 是}\n",
    "calendar.yaml": "版本: 2\n对方给了截止日: {提前工作日: 5}\n窗口:\n  - {id: v4, 停用: 是}\n",
    "rules.yaml": "版本: 2\n期限与利率: {年天数: 360}\n",
    "redlines.yaml": "版本: 2\n",
}


@pytest.mark.parametrize("file", TEAM)
def test_a_team_writes_only_what_it_changes(file):
    assert wrong(file, TEAM[file]) == []


@pytest.mark.parametrize("file", TEAM)
def test_a_file_of_a_team_is_no_whole_file(file):
    assert wrong(file, TEAM[file], whole=True) != []


@pytest.mark.parametrize(
    ("file", "text", "where"),
    [
        ("rules.yaml", "期限与利率: {年天数: 360}\n", ""),
        ("types/e8.yaml", "版本: 2\n", ""),
        ("redlines.yaml", "版本: 2\n红灯: []\n", ""),
        ("redlines.yaml", "版本: 2\n红线:\n  - 短句: 不送礼\n", "红线/0"),
        ("redlines.yaml", "版本: 2\n红线:\n  - {id: h1, 停用: 对}\n", "红线/0/停用"),
        ("redlines.yaml", "版本: 2\n停用: 是\n", ""),
        ("excuses.yaml", "版本: 2\n借口:\n  - {id: o01, 他回说: []}\n", "借口/0"),
        ("excuses.yaml", "版本: 2\n没对上时: {停用: 是}\n", "没对上时"),
        ("diagnosis.yaml", "版本: 2\n原因:\n  - {id: c1, 线索: [{加分: 2}]}\n", "原因/0/线索/0"),
        ("quiz.yaml", "版本: 2\n易混:\n  - {一: e1, 停用: 是}\n", "易混/0"),
        ("questions.yaml", "版本: 2\n自问:\n  - {id: s4, 字段: [{键: 部分付款, 列: [{问: 谁？}]}]}\n", "自问/0/字段/0/列/0"),
    ],
)  # fmt: skip
def test_a_team_may_leave_out_much_but_not_everything(file, text, where):
    assert wrong(file, text) == [where]


def test_no_whole_file_hides_an_entry():
    text = text_of("redlines.yaml").replace("id: h1", "id: h1\n    停用: 是")
    assert wrong("redlines.yaml", text, whole=True) == ["红线/0"]
    assert wrong("redlines.yaml", text) == []


def spots(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if path:
        yield path
    if isinstance(data, dict):
        for key, value in data.items():
            yield from spots(value, (*path, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from spots(value, (*path, number))


@lru_cache
def both(file: str) -> tuple[Any, Any, list[tuple[str | int, ...]]]:
    """A shipped file as the program reads it, as an editor does, and all places in it."""
    data = seen(text_of(file))
    return read_tree(bundled() / file, most=PLAYBOOK_BYTES).data, data, list(spots(data))


GONE, UNKNOWN = object(), object()


def changed(data: Any, path: tuple[str | int, ...], value: Any) -> Any:
    """A copy with another value at a place, without it, or with an unknown key beside it."""
    found = copy.deepcopy(data)
    parent = found
    for step in path[:-1]:
        parent = parent[step]
    if value is GONE:
        del parent[path[-1]]
    elif value is UNKNOWN:
        if isinstance(parent, dict):
            parent["没有这个键"] = {}
    else:
        parent[path[-1]] = copy.deepcopy(value)
    return found


def program_takes(data: Any, kind: type[Struct]) -> bool:
    if list(shape_problems(data, kind)) or data["版本"] != str(VERSION):
        return False
    if kind is not SheetLook:
        return True
    rules = loading.wording_of((Layer(bundled(), "自带"),), [])
    look = convert(data, SheetLook, strict=False)
    return not {one.code for one in look_problems("sheet.yaml", look, rules)} & {NO_BLOCK, OTHER_PAGE}


@pytest.mark.parametrize("name", sorted(set(schemas(False)) - TEAM_ALONE))
@examples(20)
@given(data=st.data())
def test_the_editor_refuses_what_the_program_refuses_and_nothing_else(name, data):
    kind = next(kind for file, kind in SCHEMA_KINDS.items() if schema_name(file) == name)
    file = data.draw(st.sampled_from([one for one in SHIPPED if schema_name(one) == name]))
    texts, typed, places = both(file)
    path = data.draw(st.sampled_from(places))
    value = data.draw(st.sampled_from([GONE, UNKNOWN, "字", [], {}, ["字"], [[]], [{}], "是", "2026-11-23"]))
    takes = program_takes(changed(texts, path, value), kind)
    assert checker(file, True).is_valid(changed(typed, path, value)) == takes


def test_every_file_that_is_read_has_a_schema():
    assert set(SHAPES) < set(SCHEMA_KINDS)
    assert {schema_name(file) for file in SHIPPED} | TEAM_ALONE == set(schemas(False))


def test_every_key_has_a_sentence_and_no_sentence_is_left_over():
    wanted = {one.__name__: {TITLE, *(f.encode_name for f in fields(one))} for one in ALL}
    assert len(wanted) == len(ALL) > 50
    assert {name: set(keys) for name, keys in WORDS.items() if name not in OTHER} == wanted


def test_every_sentence_of_the_editor_is_used():
    wide = str([schemas(True), schemas(False)])
    unused = [
        f"{name}/{key}" for name, keys in WORDS.items() for key, text in keys.items() if text not in wide
    ]
    assert unused == []


@pytest.mark.parametrize("name", sorted(WORDS))
def test_a_sentence_says_something_in_chinese_on_one_line(name):
    for key, text in WORDS[name].items():
        assert re.search(r"[\u4e00-\u9fff]{2}", text), key
        assert text != key or key == TITLE, key
        assert "\n" not in text
        assert text.encode("gbk")
        assert len(text) <= 80


def test_descriptions_stand_beside_no_reference():
    def all_of(data: Any) -> Iterator[dict[str, Any]]:
        if isinstance(data, dict):
            yield data
        for inner in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
            yield from all_of(inner)

    for schema in (*schemas(True).values(), *schemas(False).values()):
        assert [one for one in all_of(schema) if "$ref" in one and len(one) > 1] == []


def test_a_missing_sentence_is_no_silent_hole():
    with pytest.raises(KeyError):
        schema_of(SCHEMA_KINDS["rules.yaml"], {**WORDS, "Terms": {}}, whole=True)


def test_words_are_offered_in_the_order_in_which_they_are_declared():
    field = schema_for("questions.yaml")["definitions"]["Field-entry"]["properties"]
    assert field["再访"]["enum"] == ["照旧", "核对", "重问", "再问"]
    assert field["深浅"]["enum"] == ["必问", "出单后再补", "细问", "不问"]
    assert field["停用"]["enum"] == ["是", "否"]


@pytest.mark.parametrize(
    ("file", "folder", "line"),
    [
        ("questions.yaml", "schema", "schema/questions.json"),
        ("types/e8.yaml", "schema", "../schema/type.json"),
        ("cases/k1.yaml", "schema", "../schema/case.json"),
        ("types/e8.yaml", "file:///a/b", "file:///a/b/type.json"),
        ("types/e8.yaml", "/a/b", "/a/b/type.json"),
        ("types/e8.yaml", "C:/a/b", "C:/a/b/type.json"),
    ],
)
def test_the_header_leads_from_the_file_to_its_schema(file, folder, line):
    assert header_for(file, folder) == f"# yaml-language-server: $schema={line}"


def test_the_settings_lead_every_file_to_its_schema():
    settings = editor_settings(SCHEMA_KINDS)
    assert settings["yaml.schemas"]["./schema/type.json"] == ["types/*.yaml"]
    assert settings["yaml.schemas"]["./schema/rules.json"] == ["rules.yaml"]
    assert set(settings["yaml.schemas"]) == {f"./schema/{name}" for name in schemas(False)}
    assert settings["yaml.schemaStore.enable"] is False
