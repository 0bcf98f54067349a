"""Which plays fit a case, and which of them leads. Pure.

A play is used when something points to it (it was ticked, one of its words was typed, one of its conditions holds) and
everything that it must have is there: one that fits only half is not used.
"""

from __future__ import annotations

from msgspec import Struct

from huikuan_cli.core.advice.conditions import Situation, holds, meets
from huikuan_cli.core.advice.play_index import PlayIndex
from huikuan_cli.core.answers.interview import TICKED_KEYS
from huikuan_cli.core.playbook import When
from huikuan_cli.core.playbook.plays import Play

GENERAL = 25  # plays of a lower rank are for cases in which nothing special happened
GRAVE = TICKED_KEYS[0]  # the list of what makes the visit another one
SUPREME = 97  # plays that rule from this rank on lead whatever was ticked: barred, paid, judged
RULING = 2  # class of one that rules
GUESSED = 5  # class of a guess that he did not tick
TYPED, FACTS = "你写到", "案子里的事实合得上"  # why a play was found
MOST_BESIDE = 3  # so many further plays add their replies


class Fitting(Struct, frozen=True):
    """A play that fits, and what pointed to it, as sentences."""

    play: Play
    reasons: tuple[str, ...]


def fitting(plays: PlayIndex, s: Situation) -> tuple[Fitting, ...]:
    """The plays that fit, the leading one first.

    The classes in turn: those of the highest rank that rule; ticked ones that decide whether money can be asked for; the others that
    rule; those for something special that was ticked or told in words; those that only facts point to; and, where situations were
    offered and none was ticked, what could not be ticked and is only guessed from words. Within a class an idea of our own stands last, what was
    ticked in the grave list first; then the higher rank counts, and what he ticked ranks no lower than what is only guessed from his words
    (_is_guess); then the tick; then the one that more points to; then the order of the files.
    """
    found = [Fitting(one, why) for one, word in plays.pointed_at(s) if (why := _reasons(one, word, s))]
    guessed = max((one.play.rank for one in found if _is_guess(one, s)), default=0)
    return tuple(sorted(found, key=lambda f: _place(f, s, guessed)))


def is_general(play: Play) -> bool:
    """Whether a play is for cases in which nothing special happened: what is asked of anyone in his post."""
    return play.rank <= GENERAL


def is_told(found: Fitting, s: Situation) -> bool:
    """Whether a play was found because of a tick or of words that he wrote."""
    return _typed(found) or found.play.id in s.ticked or _heard_now(found.play, s)


def _place(found: Fitting, s: Situation, guessed: int) -> tuple[int, bool, bool, int, bool, int, int]:
    """Where a play stands, the lowest first; `guessed`: the highest rank of what was only guessed."""
    play, ticked = found.play, found.play.id in s.ticked
    special = is_told(found, s) and not is_general(play)
    place = _class(found, s, ticked=ticked, special=special)
    rank = max(play.rank, guessed) if ticked and special else play.rank
    grave = ticked and play.question == GRAVE and place > RULING
    weight = _weight(play, s, typed=_typed(found))
    return place, play.own_idea == "是", not grave, -rank, not ticked, -play.rank, -weight


def _class(found: Fitting, s: Situation, *, ticked: bool, special: bool) -> int:
    """In which class a play stands, the lowest first; `special`: it was told, and is for something special."""
    play = found.play
    if not play.tick and _typed(found) and FACTS not in found.reasons and _none_ticked(s):
        return GUESSED
    if play.rules == "是" and play.rank >= SUPREME:
        return 0
    if ticked and play.decides == "是":
        return 1
    if play.rules == "是" and play.own_idea == "否":
        return RULING
    return RULING + 1 if special else RULING + 2


def _none_ticked(s: Situation) -> bool:
    """Whether situations were offered and none of them is so."""
    answers = [s.answers.get(key) for key in TICKED_KEYS]
    return any(one == [] for one in answers) and not any(answers)


def _is_guess(found: Fitting, s: Situation) -> bool:
    """Whether a play was told in words and not ticked. None is one that rules, nor one that he could not tick and wrote of, where
    something must not be done before a lawyer has spoken (红框)."""
    play, typed = found.play, _typed(found)
    told = typed or _heard_now(play, s)
    return told and play.id not in s.ticked and play.rules != "是" and not _warned(play, typed=typed)


def _warned(play: Play, *, typed: bool) -> bool:
    return typed and not play.tick and bool(play.frame)


def _typed(found: Fitting) -> bool:
    return any(one.startswith(TYPED) for one in found.reasons)


def _heard_now(play: Play, s: Situation) -> bool:
    """Whether a condition of a play holds that asks for something that was said."""
    return any(_heard(one) and meets(one, s) for one in play.when)


def _heard(when: When) -> bool:
    """Whether a condition asks for something that was said."""
    return bool(when.excuses or when.said)


def _reasons(play: Play, word: str, s: Situation) -> tuple[str, ...]:
    """What points to a play, of which this `word` was typed; empty where nothing does or where it does not fit whole."""
    pointing = _pointing(play, word, s)
    return tuple(pointing) if pointing and _is_whole(play, s) else ()


def _pointing(play: Play, word: str, s: Situation) -> list[str]:
    found = ["你勾的"] if play.id in s.ticked else []
    when = play.when
    if play.tick and _unticked(play, s):
        when = tuple(one for one in when if not one.said)
    elif word:
        found.append(f"{TYPED}“{word}”")
    if when and holds(when, s):
        found.append(FACTS)
    return found


def _is_whole(play: Play, s: Situation) -> bool:
    """Whether everything is there that a play must have, and nothing that rules it out."""
    if not all(meets(one, s) for one in play.must) or holds(play.unless, s):
        return False
    return not (s.elsewhere and any(one.instruments for one in play.when))


def _unticked(play: Play, s: Situation) -> bool:
    """Whether the question that offers the play was answered without it: then no word that was typed points to it."""
    return isinstance(s.answers.get(play.question), list) and play.id not in s.ticked


def _weight(play: Play, s: Situation, *, typed: bool) -> int:
    """How many facts the fullest condition that holds names; a tick counts like three, a word that was typed like two."""
    named = max([one.facts for one in play.when if meets(one, s)], default=0)
    return named + sum([one.facts for one in play.must]) + 3 * (play.id in s.ticked) + 2 * typed
