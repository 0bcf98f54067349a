"""What can go wrong, as expected by us. Imports nothing.

HuikuanError        one line for the user: what is wrong, where, what to do   exit 1
├── UsageError      the call itself is off, or there is no terminal           exit 2
├── ProblemsFound   a list of problems, each with file and line               exit 1
└── Paused          the user left the wizard; the draft is kept               exit 130
ReaderLeft          nobody reads our output any more; no error                exit 0
"""

from __future__ import annotations

from typing import NamedTuple

NO_OTHER: tuple[str, tuple[str | int, ...]] = ("", ())


def joined(text: str, fix: str) -> str:
    """What is wrong and what to do as one sentence; a question mark needs no further mark."""
    if not fix:
        return text
    return f"{text}{fix}" if text.endswith(("？", "。", "！")) else f"{text}；{fix}"


class Problem(NamedTuple):
    """One thing wrong in something a person wrote: what, how to mend it, and where.

    `line` and `column` (in characters) count from 1; 0 means the whole file, or the whole line. `file` is as the user
    named it. `code` is its number in docs/messages.md. `at` is the place inside a playbook file by names and ids, for
    whoever knows its line; `word` what is wrong in the text there, where it stands in it for the `nth` time (from 0).
    `minor`: worth mending, but nothing will go wrong. `missing`: the id or the name that is spoken of and does not exist;
    `needed`: why it must exist, empty where a line that speaks of it can do without. `other`: the file that the text names, and
    the place in it that already has the name: whoever knows its line writes it there.
    """

    text: str
    fix: str = ""
    file: str = ""
    line: int = 0
    column: int = 0
    code: str = ""
    at: tuple[str | int, ...] = ()
    minor: bool = False
    missing: str = ""
    needed: str = ""
    word: str = ""
    nth: int = 0
    other: tuple[str, tuple[str | int, ...]] = NO_OTHER

    def sentence(self) -> str:
        """The problem as one line: 文件:行 什么不对，怎么改."""
        place = (
            f"{self.file}:{self.line} " if self.file and self.line else f"{self.file} " if self.file else ""
        )
        return f"{place}{joined(self.text, self.fix)}"


class HuikuanError(Exception):
    """An expected problem. `text` says what is wrong and where, `hint` what to do."""

    exit_code = 1

    def __init__(self, text: str, hint: str = "") -> None:
        super().__init__(text)
        self.text = text
        self.hint = hint

    def sentence(self) -> str:
        """The one line that the user reads."""
        return joined(self.text, self.hint)


class UsageError(HuikuanError):
    """The call is off: an option is wrong, or the wizard has no terminal."""

    exit_code = 2


class ProblemsFound(HuikuanError):
    """Several problems in one file that a person wrote, all of them at once."""

    def __init__(self, text: str, problems: list[Problem]) -> None:
        super().__init__(text)
        self.problems = sorted(problems, key=lambda p: (p.file, p.line))


class ReaderLeft(Exception):
    """Whoever read our output stopped reading. Not an OSError: the command line library would end the process."""


class Paused(HuikuanError):
    """The user left the wizard with Ctrl-C or Ctrl-D; what was typed is in the draft."""

    exit_code = 130
