"""A page that an assistant wrote is one page, too: nothing lost, letters of the size that was promised, room to write."""

from __future__ import annotations

from pathlib import Path

import pytest

from huikuan_cli.core.advice.lent import LentLine
from huikuan_cli.core.sheet.capacity import LaidPaper
from huikuan_cli.render.html import render_action
from huikuan_cli.render.pdf import action_pdf
from paper.browser import Browser, pieces, read_pdf
from paper.cases import TAUGHT
from paper.test_legible import BODY, OPENING, PIXEL, SAID, SET, WHOLE, body, on_a_phone
from paper.test_pages import EMPTY_ROWS, LINE, on_the_screen
from paper.written import full, usual, written_paper

FRONT, BACK = ("关键", "他说→我答", "没谈成", "绝对不做"), ("之后哪天做什么", "日子和利息怎么算的")
PAGES: dict[str, tuple[LentLine, ...]] = {
    "as it usually is": usual(),
    "every part as long as it may be": full(),
    "every part as long as it is asked for": full(1),
    **{f"by chance {seed}": full(seed=seed) for seed in range(6)},
}


def check(browser: Browser, folder: Path, paper: LaidPaper) -> None:
    printed = on_the_screen(browser, folder, render_action(paper))
    assert printed.pages == 2
    front, back = printed.texts
    assert all(one in front for one in FRONT)
    assert all(one in back for one in BACK)
    rows = browser.value(EMPTY_ROWS)
    assert len(rows) in (4, 5)
    assert min(rows) >= LINE
    assert browser.value(SET) * PIXEL >= BODY - 0.01
    assert browser.value(SAID) * PIXEL >= OPENING - 0.01


@pytest.mark.parametrize("name", PAGES)
def test_a_written_page_is_one_side_of_paper_with_room_to_write(browser, tmp_path, name):
    check(browser, tmp_path, written_paper("k1", PAGES[name]))


@pytest.mark.parametrize("name", PAGES)
def test_what_stands_above_it_in_a_frame_has_its_room(browser, tmp_path, name):
    frame = "12月15号周二以前手里要有一张收到催款的凭据，误了这笔就悬了。" * 2
    check(browser, tmp_path, written_paper("k1", PAGES[name], frame))


@pytest.mark.parametrize("case", TAUGHT)
def test_a_written_page_fits_every_teaching_case(browser, tmp_path, case):
    check(browser, tmp_path, written_paper(case, usual()))


@pytest.mark.parametrize("name", PAGES)
def test_a_written_page_has_two_sides_as_a_pdf_in_letters_that_can_be_read(fonts, name):
    raw = action_pdf(written_paper("k2", PAGES[name]))
    found = read_pdf(raw)
    assert found.pages == 2
    assert all(one in found.texts[0].replace(" ", "") for one in ("关键", "没谈成"))
    assert [one.text for one in body(pieces(raw)) if one.size < BODY - WHOLE] == []


def test_of_a_page_as_it_usually_is_nothing_is_left_for_the_back(browser, tmp_path):
    printed = on_the_screen(browser, tmp_path, render_action(written_paper("k1", usual())))
    assert "正面没有地方印的" not in printed.texts[1]


def test_a_phone_shows_a_written_page_without_sideways_scroll(browser, tmp_path):
    on_a_phone(browser, tmp_path, render_action(written_paper("k1", usual())))
