"""Whether an Excel package may be opened: how large it is unpacked, how far its sheet reaches, how much text is in it.

The library that reads workbooks makes room for the whole rectangle that a sheet reaches over and for every text, each time it is used: a
file of some kilobytes can ask for more memory than there is, which ends the process. So each is counted first, from the bytes themselves
and not from what the package says of them.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any, BinaryIO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile, ZipInfo

from huikuan_cli import texts_ledger as texts
from huikuan_cli.errors import HuikuanError

MOST_UNPACKED, MOST_STRINGS = 320 * 1024 * 1024, 64 * 1024 * 1024  # bytes
MOST_MEMBERS = 2000
WORKBOOK = "xl/workbook.xml"
OTHER_KINDS = {"xl/workbook.bin", "content.xml"}  # .xlsb and .ods, whose sheets are not counted here
MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 200_000, 500, 10_000_000
MOST_TEXT = 200_000_000  # characters of all cells together
CHUNK = 1 << 18
_LOCAL = struct.Struct("<4s5H3L2H")  # the head of a member
_MEDIA = (".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".bmp", ".tif", ".tiff", ".vml")
_CELL = re.compile(r"([A-Za-z]{1,3})(\d{1,7})")


class Damaged(Exception):
    """The package is no package, or what is in it is not what it should be."""


def guard(stream: BinaryIO, file: str) -> None:
    """Count what is in a package. Raises HuikuanError where it is too large, Damaged where it is broken."""
    try:
        with ZipFile(stream) as package:
            members = [one for one in package.infolist() if not one.filename.lower().endswith(_MEDIA)]
    except (BadZipFile, OSError, ValueError, NotImplementedError, UnicodeError) as error:
        raise Damaged from error
    names = {one.filename.lower() for one in members}
    if len(members) > MOST_MEMBERS or WORKBOOK not in names or names & OTHER_KINDS:
        raise Damaged
    left = MOST_UNPACKED
    lengths: list[int] = []
    for one in sorted(members, key=lambda one: "sharedstrings" not in one.filename.lower()):
        left = _guard_member(stream, one, file, left, lengths)


def _guard_member(stream: BinaryIO, one: ZipInfo, file: str, left: int, lengths: list[int]) -> int:
    """Count one member; how many bytes may still be unpacked after it."""
    name = one.filename.lower()
    strings, sheet = "sharedstrings" in name, "/worksheets/" in name and name.endswith(".xml")
    most = min(left, MOST_STRINGS) if strings else left
    counter = _Strings(lengths) if strings else _Reach(lengths) if sheet else None
    for piece in _unpacked(stream, one):
        most -= len(piece)
        left -= len(piece)
        if most < 0:
            raise HuikuanError(
                texts.UNPACKED.format(file=file, most=(MOST_STRINGS if strings and left >= 0 else MOST_UNPACKED) >> 20),
                texts.TOO_BIG_FIX,
            )  # fmt: skip
        if counter:
            counter.feed(piece)
    if isinstance(counter, _Reach):
        counter.feed(b"", last=True)
        _bounded(counter, file, PurePosixPath(one.filename).stem)
    return left


def _bounded(reach: _Reach, file: str, sheet: str) -> None:
    if reach.rows > MOST_ROWS or reach.columns > MOST_COLUMNS or reach.rows * reach.columns > MOST_CELLS:
        text = texts.TOO_WIDE.format(
            file=file, sheet=sheet, rows=reach.rows, columns=reach.columns, most_rows=MOST_ROWS, most_columns=MOST_COLUMNS
        )  # fmt: skip
        raise HuikuanError(text, texts.TOO_BIG_FIX)
    if reach.text > MOST_TEXT:
        raise HuikuanError(texts.TOO_LONG_TEXT.format(file=file), texts.TOO_BIG_FIX)


def _unpacked(stream: BinaryIO, one: ZipInfo) -> Iterator[bytes]:
    """The bytes of a member, whatever length it says that they have. Raises Damaged."""
    if one.flag_bits & 1 or one.compress_type not in (0, 8):
        raise Damaged
    try:
        stream.seek(one.header_offset)
        head = _LOCAL.unpack(stream.read(_LOCAL.size))
        stream.seek(head[-2] + head[-1], 1)
        yield from _inflated(stream, one.compress_size) if one.compress_type else _stored(stream, one)
    except (zlib.error, OSError, ValueError, struct.error, OverflowError) as error:
        raise Damaged from error


def _stored(stream: BinaryIO, one: ZipInfo) -> Iterator[bytes]:
    left = one.compress_size
    while left > 0 and (piece := stream.read(min(CHUNK, left))):
        left -= len(piece)
        yield piece


def _inflated(stream: BinaryIO, size: int) -> Iterator[bytes]:
    inflate, left = zlib.decompressobj(-15), size
    while not inflate.eof and left > 0 and (packed := stream.read(min(CHUNK, left))):
        left -= len(packed)
        while packed and not inflate.eof:
            piece = inflate.decompress(packed, CHUNK)
            if piece:
                yield piece
            packed = inflate.unconsumed_tail


class _Counter:
    """Reads XML piece by piece; a document that declares anything of its own is refused."""

    def __init__(self) -> None:
        self._parser = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = self._declared
        self._parser.buffer_text = True

    def _declared(self, *_: Any) -> None:
        raise Damaged

    def feed(self, piece: bytes, *, last: bool = False) -> None:
        """Read on. Raises Damaged."""
        try:
            self._parser.Parse(piece, last)
        except (expat.ExpatError, ValueError) as error:
            raise Damaged from error


class _Strings(_Counter):
    """The lengths of the texts that sheets name by their number."""

    def __init__(self, lengths: list[int]) -> None:
        super().__init__()
        self._lengths = lengths
        self._parser.StartElementHandler = self._start
        self._parser.CharacterDataHandler = self._text

    def _start(self, name: str, _: Any) -> None:
        if name.rpartition(":")[2] == "si":
            self._lengths.append(0)

    def _text(self, text: str) -> None:
        if self._lengths:
            self._lengths[-1] += len(text)


class _Reach(_Counter):
    """How far a sheet reaches, by its cells with something in them and not by what it says; and how long its texts are. Where the longest text that is named by
    number could not be too much were it in every cell, the numbers are not looked at."""

    def __init__(self, lengths: list[int]) -> None:
        super().__init__()
        self.rows = self.columns = self.text = 0
        self._row = self._column = 0
        self._longest = max(lengths, default=0)
        self._lengths = lengths
        self._named = 0
        self._exact = self._longest * MOST_CELLS > MOST_TEXT and self._longest > 200
        self._said: list[str] | None = None
        self._parser.StartElementHandler = self._start
        if self._exact:
            self._parser.EndElementHandler = self._end
            self._parser.CharacterDataHandler = self._chars

    def _start(self, name: str, given: dict[str, str]) -> None:
        if name == "c" or name.endswith(":c"):
            place = _CELL.fullmatch(given.get("r", ""))
            if place:
                self._row, self._column = int(place[2]), _column(place[1])
            else:
                self._column += 1
            self._said = [] if self._exact and given.get("t") == "s" else None
        elif name in ("v", "is") or name.endswith((":v", ":is")):
            self.rows, self.columns = max(self.rows, self._row), max(self.columns, self._column)
        elif name == "row" or name.endswith(":row"):
            number = given.get("r", "")
            self._row = int(number) if number.isdecimal() and len(number) < 9 else self._row + 1
            self._column = 0

    def _chars(self, text: str) -> None:
        if self._said is not None:
            self._said.append(text)

    def _end(self, name: str) -> None:
        if self._said is not None and name.rpartition(":")[2] == "c":
            number = "".join(self._said).strip()
            if number.isdecimal() and len(number) < 9 and int(number) < len(self._lengths):
                self.text += self._lengths[int(number)]
            self._said = None


def _column(name: str) -> int:
    number = 0
    for char in name.upper():
        number = number * 26 + ord(char) - 64
    return number
