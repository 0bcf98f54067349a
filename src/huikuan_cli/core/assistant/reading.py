"""The answer of an assistant as lines, whatever marks it put around them: “**我答**：…”, “- 开口 1：…”, “### 不做”. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from huikuan_cli import texts_assistant as texts
from huikuan_cli.core.advice.lent import MARK, OPENING, WHOSE, LentLine
from huikuan_cli.core.playbook.assistant_rules import PARTS, THOUGHTS, WORDING
from huikuan_cli.core.text.values import scrub, short_date

MOST_LINES = 300  # of an answer that are read; a good one has about fifty
_FIRST = re.compile(
    r"^(?:[\s>*#·\-—]|[(（]?\d{1,2}[.、)）](?!\d))*"
)  # marks and numbers, not a name in brackets
_PART = re.compile(rf"^[*_【\[]*({'|'.join(PARTS)})\s*\d{{0,2}}[*_】\]]*\s*[:：]\s*(.*)$")
_HEADING = re.compile(rf"^[*_【\[]*({'|'.join(PARTS)})[*_】\]]*$")
_ROOM = re.compile(r"\u3000+|(?<=[：:]) +(?=\S)| {2,}")  # left to be filled in by hand, on a paper
_MARKS = " *_`"
_QUOTED = re.compile(r"^[“\"‘'「]([^“”\"‘’'「」]*)[”\"’'」]$")
_TIMED = re.compile(
    r"^((?:19|20)\d{2}-\d{1,2}-\d{1,2})[（(]?(?:周.)?[)）]?\s*([^｜|]{0,12}?)\s*[｜|]\s*(.+)$"
)
_DATED_ONLY = re.compile(
    r"^((?:19|20)\d{2}-\d{1,2}-\d{1,2})(?:[（(]?(?:周|星期).[)）]?)?\s*[，,：:]?\s*([^\d｜|].+)$"
)
_INNER = re.compile(
    r"((?:19|20)\d{2}-\d{1,2}-\d{1,2})\s*([^｜|，；]{0,6}?)\s*[｜|]\s*"
)  # a second step in a line
_AT = re.compile(  # a time of day, and nothing else
    r"(?:周.|星期.)?(?:今晚|凌晨|早上|一早|上午|中午|下午|傍晚|晚上|晚|白天|下班)?(?:\d{1,2}(?:[:：]\d{2}|点半?))?前?"
)
_THOUGHT = re.compile(r"<think>.*?</think>", re.S)
NOTHING = frozenset(
    ("", "无", "没有", "暂无", "不需要", "略", "/", "-", "无。", "没有。", "暂无。", "none", "None")
)
DATED = ("要什么", "今晚", "走完", "没谈成")


class ReadReply(NamedTuple):
    """The lines of an answer in order, and what in it is none of them."""

    lines: tuple[LentLine, ...]
    strange: tuple[str, ...]


def read_reply(text: str) -> ReadReply:
    """Read an answer. A 我答 without a 他说 before it, and a 他说 without an answer, count as strange."""
    found: list[LentLine] = []
    strange: list[str] = []
    says, under = "", ""
    for raw in _answer(text)[:MOST_LINES]:
        line = _FIRST.sub("", scrub(_ROOM.sub("＿＿＿", raw) if WORDING in raw else raw)).strip()
        if not line.strip("`~=-_ "):
            continue
        part, words = _part_of(line, under)
        if words is None:
            under = part
            continue
        if part == "我答" and not says:
            strange.append(line)
        elif part == "他说":
            strange += [says] if says else []
            says = words
        elif part == THOUGHTS or (part and _is_nothing(words)):
            continue
        elif part:
            found.append(_line(part, words, says if part == "我答" else "", len(found) + 1))
            says = "" if part == "我答" else says
        else:
            strange.append(line)
    return ReadReply(tuple(found), (*strange, *([says] if says else [])))


def _answer(text: str) -> list[str]:
    """The lines of the answer itself: without what was thought aloud, and without the request where it was saved along with it."""
    lines = _THOUGHT.sub("", text).splitlines()
    form = [number for number, line in enumerate(lines) if texts.FORM in line]
    return lines[form[-1] + 1 :] if form else lines


def _is_nothing(words: str) -> bool:
    """Whether a part was left empty in words (无), or is only what the request asks for there."""
    return words in NOTHING or bool(re.fullmatch(r"（.*）", words))


def _part_of(line: str, under: str) -> tuple[str, str | None]:
    """The part that a line belongs to, and its words: those behind the name of the part, or the whole line under a heading. A heading
    has no words."""
    if (heading := _HEADING.match(line)) or ((named := _PART.match(line)) and not named[2].strip(_MARKS)):
        return (heading or named)[1], None  # type: ignore[index]
    if named := _PART.match(line):
        return named[1], _bare(named[2])
    return under, _bare(line)


def _bare(words: str) -> str:
    """The words without marks around them, nor quotation marks around the whole."""
    plain = words.strip(_MARKS)
    quoted = _QUOTED.match(plain)
    return quoted[1].strip() if quoted else plain


def _line(part: str, words: str, says: str, number: int) -> LentLine:
    day = at = ""
    if part == OPENING and (met := WHOSE.match(words)):
        says, words = met[1], _bare(words[met.end() :])
    if part in DATED and (timed := _TIMED.match(words)):
        day, words = timed[1], _bare(timed[3])
        if _AT.fullmatch(timed[2]):
            at = re.sub(r"^(?:周|星期).", "", timed[2])
        else:
            words = f"{timed[2]}，{words}" if timed[2] else words
    elif part in DATED and (dated := _DATED_ONLY.match(words)):
        day, words = dated[1], _bare(dated[2])
    if part in DATED:
        words = _INNER.sub(_as_it_is_printed, words)
    return LentLine(f"{MARK}{number}", part, words, says, day, at)


def _as_it_is_printed(match: re.Match[str]) -> str:
    try:
        return f"{short_date(date.fromisoformat(match[1]))}{match[2]}："
    except ValueError:
        return match[0]


def numbered(lines: Iterable[LentLine]) -> tuple[LentLine, ...]:
    """The lines with ids from 1."""
    from msgspec.structs import replace

    return tuple(replace(one, id=f"{MARK}{number}") for number, one in enumerate(lines, 1))
