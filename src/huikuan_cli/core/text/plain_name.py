"""A name as it may be printed: without what was said of the person behind it (胡科长，男，五十出头); and however it was typed. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from huikuan_cli.core.text.words import GAP

_BEHIND = r"[，,、；;（( ]+[^，,、；;（）() ]+[）)]?"


def plain_name(text: str, words: Sequence[str]) -> str:
    """The name without the parts behind it that only describe: those that are one of the words, or have one in them (…岁)."""
    described = any(_describes(part, words) for part in re.findall(_BEHIND, text))
    kept = re.sub(_BEHIND, lambda part: "" if _describes(part[0], words) else part[0], text)
    return kept.strip(" ，,、；;（(）)") or text if described else text


def plain(text: str) -> str:
    """A name without blanks, half-width and in small letters, so that it is found however it was typed."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def _describes(part: str, words: Sequence[str]) -> bool:
    bare = part.strip(" ，,、；;（(）)")
    return any(word.strip(GAP) in bare if GAP in word else bare == word for word in words)
