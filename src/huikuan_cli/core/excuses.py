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
SPLIT = re.compile(r"[；;。！!？?\n]+|(?<=.)(?:又说|还说|另外说|再就是说)[，,：:]?")
CLAUSE = re.compile(r"[，,]+")
_QUOTED = re.compile(r"^(?:他|她|人家)?(?:上次|昨天|电话里)?(?:说|讲)?[：:，,]?[“\"「]*|[”\"」]+$")
LONGEST = 200
LIKENESS, COVER, LEAST = 4.0, 3.0, 0.8
SURE = 3.0  # below this a match is a guess: it may be offered, but is not answered as if it were known
SHORT = 3  # a clause of fewer characters says nothing by itself


class Heard(Struct, frozen=True):
    """Words he said, and the excuses they may be, the likeliest first; none when they fit nothing."""

    words: str
    excuses: tuple[Excuse, ...]


def heard(book: Excuses, said: str | None) -> tuple[Heard, ...]:
    """Each thing that he said with its excuses, the surest first; none where no excuse is sure.

    Sentences (。；？) are apart; the clauses of one sentence (，) are apart where they mean different excuses for sure. An
    id such as o05 names one for certain.
    """
    parts = [
        plain for part in SPLIT.split(said or "") if part and (plain := _QUOTED.sub("", part.strip()).strip())
    ]
    if not parts:
        return ()
    index = Index(book)
    return tuple(one for part in parts for one in _clauses(index, part))


def _clauses(index: Index, sentence: str) -> list[Heard]:
    """The sentence in as many pieces as it has sure meanings; a clause that says nothing new stays with the one before."""
    pieces: list[tuple[str, tuple[Excuse, ...]]] = []
    for clause in filter(None, map(str.strip, CLAUSE.split(sentence))):
        found = index.sure(clause) if len(clause) >= SHORT else ()
        if pieces and (not found or not pieces[-1][1] or found[0] == pieces[-1][1][0]):
            words, before = pieces[-1]
            pieces[-1] = (f"{words}，{clause}", before or found)
        else:
            pieces.append((clause, found))
    if len(pieces) < 2:
        return [Heard(sentence, index.sure(sentence))]
    return [Heard(words, index.sure(words) or found) for words, found in pieces]


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
        words = {word for one in self.known for word in one.words if word}
        # a word that stands in the phrases of many excuses (办, 材料) points to none of them
        self.shared = {
            word: max(sum(any(word in text for text in one.texts) for one in self.known), 1) ** 0.5
            for word in words
        }
        most = len(self.known)
        self.rarity = {pair: log(most / times + 1) / log(most + 1) for pair, times in counts.items()}

    def match(self, words: str, most: int = 3) -> tuple[Excuse, ...]:
        """The excuses that these words may be, at most `most`, the likeliest first."""
        return tuple(one for _, one in self.scored(words)[:most])

    def sure(self, words: str, most: int = 3) -> tuple[Excuse, ...]:
        """As `match`, but empty where the likeliest is only a guess."""
        found = self.scored(words)[:most]
        return tuple(one for _, one in found) if found and found[0][0] >= SURE else ()

    def scored(self, words: str) -> list[tuple[float, Excuse]]:
        """Every excuse that these words may be with its points, the likeliest first."""
        plain = _plain(words)
        told = _TOLD.match(plain)
        plain = plain[told.end() :] if told else plain
        named = next((one for one in self.book.excuses if one.id == plain.lower()), None)
        if named:
            return [(2 * SURE, named)]
        typed = _pairs(plain)
        whole = sum(self.rarity.get(pair, 1.0) for pair in typed)
        scored = [(self._points(one, plain, typed, whole), one.excuse) for one in self.known]
        return sorted((pair for pair in scored if pair[0] >= LEAST), key=lambda pair: -pair[0])

    def _points(self, one: _Known, plain: str, typed: set[str], whole: float) -> float:
        found: float = sum(len(word) / self.shared[word] for word in one.words if word and word in plain)
        alike = max((2 * len(typed & two) / (len(typed) + len(two)) for two in one.phrases), default=0.0)
        covered = sum(self.rarity[pair] for pair in typed & one.pairs)
        return found + LIKENESS * alike + (COVER * covered / whole if whole else 0.0)


class _Known:
    """An excuse as it is compared: its words, its phrases as pairs of letters, and all pairs together."""

    def __init__(self, excuse: Excuse) -> None:
        self.excuse = excuse
        self.words = [_plain(word) for word in excuse.words]
        self.texts = [_plain(phrase) for phrase in (excuse.name, *excuse.says)]
        self.phrases = [_pairs(text) for text in self.texts]
        self.pairs = set().union(*self.phrases, *(_pairs(word) for word in self.words))


def _plain(text: str) -> str:
    """Any text as it is compared: no marks, no filler words, full-width digits and letters made plain."""
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
    return text[:LONGEST].translate(_NOISE)


def likeness(one: str, other: str) -> float:
    """How alike two phrases are, 0 … 1, by the pairs of letters that they share."""
    first, second = _pairs(_plain(one)), _pairs(_plain(other))
    return 2 * len(first & second) / (len(first) + len(second))


def _pairs(text: str) -> set[str]:
    return {text[n : n + 2] for n in range(len(text) - 1)} or {text}
