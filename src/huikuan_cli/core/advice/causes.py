"""Why the money does not come: the phenomenon from what was seen, the causes from weights and clues (docs/decisions.md §3)."""

from __future__ import annotations

from msgspec import Struct, structs

from huikuan_cli.core.advice.conditions import Situation, holds
from huikuan_cli.core.playbook import Cause, Diagnosis, Phenomenon

BY_YOU = "你勾的"


class Likely(Struct, frozen=True):
    """A cause with its points and the reasons that put it there. `known`: it was ticked or the case itself points to
    it, so that conditions may rest on it; else it is only common with this phenomenon. `remedy`: what fits this case."""

    cause: Cause
    points: int
    reasons: tuple[str, ...]
    known: bool = True
    remedy: str = ""


def phenomenon_of(
    rules: Diagnosis, given: str | None, seen: tuple[str, ...]
) -> tuple[Phenomenon | None, str]:
    """The phenomenon as given, else the one with the most facts that were seen (the first in the file when two have
    as many); with the reason. None when nothing speaks for any."""
    if given:
        return next((p for p in rules.phenomena if p.id == given), None), BY_YOU
    counted = [(sum([one.id in seen for one in p.facts]), p) for p in rules.phenomena]
    most, found = max(counted, key=lambda pair: pair[0], default=(0, None))
    if not most or found is None:
        return None, ""
    return found, f"看到了其中 {most} 样事实"


def likely_causes(rules: Diagnosis, s: Situation, given: tuple[str, ...] = ()) -> tuple[Likely, ...]:
    """The causes worth asking after, at most `rules.shown`: those that were ticked, then the heaviest.

    The points of a cause are the weight of the phenomenon (the plain weight while it is unknown) and what the clues
    of the case add. A case that says nothing at all names no cause.
    """
    scored = sorted((_scored(rules, cause, s) for cause in rules.causes), key=lambda one: -one.points)
    ticked = [
        structs.replace(one, reasons=(BY_YOU, *one.reasons), known=True)
        for one in scored
        if one.cause.id in given
    ]
    if not s.phenomenon and not any(one.reasons for one in scored):
        return tuple(ticked)
    named = [one for one in scored if one.cause.id not in given and one.points >= rules.floor]
    return tuple((ticked + named)[: max(rules.shown, len(ticked))])


def _scored(rules: Diagnosis, cause: Cause, s: Situation) -> Likely:
    weight = rules.weights.get(s.phenomenon, {}).get(cause.id, rules.plain)
    clues = [clue for clue in cause.clues if holds(clue.when, s)]
    heavy = (f"现象 {s.phenomenon} 常见",) if s.phenomenon and weight > 1 else ()
    reasons = (*(c.why for c in clues), *heavy)
    remedy = next((c.remedy for c in clues if c.remedy), cause.remedy)
    return Likely(cause, weight + sum(c.adds for c in clues), reasons, bool(clues), remedy)
