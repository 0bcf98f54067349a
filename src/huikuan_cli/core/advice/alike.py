"""Which situations what he typed may be about, though no word of it tells one: to be asked about, never taken. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from itertools import islice

from msgspec import Struct

from huikuan_cli.core.advice.analysis import analyse
from huikuan_cli.core.advice.conditions import holds
from huikuan_cli.core.advice.excuse_match import sentences
from huikuan_cli.core.advice.play_choice import GRAVE
from huikuan_cli.core.advice.said_like import for_length, in_common, pieces_of, tells
from huikuan_cli.core.advice.suggestions import denied, suggestion
from huikuan_cli.core.advice.typed_words import typed_in
from huikuan_cli.core.answers.case import Answers
from huikuan_cli.core.answers.interview import SIGNER_KEY, TICKED_KEYS
from huikuan_cli.core.playbook import Play, Playbook
from huikuan_cli.core.text.values import UNKNOWN
from huikuan_cli.core.text.words import CLAUSES, EITHER, GAP, mentioned

MOST_ALIKE = 5  # situations that are asked about
LEAST_HINTED = 2  # of them those that only a clue speaks for, beside those that his words tell
CLUE = 4.0  # what one clue of a situation says; one that several situations have says less
HINTED = 1.3  # what clues together must reach
WORTH_ASKING = 4.9  # what a sentence must reach: nine in ten of ordinary ones do not (docs/decisions.md §3)
FATAL = 6.0  # and about what would make the visit another one: a question about insolvency alarms
GRAVEST = 75  # the rank from which a situation does
BESIDE_LIKEST = 0.6  # what is so much less like than the likest is not what he meant
AS_ORDINARY = 0.6  # how near to what people write of it a sentence must be, beside how near it is to what everybody writes
NAMED = 0.5  # what a word of a situation counts beside a sentence about it
_ASKED = r"(.)[不没]\1"  # 是不是, 有没有 ask, and turn nothing round
NOT_SO = "没未不无别"  # before a clue they turn it round
_PARTS = rf"[{GAP}{re.escape(EITHER)}]"  # of a word of a situation
TURNS_ROUND = 5  # within so many characters


class _Told(Struct, frozen=True):
    """A situation and the question that offers it."""

    question: str
    play: Play


class _Table(Struct, frozen=True):
    """All that can be ticked; for each letter and each two in a row, of which of them it tells, and how much; and how much each clue says: the fewer
    have it, the more."""

    rows: tuple[_Told, ...]
    tells: dict[str, tuple[tuple[str, float], ...]]
    heard: dict[str, tuple[set[str], ...]]  # the pieces of each sentence that people write of a situation
    ordinary: tuple[set[str], ...]  # and of each that everybody writes
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
    clues (线索) speak for most, the gravest of them first; behind them those that one sentence of his is like, for people wrote such sentences
    of them (像这样说)."""
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
    beside = [id for id in facts if id not in told] if told or found else []
    found = [pair for pair in found if pair[1].id not in beside]
    room = max(MOST_ALIKE - len(told) - len(beside), LEAST_HINTED)
    shown = sorted(found[:room], key=lambda pair: (-pair[1].rank, -pair[0]))
    first = (*told, *beside, *(play.id for _, play in shown))
    elsewhere = (one for one in playbook.situations() if one.id not in {row.play.id for row in table.rows})
    if not first and any(mentioned(typed, one.words) and not denied(one, typed) for one in elsewhere):
        return ()  # his words lead already; what only sounds like them would be a guess beside it
    left = {one.play.id: one for one in rows if one.play.id not in (*first, *facts)}
    return (*first, *islice(_likest(left, typed, table), max(MOST_ALIKE - len(first), 0)))


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


def _likest(rows: Mapping[str, _Told], typed: str, table: _Table) -> Iterator[str]:
    """Those that one sentence of his is like, the likest first."""
    said, not_so = sentences(typed)
    best: dict[str, float] = {}
    for part in said:
        for id, points in _meant_by(part, rows, table) if part not in not_so else ():
            best[id] = max(points, best.get(id, 0.0))
    ranked = sorted(best.items(), key=lambda pair: -pair[1])
    return (id for id, points in ranked if points >= ranked[0][1] * BESIDE_LIKEST)


def _meant_by(sentence: str, rows: Mapping[str, _Told], table: _Table) -> Iterator[tuple[str, float]]:
    """The situations of which people write enough like a sentence, each with its points; none where it is more like one that everybody
    writes (没签过补充协议)."""
    pieces = pieces_of(sentence)
    points = _points(pieces, len(sentence), table)
    fatal = {id: _sounds_fatal(rows[id]) for id in points if id in rows}
    likely = [id for id, grave in fatal.items() if points[id] >= (FATAL if grave else WORTH_ASKING)]
    usual = max((in_common(pieces, other) for other in table.ordinary), default=0.0) if likely else 0.0
    for id in likely:
        near = max(in_common(pieces, other) for other in table.heard[id])
        if near >= usual * (1 if fatal[id] else AS_ORDINARY):
            yield id, points[id]


def _sounds_fatal(one: _Told) -> bool:
    return one.question == GRAVE or one.play.rules == "是" or one.play.rank >= GRAVEST


def _points(pieces: set[str], letters: int, table: _Table) -> dict[str, float]:
    """How much the pieces of a sentence of so many letters say of each situation."""
    points: dict[str, float] = {}
    for piece in pieces:
        for id, weight in table.tells.get(piece, ()):
            points[id] = points.get(id, 0.0) + weight
    size = for_length(letters)
    return {id: said / size for id, said in points.items()}


def _table(playbook: Playbook) -> _Table:
    rows = tuple(_Told(key, one) for key in TICKED_KEYS for one in playbook.offered(key))
    ordinary = [text for file in playbook.plays.values() for text in file.ordinary]
    shared = Counter(clue for one in rows for clue in one.play.clues)
    return _Table(
        rows,
        _tells({one.play.id: _said_of(one.play) for one in rows}, _count(ordinary)),
        {one.play.id: tuple(map(pieces_of, (one.play.tick, *one.play.heard))) for one in rows},
        tuple(map(pieces_of, ordinary)),
        {clue: 1 / count for clue, count in shared.items()},
    )


def _said_of(play: Play) -> dict[str, float]:
    """How often each piece stands in what is said of a situation."""
    found = dict(_count((play.tick, play.name, *play.heard)))
    for piece, count in _count(part for word in play.words for part in re.split(_PARTS, word)).items():
        found[piece] = found.get(piece, 0.0) + count * NAMED
    return found


def _count(texts: Iterable[str]) -> dict[str, float]:
    return dict(Counter(piece for text in texts for piece in pieces_of(text)))


def _tells(
    said: Mapping[str, Mapping[str, float]], ordinary: Mapping[str, float]
) -> dict[str, tuple[tuple[str, float], ...]]:
    """For each piece the situations of which it is said more often than of anything, each with how much more, as a logarithm."""
    everywhere = dict(ordinary)
    for counts in said.values():
        for piece, count in counts.items():
            everywhere[piece] = everywhere.get(piece, 0.0) + count
    whole = sum(everywhere.values())
    found: dict[str, list[tuple[str, float]]] = {}
    for id, counts in said.items():
        size = sum(counts.values())
        for piece, count in counts.items():
            more = tells(count, size, everywhere[piece] / whole)
            if more > 0:
                found.setdefault(piece, []).append((id, more))
    return {piece: tuple(pairs) for piece, pairs in found.items()}
