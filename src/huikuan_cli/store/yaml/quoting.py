"""What may go wrong in one text of a YAML file: quotes, escapes, symbols, `#`, and marks of the wrong width."""

from __future__ import annotations

import re

from huikuan_cli.core.text.values import brief
from huikuan_cli.store.yaml import mistakes as m
from huikuan_cli.store.yaml.marked_lines import Edit, Page, pattern

SYMBOLS = "*&!%@`"
CLOSING = {'"': pattern(r'(?:[^"\\]|\\.)*+"'), "'": pattern(r"(?:[^']|'')*+'(?!')")}
_BAD_ESCAPE = pattern(
    r'\\(?:[0abtnvfre "/\\N_LP\t]|x[0-9a-fA-F]{2}|u(?![dD][89a-fA-F])[0-9a-fA-F]{4}|U000[0-9a-fA-F]{5}|$)|(\\.)'
)
_CURLY_OPEN, _CURLY_CLOSE = "“‘”’＂", "”’“‘＂"
_NEEDS_QUOTES = pattern(
    r"[\d.,:+\-/]*\d[\d.,:+\-/]*|yes|no|on|off|true|false|null|~|[*&!%@`#\[|>].*|[\-?] .*|.*(?: #|: ).*|.*:",
    re.I,
)
_HASH = pattern(r"([ \t]+)#")
_INNER_COLON = pattern(r":(?=[ \t]|$)")
_SHORT_NAME = r"[^\s，。；、：:,“”\"'{}\[\]#]{1,20}"
LOOSE_COLON = pattern(rf"({_SHORT_NAME})\s*(：\s*)")
TIGHT_COLON = pattern(rf"({_SHORT_NAME}):(?=[^\s:/\\\d]|\d{{3}})")
ANY_TIGHT_COLON = pattern(rf"({_SHORT_NAME}):(?=[^\s:/\\])")


def quoted(text: str) -> str:
    """A text as YAML would want it with quotes."""
    return "'" + text.replace("'", "''") + "'"


def quote(page: Page, row: int, start: int, end: int) -> None:
    """Put quotes around a piece of a row."""
    page.mend(row, quote_edits(page.rows[row], start, end))


def quote_edits(text: str, start: int, end: int) -> list[Edit]:
    """The edits that put quotes around a piece of a text."""
    inner: list[Edit] = [(n, n + 1, "''") for n in range(start, end) if text[n] == "'"]
    if inner and inner[0][0] == start:
        inner[0] = (start, start + 1, "'''")
    else:
        inner.insert(0, (start, start, "'"))
    return [*inner, (end, end, "'")]


def end_of(page: Page, row: int, start: int) -> int:
    """Where the plain text that starts here ends: before a comment, or with the row.

    A `#` that cuts a text rather than beginning a comment is told, and made harmless.
    """
    text, edits = page.rows[row], []
    end = len(text)
    for found in _HASH.finditer(text, start):
        at = found.end() - 1
        if not cuts(text, found):
            end = found.start()
            break
        page.tell(m.HASH, row, at)
        edits.append((at, at + 1, "＃"))
    if edits:
        page.mend(row, edits)
    return len(page.rows[row][:end].rstrip())


def cuts(text: str, found: re.Match[str]) -> bool:
    """Whether a blank and `#` cut a text in two: one blank before, none after."""
    after = text[found.end() : found.end() + 1]
    return found[1] == " " and after not in {"", " ", "\t", "#"}


def curly(page: Page, row: int, start: int, end: int) -> list[Edit]:
    """Tell of curly quotes that were meant as straight ones; the edits that make them so."""
    text = page.rows[row][start:end]
    if len(text) < 3 or text[0] not in _CURLY_OPEN:
        return []
    inner, last = text[1:-1], text[-1]
    if any(c in inner for c in (_CURLY_CLOSE if last in _CURLY_CLOSE else "”’")):
        return []
    needs = text[0] == "＂" or _NEEDS_QUOTES.fullmatch(inner)
    if last in "\"'" or (last in _CURLY_CLOSE and needs):
        page.tell(m.CURLY, row, start, brief(inner))
        marks = quote_edits(page.rows[row], start + 1, end - 1)
        return [(start, start + 1, ""), *marks, (end - 1, end, "")]
    if last in _CURLY_CLOSE and inner.startswith("{{"):
        page.tell(m.CURLY_HARMLESS, row, start)
    return []


def stray_quote(text: str) -> int:
    """Where a quotation mark without its other half begins or ends a text without quotes; -1 when none does."""
    bare = text.rstrip()
    last = bare.rstrip("。！？，；")[-1:]
    if last == '"' and bare.count('"') % 2:
        return bare.rindex('"')
    if last == "”" and bare.count("”") > bare.count("“"):
        return bare.rindex("”")
    return 0 if bare[:1] == "“" and bare.count("“") > bare.count("”") else -1


def plain(page: Page, row: int, start: int) -> bool:
    """A text without quotes in a line of its own, or after a key or a dash: whether something was wrong in it."""
    whole = len(page.rows[row].rstrip())
    edits = curly(page, row, start, whole)
    end = whole if edits else end_of(page, row, start)
    edits = edits or (curly(page, row, start, end) if end < whole else [])
    if not edits:
        found = _INNER_COLON.search(page.rows[row], start, end)
        if found:
            page.tell(m.COLON_INSIDE, row, found.start())
            edits = quote_edits(page.rows[row], start, end)
    if edits:
        page.mend(row, edits)
    return bool(edits)


def escapes(page: Page, row: int, start: int, end: int) -> list[Edit]:
    """Tell of backslashes that mean nothing between double quotes; the edits that make them plain."""
    text = page.rows[row]
    if text.find("\\", start, end) < 0:
        return []
    bad = [found for found in _BAD_ESCAPE.finditer(text, start, end) if found[1]]
    if bad:
        page.tell(m.ESCAPE, row, bad[0].start(), bad[0][1])
    return [(found.start(), found.start(), "\\") for found in bad]


def after_quote(page: Page, row: int, start: int, closed: int, end: int) -> list[Edit]:
    """Tell of a quoted text that goes on after its closing quote; the edits that make one text of it, up to `end`."""
    text = page.rows[row]
    mark = text[start]
    page.tell(m.AFTER_QUOTE, row, closed)
    last = end - 1 if text[end - 1] == mark else end
    inner: list[Edit] = [
        (n, n + 1, "/" if text[n] == "\\" else "＂")
        for n in range(start + 1, last)
        if text[n] in (mark, "\\")
    ]
    return [*inner, *([(end, end, mark)] if last == end else [])]


def loose_colon(page: Page, row: int, start: int, *, sure: bool) -> bool:
    """A name with a full-width colon, or with a colon and no blank after it; whether one was mended.

    Unless `sure` that a name must stand here, only a known name is taken for one.
    """
    text = page.rows[row]
    wide = LOOSE_COLON.match(text, start)
    if wide and (sure or wide[1] in page.known):
        page.tell(m.WIDE_COLON, row, wide.start(2), wide[1])
        page.mend(row, [(wide.start(2), wide.end(), ": ")])
        return True
    tight = (ANY_TIGHT_COLON if sure else TIGHT_COLON).match(text, start)
    if tight and (sure or tight[1] in page.known):
        page.tell(m.NO_BLANK, row, tight.end() - 1, tight[1])
        page.mend(row, [(tight.end(), tight.end(), " ")])
        return True
    return False


def listed(text: str) -> bool:
    """Whether an item of a list is really several, with full-width commas between them."""
    parts = [one.strip() for one in re.split("[，；]", text)]
    if len(parts) < 2 or "" in parts or any(c in text for c in "“”？。："):
        return False
    longest = max(map(len, parts))
    return all(one.isascii() for one in parts) or longest <= 2 or (len(parts) > 2 and longest <= 6)
