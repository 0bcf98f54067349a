"""Everything that is wrong with the playbooks of a team, at once: for `huikuan playbook check`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from huikuan_cli.core.merging import path_of
from huikuan_cli.core.playbook import Playbook
from huikuan_cli.core.playbook.quiz import Quiz
from huikuan_cli.core.playbook.teaching import Teaching
from huikuan_cli.core.playbook.wording import Wording
from huikuan_cli.core.shape import known_names, repeated
from huikuan_cli.core.words import nearest
from huikuan_cli.errors import HuikuanError, Problem, ProblemsFound
from huikuan_cli.store import playbooks
from huikuan_cli.store.layers import ALONE, CASE, FILES, Layer
from huikuan_cli.store.reading import read_bytes
from huikuan_cli.store.scan import Reading, read_all
from huikuan_cli.store.stack import Part, Stack, at_path, old_version, part_of

MOST_FILES = 500  # in one folder
BESIDE = {"templates", "schema"}  # folders with what is no playbook


class Checked(Struct, frozen=True):
    """What a check found: the problems by file, line and column, how many files were read, and their texts."""

    problems: tuple[Problem, ...]
    files: int
    sources: dict[str, str]


def check(order: tuple[Layer, ...], today: date) -> Checked:
    """Every problem of the files in these layers (the last is the bundled one), as of a day.

    Never raises for what a lead wrote. Problems of our own files are told too, where a team's change causes them.
    """
    found = _Check(order, today)
    found.run()
    unique = dict.fromkeys(found.problems)
    placed = sorted(unique, key=lambda p: (p.file, p.line, p.column, p.code))
    sources = {name: one.tree.text for name, one in found.readings.items() if one.tree}
    return Checked(tuple(placed), found.files, sources)


class _Check:
    """Goes from the writing of each file to its shape, its fit with the others, and its words."""

    def __init__(self, order: tuple[Layer, ...], today: date) -> None:
        self.order, self.today = order, today
        self.problems: list[Problem] = []
        self.files = 0
        self.readings: dict[str, Reading] = {}  # by the name of the file as it is said

    def run(self) -> None:
        kinds: dict[str, type[Any]] = {**FILES, **ALONE, **dict.fromkeys(_cases(self.order), Teaching)}
        for layer in self.order[:-1]:
            self.problems += _strangers(layer, set(kinds))
        stacks = {name: self.stack(name, kind) for name, kind in kinds.items()}
        self.shapes([stack for stack in stacks.values() if stack.parts])
        self.fit(self.sound(stacks))

    def stack(self, name: str, kind: type[Any]) -> Stack:
        """One file from every layer, as far as it can be read; the problems of its writing are noted."""
        parts: list[Part] = []
        for layer in reversed(self.order):
            path = layer.folder / name
            if path.is_file():
                self.files += layer is not self.order[-1] or len(self.order) == 1
                part = self.part(layer, path, name, parts)
                if part:
                    parts.append(part)
        return Stack(name, kind, tuple(reversed(parts)))

    def part(self, layer: Layer, path: Path, name: str, weaker: list[Part]) -> Part | None:
        shown = name if layer is self.order[-1] else str(path)
        try:
            raw = read_bytes(path, shown)
        except HuikuanError as error:
            self.problems.append(Problem(error.text, error.hint, shown, code="P606"))
            return None
        reading = read_all(raw, shown, known_names((*FILES.values(), *ALONE.values(), Teaching)))
        self.readings[shown] = reading
        self.problems += reading.problems
        if reading.tree is None or not isinstance(reading.tree.data, dict):
            return None
        self.problems += [at_path(one, reading.tree, one.at) for one in repeated(reading.tree.data)]
        try:
            part = part_of(layer, reading.tree, raw, weaker)
        except ProblemsFound as error:
            self.problems += error.problems
            return None
        if part.old:
            self.problems.append(old_version(part.tree))
        return part

    def told(self, stack: Stack, problems: Iterable[Problem]) -> None:
        """Note problems where they stand; not those that may come from a mistake in the writing."""
        for problem in problems:
            part, _ = stack.find(problem.at)
            placed = stack.located(problem)
            reading = self.readings[part.tree.file]
            if placed.line in reading.doubtful or (problem.code == "P202" and not reading.whole):
                continue
            self.problems.append(placed)

    def shapes(self, stacks: list[Stack]) -> None:
        """What is wrong with the shape of the files that a team wrote, or of ours when they alone are checked."""
        for stack in stacks:
            if stack.teams() or len(self.order) == 1:
                self.told(stack, playbooks.shape_of(stack, stack.is_plain))

    def sound(self, stacks: dict[str, Stack]) -> dict[str, Stack]:
        """The stacks without the entries whose shape is wrong, so that what is left can be held against each other."""
        for _ in range(playbooks.ROUNDS):
            wrong = [
                p
                for stack in stacks.values()
                if stack.parts
                for p in playbooks.shape_of(stack)
                if not p.minor
            ]
            to_blame = list(playbooks.blamed(stacks, wrong, finest=True))
            if not to_blame:
                break
            for _, name, layer, place in to_blame:
                stacks[name] = stacks[name].without(layer, place)
        return {name: stack for name, stack in stacks.items() if stack.parts}

    def fit(self, stacks: dict[str, Stack]) -> None:
        """What only shows when all files are held against each other, and in the words of their lines."""
        try:
            made = playbooks.built({name: stacks[name] for name in FILES})
        except (KeyError, HuikuanError):  # one of our own files is broken, which was said
            return
        for problem in _across(made, stacks, self.today):
            stack = stacks[problem.file]
            part, _ = stack.find(problem.at)
            if part in stack.teams() or len(self.order) == 1:
                self.told(stack, [problem])
            elif not problem.minor:
                self.caused(stacks, problem)

    def caused(self, stacks: dict[str, Stack], problem: Problem) -> None:
        """A problem in our own file that a team's hidden entry causes is told where the entry is hidden."""
        for name, layer, place in playbooks.hiders(stacks, problem):
            part = next(one for one in stacks[name].parts if one.layer is layer)
            path, _ = path_of(part.tree.data, place)
            text = f"{place[-1]} 停用了，可是别处还在用：{problem.file} {problem.text}"
            told = Problem(text, "先改用到它的地方，或者不停用", code="P607")
            self.problems.append(at_path(told, part.tree, path))
            return
        self.problems.append(stacks[problem.file].located(problem))


def _across(made: Playbook, stacks: dict[str, Stack], today: date) -> Iterator[Problem]:
    """Every problem of the fit, the words, the lengths and the dates, by file and place."""
    from huikuan_cli.core.checks import problems_of, stale
    from huikuan_cli.core.course_checks import case_problems, quiz_problems
    from huikuan_cli.core.interview import posts_of
    from huikuan_cli.core.walk import files
    from huikuan_cli.core.wording import strictest, too_long, wording_problems

    yield from problems_of(made)
    yield from stale(made.rules, today)
    alone = {name: _value(stack) for name, stack in stacks.items() if name not in FILES}
    quiz, wording = alone["quiz.yaml"], alone["wording.yaml"]
    assert isinstance(quiz, Quiz)
    assert isinstance(wording, Wording)
    yield from quiz_problems(quiz, posts_of(made.questions))
    rules = strictest(_value(_last(stacks["wording.yaml"])), wording)
    contents = dict(files(made)) | {name: one for name, one in alone.items() if name != "wording.yaml"}
    for name, one in contents.items():
        yield from wording_problems(name, one, rules)
        yield from too_long(name, one, rules)
        if isinstance(one, Teaching):
            yield from case_problems(name, one, made)


def _last(stack: Stack) -> Stack:
    return msgspec.structs.replace(stack, parts=stack.parts[-1:])


def _value(stack: Stack) -> Any:
    return msgspec.convert(stack.data(), stack.kind, strict=False)


def _cases(order: tuple[Layer, ...]) -> list[str]:
    found = {f"cases/{path.name}" for layer in order for path in (layer.folder / "cases").glob("k*.yaml")}
    return sorted(name for name in found if CASE.fullmatch(name))


def _strangers(layer: Layer, known: set[str]) -> Iterator[Problem]:
    """Files that look like a playbook and that nothing reads: a wrong name would silently change nothing."""
    for number, path in enumerate(sorted(layer.folder.rglob("*.y*ml"))):
        name = path.relative_to(layer.folder).as_posix()
        if number == MOST_FILES:
            yield Problem(
                f"文件太多，只看了前 {MOST_FILES} 个",
                "一个打法文件夹只放打法",
                str(layer.folder),
                code="P601",
            )
            return
        if (
            name in known
            or name == "huikuan.yaml"
            or path.relative_to(layer.folder).parts[0] in BESIDE
            or _is_hidden(name)
        ):
            continue
        near = nearest(name, known)
        fix = (
            "改成认识的文件名，或移到别处"
            if near
            else "打法文件只有：questions.yaml、excuses.yaml、types/e1.yaml 这些，见 huikuan playbook list"
        )
        yield Problem(f"没有哪里会读这个文件{near}", fix, str(path), code="P601")


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") for part in name.split("/"))
