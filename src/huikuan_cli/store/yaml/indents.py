"""How far in the lines of a file stand, and what may stand there: tabs, wide blanks and misplaced lines are mended."""

from __future__ import annotations

from typing import NamedTuple

from huikuan_cli.store.yaml import mistakes as m
from huikuan_cli.store.yaml.flows import indent_of
from huikuan_cli.store.yaml.marked_lines import Page, pattern

_LEADING = pattern(r"[ \t\u3000]*")
_PARAGRAPH = pattern(r" +\u3000+")
TAB_WIDTH = WIDE_WIDTH = 2


class OpenLevel(NamedTuple):
    """A list or a group of fields that is open: the column it stands at, and which of both ("-", ":")."""

    indent: int
    kind: str


class Indents:
    """The lists and groups that are open while the lines are read."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.levels: list[OpenLevel] = []
        self.expects = True  # a value, or a group, may follow on its own line
        self.flowing = False  # a plain text may go on in the next line
        self.seen = False
        self.moved: tuple[int, int] | None = None  # lines deeper than this moved by so much

    def indent(self, row: int) -> int | None:
        """The indent of a row, made of plain blanks; None when there is nothing else in it."""
        text = self.page.rows[row]
        end = _LEADING.match(text).end()  # type: ignore[union-attr]
        lead = text[:end]
        if lead.count(" ") == end:
            return end
        if self.flowing and _PARAGRAPH.fullmatch(lead) and lead.count(" ") > self.top():
            return lead.count(" ")
        tab = lead.find("\t")
        wide = lead.find("\u3000")
        if tab >= 0:
            self.page.tell(m.TAB, row, tab, "缩进里")
        if wide >= 0:
            self.page.tell(m.WIDE_BLANK, row, wide, "缩进")
        width = sum({"\t": TAB_WIDTH, "\u3000": WIDE_WIDTH}.get(c, 1) for c in lead)
        rest = text[end:]
        nothing = not rest or rest[0] == "#"
        width = 0 if nothing else self.fitting(width, "-" if rest[0] in "-－—" else ":")
        self.page.mend(row, [(0, end, " " * width)])
        return None if nothing else width

    def top(self) -> int:
        """The column of the innermost list or group; -1 at the outermost."""
        return self.levels[-1].indent if self.levels else -1

    def fitting(self, width: int, kind: str) -> int:
        """The indent nearest to a width at which something of this kind may stand."""
        fits = [one.indent for one in self.levels if one.kind == kind]
        if self.expects:
            top = self.top()
            fits += [max(width, top + 1)]
            fits += [top] if kind == "-" and self.levels and self.levels[-1].kind == ":" else []
        return min(fits, key=lambda one: (abs(one - width), -one), default=width)

    def shifted(self, row: int, indent: int) -> int:
        """The indent of a row, after it moved along with a misplaced line that it stands under."""
        if self.moved is None:
            return indent
        over, by = self.moved
        if indent <= over:
            self.moved = None
            return indent
        self.move(row, indent, indent + by)
        return indent + by

    def move(self, row: int, indent: int, to: int) -> None:
        """Give a row another indent."""
        if to < indent:
            self.page.mend(row, [(to, indent, "")])
        elif to > indent:
            self.page.mend(row, [(indent, indent, " " * (to - indent))])

    def follow(self, row: int, place: int) -> None:
        """After a blank was put behind the dash here: lines that stood under the text behind it move along."""
        if indent_of(self.page.below(row)) == place + 1:
            self.moved = (place, 1)

    def place(self, row: int, indent: int, kind: str) -> int:
        """Put a name or a dash at its level; where it stands after mending."""
        if self.fits(indent, kind):
            return indent
        nested = self.flowing and indent > self.top() and kind == "-" and self.levels[-1].kind == "-"
        to = self.fitting_now(indent, kind)
        if nested:
            self.page.tell(m.NESTED_DASH, row, indent)
        else:
            self.page.tell(m.INDENT, row, indent, str(indent), self.advice(indent, to, kind))
        self.page.whole = False
        self.move(row, indent, to)
        self.moved = (indent, to - indent)
        if not self.fits(to, kind):
            self.levels.append(OpenLevel(to, kind))
        return to

    def fitting_now(self, indent: int, kind: str) -> int:
        """The nearest indent of an open list or group of this kind."""
        fits = [one.indent for one in self.levels if one.kind == kind]
        return min(fits, key=lambda one: (abs(one - indent), -one), default=indent)

    def advice(self, indent: int, to: int, kind: str) -> str:
        """How to mend an indent."""
        what = "减号" if kind == "-" else "名称"
        if to == indent:
            return f"这里不能写{what}，请和上面的行对齐"
        return f"和上面的{what}对齐（前面 {to} 个空格）"

    def fits(self, indent: int, kind: str) -> bool:
        """Whether something of this kind may stand at this indent; then its level is the innermost."""
        if indent > self.top():
            if self.expects:
                self.levels.append(OpenLevel(indent, kind))
            return self.expects
        kept = [one for one in self.levels if one.indent <= indent]
        closed = len(kept) < len(self.levels)
        here = [one for one in kept if one.indent == indent]
        if not here:
            return False
        if kind == "-" and here[-1].kind == ":" and self.expects and not closed:
            self.levels.append(OpenLevel(indent, "-"))
            return True
        if kind == ":" and here[-1].kind == "-" and len(here) > 1:
            kept.pop()
        if kept[-1].kind != kind:
            return False
        self.levels = kept
        return True

    def wants_dash(self, place: int, rest: str, *, sure: bool = False) -> bool:
        """Whether an item of a list would stand at this place."""
        if OpenLevel(place, "-") in self.levels:
            return True
        if not self.expects or (not sure and rest[:1].isdigit()):
            return False
        return place > self.top() or (place == self.top() and self.levels[-1].kind == ":")

    def must_name(self, place: int) -> bool:
        """Whether only a name may stand here."""
        if not self.levels:
            return True
        if self.flowing and place > self.top():
            return False
        return not (self.expects and place > self.top())

    def deeper(self, row: int, place: int) -> bool:
        """Whether the next line stands under this one."""
        return indent_of(self.page.below(row)) > place
