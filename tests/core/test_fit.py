"""Whether page one fits, and that what does not fit is on page two."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.building import PAPERS, plan, ready
from huikuan_cli.core.fit import (
    COLUMNS,
    HEADING,
    LARGE,
    LINES,
    RULE,
    TITLE,
    block_lines,
    fits,
    lines_of,
    page_lines,
    row_lines,
    told,
    width,
)
from huikuan_cli.core.layout import OUTCOME, Block, Row, Sheet
from huikuan_cli.core.plan import COLLECT, FILL, GO, Plan
from huikuan_cli.core.sheet import action_sheet

ROOMIEST = 4  # the most todos that page one of an ordinary sheet holds
LONG = "很长的单位名称" * 12
CROWDED: dict[str, dict[str, Any]] = {
    "交易项目": {"补充协议": "有，超过原合同额10%", "告知": "没有告知"},
    "验收人": {"验收人在岗": "调走了，没人接"},
    "验收标准": {
        "未达标项": "并发测试没做",
        "争议金额": "10000",
        "验收拖延": "没有拖延",
        "验收条款": "第7条",
    },
    "付款方式和日期": {"停收日": "2026-12-18", "支付方式": "承兑汇票或电子凭证"},
    "我的4W2H": {"材料": ["w2", "w4"]},
    "卡在哪": {
        "难题": "d4",
        "现象": "p4",
        "原因": ["c3", "c7"],
        "到哪一站": "t9",
        "他上次说的": "等审计；领导出差了；发票要重开；没预算；质保没到期",
        "承诺落空": "两次以上",
        "升级到哪级": "j2",
        "关系阶段": "g1",
    },
    "出门前": {"自查": ["q1", "q2", "q3"], "紧张分": "8", "自己的信号": ["b1", "b9"]},
}
NAMES: dict[str, dict[str, Any]] = {
    "拜访": {"客户": LONG[:80], "称呼": LONG[:80]},
    "交易项目": {"项目": LONG[:80], "合同编号": LONG[:80]},
    "付款责任人": {"我方责任人": LONG[:80], "发起人": LONG[:80], "审核人": LONG[:80], "签批人": LONG[:80]},
    "我的4W2H": {"要什么": LONG[:80]},
}


def merged(*parts: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for part in parts:
        for section, fields in part.items():
            found[section] = found.get(section, {}) | fields
    return found


CASES = {
    "collecting": {},
    "ready": ready(),
    "crowded": merged(ready(), CROWDED),
    "crowded and collecting": CROWDED,
    "long names": merged(ready(), NAMES),
    "long names and collecting": NAMES,
    "everything long": merged(ready(), CROWDED, NAMES),
}


def sheet_of(made: Plan) -> Sheet:
    return action_sheet(made, "2026-11-23", "自带")


def rows(sheet: Sheet, page: int | None = None) -> list[Row]:
    return [row for block in sheet.blocks if page in (None, block.page) for row in block.rows]


def quoted(text: str) -> str:
    return text.replace("“", "‘").replace("”", "’")


# --- counting ---


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", 0), ("--,", 3), ("回款", 4), ("月日", 4), ("“好”。", 8), ("□ ", 3), ("１２", 4)],
)
def test_a_chinese_character_counts_two_columns(text: str, expected: int):
    assert width(text) == expected


@pytest.mark.parametrize(("text", "expected"), [("abc", 3.3), ("12月4日", 7.3), ("WMm", 6), ("a-b", 3.2)])
def test_printed_digits_and_letters_are_wider_than_half_a_chinese_character(text: str, expected: float):
    assert width(text) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", 1), ("款", 1), ("款" * 53, 1), ("款" * 53 + "ab", 2), ("款" * 107, 2), ("款" * 108, 3)],
)
def test_a_text_takes_as_many_lines_as_its_width_needs(text: str, expected: int):
    assert COLUMNS == 107
    assert lines_of(text) == expected


def test_a_word_that_has_to_be_broken_begins_a_line_of_its_own():
    assert lines_of("款" * 20 + "x" * 29) == 1
    assert lines_of("款" * 20 + "x" * 40) == 2


def test_what_he_says_stands_on_a_line_of_its_own_above_the_answer():
    assert row_lines(Row("say", "款", "他说“款”")) == 2
    assert row_lines(Row("say", "款", "开场1")) == 1
    assert row_lines(Row("text", "款", "他说“款”")) == 1


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (Row("text", "款" * 53), 1),
        (Row("text", "款" * 53, "注意"), 2),
        (Row("tick", "款" * 53), 2),
        (Row("tick", "款" * 52), 1),
        (Row("say", "款" * 52), 2),
        (Row("say", "款" * 51), 1),
        (Row("text", "款", "", "款"), 2),
        (Row("text", "款", "", "款" * 60), 3),
        (Row("text", ""), 1),
    ],
)
def test_label_mark_and_note_take_room_too(row: Row, expected: int):
    assert row_lines(row) == expected


def test_a_block_of_page_one_takes_its_rows_and_a_rule_and_one_of_page_two_a_heading():
    one = Block("题", (Row("text", "款"), Row("text", "款")))
    assert page_lines([one]) == pytest.approx(2 + RULE)
    assert page_lines([one, one]) == pytest.approx(2 * (2 + RULE))
    assert page_lines([]) == 0
    assert block_lines(one, 60) == pytest.approx(2 + HEADING)


def test_a_long_title_in_the_margin_takes_room_where_its_rows_do_not():
    assert page_lines([Block("很长的题目放在边上", (Row("text", "款"),))]) == pytest.approx(2 + RULE)


def test_the_one_thing_to_bring_home_is_printed_larger_and_takes_more_room():
    rows = (Row("pair", "款" * 46), Row("text", "款"))
    assert page_lines([Block("题", rows, 1, OUTCOME)]) == pytest.approx(2 * LARGE + 1 + RULE)
    assert page_lines([Block("题", rows)]) == pytest.approx(2 + RULE)


def test_what_is_said_aside_stands_at_the_end_of_the_block():
    plain, small = Row("text", "款"), Row("small", "小字")
    assert told(Block("题", (plain,), aside="见第二页")) == (plain, Row("small", "见第二页"))
    assert told(Block("题", (plain, small), aside="见第二页")) == (plain, Row("small", "小字。见第二页"))
    assert told(Block("题", (plain, small))) == (plain, small)


def made_of(lines: int, page: int = 1) -> Sheet:
    return Sheet("题", "副题", (Block("块", tuple(Row("text", "款") for _ in range(lines)), page),), "脚")


FULL = int(LINES - 2 - TITLE - RULE)  # subtitle and footer, title, rule


def test_a_page_is_full_at_its_last_line():
    assert fits(made_of(FULL))
    assert not fits(made_of(FULL + 1))


def test_page_two_may_be_as_long_as_it_likes():
    assert fits(made_of(500, page=2))


def test_a_long_subtitle_takes_room_too():
    full = made_of(FULL)
    assert not fits(Sheet(full.title, "款" * 60, full.blocks, full.footer))
    assert not fits(Sheet("款" * 60, full.subtitle, full.blocks, full.footer))


@given(st.text(max_size=300), st.text(max_size=300))
def test_text_never_shrinks_by_adding_to_it(one: str, other: str):
    assert width(one + other) == pytest.approx(width(one) + width(other))
    assert max(lines_of(one), lines_of(other)) <= lines_of(one + other) <= lines_of(one) + lines_of(other)


# --- the sheet ---


def test_the_cases_are_of_every_kind():
    verdicts = {plan(**case).score.verdict for case in CASES.values()}
    assert verdicts == {GO, FILL, COLLECT}


@pytest.mark.parametrize("case", ["collecting", "ready", "crowded", "crowded and collecting"])
def test_page_one_fits(case: str):
    assert fits(sheet_of(plan(**CASES[case])))


@pytest.mark.parametrize("case", CASES)
def test_nothing_is_lost_between_the_pages(case: str):
    made = plan(**CASES[case])
    found = rows(sheet_of(made))
    texts = {row.text for row in found}
    reminders = {row.text for row in found if row.label == "注意"}
    assert [one.how for one in made.todos if not any(one.how in text for text in texts)] == []
    assert [text for text in made.reminders if text not in reminders] == []
    assert [one.text for one in made.openings if quoted(one.text) not in texts] == []
    said = {(row.text, row.label.split("”")[0]) for row in found if row.style == "say"}
    assert [
        one.id for one in made.replies if (quoted(one.answer), f"他说“{one.says.rstrip('。')}") not in said
    ] == []
    labels = {row.label for row in found}
    assert [one.id for one in made.cards if f"{one.id} {one.title}" not in labels] == []


@pytest.mark.parametrize("case", CASES)
def test_nothing_is_said_on_both_pages(case: str):
    made = plan(**CASES[case])
    found = rows(sheet_of(made))
    for text in made.reminders:
        assert [row.text for row in found if row.label == "注意"].count(text) == 1
    for one in made.openings:
        assert [row.text for row in found if row.label.startswith("开场")].count(quoted(one.text)) == 1
    ticks = [(row.label, row.text) for row in found if row.style == "tick"]
    assert len(ticks) == len(set(ticks))


@pytest.mark.parametrize("case", ["crowded", "everything long"])
def test_what_does_not_fit_moves_to_page_two(case: str):
    made = plan(**CASES[case])
    sheet = sheet_of(made)
    first = [one for one in made.todos if any(one.how in row.text for row in rows(sheet, 1))]
    second = [one for one in made.todos if any(one.how in row.text for row in rows(sheet, 2))]
    assert len(first) < min(ROOMIEST, len(made.todos))
    assert [*first, *second] == list(made.todos)
    moved = len(second) + sum(row.label == "注意" for row in rows(sheet, 2))
    assert any(f"还有 {moved} 条" in row.text for row in rows(sheet, 1))


def test_where_all_fits_nothing_is_said_to_be_on_page_two():
    made = plan(**ready(我的4W2H={"材料": PAPERS}))
    assert len(made.todos) <= ROOMIEST
    assert not any("条要办和要注意的在第二页" in row.text for row in rows(sheet_of(made), 1))


@pytest.mark.parametrize("case", ["long names", "long names and collecting", "everything long"])
def test_names_of_eighty_characters_still_give_a_sheet(case: str):
    sheet = sheet_of(plan(**CASES[case]))
    cut = "".join(row.text for block in sheet.blocks if block.name == "截短的" for row in block.rows)
    whole = f"{sheet.title}；{sheet.subtitle}"
    assert (whole if LONG[:80] in sheet.title else cut).count(LONG[:80]) >= 5
    assert {block.page for block in sheet.blocks} == {1, 2}
    assert all(block.rows for block in sheet.blocks)


def own_sentences(sheet: Sheet) -> dict[str, int]:
    """The pages of his own sentences, the list of all his answers left aside."""
    blocks = [block for block in sheet.blocks if block.name != "我的答案"]
    return {
        row.text: block.page for block in blocks for row in block.rows if row.label in ("凭什么", "怎么推")
    }


def test_his_own_sentences_stand_on_page_two_where_page_one_has_no_room_for_them():
    told = {"我的4W2H": {"凭什么": "验收书", "怎么推": "先递单"}}
    tight = sheet_of(plan(**merged(CASES["everything long"], told)))
    assert own_sentences(tight) == {"验收书": 2, "先递单": 2}
    assert own_sentences(sheet_of(plan(**merged(ready(), told)))) == {"验收书": 1, "先递单": 1}
