"""What is said of a reply that was not understood, and what the question then starts from. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Any

from huikuan_cli import texts_wizard
from huikuan_cli.core.answers.case import Value
from huikuan_cli.core.answers.interview import Interview
from huikuan_cli.core.answers.other_kind import other_kind
from huikuan_cli.core.text.values import UNKNOWN, Unclear
from huikuan_cli.wizard.flow import NO, YES, State, WizardStep, left_empty, step_at
from huikuan_cli.wizard.phrasing import ALL_TICKED, Phrasing, Proposal
from huikuan_cli.wizard.understood import retyped


class OtherKind(Unclear):
    """A reply in words that reads like the answer to another question."""


def refuse_other_kind(wording: Phrasing, step: WizardStep, reply: Any, start: Proposal) -> None:
    """Raises OtherKind for a reply in words that reads like the answer to another question; not for one that is given once more."""
    if isinstance(reply, str) and reply not in (start.doubted, UNKNOWN):
        said = other_kind(step.field, reply, wording.interview.unsaid)
        if said:
            raise OtherKind(said)


def to_mend(
    wording: Phrasing,
    step: WizardStep,
    start: Proposal,
    reply: Any,
    problem: Unclear,
    say: Callable[[str], None],
) -> Proposal:
    """Say what was not understood and what Enter means now, and what to start from to mend it: never a dead end."""
    if isinstance(problem, OtherKind):
        say(f"× {problem}")
        ready = start.hint == texts_wizard.SUGGESTED and start.value
        typed, hint = (
            (wording.question(step, start, ()).typed, start.hint)
            if ready
            else (retyped(reply), texts_wizard.INSIST)
        )
        return replace(start, typed=typed, hint=hint, wrong=False, doubted=str(reply))
    if problem.kept:
        say(f"× {problem.asked_back()}")
        kept = listed(wording.interview, step, (*problem.kept, *(start.value or () if start.adds else ())))
        say(texts_wizard.HELD.format(names=wording.named(step, kept)))
        return Proposal(kept, adds=True)
    if problem.suggestion:
        mark = "×" if problem.vague() else "？"  # nothing is wrong where Enter takes it
        say(f"{mark} {problem.asked_back()}")
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


def without_wrong(
    interview: Interview, state: State, wrong: Collection[str], say: Callable[[str], None]
) -> State:
    """The state in which the answer to the present question is gone where it is one of those that cannot be: it is not kept by
    skipping it."""
    step = step_at(interview, state)
    if step is None or state.at.partition("#")[0].partition("?")[0] not in wrong:
        return state
    emptied = left_empty(step)
    say(texts_wizard.WRONG_GONE.format(left=emptied or texts_wizard.LEFT_EMPTY))
    return replace(state, given={**state.given, state.at: emptied})


def wants_all(value: Value) -> bool:
    """Whether the whole of a list was asked for, of which a part is shown."""
    return value == ALL_TICKED or (isinstance(value, list) and ALL_TICKED in value)


def gate_answer(step: WizardStep, reply: Any) -> Value:
    """是 or 否 for a gate; 不清楚 only where a table asks whether there is anything. Raises Unclear."""
    if reply in (YES, NO):
        return str(reply)
    if not reply or (reply == UNKNOWN and step.row == 0):
        return left_empty(step)
    raise Unclear("请选前面的编号")
