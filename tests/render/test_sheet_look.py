"""Order, titles and hidden blocks of a team's sheet.yaml, in Markdown, HTML, the input of the PDF and on the screen."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from factories import TODAY, action_sheet, look
from huikuan_cli.core.checking.sheet_checks import IN_MARGIN, LONGEST_TITLES
from huikuan_cli.core.playbook.sheet_look import (
    ALWAYS_PRINTED,
    BACK_BLOCKS,
    DETAIL_BLOCKS,
    FRONT_BLOCKS,
    SHEET_BLOCKS,
    SheetLook,
)
from huikuan_cli.core.sheet.capacity import LaidPaper, on_paper
from huikuan_cli.core.sheet.layout import Sheet
from huikuan_cli.core.sheet.one_page import fits, front_size
from huikuan_cli.render import pdf
from huikuan_cli.render.html import render_action
from huikuan_cli.render.markdown import render_sheet
from huikuan_cli.show import out
from huikuan_cli.show.screen_sheet import show_sheet
from properties import examples
from render.sheets import CASES, plan_of, texts

PLANS = {name: plan_of(**over) for name, over in CASES.items()}
HIDEABLE = tuple(name for name in SHEET_BLOCKS if name not in ALWAYS_PRINTED)


def changed(**over: object) -> SheetLook:
    titles = {**look().titles, **over.pop("titles", {})}  # type: ignore[dict-item]
    return structs.replace(look(), titles=titles, **over)


def drawn(case: str, shown: SheetLook) -> Sheet:
    return action_sheet(PLANS[case], TODAY.isoformat(), "0", shown)


def in_markdown(sheet: Sheet, monkeypatch) -> list[str]:
    return re.findall(r"^## (.*)$", render_sheet(sheet), re.M)


def in_html(sheet: Sheet, monkeypatch) -> list[str]:
    return re.findall(r"<h2>(.*?)</h2>", render_action(on_paper(sheet)))


def in_pdf(sheet: Sheet, monkeypatch) -> list[str]:
    given: list[dict[str, list[dict[str, str]]]] = []
    monkeypatch.setattr(pdf, "_compiled", lambda data: given.append(data) or b"")
    pdf.action_pdf(on_paper(sheet))
    return [one["title"] for one in (*given[0]["front"], *given[0]["back"])]


def on_screen(sheet: Sheet, monkeypatch) -> list[str]:
    lines: list[str] = []
    monkeypatch.setattr(out, "drawn", lines.append)
    show_sheet(sheet)
    return re.findall(r"^■ (.*)$", lines[0], re.M)


WAYS = [in_markdown, in_html, in_pdf, on_screen]


@pytest.mark.parametrize("way", WAYS)
def test_the_order_of_a_team_holds_everywhere_and_the_rest_follows_in_ours(way, monkeypatch):
    before = way(drawn("full", look()), monkeypatch)
    after = way(drawn("full", changed(front=("数", "开口"), back=("红线", "日程"))), monkeypatch)
    front = [title for title in before if title not in ("数", "开口")]
    assert after[:2] == ["数", "开口"]
    assert after[2 : len(front)][:3] == front[:3]
    first = after.index("绝对不做") + 1
    assert after[first : first + 2] == ["红线", "之后哪天做什么"]


@pytest.mark.parametrize("way", WAYS)
def test_a_title_of_a_team_holds_everywhere(way, monkeypatch):
    before = way(drawn("full", look()), monkeypatch)
    after = way(drawn("full", changed(titles={"要什么": "只要这样", "缺口": "出门前补齐"})), monkeypatch)
    swap = {"要什么": "只要这样", "去之前和见面时要补的": "出门前补齐"}
    assert after == [swap.get(title, title) for title in before]
    assert set(swap.values()) <= set(after)


@pytest.mark.parametrize("way", WAYS)
def test_a_hidden_block_is_printed_nowhere(way, monkeypatch):
    before = way(drawn("full", look()), monkeypatch)
    after = way(drawn("full", changed(hidden=("谈成了", "日程", "招法"))), monkeypatch)
    assert "谈成了" in before
    assert not {"谈成了", "之后哪天做什么", "用得上的招法（做到的打勾）"} & set(after)


def test_the_shipped_file_says_every_name_in_the_order_of_the_program():
    shipped = look()
    assert (shipped.front, shipped.back, shipped.detail) == (FRONT_BLOCKS, BACK_BLOCKS, DETAIL_BLOCKS)
    assert list(shipped.titles) == list(SHEET_BLOCKS)
    assert shipped.hidden == ()
    assert shipped.order() == SHEET_BLOCKS


def test_what_outranks_the_visit_is_first_wherever_a_team_writes_it():
    assert drawn("framed", changed(front=("数", "先看"))).blocks[0].name == "先看"
    assert drawn("framed", changed(front=("数",))).blocks[0].name == "先看"


def test_what_must_be_printed_is_printed_even_where_a_file_hides_it():
    assert drawn("full", changed(hidden=ALWAYS_PRINTED)).blocks == drawn("full", look()).blocks


def test_a_hidden_block_leaves_its_room_to_the_others():
    plain, roomy = drawn("crowded", look()), drawn("crowded", changed(hidden=("数", "带", "没谈成")))
    blocks = ("他说我答", "谈成了", "绝对不做")
    held = [[len("".join(texts(one, name))) for name in blocks] for one in (plain, roomy)]
    assert all(few <= many for few, many in zip(*held, strict=True))
    assert (sum(held[1]), front_size(roomy)) > (sum(held[0]), front_size(plain))


def test_replies_that_are_not_printed_in_front_begin_on_the_back():
    plan = PLANS["full"]
    behind = texts(drawn("full", changed(hidden=("他说我答",))), "他还会说")
    assert behind[0].startswith(f"“{plan.replies[0].says.rstrip('。')}”")
    assert not texts(drawn("full", look()), "他还会说")[0].startswith(behind[0])


def test_without_the_list_of_all_that_is_to_do_the_back_lists_all():
    plan = PLANS["unclear"]
    some, every = (texts(drawn("unclear", one), "缺口") for one in (look(), changed(hidden=("全部要办的",))))
    assert any("见电脑上的明细" in text for text in some)
    assert not any("见电脑上的明细" in text for text in every)
    assert [todo.item for todo in plan.todos if not any(text.startswith(todo.item) for text in every)] == []


@pytest.mark.parametrize("name", PLANS)
def test_the_footer_says_where_the_doubts_stand_where_the_front_is_marked_with_any(name: str):
    sheet = drawn(name, look())
    front = [f"{row.label}{row.text}{row.note}" for one in sheet.blocks if one.page == 1 for row in one.rows]
    marked = any("※" in text for text in front)
    assert ("带※的先核（背面）" in sheet.footer) == marked
    hidden = drawn(name, changed(hidden=("怎么算的",)))
    assert ("带※的先核（电脑上的明细）" in hidden.footer) == marked


def test_some_fronts_are_marked_and_some_are_not():
    found = {"※" in drawn(name, look()).footer for name in PLANS}
    assert found == {True, False}


@st.composite
def looks(draw) -> SheetLook:
    """Any order, any allowed set of hidden blocks, titles as long as they may be."""
    orders = [
        draw(st.lists(st.sampled_from(known), unique=True))
        for known in (FRONT_BLOCKS, BACK_BLOCKS, DETAIL_BLOCKS)
    ]
    hidden = draw(st.lists(st.sampled_from(HIDEABLE), unique=True))
    named = draw(st.lists(st.sampled_from(SHEET_BLOCKS), unique=True))
    titles = {name: "题" * (IN_MARGIN if name in FRONT_BLOCKS else LONGEST_TITLES) for name in named}
    return changed(
        front=tuple(orders[0]),
        back=tuple(orders[1]),
        detail=tuple(orders[2]),
        hidden=tuple(hidden),
        titles=titles,
    )


@examples(60)
@given(shown=looks(), case=st.sampled_from(sorted(PLANS)))
def test_whatever_a_team_writes_the_front_is_one_page_and_what_protects_is_there(shown, case):
    sheet, ours = drawn(case, shown), drawn(case, look())
    paper: LaidPaper = on_paper(sheet)
    assert fits(sheet)
    names = [block.name for block in sheet.blocks]
    assert len(names) == len(set(names))
    assert [block.page for block in sheet.blocks] == sorted(block.page for block in sheet.blocks)
    assert names == [name for name in shown.order() if name in names]
    assert not set(names) & set(shown.hidden)
    must = {block.name for block in ours.blocks if block.name in ALWAYS_PRINTED} - {"截短的"}
    assert must <= set(names)
    assert {block.title for block in sheet.blocks} == {shown.titles[name] for name in names}
    assert {*paper.front, *paper.back, *paper.rest} == set(sheet.blocks)
    for row in (row for block in sheet.blocks if block.page == 1 for row in block.rows):
        if "全文见背面" in row.text + row.label + row.note:
            assert "截短的" in names
