"""What is said of a reply that was not understood, and what the question then starts from. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Any

from huikuan_cli import texts_wizard
from huikuan_cli.core.answers.interview import Interview
from huikuan_cli.core.text.values import UNKNOWN, Unclear
from huikuan_cli.wizard.flow import WizardStep, left_empty
from huikuan_cli.wizard.phrasing import Phrasing, Proposal
from huikuan_cli.wizard.understood import retyped


def to_mend(
    wording: Phrasing,
    step: WizardStep,
    start: Proposal,
    reply: Any,
    problem: Unclear,
    say: Callable[[str], None],
) -> Proposal:
    """Say what was not understood and what Enter means now, and what to start from to mend it: never a dead end."""
    if problem.kept:
        say(f"× {problem.asked_back()}")
        kept = listed(wording.interview, step, (*problem.kept, *(start.value or () if start.adds else ())))
        say(texts_wizard.HELD.format(names=wording.named(step, kept)))
        return Proposal(kept, adds=True)
    if problem.suggestion:
        say(f"× {problem.asked_back()}")
        return replace(start, typed=problem.suggestion, wrong=False, hint=texts_wizard.MEANT)
    if wording.options(step.field) and not step.gate:
        say(f"× {problem.asked_back()}")
        return replace(start, typed=retyped(reply), wrong=True)
    say(f"× {problem.asked_back()}；{given_up(step, start)}")
    return replace(start, typed=retyped(reply), wrong=True, hint="")


def given_up(step: WizardStep, start: Proposal) -> str:
    """What Enter alone means after a reply that was not understood."""
    unknown = start.value == UNKNOWN or left_empty(step) == UNKNOWN
    return texts_wizard.AGAIN_IS_UNKNOWN if unknown else texts_wizard.AGAIN_IS_NONE


def listed(interview: Interview, step: WizardStep, chosen: Collection[Any]) -> list[Any]:
    """Several options in the order of their list, each once."""
    return [o.id for o in interview.options(step.field) if o.id in chosen]
