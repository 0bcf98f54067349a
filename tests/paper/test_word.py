"""Papers for the customer as Word files: what stands in them, a team's letterhead, and the way through LibreOffice."""

from __future__ import annotations

import re
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_COLOR_INDEX

from factories import private
from huikuan_cli.core.sheet.document import Document, DocumentPart
from huikuan_cli.errors import HuikuanError
from huikuan_cli.render.html import render_document
from huikuan_cli.render.word import document_docx
from paper.browser import read_pdf
from paper.cases import CASES, documents, letters_of
from paper.test_pdf import Page


def opened(raw: bytes) -> docx.document.Document:
    return docx.Document(BytesIO(raw))


def text_of(word: docx.document.Document) -> str:
    return "".join(one.text or "" for one in word.element.body.iter() if one.tag.endswith("}t"))


def same(text: str) -> list[str]:
    return letters_of(text.replace("□", ""))  # a drawn box on the web page


@pytest.mark.parametrize("case", CASES)
def test_every_word_of_the_web_page_stands_in_the_word_file(case):
    for document in documents(case):
        expected = Page(render_document(document)).text
        assert same(text_of(opened(document_docx(document)))) == same(expected), document.name


@pytest.mark.limit(300)
def test_libreoffice_opens_every_paper_and_prints_the_same_words(office, tmp_path):
    expected = {}
    for number, case in enumerate(CASES):
        for document in documents(case):
            path = tmp_path / f"{number}-{document.name}.docx"
            path.write_bytes(document_docx(document))
            expected[path.with_suffix(".pdf")] = Page(render_document(document)).text
    profile = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    command = [
        office,
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        tmp_path,
        *tmp_path.glob("*.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    for path, text in expected.items():
        printed = read_pdf(path.read_bytes())
        assert same(printed.text) == same(text), path.name
        assert printed.pages <= (1 if path.name[0] in "01234567" and path.name[1] == "-" else 2), path.name


LETTER = Document(
    "催款函",
    "关于付款的函",
    "某局：",
    (DocumentPart("段", "应付 〔待填：金额〕，请付款。"), DocumentPart("右", "某公司")),
)


def test_what_is_to_be_filled_in_is_marked():
    runs = [run for one in opened(document_docx(LETTER)).paragraphs for run in one.runs]
    marked = [run.text for run in runs if run.font.highlight_color == WD_COLOR_INDEX.YELLOW]
    assert marked == ["〔待填：金额〕"]


def test_the_page_is_a4_and_chinese_letters_have_a_chinese_font():
    word = opened(document_docx(LETTER))
    assert (round(word.sections[0].page_width.mm), round(word.sections[0].page_height.mm)) == (210, 297)
    for name in ("Normal", "Title", "Heading 2"):
        fonts = word.styles[name].element.rPr.rFonts
        assert [value for key, value in fonts.items() if key.endswith("eastAsia")] == [
            "宋体" if name == "Normal" else "黑体"
        ]


def test_the_same_letter_gives_the_same_bytes_and_no_trace_of_the_library():
    first = document_docx(LETTER)
    assert first == document_docx(LETTER)
    word = opened(first).core_properties
    assert (word.title, word.author, word.comments, word.created) == ("关于付款的函", "", "", None)


@pytest.mark.parametrize("length", [242, 255, 256, 500])
def test_a_title_of_any_length_is_printed_whole(length):
    long = Document("函", "长" * length, "某局：", (DocumentPart("段", "正文"),))
    word = opened(document_docx(long))
    assert text_of(word) == "长" * length + "某局：正文"
    assert word.core_properties.title == "长" * min(length, 255)


def test_word_opens_a_paper_in_its_present_mode_without_a_preview_of_another_page():
    with zipfile.ZipFile(BytesIO(document_docx(LETTER))) as packed:
        settings, names = packed.read("word/settings.xml").decode(), packed.namelist()
        links = packed.read("_rels/.rels").decode()
    assert re.search(r'w:name="compatibilityMode"[^>]*w:val="15"', settings)
    assert re.search(r'<w:themeFontLang [^>]*w:eastAsia="zh-CN"', settings)
    assert "ja-JP" not in settings
    assert not [name for name in names if "thumbnail" in name]
    assert "thumbnail" not in links


def test_characters_that_no_xml_file_may_hold_are_dropped():
    odd = Document("函", "题\x0c\ufffe目", "某局：\ud800", (DocumentPart("段", "正\x00文"),))
    assert text_of(opened(document_docx(odd))) == "题目某局：正文"


def test_no_field_and_no_link_comes_of_what_was_typed():
    case = "markup in every answer"
    for document in documents(case):
        with zipfile.ZipFile(BytesIO(document_docx(document))) as packed:
            body = packed.read("word/document.xml").decode()
            links = packed.read("word/_rels/document.xml.rels").decode()
        assert not re.search(r"<w:(fldSimple|fldChar|instrText|hyperlink)\b", body)
        assert 'TargetMode="External"' not in links


@pytest.mark.parametrize("case", CASES)
def test_no_file_for_the_customer_holds_a_private_word_anywhere_in_it(case):
    for document in documents(case):
        files = {"html": render_document(document)}
        with zipfile.ZipFile(BytesIO(document_docx(document))) as packed:
            files |= {name: packed.read(name).decode("utf-8", "replace") for name in packed.namelist()}
        for name, text in files.items():
            assert not private().search(text), (document.name, name, private().search(text))


def letterhead(*lines: str, header: str = "某某公司信纸") -> bytes:
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = header
    for line in lines:
        word.add_paragraph(line)
    raw = BytesIO()
    word.save(raw)
    return raw.getvalue()


def test_a_letterhead_keeps_its_header_and_takes_the_letter_where_it_says():
    word = opened(document_docx(LETTER, letterhead("上面", " 〔正文〕 ", "下面")))
    assert word.sections[0].header.paragraphs[0].text == "某某公司信纸"
    lines = [one.text for one in word.paragraphs]
    assert lines == ["上面", "关于付款的函", "某局：", "应付 〔待填：金额〕，请付款。", "某公司", "下面"]


def test_a_letterhead_without_a_place_has_the_letter_behind_its_text():
    word = opened(document_docx(LETTER, letterhead("上面", "")))
    assert [one.text for one in word.paragraphs][:3] == ["上面", "", "关于付款的函"]
    assert opened(document_docx(LETTER, letterhead("", ""))).paragraphs[0].text == "关于付款的函"


def test_a_letterhead_keeps_the_look_of_its_own_styles():
    source = docx.Document()
    source.styles["Title"].font.name = "楷体"
    raw = BytesIO()
    source.save(raw)
    assert opened(document_docx(LETTER, raw.getvalue())).styles["Title"].font.name == "楷体"


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04broken", b"%PDF-1.7", letterhead()[:2000]])
def test_a_letterhead_that_is_no_word_file_is_refused_in_one_line(raw):
    with pytest.raises(HuikuanError, match=r"templates/letter\.docx 打不开"):
        document_docx(LETTER, raw)


def test_a_letterhead_that_grows_without_end_is_refused():
    raw = BytesIO(letterhead())
    with zipfile.ZipFile(raw, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/media/big.bin", b"\0" * 60_000_000)
    with pytest.raises(HuikuanError, match="解开以后太大"):
        document_docx(LETTER, raw.getvalue())


def test_a_letterhead_with_a_bomb_of_entities_is_no_danger():
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "xxxxxxxxxx">'
        + "".join(f'<!ENTITY b{n} "{("&b" + (str(n - 1) if n else "") + ";") * 10}">' for n in range(8))
        + "]>"
    )
    source = BytesIO(letterhead())
    target = BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for one in old.namelist():
            body = old.read(one)
            if one == "word/document.xml":
                xml = body.decode().split("?>", 1)[1]
                body = (
                    bomb + xml.replace("<w:body>", "<w:body><w:p><w:r><w:t>&b7;</w:t></w:r></w:p>")
                ).encode()
            new.writestr(one, body)
    try:
        raw = document_docx(LETTER, target.getvalue())
    except HuikuanError:
        return
    assert len(raw) < 1_000_000
    assert "关于付款的函" in text_of(opened(raw))


def test_the_word_file_of_a_letter_never_holds_the_notes_for_the_sender(tmp_path: Path):
    for document in documents("k1"):
        if document.notes:
            text = text_of(opened(document_docx(document)))
            for part in document.notes:
                assert all(row[0] not in text for row in part.rows if row[0] not in document.lacking)
