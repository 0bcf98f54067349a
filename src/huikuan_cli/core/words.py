"""Words of a sentence that several rooms need. Light: the command line imports it at start."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str:
    """，是不是“…”？ for the most similar known name; empty when nothing is near."""
    from difflib import get_close_matches

    close = get_close_matches(word, list(known), 1, 0.5)
    return f"，是不是“{close[0]}”？" if close else ""
