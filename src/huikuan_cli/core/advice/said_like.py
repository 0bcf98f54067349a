"""What people say of a thing, counted by its letters, so that what was typed can be held against it. Pure."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import add

SMOOTH = 0.3  # how much is thought to be said of one thing as of anything
FEW_LETTERS = 4  # that are added to a sentence: a short one says little
MOST_PIECES = 4096  # that are kept with what they tell
_APART = re.compile(r"[\W_]+")


def pieces_of(text: str) -> set[str]:
    """Each letter of a text, and each two that stand side by side in a clause."""
    found: set[str] = set()
    for part in _lines((text,)).split("\n"):
        found.update(part)
        found.update(part[n : n + 2] for n in range(len(part) - 1))
    return found


def in_common(one: set[str], other: set[str]) -> float:
    """How much of two sentences is the same, from 0 to 1, each by its pieces."""
    return 2 * len(one & other) / max(len(one) + len(other), 1)


def tells(count: float, size: float, usual: float) -> float:
    """How much more often a piece is said of one thing, `count` times in `size` pieces, than of anything (`usual`, a share), as a logarithm."""
    return math.log((count / (size * (1 + SMOOTH))) / usual + SMOOTH / (1 + SMOOTH))


def for_length(letters: int) -> float:
    """By what the points of a sentence of so many letters are divided: a long one has more pieces that happen to tell something."""
    return math.sqrt(letters + FEW_LETTERS)


def _lines(texts: Iterable[str]) -> str:
    """The clauses of texts, one a line."""
    return _APART.sub("\n", "\n".join(texts)).replace("你", "您")


class SaidOf:
    """How often each piece is said of each of several things, and beside them; what it tells is worked out where it was typed."""

    def __init__(self, said: Sequence[Iterable[str]], ordinary: Iterable[str]) -> None:
        lines = [_lines(texts) for texts in said]
        beside = _lines(ordinary)
        self._said = [_counts(text) for text in lines]
        self._ordinary = _counts(beside)
        self._sizes = [_size(text) for text in lines]
        self._whole = sum(self._sizes) + _size(beside)
        self._telling = lru_cache(MOST_PIECES)(self._tells)

    def points(self, text: str) -> dict[int, float]:
        """How much a sentence says of each thing, by its number; those of which it says nothing are left out."""
        points: dict[int, float] = {}
        for piece in sorted(pieces_of(text)):  # sums of the same come out the same every time
            for number, more in self._telling(piece):
                points[number] = points.get(number, 0.0) + more
        size = for_length(len(text))
        return {number: more / size for number, more in points.items()}

    def _tells(self, piece: str) -> tuple[tuple[int, float], ...]:
        """The things of which a piece is said more often than of anything, and how much more."""
        counts = [(n, said[piece]) for n, said in enumerate(self._said) if piece in said]
        usual = (sum(k for _, k in counts) + self._ordinary.get(piece, 0)) / self._whole
        found = ((n, tells(k, self._sizes[n], usual)) for n, k in counts)
        return tuple((number, more) for number, more in found if more > 0)


def _counts(text: str) -> Counter[str]:
    """How often each letter stands in a text, and each two in a row; those over the end of a line are never asked for."""
    found = Counter(text)
    found.update(map(add, text, text[1:]))
    return found


def _size(text: str) -> int:
    """How many pieces stand in clauses, one a line: each letter, and each two in a row."""
    lines = text.split("\n")
    return sum(2 * len(line) - 1 for line in lines if line)
