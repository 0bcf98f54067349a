"""Which excuse is meant by what he said: words that give it away, then likeness of the phrases. Pure and fast."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from math import log

from msgspec import Struct

from huikuan_cli.core.playbook import Excuse, Excuses

_NOISE = re.compile(r"[\s，。；：？！、“”‘’,.;:?!()（）…~—-]|[的了吧呢啊嘛呀吗]|^(他|她|人家)?(说|讲)")
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
    return tuple(Heard(part, match(book, part)) for part in parts)


def match(book: Excuses, words: str, most: int = 3) -> tuple[Excuse, ...]:
    """The excuses that these words may be, at most `most`, the likeliest first; any text will do.

    Three things count: the words that give an excuse away, the likeness to its nearest phrase, and how much of what
    was typed occurs anywhere in the excuse (pairs of letters that few excuses have weigh more).
    """
    plain = _plain(words)
    named = next((one for one in book.excuses if one.id == plain.lower()), None)
    if named:
        return (named,)
    known = [_Known(one) for one in book.excuses]
    rarity = _rarity([one.pairs for one in known])
    scored = [(one.points(plain, rarity), one.excuse) for one in known]
    good = sorted((pair for pair in scored if pair[0] >= LEAST), key=lambda pair: -pair[0])
    return tuple(one for _, one in good[:most])


class _Known:
    """An excuse as it is compared: its words, its phrases as pairs of letters, and all pairs together."""

    def __init__(self, excuse: Excuse) -> None:
        self.excuse = excuse
        self.words = [_plain(word) for word in excuse.words]
        self.phrases = [_pairs(_plain(phrase)) for phrase in (excuse.name, *excuse.says)]
        self.pairs = set().union(*self.phrases, *(_pairs(word) for word in self.words))

    def points(self, plain: str, rarity: dict[str, float]) -> float:
        typed = _pairs(plain)
        found = sum(len(word) for word in self.words if word and word in plain)
        alike = max((2 * len(typed & one) / (len(typed) + len(one)) for one in self.phrases), default=0.0)
        whole = sum(rarity.get(pair, 1.0) for pair in typed)
        covered = sum(rarity[pair] for pair in typed & self.pairs)
        return found + LIKENESS * alike + (COVER * covered / whole if whole else 0.0)


def _rarity(found: list[set[str]]) -> dict[str, float]:
    """Each pair of letters with the logarithm of how few excuses have it, 0 … 1."""
    counts = Counter(pair for one in found for pair in one)
    return {pair: log(len(found) / times + 1) / log(len(found) + 1) for pair, times in counts.items()}


def _plain(text: str) -> str:
    """Any text as it is compared: no marks, no filler words, full-width digits and letters made plain."""
    clean = text.encode("utf-8", "ignore").decode("utf-8")[:LONGEST]
    return _NOISE.sub("", unicodedata.normalize("NFKC", clean).strip())


def _pairs(text: str) -> set[str]:
    return {text[n : n + 2] for n in range(len(text) - 1)} or {text}
