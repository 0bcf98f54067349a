"""The sheets and letters as PDF: the same pages and the same words as in the browser."""

from __future__ import annotations

import re
import subprocess
from html.parser import HTMLParser

import pytest

from course.generated import TYPES, few, generated
from course.helpers import built, sheet
from huikuan_cli.core.sheet.capacity import on_paper
from huikuan_cli.core.sheet.document import Document, DocumentPart
from huikuan_cli.errors import HuikuanError
from huikuan_cli.render.html import render_action, render_document
from huikuan_cli.render.pdf import action_pdf, chinese_fonts, document_pdf
from paper.browser import read_pdf
from paper.cases import CASES, documents, letters_of, paper_of
from paper.crowded import EXTREME

PRINTED = ("front", "back", "letter")


class Page(HTMLParser):
    """The text of the printed pages of one of our HTML files."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text, self._in = "", False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "main":
            self._in = any(one in PRINTED for one in (dict(attrs)["class"] or "").split())

    def handle_endtag(self, tag: str) -> None:
        self._in = self._in and tag != "main"

    def handle_data(self, data: str) -> None:
        self.text += data if self._in else ""


@pytest.mark.parametrize("case", CASES)
def test_an_action_sheet_has_two_pages_with_every_word_of_the_web_page(fonts, case):
    paper = paper_of(case)
    found = read_pdf(action_pdf(paper))
    assert found.pages == 2
    assert "要什么" in found.texts[0]
    assert "没谈成" in found.texts[0]
    assert "日子和利息怎么算的" in found.texts[1]
    assert letters_of(found.text) == letters_of(Page(render_action(paper)).text)


@pytest.mark.parametrize("cases", [few, pytest.param(generated, marks=pytest.mark.deep)])
@pytest.mark.parametrize("type_id", TYPES)
def test_a_generated_case_has_two_pages_whatever_the_size_of_its_letters(fonts, type_id, cases):
    longer = {}
    for number, over in enumerate(cases(type_id)):
        found = read_pdf(action_pdf(on_paper(sheet(built(**over)))))
        if found.pages != 2 or "没谈成" not in found.texts[0]:
            longer[number] = found.pages
    assert longer == {}


@pytest.mark.parametrize("case", CASES)
def test_what_goes_to_the_customer_is_one_page_with_every_word_of_the_web_page(fonts, case):
    for document in documents(case):
        found = read_pdf(document_pdf(document))
        assert found.pages == 1, document.name
        assert letters_of(found.text) == letters_of(Page(render_document(document)).text)


AMOUNT = "（人民币壹仟贰佰叁拾肆万伍仟陆佰柒拾捌元玖角壹分）"


@pytest.mark.parametrize("before", range(0, 46, 5))
def test_an_amount_in_capitals_stands_on_one_line_wherever_it_comes(fonts, browser, tmp_path, before):
    text = "款" * before + AMOUNT + "，请支付。"
    document = Document(
        "函", "题目", "某局：", (DocumentPart("段", text), DocumentPart("表", "", (("金额", text),)))
    )
    (tmp_path / "函.html").write_text(render_document(document), encoding="utf-8")
    browser.open(tmp_path / "函.html")
    for raw in (document_pdf(document), browser.printed().raw):
        done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=raw, capture_output=True, check=True)
        lines = [re.sub(r"\s", "", line) for line in done.stdout.decode("utf-8").splitlines()]
        assert sum(AMOUNT in line for line in lines) == 2, lines


def test_an_amount_longer_than_a_line_is_torn_and_loses_nothing(fonts):
    long = "人民币" + "壹仟贰佰叁拾肆" * 12 + "元整"
    document = Document("函", "题目", "某局：", (DocumentPart("段", long),))
    assert long in read_pdf(document_pdf(document)).text


@pytest.mark.parametrize("case", EXTREME)
def test_answers_longer_than_any_paper_lose_nothing(fonts, case):
    paper = paper_of(case)
    assert letters_of(read_pdf(action_pdf(paper)).text) == letters_of(Page(render_action(paper)).text)
    for document in documents(case):
        found = read_pdf(document_pdf(document))
        assert letters_of(found.text) == letters_of(Page(render_document(document)).text)


def test_the_words_can_be_searched(fonts):
    text = read_pdf(action_pdf(paper_of("k1"))).text
    assert "清江市大数据中心" in text
    assert "468,000.00" in text


def test_the_same_sheet_gives_the_same_bytes(fonts):
    assert action_pdf(paper_of("k1")) == action_pdf(paper_of("k1"))
    assert document_pdf(documents("k1")[0]) == document_pdf(documents("k1")[0])


def test_without_a_chinese_font_it_refuses_and_names_the_way_out():
    with pytest.raises(HuikuanError, match="没有找到中文字体") as raised:
        chinese_fonts(["DejaVu Sans", "Libertinus Serif"])
    assert "--format html" in raised.value.hint


def test_a_font_of_windows_goes_before_one_of_linux():
    assert chinese_fonts(["Noto Sans CJK SC", "SimSun", "Arial"]) == ["SimSun", "Noto Sans CJK SC"]
