"""What must hold in a file that stands beside the playbook: the quiz, a letter, the look of the sheet, a teaching case. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from huikuan_cli.core.answers.interview import posts_of
from huikuan_cli.core.checking.course_checks import case_problems, quiz_problems
from huikuan_cli.core.checking.letter_checks import letter_problems
from huikuan_cli.core.checking.sheet_checks import look_problems
from huikuan_cli.core.checking.wording import private_problems, waiver_problems, wording_problems
from huikuan_cli.core.letters.privacy import private_words
from huikuan_cli.core.playbook import Playbook
from huikuan_cli.core.playbook.letter_texts import Letter
from huikuan_cli.core.playbook.quiz_file import Quiz
from huikuan_cli.core.playbook.sheet_look import SheetLook
from huikuan_cli.core.playbook.speech_rules import Wording
from huikuan_cli.core.playbook.teaching_cases import Teaching
from huikuan_cli.core.playbook.traversal import texts_of
from huikuan_cli.errors import Problem


class Beside:
    """What such a file is held against: the playbook, and the words that no line may hold."""

    def __init__(self, playbook: Playbook, rules: Wording) -> None:
        self.playbook, self.rules = playbook, rules
        self.private: re.Pattern[str] = private_words(playbook, rules)

    def problems(self, file: str, made: Struct) -> Iterator[Problem]:
        """Everything in a finished file that does not fit the playbook, or may not be said."""
        if isinstance(made, Wording):  # which names the words
            return
        if isinstance(made, SheetLook):
            yield from look_problems(file, made, self.rules)
            return
        if isinstance(made, Quiz):
            yield from quiz_problems(made, posts_of(self.playbook.questions))
        elif isinstance(made, Teaching):
            yield from case_problems(file, made, self.playbook)
        elif isinstance(made, Letter):
            yield from letter_problems(file, made, self.playbook)
            yield from private_problems(file, texts_of(made), self.private)
            yield from waiver_problems(file, texts_of(made), self.rules)
        yield from wording_problems(file, texts_of(made), self.rules)
