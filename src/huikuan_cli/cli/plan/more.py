"""`huikuan plan --more`: the plan that a person means, to add to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from huikuan_cli.cli.which_plan import plan_of
from huikuan_cli.env import Env

if TYPE_CHECKING:
    from huikuan_cli.core.answers.case import Answers
    from huikuan_cli.store.work.plans import Stored
    from huikuan_cli.wizard.port import Asker


def plan_to_add_to(wanted: str, place: str, env: Env, asks: Callable[[], Asker]) -> Stored:
    """The plan that is meant. Raises ProblemsFound where writing it again would lose what a hand wrote, else as `cli.which_plan.path_of`."""
    found = plan_of(wanted, env, place=place, asks=asks)
    found.worth_keeping()
    return found


def with_log(added: Stored | None, answers: Answers, today: date) -> Answers:
    """The answers with what the log of the plan that is added to says of money and papers by a day."""
    if added is None:
        return answers
    from huikuan_cli.core.log.counted import counted

    return counted(answers, added.standing(today))
