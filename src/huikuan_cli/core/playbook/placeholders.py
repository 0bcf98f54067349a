"""Playbook lines with the case's own figures in them: “{{ 称呼 }}，还差{{ 未付 }}” becomes speech.

A line may hold names in double braces and nothing else: no code, no filters, no tags. That is less than the
sandbox of a template engine would allow, and a value is text that is never read as a template again.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

from huikuan_cli.core.text.words import ALIKE, closest, nearest

PLACEHOLDERS = (
    "称呼", "客户", "我方", "项目", "合同编号", "验收日", "到期日", "逾期天数", "合同额", "已付", "未付", "无争议",
    "争议", "目标", "可接受", "底线", "要什么", "承诺日", "回访日", "拜访日", "验收人", "发起人", "审核人", "签批人",
    "上次拜访日", "上次要的", "上次承诺日", "交件日", "停收日", "内部日", "多久", "凭据", "谁办", "答应日", "办什么", "多少",
    "下一步", "下一步日", "办完日", "目标月", "目标数", "目标次", "那个合同", "那笔", "贵方",
)  # fmt: skip
_ANGLE = chr(0x2039), chr(0x203A)  # in no GBK
BRACES = frozenset("{｛【〔〈《［[<" + _ANGLE[0])  # with which a placeholder may have been written
_BRACKETED = re.compile(rf"[【〔{_ANGLE[0]}〈《［\[<]\s*(\w+)\s*[】〕{_ANGLE[1]}〉》］\]>]")
OPENING = "{{"  # four lines of five hold no placeholder
_NAME = re.compile(r"\{\{\s*(\w+)\s*\}\}")
# braces of the wrong width, number or spacing around a word
_LOOSE = re.compile(r"[{｛]([ \u3000]?[{｛])?\s*([^\s{}｛｝]{1,20})\s*[}｝](?:[ \u3000]?[}｝])?")
LIKE_A_NAME = 0.6
Facts = dict[str, str | None]


def names(line: str) -> tuple[str, ...]:
    """The placeholders of a line, in order."""
    return _pieces(line)[1::2]


@lru_cache(maxsize=8192)
def _pieces(line: str) -> tuple[str, ...]:
    """A line in pieces: what stands before the first placeholder, its name, what stands behind it, and so on. Those of a playbook are the
    same few thousand for every case."""
    return tuple(_NAME.split(line))


class Wrong(NamedTuple):
    """What is wrong in a line: a sentence, the piece of the line, which stands there for the `nth` time (from 0), and the
    placeholder that it names where it names one."""

    text: str
    word: str
    nth: int
    name: str = ""


def _wrong(text: str, line: str, start: int, end: int, name: str = "") -> Wrong:
    word = line[start:end]
    return Wrong(text, word, line.count(word, 0, start), name)


def _without_names(line: str) -> str:
    """The line with blanks in the place of its placeholders."""
    return _NAME.sub(lambda found: " " * len(found[0]), line)


def line_problem(line: str) -> Wrong | None:
    """What is wrong with how the placeholders of a line are written; None when they are fine.

    Names that the playbook's own questions define are checked by the caller through `names`.
    """
    rest = _without_names(line)
    for mark in ("{{", "}}", "{%", "%}", "{#", "#}"):
        at = rest.find(mark)
        if at >= 0:
            text = f"“{mark}”没有用对：占位词只能写成 {{{{ 称呼 }}}} 这样"
            return _wrong(text, line, at, at + len(mark))
    return None


def name_problem(line: str, known: Collection[str]) -> Wrong | None:
    """The first placeholder that does not exist, or that stands in other braces than {{ }}; None when all is well."""
    for found in _NAME.finditer(line):
        if found[1] not in known:
            text = f"占位词“{found[1]}”不存在{nearest(found[1], known)}"
            return _wrong(text, line, *found.span(), found[1])
    for found in _LOOSE.finditer(_without_names(line)):
        twice, name = bool(found[1]), found[2]
        meant = name if name in known else closest(name, known, ALIKE if twice else LIKE_A_NAME)
        if meant or twice:
            text = f"“{found[0]}”不会换成这个案子的数，占位词要写成 {{{{ {meant or name} }}}} 这样"
            return _wrong(text, line, *found.span())
    return _in_other_brackets(line)


def _in_other_brackets(line: str) -> Wrong | None:
    """A placeholder that stands in brackets of another kind, and would be printed as it stands."""
    for found in _BRACKETED.finditer(line):
        if found[1] in PLACEHOLDERS:
            text = f"“{found[0]}”会照样印出来，占位词要写成 {{{{ {found[1]} }}}} 这样"
            return _wrong(text, line, *found.span())
    return None


def unknown(line: str, facts: Facts) -> tuple[str, ...]:
    """The placeholders of the line that have no value in this case."""
    if OPENING not in line:
        return ()
    return tuple([name for name in _pieces(line)[1::2] if not facts.get(name)])


def first_known(lines: Sequence[str], facts: Facts) -> str:
    """The first of several wordings whose figures are all known in this case, else the last one; filled."""
    for one in lines[:-1]:
        if not unknown(one, facts):
            return fill(one, facts)
    return fill(lines[-1], facts)


def fill(line: str, facts: Facts) -> str:
    """The line with the facts in it; what is not known reads 〔待填：未付〕."""
    if OPENING not in line:
        return line
    pieces = _pieces(line)
    filled = [*pieces]
    filled[1::2] = [facts.get(name) or f"〔待填：{name}〕" for name in pieces[1::2]]
    return "".join(filled)
