"""Whether data has the shape of a playbook file: every mistake at once, in Chinese, and never laxer than the reading."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from huikuan_cli.core.checking.shape import repeated, shape_problems
from huikuan_cli.core.playbook import CustomerType, Excuses
from huikuan_cli.core.playbook.data_paths import Places
from huikuan_cli.core.playbook.merging import Place
from huikuan_cli.core.playbook.quiz_file import Quiz
from huikuan_cli.store.files.bounded import PLAYBOOK_BYTES
from huikuan_cli.store.playbooks.layers import SHAPES, bundled
from huikuan_cli.store.yaml.parse import read_tree
from properties import examples

KINDS: dict[str, Any] = {**SHAPES, "quiz.yaml": Quiz}
TREES = {name: read_tree(bundled() / name, most=PLAYBOOK_BYTES) for name in KINDS}
SHIPPED = {name: tree.data for name, tree in TREES.items()}
GONE = object()


def changed(name: str, path: tuple[Any, ...], value: Any) -> Any:
    """A shipped file with another value at a path, or none."""
    data = deepcopy(SHIPPED[name])
    inside = data
    for step in path[:-1]:
        inside = inside[step]
    if value is GONE:
        del inside[path[-1]]
    elif path:
        inside[path[-1]] = value
    else:
        return value
    return data


def said(name: str, path: tuple[Any, ...], value: Any, **more: Any) -> list[tuple[str, Any, str]]:
    found = shape_problems(changed(name, path, value), KINDS[name], **more)
    return [(one.code, one.at, one.sentence()) for one in found]


@pytest.mark.parametrize("name", KINDS)
def test_a_shipped_file_has_its_shape_and_no_program_misreads_it(name: str):
    places = Places(SHIPPED[name])

    def plain(place: Place) -> bool:
        return TREES[name].spots[places.path_of(place)[0]].plain

    assert [
        *shape_problems(SHIPPED[name], KINDS[name], plain),
        *repeated(SHIPPED[name], lambda place: 1),
    ] == []


X, E8, R, Q = "excuses.yaml", "types/e8.yaml", "rules.yaml", "questions.yaml"
NO05 = ("借口", 4)
PLAY = SHIPPED["plays/claim.yaml"]["情形"][0]["id"]
WRONG: dict[str, tuple[str, tuple[Any, ...], Any, str, tuple[Any, ...], str]] = {
    "an unknown key": (X, (*NO05, "名子"), "甲", "P201", ("借口", "o05", "名子"), "o05 的“名子”这个名称不认识，是不是“名称”"),
    "an unknown key at the top": (E8, ("外号",), ["甲"], "P201", ("外号",), "“外号”这个名称不认识"),
    "a missing key": (X, (*NO05, "先问"), GONE, "P202", ("借口", "o05", "先问"), "o05 缺“先问”；补一行"),
    "a missing key at the top": (E8, ("名称",), GONE, "P202", ("名称",), "缺“名称”"),
    "a list for a text": (X, (*NO05, "先问"), ["甲"], "P203", ("借口", "o05", "先问"), "要写一段文字，现在是列表"),
    "a mapping for a text": (E8, ("名称",), {"甲": ""}, "P203", ("名称",), "含“{”“:”的文字要用英文双引号括起来"),
    "a text for a list": (E8, ("开场白",), "甲", "P203", ("开场白",), "要写成列表（每条前面一个减号加空格），现在是“甲”"),
    "a text for fields": (E8, ("动机与担心",), "甲", "P203", ("动机与担心",), "要分行写“名称: 内容”"),
    "a text for a mapping": (X, (*NO05, "因类型"), "甲", "P203", ("借口", "o05", "因类型"), "要分行写“名称: 内容”"),
    "a text for a list of wordings": ("plays/claim.yaml", ("情形", 0, "要什么", "最好"), "甲", "P203", ("情形", PLAY, "要什么", "最好"), "要写成列表"),
    "a word that is not listed, in a play": ("plays/claim.yaml", ("情形", 0, "压过"), "对", "P204", ("情形", PLAY, "压过"), "只能写：否、是"),
    "a text for an entry": (X, ("借口",), ["甲"], "P203", ("借口", 0), "“借口”第 1 条要分行写"),
    "a file that is a list": (E8, (), ["甲"], "P203", (), "这个文件要分行写"),
    "a word that is not listed": (Q, ("自问", 0, "字段", 0, "类型"), "文字", "P204", ("自问", "s0", "字段", "客户", "类型"), "不在可写的词里；只能写："),
    "yes": (Q, ("自问", 0, "字段", 0, "必填"), "yes", "P204", ("自问", "s0", "字段", "客户", "必填"), "“客户”的“必填”写的“yes”不在可写的词里；改成 是"),
    "no": (Q, ("自问", 0, "字段", 0, "必填"), "No", "P204", ("自问", "s0", "字段", "客户", "必填"), "改成 否"),
    "a day that does not exist": (R, ("核对日期",), "2024-02-30", "P206", ("核对日期",), "没有 2024-02-30 这一天"),
    "a day in words": (R, ("核对日期",), "去年", "P206", ("核对日期",), "要写日期，如 2025-06-01"),
    "a day of another age": (R, ("核对日期",), "0024-02-03", "P206", ("核对日期",), "没有 0024-02-03 这一天"),
    "a number in words": (X, ("回访工作日",), "三", "P207", ("回访工作日",), "要写整数，现在是“三”"),
    "a number with a leading zero": (X, ("回访工作日",), "03", "P207", ("回访工作日",), "要写整数"),
    "a number with an exponent": (X, ("回访工作日",), "1e5", "P207", ("回访工作日",), "要写整数"),
    "a time for a number": (X, ("回访工作日",), "12:30", "P207", ("回访工作日",), "要写整数"),
    "a number too long": (X, ("回访工作日",), "1" * 40, "P207", ("回访工作日",), "要写整数"),
    "no number at all": (R, ("期限与利率", "日利率"), "nan", "P207", ("期限与利率", "日利率"), "要写数字"),
    "an endless number": (R, ("期限与利率", "日利率"), "inf", "P207", ("期限与利率", "日利率"), "要写数字"),
    "a number with underscores": (R, ("期限与利率", "日利率"), "1_000", "P207", ("期限与利率", "日利率"), "要写数字"),
    "nothing after a name": (X, (*NO05, "先问"), "", "P208", ("借口", "o05", "先问"), "o05 的“先问”后面是空的"),
    "nothing where a list belongs": (X, (*NO05, "证据"), "", "P208", ("借口", "o05", "证据"), "后面是空的"),
    "an empty item": (E8, ("开场白", 1), "", "P208", ("开场白", 1), "“开场白”里第 2 条是空的"),
    "a pair of three": ("chain.yaml", ("节点", 0, "经验工作日"), ["1", "2", "3"], "P203", ("节点", "t0", "经验工作日"), "要写 2 个，现在是 3 个"),
    "hiding where nothing can be hidden": (E8, ("停用",), "是", "P604", ("停用",), "只能写在有编号的一条里"),
}  # fmt: skip


@pytest.mark.parametrize("mistake", WRONG)
def test_a_mistake_is_named_with_its_place(mistake: str):
    name, path, value, code, place, words = WRONG[mistake]
    found = said(name, path, value)
    assert [(c, p) for c, p, _ in found] == [(code, place)]
    assert words in found[0][2]


FIGURES: list[tuple[str, tuple[Any, ...], int, int, str]] = [
    ("diagnosis.yaml", ("权重", "p1", "c1"), 0, 5, "“p1”的“c1”"),
    ("diagnosis.yaml", ("列前几个原因",), 1, 20, "“列前几个原因”"),
    ("calendar.yaml", ("窗口", 0, "提前工作日"), 0, 60, "v1 的“提前工作日”"),
    ("calendar.yaml", ("对方给了截止日", "提前工作日"), 0, 60, "“提前工作日”"),
    ("escalation.yaml", ("跟进", 0, "加工作日"), -20, 60, "f1 的“加工作日”"),
    ("plays/claim.yaml", ("情形", 0, "优先"), 0, 100, "“优先”"),
    ("plays/claim.yaml", ("情形", 0, "没谈成", "下一步", "加工作日"), -20, 60, "“加工作日”"),
    (E8, ("跟进节奏", "间隔工作日"), 1, 20, "“跟进节奏”的“间隔工作日”"),
    (X, ("回访工作日",), 0, 60, "“回访工作日”"),
]


@pytest.mark.parametrize(("name", "path", "least", "most", "words"), FIGURES)
def test_a_figure_must_lie_between_two_others(
    name: str, path: tuple[Any, ...], least: int, most: int, words: str
):
    assert said(name, path, str(least)) == said(name, path, str(most)) == []
    for wrong in (least - 1, most + 1):
        ((code, _, sentence),) = said(name, path, str(wrong))
        assert code == "P306"
        assert words.rpartition("“")[2] in sentence
        assert sentence.endswith(f"是 {wrong}，不像；写 {least}～{most}")


@pytest.mark.parametrize("id", ["o9０", "搬家", "O90", "9o", "o-90", "o 90", "ｏ90", "o90."])
def test_an_id_that_is_easily_mistaken_is_named(id: str):
    assert [(code, at) for code, at, _ in said(X, (*NO05, "id"), id)] == [("P312", ("借口", id, "id"))]


@pytest.mark.parametrize("id", ["o90", "o900", "banjia", "l1.9"])
def test_an_id_of_letters_and_digits_is_taken(id: str):
    assert said(X, (*NO05, "id"), id) == []


def test_all_mistakes_of_a_file_are_found_at_once():
    data = changed(X, ("回访工作日",), "三")
    data["借口"][0]["名子"] = "甲"
    del data["借口"][1]["先问"]
    assert [one.code for one in shape_problems(data, Excuses)] == ["P207", "P201", "P202"]


@pytest.mark.parametrize(
    "text", ["no", "Yes", "ON", "0123", "12:30", "1e5", "2024-02-30", "2024-5-1", "null", "~", "0x1F", "1_000", ".5e3", "3.", "12"]
)  # fmt: skip
def test_a_text_that_another_program_reads_as_something_else_is_only_a_word_of_advice(text: str):
    (problem,) = shape_problems(changed(E8, ("名称",), text), CustomerType, lambda place: True)
    assert (problem.code, problem.minor, problem.at) == ("P205", True, ("名称",))
    assert f'"{text}"' in problem.sentence()
    assert said(E8, ("名称",), text) == []


@pytest.mark.parametrize("text", ["没", "12天", "10:00 左右", "是", "否", "2024年2月30日", "a1", "-", "。"])
def test_a_text_that_every_program_reads_as_a_text_is_left_alone(text: str):
    assert said(E8, ("名称",), text, plain=lambda place: True) == []


def test_two_entries_of_one_name_are_named():
    data = changed(X, ("借口", 1, "id"), "o01")
    (problem,) = repeated(data, {("借口", 0): 7}.__getitem__)
    assert (problem.code, problem.at) == ("P301", ("借口", 1))
    assert "“借口”里的 o01 写了两条，第 7 行已经用了它" in problem.sentence()


def paths(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [path]
    steps = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, inside in steps:
        found += paths(inside, (*path, step))
    return found


PLACES = [
    (name, path) for name in (X, E8, R, Q, "chain.yaml", "plays/claim.yaml") for path in paths(SHIPPED[name])
]
VALUES = st.sampled_from(
    [GONE, "", "是", "yes", "null", "nan", "inf", "1e5", "0123", "-1", "3.0", " 3", "３", "2024-02-30", "甲", [], {}, ["甲"],
     {"甲": "乙"}, [["甲"]], [{}], {"id": "甲"}, [{"id": "o1"}], "1" * 400]
)  # fmt: skip


@examples(400)
@given(st.sampled_from(PLACES), VALUES)
def test_what_is_accepted_can_be_read_and_what_cannot_be_read_is_named(place: Any, value: Any):
    name, path = place
    data = {} if not path and value is GONE else changed(name, path, value)
    problems = list(shape_problems(data, KINDS[name]))
    for problem in problems:
        assert re.search(r"[\u4e00-\u9fff]", problem.text)
        assert problem.code
    if not problems:
        msgspec.convert(data, KINDS[name], strict=False)
