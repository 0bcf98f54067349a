"""Every sheet and letter in a real browser: the promised number of pages, and nothing cut."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec import structs

from core.building import changed
from course.generated import TYPES, few, generated
from factories import TODAY, action_sheet, playbook, talk, tree
from huikuan_cli.core.advice.analysis import analyse
from huikuan_cli.core.advice.plan import HAVE
from huikuan_cli.core.advice.planner import make_plan
from huikuan_cli.core.answers.answer_set import read_answers
from huikuan_cli.core.letters.compose import compose
from huikuan_cli.core.sheet.capacity import on_paper
from huikuan_cli.render.html import render_action, render_document, render_notes
from paper.browser import Browser, Printed
from paper.cases import CASES, LETTERS, SENDER, documents, letters_of, paper_of, setting
from paper.crowded import CROWDED, EXTREME

# what is wider than its place
WIDE = "[...document.querySelectorAll('main *')].filter(e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display != 'inline').map(e => e.outerHTML.slice(0, 200))"
PRINTED = "[...document.querySelectorAll('.front, .back, .letter')].map(e => e.textContent).join('')"
EMPTY_ROWS = "[...document.querySelectorAll('.write tr:has(td)')].map(e => e.getBoundingClientRect().height)"
LINE = 30  # pixels of a row to write in, about 8 mm
ALIVE = "[...document.querySelectorAll('script, iframe, object, embed, form, img, link, a')].length"
FRONT, BACK, REST = ("谈成了", "没谈成"), ("之后哪天做什么", "日子和利息怎么算的"), "明细：每一条的来历"


@pytest.mark.parametrize("case", EXTREME)
def test_answers_longer_than_any_paper_leave_the_front_a_page_and_lose_nothing(browser, tmp_path, case):
    printed = on_the_screen(browser, tmp_path, render_action(paper_of(case)))
    assert all(one in printed.texts[0] for one in FRONT)
    assert not any(one in printed.texts[0] for one in BACK)
    assert "截短的" in printed.texts[1]
    for document in documents(case):
        on_the_screen(browser, tmp_path, render_document(document))


def flat(text: str) -> str:
    return re.sub(r"\s+", "", text)


def on_the_screen(browser: Browser, folder: Path, text: str) -> Printed:
    path = folder / "一页.html"
    path.write_text(text, encoding="utf-8")
    browser.open(path)
    assert browser.value(WIDE) == []
    assert browser.value(ALIVE) == 0
    printed = browser.printed()
    assert letters_of(browser.value(PRINTED)) == letters_of(printed.text), "something is cut, or said twice"
    return printed


def two_sides(printed: Printed) -> None:
    """The front on one page, the back on another, and nothing else on paper."""
    assert printed.pages == 2
    front, back = printed.texts
    assert all(one in front for one in FRONT)
    assert all(one in back for one in BACK)
    assert not any(one in front for one in BACK)
    assert REST not in printed.text


def room_to_write(browser: Browser) -> None:
    rows = browser.value(EMPTY_ROWS)
    assert len(rows) == 5
    assert min(rows) >= LINE


@pytest.mark.parametrize("case", CASES)
def test_an_action_sheet_is_one_piece_of_paper_with_room_to_write(browser, tmp_path, case):
    two_sides(on_the_screen(browser, tmp_path, render_action(paper_of(case))))
    room_to_write(browser)


@pytest.mark.parametrize("cases", [few, pytest.param(generated, marks=pytest.mark.deep)])
@pytest.mark.parametrize("type_id", TYPES)
def test_a_generated_case_is_one_piece_of_paper_with_room_to_write(browser, tmp_path, type_id, cases):
    for over in cases(type_id):
        answers = read_answers(tree(**over), talk(), TODAY, "x", lambda path: 1).answers
        sheet = action_sheet(make_plan(playbook(), answers, TODAY), TODAY.isoformat(), "0.1.0 / 51c42d5b058c")
        two_sides(on_the_screen(browser, tmp_path, render_action(on_paper(sheet))))
        room_to_write(browser)


def test_sixteen_missing_papers_and_ten_gaps_are_one_piece_of_paper_that_says_where_the_rest_is(
    browser, tmp_path
):
    first, *others = playbook().chain.documents
    more = [
        structs.replace(first, id=f"w{n}", name=f"第 {n} 份很长名称的付款证明材料（加盖公章的原件）")
        for n in range(80, 84)
    ]
    book = changed("chain", documents=(first, *others, *more))
    answers = read_answers(
        CROWDED["every paper missing and ten gaps"], talk(), TODAY, "x", lambda path: 1
    ).answers
    made = make_plan(book, answers, TODAY)
    assert len([one for one in made.papers if one.state != HAVE]) >= 15
    assert len(made.todos) >= 10
    printed = on_the_screen(
        browser, tmp_path, render_action(on_paper(action_sheet(made, TODAY.isoformat(), "打法")))
    )
    two_sides(printed)
    assert f"还有{len(made.todos) - 6}条，见电脑上的明细" in printed.texts[1]
    assert "（找）" in printed.texts[0]
    assert "（缺）" not in printed.texts[0]
    everything = flat(browser.value("document.body.textContent"))
    assert [gap.item for gap in made.todos if flat(gap.how) not in everything] == []
    desk = compose(LETTERS.letters[0], analyse(book, answers, TODAY, SENDER.company), SENDER)
    printed = on_the_screen(browser, tmp_path, render_document(desk))
    assert printed.pages == 1
    assert "第83份很长名称的付款证明材料" in printed.text


@pytest.mark.parametrize("case", CASES)
def test_what_goes_to_the_customer_is_one_page_each(browser, tmp_path, case):
    for document in documents(case):
        printed = on_the_screen(browser, tmp_path, render_document(document))
        assert printed.pages == 1, document.name
        if document.notes:
            notes = on_the_screen(browser, tmp_path, render_notes(document))
            assert notes.pages == 1
            assert notes.text not in printed.text


ROOM = (
    "[...document.querySelectorAll('.letter .seal')].map(e => e.getBoundingClientRect().height / 96 * 25.4)"
)


@pytest.mark.parametrize(
    "letter", [one for one in LETTERS.letters if one.sealed == "是"], ids=lambda one: one.name
)
def test_a_sealed_letter_has_room_for_the_seal_of_a_company_above_its_date(browser, tmp_path, letter):
    document = compose(letter, setting("k1"), SENDER)
    path = tmp_path / "一页.html"
    path.write_text(render_document(document), encoding="utf-8")
    browser.open(path)
    (height,) = browser.value(ROOM)
    assert height >= 42
