"""Which answer made the goal another one. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection

from huikuan_cli.core.answers.case import Answers


def responsible(before: Answers, after: Answers, goal: Callable[[Answers], str]) -> tuple[str, ...]:
    """The keys of the answers without whose change the goal would be what it was: those of which one alone, put back, gives it
    back; else the fewest that do so together. None where the goal is the same."""
    old = goal(before)
    if goal(after) == old:
        return ()
    keys = [key for key in {**before, **after} if before.get(key) != after.get(key)]
    alone = tuple(key for key in keys if goal(_put_back(before, after, [key])) == old)
    if alone:
        return alone
    needed = list(keys)
    for key in keys:
        fewer = [one for one in needed if one != key]
        if goal(_put_back(before, after, fewer)) == old:
            needed = fewer
    return tuple(needed)


def _put_back(before: Answers, after: Answers, keys: Collection[str]) -> Answers:
    rest = {key: value for key, value in after.items() if key not in keys}
    return rest | {key: before[key] for key in keys if key in before}
