"""Which plays fit a case, and which of them leads. Pure.

A play is used when something points to it (it was ticked, one of its words was typed, one of its conditions holds) and
everything that it must have is there: one that fits only half is not used.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from huikuan_cli.core.advice.conditions import Situation, holds, meets
from huikuan_cli.core.playbook import When
from huikuan_cli.core.playbook.plays import Play
from huikuan_cli.core.text.words import mentioned

GENERAL = 25  # plays of a lower rank are for cases in which nothing special happened
MOST_BESIDE = 3  # so many further plays add their replies


class Fitting(Struct, frozen=True):
    """A play that fits, and what pointed to it, as sentences."""

    play: Play
    reasons: tuple[str, ...]


def fitting(plays: Iterable[Play], s: Situation) -> tuple[Fitting, ...]:
    """The plays that fit, the leading one first.

    One that rules goes before all others; then the higher rank; then the one that more facts point to; then the order of
    the files.
    """
    found = [Fitting(one, reasons) for one in plays if (reasons := _reasons(one, s))]
    return tuple(sorted(found, key=lambda f: (f.play.rules != "是", -f.play.rank, -_weight(f.play, s))))


def _reasons(play: Play, s: Situation) -> tuple[str, ...]:
    """What points to a play; empty where nothing does or where it does not fit whole."""
    if not all(meets(one, s) for one in play.must) or holds(play.unless, s):
        return ()
    if s.elsewhere and any(one.instruments for one in play.when):
        return ()
    ticked = ["你勾的"] if play.id in s.ticked else []
    word = mentioned(s.typed, play.words)
    typed = [f"你写到“{word}”"] if word else []
    facts = ["案子里的事实合得上"] if holds(play.when, s) else []
    return (*ticked, *typed, *facts)


def _weight(play: Play, s: Situation) -> int:
    """How many facts the fullest condition that holds names; a tick counts like three."""
    named = [_named(one) for one in play.when if meets(one, s)]
    return max(named, default=0) + sum(map(_named, play.must)) + 3 * (play.id in s.ticked)


def _named(when: When) -> int:
    """How many things a condition asks for."""
    empty: tuple[object, ...] = (None, "", (), {}, "否")
    return sum(getattr(when, name) not in empty for name in when.__struct_fields__)
