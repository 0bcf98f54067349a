"""What a planning run works with."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from huikuan_cli.cli.context import Here
from huikuan_cli.cli.plan.options import PlanOptions
from huikuan_cli.env import Env

if TYPE_CHECKING:
    from huikuan_cli.cli.plan.draft_choice import Seat
    from huikuan_cli.core.answers.interview import Interview
    from huikuan_cli.core.playbook import Playbook
    from huikuan_cli.store.work.plans import Stored
    from huikuan_cli.store.work.workspace import Settings


class Job(NamedTuple):
    """Everything a planning run works with. `earlier`: the plan that this one goes on from; `added`: the one it adds to."""

    options: PlanOptions
    env: Env
    today: date
    playbook: Playbook
    talk: Interview
    here: Here
    earlier: Stored | None = None
    seat: Seat | None = None
    added: Stored | None = None

    @property
    def settings(self) -> Settings:
        """Our side's facts."""
        return self.here.settings

    @property
    def evening(self) -> bool:
        """Whether it is made after work; a day that was given (--today) is one from its morning on."""
        return not self.options.today and self.env.after_work(self.today)
