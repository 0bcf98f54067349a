"""How many of the sentences that our own files give as said or written the words of an entry (提到) reach. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from huikuan_cli import texts_workshop as texts
from huikuan_cli.core.checking.redline_checks import Said
from huikuan_cli.core.text.values import brief
from huikuan_cli.core.text.words import mentioned

WORDS = "提到"
FEW, SAID_LENGTH = 3, 20


def mention_reach(words: Sequence[str], said: Said) -> str:
    """In how many of these sentences one of the words stands, and which of them stand in none; empty where there are no words."""
    if not words:
        return ""
    hits = [text for text in said.lines if mentioned(text, words)]
    like = texts.REACHED_LIKE.format(says=brief(hits[0], SAID_LENGTH)) if hits else ""
    told = texts.REACHED.format(whole=len(said.lines), count=len(hits), like=like)
    idle = [word for word in words if not any(mentioned(text, (word,)) for text in hits)] if hits else []
    if not idle:
        return told
    named = "、".join(f"“{brief(one, SAID_LENGTH)}”" for one in idle[:FEW])
    return told + texts.REACHED_BY_NONE.format(words=f"{named}{texts.AND_MORE * (len(idle) > FEW)}")
