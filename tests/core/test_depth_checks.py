"""What says how soon a question is asked names what is there: each mistake once, with its place."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec import structs

from factories import playbook
from huikuan_cli.core.checking.playbook_checks import problems_of
from huikuan_cli.core.playbook import Playbook
from huikuan_cli.errors import Problem

FIELD = ("自问", "s0", "字段", "岗位")
Place = tuple[str | int, ...]


def questions(**values: Any) -> Playbook:
    """The shipped playbook with something else in questions.yaml."""
    return structs.replace(playbook(), questions=structs.replace(playbook().questions, **values))


def field(key: str, **values: Any) -> Playbook:
    sections = tuple(
        structs.replace(
            s, fields=tuple(structs.replace(f, **values) if f.key == key else f for f in s.fields)
        )
        for s in playbook().questions.sections
    )
    return questions(sections=sections)


def section(id: str, **values: Any) -> Playbook:
    return questions(
        sections=tuple(
            structs.replace(s, **values) if s.id == id else s for s in playbook().questions.sections
        )
    )


def only_problem(book: Playbook) -> Problem:
    """The one problem that this playbook has."""
    (found,) = problems_of(book)
    return found


@pytest.mark.parametrize(
    ("book", "place", "missing"),
    [
        (questions(enough=("客户", "客互")), ("够了要有", 1), "客互"),
        (questions(only=("客户", "客互")), ("只问", 1), "客互"),
        (field("岗位", told_by="称忽"), (*FIELD, "推自"), "称忽"),
        (field("岗位", after="称忽"), (*FIELD, "排在"), "称忽"),
        (field("岗位", must_when={"称忽": ("李主任",)}), (*FIELD, "必问当", "称忽"), "称忽"),
        (
            field("到期应付", beside={"合同总额": ("合同",)}),
            ("自问", "s4", "字段", "到期应付", "带写", "合同总额"),
            "合同总额",
        ),
        (section("s2", after="s9"), ("自问", "s2", "排在"), "s9"),
    ],
)
def test_a_name_that_belongs_to_nothing_is_reported_once_with_its_place(
    book: Playbook, place: Place, missing: str
):
    found = only_problem(book)
    assert (found.file, found.at, found.missing) == ("questions.yaml", place, missing)
    assert f"“{missing}”不存在" in found.text


@pytest.mark.parametrize(
    ("book", "place", "missing"),
    [
        (field("岗位", must_when={"起算点": ("交付", "交货")}), (*FIELD, "必问当", "起算点", 1), "交货"),
        (field("岗位", must_when={"中小企业": ("也许",)}), (*FIELD, "必问当", "中小企业", 0), "也许"),
        (field("岗位", must_when={"材料": ("w99",)}), (*FIELD, "必问当", "材料", 0), "w99"),
        (field("岗位", aliases={"财务": ("会计",), "财物": ("出纳",)}), (*FIELD, "别名", 1), "财物"),
        (field("岗位", settled=("财物",)), (*FIELD, "不再变", 0), "财物"),
    ],
)
def test_an_answer_that_cannot_be_given_is_reported_once_with_its_place(
    book: Playbook, place: Place, missing: str
):
    found = only_problem(book)
    assert (found.file, found.at, found.missing) == ("questions.yaml", place, missing)


def test_a_checklist_behind_a_section_that_is_not_there_is_reported_in_its_own_file():
    book = playbook()
    found = only_problem(structs.replace(book, prevention=structs.replace(book.prevention, after="s9")))
    assert (found.file, found.at, found.missing) == ("prevention.yaml", ("排在",), "s9")


@pytest.mark.parametrize(
    ("book", "place"),
    [
        (field("付款天数", after="客户"), ("自问", "s4", "字段", "付款天数", "排在")),
        (field("中小企业", after="约定利率"), ("自问", "s1", "字段", "中小企业", "排在")),
        (questions(only=("客户", "付款天数", "起算点")), ("只问", 1)),
        (questions(only=("客户", "告知")), ("只问", 1)),
    ],
)
def test_a_question_before_the_one_it_depends_on_is_reported_where_it_was_put_there(
    book: Playbook, place: Place
):
    found = only_problem(book)
    assert found.at == place
    assert "会问不到" in found.text


@pytest.mark.parametrize(
    "book",
    [
        field("岗位", must_when={"起算点": ("交付", "不清楚"), "中小企业": ("是",), "项目": ("什么都行",)}),
        field("岗位", aliases={"财务": ("会计",)}, settled=("财务", "资产")),
        field("材料", after="客户"),
        section("s2", after="s5"),
        questions(only=("起算点", "付款天数", "防欠", "类型"), enough=()),
    ],
)
def test_names_that_are_there_are_no_problem(book: Playbook):
    assert list(problems_of(book)) == []


@pytest.mark.parametrize("said", ["管哪一段", "见谁"])
def test_a_question_named_by_what_it_is_called_or_asked_is_told_by_its_key(said: str):
    key = "岗位" if said == "管哪一段" else "称呼"
    book = field(key, label=said) if key == "岗位" else playbook()
    sections = tuple(
        structs.replace(
            s, fields=tuple(structs.replace(f, after=said) if f.key == "合同编号" else f for f in s.fields)
        )
        for s in book.questions.sections
    )
    found = only_problem(structs.replace(book, questions=structs.replace(book.questions, sections=sections)))
    assert f"问它的那一条键是“{key}”" in found.text
    assert found.fix == f"写 {key}"
