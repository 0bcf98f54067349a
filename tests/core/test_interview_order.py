"""In which order the questions are asked: as the sections stand, as 排在 moves them, as a team lists its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from factories import TODAY, playbook, talk
from huikuan_cli.core.answers.interview import Interview, _moved, interview
from huikuan_cli.core.playbook import AFTER_SHEET, MUST, Playbook
from huikuan_cli.store.playbooks import loading
from huikuan_cli.store.playbooks.layers import Layer, bundled
from huikuan_cli.wizard.phrasing import Phrasing
from huikuan_cli.wizard.port import Question, Reply
from huikuan_cli.wizard.run import Interviewer
from huikuan_cli.wizard.scripted import ScriptedAsker
from properties import examples

TEN = ["项目", "客户", "称呼", "拜访日期", "到期应付", "合同编号", "坎", "他上次说的", "要什么", "紧张分"]


def keys(found: Interview) -> list[str]:
    return [one.key for _, one in found.fields()]


def moved(*pairs: tuple[str, str]) -> str:
    """The names in their order, of (name, the one it stands behind)."""
    return "".join(name for name, _ in _moved(pairs, lambda one: one[0], lambda one: one[1]))


def with_field(key: str, after: str) -> Playbook:
    """The shipped playbook with one question asked behind another."""
    questions = playbook().questions
    sections = tuple(
        structs.replace(
            s, fields=tuple(structs.replace(f, after=after) if f.key == key else f for f in s.fields)
        )
        for s in questions.sections
    )
    return structs.replace(playbook(), questions=structs.replace(questions, sections=sections))


def with_section(id: str, after: str) -> Playbook:
    questions = playbook().questions
    sections = tuple(structs.replace(s, after=after) if s.id == id else s for s in questions.sections)
    return structs.replace(playbook(), questions=structs.replace(questions, sections=sections))


@pytest.mark.parametrize(
    ("pairs", "order"),
    [
        ([("a", ""), ("b", ""), ("c", "a")], "acb"),
        ([("a", "c"), ("b", ""), ("c", "")], "bca"),
        ([("a", "b"), ("b", "c"), ("c", "")], "cba"),
        ([("a", ""), ("b", ""), ("c", "a"), ("d", "c")], "acdb"),
        ([("a", ""), ("b", "a"), ("c", "a")], "acb"),
    ],
)
def test_each_stands_behind_the_one_it_names(pairs: list[tuple[str, str]], order: str):
    assert moved(*pairs) == order


@pytest.mark.parametrize(
    "pairs",
    [
        [("a", "a"), ("b", "")],
        [("a", "zz"), ("b", "")],
        [("a", "b"), ("b", "a"), ("c", "")],
        [("a", "c"), ("b", ""), ("c", "a")],
        [("a", "c"), ("b", ""), ("c", "d"), ("d", "a")],
    ],
)
def test_an_unknown_name_and_a_ring_leave_everything_in_its_place(pairs: list[tuple[str, str]]):
    assert moved(*pairs) == "".join(name for name, _ in pairs)


def test_what_names_one_of_a_ring_stands_behind_it():
    assert moved(("a", "b"), ("b", "a"), ("c", ""), ("d", "a")) == "adbc"


@examples(200)
@given(st.lists(st.sampled_from(["", *"abcdefgh"]), min_size=1, max_size=8))
def test_whatever_is_moved_nothing_is_lost_or_doubled(goals: list[str]):
    pairs = list(zip("abcdefgh", goals, strict=False))
    assert sorted(moved(*pairs)) == [name for name, _ in pairs]


def test_a_question_is_asked_behind_the_one_it_names_in_whatever_section_it_stands():
    found = keys(interview(with_field("材料", "客户")))
    assert found[found.index("客户") + 1] == "材料"
    section = next(s for s, f in interview(with_field("材料", "客户")).fields() if f.key == "材料")
    assert section.id == "s6"


@pytest.mark.parametrize("after", ["没有的键", "材料"])
def test_a_question_that_names_nothing_or_itself_is_asked_where_it_stands(after: str):
    assert keys(interview(with_field("材料", after))) == keys(talk())


def test_a_section_is_asked_behind_the_one_it_names():
    found = [s.id for s in interview(with_section("s2", "s5")).sections]
    assert found[found.index("s5") + 1] == "s2"
    assert sorted(found) == sorted(s.id for s in talk().sections)


def test_the_checklist_can_be_asked_earlier():
    book = playbook()
    early = structs.replace(book, prevention=structs.replace(book.prevention, after="s0"))
    found = [s.id for s in interview(early).sections]
    assert found[found.index("s0") + 1] == "m"


def test_what_the_shipped_questions_say_about_their_order_holds():
    found = keys(talk())
    for _, one in talk().fields():
        if one.after:
            between = found[found.index(one.after) + 1 : found.index(one.key)]
            assert {talk().find(key).after for key in between} <= {one.after, *between}  # type: ignore[union-attr]


# --- a team's own short list ---


def of_a_team(folder: Path, only: list[str]) -> Interview:
    """The interview of a team that wrote its own list."""
    folder.mkdir()
    (folder / "questions.yaml").write_text(f"版本: 2\n只问: [{', '.join(only)}]\n", encoding="utf-8")
    return interview(loading.load((Layer(folder, "团队"), Layer(bundled(), "自带"))))


class Answering(ScriptedAsker):
    """Somebody who answers every question."""

    def ask(self, question: Question) -> Reply:
        self.asked.append(question)
        if question.options:
            first = question.options[0].id
            return [first] if question.many else first
        samples = {
            "哪天": "2026-11-25", "多少": "1万", "紧张": "5", "项目": "数据平台", "结果": "对账单盖章拿回来", "单位": "清江市数据局", "哪家": "清江市数据局",
        }  # fmt: skip
        return next((value for word, value in samples.items() if word in question.text), "李主任")


def asked_of(talk: Interview) -> list[str]:
    asker = Answering({})
    Interviewer(Phrasing(talk), asker, TODAY, lambda state: None).run({})
    by_text = {one.ask: one.key for _, one in talk.fields()}
    return [by_text[question.text] for question in asker.asked]


def test_a_team_that_lists_ten_questions_is_asked_exactly_those_in_its_order(tmp_path: Path):
    assert asked_of(of_a_team(tmp_path / "团队", TEN).short()) == TEN


def test_what_a_team_does_not_list_is_asked_later_and_never_by_itself(tmp_path: Path):
    found = of_a_team(tmp_path / "团队", ["要什么", "客户"])
    told = {
        f.key for _, f in found.fields() if f.told_by
    }  # taken where another answer tells it, and not asked
    must = {f.key: f for _, f in found.fields() if f.depth == MUST}
    assert set(must) == {"要什么", "客户"} | told
    assert all(must[key].hinted == "是" for key in told)
    assert all(not f.must_when for _, f in found.fields())
    shipped = {f.key: f.depth for _, f in talk().fields()}
    for _, one in found.fields():
        if one.key not in must:
            assert one.depth == (AFTER_SHEET if shipped[one.key] == MUST else shipped[one.key])


def test_a_list_of_its_own_changes_nothing_about_which_questions_there_are(tmp_path: Path):
    found = keys(of_a_team(tmp_path / "团队", TEN))
    assert found[: len(TEN)] == TEN
    assert [key for key in keys(talk()) if key not in TEN] == found[len(TEN) :]


def test_the_type_and_the_checklist_can_be_listed_as_well(tmp_path: Path):
    assert asked_of(of_a_team(tmp_path / "团队", ["防欠", "类型"]).short()) == ["防欠", "类型"]


# --- the next visit ---


def test_at_the_next_visit_it_is_necessary_what_may_have_come_since():
    again = {f.key: f.depth for _, f in talk().again().fields()}
    for _, one in talk().fields():
        if one.revisit in ("核对", "重问"):
            assert again[one.key] == one.depth
    assert again["部分付款"] == MUST
    assert again["防欠"] == AFTER_SHEET  # stays as it was, and was left empty then
    assert again["到期应付"] == MUST  # without it there is nothing to say


def test_the_order_is_the_same_at_the_next_visit():
    assert keys(talk().again()) == keys(talk())


def test_the_short_interview_has_the_same_questions():
    assert keys(talk().short()) == keys(talk())
