"""Which situations what he typed may be about, though no word of it tells one: to be asked about, never taken. Pure."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection
from datetime import date

from msgspec import Struct

from huikuan_cli.core.advice.analysis import analyse
from huikuan_cli.core.advice.conditions import holds
from huikuan_cli.core.advice.excuse_match import sentences
from huikuan_cli.core.advice.play_choice import GRAVE
from huikuan_cli.core.advice.suggestions import denied, suggestion
from huikuan_cli.core.advice.typed_words import typed_in
from huikuan_cli.core.answers.case import Answers
from huikuan_cli.core.answers.interview import HEARD_KEY, SIGNER_KEY, TICKED_KEYS
from huikuan_cli.core.playbook import Play, Playbook
from huikuan_cli.core.text.values import UNKNOWN
from huikuan_cli.core.text.words import CLAUSES, EITHER, GAP, mentioned

MOST_ALIKE = 5  # situations that are asked about
LEAST_HINTED = 2  # of them those that only a clue speaks for, beside those that his words tell
ONLY_ALIKE = 3  # where no clue speaks for any
CLUE = 4.0  # what one clue of a situation says; one that several situations have says less
HINTED = 1.3  # what clues together must reach
WORTH_ASKING = (
    4.2  # what the likest must reach where there is no clue: nine in ten of ordinary sentences do not
)
LISTED = 3.5  # what stands beside it: less is not what he meant
BESIDE_LIKEST = 0.75  # nor is what is so much less like than the likest
LONG_WORDS = 0.35  # how much a situation with many words is held back
_ASKED = r"(.)[不没]\1"  # 是不是, 有没有 ask, and turn nothing round
NOT_SO = "没未不无别"  # before a clue they turn it round
TURNS_ROUND = 5  # within so many characters


class _Told(Struct, frozen=True):
    """A situation, the question that offers it, and the pairs of characters of all the words that lead to it."""

    question: str
    play: Play
    pairs: frozenset[str]


class _Table(Struct, frozen=True):
    """All that can be ticked, how much each pair of characters says and how much each clue: the fewer have it, the more."""

    rows: tuple[_Told, ...]
    weights: dict[str, float]
    clues: dict[str, float]


def asked_about(
    playbook: Playbook, question: str, answers: Answers, today: date, *, alone: bool = False
) -> tuple[str, ...]:
    """The situations that a question offers because of what he typed: one question offers those of both lists that have no answer yet,
    that of the gravest of them; none where it would offer only what `suggestion` does. `alone`: each list is asked for itself."""
    if question not in TICKED_KEYS:
        return ()
    asked = [question] if alone else [key for key in TICKED_KEYS if not isinstance(answers.get(key), list)]
    found = alike(playbook, asked, answers, today)
    ids = {key: {one.id for one in playbook.offered(key)} for key in asked}
    leading = next((key for key in asked if ids[key] & set(found)), "")
    own = _told(playbook, question, answers, today)
    return found if leading == question and list(found) != own else ()


def alike(playbook: Playbook, asked: Collection[str], answers: Answers, today: date) -> tuple[str, ...]:
    """The situations of the `asked` ones of 坎 and 情况 that what he typed may be about: those that his words tell, then those that
    clues (线索) speak for most, the gravest of them first; without either, those that one sentence of what he was told is most like."""
    told = [id for key in TICKED_KEYS if key in asked for id in _told(playbook, key, answers, today)]
    facts = _by_facts(playbook, asked, answers, today)
    typed = _typed(playbook, answers)
    table = playbook.once(_table)
    rows = [
        one
        for one in table.rows
        if one.question in asked and one.play.id not in told and not denied(one.play, typed)
    ]
    hinted = [(_hints(typed, one.play, table), one.play) for one in rows]
    found = sorted((pair for pair in hinted if pair[0] >= HINTED), key=lambda pair: (-pair[0], -pair[1].rank))
    if told or found:
        told = list(dict.fromkeys((*told, *facts)))
        found = [pair for pair in found if pair[1].id not in told]
        room = max(MOST_ALIKE - len(told), LEAST_HINTED)
        shown = sorted(found[:room], key=lambda pair: (-pair[1].rank, -pair[0]))
        return (*told, *(play.id for _, play in shown))
    elsewhere = (one for one in playbook.situations() if one.id not in {row.play.id for row in table.rows})
    if any(mentioned(typed, one.words) and not denied(one, typed) for one in elsewhere):
        return ()  # his words lead already; what only sounds like them would be a guess beside it
    return _likest(rows, answers, table)


def _told(playbook: Playbook, question: str, answers: Answers, today: date) -> list[str]:
    found = suggestion(playbook, question, answers, today)
    return [str(one) for one in found] if isinstance(found, list) else []


def _by_facts(playbook: Playbook, asked: Collection[str], answers: Answers, today: date) -> list[str]:
    """The situations that are listed where the facts make them so (事实合上就列): beside others, for alone they lead without being asked."""
    listed = [
        one for key in TICKED_KEYS if key in asked for one in playbook.offered(key) if one.listed == "是"
    ]
    if not listed:
        return []
    s = analyse(playbook, answers, today, "").situation
    return [one.id for one in listed if holds(one.when, s)]


def _typed(playbook: Playbook, answers: Answers) -> str:
    signer = answers.get(SIGNER_KEY)
    said = signer if isinstance(signer, str) and signer != UNKNOWN else ""
    return "；".join(filter(None, (typed_in(playbook, answers), said)))


def _hints(typed: str, play: Play, table: _Table) -> float:
    """How much the clues of a situation say together that stand in what he typed, those aside that a 没 or 不 turns round."""
    return sum(CLUE * table.clues[clue] for clue in play.clues if _stands(typed, clue))


def _stands(typed: str, clue: str) -> bool:
    clauses = re.split(CLAUSES, typed)
    return any((found := mentioned(clause, (clue,))) and _is_so(clause, found) for clause in clauses)


def _is_so(clause: str, found: str) -> bool:
    if any(sign in found for sign in NOT_SO):
        return True
    at = clause.find(found.partition(GAP)[0])
    before = re.sub(_ASKED, "", clause[:at])[-TURNS_ROUND:]
    return not any(sign in before for sign in NOT_SO)


def _likest(rows: list[_Told], answers: Answers, table: _Table) -> tuple[str, ...]:
    """Those that what he was told is most like; none that sounds fatal: likeness is no reason for that."""
    heard = answers.get(HEARD_KEY, "")
    if not isinstance(heard, str) or heard in ("", UNKNOWN):
        return ()
    said, not_so = sentences(heard)
    parts = [part for part in said if part not in not_so]
    if not parts:
        return ()
    likely = (one for one in rows if not _sounds_fatal(one))
    scored = [(max(_score(part, one, table) for part in parts), one.play.id) for one in likely]
    ranked = sorted((pair for pair in scored if pair[0] >= LISTED), key=lambda pair: -pair[0])
    if not ranked or ranked[0][0] < WORTH_ASKING:
        return ()
    near = ranked[0][0] * BESIDE_LIKEST
    return tuple(id for points, id in ranked[:ONLY_ALIKE] if points >= near)


def _sounds_fatal(one: _Told) -> bool:
    return one.question == GRAVE or one.play.rules == "是"


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
    shared = Counter(clue for one in rows for clue in one.play.clues)
    return _Table(
        rows,
        {pair: math.log(len(rows) / count) for pair, count in known.items()},
        {clue: 1 / count for clue, count in shared.items()},
    )


def _pairs(text: str) -> frozenset[str]:
    """Each two characters that stand side by side in a clause."""
    parts = re.split(rf"[\W{GAP}{re.escape(EITHER)}]+", text)
    return frozenset(part[n : n + 2] for part in parts for n in range(len(part) - 1))
