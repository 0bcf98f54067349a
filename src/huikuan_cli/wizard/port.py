"""What the wizard needs from whoever asks: a terminal, plain input, or a script in a test."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from huikuan_cli.core.values import Option


class Move(Enum):
    """What a person may do instead of answering."""

    BACK = "back"


class Next(Enum):
    """What to do at the summary."""

    WRITE = "write"
    CHANGE = "change"
    STOP = "stop"


class Stop(Exception):
    """The person wants to stop here (Ctrl-C, Ctrl-D, q)."""


@dataclass(frozen=True)
class Question:
    """One question as it is shown. `typed` is what to start from: an earlier answer, or text to correct.

    `options` is empty for a question answered in words. `chosen` are the ids ticked before. `unknown` is the label
    of the way out; picking it gives 不清楚. `empty` says what leaving it empty means, `empty_said` what was understood
    when it was; `none`: the person said before that none of the options is there.
    """

    progress: str
    text: str
    help: str
    options: tuple[Option, ...] = ()
    many: bool = False
    unknown: str = ""
    empty: str = ""
    empty_said: str = ""
    typed: str = ""
    chosen: tuple[str, ...] = ()
    none: bool = False


Reply = str | list[str] | Move


class Asker(Protocol):
    """The port. Every method may raise Stop."""

    def ask(self, question: Question) -> Reply:
        """One answer as typed or picked (option ids), or a move. Empty text means: left empty."""

    def say(self, text: str) -> None:
        """A line that is no question."""

    def review(self, rows: Sequence[tuple[str, str]], problems: Sequence[str]) -> Next:
        """The summary: every answer with its name, what does not fit, and what to do next."""

    def pick(self, rows: Sequence[tuple[str, str]]) -> int | Move:
        """Which of the answers to change, by its place in the rows."""
