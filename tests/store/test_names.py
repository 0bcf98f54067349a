"""Names of plan files: safe to write, and taken apart again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from huikuan_cli.store.work import plan_names
from properties import examples

DAY = date(2026, 11, 25)
RESERVED = {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))}
FORBIDDEN = set('<>:"/\\|?*')

HOSTILE = [
    "../../etc/passwd", "..", ".", "/", "\\\\server\\c$", "C:\\Windows\\x", "~/x", "$(rm)", "a/b", "a\x00b", "a\nb", "\x1b[31m红",
    "\u202e反", "\u200b", "\ufeff甲", "CON", "con.txt", "Lpt1", "NUL .", "甲.", "甲 ", " 甲", "-rf", "--out", "😀" * 40, "字" * 300,
    "e\u0301", "*?<>|", "", "   ", "．．／", "%2e%2e", "`x`", "'; rm", "a:b", "com1.甲",
]  # fmt: skip


def check(part: str) -> None:
    assert part
    assert not FORBIDDEN & set(part)
    assert not any(ord(c) < 32 or 0x7F <= ord(c) <= 0x9F for c in part)
    assert part.strip(". ") == part
    assert not part.startswith(("-", "."))
    assert part.lower() not in RESERVED


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_name_becomes_a_safe_part(text):
    check(plan_names.safe_part(text))


@examples(500)
@given(st.text())
@example("aux.甲")
@example("nul .x")
def test_any_text_becomes_a_safe_part(text):
    check(plan_names.safe_part(text))


@examples(300)
@given(st.text(), st.text())
@example("😀" * 50, "𠮷" * 50)
@example("..", "..")
def test_a_plans_files_stay_in_the_folder_and_below_255_bytes(customer, project):
    stem = plan_names.stem(DAY, customer, project)
    for suffix in (
        plan_names.PLAN_SUFFIX,
        *plan_names.SHEETS,
        ".行动单.html.bak99",
        ".中小企业告知函.自己看.html.bak99",
    ):
        name = f"{stem}-99{suffix}"
        assert len(name.encode("utf-8")) <= 255
        assert Path(name).name == name


def test_an_ordinary_name_is_kept_as_it_is():
    assert (
        plan_names.stem(DAY, "清江市大数据中心", "政务平台（二期）")
        == "2026-11-25-清江市大数据中心-政务平台（二期）"
    )


def test_the_sheet_is_named_after_its_plan(folder):
    assert plan_names.beside(folder / "甲.plan.yaml", ".行动单.md").name == "甲.行动单.md"
    assert plan_names.beside(folder / "甲.yaml", ".行动单.md").name == "甲.行动单.md"


@examples(300)
@given(st.text(), st.text(), st.sampled_from(["", "-2", "-14"]))
@example("", "..", "-2")
def test_a_name_that_we_gave_can_be_taken_apart_and_typed(customer, project, number):
    stem = plan_names.stem(DAY, customer, project)
    found = plan_names.take_apart(f"{stem}{number}{plan_names.PLAN_SUFFIX}")
    assert found is not None
    assert found.day == DAY
    assert found.typable()
    assert f"2026-11-25-{found.matter}" == stem + number
    if number:
        assert found.number == int(number[1:])


def test_a_name_without_a_number_is_the_first():
    found = plan_names.take_apart("2026-11-25-甲局-项目.plan.yaml")
    assert found == plan_names.Named("2026-11-25-甲局-项目.plan.yaml", DAY, "甲局-项目", 1)


@pytest.mark.parametrize(
    "file",
    [
        "甲局-项目.plan.yaml",
        "2026-02-30-甲局-项目.plan.yaml",
        "2026-11-25-甲局-项目.行动单.md",
        "2026-11-25-甲局-项目.plan.yaml.bak",
        "2026-11-25-.plan.yaml",
        "x2026-11-25-甲局-项目.plan.yaml",
    ],
)
def test_another_name_is_no_name_of_a_plan(file):
    assert plan_names.take_apart(file) is None


@pytest.mark.parametrize("char", ["\x1b", "\u202e", "\u200b", "\n", "$", "`", "'", '"', ";", "|", "\udc80"])
def test_a_name_with_a_hidden_character_or_one_of_the_shells_is_not_to_be_typed(char):
    found = plan_names.take_apart(f"2026-11-25-甲{char}局-项目.plan.yaml")
    assert found is not None
    assert not found.typable()


def test_a_blank_in_a_name_can_be_typed():
    found = plan_names.take_apart("2026-11-25-甲局 李主任-项目.plan.yaml")
    assert found is not None
    assert found.typable()


@pytest.mark.parametrize(("project", "cut"), [("项" * 18, False), ("项" * 20, True), ("项" * 30, True)])
def test_a_name_says_when_it_may_have_been_cut(project, cut):
    found = plan_names.take_apart(plan_names.stem(DAY, "甲", project) + plan_names.PLAN_SUFFIX)
    assert found is not None
    assert found.cut() == cut


@pytest.mark.parametrize(
    ("project", "kept"),
    [
        ("校园弱电改造工程，四间备用考场加的监控广播", "校园弱电改造工程"),
        ("智慧校园二期；含运维。", "智慧校园二期"),
        ("，政务平台", "政务平台"),
        ("清江市大数据中心政务数据共享交换平台建设项目", "清江市大数据中心政务数据共享交换平台建设"),
    ],
)
def test_of_a_project_that_is_a_sentence_the_name_has_the_first_clause(project: str, kept: str):
    assert plan_names.stem(DAY, "甲", project) == f"2026-11-25-甲-{kept}"
