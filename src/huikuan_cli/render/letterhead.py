"""A team's letterhead as a letter may take it: what fetches, runs or names somebody is left out, and named. Uses lxml, which
comes with python-docx."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import Any, NamedTuple

from huikuan_cli import texts, texts_letterhead
from huikuan_cli.core.sheet.document import WORD_BODY
from huikuan_cli.errors import HuikuanError

MOST_UNPACKED, MOST_BODY = 50_000_000, 5_000_000  # bytes unpacked: of all parts, of the text alone
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
FETCHING = re.compile(r"\s*(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|RD|DATABASE)\b", re.I)
MACROS, REMARKS = re.compile(r"vba|macro|attachedToolbars", re.I), re.compile(r"/(comments\w*|people)$", re.I)
UNWRAPPED = {f"{W}{name}" for name in ("ins", "moveTo", "hyperlink")}  # what stands inside stays
NOT_TAKEN_OVER = {
    f"{W}{name}"
    for name in (
        "del", "moveFrom", "delText", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange",
        "tblGridChange", "tblPrExChange", "numberingChange", "cellIns", "cellDel", "cellMerge", "moveFromRangeStart",
        "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "commentRangeStart", "commentRangeEnd", "commentReference",
    )
}  # fmt: skip
HOLDERS = {f"{W}drawing", f"{W}pict", f"{W}object"}  # go with the picture that is not there


class Cleaned(NamedTuple):
    """A letterhead without what must not be in a letter, and what that was, in words."""

    raw: bytes
    left_out: tuple[str, ...] = ()


def cleaned(raw: bytes) -> Cleaned:
    """The letterhead as a letter takes it. Raises HuikuanError when it is no Word file, or unpacks to too much."""
    broken = HuikuanError(texts.LETTERHEAD_BROKEN, texts.LETTERHEAD_FIX)
    try:
        with zipfile.ZipFile(BytesIO(raw)) as packed:
            if _too_large(packed):
                raise HuikuanError(texts.LETTERHEAD_LARGE, texts.LETTERHEAD_FIX)
            parts = {one.filename: packed.read(one) for one in packed.infolist() if not one.is_dir()}
        if WORD_BODY not in parts:
            raise broken
        found = _Cleaning(parts)
    except HuikuanError:
        raise
    except Exception:  # a broken archive or broken XML inside: zipfile and lxml raise whatever they find
        raise broken from None
    return Cleaned(_packed(found.parts), found.said()) if found.said() else Cleaned(raw)


def _too_large(packed: zipfile.ZipFile) -> bool:
    body = sum(one.file_size for one in packed.infolist() if one.filename == WORD_BODY)
    return body > MOST_BODY or sum(one.file_size for one in packed.infolist()) > MOST_UNPACKED


def _packed(parts: dict[str, bytes]) -> bytes:
    raw = BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as target:
        for name, body in parts.items():
            target.writestr(name, body)
    return raw.getvalue()


class _Cleaning:
    """Goes through the parts of a Word file, and remembers what it took away."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self.parts = dict(parts)
        self.targets: dict[str, None] = {}
        self.names: dict[str, None] = {}
        self.fields = self.macros = self.remarks = False
        links = {name: self._links(name) for name in parts if name.endswith(".rels")}
        for name in [one for one in self.parts if one.endswith(".xml") and one != "[Content_Types].xml"]:
            folder, _, file = name.rpartition("/")
            self._part(name, links.get(f"{folder}/_rels/{file}.rels".lstrip("/"), set()))
        self._types()

    def said(self) -> tuple[str, ...]:
        """What was taken away, in words."""
        marks = self.names or self.remarks
        people = "、".join(name for name in self.names if name) or texts_letterhead.SOMEBODY
        found = (
            texts_letterhead.OUTSIDE.format(targets="、".join(self.targets)) if self.targets else "",
            texts_letterhead.FIELDS if self.fields else "",
            texts_letterhead.MACROS if self.macros else "",
            texts_letterhead.CHANGES.format(names=people) if marks else "",
        )
        return tuple(one for one in found if one)

    def _links(self, name: str) -> set[str]:
        """The ids of the links of a part that are taken away."""
        root, gone = _parsed(self.parts[name]), set()
        for link in list(root):
            kind, target = link.get("Type", ""), link.get("Target", "")
            outside = link.get("TargetMode") == "External"
            if not (outside or MACROS.search(kind) or REMARKS.search(kind)):
                continue
            if outside:
                self.targets[target] = None
            else:
                self.macros |= bool(MACROS.search(kind))
                self.remarks |= "comments" in kind
                self._drop(name, target)
            gone.add(link.get("Id", ""))
            root.remove(link)
        if gone:
            self.parts[name] = _bytes(root)
        return gone

    def _drop(self, links: str, target: str) -> None:
        """Take a part away that a link leads to."""
        base = links.partition("_rels/")[0]
        self.parts.pop(target.lstrip("/") if target.startswith("/") else base + target, None)

    def _part(self, name: str, gone: set[str]) -> None:
        root = _parsed(self.parts[name])
        before = _bytes(root)
        self._fields(root)
        for one in list(root.iter()):
            if not isinstance(one.tag, str):
                continue
            if one.get(f"{W}author") is not None:
                self.names[one.get(f"{W}author")] = None
            if gone & {value for key, value in one.attrib.items() if key.startswith(R)}:
                _remove_linked(one)
            elif one.tag in NOT_TAKEN_OVER:
                _remove(one)
            elif one.tag in UNWRAPPED and one.tag != f"{W}hyperlink":
                _unwrap(one)
        after = _bytes(root)
        if after != before:
            self.parts[name] = after

    def _fields(self, root: Any) -> None:
        """Fields that fetch something become the words that they show."""
        for one in list(root.iter(f"{W}fldSimple")):
            if FETCHING.match(one.get(f"{W}instr", "")):
                self.fields = True
                _unwrap(one)
        for field in _complex_fields(root):
            if FETCHING.match("".join(one.text or "" for one in field if one.tag == f"{W}instrText")):
                self.fields = True
                for one in field:
                    _remove(one)

    def _types(self) -> None:
        """The list of parts without those that were taken away."""
        name = "[Content_Types].xml"
        root = _parsed(self.parts[name])
        for one in list(root):
            part = one.get("PartName", "").lstrip("/")
            if part and part not in self.parts:
                root.remove(one)
        self.parts[name] = _bytes(root)


def _complex_fields(root: Any) -> list[list[Any]]:
    """The marks and the instruction of each field that is written with a beginning and an end, one inside another too."""
    found: list[list[Any]] = []
    open_: list[list[Any]] = []
    for one in root.iter(f"{W}fldChar", f"{W}instrText"):
        kind = one.get(f"{W}fldCharType") if one.tag == f"{W}fldChar" else ""
        if kind == "begin":
            open_.append([])
            found.append(open_[-1])
        if open_:
            open_[-1].append(one)
        if kind == "end" and open_:
            open_.pop()
    return found


def _remove_linked(one: Any) -> None:
    """What a link that is gone belonged to: a text keeps its words, a picture that was to be fetched goes."""
    if one.tag == f"{W}hyperlink":
        _unwrap(one)
        return
    holder = next((up for up in one.iterancestors() if up.tag in HOLDERS), one)
    _remove(one if one.tag.endswith("}hlinkClick") else holder)


def _remove(one: Any) -> None:
    if one.getparent() is not None:
        one.getparent().remove(one)


def _unwrap(one: Any) -> None:
    above = one.getparent()
    if above is not None:
        place = above.index(one)
        above.remove(one)
        for number, child in enumerate(list(one)):
            above.insert(place + number, child)


def _parsed(raw: bytes) -> Any:
    from lxml import etree

    return etree.fromstring(raw, etree.XMLParser(resolve_entities=False, no_network=True))


def _bytes(root: Any) -> bytes:
    from lxml import etree

    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
