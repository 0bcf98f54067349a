"""The shape of the playbooks. Keys are Chinese in the files, English here, mapped once by `rename`.

The files are read elsewhere (store); this package only says what they hold, one module per file. Everything is
frozen: a playbook is built once and handed down. The annotations of this package are no text (no
`from __future__ import annotations`): reading each of them anew took 9 ms of every start.
"""

from msgspec import Struct

from huikuan_cli.core.playbook.base import Entry, Kind, When, YesNo
from huikuan_cli.core.playbook.calendar import Calendar, Window
from huikuan_cli.core.playbook.chain import Chain, Document, Node
from huikuan_cli.core.playbook.diagnosis import Cause, Diagnosis, Difficulty, Phenomenon
from huikuan_cli.core.playbook.escalation import AgeBand, Escalation, RedLine, RedLines, Rung, Step, Urgent
from huikuan_cli.core.playbook.excuses import Excuse, Excuses, Turn
from huikuan_cli.core.playbook.methods import Method, Methods, Stage
from huikuan_cli.core.playbook.mindset import Ability, Attitude, Exercise, Mindset
from huikuan_cli.core.playbook.questions import (
    Field,
    Follow,
    Gap,
    Measure,
    Prevention,
    Questions,
    Readiness,
    Section,
)
from huikuan_cli.core.playbook.types import CustomerType, Delay, Drive, Rhythm
from huikuan_cli.core.rules import Rules

__all__ = [
    "Ability", "AgeBand", "Attitude", "Calendar", "Cause", "Chain", "CustomerType", "Delay", "Diagnosis", "Difficulty",
    "Document", "Drive", "Entry", "Escalation", "Excuse", "Excuses", "Exercise", "Field", "Follow", "Gap", "Kind",
    "Measure", "Method", "Methods", "Mindset", "Node", "Phenomenon", "Playbook", "Prevention", "Questions", "Readiness",
    "RedLine", "RedLines", "Rhythm", "Rung", "Section", "Stage", "Step", "Turn", "Urgent", "When", "Window", "YesNo",
]  # fmt: skip


class Playbook(Struct, frozen=True):
    """All playbook files that a plan needs. `digest` names the exact content; `sources` says which file won where."""

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
    digest: str = ""
    sources: tuple[str, ...] = ()
