"""The five abilities, rated by oneself or by a lead: averages, what falls short, and the trend (docs/decisions.md §3)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from msgspec import Struct, field

from huikuan_cli.core.answers.interview import Interview
from huikuan_cli.core.playbook import Ability, Mindset
from huikuan_cli.core.playbook.questions import Field, Section
from huikuan_cli.core.text.plain_name import plain
from huikuan_cli.core.text.values import Option

SELF, WITNESS = "自评", "旁证"
RATINGS = ("1", "2", "3", "4", "5")


class Rating(Struct, frozen=True):
    """One assessment: its day in China, by oneself or a witness, item id -> 1 … 5. `name`: of whom; empty for whoever sits here."""

    day: date = field(name="日期")
    by: str = field(name="谁评")
    points: dict[str, int] = field(name="分")
    name: str = field(name="名字", default="")


class AbilityStanding(Struct, frozen=True):
    """One ability in one assessment; None where too little was answered. `before`: the average of the last assessment
    by the same side; `other`: the latest average by the other side; `apart`: the two differ so much that both should talk."""

    ability: Ability
    average: Fraction | None
    before: Fraction | None
    other: Fraction | None
    weak: bool
    apart: bool


def rated(history: Iterable[Rating], name: str) -> tuple[Rating, ...]:
    """The ratings of one person, however the name was typed; of whoever sits here for an empty one."""
    return tuple(one for one in history if plain(one.name) == plain(name))


def assessment_interview(mind: Mindset) -> Interview:
    """The fifteen questions, each with what 1, 3 and 5 look like."""
    sections = tuple(
        Section(
            one.id, one.name, one.means, tuple(Field(i.id, "单选", i.ask, optional="是") for i in one.items)
        )
        for one in mind.abilities
    )
    choices = {item.id: _levels(item.anchors) for one in mind.abilities for item in one.items}
    return Interview(sections, choices)


def _levels(anchors: dict[str, str]) -> tuple[Option, ...]:
    return tuple(
        Option(n, f"{n} 分：{anchors[n]}" if n in anchors else f"{n} 分：介于两者之间") for n in RATINGS
    )


def average(ability: Ability, rating: Rating | None) -> Fraction | None:
    """The mean of an ability's items; None unless all of them were rated."""
    found = [rating.points[i.id] for i in ability.items if i.id in rating.points] if rating else []
    return Fraction(sum(found), len(found)) if found and len(found) == len(ability.items) else None


def standings(mind: Mindset, history: tuple[Rating, ...]) -> tuple[AbilityStanding, ...]:
    """Where the five abilities stand in the latest assessment of a history in the order of time."""
    latest = history[-1] if history else None
    same = [one for one in history[:-1] if latest and one.by == latest.by]
    others = [one for one in history if latest and one.by != latest.by]
    found = []
    for ability in mind.abilities:
        now = average(ability, latest)
        before = average(ability, same[-1]) if same else None
        other = average(ability, others[-1]) if others else None
        weak = now is not None and now < mind.pass_mark
        apart = now is not None and other is not None and abs(now - other) >= Fraction(mind.apart)
        found.append(AbilityStanding(ability, now, before, other, weak, apart))
    return tuple(found)


def week_drill(found: tuple[AbilityStanding, ...]) -> Ability | None:
    """The ability to practise this week: the weakest of those below the pass mark."""
    weak = [one for one in found if one.weak]
    return min(weak, key=lambda one: one.average or 0).ability if weak else None
