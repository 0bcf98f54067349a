"""The first look at a team's template: its text and its tags, before anything is parsed or run.

It is here that size and depth are bounded, that tags must pair up, and that a tag which is not ours is named at its
line. What stands inside a tag is for grammar.py.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from huikuan_cli.core.text.words import nearest

MAX_TEMPLATE_BYTES = 50_000
MAX_TOKENS = 4000  # in all tags together: what a turn of a loop can cost
MAX_TAG = 60  # tokens in one tag
MAX_BRACKETS = 4
MAX_NESTING = 8  # for and if inside each other
MAX_LOOPS = 3
MAX_ELIFS = 30
MAX_FOUND = 100  # then it is no use to look on
TAGS = ("for", "endfor", "if", "elif", "else", "endif")
ELIFS = ("elseif", "elsif", "elseIf")
OUTSIDE_TAGS = ("include", "import", "from", "extends")
OTHERS = (
    "set",
    "macro",
    "call",
    "filter",
    "block",
    "with",
    "autoescape",
    "do",
    "print",
    "trans",
    "break",
    "continue",
)
LAYOUT = "写法见 playbooks/README.md 的“换一张行动单的样子”"


class TemplateFault(NamedTuple):
    """Something wrong in a template: its number, line, what and how to mend it."""

    code: str
    line: int
    text: str
    fix: str = ""


Token = tuple[int, str, str]


class TemplatePiece(NamedTuple):
    """A stretch of a template: `data`, `comment`, `raw`, `print` or `tag`, with what stands inside and whether it ends."""

    kind: str
    line: int
    tokens: tuple[Token, ...]
    closed: bool = True

    def words(self) -> list[str]:
        """What stands inside, without blanks."""
        return [value for _, kind, value in self.tokens if kind != "whitespace"]

    def source(self) -> str:
        """What stands inside, as it was written."""
        return "".join(value for _, _, value in self.tokens).strip()


_BEGINS = {"variable_begin": "print", "block_begin": "tag", "raw_begin": "raw", "comment_begin": "comment"}
_ENDS = {"variable_end", "block_end", "raw_end", "comment_end"}


def pieces(tokens: Iterable[Token]) -> Iterator[TemplatePiece]:
    """The tokens of a template, put together."""
    kind, start, inside = "", 0, list[Token]()
    for token in tokens:
        line, what, _ = token
        if what in _BEGINS:
            kind, start, inside = _BEGINS[what], line, []
        elif what in _ENDS:
            yield TemplatePiece(kind, start, tuple(inside))
            kind = ""
        elif kind:
            inside.append(token)
        else:
            yield TemplatePiece("data", line, (token,))
    if kind:
        yield TemplatePiece(kind, start, tuple(inside), closed=False)


def text_problems(text: str) -> Iterator[TemplateFault]:
    """What is wrong with the text as a whole: too long, or characters that nobody sees."""
    if len(text.encode("utf-8", "replace")) > MAX_TEMPLATE_BYTES:
        yield TemplateFault(
            "P501", 0, f"模板太长（超过 {MAX_TEMPLATE_BYTES // 1000} KB）", "删短一些；一张单子用不了这么长"
        )
        return
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        if not line.isprintable() and any(map(hidden, line)):
            yield TemplateFault("P501", number, "里面有看不见的控制字符", "删掉这一行重新打一遍")


def hidden(char: str) -> bool:
    """Whether nobody sees a character: control, direction, zero width. A tab may stand in a template."""
    return char != "\t" and unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"}


class Tags:
    """Goes through the pieces of a template and notes what is wrong with them."""

    def __init__(self) -> None:
        self.found: list[TemplateFault] = []
        self.open: list[tuple[str, int]] = []
        self.elses: set[int] = set()  # how deep an else was seen
        self.elifs = 0
        self.tokens = 0
        self.prints = 0

    def look(self, piece: TemplatePiece) -> None:
        """One piece more."""
        if piece.kind == "data":
            self.found += _data(piece)
        elif piece.kind == "raw":
            self._say("P504", piece.line, "“{% raw %}”不能用", "要印花括号，就写成全角的｛｝")
        elif piece.kind != "comment":
            self._inside(piece)

    def enough(self) -> bool:
        """Whether so much is wrong, or so much was read, that the rest need not be looked at."""
        return len(self.found) >= MAX_FOUND or self.tokens > MAX_TOKENS

    def end(self) -> None:
        """No piece more: nothing may be open."""
        if self.tokens > MAX_TOKENS:
            self._say("P507", 0, "模板里的标签和名称太多", "删短一些；一张单子用不了这么多")
            return
        for tag, line in self.open:
            self._say("P502", line, f"这一行的 {tag} 没有收尾", f"在后面加一行 {{% end{tag} %}}")

    def _say(self, code: str, line: int, text: str, fix: str = "") -> None:
        self.found.append(TemplateFault(code, line, text, fix))

    def _inside(self, piece: TemplatePiece) -> None:
        words = piece.words()
        self.tokens += len(words)
        self.prints += piece.kind == "print"
        if not piece.closed:
            mark, end = ("{{", "}}") if piece.kind == "print" else ("{%", "%}")
            self._say("P502", piece.line, f"这一行的 {mark} 没有收尾", f"在后面补上 {end}")
        elif not words:
            self._say("P503", piece.line, "花括号里是空的", "写上要印的名称，如 {{ 单.标题 }}")
        else:
            self._words(piece, words)

    def _words(self, piece: TemplatePiece, words: list[str]) -> None:
        if len(words) > MAX_TAG or sum(word in "([{" for word in words) > MAX_BRACKETS:
            self._say("P507", piece.line, "一对花括号里写得太多", "拆成几个 if，一个一个判断")
        if any(kind == "string" and "\\" in value for _, kind, value in piece.tokens):
            self._say("P504", piece.line, "引号里不能写反斜杠", "直接写要印的字")
        if piece.kind == "tag":
            self._tag(words[0], piece.line)

    def _tag(self, tag: str, line: int) -> None:
        if tag in ("for", "if"):
            self._opens(tag, line)
        elif tag in ("endfor", "endif"):
            self._closes(tag, line)
        elif tag in ("elif", "else"):
            self._turns(tag, line)
        elif tag in OUTSIDE_TAGS:
            self._say("P504", line, f"“{{% {tag} %}}”不能用", "行动单的样子只有这一个文件，不能引用别的文件")
        else:
            near = "" if tag.removeprefix("end") in OTHERS else _meant(tag)
            fix = f"能用的只有 {'、'.join(TAGS)}"
            self._say("P504", line, f"“{{% {tag[:20]} %}}”不能用{near}", "" if near else fix)

    def _opens(self, tag: str, line: int) -> None:
        self.open.append((tag, line))
        loops = sum(one == "for" for one, _ in self.open)
        if tag == "for" and loops == MAX_LOOPS + 1:
            self._say("P507", line, f"for 套得太深（最多 {MAX_LOOPS} 层）", "单子只有块和行，套两层就够")
        elif len(self.open) == MAX_NESTING + 1:
            self._say("P507", line, f"for 和 if 套得太深（最多 {MAX_NESTING} 层）", "拆开写")
        self.elifs = 0
        self.elses.discard(len(self.open))

    def _closes(self, tag: str, line: int) -> None:
        if not self.open:
            self._say("P502", line, f"这里的 {tag} 前面没有 {tag[3:]}", "删掉这一行，或在前面补上")
            return
        opened, at = self.open.pop()
        if opened != tag[3:]:
            self._say("P502", line, f"第 {at} 行的 {opened} 还没有收尾", f"这里应该先写 {{% end{opened} %}}")

    def _turns(self, tag: str, line: int) -> None:
        opened = self.open[-1][0] if self.open else ""
        if opened != "if" and not (tag == "else" and opened):
            self._say("P502", line, f"这里的 {tag} 前面没有 if", "删掉这一行，或在前面补上")
        elif len(self.open) in self.elses:
            self._say(
                "P502", line, f"第 {self.open[-1][1]} 行的 {opened} 已经有 else 了", "else 只写一个，写在最后"
            )
        if tag == "else":
            self.elses.add(len(self.open))
        self.elifs += tag == "elif"
        if self.elifs == MAX_ELIFS + 1:
            self._say("P507", line, f"elif 太多（一个 if 最多 {MAX_ELIFS} 个）", "拆开写")


def _meant(tag: str) -> str:
    """，是不是“…”？ for a tag of another language, or the one most like it."""
    return "，是不是“elif”？" if tag in ELIFS else nearest(tag, TAGS)


_MARKUP = re.compile(r"<(?!br ?/?>)(?=[a-zA-Z!/?]|\Z)")
_BRACES = re.compile(r"[｛{][｛%％]|[%％}]｝|｝}|[{]％|％[}]|%\}|\}\}|\{\{|\{%")


def _data(piece: TemplatePiece) -> Iterator[TemplateFault]:
    """Text between the tags: a tag of HTML, or braces that were meant as a tag of ours."""
    text = piece.tokens[0][2]
    for match in islice(_MARKUP.finditer(text), MAX_FOUND):
        line = piece.line + text.count("\n", 0, match.start())
        yield TemplateFault(
            "P504", line, "模板里不写 HTML 标签和尖括号", "换行用 <br>，别的用 Markdown 的写法"
        )
    for match in islice(_BRACES.finditer(text), MAX_FOUND):
        line = piece.line + text.count("\n", 0, match.start())
        yield TemplateFault(
            "P502", line, f"“{match[0]}”没有用对", "花括号和百分号都用半角，成对写：{{ 单.标题 }}"
        )
