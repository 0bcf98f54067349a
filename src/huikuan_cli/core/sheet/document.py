"""A paper for the customer (the desk sheet or a letter) as parts; how they look in HTML, Word or PDF is for render."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

WORD_BODY = "word/document.xml"  # where the text of a Word file stands inside of it
PartKind = Literal["段", "小题", "表", "勾选表", "款项表", "清单", "右", "章", "回执", "小字"]
SEAL_ROOM = 15  # mm above and below who signs: with its two lines as high as the usual seal of a company (42 mm), and the date below it


HEADED = ("勾选表", "款项表")  # tables whose first row is their head


class DocumentPart(Struct, frozen=True):
    """One part: `text` for a paragraph, a heading, a line on the right, who signs and seals (a line of its own each), or small
    print; `rows` for a table, a list (one
    cell each) or a receipt slip. The first row of a 勾选表 and of a 款项表 is its head."""

    kind: PartKind
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


class Document(Struct, frozen=True):
    """A paper for the customer, with a page of notes for the sender behind it (may be empty).

    `lacking`: the names of facts that are marked 〔待填〕 in it; `doubts`: what to verify before it goes out.
    """

    name: str
    title: str
    addressee: str
    parts: tuple[DocumentPart, ...]
    notes: tuple[DocumentPart, ...] = ()
    lacking: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
