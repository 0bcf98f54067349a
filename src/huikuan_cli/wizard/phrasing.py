"""How questions and answers are put into words: the question of a step, and the summary of all answers."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from huikuan_cli import texts_wizard
from huikuan_cli.core.answers.answer_set import applies
from huikuan_cli.core.answers.case import Answers, Value
from huikuan_cli.core.answers.inference import PAYMENTS_KIND
from huikuan_cli.core.answers.interview import TICKED_KEYS, TYPE_KEY, Interview
from huikuan_cli.core.playbook import MUST, Field, Section
from huikuan_cli.core.receivable.payment_lines import line_of, summed
from huikuan_cli.core.receivable.payment_rows import kind_words
from huikuan_cli.core.text.amounts import yuan
from huikuan_cli.core.text.values import UNKNOWN, Option
from huikuan_cli.wizard.adding import unasked
from huikuan_cli.wizard.flow import (
    NO,
    YES,
    State,
    WizardStep,
    gate_of,
    may_stay_empty,
    numbered_sections,
    place_of,
    put_off,
    steps,
)
from huikuan_cli.wizard.joint import other_list, together
from huikuan_cli.wizard.port import Deeper, Move, Question, ReviewGroup, ReviewItem, Summary
from huikuan_cli.wizard.reviewing import numbered

_YES_NO = (Option(YES, YES), Option(NO, NO))
_SKIP = (Option(YES, texts_wizard.SECTION_IN), Option(NO, texts_wizard.SECTION_OUT))
_ANY = (Option(NO, "没有"), Option(YES, "有"))
MOST_DEEPER = 3
FEW = 2  # ticks that are named in the review
ALL_TICKED = "全部"
_INSTEAD = (
    texts_wizard.SUGGESTED,
    texts_wizard.SEEMS,
    texts_wizard.ALIKE,
    texts_wizard.MEANT,
    texts_wizard.INSIST,
)  # hints that stand where the help of a question does
_SAID_ONCE = (texts_wizard.EMPTY_IS_NONE, texts_wizard.EMPTY_IS_UNKNOWN)


@dataclass(frozen=True)
class Proposal:
    """What a question starts from: an answer, a `hint` on where it comes from, a `mark` for it in a list; or words that
    were typed and not given yet, `wrong` where they were not understood. `sure`: the short interview takes the answer and
    shows it, and does not ask. `adds`: what is typed is added to the options that it starts from. `first`: the options
    that stand first. `doubted`: a reply that was asked back because it reads like the answer to another question; given once more, it
    is meant."""

    value: Value | None = None
    hint: str = ""
    mark: str = ""
    typed: str | None = None
    wrong: bool = False
    sure: bool = False
    adds: bool = False
    first: tuple[str, ...] = ()
    doubted: str = ""

    def proposes(self) -> bool:
        """Whether there is an answer here, or options that what was said speaks for."""
        return self.value is not None or bool(self.first)


@dataclass(frozen=True)
class Phrasing:
    """Words for one interview. `unsure` labels the way out of a choice that may stay empty; `carried` are the answers
    taken over from the last visit, which are marked as long as they stay the same."""

    interview: Interview
    unsure: str = texts_wizard.SKIP_CHOICE
    carried: dict[str, Value] = field(default_factory=dict)
    carried_mark: str = texts_wizard.LAST_TIME

    def of(self, answers: Answers) -> Phrasing:
        """The same words, with what can be chosen for the customer of these answers."""
        his = self.interview.of(answers)
        return self if his is self.interview else replace(self, interview=his)

    def question(self, step: WizardStep, start: Proposal, moves: tuple[Move, ...]) -> Question:
        """The question of a step."""
        if step.gate:
            return self._gate(step, start, moves)
        one, options = step.field, self._offered(step.field, start)
        typed = start.typed if start.typed is not None else self._typed(one, start.value)
        return Question(
            progress=self.heading(step),
            text=one.ask,
            help=start.hint if start.hint in _INSTEAD else one.help + start.hint,
            options=options,
            many=one.kind == "多选",
            unknown=self._way_out(one),
            empty=self._empty(one, start, "" if options else typed),
            empty_said=texts_wizard.NONE_ALIKE
            if start.hint == texts_wizard.ALIKE
            else texts_wizard.SKIP_CHOICE
            if one.optional == YES and start.value != UNKNOWN
            else UNKNOWN,
            typed="" if options else typed,
            chosen=_chosen(start.value),
            none=start.value == [],
            nothing=texts_wizard.NONE_ALIKE if start.hint == texts_wizard.ALIKE else texts_wizard.NONE_CHOICE,
            mark=start.mark,
            moves=moves,
            optional=one.optional == YES,
            wrong=start.wrong and not options,
            half=start.hint == texts_wizard.HALF,
        )

    def _typed(self, one: Field, before: Value | None) -> str:
        """The answer as it was typed; the payments of a contract as the lines that say them."""
        if one.kind == PAYMENTS_KIND and isinstance(before, list):
            kinds = kind_words(self.interview.options(one))
            return "；".join(line_of(row, kinds) for row in before if isinstance(row, dict))
        return before if isinstance(before, str) and before != UNKNOWN else ""

    def _offered(self, one: Field, start: Proposal) -> tuple[Option, ...]:
        """What can be chosen: of a question that the short interview asks because something points at it, only that, and the
        whole list one entry away."""
        place = {id: n for n, id in enumerate(start.first)}
        options = tuple(sorted(self.options(one), key=lambda o: place.get(o.id, len(place))))
        near = tuple(o for o in options if o.id in place)
        if self.interview.full or one.hinted != YES or not near:
            return options
        return (*near, Option(ALL_TICKED, texts_wizard.WHOLE_LIST.format(count=len(options))))

    def _empty(self, one: Field, start: Proposal, typed: str) -> str:
        """What Enter alone means; the short interview says it once, before its first question."""
        said = _empty(one, start, typed)
        return "" if not self.interview.full and said in _SAID_ONCE else said

    def _gate(self, step: WizardStep, start: Proposal, moves: tuple[Move, ...]) -> Question:
        one, first = step.field, step.row <= 0
        of_section = step.row < 0
        return Question(
            progress=self.heading(step),
            text=step.section.skip
            if of_section
            else one.ask
            if first
            else texts_wizard.ROW_MORE.format(name=one.key),
            help=one.help + start.hint if first and not of_section else "",
            options=_SKIP if of_section else _ANY,
            unknown=self._way_out(one) if first and not of_section else "",
            empty=""
            if of_section
            else texts_wizard.EMPTY_IS_NONE
            if not first or may_stay_empty(one)
            else texts_wizard.EMPTY_IS_UNKNOWN,
            chosen=_chosen(
                start.value
                or (
                    YES
                    if of_section
                    else NO
                    if first and one.revisit == "再问" and one.depth == MUST
                    else None
                )
            ),
            moves=moves,
            optional=not of_section and (not first or may_stay_empty(one)),
        )

    def options(self, one: Field) -> tuple[Option, ...]:
        """What can be chosen; empty for a question answered in words."""
        if one.kind == "是否":
            return _YES_NO
        return self.interview.options(one) if one.kind in ("单选", "多选") else ()

    def _way_out(self, one: Field) -> str:
        if one.key == TYPE_KEY:
            return texts_wizard.UNSURE_TYPE
        return self.unsure if may_stay_empty(one) else texts_wizard.UNKNOWN_CHOICE

    def heading(self, step: WizardStep) -> str:
        """What stands before a question: where it belongs; in the short interview without counting, for it jumps."""
        section = place_of(self.interview, step)
        if self.interview.full:
            return self.progress(section)
        return texts_wizard.PART.format(title=section.title)

    def progress(self, section: Section) -> str:
        """〔2/6 验收人〕, or the plain title of a section that is not one of the six."""
        counted = numbered_sections(self.interview)
        for number, one in enumerate(counted, 1):
            if one.id == section.id:
                return f"〔{number}/{len(counted)} {section.title}〕"
        return f"〔{section.title}〕"

    def summary(
        self,
        state: State,
        problems: Sequence[str],
        suspects: Collection[str] = (),
        standing: Sequence[str] = (),
        told: Collection[str] = (),
        numbers: Mapping[str, int] | None = None,
        seen: Collection[str] = (),
        put: Collection[str] | None = None,
        lacking: Sequence[str] = (),
    ) -> Summary:
        """Every step that applies, with its answer. `suspects` are the keys of the fields that do not fit, `standing` says how
        ready the sheet is, `told` are the keys of the answers that were inferred; `numbers` are those that answers have
        already; `seen` are the ids of those that stand on the screen; `put` are those of the questions that were asked, and `lacking` the
        keys of what the sheet lacks most: one that was not asked can be answered from here, too, and stays once it had a number."""
        groups: dict[str, list[ReviewItem]] = {}
        known, hidden = steps(self.interview, state.given), 0
        for step in known:
            if self._unasked(step, state, put) or self._elsewhere(step, numbers or {}):
                hidden += step.id in state.passed and step.id not in state.given
                continue
            part = place_of(self.interview, step)
            item = replace(self._item(step, state, told), seen=step.id in seen)
            groups.setdefault(part.title, []).append(item)
        asked = {s.id for s in known}
        for section, one in self.interview.fields():
            key, offered = one.key, one.key in (numbers or {}) and applies(one, state.given)
            named = key in lacking and any(one.name() in line for line in standing)
            if key not in asked and one.kind != "明细" and (named or offered):
                groups.setdefault(section.title, []).append(ReviewItem(key, one.name(), "", UNKNOWN))
        deeper = self._deeper(state, put or state.passed)
        summary = Summary(
            tuple(
                ReviewGroup(texts_wizard.PART.format(title=title), tuple(items))
                for title, items in groups.items()
            ),
            tuple(problems),
            len(put_off(self.interview, state)) - hidden,
            frozenset(suspects) | {f"{key}?0" for key in suspects},
            tuple(standing),
            deeper[:MOST_DEEPER] if standing else (),
            sections={one.title: one.gate for one in deeper},
        )
        return numbered(summary, numbers or {})

    def _unasked(self, step: WizardStep, state: State, put: Collection[str] | None) -> bool:
        """Whether a question that only a hint asks was not, so that nothing is there to be shown."""
        if put is None or self.interview.full or step.field.hinted != YES or step.row >= 0:
            return False
        asked = step.id in put or other_list(self.interview, step.id) in put
        return not asked and not together(self.interview, state, step.id)

    def _elsewhere(self, step: WizardStep, numbers: Mapping[str, int]) -> bool:
        """Whether the answer stands with that to the question whose list was offered together with this one."""
        shown = next((key for key in TICKED_KEYS if key in numbers), TICKED_KEYS[0])
        return bool(other_list(self.interview, step.id)) and step.id != shown

    def _deeper(self, state: State, put: Collection[str]) -> tuple[Deeper, ...]:
        """The sections whose further questions would change the sheet most."""
        found = []
        for section in sorted(self.interview.sections, key=self._place) if not self.interview.full else ():
            left = unasked(self.interview, section, state.given, put)
            if left and section.adds:
                found.append(Deeper(gate_of(section), section.title, len(left), section.adds))
        return tuple(found)

    def _place(self, section: Section) -> int:
        first = self.interview.first
        return first.index(section.id) if section.id in first else len(first)

    def _item(self, step: WizardStep, state: State, told: Collection[str]) -> ReviewItem:
        value = together(self.interview, state, step.id)
        name = texts_wizard.TICKED_NAME if other_list(self.interview, step.id) else label(step)
        if value is None or value in ("", UNKNOWN):
            return ReviewItem(
                step.id,
                name,
                "",
                texts_wizard.LATER if value is None else str(value) or texts_wizard.LEFT_EMPTY,
            )
        mark = (
            texts_wizard.AS_YOU_WROTE
            if step.id in told and step.field.kind == "日期"
            else texts_wizard.TOLD
            if step.id in told
            else self.carried_mark
            if self.carried.get(step.id) == value
            else ""
        )
        obvious = step.gate and (step.row > 0 or value == YES)  # the answers behind it say so
        words = step.field.kind == "文本" and step.row < 0
        return ReviewItem(step.id, name, self.shown(step, value), mark=mark, quiet=obvious, plain=words)

    def named(self, step: WizardStep, chosen: Collection[str]) -> str:
        """Every one of several options by its name."""
        return "、".join(o.short() for o in self.options(step.field) if o.id in chosen)

    def shown(self, step: WizardStep, value: Value) -> str:
        """An answer as a person reads it in the summary."""
        labels = {o.id: o.short() for o in self.options(step.field)}
        if step.field.kind == "金额" and isinstance(value, str):
            return f"{yuan(Decimal(value))} 元"
        if step.gate and step.row < 0:
            return texts_wizard.SECTION_FILLED if value == YES else texts_wizard.SECTION_LEFT
        if step.gate:
            return "有" if value == YES else "没有"
        if isinstance(value, str):
            return labels.get(value, value)
        if step.field.kind == PAYMENTS_KIND:
            return summed(value) if value else "没有"
        if len(value) > FEW and not other_list(self.interview, step.id):
            return texts_wizard.SOME.format(count=len(value))
        return "、".join(labels.get(str(one), str(one)) for one in value) or "没有"


def label(step: WizardStep) -> str:
    """The name of a step in the summary: the field, with the row number for tables."""
    if step.gate and step.row < 0:
        return step.section.title
    if step.gate:
        return step.field.name() if step.row == 0 else f"{step.field.name()}（还有第 {step.row + 1} 条吗）"
    table = step.id.partition("#")[0]
    return f"{table}第 {step.row + 1} 条{step.field.key}" if step.row >= 0 else step.field.name()


def _empty(one: Field, start: Proposal, typed: str) -> str:
    """What Enter alone means."""
    if typed:
        if start.wrong:
            return texts_wizard.TO_MEND
        if start.hint in _INSTEAD:
            return ""
        return texts_wizard.TO_CHANGE if start.hint else texts_wizard.PREFILLED
    if start.value == UNKNOWN:
        return texts_wizard.STILL_UNKNOWN
    return texts_wizard.EMPTY_IS_NONE if one.optional == YES else texts_wizard.EMPTY_IS_UNKNOWN


def _chosen(before: Value | None) -> tuple[str, ...]:
    if isinstance(before, str):
        return (before,)
    return tuple(str(one) for one in before or ())
