"""What a case was asked and what of it is still to be found: looked through once, for the points, the red lights and the list of what to do."""

from __future__ import annotations

from functools import cached_property

from msgspec import Struct

from huikuan_cli.core.answers.answer_set import asked
from huikuan_cli.core.answers.case import Answers, Value
from huikuan_cli.core.answers.inference import computed
from huikuan_cli.core.answers.interview import TYPE_ID, Asked, Interview
from huikuan_cli.core.answers.moot import is_among, is_moot
from huikuan_cli.core.playbook import Field, Section
from huikuan_cli.core.text.values import UNKNOWN


class Open(Struct, frozen=True):
    """A question that has no answer yet, with the section it belongs to."""

    section: Section
    field: Field


class Gaps(Struct, frozen=True, dict=True):
    """The questions of an interview as these answers leave them, each list made when it is first wanted."""

    interview: Interview
    answers: Answers

    @cached_property
    def asked(self) -> tuple[Asked, ...]:
        """The questions that apply, in order."""
        return asked(self.interview, self.answers)

    @cached_property
    def unknown(self) -> frozenset[str]:
        """The keys of the questions whose answer is still to be found."""
        return frozenset(one.key for _, one in self.asked if is_open(one, self.answers))

    @cached_property
    def still_open(self) -> tuple[Open, ...]:
        """What is still to be found, red lights and heavy questions first."""
        found = [Open(s, f) for s, f in self.asked if f.key in self.unknown and s.id != TYPE_ID]
        return tuple(sorted(found, key=lambda o: (not o.field.red_light, -o.field.weight)))

    def not_computed(self) -> tuple[Open, ...]:
        """What is still to be found and does not follow from other answers."""
        return tuple(one for one in self.still_open if not computed(one.field.key, self.answers))

    @cached_property
    def followed(self) -> tuple[tuple[Section, Field, Value], ...]:
        """The answers about which something is to be done (有就要办)."""
        return tuple(
            (section, field, value)
            for section, field in self.asked
            if field.follow
            and (value := self.answers.get(field.key))
            and not is_moot(field, self.answers)
            and is_among(value, field.follow.values)
        )


def is_open(field: Field, answers: Answers) -> bool:
    """Whether the answer is still to be found: 不清楚, or left empty where that is no answer."""
    value = answers.get(field.key)
    unknown = value == UNKNOWN or (value is None and field.optional == "否")
    return unknown and not is_moot(field, answers)
