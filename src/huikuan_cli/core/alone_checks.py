"""What must hold in a file that stands beside the playbook: the quiz, a letter, a teaching case. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from huikuan_cli.core.playbook import Playbook

if TYPE_CHECKING:
    from huikuan_cli.core.playbook.wording import Wording
    from huikuan_cli.errors import Problem


class Beside:
    """What such a file is held against: the playbook, and the words that no line may hold. The words are read when a file is checked,
    which for a visit only a team's is."""

    def __init__(self, playbook: Playbook, rules: Callable[[], Wording]) -> None:
        self.playbook, self._read = playbook, rules

    @cached_property
    def rules(self) -> Wording:
        """The words that no line may hold."""
        return self._read()

    def problems(self, file: str, made: Struct) -> Iterator[Problem]:
        """Everything in a finished file that does not fit the playbook, or may not be said."""
        from huikuan_cli.core.course_checks import case_problems, quiz_problems
        from huikuan_cli.core.interview import posts_of
        from huikuan_cli.core.letter_checks import letter_problems
        from huikuan_cli.core.playbook.letters import Letter
        from huikuan_cli.core.playbook.quiz import Quiz
        from huikuan_cli.core.playbook.teaching import Teaching
        from huikuan_cli.core.playbook.wording import Wording
        from huikuan_cli.core.privacy import private_words
        from huikuan_cli.core.walk import texts_of
        from huikuan_cli.core.wording import private_problems, waiver_problems, wording_problems

        if isinstance(made, Wording):  # which names the words
            return
        if isinstance(made, Quiz):
            yield from quiz_problems(made, posts_of(self.playbook.questions))
        elif isinstance(made, Teaching):
            yield from case_problems(file, made, self.playbook)
        elif isinstance(made, Letter):
            yield from letter_problems(file, made, self.playbook)
            yield from private_problems(file, texts_of(made), private_words(self.playbook, self.rules))
            yield from waiver_problems(file, texts_of(made), self.rules)
        yield from wording_problems(file, texts_of(made), self.rules)
