"""Nothing is lost between the pages of the action sheet: what has no room in front is found behind it."""

from __future__ import annotations

import pytest

from factories import playbook
from render.sheets import CASES, KINDS, block, drawn, page, plan_of, sheet_of, spoken, texts


@pytest.mark.parametrize("case", CASES)
def test_every_reply_is_looked_up_with_its_reason_and_the_first_of_them_stand_on_paper_once(case):
    made = plan_of(**CASES[case])
    sheet = drawn(made)
    said = [row for row in block(sheet, "全部应答") if row.style == "say"]
    assert [row.text for row in said] == [spoken(one.answer) for one in made.replies]
    for row, one in zip(said, made.replies, strict=True):
        assert row.label.startswith(f"{one.id} “")
        assert row.note.endswith(one.why)
        assert all(paper in row.note for paper in one.show)
    front = [row.text for row in block(sheet, "他说我答") if row.label != "还不放心"]
    back = [row.text for row in block(sheet, "他还会说")]
    assert [*front, *back] == [spoken(one.answer) for one in made.replies[: len(front) + 3]]
    assert 4 <= len(front) <= 5


@pytest.mark.parametrize("case", CASES)
def test_every_gap_is_listed_and_the_heaviest_stand_on_the_back_with_a_word_on_the_rest(case):
    made = plan_of(**CASES[case])
    sheet = drawn(made)
    assert [row.label for row in block(sheet, "全部要办的")] == [one.item for one in made.todos]
    shown = block(sheet, "缺口")
    gaps = [row.label for row in shown if row.label in {one.item for one in made.todos}]
    assert gaps == [one.item for one in made.todos[:6]]
    more = [row.text for row in shown if row.style == "small"]
    assert more == ([f"还有 {len(made.todos) - 6} 条，见电脑上的明细"] if len(made.todos) > 6 else [])
    assert [row.text for row in shown if row.label == "注意"] == list(made.reminders)


@pytest.mark.parametrize("case", CASES)
def test_all_that_is_forbidden_is_looked_up_and_the_worst_stand_in_front(case):
    made = plan_of(**CASES[case])
    sheet = drawn(made)
    (front,) = block(sheet, "绝对不做")
    worst = [line.text for line in made.never[:3]]
    assert front.text in ["；".join(worst[:n]) for n in (1, 2, 3)]
    listed = [row.text for row in block(sheet, "全部绝对不做")]
    assert len(set(listed)) == len(listed)
    wanted = [*(line.text for line in made.never), *(text for one in made.replies for text in one.never)]
    assert {text.rstrip("。") for text in wanted} <= set(listed)


@pytest.mark.parametrize("case", CASES)
def test_every_step_afterwards_stands_on_the_back_and_the_first_of_them_in_front(case):
    made = plan_of(**CASES[case])
    sheet = drawn(made)
    back = block(sheet, "日程")
    assert [row.text for row in back] == [one.action for one in made.days]
    front = block(sheet, "谈成了")
    assert [row.text for row in front] == [row.text for row in back[: len(front)]]
    assert 1 <= len(front) <= 3


@pytest.mark.parametrize("case", CASES)
def test_every_card_is_looked_up_with_its_id_and_why_it_is_there(case):
    made = plan_of(**CASES[case])
    listed = [f"{row.label}{row.text}" for row in page(drawn(made), 3)]
    for card in made.cards:
        (row,) = [text for text in listed if text.startswith(f"{card.id} {card.title}")]
        assert card.why in row


@pytest.mark.parametrize("case", CASES)
def test_every_figure_stands_on_the_back_with_its_working_and_on_the_screen_with_its_sources(case):
    made = plan_of(**CASES[case])
    sheet = drawn(made)
    back, rest = ([row for row in block(sheet, name) if row.style == "pair"] for name in ("怎么算的", "依据"))
    assert [row.label for row in back] == [row.label for row in rest] == [one.name for one in made.figures]
    for one, short, whole in zip(made.figures, back, rest, strict=True):
        assert one.figure in short.text
        assert one.working.rstrip("。") in short.text
        assert all(doubt in short.text for doubt in one.to_check)
        assert ("※" in short.text) == bool(one.to_check)
        assert all(source in whole.text for source in one.sources)


@pytest.mark.parametrize("kind", KINDS)
def test_every_red_line_is_short_on_the_back_and_whole_on_the_screen_for_every_type(kind):
    sheet = sheet_of(客户类型={"类型": kind})
    lines = playbook().redlines.lines
    assert texts(sheet, "红线") == ["；".join(one.short for one in lines)]
    assert texts(sheet, "红线全文") == [f"{one.line}（{one.basis}）" for one in lines]


def test_red_lines_stand_when_nothing_is_known():
    sheet = sheet_of(**CASES["unclear"])
    assert len(block(sheet, "红线全文")) == len(playbook().redlines.lines) >= 6
    assert "不造假" in texts(sheet, "红线")[0]
