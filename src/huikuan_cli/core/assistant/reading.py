"""The answer of an assistant as lines: a page of its own under its own titles, whatever marks it put around them. Pure.

What a line is (what is said to him, a step, a paper to sign) is read from its title and its form (core/assistant/page_line.py); an answer
that names a part before every line (“**我答**：…”, “- 开口 1：…”, “### 不做”) is read as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec import structs

from huikuan_cli import texts_assistant as texts
from huikuan_cli.core.advice.lent import ANSWER, HEADLINE, MARK, MEANING, SUM, TO_CHECK, LentLine
from huikuan_cli.core.assistant.page_line import UnderTitle, bare, page_line
from huikuan_cli.core.playbook.assistant_rules import (
    ON_THE_WAY,
    PARTS,
    THOUGHTS,
    WORDING,
    AssistantTitle,
)
from huikuan_cli.core.text.values import scrub

MOST_LINES = 300  # of an answer that are read; a good one has about fifty
LONGEST_TITLE = 30
SHORTEST_HEADLINE = 8  # characters of a heading that is a sentence, not the title of a part (# 案眼)
LONGEST_QUOTE = 5  # lines over which a quotation goes on, with that behind it
HIS_WORDS = "他说"
ASIDE = (THOUGHTS, SUM, TO_CHECK)  # parts of an answer that stand beside its page
_FIRST = re.compile(
    r"^(?:[\s>*#·\u2022\-—□]|[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,2}(?=[、)）]))[.、)）](?!\d))*"
)  # marks and numbers, not a name in brackets
_MARKED_LINE = re.compile(r"^[\s>*#·\u2022\-—]*")
_PAGE = re.compile(r"^[\s*_#【\[]*页[*_】\]]*\s*[:：]?[*_\s]*$")  # what follows is the page
_PART = re.compile(rf"^[*_【\[]*({'|'.join(PARTS)})\s*\d{{0,2}}[*_】\]]*\s*[:：]\s*(.*)$")
_HEADLINE = re.compile(rf"^(?:[\s>*_#【]*{HEADLINE}[*_】]*\s*[:：]\s*(.+)|#\s*([^#].*))$")
_HEADING = re.compile(rf"^[*_【\[]*({'|'.join(PARTS)})[*_】\]]*$")
_TITLE = re.compile(rf"^[*_]*【([^【】]{{1,{LONGEST_TITLE}}})】[*_]*\s*[:：]?\s*(.*)$")
_MARKED = re.compile(
    rf"^\s*(?:#+\s*(.{{1,{LONGEST_TITLE}}}?)|\*\*(.{{1,{LONGEST_TITLE}}}?)\*\*)\s*[:：]?\s*$"
)
_TOKEN = re.compile(
    r"对接人|项目|客户|合同号|我方|地名|出款方|承接方|地方|单位|待填|号码|(?:人|公司|号码|单位|地名)\d+"
)
_ROOM = re.compile(r"\u3000+|(?<=[：:]) +(?=\S)| {2,}")  # left to be filled in by hand, on a paper
_THOUGHT = re.compile(r"<think>.*?</think>", re.S)
NOWHERE, FIRST = (
    UnderTitle("", ""),
    UnderTitle("", MEANING),
)  # what stands on a page before any title says what it is about
NOTHING = frozenset(
    ("", "无", "没有", "暂无", "不需要", "略", "/", "-", "无。", "没有。", "暂无。", "none", "None")
)


class ReadReply(NamedTuple):
    """The lines of an answer in order, and what in it is none of them."""

    lines: tuple[LentLine, ...]
    strange: tuple[str, ...]


def read_reply(text: str, titles: tuple[AssistantTitle, ...] = ()) -> ReadReply:
    """Read an answer. `titles`: what the lines under a title are (assistant.yaml). A 我答 without a 他说 before it, a 他说 without an answer,
    and what stands before any title count as strange."""
    reader = _PageReader(titles)
    before, page = _answer(text)
    for raw in before:
        if page and not _aside(raw, reader.at.part):
            continue
        reader.read(raw)
    if page:
        reader.at = FIRST
        page = reader.headline(page)
    for raw in reader.whole_quotes(page):
        reader.read(raw)
    return ReadReply(_headed(reader.found), (*reader.strange, *reader.unanswered()))


def _headed(lines: list[LentLine]) -> tuple[LentLine, ...]:
    """The lines, what stands before any title under the first title that says what the case is about."""
    title = next((one.title for one in lines if one.part == MEANING and one.title), "")
    return tuple(
        structs.replace(one, title=title) if one.part == MEANING and not one.title else one for one in lines
    )


class _PageReader:
    """What was read so far: `at` is the title that the next line stands under, `says` his words that wait for their answer."""

    def __init__(self, titles: tuple[AssistantTitle, ...]) -> None:
        self.titles, self.at, self.says = titles, NOWHERE, ""
        self.found: list[LentLine] = []
        self.strange: list[str] = []

    def unanswered(self) -> tuple[str, ...]:
        """His words without an answer."""
        return (self.says,) if self.says else ()

    def headline(self, page: list[str]) -> list[str]:
        """Take the page in one sentence off its head, where it begins with one (大题：…, # …), and give the rest."""
        at, raw = next(((at, line) for at, line in enumerate(page) if line.strip()), (0, ""))
        found = _HEADLINE.match(scrub(raw).strip())
        words = bare(found[1] or found[2]) if found else ""
        if not found or len(words) < (1 if found[1] else SHORTEST_HEADLINE):
            return page
        self.found.append(LentLine("", HEADLINE, words))
        return page[at + 1 :]

    def whole_quotes(self, lines: list[str]) -> Iterator[str]:
        """The lines, each to be read before the next is asked for; those over which something said goes on as one: “李主任，单子我带来了 /
        您看放哪儿？”. A paper keeps its lines."""
        at = 0
        while at < len(lines):
            ends = (n for n in range(at + 1, at + LONGEST_QUOTE) if _closed(lines[at:n]))
            end = at + 1 if self.at.part == WORDING else next(ends, at + 1)
            yield "".join(map(str.strip, lines[at:end])) if end > at + 1 else lines[at]
            at = end

    def read(self, raw: str) -> None:
        """Take one line of the answer."""
        title, behind = _title_of(raw)
        if title:
            self.at = UnderTitle(title, self._part_under(title))
        kept = scrub(_ROOM.sub("＿＿＿", raw) if WORDING in (self.at.part, raw.strip()[:3]) else raw)
        # the points of a paper keep their numbers
        ahead = _MARKED_LINE if self.at.part == WORDING else _FIRST
        line = behind if title else ahead.sub("", kept).strip()
        if line.strip("`~=-_ "):
            self._line(line)

    def _line(self, line: str) -> None:
        named = _PART.match(line)
        part, words = (named[1], bare(named[2])) if named else (self.at.part, bare(line))
        if named and self.at.title in ("", *PARTS):
            self.at = UnderTitle(part, part)
        if not part:
            self.strange.append(line)
        elif part == HIS_WORDS and words:
            self.strange += self.unanswered()
            self.says = words
        elif part == ANSWER and named:
            self._answer_to(line, words)
        elif part != THOUGHTS and not _is_nothing(words):
            self.found += page_line(words, UnderTitle(self.at.title, part), self.found)

    def _answer_to(self, line: str, words: str) -> None:
        if self.says:
            title = "" if self.at.title in PARTS else self.at.title
            self.found.append(LentLine("", ANSWER, words, self.says, title=title))
        else:
            self.strange.append(line)
        self.says = ""

    def _part_under(self, title: str) -> str:
        if title in PARTS:
            return title
        fit = (one.part for one in self.titles if any(word in title for word in one.words))
        return next(fit, ON_THE_WAY)


def _answer(text: str) -> tuple[list[str], list[str]]:
    """The lines of the answer itself, those before its page and those of it: without what was thought aloud, and without the request
    where it was saved along with it. An answer without 页 is all before."""
    lines = _THOUGHT.sub("", text).splitlines()
    form = [number for number, line in enumerate(lines) if texts.FORM in line]
    lines = lines[form[-1] + 1 :] if form else lines
    at = next((number for number, line in enumerate(lines) if _PAGE.match(line)), len(lines))
    return lines[:at][:MOST_LINES], lines[at + 1 :][:MOST_LINES]


def _closed(lines: list[str]) -> bool:
    """Whether as many quotation marks close in these lines as open, and none opens but in the first, which is no title."""
    first, *others = lines
    opens = first.count("“") - first.count("”")
    goes_on = opens == sum(one.count("”") for one in others) and not any(
        "“" in one or _title_of(one)[0] for one in others
    )
    return goes_on and (opens == 1 or not others)


def _aside(raw: str, under: str) -> bool:
    """Whether a line ahead of the page is one of what stands beside it; all else there was thought aloud."""
    named = _PART.match(_FIRST.sub("", scrub(raw)).strip())
    return named[1] in ASIDE if named else under in ASIDE and not _title_of(raw)[0]


def _title_of(raw: str) -> tuple[str, str]:
    """The title that a line is, and what stands behind it in the same line; both empty for any other line. A token in brackets is no title."""
    marked = _MARKED.match(raw)
    line = _FIRST.sub("", scrub(raw)).strip()
    if heading := _HEADING.match(line):
        return heading[1], ""
    if (found := _TITLE.match(line)) and not _TOKEN.fullmatch(found[1]):
        return found[1].strip(), found[2].strip()
    title = bare((marked[1] or marked[2]).strip("【】")) if marked else ""
    return ("", "") if _PART.match(title) else (title.rstrip("：:"), "")


def _is_nothing(words: str) -> bool:
    """Whether a part was left empty in words (无), or is only what the request asks for there."""
    return words in NOTHING or bool(re.fullmatch(r"（.*）", words))


def numbered(lines: Iterable[LentLine]) -> tuple[LentLine, ...]:
    """The lines with ids from 1."""
    return tuple(structs.replace(one, id=f"{MARK}{number}") for number, one in enumerate(lines, 1))
