"""The front can be read at arm's length in a meeting, and on a phone without a finger: measured where it is drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.generated import TYPES, few
from course.helpers import built, sheet
from huikuan_cli.core.sheet.capacity import LaidPaper, on_paper
from huikuan_cli.core.sheet.one_page import front_size
from huikuan_cli.render.html import SIZE_NAMES, render_action, render_document
from huikuan_cli.render.pdf import action_pdf
from paper.browser import PHONE, Browser, Piece, Printed, pieces
from paper.cases import CASES, documents, paper_of

BODY, OPENING = 10.5, 12.0  # points
WHOLE = 1 / 6  # of a point: what is read back from a PDF is rounded to a third of one
LETTERS = 16  # pixels, on a phone
TABLE = "答应什么"  # of the head of the table to write in; below it is only the foot
# the smallest letters of rows; what is printed small on the back is an aside
SMALLEST = (
    "Math.min(...[...document.querySelectorAll('.front .row, .row:not(.small), .letter p, .letter td')]"
    ".map(e => parseFloat(getComputedStyle(e).fontSize)))"
)
# on paper, in pixels: every letter of the front but those of the table and the foot, and the lines to open with
SET = (
    "Math.min(...[...document.querySelectorAll('.front > h1, .front > .row, .front section, .front section *')]"
    ".map(e => parseFloat(getComputedStyle(e).fontSize)))"
)
SAID = "Math.min(...[...document.querySelectorAll('.speech .row, .run .say:not(.behind)')].map(e => parseFloat(getComputedStyle(e).fontSize)))"
PIXEL = 0.75  # of a point
SIDEWAYS = "document.documentElement.scrollWidth"


def generated_papers(type_id: str) -> list[LaidPaper]:
    """Three cases of a type; the first has less to carry than the others."""
    return [on_paper(sheet(built(**one))) for one in few(type_id)]


def printed(browser: Browser, folder: Path, paper: LaidPaper) -> Printed:
    path = folder / "一页.html"
    path.write_text(render_action(paper), encoding="utf-8")
    browser.open(path)
    return browser.printed()


def body(found: list[Piece]) -> list[Piece]:
    """What stands on the front above the table to write in: title, head and all blocks."""
    (table,) = [one for one in found if one.text == TABLE]
    return [one for one in found if one.top < table.top - 3]


def opening(found: list[Piece]) -> list[Piece]:
    """The lines to open with: between the titles of their block and of the next, beside the margin."""
    start = next(one for one in found if one.text == "开口")
    end = next(one for one in found if one.text.startswith("他说") and one.left <= start.left + 1)
    return [one for one in found if start.top - 6 < one.top < end.top - 3 and one.left > start.left + 20]


def check(raw: bytes) -> None:
    found = pieces(raw)
    small = [one for one in body(found) if one.size < BODY - WHOLE]
    assert [(one.text, round(one.size, 1)) for one in small] == []
    first = opening(found)
    assert "“" in "".join(one.text for one in first)
    assert [(one.text, round(one.size, 1)) for one in first if one.size < OPENING - WHOLE] == []


def check_both(browser: Browser, drawn: Printed) -> None:
    """As set in the browser, exactly, and as it came out on paper."""
    assert browser.value(SET) * PIXEL >= BODY - 0.01
    assert browser.value(SAID) * PIXEL >= OPENING - 0.01
    check(drawn.raw)


@pytest.mark.parametrize("case", CASES)
def test_the_front_of_a_case_is_printed_in_letters_of_ten_and_a_half_points_or_more(browser, tmp_path, case):
    check_both(browser, printed(browser, tmp_path, paper_of(case)))


@pytest.mark.parametrize("type_id", TYPES)
def test_the_front_of_generated_cases_is_printed_in_letters_of_ten_and_a_half_points_or_more(
    browser, tmp_path, type_id
):
    for paper in generated_papers(type_id):
        check_both(browser, printed(browser, tmp_path, paper))


@pytest.mark.parametrize("case", CASES)
def test_the_pdf_of_a_case_is_set_in_letters_of_ten_and_a_half_points_or_more(fonts, case):
    check(action_pdf(paper_of(case)))


@pytest.mark.parametrize("type_id", TYPES)
def test_the_pdf_of_generated_cases_is_set_in_letters_of_ten_and_a_half_points_or_more(fonts, type_id):
    for paper in generated_papers(type_id):
        check(action_pdf(paper))


@pytest.mark.parametrize("case", CASES)
def test_a_front_with_room_is_set_larger_in_the_browser_and_in_the_pdf_alike(browser, tmp_path, case):
    paper = paper_of(case)
    wanted = front_size(paper.sheet)
    drawn = printed(browser, tmp_path, paper)
    assert drawn.pages == 2
    assert SIZE_NAMES[wanted] in browser.value("document.querySelector('.front').className").split()
    for raw in (drawn.raw, action_pdf(paper)):
        smallest = min(one.size for one in body(pieces(raw)))
        assert abs(smallest - wanted) < 0.25


def on_a_phone(browser: Browser, folder: Path, text: str) -> None:
    path = folder / "一页.html"
    path.write_text(text, encoding="utf-8")
    browser.open(path, phone=True)
    assert browser.value("innerWidth") == PHONE
    assert browser.value(SIDEWAYS) <= PHONE
    assert browser.value(SMALLEST) >= LETTERS


@pytest.mark.parametrize("case", CASES)
def test_a_phone_shows_a_sheet_without_sideways_scroll_in_letters_that_need_no_zoom(browser, tmp_path, case):
    on_a_phone(browser, tmp_path, render_action(paper_of(case)))


@pytest.mark.parametrize("type_id", TYPES)
def test_a_phone_shows_generated_cases_without_sideways_scroll(browser, tmp_path, type_id):
    for paper in generated_papers(type_id):
        on_a_phone(browser, tmp_path, render_action(paper))


@pytest.mark.parametrize("case", CASES)
def test_a_phone_shows_what_goes_to_the_customer_without_sideways_scroll(browser, tmp_path, case):
    for document in documents(case):
        on_a_phone(browser, tmp_path, render_document(document))


def test_letters_that_are_too_small_or_a_page_that_is_too_wide_are_found(browser, tmp_path):
    page = render_action(paper_of("k1"))
    small = page.replace("</style>", ".front .row { font-size: 9pt !important }</style>")
    path = tmp_path / "一页.html"
    path.write_text(small, encoding="utf-8")
    browser.open(path)
    with pytest.raises(AssertionError):
        check(browser.printed().raw)
    with pytest.raises(AssertionError):
        on_a_phone(browser, tmp_path, small)
    wide = page.replace("</style>", "h1 { width: 500px }</style>")
    with pytest.raises(AssertionError):
        on_a_phone(browser, tmp_path, wide)
