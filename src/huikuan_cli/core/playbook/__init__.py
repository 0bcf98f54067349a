"""The shape of the playbooks. Keys are Chinese in the files, English here, each named beside its field (`field(name=…)`).

The files are read elsewhere (store); this package only says what they hold, one module per file. Everything is
frozen: a playbook is built once and handed down. The annotations of this package are no text (no
`from __future__ import annotations`): reading each of them anew took 9 ms of every start.
"""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from huikuan_cli.core.playbook.base import Entry, Kind, When, YesNo
from huikuan_cli.core.playbook.budget_calendar import Calendar, Window
from huikuan_cli.core.playbook.chain import Chain, Node, PackDocument
from huikuan_cli.core.playbook.customer_kinds import KindPlaybook
from huikuan_cli.core.playbook.diagnosis import Cause, Diagnosis, Difficulty, Phenomenon
from huikuan_cli.core.playbook.escalation import AgeBand, Escalation, FollowUp, RedLine, RedLines, Rung
from huikuan_cli.core.playbook.excuses import Excuse, Excuses, Turn
from huikuan_cli.core.playbook.methods import Method, Methods, Stage
from huikuan_cli.core.playbook.mindset import Ability, Attitude, Exercise, Mindset
from huikuan_cli.core.playbook.plays import Aim, Example, OpeningLines, Otherwise, Play, Plays, Retort
from huikuan_cli.core.playbook.questions import (
    AFTER_SHEET,
    FINE,
    MUST,
    NEVER,
    Depth,
    Field,
    Follow,
    GapAdvice,
    Measure,
    Prevention,
    Questions,
    Readiness,
    Section,
    Unsaid,
)
from huikuan_cli.core.playbook.rules import OwnRule, Rules
from huikuan_cli.core.playbook.types import CustomerType, Delay, Drive, LeadIn, Rhythm

__all__ = [
    "AFTER_SHEET",
    "FINE",
    "MUST",
    "NEVER",
    "Ability",
    "AgeBand",
    "Aim",
    "Attitude",
    "Calendar",
    "Cause",
    "Chain",
    "CustomerType",
    "Delay",
    "Depth",
    "Diagnosis",
    "Difficulty",
    "Drive",
    "Entry",
    "Escalation",
    "Example",
    "Excuse",
    "Excuses",
    "Exercise",
    "Field",
    "Follow",
    "FollowUp",
    "GapAdvice",
    "Kind",
    "LeadIn",
    "Measure",
    "Method",
    "Methods",
    "Mindset",
    "Node",
    "OpeningLines",
    "Otherwise",
    "PackDocument",
    "Phenomenon",
    "Play",
    "Playbook",
    "Plays",
    "Prevention",
    "Questions",
    "Readiness",
    "RedLine",
    "RedLines",
    "Retort",
    "Rhythm",
    "Rung",
    "Section",
    "Stage",
    "Turn",
    "Unsaid",
    "When",
    "Window",
    "YesNo",
]  # fmt: skip


T = TypeVar("T")


class Playbook(Struct, frozen=True, dict=True):
    """All playbook files that a plan needs. `plays` are the files of plays by their names (claim …). `digest` names the exact
    content; `sources` says which file won where, `own_rules` which statutory figures are a team's. `kinds`: what holds for one kind of
    customer; the papers that only such a one has (`of_kinds`) stand in the pack, so that they can be ticked. `own_excuses`: those that a
    team added."""

    questions: Questions
    prevention: Prevention
    types: dict[str, CustomerType]
    chain: Chain
    redlines: RedLines
    escalation: Escalation
    rules: Rules
    diagnosis: Diagnosis
    excuses: Excuses
    mindset: Mindset
    methods: Methods
    calendar: Calendar
    plays: dict[str, Plays] = {}
    digest: str = ""
    sources: tuple[str, ...] = ()
    own_rules: tuple[OwnRule, ...] = ()
    kinds: tuple[KindPlaybook, ...] = ()
    of_kinds: tuple[str, ...] = ()
    own_excuses: tuple[str, ...] = ()

    @cached_property
    def _made(self) -> dict[Callable[["Playbook"], Any], Any]:
        return {}

    def once(self, make: Callable[["Playbook"], T]) -> T:
        """What `make` gives for this playbook: made the first time and kept with it, since it is the same for every case."""
        if make not in self._made:
            self._made[make] = make(self)
        found: T = self._made[make]
        return found

    def for_customer(self, answers: Mapping[str, Any]) -> "Playbook":
        """The playbook for the customer of a case: that of the first kind which is his, without the papers of the others."""
        if not self.kinds:
            return self
        number = next((n for n, one in enumerate(self.kinds) if one.is_for(answers)), None)
        if number not in self._of_kind:
            self._of_kind[number] = self.of_kind(None if number is None else self.kinds[number])
        return self._of_kind[number]

    @cached_property
    def _of_kind(self) -> dict[int | None, "Playbook"]:
        return {}

    def of_kind(self, kind: KindPlaybook | None) -> "Playbook":
        """What holds for one kind of customer; for those of no kind the files for everybody, without the papers of the kinds."""
        return self._plain() if kind is None else self._with(kind)

    def _plain(self) -> "Playbook":
        papers = tuple(one for one in self.chain.documents if one.id not in self.of_kinds)
        return replace(self, chain=replace(self.chain, documents=papers), kinds=())

    def _with(self, kind: KindPlaybook) -> "Playbook":
        parts = {"chain": kind.chain, "calendar": kind.calendar, "excuses": kind.excuses, "plays": kind.plays}
        return replace(self, kinds=(), own_excuses=kind.own_excuses, **parts)

    def type_called(self, name: str) -> str:
        """The id of the type of customer that has this name, or that is called so as well; empty where none is."""
        return next((id for id, one in self.types.items() if name in (one.name, *one.aliases)), "")

    def situations(self) -> tuple[Play, ...]:
        """Every play of every file, in their order."""
        return self._situations

    @cached_property
    def _situations(self) -> tuple[Play, ...]:
        return tuple(play for file in self.plays.values() for play in file.plays)

    def offered(self, question: str) -> tuple[Play, ...]:
        """The plays that a question (坎 or 情况) offers to tick."""
        return tuple(one for one in self.situations() if one.tick and one.question == question)
