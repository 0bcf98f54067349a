"""The interview as a pure state machine: what comes next, and what an answer, a step back, a skip or a jump does.

Answers are kept by step id: `客户` for a plain field; `部分付款?0` (is there one?) and `部分付款#0.日期` for the rows
of a table; `d?` (shall we?) for a section that may be skipped. Which steps exist is worked out from the answers every time, so a change is never out of date.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace

from huikuan_cli.core.answers.answer_set import applies
from huikuan_cli.core.answers.case import Answers, Row, Value
from huikuan_cli.core.answers.interview import Interview
from huikuan_cli.core.answers.one_answer import MAX_ROWS
from huikuan_cli.core.playbook import AFTER_SHEET, MUST, NEVER, Field, Section
from huikuan_cli.core.text.values import UNKNOWN
from huikuan_cli.core.text.written_days import read_day

VISIT_KEY = "拜访日期"
SUMMARY = ""
YES, NO = "是", "否"


@dataclass(frozen=True)
class WizardStep:
    """One thing to ask: a field, the gate of a table row or of a section (`gate`), or one column of a row."""

    id: str
    section: Section
    field: Field
    gate: bool = False
    row: int = -1


@dataclass(frozen=True)
class State:
    """Where the interview stands. `at` is a step id, or SUMMARY. `given` maps step ids to canonical values;
    "" means left empty on purpose. `told` are the steps whose answer was taken from another, not asked. `passed` are the steps put off for later, `ahead` those that he left by going back.
    `half` is what was typed and not yet given, by step. `changing`: the person came from the summary and wants to go back
    there. `numbers` are those under which the answers were shown, by step. `owed` are the steps whose amount was said to be what is
    still owed."""

    at: str
    given: dict[str, Value] = field(default_factory=dict)
    passed: tuple[str, ...] = ()
    ahead: tuple[str, ...] = ()
    half: dict[str, str] = field(default_factory=dict)
    changing: bool = False
    told: tuple[str, ...] = ()
    numbers: dict[str, int] = field(default_factory=dict)
    owed: tuple[str, ...] = ()


def steps(interview: Interview, given: dict[str, Value]) -> list[WizardStep]:
    """All steps that apply to the answers so far, in order."""
    seen: Answers = {}
    found: list[WizardStep] = []
    for section, one in interview.fields():
        if interview.full and section.skip and one.key == _behind_gate(section):
            found.append(WizardStep(gate_of(section), section, one, gate=True))
        if not _is_wanted(interview, section, one, given) or not applies(one, seen):
            continue
        if one.kind == "明细":
            found += _rows(interview, section, one, given)
            if given.get(f"{one.key}?0") == YES:
                seen[one.key] = YES
        else:
            found.append(WizardStep(one.key, section, one))
            if one.key in given:
                seen[one.key] = given[one.key]
    return found


def step_of(interview: Interview, id: str) -> WizardStep | None:
    """The step with this id, whether it applies now or not; None when these questions have no such step."""
    if id.endswith("?"):
        return next(
            (WizardStep(id, s, s.fields[0], gate=True) for s in interview.sections if gate_of(s) == id), None
        )
    key, mark, rest = id.partition("#") if "#" in id else id.partition("?")
    section, one = next(((s, f) for s, f in interview.fields() if f.key == key), (None, None))
    number, _, column = rest.partition(".")
    if (
        section is None
        or one is None
        or (mark and not number.isdecimal())
        or bool(mark) != (one.kind == "明细")
    ):
        return None
    if mark == "#":
        cell = next((c for c in one.columns if c.key == column), None)
        return WizardStep(id, section, cell, row=int(number)) if cell else None
    return WizardStep(id, section, one, gate=True, row=int(number)) if mark else WizardStep(id, section, one)


def place_of(interview: Interview, step: WizardStep) -> Section:
    """The section among whose questions a step is asked."""
    return interview.part(step.section, step.field) if step.row < 0 else step.section


def gate_of(section: Section) -> str:
    """The step that asks whether to go into a section that may be skipped."""
    return f"{section.id}?"


def _behind_gate(section: Section) -> str:
    """The key of the first question of a section that is left out with it: what is necessary is asked all the same."""
    return next((one.key for one in section.fields if one.depth != MUST), "")


def skipped(interview: Interview, section: Section, one: Field, given: dict[str, Value]) -> bool:
    """Whether a question is left out with its section: everything is asked, the section may be skipped and nobody said yes."""
    return interview.full and bool(section.skip) and one.depth != MUST and given.get(gate_of(section)) != YES


def _is_wanted(interview: Interview, section: Section, one: Field, given: dict[str, Value]) -> bool:
    """Whether a question belongs to the interview: to a short one what is necessary, what was answered, and what a person
    wants to add to."""
    if interview.full:
        return one.depth != NEVER and not skipped(interview, section, one, given)
    if one.depth == MUST or one.key in given or f"{one.key}?0" in given:
        return True
    if one.must_when and any(_has(given.get(key), values) for key, values in one.must_when.items()):
        return True
    if _is_old(one, given):
        return True
    return one.depth == AFTER_SHEET and given.get(gate_of(section)) == YES


def _is_old(one: Field, given: dict[str, Value]) -> bool:
    """Whether one of the dates that a question watches (久了就问) lies far enough before the visit."""
    if not one.must_after:  # as of nearly every question, at every key that is pressed
        return False
    visit = read_day(str(given.get(VISIT_KEY, "")), None)
    days = ((read_day(_whole_day(given.get(key)), None), count) for key, count in one.must_after.items())
    return visit is not None and any(day and (visit - day).days >= count for day, count in days)


def _whole_day(value: Value | None) -> str:
    """A day, or the first of a month of which nobody knows more (2023-02)."""
    return f"{value}-01" if isinstance(value, str) and len(value) == len("2023-02") else str(value or "")


def _has(value: Value | None, wanted: tuple[str, ...]) -> bool:
    return any(one in wanted for one in ([value] if isinstance(value, str) else value or []))


def _rows(
    interview: Interview, section: Section, table: Field, given: dict[str, Value]
) -> Iterator[WizardStep]:
    """The steps of a table. A short interview that nobody wanted to add to asks only what each row cannot do without,
    or is said to need (必填)."""
    short = not interview.full and given.get(gate_of(section)) != YES
    for number in range(MAX_ROWS):
        gate = f"{table.key}?{number}"
        yield WizardStep(gate, section, table, gate=True, row=number)
        if given.get(gate) != YES:
            return
        for column in columns_of(table, given):
            if (
                short
                and column.optional == YES
                and column.required != YES
                and not column.when
                and f"{table.key}#{number}.{column.key}" not in given
            ):
                continue
            yield WizardStep(f"{table.key}#{number}.{column.key}", section, column, row=number)


def begin(interview: Interview, given: dict[str, Value] | None = None) -> State:
    """The first unanswered step, with these answers already there."""
    return resume(interview, State(SUMMARY, dict(given or {})))


def resume(interview: Interview, kept: State) -> State:
    """A state that was kept, where its place is still one of the steps; else the first unanswered step."""
    if any(s.id == kept.at for s in steps(interview, kept.given)):
        return kept
    return replace(kept, at=_first_open(interview, kept.given, kept.passed), changing=False)


def _first_open(interview: Interview, given: dict[str, Value], passed: tuple[str, ...]) -> str:
    return next((s.id for s in steps(interview, given) if s.id not in given and s.id not in passed), SUMMARY)


def put_off(interview: Interview, state: State) -> list[WizardStep]:
    """The steps that were skipped and still have no answer."""
    return [s for s in steps(interview, state.given) if s.id in state.passed and s.id not in state.given]


def step_at(interview: Interview, state: State) -> WizardStep | None:
    """The step to ask now; None at the summary."""
    return next((s for s in steps(interview, state.given) if s.id == state.at), None)


def answer(interview: Interview, state: State, value: Value) -> State:
    """The state after answering the present step."""
    given = {**state.given, state.at: value}
    half = {id: text for id, text in state.half.items() if id != state.at}
    passed, told = _without(state.passed, state.at), _without(state.told, state.at)
    return _onward(interview, replace(state, given=given, passed=passed, half=half, told=told))


def taken(interview: Interview, state: State, value: Value) -> State:
    """The state after the present step got the answer that another one tells."""
    at = state.at
    after = answer(interview, state, value)
    return replace(after, told=(*after.told, at))


def half_typed(state: State, typed: str) -> State:
    """The state with what stands in the line of the present step; an empty line takes it away."""
    rest = {id: text for id, text in state.half.items() if id != state.at}
    return replace(state, half={**rest, state.at: typed} if typed else rest)


def skip(interview: Interview, state: State) -> State:
    """The state after putting the present step off. An answer that it has already stays."""
    known = state.at in state.given or state.at in state.passed
    return _onward(interview, state if known else replace(state, passed=(*state.passed, state.at)))


def _onward(interview: Interview, state: State) -> State:
    """The next step that is open or was left by going back; what else was answered before is not asked again."""
    order = [s.id for s in steps(interview, state.given)]
    behind = order[order.index(state.at) + 1 :]
    found = (id for id in behind if id in state.ahead or (id not in state.given and id not in state.passed))
    at = next(found, None) or _first_open(interview, state.given, state.passed)
    return replace(state, at=at, ahead=_without(state.ahead, at), changing=state.changing and at != SUMMARY)


def _without(ids: tuple[str, ...], gone: str) -> tuple[str, ...]:
    return tuple(id for id in ids if id != gone)


def back(interview: Interview, state: State, unseen: Collection[str] = (), last: str | None = None) -> State:
    """The state one step back, over those that are `unseen`; the first step stays where it is. `last`: the step that was asked before this
    one, wherever it stands in the order, or the summary. From a change that needs nothing more: the summary."""
    order = [s.id for s in steps(interview, state.given)]
    if state.at == SUMMARY:
        return replace(state, at=order[-1])
    if state.changing and _first_open(interview, state.given, state.passed) == SUMMARY:
        return replace(state, at=SUMMARY, ahead=(), changing=False)
    if last == SUMMARY:
        return replace(state, at=SUMMARY, ahead=(), changing=False)
    before = [id for id in order[: order.index(state.at)] if id not in unseen]
    if not before and last is None:
        return state
    at = before[-1] if last is None else last
    return replace(state, at=at, ahead=(*_without(state.ahead, at), state.at), changing=False)


def jump(interview: Interview, state: State, id: str) -> State:
    """Go from the summary to one step, to answer it or to change its answer; also to a question that was not asked, which nobody
    knew the answer to so far."""
    if interview.find(id) and not any(s.id == id for s in steps(interview, state.given)):
        state = replace(state, given={**state.given, id: UNKNOWN})
    assert any(s.id == id for s in steps(interview, state.given))
    return replace(state, at=id, ahead=(), changing=True)


def enough(interview: Interview, state: State) -> State:
    """Put off everything but what no sheet can do without, and go to the first of that, else to the summary."""
    open_ = [s.id for s in steps(interview, state.given) if s.id not in state.given]
    needed = [id for id in open_ if id in interview.enough]
    passed = (*state.passed, *(id for id in open_ if id not in needed and id not in state.passed))
    passed = tuple(id for id in passed if id not in needed)
    at = next(iter(needed), SUMMARY)
    return replace(state, at=at, passed=passed, ahead=(), changing=False)


def without(interview: Interview, state: State, keys: list[str]) -> State:
    """The state without these answers; from the summary, it goes to the first that is open then."""
    given = {id: value for id, value in state.given.items() if id not in keys}
    if len(given) == len(state.given):
        return state
    known = replace(state, given=given)
    if state.at != SUMMARY:
        return known
    return replace(known, at=_first_open(interview, given, state.passed), changing=False)


def ask_again(interview: Interview, state: State, ids: list[str]) -> State:
    """The state in which these answered steps are asked once more, each starting from its answer, before all that follows."""
    order = [s.id for s in steps(interview, state.given)]
    again = [id for id in order if id in ids and id in state.given]
    if not again:
        return state
    ahead = {*state.ahead, *again, *([state.at] if state.at in state.given else [])}
    at = next(id for id in order if id in again or id == state.at)
    left = tuple(id for id in order if id in ahead and id != at)
    return replace(state, at=at, ahead=left, changing=False)


def fill_up(interview: Interview, state: State) -> State:
    """Go from the summary to what was put off, one after another."""
    at = _first_open(interview, state.given, ())
    return replace(state, at=at, passed=(), ahead=(), changing=at != SUMMARY)


def closed(interview: Interview, given: dict[str, Value]) -> dict[str, Value]:
    """The answers with what was never answered left empty, as Enter on an empty line leaves it."""
    found = dict(given)
    while (id := _first_open(interview, found, ())) != SUMMARY:
        found[id] = left_empty(next(s for s in steps(interview, found) if s.id == id))
    return found


def settled(interview: Interview, given: dict[str, Value]) -> dict[str, Value]:
    """The answers of a plan that was written, in which what may stay empty was left so."""
    open_ = (s for s in steps(interview, given) if s.id not in given)
    return {**given, **{s.id: left_empty(s) for s in open_ if may_stay_empty(s.field) and s.row < 1}}


def left_empty(step: WizardStep) -> Value:
    """What it means to leave a step empty: no rows, the section skipped, no answer, or 不清楚."""
    if step.gate and (step.row != 0 or may_stay_empty(step.field)):
        return NO
    return "" if not step.gate and step.field.optional == YES else UNKNOWN


def may_stay_empty(one: Field) -> bool:
    """Whether not knowing is simply no answer: the question is optional and nobody need be asked about it."""
    return one.optional == YES and one.gap is None


def sections_done(interview: Interview, given: dict[str, Value]) -> tuple[int, int]:
    """How many of the numbered self-questions have no open step, and how many there are."""
    numbered = numbered_sections(interview)
    open_ = {s.section.id for s in steps(interview, given) if s.id not in given}
    return sum(s.id not in open_ for s in numbered), len(numbered)


def numbered_sections(interview: Interview) -> list[Section]:
    """The self-questions of the course, s1–s6."""
    return [s for s in interview.sections if s.id.startswith("s") and s.id != "s0"]


def collect(interview: Interview, given: dict[str, Value]) -> Answers:
    """The answers by field key, without what was left empty and without unfinished rows."""
    found: Answers = {}
    for section, one in interview.fields():
        if skipped(interview, section, one, given):
            continue
        if one.kind == "明细":
            rows = _table(one, given)
            if rows is not None:
                found[one.key] = rows
        elif given.get(one.key, "") != "":
            found[one.key] = given[one.key]
    return found


def columns_of(table: Field, given: dict[str, Value]) -> list[Field]:
    """The columns of a table that are asked, given the answers so far (their 当)."""
    return [one for one in table.columns if applies(one, given)]


def _table(table: Field, given: dict[str, Value]) -> Value | None:
    first = given.get(f"{table.key}?0")
    if first is None or first == UNKNOWN:
        return first
    rows: list[Row] = []
    for number in range(MAX_ROWS):
        if given.get(f"{table.key}?{number}") != YES:
            break
        columns = columns_of(table, given)
        cells = {c.key: given.get(f"{table.key}#{number}.{c.key}") for c in columns}
        if all(cells[c.key] is not None or c.optional == YES for c in columns):
            rows.append({key: str(v) for key, v in cells.items() if v})
    return rows


def spread(interview: Interview, answers: Answers) -> dict[str, Value]:
    """The reverse of `collect`: answers by step id, to start an interview from an answers file."""
    given: dict[str, Value] = {}
    for section, one in interview.fields():
        value = answers.get(one.key)
        if value is None:
            continue
        if interview.full and section.skip and one.depth != MUST:
            given[gate_of(section)] = YES
        if one.kind != "明细" or not isinstance(value, list):
            given[f"{one.key}?0" if one.kind == "明细" else one.key] = value
            continue
        for number, row in enumerate(value):
            given[f"{one.key}?{number}"] = YES
            assert isinstance(row, dict)
            given |= {f"{one.key}#{number}.{c.key}": row.get(c.key, "") for c in one.columns}
        given[f"{one.key}?{len(value)}"] = NO
    return given
