"""What the review says of the sheet that would be written now: how ready it is, and which answer changed what it asks for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from huikuan_cli import texts_wizard
from huikuan_cli.cli.common import verdict_of

if TYPE_CHECKING:
    from huikuan_cli.core.advice.plan import Ask, Plan
    from huikuan_cli.core.answers.case import Answers

MOST_REASONS = 3


def advice_of(ask: Ask) -> str:
    """One line where the sheet asks for something else than what he wrote, and where that stands; empty where his own stands."""
    from huikuan_cli.core.advice.plan import FIRST

    where = texts_wizard.ADVICE_FIRST if ask.own == FIRST else texts_wizard.ADVICE_BACK
    return texts_wizard.ADVICE.format(advised=ask.instead(), where=where) if ask.instead() else ""


@dataclass
class Watch:
    """Called at every review with the answers of now. `make` gives their plan; `before` are the answers of the last review, at
    the first one those of the plan that is added to."""

    make: Callable[[Answers], Plan]
    before: Answers | None = None

    def __call__(self, answers: Answers) -> tuple[str, ...]:
        """The verdict, and one line when the goal is not what it was at the last review."""
        made, before = self.make(answers), self.before
        self.before = dict(answers)
        return (verdict_of(made.score), *(self._changed(before, answers) if before is not None else ()))

    def _changed(self, before: Answers, answers: Answers) -> tuple[str, ...]:
        from huikuan_cli.core.advice.changed import responsible
        from huikuan_cli.core.answers.interview import WANT_KEY, WORDS_KEY

        def goal(given: Answers) -> str:
            return self.make(given).ask.aimed()

        keys = responsible(before, answers, goal)
        if set(keys) <= {WANT_KEY, WORDS_KEY}:  # he wrote another one himself
            return ()
        more = texts_wizard.AND_MORE.format(count=len(keys)) if len(keys) > MOST_REASONS else ""
        return (
            texts_wizard.GOAL_CHANGED.format(
                old=goal(before), new=goal(answers), names="、".join(keys[:MOST_REASONS]) + more
            ),
        )
