"""The only loop that asks: show a step, check the answer, keep the draft, go on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from huikuan_cli import texts_wizard
from huikuan_cli.core.advice.readiness import lacking
from huikuan_cli.core.answers.answer_set import in_use
from huikuan_cli.core.answers.case import Answers, Value, read_case
from huikuan_cli.core.answers.conflicts import Conflict, conflicts
from huikuan_cli.core.answers.due_reading import TAKEN_OFF_KEY
from huikuan_cli.core.answers.inference import DUE_KEY, computed, pointed_at, worked_out
from huikuan_cli.core.answers.interview import Interview
from huikuan_cli.core.answers.one_answer import check_value
from huikuan_cli.core.answers.told_payments import payments_told
from huikuan_cli.core.text.amounts import spoken
from huikuan_cli.core.text.values import UNKNOWN, Option, Unclear, scrub
from huikuan_cli.wizard.adding import add_to, without_skipped
from huikuan_cli.wizard.due_beside import taken_in_line
from huikuan_cli.wizard.flow import (
    SUMMARY,
    YES,
    State,
    WizardStep,
    answer,
    back,
    begin,
    closed,
    collect,
    enough,
    fill_up,
    gate_of,
    half_typed,
    jump,
    left_empty,
    may_stay_empty,
    place_of,
    resume,
    skip,
    step_at,
    steps,
    taken,
)
from huikuan_cli.wizard.instalments import same_paper
from huikuan_cli.wizard.joint import divided, other_list, together
from huikuan_cli.wizard.mending import (
    gate_answer,
    listed,
    refuse_other_kind,
    to_mend,
    wants_all,
    without_wrong,
)
from huikuan_cli.wizard.phrasing import ALL_TICKED, Phrasing, Proposal
from huikuan_cli.wizard.port import Asker, Left, Move, Next, Question, Stop, move_of
from huikuan_cli.wizard.reopening import Reopening, Source, proposals
from huikuan_cli.wizard.reviewing import lettered
from huikuan_cli.wizard.understood import instead, read_as, retyped

Keep = Callable[[State], None]
Standing = Callable[[Answers], Sequence[str]]


@dataclass
class Interviewer:
    """Runs one interview. `sources` propose what a question that was never answered starts from, the first that knows
    wins; `keep` saves the draft; `standing` says how ready a sheet would be, `advice` what the sheet asks for instead. Without `review` the interview ends after its last question."""

    wording: Phrasing
    asker: Asker
    today: date
    keep: Keep
    sources: Sequence[Source] = ()
    review: bool = True
    standing: Standing | None = None
    advice: Callable[[Answers], str] | None = None
    _numbers: dict[str, int] = field(default_factory=dict)
    _seen: set[str] = field(default_factory=set)
    _letters: dict[str, str] = field(default_factory=dict)
    _put: set[str] = field(default_factory=set)
    _trail: list[str] = field(default_factory=list)

    @property
    def interview(self) -> Interview:
        """What is asked."""
        return self.wording.interview

    def run(self, given: dict[str, Value]) -> Answers:
        """Start at the first question that has no answer yet."""
        return self.go_on(begin(self.interview, given))

    def go_on(self, kept: State) -> Answers:
        """The answers in use, once the person says: write. Raises Stop when he wants to leave."""
        state = resume(self.interview, kept)
        answered = [s.id for s in self._answered(state)]
        self._numbers = dict(state.numbers) or {id: n for n, id in enumerate(answered, 1)}
        self._put |= {*answered, *state.half}
        shown: set[str] = set()
        while True:
            step = step_at(self.interview, state)
            if step is None:
                state, done = self._summary(state) if self.review else (state, True)
                if done:
                    return self._written(state)
                continue
            start = self._start(state, step)
            taken = self._taken(state, step, start)
            if taken is not None:
                state = taken
                continue
            part = place_of(self.interview, step)
            if self.interview.full and part.id not in shown:
                shown.add(part.id)
                self.asker.say(texts_wizard.WHY.format(why=part.why))
            state = self._reopened(state, self._step(state, step, start), step, start)
            self._kept(state)

    def _asked(self, state: State) -> set[str]:
        """The steps that were asked or put off; those aside that only a hint asks and nobody saw."""
        hinted = {f.key for _, f in self.interview.fields() if f.hinted == YES and f.key not in self._numbers}
        return self._put | {id for id in state.passed if id not in hinted}

    def _kept(self, state: State) -> None:
        """Keep the state, with the numbers under which its answers were shown: they are the same when he goes on."""
        self.keep(replace(state, numbers=dict(self._numbers)))

    def _answered(self, state: State) -> list[WizardStep]:
        """The steps of a short interview that were answered before this sitting, but for what was left empty."""
        known = steps(self.interview, state.given) if not self.interview.full else []
        return [s for s in known if state.given.get(s.id, "") != ""]

    def _used(self, given: dict[str, Value]) -> Answers:
        return in_use(self.interview, collect(self.interview, given))

    def _written(self, state: State) -> Answers:
        """The answers of which a sheet is written now."""
        return self._used(without_skipped(self.interview, closed(self.interview, state.given)))

    def _conflicts(self, given: dict[str, Value]) -> list[Conflict]:
        return conflicts(read_case(self._used(given), self.today), self.today)

    def _taken(self, state: State, step: WizardStep, start: Proposal) -> State | None:
        """The state after a step that the short interview need not ask: what another answer tells is taken and said, what
        nothing points at is left empty. None where it is asked."""
        asked = step.id in state.given or step.id in state.half or step.id in state.ahead or state.changing
        if self.interview.full or asked or step.gate or step.row >= 0:
            same = None if self.interview.full or asked else same_paper(step, state.given)
            return answer(self.interview, state, same) if same else None
        if start.sure and start.value is not None:
            shown = self.wording.shown(step, start.value)
            number = self._number(state, step)
            self.asker.say(
                f"{number} " + texts_wizard.TAKEN.format(name=step.field.name(), value=shown, why=start.hint)
            )
            self._passed_by(step.id)
            return taken(self.interview, state, start.value)
        if step.field.hinted != YES or start.proposes() or state.given.get(gate_of(step.section)) == YES:
            return None
        if pointed_at(self.interview, step.field, self._used(state.given)):
            return None
        return answer(self.interview, state, "")

    def _reopened(self, before: State, after: State, step: WizardStep, start: Proposal) -> State:
        """The state after a change on which other answers hang (wizard.reopening)."""
        asking = Reopening(self.interview, self.sources, self.wording.carried)
        return asking.reopened(before, after, step, before.given.get(step.id, start.value))

    def _number(self, state: State, step: WizardStep) -> str:
        """The number of a question in the short interview, and of its answer in the review; one that came instead of another has its."""
        if self.interview.full:
            return ""
        self._seen.add(step.id)
        if step.id not in self._numbers:
            live = {one.id for one in steps(self.interview, state.given)}
            gone = min(
                (id for id in self._numbers if id not in live), key=lambda id: self._numbers[id], default=None
            )
            self._numbers[step.id] = len(self._numbers) + 1 if gone is None else self._numbers.pop(gone)
        return str(self._numbers[step.id])

    def _step(self, state: State, step: WizardStep, start: Proposal) -> State:
        """Ask one step until its answer is understood. An answer that contradicts another is asked again once."""
        warned: Value | None = None
        wording = self.wording.of(self._used(state.given)) if self.interview.kinds else self.wording
        offered, first = wording.question(step, start, ()).typed, start.first
        number = self._number(state, step)
        self._put.add(step.id)
        self._passed_by(step.id)
        while True:
            question = wording.question(step, start, self._moves(state))
            question = replace(question, progress=number) if number else question
            state, reply = self._reply(state, question, offered)
            if isinstance(reply, Move):
                kept = half_typed(state, start.typed) if warned is not None and start.typed else state
                return self._moved(kept, reply)
            state, reply, doubt = self._beside(state, step, reply)
            if doubt is not None:
                start = self._to_mend(step, start, reply, doubt)
                continue
            if reply is None:
                start = replace(start, typed="")
                continue
            try:
                value = self._value(step, reply, start, question.options)
            except Unclear as problem:
                start = self._to_mend(step, start, reply, problem)
                continue
            if wants_all(value):
                ticked = [str(one) for one in value if one != ALL_TICKED] if isinstance(value, list) else []
                start = Proposal(ticked or None)
                continue
            part = any(one.id == ALL_TICKED for one in question.options)
            settles = not part or not self._told_of(other_list(self.interview, step.id), state)
            after = answer(self.interview, *divided(self.interview, state, value, first, settles=settles))
            if value == warned or not self._contradicts(state, after, step):
                return after
            start, warned = Proposal(value, typed=instead(step, value) or retyped(reply)), value

    def _told_of(self, key: str, state: State) -> bool:
        """Whether something he wrote tells an answer to this question."""
        return any(
            one.hint == texts_wizard.SEEMS for one in proposals(self.sources, key, self._used(state.given))
        )

    def _to_mend(self, step: WizardStep, start: Proposal, reply: Any, problem: Unclear) -> Proposal:
        return to_mend(self.wording, step, start, reply, problem, self.asker.say)

    def _moved(self, state: State, move: Move) -> State:
        """The state after a move out of the present step. Nobody goes back to a question that he has not seen."""
        if move is Move.BACK:
            return self._back(state)
        if move is Move.ENOUGH:
            return enough(self.interview, state)
        wrong = {key for key, _, _ in self._conflicts(state.given)} if state.at in state.given else ()
        state = without_wrong(self.interview, state, wrong, self.asker.say)
        return skip(self.interview, state)

    def _passed_by(self, id: str) -> None:
        """Note the step as the last that he saw."""
        self._trail = [*(one for one in self._trail if one != id), id]

    def _back(self, state: State) -> State:
        """The state at the question that was asked before, which is said where it is not the one above in the list."""
        order, unseen = [s.id for s in steps(self.interview, state.given)], self._never_put(state)
        seen = {SUMMARY, *order} - {state.at, *unseen}
        self._trail = [id for id in self._trail if id in seen]
        after = back(self.interview, state, unseen, self._trail.pop() if self._trail else None)
        step = step_at(self.interview, after)
        if step and not self.interview.full and after.at != state.at:
            number, name = self._number(after, step), step.field.name()
            self.asker.say(texts_wizard.WENT_BACK.format(number=number, name=name))
        return after

    def _never_put(self, state: State) -> set[str]:
        """The steps that were answered without the person having seen their question."""
        order = steps(self.interview, state.given) if not self.interview.full else []
        return {s.id for s in order if s.field.hinted == YES and s.row < 0 and s.id not in self._put}

    def _reply(self, state: State, question: Question, offered: str) -> tuple[State, Any]:
        """The reply or the move, and the state with a line that was left half typed: all but what was `offered`."""
        try:
            reply = self.asker.ask(question)
        except Stop as stop:
            if stop.typed != offered:
                self._kept(self._half(state, stop.typed))
            raise
        if isinstance(reply, Left):
            return self._half(state, reply.typed) if reply.typed != offered else state, reply.move
        if isinstance(reply, str) and not question.options:
            return state, move_of(reply, question.typed) or reply
        return state, reply

    def _half(self, state: State, typed: str) -> State:
        """The state with the line that was left: nothing that was typed is lost, only what stood there before is."""
        known = state.given.get(state.at)
        text = retyped(typed) or ""
        return half_typed(state, "" if text == known else text)

    def _moves(self, state: State) -> tuple[Move, ...]:
        first = steps(self.interview, state.given)[0].id == state.at
        back_to = () if first and not state.changing else (Move.BACK,)
        onward = (Move.SKIP,) if self.review else ()
        return back_to + onward + ((Move.ENOUGH,) if self._may_end(state) else ())

    def _may_end(self, state: State) -> bool:
        """Whether so much is known that little is missing for a sheet: all that it needs but the last."""
        lacking = [key for key in self.interview.enough if key not in state.given]
        return self.review and not self.interview.full and not state.changing and len(lacking) < 2

    def _contradicts(self, before: State, after: State, step: WizardStep) -> bool:
        """Whether this answer cannot be true beside the others, which is then said. What it makes impossible elsewhere is
        said too, and left for the summary."""
        known = {text for _, text, _ in self._conflicts(before.given)}
        table = step.id.partition("#")[0]
        found = [one for one in self._conflicts(after.given) if one[1] not in known or one[0] == table]
        own = [one for one in found if one[0] == table]
        for _, text, fix in own[:1] or found[:1]:
            self.asker.say(f"× {text}；{fix}")
            nothing = instead(step, after.given.get(step.id, ""))
            doubt = texts_wizard.DOUBT_NOTHING if nothing else texts_wizard.DOUBT
            self.asker.say(doubt if own else texts_wizard.DOUBT_ELSEWHERE)
        return bool(own)

    def _value(self, step: WizardStep, reply: Any, start: Proposal, shown: Sequence[Option]) -> Value:
        if step.gate:
            return gate_answer(step, reply)
        if isinstance(reply, str) and scrub(reply) == "":
            return UNKNOWN if start.value == UNKNOWN else left_empty(step)
        if reply == UNKNOWN and may_stay_empty(step.field):
            return ""
        refuse_other_kind(self.wording, step, reply, start)
        checked = check_value(step.field, reply, self.interview, self.today, shown)
        if wants_all(checked.value):
            return checked.value
        if checked.understood:
            if said := read_as(reply, checked.understood):
                self.asker.say(said)
        elif step.field.kind == "金额" and checked.value != UNKNOWN:
            self._say_amount(Decimal(str(checked.value)))
        if start.adds and isinstance(reply, str) and isinstance(checked.value, list) and checked.value:
            return listed(self.interview, step, (*checked.value, *(start.value or ())))
        return checked.value

    def _beside(self, state: State, step: WizardStep, reply: Any) -> tuple[State, Any, Unclear | None]:
        """The state with the amounts that were written in the same line, the rest of the line, and what of it is doubtful
        (wizard.beside)."""
        works_out = lambda given: bool(computed(step.id, self._used({**state.given, **given})))  # noqa: E731
        return taken_in_line(state, step, reply, self.interview, self.today, self.asker.say, works_out)

    def _say_amount(self, amount: Decimal) -> None:
        """A bare figure is read back, so that a lost or a doubled zero is seen."""
        if amount:
            self.asker.say(texts_wizard.AMOUNT_IS.format(amount=spoken(amount)))

    def _start(self, state: State, step: WizardStep) -> Proposal:
        """What to start from: his own answer, else what the first source that knows proposes."""
        before = together(self.interview, state, step.id)
        if step.id in state.half:
            return Proposal(before, texts_wizard.HALF, typed=state.half[step.id])
        if before is not None or step.gate:
            return Proposal(before, self._payments_told(state, step))
        if step.id == TAKEN_OFF_KEY and DUE_KEY in state.owed:
            return Proposal(YES, texts_wizard.SAID_TO_BE_OWED, texts_wizard.TOLD, sure=True)
        answers, start = self._used(state.given), Proposal()
        for source in self.sources if step.row < 0 else ():
            found = source(step.field.key, answers)
            if found and found.value is None:
                start = found  # only a word on the last time; another source may know the answer
            elif found and found.value is not None and self._fits(step, found.value):
                return found
        return start

    def _payments_told(self, state: State, step: WizardStep) -> str:
        """What he wrote of payments, where it is asked whether there was one: the limitation may hang on it."""
        told = payments_told(step.field.key, self._used(state.given)) if step.gate and step.row == 0 else ()
        return texts_wizard.WROTE_OF.format(told="”“".join(told)) if told else ""

    def _fits(self, step: WizardStep, value: Value) -> bool:
        """Whether a proposed answer can still be given: an option may have gone from the list."""
        try:
            check_value(step.field, value, self.interview, self.today)
        except Unclear:
            return False
        return True

    def _summary(self, state: State) -> tuple[State, bool]:
        self._trail = [SUMMARY]
        found = self._conflicts(state.given)
        problems = [f"{text}；{fix}" for _, text, fix in found]
        written = self._written(state)
        standing = self.standing(written) if self.standing else ()
        sums = worked_out(read_case(self._used(state.given), self.today))
        shown = replace(state, given={**state.given, **sums}, told=(*state.told, *sums))
        summary = self.wording.of(written).summary(
            shown, problems, {key for key, _, _ in found}, standing, shown.told, self._numbers, self._seen,
            self._asked(state),
            lacking(self.interview, written),
        )  # fmt: skip
        self._numbers = dict(summary.numbers)
        summary = replace(summary, deeper=lettered(summary.deeper, self._letters))
        advised = self.advice(written) if self.advice else ""
        choice = self.asker.review(replace(summary, advice=advised))
        if choice is Next.STOP:
            raise Stop
        if choice is Next.FILL:
            return fill_up(self.interview, state), False
        if choice is Next.WRITE:
            return state, not problems
        assert isinstance(choice, str)
        if not self.interview.full and choice.endswith("?"):
            return add_to(self.interview, state, choice, self._asked(state)), False
        return jump(self.interview, state, choice), False
