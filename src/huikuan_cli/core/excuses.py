"""Which excuse is meant by what he said: words that give it away, then likeness of the phrases. Pure and fast."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from math import log

from msgspec import Struct

from huikuan_cli.core.playbook import Excuse, Excuses

_MARKS = "，。；：？！、“”‘’,.;:?!()（）…~—- \t\n\r\u3000"
_FILLERS = "的了吧呢啊嘛呀吗"
_NOISE = str.maketrans("", "", _MARKS + _FILLERS)
_TOLD = re.compile(r"(他|她|人家)?(说|讲)")
SPLIT = re.compile(r"[；;\n]+")
LONGEST = 200
LIKENESS, COVER, LEAST = 4.0, 3.0, 0.8


class Heard(Struct, frozen=True):
    """Words he said, and the excuses they may be, the likeliest first; none when they fit nothing."""

    words: str
    excuses: tuple[Excuse, ...]


def heard(book: Excuses, said: str | None) -> tuple[Heard, ...]:
    """Each sentence of what he said (separated by ；) with its excuses. An id such as o05 names one for certain."""
    parts = [part.strip() for part in SPLIT.split(said or "") if part.strip()]
    if not parts:
        return ()
    index = Index(book)
    return tuple(Heard(part, index.match(part)) for part in parts)


def match(book: Excuses, words: str, most: int = 3) -> tuple[Excuse, ...]:
    """The excuses that these words may be, at most `most`, the likeliest first; any text will do."""
    return Index(book).match(words, most)


class Index:
    """The excuses made ready for comparing.

    Three things count: the words that give an excuse away, the likeness to its nearest phrase, and how much of what
    was typed occurs anywhere in the excuse (pairs of letters that few excuses have weigh more).
    """

    def __init__(self, book: Excuses) -> None:
        self.book = book
        self.known = [_Known(one) for one in book.excuses]
        counts = Counter(pair for one in self.known for pair in one.pairs)
        most = len(self.known)
        self.rarity = {pair: log(most / times + 1) / log(most + 1) for pair, times in counts.items()}

    def match(self, words: str, most: int = 3) -> tuple[Excuse, ...]:
        """The excuses that these words may be, at most `most`, the likeliest first."""
        plain = _plain(words)
        told = _TOLD.match(plain)
        plain = plain[told.end() :] if told else plain
        named = next((one for one in self.book.excuses if one.id == plain.lower()), None)
        if named:
            return (named,)
        typed = _pairs(plain)
        whole = sum(self.rarity.get(pair, 1.0) for pair in typed)
        scored = [(self._points(one, plain, typed, whole), one.excuse) for one in self.known]
        good = sorted((pair for pair in scored if pair[0] >= LEAST), key=lambda pair: -pair[0])
        return tuple(one for _, one in good[:most])

    def _points(self, one: _Known, plain: str, typed: set[str], whole: float) -> float:
        found = sum(len(word) for word in one.words if word and word in plain)
        alike = max((2 * len(typed & two) / (len(typed) + len(two)) for two in one.phrases), default=0.0)
        covered = sum(self.rarity[pair] for pair in typed & one.pairs)
        return found + LIKENESS * alike + (COVER * covered / whole if whole else 0.0)


class _Known:
    """An excuse as it is compared: its words, its phrases as pairs of letters, and all pairs together."""

    def __init__(self, excuse: Excuse) -> None:
        self.excuse = excuse
        self.words = [_plain(word) for word in excuse.words]
        self.phrases = [_pairs(_plain(phrase)) for phrase in (excuse.name, *excuse.says)]
        self.pairs = set().union(*self.phrases, *(_pairs(word) for word in self.words))


def _plain(text: str) -> str:
    """Any text as it is compared: no marks, no filler words, full-width digits and letters made plain."""
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
    return text[:LONGEST].translate(_NOISE)


def _pairs(text: str) -> set[str]:
    return {text[n : n + 2] for n in range(len(text) - 1)} or {text}
