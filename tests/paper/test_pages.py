"""Every sheet and letter in a real browser: the promised number of pages, and nothing cut."""

from __future__ import annotations

from pathlib import Path

import pytest

from huikuan_cli.render.html import render_action, render_document, render_notes
from paper.browser import Browser, Printed
from paper.cases import CASES, documents, letters_of, paper_of

# what is wider than its place
WIDE = "[...document.querySelectorAll('main *')].filter(e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display != 'inline').map(e => e.outerHTML.slice(0, 200))"
PRINTED = "[...document.querySelectorAll('.front, .back, .letter')].map(e => e.textContent).join('')"
ALIVE = "[...document.querySelectorAll('script, iframe, object, embed, form, img, link, a')].length"


def on_the_screen(browser: Browser, folder: Path, text: str) -> Printed:
    path = folder / "一页.html"
    path.write_text(text, encoding="utf-8")
    browser.open(path)
    assert browser.value(WIDE) == []
    assert browser.value(ALIVE) == 0
    printed = browser.printed()
    assert letters_of(browser.value(PRINTED)) == letters_of(printed.text), "something is cut, or said twice"
    return printed


@pytest.mark.parametrize("case", CASES)
def test_an_action_sheet_is_one_piece_of_paper(browser, tmp_path, case):
    printed = on_the_screen(browser, tmp_path, render_action(paper_of(case)))
    assert printed.pages == 2
    first, second = printed.texts
    assert "这次要带回来的" in first
    assert "走出门以后" in first
    assert "怎么算出来的" in second


@pytest.mark.parametrize("case", CASES)
def test_what_goes_to_the_customer_is_one_page_each(browser, tmp_path, case):
    for document in documents(case):
        printed = on_the_screen(browser, tmp_path, render_document(document))
        assert printed.pages == 1, document.name
        if document.notes:
            notes = on_the_screen(browser, tmp_path, render_notes(document))
            assert notes.pages == 1
            assert notes.text not in printed.text
