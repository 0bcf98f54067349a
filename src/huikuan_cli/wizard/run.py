"""The only loop that asks: show a step, check the answer, keep the draft, go on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from huikuan_cli import texts
from huikuan_cli.core.answers import check_value, conflicts, in_use
from huikuan_cli.core.case import Answers, Value, read_case
from huikuan_cli.core.interview import TYPE_KEY, Interview
from huikuan_cli.core.playbook import Field
from huikuan_cli.core.values import UNKNOWN, Option, Unclear, clean, scrub, yuan
from huikuan_cli.wizard.flow import (
    NO,
    YES,
    State,
    Step,
    answer,
    back,
    begin,
    collect,
    gate_of,
    jump,
    step_at,
    steps,
)
from huikuan_cli.wizard.port import Asker, Move, Next, Question, Stop

Keep = Callable[[State], None]
Suggest = Callable[[str, Answers], Value | None]
_YES_NO = (Option(YES, YES), Option(NO, NO))
_SKIP = (Option(YES, texts.SECTION_IN), Option(NO, texts.SECTION_OUT))


@dataclass
class Interviewer:
    """Runs one interview. `defaults` pre-fill a question that was never answered, `suggest` proposes an answer from
    those given before; `keep` saves the draft. `unsure` labels the way out of a choice that may stay empty; without `review` the
    interview ends after its last question."""

    interview: Interview
    asker: Asker
    today: date
    keep: Keep
    defaults: dict[str, str]
    suggest: Suggest = lambda key, answers: None
    unsure: str = texts.SKIP_CHOICE
    review: bool = True

    def run(self, given: dict[str, Value]) -> Answers:
        """The answers in use, once the person says: write. Raises Stop when he wants to leave."""
        state = begin(self.interview, given)
        shown = ""
        while True:
            step = step_at(self.interview, state)
            if step is None:
                state, done = self._summary(state) if self.review else (state, True)
                if done:
                    return in_use(self.interview, collect(self.interview, state.given))
                continue
            if step.section.id != shown:
                shown = step.section.id
                self.asker.say(texts.WHY.format(why=step.section.why))
            state = self._step(state, step)
            self.keep(state)

    def _step(self, state: State, step: Step) -> State:
        """Ask one step until its answer is understood. An answer that contradicts another is asked again once."""
        typed: str | None = None
        warned: Value | None = None
        while True:
            reply = self.asker.ask(self._question(state, step, typed))
            if reply is Move.BACK:
                return back(self.interview, state)
            try:
                value = self._value(step, reply)
            except Unclear as problem:
                self.asker.say(f"× {problem}")
                typed = clean_or_empty(reply) if isinstance(reply, str) else None
                continue
            after = answer(self.interview, state, value)
            doubt = "" if value == warned else self._doubt(after, step)
            if not doubt:
                return after
            self.asker.say(f"× {doubt}")
            self.asker.say(texts.DOUBT)
            typed, warned = clean_or_empty(reply) if isinstance(reply, str) else None, value

    def _doubt(self, after: State, step: Step) -> str:
        """What this answer contradicts; empty when it fits what is known so far."""
        used = in_use(self.interview, collect(self.interview, after.given))
        table = step.id.partition("#")[0]
        found = (
            f"{text}；{fix}"
            for key, text, fix in conflicts(read_case(used, self.today), self.today)
            if key == table
        )
        return next(found, "")

    def _value(self, step: Step, reply: Any) -> Value:
        if step.gate:
            return _gate(step, reply)
        if isinstance(reply, str) and scrub(reply) == "":
            return "" if step.field.optional == "是" else UNKNOWN
        if reply == UNKNOWN and _may_stay_empty(step.field):
            return ""
        checked = check_value(step.field, reply, self.interview, self.today)
        if checked.understood:
            self.asker.say(checked.understood)
        return checked.value

    def _question(self, state: State, step: Step, typed: str | None) -> Question:
        field = step.field
        before = state.given.get(step.id)
        if step.gate and step.row < 0:
            return Question(
                progress=self._progress(step),
                text=step.section.skip,
                help="",
                options=_SKIP,
                chosen=_chosen(before or YES),
            )
        if step.gate:
            first = step.row == 0
            return Question(
                progress=self._progress(step),
                text=field.ask if first else texts.ROW_MORE.format(name=field.key),
                help=field.help if first else "",
                options=(Option(NO, "没有"), Option(YES, "有")),
                unknown=self._way_out(field) if first else "",
                chosen=_chosen(before),
            )
        hint = ""
        if before is None and (typed is None or field.kind == "多选"):
            before, hint = self._proposed(state, step)
        start = typed if typed is not None else _typed(before)
        optional = field.optional == "是"
        return Question(
            progress=self._progress(step),
            text=field.ask,
            help=field.help + hint,
            options=self._options(field),
            many=field.kind == "多选",
            unknown=self._way_out(field),
            empty=texts.PREFILLED if start else texts.EMPTY_IS_NONE if optional else texts.EMPTY_IS_UNKNOWN,
            empty_said=texts.SKIP_CHOICE if optional else UNKNOWN,
            typed=start,
            chosen=_chosen(before),
            none=before == [],
        )

    def _proposed(self, state: State, step: Step) -> tuple[Value | None, str]:
        """What to start from when the question was never answered, and where it comes from."""
        known = self.defaults.get(step.id)
        if known is not None:
            return known, texts.FROM_BEFORE
        found = self.suggest(step.field.key, in_use(self.interview, collect(self.interview, state.given)))
        return found, texts.SUGGESTED if found else ""

    def _options(self, field: Field) -> tuple[Option, ...]:
        if field.kind == "是否":
            return _YES_NO
        return self.interview.options(field) if field.kind in ("单选", "多选") else ()

    def _way_out(self, field: Field) -> str:
        if field.key == TYPE_KEY:
            return texts.UNSURE_TYPE
        return self.unsure if _may_stay_empty(field) else texts.UNKNOWN_CHOICE

    def _progress(self, step: Step) -> str:
        counted = [s for s in self.interview.sections if s.id.startswith("s") and s.id != "s0"]
        for number, section in enumerate(counted, 1):
            if section.id == step.section.id:
                return f"〔{number}/{len(counted)} {section.title}〕"
        return f"〔{step.section.title}〕"

    def _summary(self, state: State) -> tuple[State, bool]:
        rows = [
            (s, self.shown(s, state.given[s.id]))
            for s in steps(self.interview, state.given)
            if s.id in state.given
        ]
        used = in_use(self.interview, collect(self.interview, state.given))
        problems = [f"{text}；{fix}" for _, text, fix in conflicts(read_case(used, self.today), self.today)]
        choice = self.asker.review([(label(s), text) for s, text in rows], problems)
        if choice is Next.STOP:
            raise Stop
        if choice is Next.WRITE and not problems:
            return state, True
        if choice is Next.WRITE:
            self.asker.say(texts.CONFLICTS)
        place = self.asker.pick([(label(s), text) for s, text in rows])
        if isinstance(place, Move):
            return state, False
        return jump(self.interview, state, rows[place][0].id), False

    def shown(self, step: Step, value: Value) -> str:
        """An answer as a person reads it in the summary."""
        labels = {o.id: o.label for o in self._options(step.field)}
        if step.field.kind == "金额" and isinstance(value, str) and value not in ("", UNKNOWN):
            return f"{yuan(Decimal(value))} 元"
        if step.gate and step.row < 0:
            return texts.SECTION_IN if value == YES else texts.SECTION_OUT
        if step.gate:
            return {YES: "有", NO: "没有"}.get(str(value), UNKNOWN)
        if isinstance(value, str):
            return labels.get(value, value) or texts.SKIP_CHOICE
        return "、".join(labels.get(str(one), str(one)) for one in value) or "没有"


def _gate(step: Step, reply: Any) -> Value:
    """是 or 否 for a gate; 不清楚 only where a table asks whether there is anything. Raises Unclear."""
    if reply in (YES, NO):
        return str(reply)
    if not reply:
        return NO
    if reply == UNKNOWN and step.row == 0:
        return NO if _may_stay_empty(step.field) else UNKNOWN
    raise Unclear("请选前面的编号")


def _may_stay_empty(field: Field) -> bool:
    """Whether not knowing is simply no answer: the question is optional and nobody need be asked about it."""
    return field.optional == YES and field.gap is None


def trusted(interview: Interview, given: dict[str, Value], today: date) -> dict[str, Value]:
    """The answers of a draft that this interview still understands; the others are asked again."""
    kept: dict[str, Value] = {}
    entered = {gate_of(s): YES for s in interview.sections if s.skip}  # what stands behind a gate is kept too
    for _ in range(len(given) + 1):
        before = len(kept)
        for step in steps(interview, {**kept, **entered}):
            if step.id in given and step.id not in kept and _sound(step, given[step.id], interview, today):
                kept[step.id] = given[step.id]
        if len(kept) == before:
            break
    return kept


def _sound(step: Step, value: Value, interview: Interview, today: date) -> bool:
    if step.gate:
        return value in (YES, NO, UNKNOWN)
    if value == "":
        return step.field.optional == YES
    try:
        return check_value(step.field, value, interview, today).value == value
    except Unclear:
        return False


def label(step: Step) -> str:
    """The name of a step in the summary: the field, with the row number for tables."""
    if step.gate and step.row < 0:
        return step.section.title
    if step.gate:
        return step.field.name() if step.row == 0 else f"{step.field.name()}（再加一条）"
    return f"{step.field.key}（第 {step.row + 1} 条）" if step.row >= 0 else step.field.name()


def _typed(before: Value | None) -> str:
    return before if isinstance(before, str) and before != UNKNOWN else ""


def _chosen(before: Value | None) -> tuple[str, ...]:
    if isinstance(before, str):
        return (before,)
    return tuple(str(one) for one in before or ())


def clean_or_empty(raw: str) -> str:
    """What was typed, to be corrected; empty when it cannot be shown safely."""
    try:
        return clean(raw)
    except Unclear:
        return ""
