"""Which blocks of the action sheet go on the back of the paper, and which stay on the screen."""

from __future__ import annotations

import pytest

from core.building import plan, ready
from factories import action_sheet
from huikuan_cli.core.sheet.capacity import BACK_COLUMN, LETTER_SIZES, ROOM, letter_size, on_paper
from huikuan_cli.core.sheet.document import Document, DocumentPart
from huikuan_cli.core.sheet.layout import Block, Row, Sheet
from huikuan_cli.core.sheet.one_page import block_lines

FRONT = Block("这次要带回来的", (Row("text", "单号"),), 1, "结果")


def block(name: str, lines: int) -> Block:
    return Block(name, tuple(Row("text", "字") for _ in range(lines)), 2, name)


def names(blocks: tuple[Block, ...]) -> list[str]:
    return [one.name for one in blocks]


def test_every_block_is_on_one_of_the_three_places_and_page_one_stays_on_the_front():
    sheet = action_sheet(plan(**ready()), "2026-11-23", "打法")
    paper = on_paper(sheet)
    assert paper.front == tuple(one for one in sheet.blocks if one.page == 1)
    assert sorted(names(paper.front + paper.back + paper.rest)) == sorted(names(sheet.blocks))


def test_the_back_holds_no_more_than_fits_in_its_columns():
    paper = on_paper(action_sheet(plan(**ready()), "2026-11-23", "打法"))
    assert sum(block_lines(one, BACK_COLUMN) for one in paper.back) <= ROOM


def test_of_two_blocks_that_do_not_both_fit_the_first_is_on_the_back():
    sheet = Sheet("题", "", (FRONT, block("怎么算的", 100), block("为什么", 100)), "脚")
    paper = on_paper(sheet)
    assert names(paper.back) == ["怎么算的"]
    assert names(paper.rest) == ["为什么"]


def test_what_only_the_screen_shows_is_never_on_the_back():
    screen = Block("红线全文", (Row("text", "字"),), 3, "红线全文")
    paper = on_paper(Sheet("题", "", (FRONT, block("怎么算的", 1), screen), "脚"))
    assert names(paper.back) == ["怎么算的"]
    assert paper.rest == (screen,)
    assert paper.left_out() == ""


def test_a_short_block_takes_the_room_that_a_long_one_leaves():
    sheet = Sheet("题", "", (FRONT, block("付款链", 400), block("招法", 10)), "脚")
    assert names(on_paper(sheet).back) == ["招法"]


def test_what_was_cut_from_page_one_is_on_the_back_even_where_it_does_not_fit():
    sheet = Sheet("题", "", (FRONT, block("截短的", 400), block("怎么算的", 10)), "脚")
    paper = on_paper(sheet)
    assert "截短的" in names(paper.back)
    assert names(paper.rest) == ["怎么算的"]


def test_the_blocks_of_the_back_keep_the_order_of_the_sheet():
    sheet = Sheet("题", "", (FRONT, block("付款链", 5), block("怎么算的", 5), block("招法", 5)), "脚")
    assert names(on_paper(sheet).back) == ["付款链", "怎么算的", "招法"]


def test_what_is_left_out_is_named_and_nothing_is_said_when_all_is_there():
    full = Sheet("题", "", (FRONT, block("我的答案", 400)), "脚")
    assert "我的答案" in on_paper(full).left_out()
    assert on_paper(Sheet("题", "", (FRONT,), "脚")).left_out() == ""


def letter(*parts: DocumentPart) -> Document:
    return Document("函", "题目", "某局：", parts)


def test_a_short_letter_is_set_in_the_largest_letters_and_a_long_one_in_smaller_ones():
    assert letter_size(letter(DocumentPart("段", "请付款。"))) == LETTER_SIZES[0]
    sizes = [letter_size(letter(*[DocumentPart("段", "请付款。" * 30)] * n)) for n in range(1, 40)]
    assert sizes == sorted(sizes, reverse=True)
    assert set(sizes) == set(LETTER_SIZES)


@pytest.mark.parametrize(
    "part",
    [
        DocumentPart("表", rows=(("项目", "平台" * 60),)),
        DocumentPart("回执", "回执", (("收到", ""),)),
        DocumentPart("勾选表", rows=(("序号", "材料", "随附", "还缺"), ("1", "合同", "√", ""))),
        DocumentPart("清单", "附件", (("合同",), ("发票",))),
        DocumentPart("小题", "一、"),
        DocumentPart("右", "某某公司"),
        DocumentPart("小字", "注"),
    ],
    ids=lambda part: part.kind,
)
def test_every_kind_of_part_takes_room(part: DocumentPart):
    assert letter_size(letter(*[part] * 100)) < LETTER_SIZES[0]
