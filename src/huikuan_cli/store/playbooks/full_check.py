"""Everything that is wrong with the playbooks of a team, at once: for `huikuan playbook check`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from huikuan_cli.core.playbook import Playbook
from huikuan_cli.core.playbook.customer_kinds import CustomerKind
from huikuan_cli.core.playbook.merging import Place
from huikuan_cli.core.playbook.speech_rules import Wording
from huikuan_cli.core.playbook.teaching_cases import Teaching
from huikuan_cli.errors import HuikuanError, Problem, ProblemsFound
from huikuan_cli.store.playbooks import loading
from huikuan_cli.store.playbooks.hiding import judged
from huikuan_cli.store.playbooks.kind_stacks import fit_of_kind, kinds_in, laid_over, shape_in_kind
from huikuan_cli.store.playbooks.layered_file import LayerPart, Stack, lent_to, old_version, part_of
from huikuan_cli.store.playbooks.layers import (
    CASE,
    LONE_FILES,
    SHAPES,
    Layer,
    is_shape,
    lone_files,
    playbook_bytes,
    shapes,
    there,
)
from huikuan_cli.store.playbooks.misplaced import beside, misplaced
from huikuan_cli.store.playbooks.missed import QUESTIONS_FILE, renamed_options, vital_hidden
from huikuan_cli.store.playbooks.reused_ids import reused, reused_in_kind
from huikuan_cli.store.playbooks.unread_files import odd_templates, strangers
from huikuan_cli.store.playbooks.window_days import CALENDAR, left_days, left_days_in_kind
from huikuan_cli.store.playbooks.wording_examples import NOT_SAID, compared_with, excused
from huikuan_cli.store.playbooks.writing import reading_of
from huikuan_cli.store.yaml.parse import parse
from huikuan_cli.store.yaml.scan import FileReading

WRITING = "P1"  # how the numbers of such mistakes begin


class FullCheck(Struct, frozen=True):
    """What a check found: the problems by file, line and column, how many files were read, and their texts."""

    problems: tuple[Problem, ...]
    files: int
    sources: dict[str, str]


def check(order: tuple[Layer, ...], today: date) -> FullCheck:
    """Every problem of the files in these layers (the last is the bundled one), as of a day; in a line the mistakes of
    writing first, since others may come from them.

    Never raises for what a lead wrote. Problems of our own files are told too, where a team's change causes them.
    """
    found = _Check(order, today)
    found.run()
    unique = dict.fromkeys(found.problems)
    placed = sorted(unique, key=lambda p: (p.file, p.line, p.code[:2] != WRITING, p.column, p.code))
    sources = {name: one.tree.text for name, one in found.readings.items() if one.tree}
    return FullCheck(tuple(placed), found.files, sources)


class _Check:
    """Goes from the writing of each file to its shape, its fit with the others, and its words."""

    def __init__(self, order: tuple[Layer, ...], today: date) -> None:
        self.order, self.today = order, today
        self.problems: list[Problem] = []
        self.files = 0
        self.readings: dict[str, FileReading] = {}  # by the name of the file as it is said
        self.misshapen: set[tuple[str, Place]] = (
            set()
        )  # files, and the entries in them that are wrong by themselves

    def run(self) -> None:
        cases = dict.fromkeys(_cases(self.order), Teaching)
        kinds: dict[str, type[Any]] = {**shapes(self.order), **lone_files(self.order), **cases}
        stacks = {name: self.stack(name, kind) for name, kind in kinds.items()}
        for layer in self.order[:-1]:
            self.problems += strangers(layer, {*kinds, *_answers(stacks.values())})
            self.problems += odd_templates(layer)
        self.fit(self.sound(stacks, self.shapes(stacks)))

    def stack(self, name: str, kind: type[Any]) -> Stack:
        """One file from every layer, as far as it can be read; the problems of its writing are noted."""
        parts: list[LayerPart] = []
        for layer in reversed(self.order):
            path = layer.folder / name
            if there(path):
                self.files += layer is not self.order[-1] or len(self.order) == 1
                part = self.part(layer, path, name)
                if part:
                    parts.append(part)
            elif layer is self.order[-1] and name in {*SHAPES, *LONE_FILES}:
                self.problems.append(Problem("缺这个文件", "请重新安装", name, code="P606"))
        lent = lent_to(name, self.order[-1]) if parts else ()
        return Stack(name, kind, tuple(reversed([*lent, *parts])))

    def part(self, layer: Layer, path: Path, name: str) -> LayerPart | None:
        shown = name if layer is self.order[-1] else str(path)
        try:
            raw = playbook_bytes(path, path.name)  # the line above says where it lies
        except HuikuanError as error:
            self.problems.append(Problem(error.text, error.hint, shown, code="P606"))
            return None
        ours = len(self.order) > 1 and layer is self.order[-1]
        reading = _ours(raw, shown) if ours else reading_of(raw, shown)
        self.readings[shown] = reading
        self.problems += reading.problems
        if reading.tree is None or not isinstance(reading.tree.data, dict):
            return None
        try:
            part = part_of(layer, reading.tree, raw)
        except ProblemsFound as error:
            self.problems += error.problems
            return None
        if part.old:
            self.problems.append(old_version(part))
        return part

    def told(self, stack: Stack, problems: Iterable[Problem]) -> None:
        """Note problems where they stand; not those that may come from a mistake in the writing."""
        for problem in problems:
            part, _ = stack.find(problem.at)
            placed = stack.located(problem)
            reading = self.readings[part.tree.file]
            if placed.line in reading.doubtful or (problem.code == "P202" and not reading.whole):
                continue
            if (placed.line, placed.code) in reading.told:
                continue
            if problem.minor and _entry_of(stack, problem) in self.misshapen:
                continue  # it may come of what was left out of the entry
            self.problems.append(placed)

    def shapes(self, stacks: dict[str, Stack]) -> list[Problem]:
        """What is wrong with the shape of the files that a team wrote, or of ours when they alone are checked.

        It is noted; what must be mended is handed back.
        """
        lost = list(misplaced(stacks))
        wrong = []
        for stack in stacks.values():
            if stack.teams() or (stack.parts and len(self.order) == 1):
                found = beside([*loading.shape_of(stack, stack.is_plain), *stack.idle()], lost)
                found += [one for one in lost if one.file == stack.name]
                found += reused(stack)
                found += _of_kind(stacks, stack)
                found += _reused_in_kind(stacks, stack, found)
                self.told(stack, found)
                faults = [one for one in found if not one.minor]
                self.misshapen |= {_entry_of(stack, one) for one in faults}
                wrong += faults
        return wrong

    def sound(self, stacks: dict[str, Stack], wrong: list[Problem]) -> dict[str, Stack]:
        """The stacks without the entries whose shape is wrong, so that what is left can be held against each other."""
        for _ in range(loading.ROUNDS):
            mended = loading.left_of(stacks, list(loading.blamed(stacks, wrong, finest=True)))
            stacks |= mended
            left = [stacks[name] for name in sorted({*mended, *(one.file for one in wrong)})]
            wrong = [
                one
                for stack in left
                if stack.parts
                for one in (*loading.shape_of(stack), *_of_kind(stacks, stack))
            ]
            if not mended:
                break
        for problem in wrong:  # whatever is left after so many rounds, or comes from nobody's line
            stack = stacks[problem.file]
            ours = tuple(part for part in stack.parts if part not in stack.teams())
            stacks[problem.file] = msgspec.structs.replace(stack, parts=ours)
        return {name: stack for name, stack in stacks.items() if stack.stands()}

    def fit(self, stacks: dict[str, Stack]) -> None:
        """What only shows when all files are held against each other, and in the words of their lines."""
        if (
            not {*SHAPES, *LONE_FILES} <= stacks.keys()
        ):  # one of our own files is missing or broken, which was said
            return
        made = loading.built({name: stack for name, stack in stacks.items() if is_shape(name)})
        found = judged(stacks, _across(made, stacks, self.today, whole=len(self.order) == 1))
        of_ours: list[Problem] = []
        for problem in found.lines:
            stack = stacks[problem.file]
            part, _ = stack.find(problem.at)
            if part in stack.teams() or len(self.order) == 1:
                self.told(stack, [problem])
            elif not problem.minor:
                of_ours.append(problem)
        self.told(stacks[QUESTIONS_FILE], renamed_options(stacks[QUESTIONS_FILE], found.idle))
        self.told(stacks[CALENDAR], left_days(stacks[CALENDAR], self.today))
        self.problems += vital_hidden(stacks)
        for kind in kinds_in(stacks):
            over = laid_over(stacks, kind)
            self.problems += vital_hidden({**stacks, **over})
            self.told(kind, left_days_in_kind(over.get(CALENDAR), kind.name, self.today))
            fit = fit_of_kind(stacks, kind, made, lambda playbook: _said_in(playbook, stacks))
            self.told(kind, fit)
        self.brought(stacks, of_ours)
        self.problems += [hidden.stays(caused) for hidden, caused in found.hidden]

    def brought(self, stacks: dict[str, Stack], of_ours: list[Problem]) -> None:
        """What does not fit any more in lines of ours, at the entry of the team that brought it about."""
        if not of_ours:
            return
        playbook = {name: stack for name, stack in stacks.items() if is_shape(name)}
        left = loading.assembled(playbook).problems
        found = list(loading.at_fault(playbook, left)) if left else []
        self.problems += [one.problem for one in found]
        if not found:
            for problem in of_ours:
                self.told(stacks[problem.file], [problem])


def _entry_of(stack: Stack, problem: Problem) -> tuple[str, Place]:
    """The file of a problem, and the place of the smallest entry around it."""
    part, _ = stack.find(problem.at)
    return part.tree.file, part.entry_at(part.places.path_of(problem.at)[0])


def _of_kind(stacks: dict[str, Stack], stack: Stack) -> list[Problem]:
    """What is wrong with the shape of what a kind of customer changes; nothing for other files."""
    if stack.kind is not CustomerKind or not stack.parts or not all(stacks[name].parts for name in SHAPES):
        return []
    return list(shape_in_kind(stacks, stack, loading.shape_of))


def _reused_in_kind(stacks: dict[str, Stack], stack: Stack, wrong: list[Problem]) -> list[Problem]:
    """The ids of ours under which a kind of customer has something else, once its shape is right."""
    if wrong or stack.kind is not CustomerKind or not all(stacks[name].parts for name in SHAPES):
        return []
    return list(reused_in_kind(laid_over(stacks, stack).values(), stack.name))


def _said_in(playbook: Playbook, stacks: dict[str, Stack]) -> Iterator[Problem]:
    """Every problem of the fit, the words and the lengths of a playbook alone."""
    from huikuan_cli.core.checking.likeness import alike_problems
    from huikuan_cli.core.checking.playbook_checks import problems_of
    from huikuan_cli.core.checking.wording import doubtful_problems, strictest, too_long, wording_problems
    from huikuan_cli.core.playbook.traversal import files, texts_of

    yield from problems_of(playbook)
    rules = strictest(_value(_last(stacks["wording.yaml"])), _value(stacks["wording.yaml"]))
    known = lru_cache(lambda: compared_with(stacks.values(), rules))
    for name, one in files(playbook):
        texts = texts_of(one)
        yield from wording_problems(name, texts, rules, excused)
        yield from doubtful_problems(name, texts, rules)
        yield from alike_problems(name, texts, rules, known)
        yield from too_long(name, texts, rules)


def _across(made: Playbook, stacks: dict[str, Stack], today: date, *, whole: bool) -> Iterator[Problem]:
    """Every problem of the fit, the words, the lengths and the dates, by file and place. `whole`: of our own files, whose words are else not looked at
    again: that was done by our tests, and is most of the work."""
    from huikuan_cli.core.checking.contradictions import opening_problems
    from huikuan_cli.core.checking.likeness import alike_problems
    from huikuan_cli.core.checking.lone_file_checks import Beside
    from huikuan_cli.core.checking.playbook_checks import problems_of, stale
    from huikuan_cli.core.checking.redline_checks import FILE as REDLINES
    from huikuan_cli.core.checking.redline_checks import redline_problems
    from huikuan_cli.core.checking.unmeant_text import line_problems
    from huikuan_cli.core.checking.wording import doubtful_problems, strictest, too_long, wording_problems
    from huikuan_cli.core.playbook.traversal import files, texts_of

    yield from problems_of(made)
    yield from stale(made.rules, today)
    for id, kind in made.types.items():
        yield from opening_problems(id, kind)
    alone = {name: _value(stack) for name, stack in stacks.items() if not is_shape(name)}
    wording = alone["wording.yaml"]
    assert isinstance(wording, Wording)
    rules = strictest(_value(_last(stacks["wording.yaml"])), wording)
    if whole or stacks[REDLINES].teams():
        yield from redline_problems(made, rules)
    beside = Beside(made, lambda: rules, excused)
    for name, one in alone.items():
        yield from beside.problems(name, one)
    of_teams = {name for name, stack in stacks.items() if stack.teams()}
    known = lru_cache(lambda: compared_with(stacks.values(), rules))
    for name, one in (*files(made), *alone.items()):
        if not whole and not of_teams & {name, "wording.yaml"}:
            continue
        texts = texts_of(one)
        if name not in alone:
            yield from wording_problems(name, texts, rules, excused)
        if name not in NOT_SAID:
            yield from doubtful_problems(name, texts, rules)
            yield from alike_problems(name, texts, rules, known) if name in of_teams else ()
        if name != "wording.yaml":
            yield from too_long(name, texts, rules)
            yield from line_problems(name, texts)


def _last(stack: Stack) -> Stack:
    return msgspec.structs.replace(stack, parts=stack.parts[-1:])


def _value(stack: Stack) -> Any:
    return msgspec.convert(stack.data(), stack.kind, strict=False)


@lru_cache(maxsize=64)
def _ours(raw: bytes, name: str) -> FileReading:
    """One of our own files, of which only the data and the places are wanted; read once for many folders."""
    try:
        return FileReading(parse(raw, name), [])
    except HuikuanError:
        return reading_of(raw, name)


def _cases(order: tuple[Layer, ...]) -> list[str]:
    found = {f"cases/{path.name}" for layer in order for path in (layer.folder / "cases").glob("k*.yaml")}
    return sorted(name for name in found if CASE.fullmatch(name))


def _answers(stacks: Iterable[Stack]) -> Iterator[str]:
    """The answers files that teaching cases name: they stand beside the case."""
    for stack in stacks:
        name = stack.data().get("答案") if stack.kind is Teaching and stack.parts else None
        if isinstance(name, str):
            yield f"cases/{Path(name).name}"
