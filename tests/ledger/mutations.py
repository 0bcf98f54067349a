"""Ledger files as nobody should make them: bytes that were changed, members that lie, rectangles without end, text that is code."""

from __future__ import annotations

import io
import random
import re
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

from ledger.ledgers import old_excel, plain_book

ROWS = [
    ["客户名称", "合同编号", "未回款", "到期日"],
    *([f"示例单位{n}", f"HT-{n}", 100_000 + n, f"2026-0{n % 9 + 1}-11"] for n in range(8)),
]
BOOK = plain_book(ROWS)
TABLE = "\r\n".join(",".join(map(str, row)) for row in ROWS)
SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"


def members(raw: bytes = BOOK) -> dict[str, bytes]:
    """The members of a package."""
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    """A package of these members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, raw in parts.items():
            package.writestr(name, raw)
    return stream.getvalue()


def with_sheet(change: Callable[[bytes], bytes]) -> bytes:
    """The workbook with another sheet."""
    parts = members()
    return packed({**parts, SHEET: change(parts[SHEET])})


def with_data(rows: str) -> bytes:
    """The workbook with other rows."""
    return with_sheet(lambda raw: re.sub(rb"<sheetData>.*</sheetData>", f"<sheetData>{rows}</sheetData>".encode(), raw, flags=re.S))  # fmt: skip


def far_cell() -> bytes:
    """A value in the last cell that a sheet can have."""
    return with_sheet(lambda raw: raw.replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'))  # fmt: skip


def million_rows() -> bytes:
    """1,048,576 rows with nothing in them but a style, below the ledger."""
    empty = "".join(f'<row r="{n}"><c r="A{n}" s="1"/></row>' for n in range(20, 1_048_577))
    return with_sheet(lambda raw: raw.replace(b"</sheetData>", empty.encode() + b"</sheetData>"))


def unnumbered_cells() -> bytes:
    """Cells that do not say where they are: one row as wide as can be, then very many rows."""
    wide = "<row>" + "<c><v>1</v></c>" * 16_384 + "</row>"
    return with_data(wide + "<row><c><v>1</v></c></row>" * 300_000)


def long_text_everywhere() -> bytes:
    """One text of 30,000 characters, named by 40,000 cells."""
    parts = members()
    text = f"<si><t>{'长' * 30_000}</t></si>"
    strings = f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="1" uniqueCount="1">{text}</sst>'
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 40_001))
    sheet = re.sub(
        rb"<sheetData>.*</sheetData>", f"<sheetData>{rows}</sheetData>".encode(), parts[SHEET], flags=re.S
    )
    return packed({**parts, STRINGS: strings.encode(), SHEET: sheet})


def bomb() -> bytes:
    """A member that is a thousand times larger unpacked."""
    return packed({**members(), "xl/worksheets/sheet9.xml": b"<x>" + b" " * 400_000_000})


def lying_bomb() -> bytes:
    """The same, and the package says that it is small."""
    raw = bytearray(packed({**members(), STRINGS: b"<sst>" + b" " * 200_000_000}))
    size = struct.pack("<L", len(b"<sst>") + 200_000_000)
    return bytes(raw.replace(size, struct.pack("<L", 100)))


def entities() -> bytes:
    """Entities that stand for more and more of each other."""
    many = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(f'<!ENTITY {chr(98 + n)} "{"&" + chr(97 + n) + ";"}{("&" + chr(97 + n) + ";") * 9}">' for n in range(9)) + "]>"  # fmt: skip
    return with_sheet(lambda raw: many.encode() + raw.replace(b"<sheetData>", b"<sheetData>&j;"))


def outside() -> bytes:
    """Links to other files, and to where nobody should go."""
    link = '<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><externalBook r:id="rId1" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/></externalLink>'
    target = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath" Target="file:///etc/passwd" TargetMode="External"/></Relationships>'
    return packed({**members(), "xl/externalLinks/externalLink1.xml": link.encode(), "xl/externalLinks/_rels/externalLink1.xml.rels": target.encode(), "../../../tmp/evil": b"x"})  # fmt: skip


def far_cells_of_old(path: Path) -> bytes:
    """A .xls one cell of which stands in the last row that can be said and one in the last column."""
    old_excel(path)
    raw = bytearray(path.read_bytes())
    places, at = [], 0x200
    while at + 4 < len(raw):
        kind, size = struct.unpack_from("<HH", raw, at)
        if kind in (0xFD, 0x203, 0x27E):  # a text, a figure
            places.append(at)
        at += 4 + size
    struct.pack_into("<H", raw, places[0] + 4, 0xFFFF)
    struct.pack_into("<H", raw, places[5] + 6, 0xFFFF)
    return bytes(raw)


KNOWN: dict[str, Callable[[], bytes]] = {
    "a value in the last cell": far_cell,
    "a million empty rows": million_rows,
    "cells without a place": unnumbered_cells,
    "a long text in every cell": long_text_everywhere,
    "a zip bomb": bomb,
    "a zip bomb that lies": lying_bomb,
    "another kind of workbook": lambda: packed({**members(), "xl/workbook.bin": b"x"}),
    "entities": entities,
    "links to outside": outside,
    "nothing": lambda: b"",
    "only a head": lambda: BOOK[:30],
    "half": lambda: BOOK[: len(BOOK) // 2],
    "a web page": lambda: b"<html><table><tr><td>a</td></tr></table></html>",
    "an old head and nothing": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "a sheet in another code": lambda: with_sheet(lambda raw: raw.decode().encode("utf-16")),
    "a shared text that is not there": lambda: with_data(
        '<row r="1"><c r="A1" t="s"><v>99999</v></c></row>'
    ),
    "a number that is none": lambda: with_data('<row r="1"><c r="A1"><v>1e999</v></c><c r="B1"><v>nan</v></c></row>'),
}  # fmt: skip


def mutated(seed: int) -> tuple[str, bytes]:
    """A file that was changed at random, and the suffix under which it is given."""
    chance = random.Random(seed)
    kind = chance.randrange(6)
    if kind == 0:
        return ".xlsx", _bytes(BOOK, chance)
    if kind == 1:
        parts = members()
        name = chance.choice(sorted(parts))
        parts[name] = _bytes(parts[name], chance)
        return ".xlsx", packed(parts)
    if kind == 2:
        parts = members()
        del parts[chance.choice(sorted(parts))]
        return ".xlsx", packed(parts)
    if kind == 3:
        return ".xlsx", with_data(_rows(chance))
    raw = TABLE.encode(chance.choice(("utf-8", "gbk", "utf-16")))
    return chance.choice((".csv", ".xls", ".xlsx")), _bytes(raw, chance)


def _bytes(raw: bytes, chance: random.Random) -> bytes:
    found = bytearray(raw)
    for _ in range(chance.randint(1, 12)):
        place = chance.randrange(len(found) + 1)
        change = chance.randrange(4)
        if change == 0 and found:
            found[place - 1] = chance.randrange(256)
        elif change == 1:
            del found[place : place + chance.randrange(40)]
        elif change == 2:
            found[place:place] = chance.randbytes(chance.randrange(20))
        else:
            found[place:place] = chance.choice(_ODD).encode("utf-8", "surrogatepass")
    return bytes(found)


_ODD = (
    '"', ",,,,", "\n\n", "\0", "\x1b[31m", "=cmd|' /C calc'!A0", "@SUM(1)", "99999999999999999999", "-1e308", "2025-02-30",
    "合计", "万元", "0x10", "１２３", "\u202e", "NaN", "inf", "'", "\t", "&amp;", "</c>", "1900-01-00", "９９亿亿",
)  # fmt: skip


def _rows(chance: random.Random) -> str:
    """Rows of cells with odd places, types and values."""
    found = []
    for row in range(1, chance.randint(2, 12)):
        cells = []
        for _ in range(chance.randint(0, 8)):
            place = (
                f"{chr(65 + chance.randrange(26))}{chance.choice((row, row, row, chance.randrange(3_000)))}"
            )
            kind = chance.choice(("n", "str", "b", "e", "d", "inlineStr", "zz"))
            text = chance.choice((*_ODD, "客户名称", "未回款", "到期日", "45000", "1", ""))
            text = re.sub(r"[\0-\x08\x0b-\x1f&<]", "", text)
            value = f"<is><t>{text}</t></is>" if kind == "inlineStr" else f"<v>{text}</v>"
            cells.append(f'<c r="{place}" t="{kind}">{value}</c>')
        found.append(f'<row r="{row}">{"".join(cells)}</row>')
    return "".join(found)
