"""Text as a terminal may get it: nothing in it is an order to the terminal, or turns the reading direction. Pure and light."""

from __future__ import annotations

import re
import unicodedata

GONE = "?"  # stands where something was that would have been obeyed
_JOINERS = "\u200c\u200d"  # hold an emoji together, harmless anywhere
_SGR = r"(\x1b\[[0-9;]*m)"  # colour and weight, as rich writes them


def harmless(text: str) -> str:
    """Text whose control and direction characters are each replaced by a mark; line breaks and tabs stay.

    What is left of an escape sequence is seen as the letters that it was written with.
    """
    if text.replace("\n", "").isprintable():
        return text
    return "".join(GONE if _is_order(char) else char for char in text.replace("\r\n", "\n"))


def harmless_but_styled(text: str) -> str:
    """As `harmless`, for what we drew ourselves from harmless text: colours and weights stay."""
    return "".join(
        piece if number % 2 else harmless(piece) for number, piece in enumerate(re.split(_SGR, text))
    )


def _is_order(char: str) -> bool:
    if char in "\n\t" or char in _JOINERS or char.isprintable():
        return False
    return unicodedata.category(char) in {"Cc", "Cf", "Zl", "Zp"}
