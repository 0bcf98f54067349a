"""The review: what a typed line means there, and what is shown of it in a window of a certain size."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factories import TODAY, talk
from huikuan_cli import texts_wizard
from huikuan_cli.core.answers.answer_set import read_answers
from huikuan_cli.core.answers.case import Value
from huikuan_cli.core.text.words import columns
from huikuan_cli.store.yaml.parse import read_tree
from huikuan_cli.wizard import flow
from huikuan_cli.wizard.flow import State
from huikuan_cli.wizard.phrasing import Phrasing
from huikuan_cli.wizard.port import Deeper, Next, ReviewGroup, ReviewItem, Summary
from huikuan_cli.wizard.reviewing import choices, unfolded, wanted
from huikuan_cli.wizard.reviewing import numbered as with_numbers
from huikuan_cli.wizard.reviewing import shown as shown_with

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("k*.yaml"))
STANDING = ("准备度 62 分：补齐再去。验收人不清楚，后面每一步都会有人问“谁验的”",)
ROWS, COLUMNS = 24, 80
SMALL = Summary(
    (
        ReviewGroup(
            "〔拜访〕",
            (
                ReviewItem("客户", "客户", "甲局"),
                ReviewItem("称呼", "称呼", "", "先跳过"),
                ReviewItem("标的", "标的", "", "空着"),
            ),
        ),
        ReviewGroup(
            "〔卡在哪〕",
            (
                ReviewItem("d?", "卡在哪", "填了", quiet=True),
                ReviewItem("原因", "原因", "", "不清楚"),
                ReviewItem("A", "AB", "x"),
            ),
        ),
    ),
    (),
    later=1,
    deeper=(Deeper("s5?", "付款责任人", 5, "写出找谁", "a"), Deeper("d?", "卡在哪", 3, "为什么没付", "b")),
)
BAD = replace(SMALL, problems=("对不上；改一改",), suspects=frozenset({"原因", "A"}))


def numbered(summary: Summary) -> list[str]:
    """The ids of the answers that have a number, in its order."""
    return list(with_numbers(summary, {}).numbers)


def meant(summary: Summary, typed: str) -> Next | str | None:
    return wanted(with_numbers(summary, {}), typed)


def shown(summary: Summary, before: Summary | None, width: int, rows: int) -> list[str]:
    known = with_numbers(before, {}) if before else None
    return shown_with(with_numbers(summary, known.numbers if known else {}), known, width, rows)


# --- what is meant ---


@pytest.mark.parametrize("typed", ["", " ", "\u3000", "写", "出单", "=", "＝"])
def test_enter_writes(typed: str):
    assert meant(SMALL, typed) is Next.WRITE


@pytest.mark.parametrize("typed", ["", "写", "出单"])
def test_with_answers_that_contradict_each_other_enter_goes_to_the_first_of_them(typed: str):
    assert meant(BAD, typed) == "原因"


@pytest.mark.parametrize(
    ("typed", "id"), [("1", "客户"), ("2", "称呼"), ("3", "原因"), ("4", "A"), ("４", "A"), (" 3 ", "原因")]
)
def test_a_number_leads_to_its_answer(typed: str, id: str):
    assert meant(SMALL, typed) == id


@pytest.mark.parametrize("typed", ["0", "5", "99", "-1", "1 2", "1.", "9" * 6000])
def test_a_number_that_no_answer_has_means_nothing(typed: str):
    assert meant(SMALL, typed) is None


def test_what_was_left_empty_and_what_need_not_be_read_has_no_number():
    assert numbered(SMALL) == ["客户", "称呼", "原因", "A"]


@pytest.mark.parametrize(("typed", "gate"), [("a", "s5?"), ("b", "d?"), ("Ｂ", "d?"), ("A", "s5?")])
def test_a_letter_leads_to_its_section(typed: str, gate: str):
    assert meant(SMALL, typed) == gate


@pytest.mark.parametrize("typed", ["c", "h", "z", "ａａ"])
def test_a_letter_that_no_section_has_means_nothing(typed: str):
    assert meant(SMALL, typed) is None


@pytest.mark.parametrize(
    ("typed", "id"), [("客户", "客户"), ("标的", "标的"), ("卡在哪", "d?"), (" 称呼 ", "称呼"), ("ａｂ", "A")]
)
def test_a_name_leads_to_its_answer_whether_it_has_a_number_or_not(typed: str, id: str):
    assert meant(SMALL, typed) == id


@pytest.mark.parametrize("typed", ["+", "＋", "补"])
def test_a_plus_fills_up_what_was_put_off_and_means_nothing_when_nothing_was(typed: str):
    assert meant(SMALL, typed) is Next.FILL
    assert meant(replace(SMALL, later=0), typed) is None


@pytest.mark.parametrize("typed", ["嗯", "客", "客户客户", "<", ">", "?", "\u200b\u200b客", "\udcd5", "x\0"])
def test_what_belongs_to_nothing_means_nothing(typed: str):
    assert meant(SMALL, typed) is None


@given(st.text(max_size=8))
def test_no_line_breaks_the_review_or_leads_to_where_nothing_is(typed: str):
    places = {item.id for item in SMALL.items()} | {one.gate for one in SMALL.deeper}
    for summary in (SMALL, BAD, Summary((), ())):
        found = meant(summary, typed)
        assert found in (None, Next.WRITE, Next.FILL) or found in places


# --- what is shown ---


def answered(file: Path) -> dict[str, Value]:
    answers = read_answers(read_tree(file).data, talk(), TODAY, "", lambda path: 0).answers
    return flow.spread(talk().short(), answers)


def review_of(given: dict[str, Value], *problems: str) -> Summary:
    short = talk().short()
    return Phrasing(short).summary(State("", flow.closed(short, given)), problems, (), STANDING)


def necessary(file: Path) -> dict[str, Value]:
    """What somebody has answered who was asked the necessary questions only."""
    kept = {step.id for step in flow.steps(talk().short(), {})}
    return {id: value for id, value in answered(file).items() if id in kept}


def everything() -> dict[str, Value]:
    """All questions of all sections with long answers."""
    given: dict[str, Value] = {}
    for _, one in talk().fields():
        options = [o.id for o in talk().options(one)]
        words = "信息化建设管理科张科长，下一站财务科刘会计，再下一站分管领导"
        given[one.key] = words if not options else options if one.kind == "多选" else options[-1]
    figures = {f.key: "860000.00" for _, f in talk().fields() if f.kind == "金额"}
    tables = {f.key for _, f in talk().fields() if f.kind == "明细"}
    return {**{id: v for id, v in given.items() if id not in tables}, **figures}


def numbers(lines: list[str]) -> list[int]:
    """The numbers of the answers that can be read, folded ones as well."""
    found: list[int] = []
    for line in lines:
        folded = re.search(r"(\d+)–(\d+)：", line)
        if folded:
            found += range(int(folded[1]), int(folded[2]) + 1)
        else:
            found += [int(n) for n in re.findall(r"(?:^ *|〕 |   )(\d+) \S", line)]
    return found


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda one: one.name[:2])
def test_the_short_review_and_its_prompt_fit_one_screen_with_every_answer_readable(file: Path):
    summary = review_of(necessary(file))
    lines = shown(summary, None, COLUMNS - 1, ROWS)
    assert len(lines) < ROWS
    assert not any("–" in line for line in lines)
    assert numbers(lines) == list(range(1, len(numbered(summary)) + 1))


@pytest.mark.parametrize("given", [*map(answered, EXAMPLES), everything()])
def test_a_review_of_everything_and_its_prompt_fit_one_screen_with_every_number_on_it(
    given: dict[str, Value],
):
    summary = review_of(given)
    assert len(numbered(summary)) > 45
    lines = shown(summary, None, COLUMNS - 1, ROWS)
    assert len(lines) < ROWS
    assert numbers(lines) == list(range(1, len(numbered(summary)) + 1))


def test_what_does_not_fit_is_folded_to_names_and_in_a_low_window_to_a_count():
    summary = review_of(everything())
    whole, names, count = ("\n".join(shown(summary, None, COLUMNS - 1, rows)) for rows in (200, ROWS, 12))
    assert "到期应付：860,000.00 元" in whole
    assert "2 客户性质" in names
    assert "客户性质：" not in names
    assert "付款节点" not in count
    assert re.search(r"〔付款方式和日期〕 \d+–\d+：\d+ 项", count)


@pytest.mark.parametrize("width", [40, 60, 80])
@pytest.mark.parametrize("rows", [24, 200])
def test_no_line_is_wider_than_the_window(width: int, rows: int):
    problem = "“已付金额”比“合同额”1,560,000.00 元还多；核对这两个数"
    for known in ({}, necessary(EXAMPLES[0]), answered(EXAMPLES[0]), everything()):
        for line in shown(review_of(known, problem), None, width, rows):
            assert columns(line) <= width, line


def test_after_a_change_only_the_part_that_changed_is_shown_again():
    given = necessary(EXAMPLES[0])
    before, after = review_of(given), review_of({**given, "称呼": "王会计"})
    lines = shown(after, before, COLUMNS - 1, ROWS)
    assert lines[0] != shown(after, None, COLUMNS - 1, ROWS)[0]
    assert [line for line in lines if line.startswith("〔")] == [line for line in lines if "〔拜访〕" in line]
    assert any("王会计" in line for line in lines)


def test_what_can_be_done_is_shown_even_where_nothing_changed():
    summary = review_of(necessary(EXAMPLES[0]))
    _, *lines = shown(summary, summary, COLUMNS - 1, ROWS)
    assert lines == choices(summary, COLUMNS - 1)
    assert shown(summary, None, COLUMNS - 1, ROWS)[-len(lines) :] == lines


def test_a_new_answer_gets_the_next_number_and_the_others_keep_theirs():
    given = necessary(EXAMPLES[0])
    before, after = review_of(given), review_of({**given, "合同编号": "HT-1"})
    lines = shown(after, before, COLUMNS - 1, 200)
    assert [line[: line.index("〕") + 1] for line in lines if line.startswith("〔")] == ["〔交易项目〕"]
    assert f"{len(numbered(before)) + 1} HT-1" in "".join(lines)
    known = dict(with_numbers(before, {}).numbers)
    now = with_numbers(after, known).numbers
    assert {id: n for id, n in now.items() if id in known} == known


def test_what_stands_on_the_screen_is_counted_and_shown_only_when_it_is_wanted():
    group = ReviewGroup(
        "〔拜访〕", (ReviewItem("客户", "客户", "甲局", seen=True), ReviewItem("岗位", "岗位", "财务"))
    )
    summary = Summary((group,), ())
    first, *rest = shown(summary, None, COLUMNS - 1, ROWS)
    assert first == texts_wizard.SUMMARY_ABOVE.format(count=1)
    assert "甲局" not in "".join(rest)
    assert "2 岗位：财务" in "".join(rest)
    assert "1 客户：甲局" in "".join(shown(unfolded(summary), None, COLUMNS - 1, ROWS))
    assert any(texts_wizard.SUMMARY_ALL in line for line in rest)


def test_an_answer_that_does_not_fit_is_shown_though_it_stands_on_the_screen():
    group = ReviewGroup("〔拜访〕", (ReviewItem("客户", "客户", "甲局", seen=True),))
    summary = Summary((group,), ("对不上",), suspects=frozenset({"客户"}))
    assert "甲局" in "".join(shown(summary, None, COLUMNS - 1, ROWS))


def test_an_answer_that_contradicts_another_is_marked_where_it_stands():
    lines = shown(BAD, None, COLUMNS - 1, ROWS)
    (marked,) = [line for line in lines if texts_wizard.SUSPECT in line]
    assert f"3 原因：不清楚{texts_wizard.SUSPECT}" in marked
    assert f"4 AB：x{texts_wizard.SUSPECT}" in marked
    assert any("对不上；改一改" in line for line in lines)


def test_one_long_answer_is_cut_and_goes_on_in_no_other_part():
    summary = Summary(
        (ReviewGroup("〔拜访〕", (ReviewItem("客户", "客户", "长" * 500), ReviewItem("b", "项目", "x"))),), ()
    )
    lines = shown(summary, None, COLUMNS - 1, ROWS)
    assert "长" * 100 not in "".join(lines)
    assert numbers(lines) == [1, 2]


def test_an_answer_of_the_screen_that_was_changed_is_shown_alone_with_its_new_words():
    items = (
        ReviewItem("到期应付", "到期应付", "468,000.00 元", seen=True),
        ReviewItem("客户", "客户", "甲局", seen=True),
    )
    before = Summary((ReviewGroup("〔交易项目〕", items),), ())
    mended = Summary((ReviewGroup("〔交易项目〕", (replace(items[0], value="500,000.00 元"), items[1])),), ())
    assert shown(mended, before, 79, ROWS)[:2] == [
        texts_wizard.SUMMARY_CHANGED,
        "〔交易项目〕 1 到期应付：500,000.00 元",
    ]
    assert shown(before, before, 79, ROWS)[1:] == choices(before, 79)


def test_a_long_answer_is_cut_only_where_there_is_no_room_and_its_mark_never():
    said = "验收书“接口并发指标”一栏空着没有填写，等测试记录"
    items = tuple(ReviewItem(f"k{n}", f"第{n}项", said, mark=texts_wizard.LAST_TIME) for n in range(30))
    summary = Summary((ReviewGroup("〔验收标准〕", items),), ())
    assert f"{said}（上次）" in "".join(shown(summary, None, 110, 200)).replace("  ", "")
    narrow = "".join(shown(summary, None, 110, 24)).replace("  ", "")
    assert f"{said[:14]}…（上次）" in narrow
    assert said not in narrow
