"""Which situations read most like what he said, where no word of it tells one: to be asked about, never taken. Pure."""

from __future__ import annotations

import math
import re
from collections import Counter
from datetime import date

from msgspec import Struct

from huikuan_cli.core.advice.suggestions import denied, suggestion
from huikuan_cli.core.answers.case import Answers
from huikuan_cli.core.answers.interview import HEARD_KEY, TICKED_KEYS
from huikuan_cli.core.playbook import Play, Playbook
from huikuan_cli.core.text.values import UNKNOWN
from huikuan_cli.core.text.words import EITHER, GAP

MOST_ALIKE = 3  # situations that are asked about
WORTH_ASKING = 3.5  # what the likest must reach: two in three of ordinary sentences do not
LISTED = 1.5  # what stands beside it
LONG_WORDS = 0.35  # how much a situation with many words is held back


class _Told(Struct, frozen=True):
    """A situation, the question that offers it, and the pairs of characters of all the words that lead to it."""

    question: str
    play: Play
    pairs: frozenset[str]


class _Table(Struct, frozen=True):
    """All that can be ticked, and how much each pair of characters says: the fewer have it, the more."""

    rows: tuple[_Told, ...]
    weights: dict[str, float]


def alike(playbook: Playbook, question: str, answers: Answers, today: date) -> tuple[str, ...]:
    """The situations of this question that are most like what he said the last time, the likest first: of the question of
    坎 and 情况 that has the likest of all, and only where neither has one that his words tell."""
    heard = answers.get(HEARD_KEY, "")
    if question not in TICKED_KEYS or not isinstance(heard, str) or heard in ("", UNKNOWN):
        return ()
    if any(answers.get(key) or suggestion(playbook, key, answers, today) for key in TICKED_KEYS):
        return ()
    table = playbook.once(_table)
    scored = [(_score(heard, one, table), one) for one in table.rows if not denied(one.play, heard)]
    ranked = sorted((pair for pair in scored if pair[0] >= LISTED), key=lambda pair: -pair[0])
    if not ranked or ranked[0][0] < WORTH_ASKING or ranked[0][1].question != question:
        return ()
    return tuple(one.play.id for _, one in ranked if one.question == question)[:MOST_ALIKE]


def _score(heard: str, one: _Told, table: _Table) -> float:
    shared = _pairs(heard) & one.pairs
    said = sum(table.weights[pair] for pair in shared)
    return 2 * said / math.pow(max(len(one.pairs), 1), LONG_WORDS)


def _table(playbook: Playbook) -> _Table:
    rows = tuple(
        _Told(key, one, _pairs(f"{one.tick}；{one.name}；{'；'.join(one.words)}"))
        for key in TICKED_KEYS
        for one in playbook.offered(key)
    )
    known = Counter(pair for one in rows for pair in one.pairs)
    return _Table(rows, {pair: math.log(len(rows) / count) for pair, count in known.items()})


def _pairs(text: str) -> frozenset[str]:
    """Each two characters that stand side by side in a clause."""
    parts = re.split(rf"[\W{GAP}{re.escape(EITHER)}]+", text)
    return frozenset(part[n : n + 2] for part in parts for n in range(len(part) - 1))
