"""Words of a sentence that several rooms need. Light: the command line imports it at start."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str:
    """，是不是“…”？ for the most similar known name; empty when nothing is near."""
    from difflib import get_close_matches

    close = get_close_matches(word, list(known), 1, 0.5)
    return f"，是不是“{close[0]}”？" if close else ""


def columns(text: str, wide: str = "WF") -> int:
    """How many columns a text takes: a Chinese character takes two, a combining mark none.

    `wide` are the East Asian widths that count two; on paper the ambiguous ones (A) do as well.
    """
    from unicodedata import combining, east_asian_width

    return sum(2 if east_asian_width(c) in wide else 0 if combining(c) else 1 for c in text)
