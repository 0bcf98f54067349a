"""One line of a page that an assistant wrote, read for what it is: what is said to him, his words with my answer, a step on its day. Pure.

On such a page only what is said to the customer stands in quotation marks; what we say to our own people does not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from huikuan_cli.core.advice.lent import (
    ANSWER,
    BAG,
    BEFORE,
    FALLBACK,
    GOAL,
    MEANING,
    NEVER,
    NUMBERS,
    OPENING,
    STEPS,
    SUM,
    TO_CHECK,
    WHOSE,
    LentLine,
)
from huikuan_cli.core.assistant.cover import PERSON
from huikuan_cli.core.playbook.assistant_rules import ON_THE_WAY, WORDING
from huikuan_cli.core.text.values import short_date

DATED = (GOAL, BEFORE, STEPS, FALLBACK)
# where words in quotation marks answer nobody
NO_ANSWERS = (WORDING, NUMBERS, MEANING, NEVER, SUM, TO_CHECK, BAG, BEFORE)
LONGEST_CUE = 60  # characters of what he says before my answer
THE_ONE_MET = f"〔{PERSON}〕"
SPOKEN = 8  # characters from which words in quotation marks are said, not quoted
_MARKS = " *_`"
_QUOTED = re.compile(r"^[“\"‘'「]([^“”\"‘’'「」]*)[”\"’'」]$")
_SAID = re.compile(r"“([^“”]+)”")
_ALL_SAID = re.compile(r"^[“\"「]([^“”\"「」]+)[”\"」]$")
_CUE = re.compile(rf"^(.{{2,{LONGEST_CUE}}}?)\s*(?:[：:]|→|——)\s*[“\"「]([^“”\"「」]+)[”\"」]。?$")
_HIS = re.compile("[“\"‘'「]|[他她您]|给[他她]|万一[他她]|要是[他她]|如果[他她]|真[他她]")
_I_SAY = re.compile(r"(?<=[，,。；”])\s*(?:我|就|我就)?[答说回]$")  # before what I answer
_CUE_NAMED = re.compile(
    r"^(?:他|她|您)?(?:[说问讲]|要是[说问]|如果[说问])[：:，,]?\s*[“\"「]?([^“”\"「」]+)[”\"」]?$"
)
_WHO_SAYS = re.compile(r"^([^他她我“”，,：:\s]{1,8})(?:[说问])[：:，,]?\s*[“\"「]?([^“”\"「」]+)[”\"」]?$")
_OUR_PEOPLE = "老板|主管|法务|公司|律师|同事|总监|经理"
_TO_OURS = re.compile(
    rf"(?:跟|回|和|给|告诉|劝|请|问|对)?(?:{_OUR_PEOPLE})(?:那边)?[^，。；：]{{0,6}}(?:说|讲|问|回|交代)?[：:，]?\s*$"
)
_OURS = re.compile(f"{_OUR_PEOPLE}|总(?=[，,：:说讲定挑]|$)")  # 张总, not 您总得给个说法
_TELLING = re.compile(  # 告诉他时效快到了, 你就说要上法院, 当着他的面说，不退就……
    r"(?:告诉[他她]们?|(?:跟|对|给|向)[他她]们?(?:说|讲|发[^，。；]{0,3})|你就说|直接说|当面说|就说|的面说)[：，,]?([^，。；“”]{4,})"
)
_FIRST_WORDS = re.compile(r"^(?:开口|进门|见面|坐下|先说|先这样说|开场)[^“]{0,8}$")
_CALLED = re.compile(
    r"(?:给|跟|对|找|见|问)([^，。：“；给跟对找见问]{1,8}?)(?:打(?:个)?电话|发(?:条)?(?:微信|短信|消息))?(?:[说讲问])?[：:]$"
)
_THEN = re.compile(
    r"^(?:等?[他她])?(?:点了?头|松了?口|签了|勾了|答应了).{0,4}(?:去|见|找|递|说|再)$"
)  # before what is said to somebody else
_AN_OFFICE = re.compile(
    r"^(?:[见找对问跟]|去)?(管.{1,3}的|[^他她说问，,。\s]{0,8}(?:[股科室处局所站]|窗口|中心|财务|会计|出纳|老师|收发|前台|门卫))$"
)
_TIMED = re.compile(
    r"^((?:19|20)\d{2}-\d{1,2}-\d{1,2})[（(]?(?:周.)?[)）]?\s*([^｜|]{0,12}?)\s*[｜|]\s*(.+)$"
)
_DATED_ONLY = re.compile(
    r"^((?:19|20)\d{2}-\d{1,2}-\d{1,2})(?:[（(]?(?:周|星期).[)）]?)?\s*[，,：:]?\s*([^\d｜|].+)$"
)
_ON_A_DAY = re.compile(
    r"^(?:((?:19|20)\d{2})年)?(?:(\d{1,2})月)?(\d{1,2})[号日](?!(?:周.|星期.)?(?:起|以?前|之前|之后|以?后))(?:[（(]?(?:周|星期)[一二三四五六日天][)）]?)?"
    r"\s*([^，,：:“]{0,10}?)\s*[：:，,]\s*(.+)$"
)
_INNER = re.compile(
    r"((?:19|20)\d{2}-\d{1,2}-\d{1,2})\s*([^｜|，；]{0,6}?)\s*[｜|]\s*"
)  # a second step in a line
_AT = re.compile(  # a time of day, and nothing else
    r"(?:周.|星期.)?(?:今晚|凌晨|早上|一早|上午|中午|下午|傍晚|晚上|晚|白天|下班)?(?:\d{1,2}(?:[:：]\d{2}|点半?))?前?"
)
_THEN_THERE = re.compile(r"^([^，,见找去给问]{2,8})[，,].{0,8}(?:去|见|找|以后|之后)$")  # 被服库，他点头再去
_SEEN_THERE = re.compile(r"^(?:先|再|然后)?(?:见|找)([^，,见找]{2,8})[，,]")  # 见管租金的人，她指了再去
_WHOM = re.compile(r"(?:见|找|去|到|给|问|对)(〔[^〕]+〕|[^见找去到给问对，,：:（(“”〔〕\s]{2,8})$")


class UnderTitle(NamedTuple):
    """Where a line stands: the title, and what lines under it are."""

    title: str
    part: str


def bare(words: str) -> str:
    """The words without marks around them."""
    return words.strip(_MARKS)


def page_line(words: str, place: UnderTitle, before: Sequence[LentLine]) -> Iterator[LentLine]:
    """The line that these words are. `before`: the lines so far, whose month a day without one is in."""
    part = place.part
    if part == OPENING and (met := WHOSE.match(words)):
        yield LentLine("", OPENING, _unquoted(words[met.end() :]), met[1], title=place.title)
    elif (part == BEFORE or part not in NO_ANSWERS) and (whole := _ALL_SAID.match(words)):
        yield LentLine("", OPENING, whole[1], _whom(place), title=place.title)
    elif part not in NO_ANSWERS and (cue := _CUE.match(words)) and not _TO_OURS.search(cue[1]):
        his = _with_his_words(_I_SAY.sub("", cue[1]).rstrip("，,；。 "), cue[2], place)
        yield his or LentLine("", ON_THE_WAY, f"{cue[1]}：“{cue[2]}”", title=place.title)
    elif part in DATED:
        yield _on_its_day(words, place, before)
    else:
        yield LentLine("", _plain(part), _unquoted(words), title=place.title)


def said_in(one: LentLine, person: str) -> Iterator[tuple[str, str]]:
    """What is said to the customer within a line for himself, each with to whom where that stands before it (给小田打电话：“…”): words in
    quotation marks, without any where they say 您 to him or he is to be told (告诉他……), but not those to our own people. `person`: who is met."""
    text = one.text
    for found in _SAID.finditer(text):
        ahead = text[: found.start()].rstrip()
        told = one.part == ON_THE_WAY or ahead.endswith(("：", ":", "说", "问", "答", "讲", "句"))
        to_him = bool(person) and found[1].startswith(person)
        if len(found[1]) >= SPOKEN and told and (to_him or not _TO_OURS.search(ahead)):
            whom = _CALLED.search(ahead)
            yield "" if to_him or not whom else whom[1], found[1]
    unquoted = _SAID.sub("", text)
    if "您" in unquoted and not _OURS.search(unquoted):
        yield "", unquoted
    for telling in _TELLING.finditer(unquoted.replace(person, "他") if person else unquoted):
        yield "", telling[1]


def _plain(part: str) -> str:
    """What a line without words to say is under a title of such."""
    return ON_THE_WAY if part in (ANSWER, "他说") else part


def _unquoted(words: str) -> str:
    """The words without quotation marks around the whole."""
    quoted = _QUOTED.match(words)
    return quoted[1].strip() if quoted else words


def _with_his_words(cue: str, answer: str, place: UnderTitle) -> LentLine | None:
    """What he says with my answer: 他问五百四十亩：“…”; with only when to say it (进门就说), what is said first. None where the cue is no words of
    his but how things stand (回单没拿到：“…”)."""
    if _FIRST_WORDS.match(cue) or (_whom(place) and _THEN.match(cue)):
        return LentLine("", OPENING, answer, _whom(place), title=place.title)
    if office := _AN_OFFICE.match(cue):
        return LentLine("", OPENING, answer, office[1], title=place.title)
    if named := _CUE_NAMED.match(cue):
        return LentLine("", ANSWER, answer, named[1].strip("：:，, "), title=place.title)
    if (who := _WHO_SAYS.match(cue)) and not who[1].startswith(("要是", "万一", "如果", "真")):
        return LentLine("", ANSWER, answer, f"（{who[1]}）{who[2]}", title=place.title)
    if _HIS.match(cue):
        return LentLine("", ANSWER, answer, _unquoted(cue), title=place.title)
    return None


def _whom(place: UnderTitle) -> str:
    """To whom a title turns: 财务股 of 他点了头，再去财务股; empty where it names nobody."""
    title = re.split(r"[：:（(]", place.title)[0]
    found = _WHOM.search(title) or _SEEN_THERE.match(title) or _THEN_THERE.match(title)
    return found[1] if found and found[1] != THE_ONE_MET else ""


def _on_its_day(words: str, place: UnderTitle, before: Sequence[LentLine]) -> LentLine:
    day = at = ""
    words = _unquoted(words)
    if timed := _TIMED.match(words):
        day, words = timed[1], bare(timed[3])
        at, words = _time_of(timed[2], words)
    elif dated := _DATED_ONLY.match(words):
        day, words = dated[1], bare(dated[2])
    elif named := _ON_A_DAY.match(words):
        month = named[2] or _month_of(place.title) or _month_before(before, int(named[3]))
        if month:
            day = f"{named[1]}年{month}月{named[3]}日" if named[1] else f"{month}月{named[3]}日"
            at, words = _time_of(named[4], named[5])
    words = _INNER.sub(_as_it_is_printed, words)
    return LentLine("", place.part, words, "", day, at, place.title)


def _time_of(found: str, words: str) -> tuple[str, str]:
    """The time of day that stood between a day and the words, and the words; what is none belongs to the words."""
    if _AT.fullmatch(found):
        return re.sub(r"^(?:周|星期).", "", found), words
    return "", f"{found}，{words}" if found else words


def _month_before(before: Sequence[LentLine], day: int) -> str:
    """The month of a day that is written without one (2号周三): that of the step before it, or the next where the day is earlier."""
    for one in reversed(before):
        if one.day and (found := re.search(r"(\d{1,2})(?:月|-)(\d{1,2})日?$", one.day)):
            month = int(found[1]) + (day < int(found[2]))
            return str(month - 12 if month > 12 else month)
    return next((named for one in reversed(before) if (named := _month_of(one.title))), "")


def _month_of(title: str) -> str:
    found = re.search(r"(\d{1,2})月", title)
    return found[1] if found else ""


def _as_it_is_printed(match: re.Match[str]) -> str:
    try:
        return f"{short_date(date.fromisoformat(match[1]))}{match[2]}："
    except ValueError:
        return match[0]
