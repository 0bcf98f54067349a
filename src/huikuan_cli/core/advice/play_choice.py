"""Which plays fit a case, and which of them leads. Pure.

A play is used when something points to it (it was ticked, one of its words was typed, one of its conditions holds) and
everything that it must have is there: one that fits only half is not used.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from huikuan_cli.core.advice.conditions import Situation, holds, meets
from huikuan_cli.core.answers.interview import TICKED_KEYS
from huikuan_cli.core.playbook import When
from huikuan_cli.core.playbook.plays import Play
from huikuan_cli.core.text.words import mentioned

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


def fitting(plays: Iterable[Play], s: Situation) -> tuple[Fitting, ...]:
    """The plays that fit, the leading one first.

    One of the highest that rule goes before all others; then one that was ticked and decides whether money can be asked for; then one
    that rules; then one for something special that was ticked or told in words goes before those that only facts point to, the ticked
    ones of the grave list first; then the higher rank; then the one that more points to; then the order of the files. Last is what was only guessed from
    words where nothing was ticked of what was offered, and before it an idea of our own.
    """
    found = [Fitting(one, reasons) for one in plays if (reasons := _reasons(one, s))]
    return tuple(sorted(found, key=lambda f: _place(f, s)))


def _place(found: Fitting, s: Situation) -> tuple[int, bool, bool, int, int]:
    play = found.play
    typed = any(one.startswith(TYPED) for one in found.reasons)
    ticked = play.id in s.ticked
    own = play.own_idea == "是"
    if not play.tick and typed and FACTS not in found.reasons and _none_ticked(s):
        return GUESSED, True, True, -play.rank, 0
    told = typed or ticked or any(_heard(one) and meets(one, s) for one in play.when)
    place = _class(play, ticked=ticked, special=told and play.rank > GENERAL)
    first = ticked and play.question == GRAVE and place > RULING
    return place, own, not first, -play.rank, -_weight(play, s, typed=typed)


def _class(play: Play, *, ticked: bool, special: bool) -> int:
    """In which class a play stands, the lowest first; `special`: it was told, and is for something special."""
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


def _heard(when: When) -> bool:
    """Whether a condition asks for something that was said."""
    return bool(when.excuses or when.said)


def _reasons(play: Play, s: Situation) -> tuple[str, ...]:
    """What points to a play; empty where nothing does or where it does not fit whole."""
    if not all(meets(one, s) for one in play.must) or holds(play.unless, s):
        return ()
    if s.elsewhere and any(one.instruments for one in play.when):
        return ()
    ticked = ["你勾的"] if play.id in s.ticked else []
    unticked = _unticked(play, s)
    word = "" if unticked else mentioned(s.typed, play.words)
    typed = [f"{TYPED}“{word}”"] if word else []
    facts = [FACTS] if holds((one for one in play.when if not (unticked and one.said)), s) else []
    return (*ticked, *typed, *facts)


def _unticked(play: Play, s: Situation) -> bool:
    """Whether the question that offers the play was answered without it: then no word that was typed points to it."""
    answer = s.answers.get(play.question) if play.tick else None
    return isinstance(answer, list) and play.id not in s.ticked


def _weight(play: Play, s: Situation, *, typed: bool) -> int:
    """How many facts the fullest condition that holds names; a tick counts like three, a word that was typed like two."""
    named = [_named(one) for one in play.when if meets(one, s)]
    return max(named, default=0) + sum(map(_named, play.must)) + 3 * (play.id in s.ticked) + 2 * typed


def _named(when: When) -> int:
    """How many things a condition asks for."""
    empty: tuple[object, ...] = (None, "", (), {}, "否")
    return sum(getattr(when, name) not in empty for name in when.__struct_fields__)
