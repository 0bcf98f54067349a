"""What people write, what is said of it, and what they meant: one rule to a line.

PyYAML reads the file. Where it gives up, the first rule of `STUMBLES` for its complaint that fits is told; what it takes
though nobody means it is found by `TAKEN`. The line is mended, so that the rest can be read.

Spots where it gave up: "mark" is its own place, "line" that whole row, "value" what the row says; "start" where that began
which it was reading, else the row above; "first" the first row of that group; "last" the last text that it read, "ran on" one
that should have ended earlier, "open" a bracket that should have; "in brackets" is "start" inside of them. Spots of what it
took: a second "document", the text of a file that is "alone" in it, a "name", a "text" behind one or "below" it, an "item" and
"more" rows of it, a "whole" text of one row; a "brace", an "entry" in brackets, a "field" in braces, a "lone" name there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from huikuan_cli.store.yaml import mistakes as m
from huikuan_cli.store.yaml.marked_lines import Page, indent_of

Found = re.Match[str]


class WritingRule(NamedTuple):
    """`pattern` must fit at a `spot` of the lines (scan.py knows where they are), and `when` hold. In it `x` is pointed at
    (else PyYAML's own place is), `v` (else `x`) is replaced by `mend`; `word`, `w` and the name `n` are said in the words.
    """

    mistake: m.Mistake
    spot: str
    pattern: str
    mend: str | Callable[[Page, int, Found], str | None] | None = None
    word: str | Callable[[Page, int, Found], tuple[str, ...]] = ""
    when: Callable[[Page, int, Found], bool] | None = None


def _quoted(page: Page, row: int, found: Found) -> str:
    """The piece, or what it holds inside, in quotes that nothing in it can end."""
    text = found["i" if "i" in found.re.groupindex else "v"]
    return "'" + text.rstrip().replace("'", "''") + "'"


def _bracketed(page: Page, row: int, found: Found) -> str:
    """The bracket closed in its row; what it may have gone on with in the rows below is taken out."""
    page.blank_below(row)
    return found["v"] + _PAIR[found["x"]]


def _dashed(page: Page, row: int, found: Found) -> str:
    """A dash and a blank; what stands below the text behind moves along."""
    (start, end), below = found.span("x"), page.beside(row, 1)
    if below >= 0 and indent_of(page.rows[below]) == end:
        page.shift(row, start, start + 2 - end)
    return "- "


def _aligned(page: Page, row: int, found: Found) -> None:
    """Plain blanks up to where the row belongs; what stands below it moves along, unless it stands right already."""
    to, lead = page.nearest(row), len(found.string) - len(found.string.lstrip(" \t\u3000"))
    if lead == indent_of(found.string) and not page.fits_below(row, to):
        page.shift(row, lead, to - lead)
    page.mend(row, 0, lead, " " * to)


def _under_its_rows(page: Page, row: int, found: Found) -> None:
    """A dash moved to where the rows of its entry want it."""
    lead = indent_of(found.string)
    page.mend(row, 0, lead, " " * (lead + page.dash_off(row)))


def _how_far_the_dash(page: Page, row: int, found: Found) -> tuple[str, str]:
    here = indent_of(found.string)
    to = here + page.dash_off(row)
    return str(here), f"下面几行是这一条的内容，减号前面要 {to} 个空格"


def _dash_is_off(page: Page, row: int, found: Found) -> bool:
    return page.dash_off(row) > 0


def _how_far(page: Page, row: int, found: Found) -> tuple[str, str]:
    here, to, what = found.end("x"), page.nearest(row), "减号" if found["d"] else "名称"
    no = f"这里不能写{what}，请和上面的行对齐"
    return str(here), no if here == to else f"和上面的{what}对齐（前面 {to} 个空格）"


def _known(page: Page, row: int, found: Found) -> bool:
    return found["n"] in page.known


def _above_a_group(page: Page, row: int, found: Found) -> bool:
    return page.deeper(page.beside(row, 1), row)


def _among_items(page: Page, row: int, found: Found) -> bool:
    above = page.rows[page.beside(row, -1)]
    return above.lstrip().startswith("- ") and indent_of(above) == found.start("x")


# fmt: off
_PAIR = {"[": "]", "{": "}"}
_NAME = r"(?:- +)*(?P<n>\"[^\"]+\"|'[^']+'|[^\s，。；、：:,“”\"'{}\[\]#]{1,20})\s*"
_COLON = r"(?P<x>:)(?=[^\s:/\\\d]|\d{3})"
_DASH = (
    r"(?P<x>(?P<w>[－—–―‐](?![－—–―‐])|[\u2022·●○■]|(?:\*|\d{1,2}[.、．)）])(?=[ \u3000]))[ \u3000]*)(?=\S)"
)
_ESCAPES = r'\\(?:[0abtnvfre "/\\N_LP\t]|x[0-9a-fA-F]{2}|u(?![dD][89a-fA-F])[0-9a-fA-F]{4}|U000[0-9a-fA-F]{5}|$)'
_NEEDS = r"(?i:[\d.,:+\-/]*\d[\d.,:+\-/]*|yes|no|on|off|true|false|null|~|[*&!%@`#\[|>][^”’]*|[\-?] [^”’]*|[^”’]*(?: #|: )[^”’]*|[^”’]*:)"
_WORD = r"[^，；“”？。：]"
_SEVERAL = rf"(?=(?:[ -~]+[，；])+[ -~]+$|(?:{_WORD}{{1,2}}[，；])+{_WORD}{{1,2}}$|(?:{_WORD}{{1,6}}[，；]){{2,}}{_WORD}{{1,6}}$)"
R = WritingRule

# Where only a name or a dash may stand.
_LOOSE = (
    R(m.WIDE_BLANK, "start", r"(?P<x>\u3000)", _aligned, "缩进"),
    R(m.WIDE_BLANK, "start", r"-(?P<x>\u3000+)", " ", "减号后面"),
    R(m.WIDE_DASH, "start", _DASH, _dashed),
    R(m.TIGHT_DASH, "start", r"(?P<x>-)(?=(?P<w>[^\s-].*))", _dashed),
    R(m.WIDE_COLON, "start", _NAME + r"(?P<x>：\s*)", ": "),
    R(m.WIDE_BLANK, "start", _NAME + r": *(?P<x>\u3000\s*)", " ", "冒号后面"),
    R(m.NO_BLANK, "start", _NAME + r"(?P<x>:)(?=[^\s:/\\])", ": "),
    R(m.HASH, "start", r"[^#:]+ (?P<x>#)[^\s#][^#]*:(?: |$)", "＃"),
)
# A text that should have ended before the place where PyYAML gave up.
_RAN_ON = (
    R(m.CURLY, "ran on", r"(?P<v>[\"'](?P<i>(?P<w>[^\"']+))(?P<x>[”’]))(?=\s*(?:[,\]}]|$))", _quoted),
    R(m.OPEN_QUOTE, "ran on", r"(?:(?<=[\[{,])|(?<=, ))(?P<v>(?P<x>(?P<w>[\"'])).*?)[\]} ]*$", lambda page, row, found: found["v"] + found["x"]),
    R(m.OPEN_QUOTE, "ran on", r"(?P<v>(?P<x>(?P<w>[\"'])).*?)\s*$", lambda page, row, found: found["v"] + found["x"]),
)
_SYMBOLS = (
    R(m.WIDE_DASH, "line", r"\s*" + _DASH, _dashed),
    R(m.BRACES, "value", r"(?P<v>(?P<x>\{[{%#]).*)", _quoted),
    R(m.LINK, "start", r"(?P<x>&\S*)\s*$", "", when=_above_a_group),
    R(m.SYMBOL, "in brackets", r"(?P<v>(?P<x>(?P<w>[*&!%@`|>]))(?:(?! #|: )[^,\[\]{}])*)", _quoted),
    R(m.SYMBOL, "start", r"(?P<v>(?P<x>(?P<w>[*&!%@`|>]))(?:(?! #|: |:$).)*)", _quoted),
)
_IN_BRACKETS = (
    *_RAN_ON,
    R(m.HASH, "start", r".*?\S (?P<x>#)(?=[^\s#])", "＃"),
    R(m.BRACES, "start", r".*?(?P<v>(?P<x>\{\{)[^{}]*\}\}[^,\[\]{}]*)", _quoted),
    R(m.OPEN_BRACKET, "open", r"(?P<v>(?P<x>(?P<w>[\[{])).*?)\s*(?: #.*)?$", _bracketed, lambda page, row, found: (_PAIR[found["x"]],)),
    R(m.AFTER_QUOTE, "last", r"(?P<v>(?P<q>[\"'])(?:(?!(?P=q)).)*(?P=q)(?P<x>)[^\s，；,\[\]{}][^,\[\]{}]*)", _quoted),
)
_MISPLACED = (
    R(m.WIDE_DASH, "first", " *" + _DASH, _dashed),
    R(m.TIGHT_DASH, "first", r" *(?P<x>-)(?=(?P<w>[^\s-].*))", _dashed),
    R(m.INDENT, "above", r" *(?P<x>)- ", _under_its_rows, _how_far_the_dash, when=_dash_is_off),
    R(m.INDENT, "line", r" *(?P<x>)(?P<d>-?)", _aligned, _how_far),
)

# PyYAML's complaint -> the rules that say what it comes from
STUMBLES: dict[str, tuple[WritingRule, ...]] = {
    "nesting depth": (R(m.DEEP, "mark", "", word="30"),),
    "found a tab|cannot start any token": (
        R(m.TAB, "mark", r"(?<=-)(?P<x>\t+)", " ", "减号后面"),
        R(m.TAB, "mark", r"(?<=:)(?P<x>\t+)", " ", "冒号后面"),
        R(m.TAB, "mark", r"(?P<x>\t)", _aligned, "缩进里"),
        *_SYMBOLS,
    ),
    "could not find expected ':'": (
        *_LOOSE,
        R(m.NO_DASH, "start", r"(?P<x>)(?=\S)", "- ", when=_among_items),
        R(m.NO_COLON, "start", r"(?P<v>(?P<x>).*\S)", lambda page, row, found: found["v"] + ":"),
    ),
    "mapping values are not allowed": (
        R(m.CURLY, "value", r"(?P<v>(?P<x>[“‘”’])(?P<i>(?P<w>[^”’]*))[”’])\s*$", _quoted),
        R(m.TWO_IN_A_ROW, "value", r"(?P<v>[^\[{\"'](?:(?! #)[^:])*(?P<x>[，；])\s*(?P<n>[^\s，；：:]{1,12}): (?:(?! #).)*)", _quoted, when=_known),
        R(m.COLON_INSIDE, "value", r"(?P<v>(?:(?! #).)*)", _quoted),
        *_LOOSE,
        R(m.NO_COLON, "start", r"(?P<v>(?P<x>)(?<! )[^\s:：#\-][^:：]*)$", lambda page, row, found: found["v"] + ":"),
        R(m.NO_COLON, "start", r"(?P<v>(?P<x>)[^\s:：#\-][^:：]*)$", lambda page, row, found: found["v"] + ":", when=_above_a_group),
        *_MISPLACED,
    ),
    "sequence entries are not allowed": (R(m.INLINE_DASH, "mark", r"(?<=: )(?P<v>(?P<x>-).*)", _quoted),),
    "mapping keys are not allowed": (R(m.SYMBOL, "mark", r"(?P<v>(?P<x>(?P<w>\?)).*)", _quoted),),
    "unexpected end of stream": _RAN_ON,
    "escape|hexdecimal": (
        R(m.ESCAPE, "start", rf'(?P<v>"(?P<i>(?:[^\\"]|{_ESCAPES})*+(?P<x>(?P<w>\\.))(?:[^\\"]|\\.)*)")', _quoted),
        R(m.ESCAPE, "mark", r"(?P<x>(?P<w>\\.))", lambda page, row, found: "\\" + found["x"]),
    ),
    "alias|anchor|tag|block scalar": _SYMBOLS,
    r"expected ',' or '\]'": (
        *_IN_BRACKETS,
        R(m.WIDE_COMMA, "mark", r"(?P<x>(?P<w>[，；]))", ",", "方括号"),
        R(m.WRONG_BRACKET, "mark", r"(?P<x>(?P<w>\}))", "]", "["),
    ),
    r"expected ',' or '\}'": (
        *_IN_BRACKETS,
        R(m.WIDE_COMMA, "last", r"[^,{}\[\]]*(?P<x>(?P<w>[，；、]))\s*(?P<n>[^\s，；、,：:{}\[\]]{1,12}): ", ",", "花括号", when=_known),
        R(m.WIDE_COMMA, "last", r"[^，；、,{}\[\]]*(?P<x>(?P<w>[，；、]))[^，；、,{}\[\]]*:", ",", "花括号"),
        R(m.WIDE_COMMA, "mark", r"(?P<x>(?P<w>[，；]))", ",", "花括号"),
        R(m.WRONG_BRACKET, "mark", r"(?P<x>(?P<w>\]))", "}", "{"),
        R(m.COLON_INSIDE, "mark", r"(?P<x>:)", "："),
    ),
    "node content": _IN_BRACKETS[-2:-1],
    "expected": (
        *_RAN_ON,
        R(m.SECOND, "start", r"(?P<x>\.\.\.)\s*$", ""),
        R(m.NO_NAME, "line", r" *(?P<v>(?P<x>:)(?: .*|$))", ""),
        R(m.BRACES, "value", r"(?P<v>(?P<x>\{[{%#]).*)", _quoted),
        R(m.AFTER_QUOTE, "value", r"(?P<v>(?P<q>[\"'])(?:(?!(?P=q)).)*(?P=q)(?P<x>).*)", _quoted),
        R(m.AFTER_BRACKET, "value", r"(?P<v>[\[{].*)", _quoted),
        *_MISPLACED,
    ),
}

# What PyYAML takes and nobody means
TAKEN = (
    R(m.SECOND, "document", r"(?P<v>(?P<x>---).*)", ""),
    *(rule._replace(spot="alone") for rule in _LOOSE),
    # a name and what follows it
    R(m.QUESTION, "name", r"(?<=\? )(?P<x>)"),
    R(m.WIDE_BLANK, "name", r"(?<=- )(?P<x>\u3000+)", "", "减号后面"),
    R(m.WIDE_BLANK, "name", r"(?P<x>\u3000)", _aligned, "缩进"),
    R(m.WIDE_BLANK, "name", r"[^:]*[^:\u3000](?P<x>\u3000+):(?: |$)", "", "冒号前面"),
    R(m.CURLY, "name", r"(?P<v>(?P<x>[“‘＂])(?P<i>(?P<n>[^:]+))[”’＂]) *:(?: |$)", _quoted, when=_known),
    R(m.WIDE_COLON, "name", _NAME + r"(?P<v>(?P<x>：\s*)(?P<i>.*))", lambda page, row, found: ": " + _quoted(page, row, found), when=_known),
    R(m.NO_BLANK, "name", _NAME + rf"(?P<v>{_COLON}(?P<i>.*))", lambda page, row, found: ": " + _quoted(page, row, found), when=_known),
    R(m.TAB, "name", r"[^:]*: *(?P<x>\t+)", " ", "冒号后面"),
    # a text without quotation marks, from where it begins in each of its rows
    R(m.WIDE_COLON, "item below", _NAME + r"(?P<x>：\s*)", ": ", when=_known),
    R(m.NO_BLANK, "item below", _NAME + _COLON, ": ", when=_known),
    R(m.WIDE_DASH, "below", _DASH, _dashed),
    R(m.TIGHT_DASH, "below", r"(?P<x>-)(?=(?P<w>[^\s\d-].*))", _dashed),
    R(m.WIDE_BLANK, "text", r"(?<=: )(?P<x>\u3000+)", "", "冒号后面"),
    R(m.WIDE_BLANK, "item", r"(?<=- )(?P<x>\u3000+)", "", "减号后面"),
    R(m.CURLY, "text item below", r"(?P<v>(?P<x>[“‘”’＂])(?P<i>(?P<w>[^”’]+))[\"'])\s*$", _quoted),
    R(m.CURLY, "text item below", r"(?P<v>(?P<x>＂)(?P<i>(?P<w>[^”’＂]+))[”’＂])\s*$", _quoted),
    R(m.CURLY, "text item below entry field", rf"(?P<v>(?P<x>[“‘”’])(?P<i>(?P<w>{_NEEDS}))[”’])\s*(?: #.*)?$", _quoted),
    R(m.CURLY_HARMLESS, "text item below", r"(?P<x>“)\{\{[^”]*”\s*$"),
    R(m.HASH, "text item below more", r"(?:(?! #).)*(?<=\S) (?P<x>#)(?=[^\s#])", "＃"),
    R(m.STRAY_QUOTE, "whole", r'(?:[^"]*"[^"]*")*[^"]*(?P<x>")[。！？，；]*\s*(?: #.*)?$', word="末尾"),
    R(m.STRAY_QUOTE, "whole", r"[^“]*(?P<x>”)[。！？，；]*\s*(?: #.*)?$", word="末尾"),
    R(m.STRAY_QUOTE, "whole", r"(?P<x>“)[^”]*$", word="开头"),
    R(m.NESTED_DASH, "more", r" *(?P<x>)-(?: |$)", _aligned),
    # brackets
    R(m.BRACES, "brace", r"(?P<v>(?P<x>\{\{)[^{}]*\}\}[^,\[\]{}]*)", _quoted),
    R(m.BRACES, "brace", r"(?P<v>(?P<x>\{)[^{}:：,]*[^\s{}:：,][^{}:：,]*\})", _quoted),
    R(m.WIDE_COMMA, "entry", rf"(?P<v>{_SEVERAL}[^，；]*(?P<x>(?P<w>[，；])).*)", lambda page, row, found: re.sub("[，；]", ",", found["v"]), "方括号"),
    R(m.WIDE_COMMA, "field", r"[^，；]*(?P<x>(?P<w>[，；]))\s*(?P<n>[^\s，；：:]{1,12})\s*[：:]", ",", "花括号", when=_known),
    R(m.WIDE_COLON, "lone", _NAME + r"(?P<x>：\s*)", ": "),
    R(m.NO_BLANK, "lone", _NAME + r"(?P<x>:)(?=[^\s:/\\])", ": "),
    R(m.PART_WITHOUT_COLON, "lone", r"(?P<x>(?P<w>.+))$"),
)
