"""Values that may go on over several lines: quoted texts, and lists and fields in brackets."""

from __future__ import annotations

from huikuan_cli.core.text.values import brief
from huikuan_cli.store.yaml import mistakes as m
from huikuan_cli.store.yaml.marked_lines import Edit, Page, pattern
from huikuan_cli.store.yaml.quoting import (
    ANY_TIGHT_COLON,
    CLOSING,
    LOOSE_COLON,
    SYMBOLS,
    after_quote,
    curly,
    cuts,
    escapes,
    listed,
    quote,
    quote_edits,
)

DEEPEST = 30
_TOKEN = pattern(
    r"(?:\{\{[^{}]*\}\}|[^,\[\]{}:#\s]|:(?![ \t,\[\]{}]|$)|(?<=\S)#|[ \t\u3000](?!#)|#(?<! #)(?<!\t#))++"
)
_PLACEHOLDER = pattern(r"\{\{[^{}]*\}\}|\{[%#]")
_PAIR = {"[": "]", "{": "}"}
_INDENT = pattern(r" *")
_NEXT_NAME = pattern(r"([，；])\s*([^\s，；：:]{1,12})\s*[：:]")
_BLANKS = pattern(r"[ \t\u3000]*")
_HASH = pattern(r"([ \t]+)#")
_ITEM_END = pattern(r"[,\]}]|:(?=[ \t]|$)|$")
_WIDE_MARKS = ("：", "，", "；")
_WIDE_QUOTE = pattern(r"[”’](?=\s*(?:[,\]}]|$))")
_COLON_NEXT = pattern(r"[ \t]*:(?=[ \t,\[\]{}]|$)")
_SEPARATOR = pattern("[，；]")
_ANY_SEPARATOR = pattern("[，；;、]")
_ONLY_ENTRY = pattern(r"\s*\}")
_COMMENT = pattern(r"(?<=\S)[ \t]+#(?=[ \t]|$)")


def indent_of(text: str) -> int:
    """How many blanks a row begins with."""
    return _INDENT.match(text).end()  # type: ignore[union-attr]


def quoted_value(page: Page, row: int, start: int, owner: int) -> int:
    """Read a quoted text that begins here; the row after it. `owner`: the column of its key or dash."""
    found = closing(page, row, start, owner)
    if found is None:
        _close_quote(page, row, start)
        return row + 1
    last, end = found
    text = page.rows[last]
    rest = text[end:].strip(" \t")
    if rest and rest[0] != "#":
        if last == row:
            page.mend(row, after_quote(page, row, start, end, len(text.rstrip())))
            return row + 1
        page.tell(m.AFTER_QUOTE, last, end)
        page.blank(last, end)
    if page.rows[row][start] == '"':
        _mend_escapes(page, row, start, last, end)
    return last + 1


def _mend_escapes(page: Page, row: int, start: int, last: int, end: int) -> None:
    for one in range(row, last + 1):
        edits = escapes(page, one, start if one == row else 0, end if one == last else len(page.rows[one]))
        if edits:
            page.mend(one, edits)


def closing(page: Page, row: int, start: int, owner: int) -> tuple[int, int] | None:
    """The row and the place after the closing quote; None when there is none before the next line that stands as far left."""
    pattern = CLOSING[page.rows[row][start]]
    found = pattern.match(page.rows[row], start + 1)
    if found:
        return row, found.end()
    if page.rows[row].rstrip()[-1] in "”’":
        return None
    for after in range(row + 1, len(page.rows)):
        text = page.rows[after]
        if text.strip() and indent_of(text) <= owner:
            return None
        found = pattern.match(text)
        if found:
            return after, found.end()
    return None


def _close_quote(page: Page, row: int, start: int) -> None:
    """Tell of a quote without its other half, and put that at the end of the row."""
    text = page.rows[row].rstrip()
    mark = text[start]
    if text[-1] in "”’" and len(text) > start + 1:
        page.tell(m.CURLY, row, len(text) - 1, brief(text[start + 1 : -1]))
        edits: list[Edit] = [(len(text) - 1, len(text), mark)]
    else:
        page.tell(m.OPEN_QUOTE, row, start, mark)
        edits = [(len(text), len(text), mark)]
    inner: list[Edit] = [
        (n, n + 1, "/") for n in range(start + 1, len(text)) if text[n] == "\\" and mark == '"'
    ]
    page.mend(row, [*[one for one in inner if one[1] <= edits[0][0]], *edits])


class _Bracket:
    """An open bracket: where it is, and how far its present entry has come."""

    def __init__(self, kind: str, row: int, place: int) -> None:
        self.kind, self.row, self.place = kind, row, place
        self.entries = 0
        self.named = False  # the present entry has its colon


class Flow:
    """Reads one value in brackets, over as many lines as it takes, and mends each line as it goes."""

    def __init__(self, page: Page, owner: int) -> None:
        self.page, self.owner = page, owner
        self.open: list[_Bracket] = []
        self.edits: list[Edit] = []
        self.row = self.start_row = self.start = 0
        self.deep = False
        self.comma = -1  # the place of the last comma in this row, when nothing but a text came since

    def read(self, row: int, start: int) -> int:
        """Read the value that begins here; the row after it."""
        self.row, self.start_row, self.start = row, row, start
        place = start
        while True:
            place = self.tokens(place)
            if not self.open or not self.goes_on():
                break
            self.apply()
            self.row, place = self.row + 1, 0
        if self.open:
            self.unclosed()
        shift = len(self.page.rows[self.row])
        self.apply()
        shift = len(self.page.rows[self.row]) - shift
        if self.deep:
            self.too_deep()
        elif not self.open:
            self.rest(place + shift)
        return self.row + 1

    def apply(self) -> None:
        """Make the edits of the present row."""
        if self.edits:
            self.page.mend(self.row, sorted(self.edits, key=lambda edit: edit[:2]))
        self.edits, self.comma = [], -1

    def goes_on(self) -> bool:
        """Whether the next row can belong to what is open."""
        text = self.page.below(self.row)
        return bool(text) and (text.lstrip()[0] in "]}," or indent_of(text) > self.owner)

    def tokens(self, place: int) -> int:
        """Read on in the present row; where the value ended, or the row's end."""
        while True:
            text = self.page.rows[self.row]  # a quoted text may have led to a later row
            place = _BLANKS.match(text, place).end()  # type: ignore[union-attr]
            if place >= len(text) or self.comment(text, place):
                return len(text)
            place = self.token(text, place)
            if not self.open:
                return place

    def comment(self, text: str, place: int) -> bool:
        """Whether a comment begins here; one that cuts a text is told and made harmless."""
        if text[place] != "#":
            return False
        found = _HASH.match(text, place - 1)
        if found and place >= 2 and text[place - 2] not in " \t" and cuts(text, found):
            self.page.tell(m.HASH, self.row, place)
            self.edits.append((place, place + 1, "＃"))
            return False
        return True

    def token(self, text: str, place: int) -> int:
        """Read one mark or one text; where it ends."""
        char = text[place]
        if char in "[{" and not (char == "{" and self.open and _PLACEHOLDER.match(text, place)):
            self.open.append(_Bracket(char, self.row, place))
            self.deep = self.deep or len(self.open) > DEEPEST
            self.comma = -1
            return place + 1
        if char in "]}":
            return self.close(char, place)
        if char == ",":
            self.open[-1].entries += 1
            self.open[-1].named = False
            self.comma = place
            return place + 1
        if char == ":":
            self.open[-1].named = True
            self.comma = -1
            return place + 1
        return self.quoted(text, place) if char in CLOSING else self.plain(text, place)

    def close(self, char: str, place: int) -> int:
        """A closing bracket; one of the wrong kind is told and mended."""
        last = self.open.pop()
        if _PAIR[last.kind] != char and not self.deep:
            self.page.tell(m.WRONG_BRACKET, self.row, place, char, last.kind)
            self.edits.append((place, place + 1, _PAIR[last.kind]))
        self.comma = -1
        return place + 1

    def quoted(self, text: str, place: int) -> int:
        """A quoted text; when it is not closed in this row, it may be in a later one."""
        found = closing(self.page, self.row, place, self.owner)
        if found is None:
            return self.open_quote(text, place)
        row, end = found
        if row != self.row:
            self.apply()
            self.row = row
            return end
        rest = text[end:].lstrip(" \t")
        if rest and rest[0] not in ",:]}#：，；":
            stop = _ITEM_END.search(text, end)
            last = stop.start() if stop else len(text.rstrip())
            self.edits += after_quote(self.page, self.row, place, end, last)
            return last
        if text[place] == '"':
            self.edits += escapes(self.page, self.row, place, end)
        return self.wide_mark(text, place, end) if rest[:1] in _WIDE_MARKS else end

    def wide_mark(self, text: str, start: int, end: int) -> int:
        """A full-width mark right after a quoted text."""
        place = _BLANKS.match(text, end).end()  # type: ignore[union-attr]
        if text[place] == "：":
            self.page.tell(m.WIDE_COLON, self.row, place, brief(text[start + 1 : end - 1]))
            self.edits.append((place, place + 1, ": "))
            self.open[-1].named = True
        else:
            self.tell_comma(text, place)
            self.open[-1].named = False
        return place + 1

    def tell_comma(self, text: str, place: int) -> None:
        """A full-width comma where one of YAML's belongs."""
        where = "方括号" if self.open[-1].kind == "[" else "花括号"
        self.page.tell(m.WIDE_COMMA, self.row, place, where, text[place])
        self.edits.append((place, place + 1, ","))

    def open_quote(self, text: str, place: int) -> int:
        """A quote without its other half: closed before the brackets that end the row."""
        mark, end = text[place], max(place + 1, len(text.rstrip("]} \t")))
        wide = _WIDE_QUOTE.search(text, place + 1)
        if wide:
            self.page.tell(m.CURLY, self.row, wide.start(), brief(text[place + 1 : wide.start()]))
            self.edits.append((wide.start(), wide.start() + 1, mark))
            return wide.end()
        self.page.tell(m.OPEN_QUOTE, self.row, place, mark)
        self.edits += [(n, n + 1, "/") for n in range(place + 1, end) if text[n] == "\\"]
        self.edits.append((end, end, mark))
        return end

    def plain(self, text: str, place: int) -> int:
        """A text without quotes: a name before its colon, or an entry."""
        found = _TOKEN.match(text, place)
        end = place + len(found[0].rstrip(" \t\u3000")) if found else place + 1
        if self.deep:
            return end
        named = bool(_COLON_NEXT.match(text, end))
        here = self.open[-1]
        if here.kind == "{":
            self.field(text, place, end, named)
        elif not named:
            self.item(text, place, end)
        return end

    def item(self, text: str, place: int, end: int) -> None:
        """A text in a list."""
        piece = text[place:end]
        if "{{" in piece or _PLACEHOLDER.match(piece):
            self.page.tell(m.BRACES, self.row, place)
            self.edits += quote_edits(text, place, end)
        elif piece[0] in SYMBOLS + "|>":
            self.page.tell(m.LINK_TEXT if piece[0] in "*&" else m.SYMBOL, self.row, place, piece[0])
            self.edits += quote_edits(text, place, end)
        elif self.open[-1].kind == "[" and listed(piece):
            commas = [found.start() for found in _SEPARATOR.finditer(text, place, end)]
            self.tell_comma(text, commas[0])
            self.edits += [(one, one + 1, ",") for one in commas[1:]]
        else:
            self.edits += curly(self.page, self.row, place, end)

    def field(self, text: str, place: int, end: int, named: bool) -> None:
        """A text among fields: a name, or what belongs to one."""
        here = self.open[-1]
        if named and here.named:
            self.second_name(text, place, end)
        elif named:
            self.comma = -1
        elif here.named:
            self.content(text, place, end)
        elif not self.loose_name(text, place, end):
            self.nameless(text, place, end)

    def content(self, text: str, place: int, end: int) -> None:
        """What a field says: as an item of a list, and perhaps with the next name in it."""
        found = _NEXT_NAME.search(text, place, end)
        if found and found[2] in self.page.known:
            self.tell_comma(text, found.start())
            self.loose_name(text, found.start(2), end)
        else:
            self.item(text, place, end)

    def second_name(self, text: str, place: int, end: int) -> None:
        """A second colon in one entry: the comma before it is of the wrong kind, or the colon belongs to the text."""
        marks = list(_ANY_SEPARATOR.finditer(text, place, end))
        if marks:
            self.tell_comma(text, marks[-1].start())
            return
        colon = text.index(":", end)
        self.page.tell(m.COLON_INSIDE, self.row, colon)
        self.edits.append((colon, colon + 1, "："))

    def loose_name(self, text: str, place: int, end: int) -> bool:
        """A name with a full-width colon, or without a blank after it, among fields; whether it was one."""
        found = LOOSE_COLON.match(text, place, end)
        tight = ANY_TIGHT_COLON.match(text, place, end)
        if found:
            self.page.tell(m.WIDE_COLON, self.row, found.start(2), found[1])
            self.edits.append((found.start(2), found.start(2) + 1, ": "))
        elif tight:
            self.page.tell(m.NO_BLANK, self.row, tight.end() - 1, tight[1])
            self.edits.append((tight.end(), tight.end(), " "))
        else:
            return False
        self.open[-1].named = True
        begun = found.end() if found else tight.end() if tight else end
        if begun < end:
            self.content(text, begun, end)
        return True

    def nameless(self, text: str, place: int, end: int) -> None:
        """An entry without a colon among fields: a placeholder without quotes, or half a sentence."""
        here = self.open[-1]
        if here.entries == 0 and here.row == self.row and _ONLY_ENTRY.match(text, end):
            self.page.tell(m.BRACES, self.row, here.place)
            self.edits += quote_edits(text, here.place, text.index("}", end) + 1)
        else:
            self.page.tell(m.PART_WITHOUT_COLON, self.row, place, brief(text[place:end]))
            if self.comma >= 0:
                self.edits.append((self.comma, self.comma + 1, "，"))

    def unclosed(self) -> None:
        """What is still open when the value must end: told once, closed at the end of the row."""
        if not self.deep:
            last = self.open[-1]
            self.page.tell(m.OPEN_BRACKET, last.row, last.place, last.kind, _PAIR[last.kind])
        text = self.page.rows[self.row]
        found = _COMMENT.search(text)
        end = len(text[: found.start()] if found else text)
        closers = "".join(_PAIR[one.kind] for one in reversed(self.open))
        self.edits.append((end, end, closers))

    def too_deep(self) -> None:
        """Brackets in brackets without end: told once, and taken out."""
        self.page.tell(m.DEEP, self.start_row, self.start, str(DEEPEST))
        self.page.blank(self.start_row, self.start, "''")
        for row in range(self.start_row + 1, self.row + 1):
            self.page.blank(row)

    def rest(self, place: int) -> None:
        """What stands after the last bracket: nothing, a comment, or a text that only began with a bracket."""
        text = self.page.rows[self.row]
        rest = text[place:].strip(" \t")
        if not rest or rest[0] in "#:":
            return
        self.page.tell(m.AFTER_BRACKET, self.row, place)
        if self.row == self.start_row:
            quote(self.page, self.row, self.start, len(text.rstrip()))
        else:
            self.page.blank(self.row, place)
