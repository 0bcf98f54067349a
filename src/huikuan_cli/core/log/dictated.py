"""What a person dictates after a visit, in one breath and without marks: who, his words, what was promised, who does it, by when.

Only proposed: everything found is shown before it is written. What cannot be told is left out. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from msgspec import Struct

from huikuan_cli.core.log.entries import NOTHING, PAYING
from huikuan_cli.core.text.amounts import parse_amount
from huikuan_cli.core.text.speech import person_in
from huikuan_cli.core.text.vague import likely_day
from huikuan_cli.core.text.values import Option, Unclear, clean, parse_date
from huikuan_cli.core.text.words import GAP

LONGEST_DICTATED = 500  # characters that are looked at
_HAN = "一二三四五六七八九十两"
_WEEKDAY = r"(?:下下|下|本|这)?个?(?:周|星期|礼拜)[一二三四五六日天]"
# the longest forms first
_DAYS = (
    r"\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}[日号]?", r"[今明后]年\d{1,2}月\d{1,2}[日号]",
    rf"(?:\d{{1,2}}|[{_HAN}]{{1,2}})月(?:\d{{1,2}}|[{_HAN}]{{1,3}})[日号]?",
    rf"(?:\d{{1,2}}|[{_HAN}]{{1,2}})月(?:底|末|初|中旬|[上下]旬)", _WEEKDAY, r"大后天|后天|明天|今天|当天|明早|今晚|明晚",
    r"(?:本|这个?|下个?)?月(?:底|末|初|中旬|[上下]旬)", r"(?:本|这个?|下个?)?季度?(?:底|末)", r"今?年(?:底|末)",
    rf"(?:\d{{1,3}}|[{_HAN}]{{1,2}})(?:天|周|个?星期|个?礼拜)(?:以|之)?(?:后|内)", rf"(?:\d{{1,2}}|[{_HAN}]{{1,3}})[日号]",
    r"(?<![\d.])\d{1,2}-\d{1,2}(?![\d.])",
)  # fmt: skip
_DAY = "|".join(f"(?:{one})" for one in _DAYS)
_AMOUNT = (
    r"(?:\d[\d,.]*\s*(?:亿|万|千|百|w|W)(?:\d[\d千百]*)?(?:元|块)?|\d[\d,.]*\s*(?:元|块)"
    r"|[一二三四五六七八九十百千两零半]+[万亿](?:[一二三四五六七八九千百零]+)?(?:元|块)?)"
)
_BEFORE = r"(?:以前|之前|前|以内|之内|内)?"
_CLAUSE = r"[，,。；;！!？?\s]+"
_OWN = r"(?:我们|我方|我|咱们?)(?!国)"
_OWN_CLAUSE = rf"{_OWN}(?:这边)?(?:就|再|会|要|得|先|准备|打算)?(?={_DAY}|[送补去带交发把打给来约催报写找])"
_SAID = r"(?:说是|说了?|讲|表示|答应|承诺|同意|告诉我们?|回复|回话)[：:，,]?"
_LET = r"(?:让|叫|由|请|找|安排|交代|通知|催)"
_HE = ("他", "她", "对方", "人家", "那边", "客户")
_NOT_SOMEBODY = re.compile(rf"^{_OWN}|^(?:我|您|你)|^(?:{'|'.join(_HE)})$")
_ACTS = r"[把去来给跟在将尽马先再办录签盖付打报走补约核审出开写拨划转查催找交送拿做弄定]"
_NO = r"(?:没有?|不|未|别|无法|甭|哪能|拒绝?)"
_NOBODY = r"(?:今天)?(?:没有?|未)(?:见|碰|找)(?:到|着)(?:人|他|她)?[，,。]?"
_REACH = 4  # characters before a word in which a no denies it
_LEAD = re.compile(
    r"^(?:今天|昨天|刚才|刚刚|上午|下午|早上)?(?:我们?)?(?:去|又)?(?:见到?了?|找到?了?|碰到?了?|跟|和|问了?)?"
)
_BACK = r"[，,。；;、\s]*(?:拿回|带回|拿到|收到|取回|换回)(?:来)?了?"
_SIGNED = r"签收|盖了?个?章|签了?个?字|回执"
_WIDE = str.maketrans({chr(0xFF10 + n): str(n) for n in range(10)} | {"．": ".", "－": "-", "　": " "})
_CAME_IN = r"(?:到账|进账|收到|打过来|打来|转来|付过来|回款)了?"


class DictatedPiece(NamedTuple):
    """A day or an amount in a text, and where it stands."""

    value: date | Decimal
    start: int
    end: int


class Dictated(Struct, frozen=True):
    """What was understood; empty where nothing was said of it. `received`: money that came in (元), on `on`."""

    met: str = ""
    words: str = ""
    promised: str = ""
    amount: Decimal | None = None
    doer: str = ""
    due: date | None = None
    handed: str = ""
    got: str = ""
    event: str = ""
    next: str = ""
    next_day: date | None = None
    received: Decimal | None = None
    on: date | None = None


class Words(Struct, frozen=True):
    """What a playbook knows of such words: the kinds of promise with other words for them, the papers that we may hand over, and the
    words for the papers that are events of the clock, by event."""

    kinds: tuple[Option, ...]
    papers: tuple[str, ...] = ()
    proofs: Mapping[str, tuple[str, ...]] = {}


def day_in(text: str, today: date) -> DictatedPiece | None:
    """The first day that a text names, taken as one to come; None where it names none that can be told."""
    for found in re.finditer(_DAY, text):
        day = _coming(re.sub(r"\s", "", found[0]), today)
        if day:
            end = found.end() + len(re.match(_BEFORE, text[found.end() :])[0])  # type: ignore[index]
            return DictatedPiece(day, found.start(), end)
    return None


def _coming(word: str, today: date) -> date | None:
    """The day that a word names, the next one where the week or the month was not said."""
    word = {"当天": "今天"}.get(word, word)
    if word.startswith("下下"):
        first = _read(word[1:], today)
        return first + timedelta(days=7) if first else None
    word = (
        word.replace("个周", "周").replace("个星期", "星期").replace("个礼拜", "礼拜").replace("以内", "后")
    )
    word = re.sub(r"(?:之)?内$", "后", word)
    day = _read(word, today)
    if day is None or day >= today:
        return day
    if re.fullmatch(r"(?:周|星期|礼拜).", word):
        return day + timedelta(days=7)
    if re.fullmatch(rf"(?:\d{{1,2}}|[{_HAN}]{{1,3}})[日号]", word):
        later = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
        try:
            return later.replace(day=day.day)
        except ValueError:
            return None
    return day


def _read(word: str, today: date) -> date | None:
    try:
        return parse_date(word, today)
    except Unclear as problem:
        if problem.suggestion and problem.suggestion[0].isdecimal():
            return date.fromisoformat(problem.suggestion)
    return likely_day(word, today)


def amount_in(text: str) -> DictatedPiece | None:
    """The first amount (元) that a text names; None where it names none that can be told."""
    for found in re.finditer(_AMOUNT, text):
        try:
            return DictatedPiece(parse_amount(found[0]), found.start(), found.end())
        except Unclear:
            continue
    return None


class Assigned(Struct, frozen=True):
    """Who does it, by when and how much, from a line like 财务小刘 周五 30万."""

    doer: str = ""
    due: date | None = None
    amount: Decimal | None = None


def assigned(line: str, today: date, *, paying: bool) -> Assigned:
    """Who, which day and, of a promise to pay, which amount (元) a line names; the rest of it is who."""
    rest, day = _without(line, day_in(line, today))
    amount = None
    if paying:
        rest, amount = _without(rest, amount_in(rest))
    rest = re.sub(r"^(?:让|由|叫|请)|(?:来|去)?(?:办|付|打款|负责)$|[，,。；;、]+", " ", rest.strip())
    return Assigned(re.sub(r"\s+", " ", rest).strip(), day, amount)  # type: ignore[arg-type]


def planned(line: str, today: date) -> tuple[str, date | None]:
    """What we do next and on which day, from a line like 周一送发票."""
    rest, day = _without(line, day_in(line, today))
    rest = re.sub(rf"^[，,。；;、\s]*(?:{_OWN})?(?:就|再|会|要|得)?", "", rest).strip("，,。；;、 ")
    return rest, day  # type: ignore[return-value]


def _without(text: str, found: DictatedPiece | None) -> tuple[str, date | Decimal | None]:
    if found is None:
        return text, None
    return f"{text[: found.start]} {text[found.end :]}".strip(), found.value


def exchanged(line: str, words: Words) -> tuple[str, str, str]:
    """What was handed over, what was taken home, and which event of the clock that is, from a line like 交了催款函，拿回签收."""
    parts = re.split(_BACK, line, maxsplit=1)
    head, tail = parts[0], parts[1].strip("，,。； ") if len(parts) > 1 else ""
    signed = (
        ""
        if tail
        else next((one[0] for one in re.finditer(_SIGNED, head) if not _denied(head, one.start())), "")
    )
    given = _known(head, words.papers) or re.sub(rf"(?:他|她|对方)?{_NO}?(?:{_SIGNED}).*$", "", _bare(head))
    return given.strip("，,。； "), tail or signed, event_of(re.sub(_CLAUSE, "", line), words)


def _bare(text: str) -> str:
    """A line without the words for handing over at its beginning."""
    return re.sub(
        r"^[，,\s]*(?:我们?)?(?:交|给|递|送|留)(?:了|给|到)*(?:他|她|财务|前台)?(?:一份|一张|一套)?", "", text
    )


def _known(text: str, papers: Sequence[str]) -> str:
    """The papers that a text names, the longest names only."""
    found = [one for one in papers if one in text]
    return "、".join(one for one in found if not any(one != other and one in other for other in found))


def event_of(text: str, words: Words) -> str:
    """Which event of the clock a paper is that somebody signed, sealed or gave us; empty where it is none for sure."""
    return next(
        (event for event, known in words.proofs.items() if any(_says(text, one) for one in known)), ""
    )


def _says(text: str, word: str) -> bool:
    """Whether the parts of a word (甲…乙) stand in one clause in this order, and none of them is denied."""
    return any(_at(clause, word) >= 0 for clause in re.split(_CLAUSE, text))


def _denied(text: str, at: int) -> bool:
    return bool(re.search(_NO, text[max(at - _REACH, 0) : at]))


def _at(clause: str, word: str) -> int:
    """Where the last part of a word begins in a clause; -1 where it is not there, or is denied."""
    at, begin = 0, -1
    for part in word.split(GAP):
        begin = clause.find(part, at)
        if begin < 0 or _denied(clause, begin):
            return -1
        at = begin + len(part)
    return begin


def promised_in(text: str, kinds: Sequence[Option]) -> str:
    """What was promised by the words of a text: of the kinds whose words occur the one that is named last in its clause, and the
    first such clause; nothing (没答应) counts only where nothing else is there."""
    for clause in re.split(_CLAUSE, text):
        found = [
            (_at(clause, word), len(word), one.id)
            for one in kinds
            if one.id != NOTHING
            for word in (one.label, *one.words)
        ]
        best = max((one for one in found if one[0] >= 0), default=None)
        if best:
            return best[2]
    named = [word for one in kinds for word in (one.label, *one.words)]
    refused = [word for one in kinds if one.id == NOTHING for word in (one.label, *one.words)]
    denied = any(word in text for word in named if GAP not in word)  # it is there, but with a no before it
    return NOTHING if denied or any(word in text for word in refused) else ""


def understood(raw: str, today: date, words: Words) -> Dictated:
    """Everything that a dictated text says. Raises Unclear only for text that cannot be kept."""
    text = clean(raw[:LONGEST_DICTATED]).translate(_WIDE)
    if re.fullmatch(_NOBODY, text):
        return Dictated(met=text)
    text, own = _own(text)
    following, day = planned(own, today) if own else ("", None)
    received, on = _received(text, today)
    if received is not None:
        return Dictated(received=received, on=on, next=following, next_day=day)
    met, said = _told(text)
    spoken = said or (text if not met else "")
    handed, got, event = _papers(text, words)
    promised = promised_in(spoken, words.kinds)
    real = promised not in ("", NOTHING)
    due = day_in(spoken, today) if real else None
    amount = amount_in(spoken) if promised == PAYING else None
    return Dictated(
        met=met,
        words=said,
        promised=promised,
        amount=amount.value if amount else None,  # type: ignore[arg-type]
        doer=_doer(spoken) if real else "",
        due=due.value if due else None,  # type: ignore[arg-type]
        handed=handed,
        got=got,
        event=event,
        next=following,
        next_day=day,
    )


def _own(text: str) -> tuple[str, str]:
    """The text before what we do ourselves, and that."""
    for found in re.finditer(_OWN_CLAUSE, text):
        before = text[: found.start()].rstrip()
        if before and not re.search(rf"(?:{_LET}|给|跟|和|告诉|对|带|帮|替|为|等|叫上)$", before):
            return before.rstrip("，,。；; "), text[found.start() :]
    return text, ""


def _told(text: str) -> tuple[str, str]:
    """Who said it, and his words. A sentence that names no speaker is all his words."""
    found = re.search(_SAID, text)
    if not found:
        return "", text
    who = _LEAD.sub("", text[: found.start()], count=1).strip("，,。 ")
    who = re.sub(r"(?<=.)[他她]$", "", re.split(_CLAUSE, who)[-1])
    name = person_in(who) or (who if 0 < len(who) <= 6 and not _NOT_SOMEBODY.search(who) else "")
    verb = found[0].rstrip("：:，,")
    words = text[found.end() :].strip("，,。 ")
    return name, f"{verb}{words}" if verb in ("答应", "承诺", "同意") else words


def _doer(text: str) -> str:
    """Who is to do it: 让财务把…, 由小刘办."""
    found = re.search(rf"{_LET}([\u4e00-\u9fff]{{1,10}}?)(?={_ACTS}|{_DAY}|[，,。；;\s]|$)", text)
    who = found[1] if found else ""
    return "" if not who or _NOT_SOMEBODY.search(who) else who


def _papers(text: str, words: Words) -> tuple[str, str, str]:
    """The papers that were handed over, and what was taken home with its event: only what has happened."""
    handed, got, event = [], "", ""
    for clause in re.split(_CLAUSE, text):
        if re.search(r"(?:交|给|递|送|留)(?:了|给)", clause):
            handed.append(_known(clause, words.papers))
        if re.search(r"了|拿回|带回|已经|收到|拿到|当场", clause) and (kind := event_of(clause, words)):
            got, event = clause, kind
    if not event and "了" in text and (kind := event_of(re.sub(_CLAUSE, "", text), words)):
        got, event = "签收", kind
    return "、".join(dict.fromkeys(filter(None, handed))), got, event


def _received(text: str, today: date) -> tuple[Decimal | None, date | None]:
    """Money that came in, and when: 今天到账30万. A promise that it will come is none."""
    if not re.search(_CAME_IN, text) or re.search(
        rf"{_NO}{{1}}.{{0,3}}(?:到账|收到)|{_SAID}|以?前|之内|答应", text
    ):
        return None, None
    amount = amount_in(text)
    said = re.search(r"今天|昨天|前天|刚才|刚刚", text)
    day = re.search(_DAY, text)
    when = _read(re.sub(r"\s", "", day[0]), today) if day else None
    if said and said[0] in ("昨天", "前天"):
        when = _read(said[0], today)
    if amount is None or (when and when > today):
        return None, None
    return amount.value, when or today  # type: ignore[return-value]
