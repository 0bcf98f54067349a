"""What must hold in a file that stands beside the playbook: the quiz, a letter, the look of the sheet, the board, a teaching case. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from huikuan_cli.core.playbook import Playbook
from huikuan_cli.core.text.values import brief
from huikuan_cli.errors import Problem

if TYPE_CHECKING:
    from huikuan_cli.core.checking.wording import Excused
    from huikuan_cli.core.playbook.letter_texts import Letter
    from huikuan_cli.core.playbook.speech_rules import Wording


class Beside:
    """What such a file is held against: the playbook, and the words that no line may hold. The words are read when a file is checked,
    which for a visit only a team's is."""

    def __init__(self, playbook: Playbook, rules: Callable[[], Wording], excused: Excused) -> None:
        self.playbook, self._read, self._excused = playbook, rules, excused
        self._letters: dict[str, str] = {}  # by name, the file that has it

    @cached_property
    def rules(self) -> Wording:
        """The words that no line may hold."""
        return self._read()

    def named(self, file: str, letter: Letter) -> str:
        """The file whose letter has this name, where one read before has it; else this file."""
        return self._letters.setdefault(letter.name, file)

    def problems(self, file: str, made: Struct) -> Iterator[Problem]:
        """Everything in a finished file that does not fit the playbook, or may not be said."""
        from huikuan_cli.core.answers.interview import posts_of
        from huikuan_cli.core.checking.board_checks import board_problems
        from huikuan_cli.core.checking.course_checks import case_problems, quiz_problems
        from huikuan_cli.core.checking.ledger_checks import ledger_problems
        from huikuan_cli.core.checking.letter_checks import OWN_NAMES, left_names, letter_problems
        from huikuan_cli.core.checking.sheet_checks import look_problems
        from huikuan_cli.core.checking.wording import (
            never,
            private_problems,
            waiver_problems,
            wording_problems,
        )
        from huikuan_cli.core.letters.privacy import private_words
        from huikuan_cli.core.playbook.assistant_rules import AssistantRules
        from huikuan_cli.core.playbook.board_rules import BoardRules
        from huikuan_cli.core.playbook.ledger_rules import LedgerRules
        from huikuan_cli.core.playbook.letter_texts import Letter
        from huikuan_cli.core.playbook.quiz_file import Quiz
        from huikuan_cli.core.playbook.sheet_look import SheetLook
        from huikuan_cli.core.playbook.speech_rules import Wording
        from huikuan_cli.core.playbook.teaching_cases import Teaching
        from huikuan_cli.core.playbook.traversal import texts_of

        if isinstance(made, Wording | AssistantRules):  # which name the words
            return
        if isinstance(made, SheetLook):
            yield from look_problems(file, made, self.rules)
            return
        if isinstance(made, BoardRules):
            yield from board_problems(file, made)
        elif isinstance(made, Quiz):
            yield from quiz_problems(made, posts_of(self.playbook.questions), self.playbook.types)
        elif isinstance(made, LedgerRules):
            yield from ledger_problems(made, self.playbook.questions)
        elif isinstance(made, Teaching):
            yield from case_problems(file, made, self.playbook)
        elif isinstance(made, Letter):
            if (other := self.named(file, made)) != file and made.name not in OWN_NAMES:
                text = f"函的名称“{brief(made.name)}”和 {other} 里的一样"
                place = ("名称",)
                yield Problem(text, "换一个名称", file, code="P301", at=place, other=(other, place))
            yield from letter_problems(file, made, self.playbook)
            yield from left_names(file, made, self._letters)
            yield from private_problems(file, texts_of(made), private_words(self.playbook, self.rules))
            yield from waiver_problems(file, texts_of(made), self.rules)
        excused = never if isinstance(made, Letter) else self._excused
        yield from wording_problems(file, texts_of(made), self.rules, excused)
