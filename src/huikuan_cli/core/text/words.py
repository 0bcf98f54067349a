"""Words of a sentence that several rooms need. Light: the command line imports it at start."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import islice
from operator import add
from typing import NamedTuple

GAP = "…"  # between two parts of a word that may stand apart
EITHER = "|"  # between two of which one is enough
FEW_WORDS = 3  # so many are looked for one by one
START = 3  # letters by which a word is told from others: by two, thirty of a text's words are looked for in vain for one by three
CLOSE = 12  # letters that may stand between the parts of a word that is harmless
_BLOT = "□"
BROKEN_UP = "＿"  # stands in a word that is part of a longer one
CLAUSES = r"[。；;！？!?\n，,]"
ALIKE = 0.5  # from which share of common letters a word may be meant
MOST_KNOWN, LIKELIEST = (
    600,
    6,
)  # so many names are looked at, so many of them closely: a file may hold 20,000 wrong words


def mentioned(text: str, words: Iterable[str]) -> str:
    """The first of the words that occurs in what was typed, else empty.

    “甲…乙” wants both in one clause, in this order; “甲|乙…丙|丁” is content with one of each side, and the answer is what
    was found: 甲…丁.
    """
    looked_for = tuple(words)
    if len(looked_for) > FEW_WORDS:
        looked_for = _likely_words(text, _by_start(looked_for))
    return next((found for word in looked_for if (found := _occurring(text, word))), "")


def without(text: str, harmless: Iterable[str]) -> str:
    """The text with every harmless word in it blotted out, letter by letter; “甲…乙” may have a few other letters between its parts."""
    for word in harmless:
        if GAP in word:
            text = _apart(word).sub(lambda match: _BLOT * len(match[0]), text)
        elif word in text:
            text = text.replace(word, _BLOT * len(word))
    return text


@lru_cache(maxsize=256)
def _apart(word: str) -> re.Pattern[str]:
    between = f"[^。，；：？！“”]{{0,{CLOSE}}}?"
    return re.compile(between.join(re.escape(part) for part in word.split(GAP)))


class WordLists:
    """Lists of words made ready to be looked for in one go: a text is asked once for the words of all lists."""

    def __init__(self, lists: tuple[tuple[str, ...], ...]) -> None:
        owned = [(word, number) for number, words in enumerate(lists) for word in words]
        self._sought = _made_ready(tuple(word for word, _ in owned))
        self._list_of = tuple(number for _, number in owned)

    def first_of_each(self, text: str) -> dict[int, str]:
        """Of each list, by its number, what `mentioned` finds; lists of which nothing occurs are left out."""
        found: dict[int, str] = {}
        for place in _likely_places(text, self._sought):
            number = self._list_of[place]
            if number not in found and (word := _occurring(text, self._sought.words[place])):
                found[number] = word
        return found


class _Sought(NamedTuple):
    """Words to look for, by how their rarest part starts: a text in which none of these starts stands holds none of the words."""

    words: tuple[str, ...]
    starts: dict[str, list[int]]


@lru_cache(maxsize=1024)
def _by_start(words: tuple[str, ...]) -> _Sought:
    """The words of one entry of a playbook made ready: the same ones are looked for in every text."""
    return _made_ready(words)


def _made_ready(words: tuple[str, ...]) -> _Sought:
    starts: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        for one in _rarest(word).split(EITHER):
            if one:
                starts.setdefault(one[:START], []).append(place)
    return _Sought(words, starts)


def _rarest(word: str) -> str:
    """The part of a word that fewest texts hold, as a rule: that whose shortest alternative is longest."""
    return max(word.split(GAP), key=_shortest) if GAP in word else word


def _shortest(part: str) -> int:
    return min(map(len, part.split(EITHER))) if EITHER in part else len(part)


def _likely_words(text: str, sought: _Sought) -> tuple[str, ...]:
    """The words of whose rarest part the start stands in the text, in their order."""
    return tuple(sought.words[place] for place in _likely_places(text, sought))


def _likely_places(text: str, sought: _Sought) -> list[int]:
    """The places of the words of which the start stands in the text: each start is looked for, or, where they are more than the text
    has letters, the text is gone along."""
    few = len(sought.starts) <= len(text)
    found = [one for one in sought.starts if one in text] if few else _along(text, sought)
    return sorted({place for start in found for place in sought.starts[start]})


def _along(text: str, sought: _Sought) -> Iterable[str]:
    """The starts that stand in a text. Each piece of it is only passed on to the next step, so that none of this is a loop here."""
    is_start, letters = sought.starts.__contains__, [*text]
    pieces, found = letters, {*filter(is_start, letters)}
    for size in range(1, START):
        pieces = [*map(add, pieces, letters[size:])]
        found.update(filter(is_start, pieces))
    return found


def apart(text: str, inside: Mapping[str, Iterable[str]]) -> str:
    """The text in which a word is not found where it is only part of a longer one: of 数电票, 电票 is broken up (`inside`: the longer
    ones by the word)."""
    for word, longer in inside.items():
        if word in text:
            broken = f"{word[:1]}{BROKEN_UP}{word[1:]}"
            for one in longer:
                text = text.replace(one, one.replace(word, broken))
    return text


def _occurring(text: str, word: str) -> str:
    if GAP not in word and EITHER not in word:
        return word if word in text else ""
    parts = _parts(word)
    if not _all_in(text, parts):  # of thousands of words most end here
        return ""
    if len(parts) == 1:
        return next(one for one in parts[0] if one in text)
    return next((found for clause in _clauses(text) if (found := _in_order(clause, parts))), "")


def _all_in(text: str, parts: tuple[tuple[str, ...], ...]) -> bool:
    """Whether of each part an alternative stands somewhere in the text; plain loops, for it is asked of forty words for each plan."""
    for part in parts:
        for one in part:
            if one in text:
                break
        else:
            return False
    return True


@lru_cache(maxsize=8)
def _clauses(text: str) -> tuple[str, ...]:
    """The clauses of what was typed: thousands of words are looked for in the same few texts."""
    return tuple(re.split(CLAUSES, text))


@lru_cache(maxsize=8192)
def _parts(word: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(filter(None, part.split(EITHER))) for part in word.split(GAP))


def _in_order(clause: str, parts: tuple[tuple[str, ...], ...]) -> str:
    """Of each part the alternative that ends first, so that most is left for the parts behind it; empty where one is missing."""
    at, found = 0, []
    for part in parts:
        ends = [(place + len(one), one) for one in part if (place := clause.find(one, at)) >= 0]
        if not ends:
            return ""
        at, one = min(ends)
        found.append(one)
    return GAP.join(found)


def nearest(word: str, known: Iterable[str]) -> str:
    """，是不是“…”？ for the most similar known name; empty when nothing is near."""
    close = closest(word, known)
    return f"，是不是“{close}”？" if close else ""


def closest(word: str, known: Iterable[str], alike: float = ALIKE) -> str:
    """The most similar known name; empty when none is as much alike as that."""
    found = _likely(word, tuple(islice(known, MOST_KNOWN)), alike)
    if not found:
        return ""
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(b=word)
    best, close = 0.0, ""
    for most, name in found:
        if most > best:
            matcher.set_seq1(name)
            ratio = matcher.ratio()
            if ratio > best and ratio >= alike:
                best, close = ratio, name
    return close


def _likely(word: str, known: tuple[str, ...], alike: float) -> list[tuple[float, str]]:
    """The names that share most letters with a word, and how much alike they can be at most."""
    shared: Counter[str] = Counter()
    letters = _letters(known)
    for letter in _numbered(word):
        shared.update(letters.get(letter, ()))
    found = ((2 * count / (len(word) + len(name)), name) for name, count in shared.items())
    return sorted((one for one in found if one[0] >= alike), reverse=True)[:LIKELIEST]


@lru_cache(maxsize=32)
def _letters(known: tuple[str, ...]) -> dict[tuple[str, int], list[str]]:
    """The names that hold a letter for the first time, a second time …"""
    found: dict[tuple[str, int], list[str]] = {}
    for name in dict.fromkeys(known):
        for letter in _numbered(name):
            found.setdefault(letter, []).append(name)
    return found


def _numbered(word: str) -> Iterable[tuple[str, int]]:
    """Every letter of a word, and how often it was there before."""
    seen: Counter[str] = Counter()
    for letter in word:
        yield letter, seen[letter]
        seen[letter] += 1


def columns(text: str, wide: str = "WF") -> int:
    """How many columns a text takes: a Chinese character takes two, a combining mark none.

    `wide` are the East Asian widths that count two; on paper the ambiguous ones (A) do as well.
    """
    from unicodedata import combining, east_asian_width

    return sum(2 if east_asian_width(c) in wide else 0 if combining(c) else 1 for c in text)
