"""The lines of a file while its mistakes are found and mended: every column still leads back to what was written."""

from __future__ import annotations

import re
from collections.abc import Collection

from huikuan_cli.errors import Problem
from huikuan_cli.store.yaml import mistakes as m
from huikuan_cli.store.yaml.tree import BREAKS, Spot

# Blanks, dashes and a name before what a line says.
HEAD = re.compile(
    r"""(?P<lead>[ \t\u3000]*)(?P<dashes>(?:- +)*)(?P<name>(?:"[^"]*"|'[^']*'|[^\s"'#:\[\]{}][^:#]*) *:(?: +|$))?"""
)
_UNSEEN = "\xad\ufeff\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064"
# What nobody sees on a screen: the characters, what is said of them, what stands there instead, whether it may be harmless.
_ODD = (
    (re.compile("[\x85\u2028\u2029]"), m.BREAK, " ", False),
    (re.compile("[\xa0\u202f\u205f\u2000-\u200a]"), m.PAGE_BLANK, " ", True),
    (re.compile(f"[{_UNSEEN}]"), m.HIDDEN, "", True),
    (re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]"), m.CONTROL, "", False),
)
_BESIDE_A_MARK = re.compile(rf"[\s\-{_UNSEEN}]*\Z|.*[:：][\s{_UNSEEN}]*\Z", re.S)
_KEY_AHEAD = re.compile(r"\s{0,80}[^\s:]{1,30}:(\s|$)")


def indent_of(text: str) -> int:
    """How many blanks a row begins with."""
    return len(text) - len(text.lstrip(" "))


class Page:
    """The lines of a file, what was found in them, and whether all that was written is still there."""

    def __init__(self, text: str, file: str, known: Collection[str]) -> None:
        self.file, self.known = file, known
        self.rows = BREAKS.split(text)
        self.columns: dict[int, list[int]] = {}  # of the rows that were mended: where each character was
        self.problems: dict[tuple[int, str, int], Problem] = {}
        self.touched: set[int] = set()  # the rows that were mended since this was emptied
        self.whole = True
        for row, line in enumerate(self.rows):
            if not line.isprintable():
                self._mend_characters(row, line)

    def column(self, row: int, place: int) -> int:
        """The column, from 1, where a place of a row (from 0) was in the file."""
        columns = self.columns.get(row)
        return (columns[min(place, len(columns) - 1)] if columns else place) + 1

    def written(self, spot: Spot) -> Spot:
        """The place in the file as it was written."""
        column, value_column = (self.column(line - 1, place - 1) for line, place in (spot[:2], spot[2:4]))
        return spot._replace(column=column, value_column=value_column)

    def tell(self, mistake: m.Mistake, row: int, place: int, *words: str) -> bool:
        """Note a mistake at a place of a row; whether it is a new one."""
        column = self.column(row, place)
        new = mistake.at(self.file, row + 1, column, *words)
        self.whole = self.whole and mistake.code not in m.MOVES
        return self.problems.setdefault((row, mistake.code, column), new) is new

    def mend(self, row: int, start: int, end: int, new: str) -> None:
        """Replace a piece of a row."""
        text, before = self.rows[row], self.columns.get(row) or list(range(len(self.rows[row]) + 1))
        old, inside = text[start:end], [before[start]] * len(new)
        if old and (kept := new.find(old)) >= 0:
            inside = inside[:kept] + before[start:end] + [before[end]] * (len(new) - kept - len(old))
        self.rows[row] = text[:start] + new + text[end:]
        self.columns[row] = before[:start] + inside + before[end:]
        self.touched.add(row)

    def blank(self, row: int, start: int = 0, by: str = "") -> None:
        """Take out a row, or what stands from some place on: what was there is lost."""
        self.mend(row, start, len(self.rows[row]), by)
        self.whole = False

    def blank_below(self, row: int) -> None:
        """Take out the rows that stand deeper below one."""
        for under in range(row + 1, len(self.rows)):
            if self.rows[under].strip() and not self.deeper(under, row):
                break
            self.blank(under)

    def beside(self, row: int, step: int) -> int:
        """The next row above (-1) or below (1) that says something; -1 when there is none."""
        row += step
        while 0 <= row < len(self.rows) and self.rows[row].lstrip()[:1] in {"", "#"}:
            row += step
        return row if row < len(self.rows) else -1

    def deeper(self, row: int, above: int) -> bool:
        """Whether a row stands deeper than one above."""
        return row >= 0 and indent_of(self.rows[row]) > indent_of(self.rows[above])

    def nearest(self, row: int) -> int:
        """The column nearest to where a dash or a name stands at which it fits below what is open above it."""
        text, above = self.rows[row].replace("\t", "  ").replace("\u3000", "  "), self.beside(row, -1)
        here, dash, fits = indent_of(text), text.lstrip().startswith("- "), list[int]()
        if above >= 0 and here > indent_of(self.rows[row]) and self.rows[above].rstrip()[-1] in ":|>":
            fits.append(indent_of(self.rows[above]) + 2)
        most = here + 1000
        for head in map(HEAD.match, reversed(self.rows[:row])):
            if head and (head["dashes"] or head["name"]) and head.end("lead") <= most:
                most = head.end("lead")
                fits += [head.end("lead" if dash else "dashes")] if head["dashes" if dash else "name"] else []
        return min(fits, key=lambda fit: (abs(fit - here), -fit), default=here)

    def fits_below(self, row: int, to: int) -> bool:
        """Whether what stands below a row will stand right once the row begins at `to`: nothing of it, or deep enough."""
        under, text = self.beside(row, 1), self.rows[row].rstrip()
        if not self.deeper(under, row) or (text[-1:] not in ":|>" and not text.lstrip().startswith("- ")):
            return True
        below, inside = indent_of(self.rows[under]), to + len(text.lstrip()) - len(text.lstrip("- "))
        if text.lstrip().startswith("- ") and text[-1:] not in ":|>":
            return below == inside
        return below > inside or (below == inside and self.rows[under].lstrip().startswith("- "))

    def dash_off(self, row: int) -> int:
        """How much farther in a dash belongs so that the rows of its entry, which agree among themselves, stand below it; 0 where they
        are what is off, or another dash above stands like it."""
        head, under = HEAD.match(self.rows[row]), self.beside(row, 1)
        if under < 0 or head is None or head["dashes"] != "- " or not head["name"]:
            return 0
        below, dash = indent_of(self.rows[under]), head.end("lead")
        after = self.beside(under, 1)
        while after >= 0 and indent_of(self.rows[after]) > below:
            after = self.beside(after, 1)
        agree = (
            after >= 0
            and indent_of(self.rows[after]) == below
            and not self.rows[after].lstrip().startswith("- ")
        )
        above = self.beside(row, -1)
        while above >= 0 and indent_of(self.rows[above]) > dash:
            above = self.beside(above, -1)
        alike = (
            above >= 0 and indent_of(self.rows[above]) == dash and self.rows[above].lstrip().startswith("- ")
        )
        return below - head.end("dashes") if agree and not alike and below > head.end("dashes") else 0

    def shift(self, row: int, column: int, by: int) -> None:
        """Move the rows below one that stand deeper than a column, as far as they belong together."""
        for under in range(row + 1, len(self.rows)):
            indent = indent_of(self.rows[under])
            if self.rows[under].strip() and indent <= column:
                break
            self.mend(under, 0, min(max(-by, 0), indent), " " * by)

    def _mend_characters(self, row: int, text: str) -> None:
        """Find what cannot be seen on a screen."""
        kept, columns, seen = list[str](), list[int](), set[str]()
        for place, char in enumerate(text):
            odd = next((one for one in _ODD if not char.isprintable() and one[0].match(char)), None)
            if odd and odd[1].code not in seen:
                seen.add(odd[1].code)
                inside = not _BESIDE_A_MARK.match(text[max(0, place - 80) : place])
                where = "里面" if inside else "缩进里" if not text[:place].strip() else "符号旁边"
                self.tell(odd[1]._replace(minor=inside and odd[3]), row, place, where)
            if odd and odd[1] is m.BREAK and _KEY_AHEAD.match(text, place + 1):
                self.whole = False
                break
            kept.append(odd[2] if odd else char)
            columns += [place] * len(kept[-1])
        if seen:
            self.rows[row], self.columns[row] = "".join(kept), [*columns, len(text)]
