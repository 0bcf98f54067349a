"""What the wizard needs from whoever asks: a terminal, plain input, or a script in a test."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol

from huikuan_cli import texts_wizard
from huikuan_cli.core.text.values import UNKNOWN, Option, scrub

MOST_NAMED = 4  # ticks of a list that are named
STOP_WORDS = {"q", "退出"}  # typed in a list: leave, and go on later


class Move(Enum):
    """What a person may do instead of answering."""

    BACK = "<"
    SKIP = ">"
    ENOUGH = "="


_WORDS = {
    Move.BACK: {"<", "＜", "《", "返回", "上一问"},
    Move.SKIP: {">", "＞", "》", "跳过", "先跳过"},
    Move.ENOUGH: {"=", "＝", "够了", "出单"},
}


def move_of(typed: str, start: str = "") -> Move | None:
    """The move that a person typed instead of an answer: < or 上一问, > or 先跳过, = or 够了; None for anything else.

    `start` is what the line began with: a mark before or behind it, and nothing else changed, is a move as well.
    """
    text = scrub(typed)
    if start and text != start:
        text = text.removeprefix(start) if text.startswith(start) else text.removesuffix(start)
    return next((move for move, words in _WORDS.items() if text in words), None)


def words_for(move: Move) -> tuple[str, ...]:
    """What a person may type for a move."""
    return tuple(sorted(_WORDS[move]))


class Next(Enum):
    """What to do at the review, other than to go to a question."""

    WRITE = "write"
    FILL = "fill"
    STOP = "stop"


class Stop(Exception):
    """The person wants to stop here (Ctrl-C, Ctrl-D, q). `typed` is what stood in the line by then."""

    def __init__(self, typed: str = "") -> None:
        super().__init__()
        self.typed = typed


@dataclass(frozen=True)
class Left:
    """A move out of a line in which something was typed already."""

    move: Move
    typed: str


@dataclass(frozen=True)
class Question:
    """One question as it is shown. `typed` is what to start from: an earlier answer, or text to correct.

    `options` is empty for a question answered in words. `chosen` are the ids ticked before, `mark` says where they come
    from. `unknown` is the label of the way out; picking it gives 不清楚. `empty` says what leaving it empty means,
    `empty_said` what was understood when it was; `none`: the person said before that none of the options is there; `nothing` is the label for that.
    `moves` are what may be done instead of answering. `optional`: it may stay empty. `wrong`: what it starts from was not
    understood, and on it unchanged Enter leaves the question empty; `half`: it was left half typed, and what is typed goes on behind it.
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
    nothing: str = texts_wizard.NONE_CHOICE
    mark: str = ""
    moves: tuple[Move, ...] = ()
    optional: bool = False
    wrong: bool = False
    half: bool = False

    def given_up(self, reply: str) -> str:
        """The reply, empty where Enter was pressed once more on what was not understood: it is no answer, and nobody is held up by it."""
        return "" if self.wrong and scrub(reply) == scrub(self.typed) else reply

    def left(self) -> str:
        """What leaving it empty was taken for."""
        if self.empty_said == UNKNOWN and self.unknown and UNKNOWN not in self.chosen:
            return self.unknown
        return self.empty_said or (texts_wizard.NOTHING if self.optional else UNKNOWN)


@dataclass(frozen=True)
class ReviewItem:
    """One answer in the review. `value` is empty where there is none, and `lack` then says why. `mark`: where it comes from. `quiet`: it can be
    changed but need not be read. `plain`: its words need no name before them. `seen`: it stands on the screen already, under its number."""

    id: str
    name: str
    value: str
    lack: str = ""
    mark: str = ""
    quiet: bool = False
    plain: bool = False
    seen: bool = False


@dataclass(frozen=True)
class ReviewGroup:
    """The answers of one section."""

    title: str
    items: tuple[ReviewItem, ...]


@dataclass(frozen=True)
class Deeper:
    """A section that can be added to: the step that opens it, how many questions it has left, and what they put on the
    sheet. `letter`: the key that leads to it, the same for the whole sitting."""

    gate: str
    title: str
    count: int
    adds: str
    letter: str = ""


@dataclass(frozen=True)
class Summary:
    """Everything that was answered, what does not fit, how many questions were put off, the ids of the answers that do not
    fit, how ready the sheet is, what would add most to it, the number of each answer by its id,
    the step that opens each section that can be added to, by its title, and what to want instead of what he wrote."""

    groups: tuple[ReviewGroup, ...]
    problems: tuple[str, ...]
    later: int = 0
    suspects: frozenset[str] = frozenset()
    standing: tuple[str, ...] = ()
    deeper: tuple[Deeper, ...] = ()
    numbers: Mapping[str, int] = field(default_factory=dict)
    sections: Mapping[str, str] = field(default_factory=dict)
    advice: str = ""

    def items(self) -> list[ReviewItem]:
        """All answers in order."""
        return [item for group in self.groups for item in group.items]


Reply = str | list[str] | Move | Left


def moved(reply: Reply) -> Move | None:
    """The move that a reply is; None for an answer."""
    return reply.move if isinstance(reply, Left) else reply if isinstance(reply, Move) else None


class Asker(Protocol):
    """The port. Every method may raise Stop."""

    def ask(self, question: Question) -> Reply:
        """One answer as typed or picked (option ids), or a move out of it. Empty text means: left empty."""

    def say(self, text: str) -> None:
        """A line that is no question."""

    def review(self, summary: Summary) -> Next | str:
        """Show what was answered and what does not fit, and ask what to do next: that, or the id of the step to go to."""


def picked_words(question: Question, picked: Collection[str]) -> str:
    """What was ticked: a few by name, so that a slip of the finger is seen at once; many by their number, for their ticks stood there
    and nobody reads them a second time."""
    names = [one.short() for one in question.options if one.id in picked]
    if not names:
        return texts_wizard.PICKED_NONE
    if len(names) > MOST_NAMED:
        return texts_wizard.PICKED_MANY.format(count=len(picked))
    return texts_wizard.PICKED.format(count=len(picked), names="、".join(names))
