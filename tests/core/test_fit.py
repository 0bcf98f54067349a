"""How large the front can be set, and that what does not fit on it stands whole on the back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from core.building import plan, ready
from factories import action_sheet, look, talk
from huikuan_cli.core.advice.plan import COLLECT, FILL, GO, LAWYER, Plan
from huikuan_cli.core.checking.sheet_checks import IN_MARGIN
from huikuan_cli.core.playbook.sheet_look import FRONT_BLOCKS
from huikuan_cli.core.sheet.layout import OUTCOME, SPEECH, Block, Row, Sheet
from huikuan_cli.core.sheet.one_page import (
    COLUMNS,
    CUT,
    FRONT_SIZES,
    HEADING,
    LARGE,
    LINES,
    RULE,
    TITLE,
    TITLES,
    TO_WRITE,
    WHOLE,
    block_lines,
    clipped,
    fits,
    front_size,
    lines_of,
    page_lines,
    row_lines,
    rows_to_write,
    told,
    width,
)
from huikuan_cli.core.text.values import UNKNOWN

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
    "nothing known": {s.title: {f.key: UNKNOWN for f in s.fields} for s in talk().sections},
    "bare": {},
    "ready": ready(),
    "crowded": merged(ready(), CROWDED),
    "crowded and bare": CROWDED,
    "long names": merged(ready(), NAMES),
    "long names and bare": NAMES,
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


FULL_LINE = COLUMNS // 2  # Chinese characters


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 1),
        ("款", 1),
        ("款" * FULL_LINE, 1),
        ("款" * FULL_LINE + "a", 2),
        ("款" * 2 * FULL_LINE, 2),
        ("款" * 2 * FULL_LINE + "a", 3),
    ],
)
def test_a_text_takes_as_many_lines_as_its_width_needs(text: str, expected: int):
    assert lines_of(text) == expected


def test_for_a_word_that_may_have_to_be_broken_a_line_more_is_counted_where_the_text_takes_several():
    assert lines_of("款" * 20 + "x" * 29) == 1
    assert lines_of("款" * 20 + "x" * 40) == 1, "all of it stands on one line"
    assert lines_of("款" * 40 + "x" * 29) == lines_of("款" * 40 + "款" * 16) == 2
    assert lines_of("款" * 40 + "x" * 32) == 3


def test_what_he_says_stands_on_a_line_of_its_own_above_the_answer():
    assert row_lines(Row("say", "款", "他说“款”")) == 2
    assert row_lines(Row("say", "款", "开场1")) == 1
    assert row_lines(Row("text", "款", "他说“款”")) == 1


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (Row("text", "款" * FULL_LINE), 1),
        (Row("text", "款" * FULL_LINE, "注意"), 2),
        (Row("tick", "款" * FULL_LINE), 2),
        (Row("tick", "款" * (FULL_LINE - 2)), 1),
        (Row("say", "款" * FULL_LINE), 2),
        (Row("say", "款" * (FULL_LINE - 2)), 1),
        (Row("text", "款", "", "款"), 2),
        (Row("text", "款", "", "款" * (FULL_LINE + 1)), 3),
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
    two_lines = Block("题目有五字", (Row("text", "款"),))
    assert page_lines([two_lines]) == pytest.approx(2 + RULE)
    assert page_lines([Block("题目有五字", (Row("text", "款"),) * 5)]) == pytest.approx(5 + RULE)


def test_the_one_thing_to_bring_home_is_printed_larger_and_takes_more_room():
    rows = (Row("text", "款"), Row("text", "款"))
    assert page_lines([Block("题", rows, 1, OUTCOME)]) == pytest.approx(LARGE + 1 + RULE)
    assert page_lines([Block("题", rows)]) == pytest.approx(2 + RULE)
    wide = (Row("text", "款" * (FULL_LINE - 2)), Row("text", "款"))
    assert page_lines([Block("题", wide, 1, OUTCOME)]) == pytest.approx(2 * LARGE + 1 + RULE)


def test_what_is_said_first_is_printed_larger_in_every_line():
    rows = (Row("say", "款"), Row("say", "款" * (FULL_LINE - 3)))
    assert page_lines([Block("题", rows, 1, SPEECH)]) == pytest.approx(3 * LARGE + RULE)
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


def test_a_full_page_gives_up_one_of_its_rows_to_write_in_and_never_more():
    assert rows_to_write(made_of(FULL)) == 5
    assert rows_to_write(made_of(FULL + 1)) == 4
    assert fits(made_of(FULL + 1), to_write=4)
    assert not fits(made_of(FULL + 3), to_write=4)
    assert rows_to_write(made_of(500)) == 4


def test_page_two_may_be_as_long_as_it_likes():
    assert fits(made_of(500, page=2))


def test_a_long_head_takes_room_too():
    full = made_of(FULL)
    assert fits(structs.replace(full, subtitle="款" * (WHOLE // 2), title="款" * (TITLES // 2)))
    assert not fits(structs.replace(full, subtitle="款" * (WHOLE // 2 + 1)))
    assert not fits(structs.replace(full, title="款" * (TITLES // 2 + 1)))


def room(size: float) -> int:
    """How many lines of a word the front holds in letters of so many points."""
    return max(n for n in range(1, int(LINES)) if fits(made_of(n), size))


def test_the_front_is_set_as_large_as_it_fits_and_never_smaller_than_the_smallest_letters():
    assert room(FRONT_SIZES[0]) < room(FRONT_SIZES[1]) < room(FRONT_SIZES[2]) == FULL
    for size in FRONT_SIZES:
        assert front_size(made_of(room(size))) == size
    assert front_size(made_of(room(FRONT_SIZES[0]) + 1)) == FRONT_SIZES[1]
    assert front_size(made_of(FULL + 100)) == FRONT_SIZES[-1]


@given(st.text(max_size=300), st.text(max_size=300))
def test_text_never_shrinks_by_adding_to_it(one: str, other: str):
    assert width(one + other) == pytest.approx(width(one) + width(other))
    assert max(lines_of(one), lines_of(other)) <= lines_of(one + other) <= lines_of(one) + lines_of(other)


# --- the sheet ---


def test_the_cases_are_of_every_kind():
    verdicts = {plan(**case).score.verdict for case in CASES.values()}
    assert verdicts == {GO, FILL, COLLECT, LAWYER}


@pytest.mark.parametrize("case", CASES)
def test_the_front_fits_whatever_was_answered(case: str):
    assert fits(sheet_of(plan(**CASES[case])))


@pytest.mark.parametrize("case", ["nothing known", "bare", "ready", "crowded", "crowded and bare"])
def test_of_ordinary_length_nothing_is_cut(case: str):
    sheet = sheet_of(plan(**CASES[case]))
    assert "截短的" not in {block.name for block in sheet.blocks}
    assert not any(CUT in f"{row.label}{row.text}{row.note}" for row in rows(sheet))


@pytest.mark.parametrize("case", CASES)
def test_nothing_is_lost_between_the_pages(case: str):
    made = plan(**CASES[case])
    found = rows(sheet_of(made))
    texts = {row.text for row in found}
    assert [one.how for one in made.todos if not any(one.how in text for text in texts)] == []
    assert [text for text in made.reminders if text not in texts] == []
    assert [one.text for one in made.openings if quoted(one.text) not in texts] == []
    assert [one.words for one in made.ask.levels if quoted(one.words) not in texts] == []
    assert [one.answer for one in made.replies if quoted(one.answer) not in texts] == []
    assert [one.action for one in made.days if one.action not in texts] == []
    labels = {row.label for row in found}
    assert [one.id for one in made.cards if f"{one.id} {one.title}" not in labels] == []


@pytest.mark.parametrize("case", ["long names", "long names and bare", "everything long"])
def test_names_of_eighty_characters_still_give_a_sheet(case: str):
    sheet = sheet_of(plan(**CASES[case]))
    cut = "".join(row.text for block in sheet.blocks if block.name == "截短的" for row in block.rows)
    head = f"{sheet.title}；{sheet.subtitle}"
    assert head.count(LONG[:80]) == 3 or cut.count(LONG[:80]) >= 3  # customer, person, project
    assert {block.page for block in sheet.blocks} == {1, 2, 3}
    assert all(block.rows for block in sheet.blocks)


# --- what is cut ---


def long_sheet(rows: tuple[Row, ...], title: str = "题") -> Sheet:
    return Sheet(title, "副题", (Block("块", rows), Block("背面的", (Row("text", "款"),), 2)), "脚")


def test_a_row_that_is_too_long_is_cut_says_so_and_stands_whole_on_the_back():
    rows = (Row("text", "款" * FULL_LINE * int(LINES)), Row("text", "短"))
    sheet = clipped(long_sheet(rows), "题")
    assert fits(sheet)
    front, whole, back = sheet.blocks
    assert front.rows[0].text.endswith(CUT)
    assert front.rows[1] == rows[1]
    assert (whole.name, whole.page, whole.rows) == ("截短的", 2, rows[:1])
    assert back.rows == (Row("text", "款"),)


def test_a_head_that_is_too_long_is_cut_and_stands_whole_on_the_back():
    sheet = clipped(long_sheet((Row("text", "短"),), title="题" * 500), "题")
    assert fits(sheet)
    assert sheet.title.endswith(CUT)
    (whole,) = [block for block in sheet.blocks if block.name == "截短的"]
    assert whole.rows == (Row("pair", f"{'题' * 500}；副题", "抬头"),)


def test_words_to_say_are_cut_last():
    rows = tuple(Row(style, "款" * (FULL_LINE * 3 - 3)) for style in ("text", "say") * 9)
    sheet = clipped(long_sheet(rows), "题")
    texts, words = ({row.text for row in sheet.blocks[0].rows if row.style == s} for s in ("text", "say"))
    assert max(map(len, texts)) < min(map(len, words))


def test_nothing_is_cut_that_fits():
    sheet = long_sheet((Row("text", "短"),))
    assert clipped(sheet, "题") == sheet


@pytest.mark.parametrize("case", CASES)
def test_page_one_has_room_for_the_longest_titles_that_a_team_may_write(case):
    titles = look().titles | dict.fromkeys(FRONT_BLOCKS, "题" * IN_MARGIN)
    shown = structs.replace(look(), titles=titles)
    assert fits(action_sheet(plan(**CASES[case]), "2026-11-23", "自带", shown), to_write=TO_WRITE[-1])
