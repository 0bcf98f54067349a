"""The same two sheets and the letters as PDF, without a browser. The room of typst.

What is printed goes in as data (JSON), so that nothing a person typed is read as markup; the look is in sheet.typ.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from huikuan_cli import texts
from huikuan_cli.core.sheet.capacity import LaidPaper, letter_size
from huikuan_cli.core.sheet.document import Document
from huikuan_cli.core.sheet.layout import Row
from huikuan_cli.core.sheet.one_page import front_size, rows_to_write, told
from huikuan_cli.core.text.capitals import IN_TEXT
from huikuan_cli.errors import HuikuanError
from huikuan_cli.render.looks import LOOKS

if TYPE_CHECKING:
    from collections.abc import Collection

# In this order; those of Windows, macOS, Linux. PingFang is left out: typst cannot set it (a font in an archive of its own).
FONTS = (
    "Microsoft YaHei", "DengXian", "SimHei", "SimSun", "Heiti SC", "STHeiti", "Songti SC", "STSong", "Hiragino Sans GB",
    "Source Han Sans SC", "Noto Sans CJK SC", "Noto Sans SC", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei",
    "Source Han Serif SC", "Noto Serif CJK SC", "Noto Serif SC", "FandolHei", "FandolSong", "AR PL UMing CN",
)  # fmt: skip
SERIF = re.compile("Serif|Song|SimSun|UMing")  # those that the text of a letter is set in first


def action_pdf(paper: LaidPaper) -> bytes:
    """The private sheet: page one, and page two where there is one.

    Raises HuikuanError when typst is not installed or no Chinese font is found.
    """
    sheet = paper.sheet
    return _compiled(
        {
            "kind": "action",
            "size": front_size(sheet),
            "to_write": rows_to_write(sheet),
            "run_in": sheet.run_in,
            "title": sheet.title,
            "subtitle": sheet.subtitle,
            "footer": sheet.footer,
            "front": [_block(one.title, told(one), LOOKS.get(one.name, "")) for one in paper.front],
            "back": [_block(one.heading(), one.rows) for one in paper.back],
            "left_out": paper.left_out(),
            "grows": paper.overflows(),
        }
    )


def _block(title: str, rows: tuple[Row, ...], look: str = "") -> dict[str, Any]:
    """A block as sheet.typ reads it."""
    plain = [{**msgspec.to_builtins(row), "sentence": row.sentence(), "spoken": row.spoken()} for row in rows]
    return {"title": title, "rows": plain, "look": look}


def document_pdf(document: Document) -> bytes:
    """The desk sheet or a letter, without the sender's notes. Raises HuikuanError as action_pdf."""
    return _compiled(
        {
            "kind": "letter",
            "size": letter_size(document),
            "title": document.title,
            "addressee": document.addressee,
            "parts": msgspec.to_builtins(document.parts),
        }
    )


def chinese_fonts(families: Collection[str]) -> list[str]:
    """Those of the fonts on this machine that have Chinese letters, the best first. Raises HuikuanError when none has."""
    found = [name for name in FONTS if name in families]
    if not found:
        raise HuikuanError(texts.NO_FONT, texts.NO_FONT_FIX)
    return found


def _compiled(data: dict[str, Any]) -> bytes:
    try:
        import typst
    except ImportError:
        from huikuan_cli.installed import add_command

        raise HuikuanError(texts.NO_PDF, texts.INSTALL_PDF.format(command=add_command("pdf"))) from None
    fonts = typst.Fonts()
    names = chinese_fonts(fonts.families())
    source = Path(__file__).with_name("sheet.typ").read_bytes()
    inputs = {
        "data": json.dumps(data, ensure_ascii=False),
        "fonts": json.dumps(names),
        "capitals": IN_TEXT,
        "serif": json.dumps(sorted(names, key=lambda name: not SERIF.search(name))),
    }
    compiler = typst.Compiler(source, font_paths=fonts, sys_inputs=inputs)
    found = compiler.compile(format="pdf", timestamp=0)
    assert isinstance(found, bytes)
    return found
