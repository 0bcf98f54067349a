"""The plan of some answers, worked out once for all that asks about the same ones."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from huikuan_cli.core.advice.analysis import Analysis
    from huikuan_cli.core.advice.plan import Plan
    from huikuan_cli.core.advice.visit_before import Previous
    from huikuan_cli.core.answers.case import Answers
    from huikuan_cli.core.playbook import Playbook


class Maker:
    """Makes the plan of answers on a day, and keeps the last one with what it was worked out from. `company`: our own name;
    `evening`: nobody is at work any more."""

    def __init__(
        self,
        playbook: Playbook,
        today: date,
        company: str,
        previous: Previous | None = None,
        *,
        evening: bool = False,
    ) -> None:
        self._playbook, self._today, self._company, self._previous = playbook, today, company, previous
        self._evening = evening
        self._setting: tuple[Answers, Analysis] | None = None
        self._plan: tuple[Analysis, Plan] | None = None

    def setting(self, answers: Answers) -> Analysis:
        """What the plan of these answers is worked out from."""
        from huikuan_cli.core.advice.analysis import analyse

        if self._setting is None or self._setting[0] != answers:
            found = analyse(self._playbook, answers, self._today, self._company, self._previous)
            self._setting = ({**answers}, found)
        return self._setting[1]

    def plan(self, answers: Answers) -> Plan:
        """The plan that these answers give."""
        from huikuan_cli.core.advice.planner import plan_of

        setting = self.setting(answers)
        if self._plan is None or self._plan[0] is not setting:
            self._plan = (setting, plan_of(setting, self._previous, evening=self._evening))
        return self._plan[1]
