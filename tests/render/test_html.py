"""Sheets and letters as HTML: whatever was typed is text, nothing runs, nothing is fetched, the customer's page is clean."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.building import plan, ready
from factories import action_sheet
from huikuan_cli.core.sheet.capacity import on_paper
from huikuan_cli.core.sheet.document import Document, DocumentPart
from huikuan_cli.core.sheet.layout import Block, Row, Sheet
from huikuan_cli.render.html import render_action, render_document, render_notes
from properties import examples

TAGS = {"html", "head", "meta", "title", "style", "body", "main", "div", "section", "h1", "h2", "p", "b", "span", "table", "tr", "th", "td"}  # fmt: skip
EVIL = (
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    '" onmouseover="x',
    "&lt;b&gt;",
    "{{7*7}}",
    "-->",
)


class Page(HTMLParser):
    """The tags, attributes and text of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


def sheet(text: str) -> Sheet:
    rows = tuple(Row(style, text, text, text) for style in ("text", "say", "tick", "pair", "small"))  # type: ignore[arg-type]
    return Sheet(text, text, (Block(text, rows, 1, "结果"), Block(text, rows, 2, "招法")), text)


def document(text: str) -> Document:
    parts = (
        DocumentPart("段", text), DocumentPart("小题", text), DocumentPart("右", text), DocumentPart("小字", text),
        DocumentPart("表", text, ((text, text),)), DocumentPart("回执", text, ((text, text),)), DocumentPart("清单", text, ((text,),)),
        DocumentPart("勾选表", "", ((text,) * 4, (text,) * 4)),
    )  # fmt: skip
    return Document("催款函", text, text, parts, notes=(DocumentPart("清单", text, ((text,),)),))


def pages(text: str) -> list[Page]:
    return [
        Page(render_action(on_paper(sheet(text)))),
        Page(render_document(document(text))),
        Page(render_notes(document(text))),
    ]


@pytest.mark.parametrize("text", EVIL)
def test_markup_that_was_typed_is_text(text: str):
    for page in pages(text):
        assert set(page.tags) <= TAGS
        assert page.attributes <= {"class", "lang", "charset", "http-equiv", "content", "name"}
        assert text in page.text


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60))
@examples(100)
def test_whatever_was_typed_changes_nothing_in_the_build_of_a_page(text: str):
    plain = pages("字")
    for page, other in zip(pages(text), plain, strict=True):
        boxes = page.tags.count("span") - other.tags.count("span")
        assert boxes == 0 or "□ " in text
        assert [one for one in page.tags if one != "span"] == [one for one in other.tags if one != "span"]


def test_nothing_runs_and_nothing_is_fetched():
    text = render_action(on_paper(action_sheet(plan(**ready()), "2026-11-23", "打法")))
    assert "default-src 'none'" in text
    for word in ("http://", "https://", "//", "url(", "@import", "src=", "href=", "<script", "javascript:"):
        assert word not in text.replace("http-equiv", ""), word


def test_every_block_of_the_sheet_is_in_the_file():
    made = action_sheet(plan(**ready()), "2026-11-23", "打法")
    text = Page(render_action(on_paper(made))).text
    for block in made.blocks:
        assert block.title in text
        for row in block.rows:
            assert row.text.replace("□ ", "") in text.replace("□ ", "")


def test_boxes_to_tick_are_drawn_and_never_a_character_of_a_font():
    text = render_action(on_paper(action_sheet(plan(**ready()), "2026-11-23", "打法")))
    assert '<span class="box"></span>' in text
    assert "□" not in text
    assert "☐" not in text


def test_the_customers_page_holds_nothing_but_the_paper():
    page = Page(render_document(document("字")))
    assert "自己看" not in page.text
    assert not re.search(r"huikuan|打法|行动单", page.text)
    raw = render_document(document("字"))
    assert "<!--" not in raw


def test_the_senders_page_says_that_it_must_not_be_enclosed():
    assert "不要夹进去" in Page(render_notes(document("字"))).text
