"""What a person is asked who wants to add to a section of the short interview. Pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from huikuan_cli.core.answers.case import Value
from huikuan_cli.core.answers.interview import Interview
from huikuan_cli.core.playbook import AFTER_SHEET, Field, Section
from huikuan_cli.core.text.values import UNKNOWN
from huikuan_cli.wizard.flow import SUMMARY, YES, State, WizardStep, gate_of, steps
from huikuan_cli.wizard.joint import other_list


def unasked(
    interview: Interview, section: Section, given: dict[str, Value], put: Collection[str] = ()
) -> list[WizardStep]:
    """What a person would be asked to add to a section: its questions that have no answer yet, those included that nothing
    pointed at (有提示才问), but none that was `put` to him already: what he skipped he names by its number."""
    deeper = {**given, gate_of(section): YES}
    fresh = given.get(gate_of(section)) != YES
    found = [
        s
        for s in steps(interview, deeper)
        if s.section.id == section.id
        and not {s.id, other_list(interview, s.id)} & set(put)
        and (s.id not in given or (fresh and s.field.hinted == YES and given[s.id] == ""))
    ]
    asked = {s.id for s in found}
    return [s for n, s in enumerate(found) if not _is_second(interview, s, found[:n], asked)]


def _is_second(interview: Interview, step: WizardStep, before: list[WizardStep], asked: set[str]) -> bool:
    """Whether the question of two lists was asked before, with the other one."""
    other = other_list(interview, step.id)
    return other in asked and any(s.id == other for s in before)


def add_to(interview: Interview, state: State, gate: str, put: Collection[str] = ()) -> State:
    """Go from the summary into a section, to answer what was not asked of it."""
    section = next(s for s in interview.sections if gate_of(s) == gate)
    open_ = [s.id for s in unasked(interview, section, state.given, put)]
    given = {**{id: value for id, value in state.given.items() if id not in open_}, gate: YES}
    passed = tuple(id for id in state.passed if id not in open_)
    at = next(iter(open_), SUMMARY)
    return replace(state, given=given, at=at, passed=passed, ahead=(), changing=False)


def without_skipped(interview: Interview, given: dict[str, Value]) -> dict[str, Value]:
    """The answers without the 不清楚 of what was only asked to add to a section: it is as if it had not been asked, for to be asked
    more makes nobody less ready."""
    skipped = {
        f.key
        for section, f in interview.fields()
        if not interview.full and given.get(gate_of(section)) == YES and _is_extra(f, given)
    }
    return {id: value for id, value in given.items() if id not in skipped or value != UNKNOWN}


def _is_extra(one: Field, given: dict[str, Value]) -> bool:
    """Whether a question belongs to no interview but to one that somebody adds to."""
    wanted = any(given.get(key) in values for key, values in one.must_when.items())
    return one.depth == AFTER_SHEET and one.required != "是" and not wanted
