"""A paper for the customer as a Word file, to be edited by his office and by our boss. The room of python-docx."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

from huikuan_cli import texts
from huikuan_cli.core.sheet.capacity import letter_size
from huikuan_cli.core.sheet.document import HEADED, SEAL_ROOM, Document, DocumentPart
from huikuan_cli.errors import HuikuanError

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.styles.style import ParagraphStyle
    from docx.table import Table
    from docx.text.paragraph import Paragraph

# what letters are set in; Word, WPS and Office for Mac have them
SONG, HEI, LATIN = "宋体", "黑体", "Times New Roman"
LINE = 1.45  # of the letters
LONGEST_PROPERTY = 255  # characters that the properties of an Office file hold
EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time of a zip archive: the same letter gives the same bytes
WIDTHS = {
    "勾选表": (0.09, 0.38, 0.09, 0.44),
    "款项表": (0.31, 0.19, 0.25, 0.25),
    "表": (0.26, 0.74),
    "回执": (0.26, 0.74),
}  # of the text's width
TO_FILL_MARK = re.compile(r"(〔待填[^〕]*〕)")
_NOT_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def document_docx(document: Document, template: bytes | None = None) -> bytes:
    """The desk sheet or a letter as .docx: A4, real styles, what is to be filled in marked yellow.

    `template`: a team's own Word file; the letter stands where its paragraph 〔正文〕 is, else behind its text, in its page,
    its header and its styles. Raises HuikuanError when python-docx is not installed or the template is no Word file.
    """
    word = _opened(template)
    before = list(word.element.body)
    _styles(word, letter_size(document), ours=template is None)
    _line(word, document.title, "Title")
    _line(word, document.addressee, "Normal")
    for part in document.parts:
        _part(word, part)
    _placed(word, before)
    _properties(word, document)
    return _saved(word)


def _opened(template: bytes | None) -> Word:
    try:
        import docx
    except ImportError:
        from huikuan_cli.installed import add_command

        raise HuikuanError(texts.NO_WORD, texts.INSTALL_WORD.format(command=add_command("docx"))) from None
    if template is None:
        word = docx.Document()
        _page(word)
        _chinese(word)
        _modern(word)
        return word
    from huikuan_cli.render.letterhead import cleaned

    safe = cleaned(template).raw
    try:
        return docx.Document(BytesIO(safe))
    except Exception:  # parts that do not belong together: python-docx raises whatever it finds
        raise HuikuanError(texts.LETTERHEAD_BROKEN, texts.LETTERHEAD_FIX) from None


def installed() -> bool:
    """Whether python-docx is there."""
    from importlib import util

    return util.find_spec("docx") is not None


def left_out(template: bytes) -> tuple[str, ...]:
    """What of a letterhead no letter takes, in words, once it was opened as for a letter. Raises HuikuanError when a letter
    could not be written on it, or python-docx is not installed."""
    from huikuan_cli.render.letterhead import cleaned

    _opened(template)
    return cleaned(template).left_out


def _page(word: Word) -> None:
    from docx.shared import Mm

    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(16)


def _chinese(word: Word) -> None:
    """The Chinese letters are those of mainland China; numbers are broken as Latin words are, not within."""
    from docx.oxml.ns import qn

    for one in word.styles.element.iter(qn("w:lang")):
        one.set(qn("w:eastAsia"), "zh-CN")


def _modern(word: Word) -> None:
    """Set as Word does today, not in the compatibility mode of 2010; nothing Japanese, no preview of an empty page."""
    from docx.oxml.ns import qn

    settings = word.settings.element
    for one in settings.iter(qn("w:compatSetting")):
        if one.get(qn("w:name")) == "compatibilityMode":
            one.set(qn("w:val"), "15")
    for one in settings.iter(qn("w:themeFontLang")):
        one.set(qn("w:eastAsia"), "zh-CN")
    for one in settings.findall(qn("w:savePreviewPicture")):
        settings.remove(one)
    links = word.part.package.rels
    for key in [key for key, link in links.items() if link.reltype.endswith("/metadata/thumbnail")]:
        links.pop(key)


def _styles(word: Word, size: int, *, ours: bool) -> None:
    """The styles that a letter uses: ours for a letter on blank paper, a letterhead's own where it has them."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    if ours:
        _look(word.styles["Normal"], SONG, size, after=2)
    title = _style(word, "Title", ours)
    if title is not None:
        _look(title, HEI, 16, after=6)
        title.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _no_border(title)
    heading = _style(word, "Heading 2", ours)
    if heading is not None:
        _look(heading, HEI, size, before=5, after=2)
        heading.paragraph_format.keep_with_next = True


def _style(word: Word, name: str, ours: bool) -> Any:
    """The style when its look is ours to set: on blank paper, or because the letterhead has none of this name."""
    from docx.enum.style import WD_STYLE_TYPE

    if name not in [style.name for style in word.styles]:
        return word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    return word.styles[name] if ours else None


def _look(
    style: ParagraphStyle | Any, font: str, size: float, *, before: float = 0, after: float = 0
) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.name = LATIN
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), font)
    style.font.size, style.font.bold, style.font.color.rgb = Pt(size), False, RGBColor(0, 0, 0)
    shape = style.paragraph_format
    shape.space_before, shape.space_after = Pt(before), Pt(after)
    shape.line_spacing = Pt(size * LINE)  # fixed: fonts differ in what they call a single line


def _no_border(style: Any) -> None:
    from docx.oxml.ns import qn

    for border in style.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)


def _line(word: Word, text: str, style: str) -> Paragraph:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    below_table = [one.tag for one in word.element.body][-2:-1] == [qn("w:tbl")]
    paragraph = word.add_paragraph(style=style)
    if below_table:
        paragraph.paragraph_format.space_before = Pt(6)
    _write(paragraph, text)
    return paragraph


def _write(paragraph: Paragraph, text: str) -> None:
    """Plain text, what is to be filled in on yellow."""
    from docx.enum.text import WD_COLOR_INDEX

    for piece in TO_FILL_MARK.split(_xml(text)):
        if piece:
            run = paragraph.add_run(piece)
            if TO_FILL_MARK.fullmatch(piece):
                run.font.highlight_color = WD_COLOR_INDEX.YELLOW


def _xml(text: str) -> str:
    """Text without what no XML file may hold."""
    return _NOT_XML.sub("", text)


def _part(word: Word, part: DocumentPart) -> None:
    if part.kind == "回执" and part.text:
        _cut(word)
    if part.text and part.kind in ("小题", "表", "回执", "清单"):
        _line(word, part.text, "Heading 2")
    if part.kind in WIDTHS:
        _table(word, part)
    elif part.kind == "清单":
        for number, row in enumerate(part.rows, 1):
            _indented(_line(word, f"{number}. {row[0]}", "Normal"), left=2, first=0)
    elif part.kind != "小题":
        _paragraph(word, part)


def _paragraph(word: Word, part: DocumentPart) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt

    paragraph = _line(word, part.text, "Normal")
    if part.kind == "段":
        _indented(paragraph, left=0, first=2)
    elif part.kind in ("右", "章"):
        paragraph.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        if part.kind == "章":
            paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Mm(SEAL_ROOM)
    else:
        for run in paragraph.runs:
            run.font.size = Pt(9)


def _indented(paragraph: Paragraph, *, left: float, first: float) -> None:
    """Indents counted in characters, whatever their size; in points for programs that do not count."""
    from docx.oxml.ns import qn
    from docx.shared import Pt

    given = paragraph.style.font.size if paragraph.style is not None else None
    size = given.pt if given is not None else 11
    paragraph.paragraph_format.left_indent = Pt(size * left)
    paragraph.paragraph_format.first_line_indent = Pt(size * first)
    indents = paragraph._p.get_or_add_pPr().get_or_add_ind()
    for name, count in (("left", left), ("firstLine", first)):
        indents.set(qn(f"w:{name}Chars"), str(round(100 * count)))


def _cut(word: Word) -> None:
    """The dashed line along which the receipt slip is cut off."""
    border = _made("w:pBdr")
    border.append(_made("w:top", val="dashed", sz="6", space="1", color="000000"))
    paragraph = _line(word, "", "Normal")
    paragraph._p.get_or_add_pPr().insert_element_before(
        border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc"
    )


def _made(tag: str, **values: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(tag)
    for name, value in values.items():
        element.set(qn(f"w:{name}"), value)
    return element


def _table(word: Word, part: DocumentPart) -> None:
    from docx.enum.table import WD_ROW_HEIGHT_RULE
    from docx.shared import Emu, Mm

    shares = WIDTHS[part.kind]
    table = word.add_table(rows=0, cols=len(shares))
    _drawn(table)
    section = word.sections[-1]
    width = section.page_width - section.left_margin - section.right_margin  # type: ignore[operator]
    widths = [Emu(int(width * share)) for share in shares]
    for column, size in zip(table.columns, widths, strict=True):
        column.width = size
    for number, cells in enumerate(part.rows):
        row = table.add_row()
        row.height = Mm(9 if part.kind == "回执" else 6)
        row.height_rule = WD_ROW_HEIGHT_RULE.AT_LEAST
        row._tr.get_or_add_trPr().append(_made("w:cantSplit"))
        for place, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
            cell.width = widths[place]
            head = number == 0 if part.kind in HEADED else place == 0
            _cell(cell, text, head=head)


def _cell(cell: Any, text: str, *, head: bool) -> None:
    from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
    from docx.shared import Pt

    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    _write(paragraph, text)
    for run in paragraph.runs:
        run.font.bold = head or None


def _drawn(table: Table) -> None:
    """Lines around every cell; drawn here because a letterhead may know no style for tables. The widths are ours."""
    borders = _made("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(_made(f"w:{side}", val="single", sz="4", space="0", color="000000"))
    table._tbl.tblPr.append(
        _made("w:tblInd", w="108", type="dxa")
    )  # in line with the text, by a cell's own margin
    table._tbl.tblPr.append(borders)
    table.autofit = False


def _placed(word: Word, before: list[Any]) -> None:
    """Put what was written where the letterhead wants it, else leave it behind its text."""
    from docx.oxml.ns import qn

    body = word.element.body
    written = [one for one in body if one not in before]
    paragraphs = [one for one in before if one.tag == qn("w:p")]
    place = next((one for one in paragraphs if one.text.strip() == texts.LETTER_PLACE), None)
    if place is not None:
        for one in written:
            place.addprevious(one)
        body.remove(place)
    elif len(paragraphs) == len(before) - 1 and not any(map(_filled, paragraphs)):
        for one in paragraphs:  # the blank lines of an empty Word file
            body.remove(one)


def _filled(paragraph: Any) -> bool:
    return bool(paragraph.text or paragraph.xpath(".//w:drawing | .//w:pict | .//w:object"))


def _properties(word: Word, document: Document) -> None:
    """What Word shows under 文件－信息: the title, and nothing that the library left there."""
    found = word.core_properties
    title = _xml(document.title)[:LONGEST_PROPERTY]
    found.title, found.author, found.comments, found.last_modified_by = title, "", "", ""
    element = found._element
    for one in list(element):
        if one.tag.rpartition("}")[2] in ("created", "modified", "revision"):
            element.remove(one)


def _saved(word: Word) -> bytes:
    """The file, with every time in the archive set to the same one."""
    raw, fixed = BytesIO(), BytesIO()
    word.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for one in source.infolist():
            info = zipfile.ZipInfo(one.filename, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, source.read(one))
    return fixed.getvalue()
