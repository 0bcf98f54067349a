"""The visit before this one: what was asked for then, what was not clear, and what of it is clear now."""

from __future__ import annotations

from msgspec import Struct, structs

from huikuan_cli.core.advice.plan import Plan, Todo
from huikuan_cli.core.advice.visit_before import OpenGap, Previous
from huikuan_cli.core.playbook.placeholders import Facts

AGAIN = "（上次就列着）"


class Ended(Struct, frozen=True):
    """How the last visit ended, in lines for our own sheet: what was promised with its state, in his words, what follows from it, what
    was handed over, and the trail of the last visits. `gist`: the promise in half a line; `say`: what to say first."""

    promised: tuple[str, ...] = ()
    words: str = ""
    gist: str = ""
    say: str = ""
    follows: str = ""
    handed: str = ""
    trail: tuple[str, ...] = ()


def previous_of(plan: Plan, file: str, how: Ended | None = None) -> Previous:
    """What the next plan has to know of this one. `file` is the name of its plan file, `how` how the visit ended."""
    gaps = tuple(OpenGap(one.id, one.item.removesuffix(AGAIN)) for one in plan.todos)
    found = Previous(file, plan.head.visit, plan.ask.want, plan.ask.promise, gaps)
    return structs.replace(found, **structs.asdict(how)) if how else found


def carried_on(previous: Previous, todos: tuple[Todo, ...]) -> Previous:
    """The visit before, with each of its gaps marked as still open or clear now."""
    open_ = {one.id for one in todos}
    return structs.replace(
        previous,
        gaps=tuple(structs.replace(gap, still="是" if gap.id in open_ else "否") for gap in previous.gaps),
    )


def marked(previous: Previous | None, todos: tuple[Todo, ...]) -> tuple[Todo, ...]:
    """The gaps of now; one that was there at the visit before says so."""
    before = {gap.id for gap in previous.gaps} if previous else set()
    return tuple(structs.replace(one, item=one.item + AGAIN) if one.id in before else one for one in todos)


def facts_of(previous: Previous | None) -> Facts:
    """What the placeholders on the visit before stand for."""
    if previous is None:
        return {"上次拜访日": None, "上次要的": None, "上次承诺日": None}
    return {
        "上次拜访日": previous.visit.partition("（")[0],
        "上次要的": previous.want,
        "上次承诺日": previous.promise,
    }
