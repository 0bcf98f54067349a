"""How the lines of a file stand under each other: indents, dashes, names and colons, and what follows them."""

from __future__ import annotations

import re

from huikuan_cli.core.text.values import brief
from huikuan_cli.store.yaml import mistakes as m
from huikuan_cli.store.yaml.flows import Flow, indent_of, quoted_value
from huikuan_cli.store.yaml.indents import Indents, OpenLevel
from huikuan_cli.store.yaml.marked_lines import pattern
from huikuan_cli.store.yaml.quoting import (
    CLOSING,
    SYMBOLS,
    end_of,
    loose_colon,
    plain,
    quote,
    stray_quote,
)

_BLANKS = pattern(r"[ \t\u3000]*")
_DASH = pattern(r"-(?:[ \t\u3000]+|$)")
_OTHER_DASH = pattern(r"([－—–―‐])(?!\1)([ \t\u3000]*)(?=\S)")
_BULLET = pattern(r"(\*|[\u2022·●○■]|\d{1,2}[.、．)）])([ \t\u3000]+|(?<=[\u2022·●○■]))(?=\S)")
MERGE_MARKS = ("<<<<<<<", "=======", ">>>>>>>")
_FIRST = r"[^\s\-?\"'\[\]{}|>*&!%@`,#“‘”’＂:：]"
_IN_LIST = r"[^\[\]{}\"'#:：，；“‘”’＂*&!@%`|>\t\u3000]+"
_IN_FIELD = r"[^\s\[\]{}\"'#:：,“‘”’＂*&!@%`|>\-?][^\[\]{}\"'#:：,\t\u3000]*"
_FIELD = rf"[^\s\[\]{{}}\"'#:：,，；“‘＂*&!@%`|>\-?]+: {_IN_FIELD}"
# What most lines say, in which nothing can be wrong.
_EASY = pattern(rf"(?:{_FIRST}[^#:]*|\"[^\"\\]*\"|\[{_IN_LIST}\]|\{{{_FIELD}(?:, {_FIELD})*\}})\Z")
_EASY_NAME = pattern(rf"{_FIRST}(?:[^\s:：#\"“”]*[^\s:：#\"“”])?:(?=[ ]|\Z)")
_COLON = pattern(r":(?=[ \t\u3000]|$)|[ \t]#")
_NAME_COLON = pattern(r":(?=[ \t\u3000]|$)")
_AFTER_NAME = pattern(r"[ \t]*:(?=[ \t\u3000]|$)")
_BRACKET_NAME = pattern(r"[\]}][ \t]*:(?:[ \t]|$)")
_HEADER = pattern(r"[|>](?:[+-]?[1-9]?|[1-9][+-]?)[ \t]*(?:[ \t]#.*)?$")
_PLACEHOLDER = pattern(r"\{\{|\{[%#]")
_MAY_BE_HALF = '"”。！？，； '


class Blocks(Indents):
    """Goes through the lines as YAML would, and mends each so that the next is read for itself."""

    def read(self) -> None:
        """Read every line."""
        row = 0
        while row < len(self.page.rows) and not self.page.full:
            row = self.line(row)

    def line(self, row: int) -> int:
        """Read the value or the name that begins in this row; the row after it."""
        text = self.page.rows[row]
        bare = text.lstrip(" ")
        if not bare or bare[0] == "#":
            return row + 1
        if text.startswith(MERGE_MARKS):
            return self.conflict(row)
        if text[0] in "-.%" and self.mark(row, text):
            return row + 1
        indent = self.indent(row)
        if indent is None:
            return row + 1
        self.seen = True
        return self.entry(row, self.shifted(row, indent))

    def conflict(self, row: int) -> int:
        """Tell once of two versions that git could not merge; the first is read, the second and the marks are taken out."""
        if self.page.rows[row].startswith(MERGE_MARKS[0]):
            self.page.tell(m.MERGE, row, 0)
        end = row
        if self.page.rows[row].startswith(MERGE_MARKS[1]):
            rows = range(row, len(self.page.rows))
            end = next((n for n in rows if self.page.rows[n].startswith(MERGE_MARKS[2])), row)
        for one in range(row, end + 1):
            self.page.blank(one)
        return end + 1

    def mark(self, row: int, text: str) -> bool:
        """Whether the row is a mark of YAML's own: the beginning or the end of a document, or a directive."""
        word, _, rest = text.partition(" ")
        word, rest = word.rstrip(), rest.strip()
        if word in {"---", "..."}:
            if word == "---" and (self.seen or (rest and rest[0] != "#")):
                self.page.tell(m.SECOND, row, 0)
                self.page.mend(row, [(0, len(text), "")])
            elif word == "...":
                self.end(row, text)
            return True
        return text.startswith(("%YAML ", "%TAG ")) and not self.seen

    def end(self, row: int, text: str) -> None:
        """The mark that ends a document: nothing may follow."""
        if self.page.below(row):
            self.page.tell(m.SECOND, row, 0)
        self.page.mend(row, [(0, len(text), "")])

    def entry(self, row: int, indent: int) -> int:
        """Read dashes, a name and a value; the row after them."""
        place, dashes = indent, False
        while self.dash(row, place):
            if dashes:
                self.levels.append(OpenLevel(place, "-"))
            else:
                place = self.place(row, place, "-")
            dashes = True
            place = _DASH.match(self.page.rows[row], place).end()  # type: ignore[union-attr]
            self.expects, self.flowing = True, False
        text = self.page.rows[row]
        if place >= len(text) or text[place] == "#":
            return row + 1
        if text.startswith("? ", place) or text[place:].rstrip() == "?":
            return self.drop(row, place, m.QUESTION)
        colon = self.named(row, place, dashes)
        if colon is None:
            return self.nameless(row, place, dashes)
        if colon == place:
            return self.drop(row, place, m.NO_NAME)
        if not dashes:
            moved = self.place(row, place, ":")
            place, colon = moved, colon + moved - place
        else:
            self.levels.append(OpenLevel(place, ":"))
        return self.after_colon(row, place, colon)

    def drop(self, row: int, place: int, mistake: m.Mistake) -> int:
        """Tell of something that cannot be mended, and take it out; the row after it."""
        self.page.tell(mistake, row, place)
        self.page.blank(row, place, "''" if place and self.page.rows[row][:place].strip() else "")
        self.expects = self.flowing = False
        return row + 1

    def dash(self, row: int, place: int) -> bool:
        """Whether a dash stands here; one of the wrong kind, or with the wrong blank, is told and mended."""
        text = self.page.rows[row]
        found = _DASH.match(text, place)
        if found:
            self.blank_after(row, place + 1, found.end(), "减号后面")
            return True
        if text[place : place + 1] == "-":
            tight = text[place + 1] != "-" and self.wants_dash(place, text[place + 1 :])
            if tight:
                self.page.tell(m.TIGHT_DASH, row, place, brief(text[place + 1 :]))
                self.page.mend(row, [(place + 1, place + 1, " ")])
                self.follow(row, place)
            return tight
        other = _OTHER_DASH.match(text, place) or self.bullet(row, place)
        if other is None or not self.wants_dash(place, text[other.end() :], sure=bool(other[2])):
            return False
        self.page.tell(m.WIDE_DASH, row, place, other[1])
        self.page.mend(row, [(place, other.end(), "- ")])
        return True

    def bullet(self, row: int, place: int) -> re.Match[str] | None:
        """A bullet or a number before an item, where a list is begun or goes on."""
        found = _BULLET.match(self.page.rows[row], place)
        if found is None or (self.flowing and place > self.top()):
            return None
        below = self.page.below(row)
        listed = _BULLET.match(below, place) or _DASH.match(below, place)
        return found if listed or OpenLevel(place, "-") in self.levels else None

    def blank_after(self, row: int, start: int, end: int, where: str) -> None:
        """The blanks after a dash or a colon: a tab or a full-width one is told and mended."""
        blanks = self.page.rows[row][start:end]
        if blanks.count(" ") == len(blanks):
            return
        wide, tab = blanks.find("\u3000"), blanks.find("\t")
        if wide >= 0:
            self.page.tell(m.WIDE_BLANK, row, start + wide, where)
        if tab >= 0 and end < len(self.page.rows[row]):
            self.page.tell(m.TAB_AFTER_COLON if where[0] == "冒" else m.TAB, row, start + tab, where)
        self.page.mend(row, [(start, end, " " * len(blanks))])

    def named(self, row: int, place: int, dashes: bool) -> int | None:
        """The place of the colon when a name stands here; a loose colon is told and mended."""
        text = self.page.rows[row]
        easy = _EASY_NAME.match(text, place)
        if easy:
            return easy.end() - 1
        if text[place] in CLOSING:
            return self.quoted_name(row, place)
        if text[place] in "[{" or _HEADER.match(text, place):
            return None
        sure = not dashes and self.must_name(place)
        found = _COLON.search(text, place)
        if sure and found and found[0] != ":":
            found = self.hash_in_name(row, place, found)
        end = found.start() if found else len(text)
        if found is None or found[0] != ":" or not text[place:end].replace("：", "").isascii():
            loose = any(c in text[place : place + 24] for c in "：:") and (
                found is None or found[0] != ":" or "：" in text[place:end] or ":" in text[place:end]
            )
            if loose and loose_colon(self.page, row, place, sure=sure and found is None):
                found = _COLON.search(self.page.rows[row], place)
        if found is None or found[0] != ":":
            return None
        if found.start() == place:
            return place
        self.odd_name(row, place, found.start())
        found = _COLON.search(self.page.rows[row], place)
        return found.start() if found else None

    def hash_in_name(self, row: int, place: int, found: re.Match[str]) -> re.Match[str] | None:
        """The colon after a name that a `#` cuts; the `#` is told and made harmless."""
        text = self.page.rows[row]
        colon = _NAME_COLON.search(text, found.end())
        if colon is None or text[found.end() : found.end() + 1] in {"", " "}:
            return found
        self.page.tell(m.HASH, row, found.end() - 1)
        self.page.mend(row, [(found.end() - 1, found.end(), "＃")])
        return _COLON.search(self.page.rows[row], place)

    def quoted_name(self, row: int, place: int) -> int | None:
        """The place of the colon after a name in quotes; one of the wrong kind is told and mended."""
        text = self.page.rows[row]
        closed = CLOSING[text[place]].match(text, place + 1)
        if closed is None:
            return None
        found = _AFTER_NAME.match(text, closed.end())
        if found:
            return found.end() - 1
        rest = text[closed.end() :].lstrip(" \t\u3000")
        if rest[:1] not in {"：", ":"}:
            return None
        at = text.index(rest[0], closed.end())
        mistake = m.WIDE_COLON if rest[0] == "：" else m.NO_BLANK
        self.page.tell(mistake, row, at, brief(text[place + 1 : closed.end() - 1]))
        self.page.mend(row, [(at, at + 1, ": ")])
        return at

    def odd_name(self, row: int, place: int, end: int) -> None:
        """A name that begins with a symbol, or stands in curly quotes, or before a full-width blank."""
        text = self.page.rows[row]
        name = text[place:end].rstrip(" \t")
        if name[0] in SYMBOLS + "|>,]}":
            self.page.tell(m.SYMBOL, row, place, name[0])
            quote(self.page, row, place, end)
        elif name[-1] == "\u3000":
            self.page.tell(m.WIDE_BLANK, row, end - 1, "冒号前面")
            self.page.mend(row, [(end - 1, end, " ")])
        elif name[0] in "“‘＂" and name[1:-1] in self.page.known:
            self.page.tell(m.CURLY, row, place, name[1:-1])
            self.page.mend(row, [(place, place + len(name), f"'{name[1:-1]}'")])

    def nameless(self, row: int, place: int, dashes: bool) -> int:
        """A text without a name: an item, a value on its own line, more of the text before, or a mistake."""
        if dashes:
            return self.value(row, place, self.top())
        if self.flowing and place > self.top():
            end_of(self.page, row, place)
            return row + 1
        if self.expects and (place > self.top()) and self.levels:
            return self.value(row, place, self.top())
        text = self.page.rows[row]
        if text[place] in "[{" and _BRACKET_NAME.search(text, place):
            return self.drop(row, place, m.NOT_A_NAME)
        if not self.levels and text[place] in "[{\"'":
            return self.value(row, place, -1)
        return self.stray(row, place)

    def stray(self, row: int, place: int) -> int:
        """A text where only a name or a dash may stand: taken for a name when lines stand under it, else taken out."""
        kept = [one for one in self.levels if one.indent <= place]
        listed = bool(kept) and kept[-1] == OpenLevel(place, "-")
        self.page.tell(m.NO_DASH if listed else m.NO_COLON, row, place)
        end = len(self.page.rows[row].rstrip())
        if not listed and self.deeper(row, place):
            self.page.mend(row, [(end, end, ":")])
            self.page.whole = False
            self.place(row, place, ":")
            self.expects, self.flowing = True, False
        else:
            self.page.blank(row)
        return row + 1

    def after_colon(self, row: int, place: int, colon: int) -> int:
        """What follows a name and its colon; the row after it."""
        text = self.page.rows[row]
        start = _BLANKS.match(text, colon + 1).end()  # type: ignore[union-attr]
        self.blank_after(row, colon + 1, start, "冒号后面")
        self.expects, self.flowing = True, False
        if start >= len(text) or text[start] == "#":
            return row + 1
        return self.value(row, start, place)

    def value(self, row: int, start: int, owner: int) -> int:
        """Read a value; the row after it. `owner`: the column of its key or dash."""
        text = self.page.rows[row]
        char = text[start]
        self.expects = self.flowing = False
        if _EASY.match(text, start):
            self.flowing = char not in '[{"'
            if self.flowing and text[-1] in _MAY_BE_HALF:
                self.half_quoted(row, start, owner)
            return row + 1
        if char in CLOSING:
            return quoted_value(self.page, row, start, owner)
        if _PLACEHOLDER.match(text, start):
            return self.in_quotes(row, start, m.BRACES)
        if char in "[{":
            return Flow(self.page, owner).read(row, start)
        if _HEADER.match(text, start):
            return self.literal(row, owner)
        if char in SYMBOLS + "|>,]}":
            return self.symbol(row, start, owner)
        if (
            char in "-?"
            and text[start + 1 : start + 2] in {"", " "}
            and self.levels[-1:]
            and text[:start].strip()
        ):
            return self.in_quotes(row, start, m.INLINE_DASH if char == "-" else m.SYMBOL, char)
        self.flowing = True
        if not plain(self.page, row, start):
            self.half_quoted(row, start, owner)
        return row + 1

    def half_quoted(self, row: int, start: int, owner: int) -> None:
        """Tell of half a pair of quotation marks around a text that ends in its row."""
        at = stray_quote(self.page.rows[row][start:])
        if at >= 0 and indent_of(self.page.below(row)) <= owner:
            self.page.tell(m.STRAY_QUOTE, row, start + at, "开头" if at == 0 else "末尾")

    def in_quotes(self, row: int, start: int, mistake: m.Mistake, *words: str) -> int:
        """A text that needs quotes: told, and quoted."""
        self.page.tell(mistake, row, start, *words)
        quote(self.page, row, start, end_of(self.page, row, start))
        return row + 1

    def symbol(self, row: int, start: int, owner: int) -> int:
        """A text that begins with a symbol; a mark before a group of fields is taken out."""
        text = self.page.rows[row]
        if text[start] in "&!" and " " not in text[start:].rstrip() and self.deeper(row, owner):
            self.page.tell(m.LINK if text[start] == "&" else m.TAG, row, start)
            self.page.mend(row, [(start, len(text), "")])
            self.expects = True
            return row + 1
        return self.in_quotes(row, start, m.LINK_TEXT if text[start] in "*&" else m.SYMBOL, text[start])

    def literal(self, row: int, owner: int) -> int:
        """Pass over the lines of a text after | or >; the row after them. A tab for its indent is told and mended."""
        inner = 0
        for after in range(row + 1, len(self.page.rows)):
            text = self.page.rows[after]
            bare = text.lstrip(" \t\u3000")
            if not bare:
                continue
            lead = text[: len(text) - len(bare)]
            if indent_of(text) > owner:
                inner = inner or indent_of(text)
            elif lead.strip(" "):
                self.page.tell(m.TAB if "\t" in lead else m.WIDE_BLANK, after, indent_of(text), "缩进里")
                inner = inner or owner + 2
                self.page.mend(after, [(0, len(lead), " " * inner)])
            else:
                return after
        return len(self.page.rows)
