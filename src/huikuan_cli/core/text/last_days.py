"""A day to come that a sentence names as somebody's last one (系统18号关, 21号下午停支付, 截止到12月20日). Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, timedelta
from typing import NamedTuple

from huikuan_cli.core.text.near_days import day_from_today, last_with_day, next_with_day
from huikuan_cli.core.text.vague import YEAR_WORDS, han_number
from huikuan_cli.core.text.values import brief
from huikuan_cli.core.text.words import EITHER, GAP

LAST_DAY_WITHIN = 45  # days from today within which such a day is read
JUST_PAST = 5  # days since a day of the month without its month: then it is that one, and over
_CLAUSES = r"[。；;！？!?\n，,、]"
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
QUOTED = 20  # characters of the clause that are said back
_YEAR = r"(?:(?P<year>\d{4}|\d{2}(?=[-/.年])|[今明](?=年))\s*[-/.年]\s*)?"
_DAY = (
    rf"{_YEAR}(?P<month>{_NUMBER})\s*月\s*(?P<day>{_NUMBER})\s*[日号]"
    r"|(?P<full>\d{4}[-/.]\d{1,2}[-/.]\d{1,2})"
    r"|(?P<short>(?<![\d.])1?\d[-/.][123]?\d(?![\d.]|万|元|%))"
    r"|(?P<end>(?:这个?|本)?月[底末])"
    rf"|(?P<alone>(?<![\d月一二三四五六七八九十]){_NUMBER})\s*[日号]"
    r"|(?P<near>大后天|[今明后]天|[下本这]个?(?:周|星期|礼拜)[一二三四五六日天])"
)
_GONE = r"(?:上个?月|去年|前年|上周|上星期|上礼拜|昨天|前天)"
_OURS = r"^(?:我们|咱们?|我方|我司|我|老板)"
_REACH = 10  # characters between the day and the word
_JUST_BEFORE = 6


class LastDay(NamedTuple):
    """A day, and the words that name it."""

    day: date
    words: str


def last_days(text: str, words: Iterable[str], not_words: Iterable[str], today: date) -> list[LastDay]:
    """The days to come that a text names as the last one, the earliest first. A word stands near its day on either side; “甲…乙” wants
    甲 (甲|丙) before the day and 乙 after it. `not_words` hold one of the words and mean something else."""
    for one in sorted(not_words, key=len, reverse=True):
        text = text.replace(one, "＿" * len(one))
    found = [one for clause in re.split(_CLAUSES, text) for one in _in_clause(clause, list(words), today)]
    return sorted(found, key=lambda one: one.day)


def _in_clause(clause: str, words: list[str], today: date) -> Iterator[LastDay]:
    if re.search(_OURS, clause):
        return
    for found in re.finditer(_DAY, clause):
        if re.search(_GONE, clause[: found.start()]):
            continue
        named = any(_belongs(clause, found, word) for word in words)
        day = _day_of(found, today) if named else None
        if day and today <= day <= today + timedelta(days=LAST_DAY_WITHIN):
            yield LastDay(day, brief(clause.strip(), QUOTED))


def _belongs(clause: str, day: re.Match[str], word: str) -> bool:
    """Whether a word stands so near a day that it speaks of it."""
    before, behind = clause[: day.start()], clause[day.end() :]
    head, gap, tail = word.partition(GAP)
    if gap:
        starts = any(one and one in before for one in head.split(EITHER))
        return starts and _first(behind, tail) >= 0
    if _first(behind, word) >= 0:
        return True
    just_before = before[-_JUST_BEFORE - len(word) :]
    return any(one and one in just_before for one in word.split(EITHER))


def _first(behind: str, word: str) -> int:
    """Where one of the alternatives begins, near enough behind a day; -1 where none does."""
    places = [behind[: _REACH + len(one)].find(one) for one in word.split(EITHER) if one]
    return min((one for one in places if one >= 0), default=-1)


def _day_of(found: re.Match[str], today: date) -> date | None:
    """The day that the words of one match name; None for one that does not exist or was a few days ago."""
    with suppress(ValueError):
        if found["near"]:
            return day_from_today(found["near"], today)
        if found["end"]:
            return (today.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)
        if found["full"]:
            return date.fromisoformat("-".join(f"{int(one):02}" for one in re.split(r"[-/.]", found["full"])))
        if found["alone"]:
            return _next(han_number(found["alone"]), today)
        short = re.split(r"[-/.]", found["short"] or "")
        month, day = (
            han_number(one) for one in (short if found["short"] else (found["month"], found["day"]))
        )
        if written := found["year"]:
            named = YEAR_WORDS.get(written)
            return date(int(written) % 100 + 2000 if named is None else today.year + named, month, day)
        this = date(today.year, month, day)
        return this if this >= today else date(today.year + 1, month, day)
    return None


def _next(number: int, today: date) -> date | None:
    """The next day with this number; None where the last one was a few days ago. Raises ValueError for no number of a day."""
    date(2000, 1, number)
    just = (today - last_with_day(number, today)).days
    return None if 0 < just <= JUST_PAST else next_with_day(number, today)
