"""YAML as people write it: every scalar stays text, every key knows its line, every problem is a sentence.

No aliases, anchors or tags; size and depth are bounded. `0123`, `12:30`, `no` and `2024-02-30` are text until our
own schema says what they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from msgspec import Struct

from huikuan_cli.core.values import brief, scrub
from huikuan_cli.errors import HuikuanError, Problem, ProblemsFound
from huikuan_cli.store.reading import read_bytes

MAX_DEPTH = 30
Path_ = tuple[str | int, ...]
Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
GBK_NOTE = "文件是 GBK（ANSI）编码，已经读入；请另存为 UTF-8，免得别人打开是乱码"


class Spot(NamedTuple):
    """Where a key or an item of a list stands, and where its value does; lines and columns from 1. `plain`: the value is
    a text without quotes, which another YAML reader could take for a number or a date."""

    line: int
    column: int
    value_line: int
    value_column: int
    plain: bool


class Tree(Struct, frozen=True):
    """A file as data, with the place of every key and item, its text, and notes for the reader."""

    data: Any
    text: str
    file: str
    spots: dict[Path_, Spot] = {}
    notes: tuple[str, ...] = ()

    def line_of(self, path: Path_) -> int:
        """The line of the nearest known ancestor of a path."""
        while path and path not in self.spots:
            path = path[:-1]
        return self.spots[path].line if path in self.spots else 1


NOTES = {"gb18030": GBK_NOTE, "utf-16": "文件是 UTF-16 编码，已经读入；请另存为 UTF-8"}


def _encoding(raw: bytes) -> str:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    try:
        raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8-sig"


def decode(raw: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """Text and notes: UTF-16 with a mark, UTF-8, else GB18030 with a note to save the file as UTF-8."""
    encoding = _encoding(raw)
    try:
        return raw.decode(encoding), (NOTES[encoding],) if encoding in NOTES else ()
    except UnicodeDecodeError:
        raise HuikuanError(f"“{name}”的编码认不出来", "请用记事本另存为 UTF-8") from None


def read_tree(path: Path, shown: str = "") -> Tree:
    """Read a YAML file that a person wrote. Raises HuikuanError or ProblemsFound, never a parser's own error."""
    name = shown or str(path)
    return parse(read_bytes(path, name), name)


def parse(raw: bytes, name: str, known_problems: list[Problem] | None = None) -> Tree:
    """The tree of some YAML bytes; `name` is how the file is called in messages.

    `known_problems` were found before; they are reported together with what stops the reading.
    """
    text, notes = decode(raw, name)
    if not text.strip():
        raise HuikuanError(f"“{name}”是空的", "运行 huikuan plan --template 可以得到一份样子")
    before = list(known_problems or ())
    hidden = _HIDDEN.search(text)
    if hidden:
        line = text.count("\n", 0, hidden.start()) + 1
        wrong = Problem("里面有看不见的控制字符", "删掉这一行重新打一遍", name, line)
        raise ProblemsFound(f"“{name}”读不懂", [*before, wrong])
    walk = _Walk(name, yaml.parse(text, Loader=Loader))
    try:
        data = walk.document()
    except (yaml.YAMLError, ValueError) as error:
        raise ProblemsFound(
            f"“{name}”读不懂", [*before, *walk.problems, _syntax(error, text, name)]
        ) from None
    if data is None:
        raise HuikuanError(f"“{name}”里只有注释，没有内容", "写上内容再试")
    if walk.problems:
        raise ProblemsFound(f"“{name}”有写法问题", before + walk.problems)
    return Tree(data, text, name, walk.spots, notes)


_HIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class _Walk:
    """Turns the parser's events into plain data and remembers where everything stands.

    Working on events keeps the depth in our hands: nothing recurses deeper than MAX_DEPTH.
    """

    def __init__(self, name: str, events: Iterator[Any]) -> None:
        self.name = name
        self.events = events
        self.spots: dict[Path_, Spot] = {}
        self.problems: list[Problem] = []

    def problem(self, event: Any, text: str, fix: str) -> None:
        self.problems.append(Problem(text, fix, self.name, event.start_mark.line + 1))

    def document(self) -> Any:
        """The first document; None when there is none. A second one is a problem."""
        data, seen = None, False
        event: Any
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent) and seen:
                self.problem(event, "用“---”分成了两份", "一个文件只写一份，删掉“---”")
                return data
            if isinstance(event, yaml.NodeEvent):
                data, seen = self.value(event, ()), True
        return data

    def value(self, event: Any, path: Path_, key: Any = None) -> Any:
        """The data of the node that starts with this event; `key` is the event of the name before it."""
        start, plain = event.start_mark, isinstance(event, yaml.ScalarEvent) and not event.style
        mark = key.start_mark if key else start
        self.spots.setdefault(
            path, Spot(mark.line + 1, mark.column + 1, start.line + 1, start.column + 1, plain)
        )
        if event.anchor is not None:
            self.problem(event, "用了 & 或 * 引用", "请把内容直接写出来；要写这个符号，用英文双引号括起来")
        if isinstance(event, yaml.ScalarEvent):
            self.untagged(event)
            text: str = event.value
            return text if text.isprintable() else scrub(text)
        if isinstance(event, yaml.MappingStartEvent):
            self.untagged(event)
            return self.inside(event, path, self.mapping)
        if isinstance(event, yaml.SequenceStartEvent):
            self.untagged(event)
            return self.inside(event, path, self.sequence)
        return ""

    def untagged(self, event: Any) -> None:
        if event.tag is not None:
            self.problem(event, "用了“!”开头的标记", "带“!”的文字请用英文双引号括起来")

    def inside(self, event: Any, path: Path_, read: Callable[[Path_], Any]) -> Any:
        if len(path) >= MAX_DEPTH:
            problem = Problem(
                "套得太深", f"最多 {MAX_DEPTH} 层，请检查括号和缩进", self.name, event.start_mark.line + 1
            )
            raise ProblemsFound(f"“{self.name}”读不懂", [problem])
        return read(path)

    def sequence(self, path: Path_) -> list[Any]:
        found: list[Any] = []
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            found.append(self.value(event, (*path, len(found))))
        return found

    def mapping(self, path: Path_) -> dict[str, Any]:
        found: dict[str, Any] = {}
        event: Any
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            if not isinstance(event, yaml.ScalarEvent):
                self.problem(event, "名称要是一个词，不能是列表或分层", "含“{”“[”的文字请用英文双引号括起来")
                self.value(event, (*path, "?"))
                self.value(next(self.events), (*path, "?"))
                continue
            key = str(self.value(event, (*path, "?")))
            here = (*path, key)
            if key in found:
                first = self.spots[here].line
                self.problem(event, f"“{brief(key)}”写了两遍（第一遍在第 {first} 行）", "留一个")
            found[key] = self.value(next(self.events), here, event)
        return found


_WORDS = {
    "scanning an alias": ("“*”开头会被当成引用", "请把这段文字用英文双引号括起来"),
    "scanning an anchor": ("“&”开头会被当成引用", "请把这段文字用英文双引号括起来"),
    "mapping values are not allowed": (
        "冒号的位置不对：上一行可能用了全角冒号“：”，或这一行缩进没对齐",
        "冒号用半角，后面空一格",
    ),
    "could not find expected ':'": ("这一行少了冒号，或者用了全角冒号“：”", "写成“名称: 内容”"),
    "did not find expected": ("这一行的缩进、引号或括号没对上", "和上下行对齐，引号和括号要成对"),
    "found unexpected end of stream": ("引号没有成对", "补上另一半英文引号"),
    "cannot start any token": ("这一行以特殊符号开头", "请把这段文字用英文双引号括起来"),
}


def _syntax(error: Exception, text: str, name: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    message = str(error).lower()
    if context is not None and re.search("simple key|quoted scalar", str(getattr(error, "context", ""))):
        mark = context
    line = mark.line + 1 if mark is not None else 1
    line = min(line, text.count("\n") + 1)
    tab = _tab_line(text, line)
    if tab:
        return Problem("缩进里有 Tab", "请换成空格", name, tab)
    before = _wide_colon_line(text, line)
    if before:
        return Problem("这一行用了全角冒号“：”", "改成半角冒号加一个空格，如“客户: 某某局”", name, before)
    for needle, (what, fix) in _WORDS.items():
        if needle in message:
            return Problem(what, fix, name, line)
    return Problem("这一行的写法读不懂", "核对冒号、缩进、引号和括号", name, line)


def _tab_line(text: str, line: int) -> int:
    """The line at or just before `line` that is indented with a tab; 0 when none is."""
    rows = text.split("\n")
    for number in (line, line - 1):
        if 1 <= number <= len(rows) and re.match(r"[ ]*\t", rows[number - 1]):
            return number
    return 0


_WIDE = re.compile(r"^\s*(?!- )[^\s\"'#:：,，。“”]{1,20}：")


def _wide_colon_line(text: str, line: int) -> int:
    """The line at or just before `line` that starts like a key with a full-width colon; 0 when none does."""
    rows = text.split("\n")
    for number in (line, line - 1, line - 2):
        if 1 <= number <= len(rows) and _WIDE.match(rows[number - 1]):
            return number
    return 0


def without_wide_colons(raw: bytes, name: str, known: set[str]) -> tuple[bytes, list[Problem]]:
    """The bytes with a plain colon wherever a known name is followed by a full-width one, and a problem for each.

    So one full-width colon does not hide the other mistakes of the file.
    """
    text, _ = decode(raw, name)
    rows, found = text.split("\n"), []
    for number, row in enumerate(rows, 1):
        for match in reversed(list(re.finditer(r"(?:^\s*(?:- )?|[{,，]\s*)([^\s:：{},，]+)\s*：", row))):
            if match[1] in known:
                fix = f"改成半角冒号加一个空格，如“{match[1]}: …”"
                found.append(Problem(f"“{match[1]}”后面用了全角冒号“：”", fix, name, number))
                row = f"{row[: match.end() - 1]}: {row[match.end() :]}"
        rows[number - 1] = row
    return ("\n".join(rows).encode(_encoding(raw).removesuffix("-sig")), found) if found else (raw, [])


_SafeDumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class _Dumper(_SafeDumper):  # type: ignore[misc]
    """Readable Chinese, stable order, and quotes wherever another YAML reader could see something but text."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


_SAFE_ASCII = re.compile(r"id|[A-Za-z][A-Za-z]*\d[\w.\-]*|[a-z]\d{1,2}(\.\w+)*")
_HAN = re.compile(r"[\u4e00-\u9fff]")


def _text(dumper: Any, data: str) -> yaml.ScalarNode:
    plain = bool(_HAN.search(data) or _SAFE_ASCII.fullmatch(data))
    style = None if plain else "'"
    node: yaml.ScalarNode = dumper.represent_scalar("tag:yaml.org,2002:str", data, style=style)
    return node


_Dumper.add_representer(str, _text)


def dump(data: Any) -> str:
    """Data as YAML text: unfolded, Chinese readable, keys in the given order, the same every time."""
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**9)
