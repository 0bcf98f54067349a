"""Jinja2 behind a fence: reads a template, checks it, draws with it. The only module besides grammar.py that imports Jinja2.

Three fences, one behind the other: tags.py bounds size and depth before anything is parsed; grammar.py lets through the
few constructs that it knows; and the environment here has no globals, no loader, two filters, and hands out nothing
but the names of parts.py, so that even a template that slipped through would reach no attribute of Python's.
"""

from __future__ import annotations

import re
from types import TracebackType
from typing import Any, NoReturn

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from huikuan_cli.core.sheet.layout import Sheet
from huikuan_cli.core.text.values import brief
from huikuan_cli.render.grammar import Grammar
from huikuan_cli.render.markdown import escape
from huikuan_cli.render.parts import LOOP, PART_NAMES, ROOT, Meter, SheetPart, TooMuch, sheet_part
from huikuan_cli.render.tags import LAYOUT, Tags, TemplateFault, TemplatePiece, pieces, text_problems

MAX_OUTPUT = 1_000_000
TOO_MUCH = "印出来的太多，先停下了"
LESS = "检查 for 是不是套错了：单.块 里是块，块.行 里是行"


class Refused(Exception):
    """The template cannot be used; `found` says why."""

    def __init__(self, found: list[TemplateFault]) -> None:
        super().__init__()
        self.found = found


class _Closed(ImmutableSandboxedEnvironment):
    """An environment in which a template reaches the names of a Part and nothing else."""

    def __init__(self) -> None:
        super().__init__(
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=StrictUndefined,
            finalize=_shown,
        )
        self.globals.clear()
        self.filters = {"length": len, "default": lambda value, other: value or other}
        self.tests = {"odd": lambda value: value % 2 == 1, "even": lambda value: value % 2 == 0}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A name of the sheet, a block, a row or the loop."""
        if isinstance(obj, SheetPart) and attribute in obj.names:
            return obj.get(attribute)
        if isinstance(obj, LoopContext) and attribute in PART_NAMES[LOOP]:
            return getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Nothing: brackets are not ours."""
        return self.undefined(obj=obj, name=argument)

    def call(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Nothing may be called."""
        raise SecurityError


def _shown(value: object) -> str:
    """A value as it is printed: Markdown that our own renderer wrote, or text with its markup escaped."""
    return value.markdown if isinstance(value, SheetPart) else escape(str(value))


def read(text: str) -> Template:
    """The template, checked and ready to draw. Raises Refused."""
    found = list(text_problems(text))
    if found:
        raise Refused(found)
    environment = _Closed()
    tags = Tags()
    seen = _look(environment, text, tags)
    try:
        tree = environment.parse(text)
    except TemplateSyntaxError as error:
        raise Refused([_syntax(error, seen)]) from None
    except (RecursionError, ValueError, OverflowError):  # a number of a thousand digits
        raise Refused([TemplateFault("P503", 0, "有一处写法看不懂", LAYOUT)]) from None
    grammar = Grammar()
    grammar.walk(tree)
    if not tags.prints:
        grammar.found.append(
            TemplateFault("P508", 0, "模板里什么也没有印", "至少写上 {{ 单.标题 }}、{{ 单.绝对不做 }}")
        )
    if grammar.found:
        raise Refused(grammar.found)
    return _compiled(environment, tree)


def _look(environment: _Closed, text: str, tags: Tags) -> list[TemplatePiece]:
    """The pieces of the template. Raises Refused when something is wrong with one or with how they pair up."""
    seen: list[TemplatePiece] = []
    try:
        for piece in pieces(environment.lex(text)):
            tags.look(piece)
            seen.append(piece)
            if tags.enough():
                break
    except TemplateSyntaxError as error:
        raise Refused([*tags.found, _syntax(error, seen)]) from None
    tags.end()
    if tags.found:
        raise Refused(tags.found)
    return seen


def _compiled(environment: _Closed, tree: nodes.Template) -> Template:
    try:
        return environment.from_string(tree)
    except Exception:  # whatever a library says of a template must not stop a visit
        raise Refused([TemplateFault("P503", 0, "有一处写法看不懂", LAYOUT)]) from None


def run(template: Template, sheet: Sheet) -> str:
    """What the template draws of a sheet. Raises Refused when it does not come to an end."""
    drawn: list[str] = []
    room = MAX_OUTPUT
    try:
        for text in template.generate({ROOT: sheet_part(sheet, Meter())}):
            drawn.append(text)
            room -= len(text)
            if room < 0:
                raise Refused([TemplateFault("P507", 0, TOO_MUCH, LESS)])
    except TooMuch as error:
        raise Refused([TemplateFault("P507", _line(error.__traceback__), TOO_MUCH, LESS)]) from None
    except Refused:
        raise
    except Exception as error:  # grammar.py should have found it; it must not stop a visit
        line = _line(error.__traceback__)
        raise Refused([TemplateFault("P503", line, "这一行印不出来", LAYOUT)]) from None
    return "".join(drawn)


def _line(trace: TracebackType | None) -> int:
    """The line of the template in which an error arose; 0 when it is not known."""
    line = 0
    while trace:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


_CHAR = re.compile(r"unexpected char (['\"])\\?(.)\1 at")
_SAID = (
    ("end of comment", "P502", "{# 没有收尾", "在注释后面补上 #}"),
    ("end of raw", "P504", "“{% raw %}”不能用", "要印花括号，就写成全角的｛｝"),
    ("expected token 'in'", "P503", "for 没有写对", "写成 {% for 块 in 单.块 %} 这样"),
    ("unexpected '}'", "P502", "花括号没有配对", "收尾要写成 }} 或 %}"),
    ("unexpected ')'", "P502", "圆括号没有配对", "一对花括号里一般不用圆括号"),
    ("unexpected ']'", "P502", "方括号没有配对", '写成 ["招法", "付款链"] 这样'),
)


def _syntax(error: TemplateSyntaxError, seen: list[TemplatePiece]) -> TemplateFault:
    """What Jinja2 could not read, in our words."""
    message = error.message or ""
    char = _CHAR.match(message)
    if char:
        return TemplateFault("P503", error.lineno, *_stray(char[2]))
    for mark, code, text, fix in _SAID:
        if mark in message:
            return TemplateFault(code, error.lineno, text, fix)
    tags = [piece for piece in seen if piece.kind in ("print", "tag") and piece.line <= error.lineno]
    source = brief(tags[-1].source()) if tags else ""
    return TemplateFault("P503", error.lineno, f"“{source}”看不懂" if source else "这一处看不懂", LAYOUT)


def _stray(char: str) -> tuple[str, str]:
    """A character that has no place inside a tag."""
    if char in "\"'":
        return "引号没有配对", "引号成对写，用半角的"
    if char.isascii():
        return f"“{char}”不能写在花括号里", LAYOUT
    return f"“{char}”不能写在花括号里", "点、逗号、引号、空格都用半角的"
