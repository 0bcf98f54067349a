"""What was typed or kept before, as far as the questions of now understand it. Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

from huikuan_cli.core.answers.case import Value
from huikuan_cli.core.answers.interview import Interview
from huikuan_cli.core.answers.one_answer import check_value
from huikuan_cli.core.text.values import UNKNOWN, Unclear, clean
from huikuan_cli.wizard.flow import NO, YES, State, WizardStep, step_of
from huikuan_cli.wizard.phrasing import label

_PLAIN_SUM = r"[0-9]+(\.[0-9]+)?万"
_TYPED = "^“[^”]*”(?=按)"


def understood(interview: Interview, kept: State, today: date) -> tuple[State, list[str]]:
    """A state that was kept, as far as these questions understand it; and the names of what is asked again.

    What belongs to no question, or to one that does not apply now, stays: the next time it may. An answer that is not
    understood any more is put into the line of its question, to be corrected.
    """
    given, half, again = dict(kept.given), dict(kept.half), []
    for id, value in kept.given.items():
        step = step_of(interview, id)
        if step is None or _sound(step, value, interview, today):
            continue
        del given[id]
        again.append(label(step))
        if isinstance(value, str) and not step.gate:
            half.setdefault(id, retyped(value) or "")
    return replace(kept, given=given, half=half), again


def _sound(step: WizardStep, value: Value, interview: Interview, today: date) -> bool:
    if step.gate:
        return value in (YES, NO, UNKNOWN)
    if value == "":
        return YES in (step.field.optional, step.field.hinted)
    try:
        return check_value(step.field, value, interview, today).value == value
    except Unclear:
        return False


def read_as(reply: Any, understood: str) -> str:
    """What a reply was taken for, below the line in which it stands; empty for 30.6万, which has one reading and was just read."""
    return "" if re.fullmatch(_PLAIN_SUM, str(reply)) else re.sub(_TYPED, "", understood)


def retyped(reply: Any) -> str | None:
    """What was typed, to be corrected; empty when it cannot be shown safely, None where it was picked."""
    if not isinstance(reply, str):
        return None
    try:
        return clean(reply)
    except Unclear:
        return ""


def instead(step: WizardStep, value: Value) -> str:
    """What stands in the line for one Enter where an answer cannot be: 不清楚 for an amount of nothing; else empty."""
    return UNKNOWN if step.field.kind == "金额" and value == "0.00" else ""
