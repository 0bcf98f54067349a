"""Which answers hang on one that was changed, and are told or asked anew. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from huikuan_cli.core.answers.answer_set import in_use
from huikuan_cli.core.answers.case import Answers, Value
from huikuan_cli.core.answers.due_reading import TAKEN_OFF_KEY
from huikuan_cli.core.answers.inference import tells
from huikuan_cli.core.answers.interview import Interview
from huikuan_cli.core.text.values import UNKNOWN
from huikuan_cli.wizard.flow import YES, State, WizardStep, ask_again, collect, without
from huikuan_cli.wizard.phrasing import Proposal

Source = Callable[[str, Answers], Proposal | None]
PAID_IN_PART = "部分付款"


def proposals(sources: Sequence[Source], key: str, answers: Answers) -> list[Proposal]:
    """All that the sources propose for a question."""
    found = (source(key, answers) for source in sources)
    return [one for one in found if one is not None and one.proposes()]


def told_of(interview: Interview, sources: Sequence[Source], key: str, answers: Answers) -> Proposal | None:
    """What another answer tells about a question."""
    one = interview.find(key)
    if one is None or not one.told_by:
        return None
    found = (source(key, answers) for source in sources)
    return next((start for start in found if start and start.sure), None)


@dataclass(frozen=True)
class Reopening:
    """What `sources` propose for the questions of an interview; `carried` are those whose answer stood at the last visit."""

    interview: Interview
    sources: Sequence[Source]
    carried: Collection[str]

    def reopened(self, before: State, after: State, step: WizardStep, was: Value | None) -> State:
        """The state after a change, from what `was` there: what was told is told or asked anew, what the person answered
        himself is asked again, starting from his answer."""
        after = without(self.interview, after, self._read_anew(before, after, step))
        now = after.given.get(step.id)
        if self.interview.full or step.id not in after.given or now == was:
            return after
        hanging = [] if was is None else [f.key for _, f in self.interview.fields() if tells(f, step.id)]
        own = [key for key in hanging if self._is_own(key, before.given) and key not in self.carried]
        stale = [key for key in hanging if key not in own]
        if step.field.kind == "文本":
            stale += [
                f.key
                for _, f in self.interview.fields()
                if f.hinted == YES and after.given.get(f.key) == "" and self._newly(f.key, before, after)
            ]
            stale += [key for key in after.told if self._untold(key, before, after)]
        return ask_again(self.interview, without(self.interview, after, stale), own)

    def _read_anew(self, before: State, after: State, step: WizardStep) -> list[str]:
        """The question by which a changed table or amount is read, where it was answered before and not at the last visit."""
        key, rows = TAKEN_OFF_KEY, step.id.partition("#")[0].partition("?")[0]
        if key in self.carried or before.given.get(step.id) == after.given.get(step.id):
            return []
        return [key] if rows == PAID_IN_PART or (key in after.told and step.field.kind == "金额") else []

    def _is_own(self, key: str, given: dict[str, Value]) -> bool:
        """Whether somebody answered this question otherwise than another answer tells."""
        told = self._sure(key, given)
        return given.get(key, UNKNOWN) != UNKNOWN and (told is None or told.value != given[key])

    def _newly(self, key: str, before: State, after: State) -> bool:
        """Whether the sources propose for a question what they did not propose before."""
        was, now = (proposals(self.sources, key, self._used(one.given)) for one in (before, after))
        return bool(now) and now != was

    def _untold(self, key: str, before: State, after: State) -> bool:
        """Whether an answer that was told before is not told any more: somebody else was named."""
        was, now = (self._sure(key, one.given) for one in (before, after))
        return was is not None and now is None

    def _sure(self, key: str, given: dict[str, Value]) -> Proposal | None:
        return told_of(self.interview, self.sources, key, self._used(given))

    def _used(self, given: dict[str, Value]) -> Answers:
        return in_use(self.interview, collect(self.interview, given))
