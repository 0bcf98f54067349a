"""The language server that VS Code runs for YAML, with our schemas: what a lead sees while he writes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from editor.client import Editor, missing
from huikuan_cli.core.checking.schema import editor_settings, header_for
from huikuan_cli.store.playbooks.schema_files import SCHEMA_KINDS, hover
from schemas import SHIPPED, text_of, write_schemas

OFFLINE = {"yaml": {"schemaStore": {"enable": False}}}


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A team's folder with the schemas beside its files; a name in Chinese, as people give them."""
    folder = tmp_path_factory.mktemp("editor") / "我们的打法"
    write_schemas(folder / "schema")
    return folder


@pytest.fixture(scope="module")
def editor(team: Path) -> Iterator[Editor]:
    """VS Code with the team's folder open and no settings of ours: the header of each file names its schema."""
    yield from opened(team, OFFLINE)


def opened(folder: Path, settings: dict[str, object]) -> Iterator[Editor]:
    if why := missing():
        assert not os.environ.get("HUIKUAN_REQUIRE_EDITOR"), why
        pytest.skip(why)
    one = Editor(folder, settings, folder.parent)
    yield one
    one.quit()
    assert one.reached.read_text(encoding="utf-8") == "", "the server reached for the network"


@pytest.fixture
def write(editor: Editor, team: Path) -> Iterator[Callable[[str, str], tuple[Path, list[tuple[int, str]]]]]:
    """Open a file of the team with this text below the header: its path, and what is wrong in it by line.

    The header is line 1, so the text begins on line 2.
    """
    files = []

    def run(name: str, text: str) -> tuple[Path, list[tuple[int, str]]]:
        file = team / name
        files.append(file)
        return file, editor.open({file: f"{header_for(name, 'schema')}\n{text}"})[file]

    yield run
    for file in files:
        editor.close(file)


def test_no_shipped_file_has_anything_wrong(editor, team):
    texts = {team / name: f"{header_for(name, 'schema')}\n{text_of(name)}" for name in SHIPPED}
    assert {file.name: wrong for file, wrong in editor.open(texts).items() if wrong} == {}
    for file, text in texts.items():
        line = text.split("\n").index("版本: 2") + 1
        assert hover()["Rules"]["版本"] in editor.hover(file, line, 1), file  # so it was read with its schema
        editor.close(file)


TEAM = """版本: 2
自问:
  - id: s1
    停用: 否
    字段:
      - 键: 标的
        停用: 是
      - 键: 预算科目
        类型: 文字
        问啥: 列在哪个科目？
        分值: 三
        说明: 0123
阶梯: []
"""


def test_what_is_wrong_is_said_at_its_line_in_chinese(write):
    _, wrong = write("questions.yaml", TEAM)
    assert [line for line, _ in wrong] == [10, 11, 12, 13, 14]
    word, key, figure, text, top = (message for _, message in wrong)
    assert word.startswith("只能写：文本、金额、日期")
    assert key == "属性 问啥 不被允许。"
    assert figure == hover()["写错时"]["整数"] + "；0～100"
    assert text == hover()["写错时"]["文字"]
    assert top == "属性 阶梯 不被允许。"


def test_a_file_of_a_team_that_holds_only_its_changes_has_nothing_wrong(write):
    assert write("types/e8.yaml", "版本: 2\nid: e8\n动机与担心:\n  担心: 被绕过\n")[1] == []
    assert write("redlines.yaml", "版本: 2\n红线:\n  - {id: h7, 停用: 是}\n")[1] == []


def test_keys_are_offered_in_chinese_without_those_already_there(write, editor):
    file, _ = write("questions.yaml", "版本: 2\n自问:\n  - id: s1\n    字段:\n      - 键: 标的\n        \n")
    offered = editor.offered(file, 7, 9)
    assert {"类型", "问", "说明", "必填", "停用"} <= set(offered)
    assert "键" not in offered
    assert "自问" not in offered


def test_the_words_that_may_stand_at_a_key_are_offered(write, editor):
    file, _ = write("escalation.yaml", "版本: 2\n跟进:\n  - id: f1\n    从哪天算: \n")
    assert editor.offered(file, 5, 11) == ["拜访日", "承诺日", "回访日"]


@pytest.mark.parametrize(
    ("name", "text", "line", "column", "kind", "key"),
    [
        ("calendar.yaml", "版本: 2\n窗口:\n  - id: v1\n    提前工作日: 3\n", 5, 6, "Window", "提前工作日"),
        ("calendar.yaml", "版本: 2\n窗口:\n  - id: v1\n    提前工作日: 3\n", 3, 1, "Calendar", "窗口"),
        (
            "types/e8.yaml",
            "版本: 2\nid: e8\n动机与担心:\n  担心: 被绕过\n",
            4,
            2,
            "CustomerType",
            "动机与担心",
        ),
        ("types/e8.yaml", "版本: 2\nid: e8\n动机与担心:\n  担心: 被绕过\n", 5, 4, "Drive", "担心"),
        ("redlines.yaml", "版本: 2\n红线:\n  - id: h7\n    停用: 是\n", 5, 6, "团队文件", "停用"),
        ("excuses.yaml", "版本: 2\n借口:\n  - id: o1\n    条件: [{月份: [3]}]\n", 5, 11, "When", "月份"),
    ],
)
def test_a_key_says_what_it_is(write, editor, name, text, line, column, kind, key):
    file, wrong = write(name, text)
    assert wrong == []
    shown = editor.hover(file, line, column)
    assert hover()[kind][key] in shown


def test_the_settings_do_for_files_without_a_header(team):
    settings = editor_settings(SCHEMA_KINDS)
    given = {
        "schemas": settings["yaml.schemas"],
        "schemaStore": {"enable": settings["yaml.schemaStore.enable"]},
    }
    wanted = {
        "rules.yaml": ("版本: 2\n期限: 30\n", [(2, "属性 期限 不被允许。")]),
        "types/e3.yaml": ("版本: 2\nid: e3\n性格: 急\n", [(3, "属性 性格 不被允许。")]),
        "cases/k9.yaml": ("版本: 2\nid: k9\n", []),
        "notes.yaml": ("随便: 写\n", []),
    }
    for one in opened(team, {"yaml": given}):
        found = one.open({team / name: text for name, (text, _) in wanted.items()})
        assert found == {team / name: wrong for name, (_, wrong) in wanted.items()}
