"""Everything that is wrong with the playbooks of a team, at once: for `huikuan playbook check`."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from huikuan_cli.core.playbook import Playbook
from huikuan_cli.core.playbook.letters import Letter
from huikuan_cli.core.playbook.quiz import Quiz
from huikuan_cli.core.playbook.teaching import Teaching
from huikuan_cli.core.playbook.wording import Wording
from huikuan_cli.core.shape import half_hidden, known_names, repeated
from huikuan_cli.core.words import closest
from huikuan_cli.errors import HuikuanError, Problem, ProblemsFound
from huikuan_cli.store import playbooks
from huikuan_cli.store.layers import ALONE, CASE, FILES, Layer, playbook_bytes, there
from huikuan_cli.store.scan import Reading, read_all
from huikuan_cli.store.stack import Part, Stack, at_path, old_version, part_of
from huikuan_cli.store.templates import LETTERHEAD, NAME
from huikuan_cli.store.yamlio import parse

MOST_FILES, MOST_STRANGERS = 5000, 20  # in one folder
YAML = re.compile(r"\.ya?ml(\.txt)?$", re.I)  # Windows hides the .txt that its editor puts behind
BESIDE_TEMPLATES = "templates"
ODD_TEMPLATE = re.compile(r"\.(md|markdown|docx?)(\.txt)?$|^sheet\.txt$")
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
        stacks = {name: self.stack(name, kind) for name, kind in kinds.items()}
        for layer in self.order[:-1]:
            self.problems += _strangers(layer, {*kinds, *_answers(stacks.values())})
            self.problems += _odd_templates(layer)
        self.fit(self.sound(stacks, self.shapes(stacks)))

    def stack(self, name: str, kind: type[Any]) -> Stack:
        """One file from every layer, as far as it can be read; the problems of its writing are noted."""
        parts: list[Part] = []
        for layer in reversed(self.order):
            path = layer.folder / name
            if there(path):
                self.files += layer is not self.order[-1] or len(self.order) == 1
                part = self.part(layer, path, name, parts)
                if part:
                    parts.append(part)
            elif layer is self.order[-1] and name in {*FILES, *ALONE}:
                self.problems.append(Problem("缺这个文件", "请重新安装", name, code="P606"))
        return Stack(name, kind, tuple(reversed(parts)))

    def part(self, layer: Layer, path: Path, name: str, weaker: list[Part]) -> Part | None:
        shown = name if layer is self.order[-1] else str(path)
        try:
            raw = playbook_bytes(path, path.name)  # the line above says where it lies
        except HuikuanError as error:
            self.problems.append(Problem(error.text, error.hint, shown, code="P606"))
            return None
        ours = len(self.order) > 1 and layer is self.order[-1]
        reading = _ours(raw, shown) if ours else read_all(raw, shown, _names())
        self.readings[shown] = reading
        self.problems += reading.problems
        if reading.tree is None or not isinstance(reading.tree.data, dict):
            return None
        if not ours:
            found = (*repeated(reading.tree.data), *half_hidden(reading.tree.data))
            self.problems += [at_path(one, reading.tree, one.at) for one in found]
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
            if (placed.line, placed.code) in reading.told:
                continue
            self.problems.append(placed)

    def shapes(self, stacks: dict[str, Stack]) -> list[Problem]:
        """What is wrong with the shape of the files that a team wrote, or of ours when they alone are checked.

        It is noted; what must be mended is handed back.
        """
        wrong = []
        for stack in stacks.values():
            if stack.teams() or (stack.parts and len(self.order) == 1):
                found = [*playbooks.shape_of(stack, stack.is_plain), *stack.idle()]
                self.told(stack, found)
                wrong += [one for one in found if not one.minor]
        return wrong

    def sound(self, stacks: dict[str, Stack], wrong: list[Problem]) -> dict[str, Stack]:
        """The stacks without the entries whose shape is wrong, so that what is left can be held against each other."""
        for _ in range(playbooks.ROUNDS):
            mended = playbooks.left_of(stacks, list(playbooks.blamed(stacks, wrong, finest=True)))
            stacks |= mended
            left = [stacks[name] for name in sorted({*mended, *(one.file for one in wrong)})]
            wrong = [one for stack in left if stack.parts for one in playbooks.shape_of(stack)]
            if not mended:
                break
        for problem in wrong:  # whatever is left after so many rounds, or comes from nobody's line
            stack = stacks[problem.file]
            ours = tuple(part for part in stack.parts if part not in stack.teams())
            stacks[problem.file] = msgspec.structs.replace(stack, parts=ours)
        return {name: stack for name, stack in stacks.items() if stack.parts}

    def fit(self, stacks: dict[str, Stack]) -> None:
        """What only shows when all files are held against each other, and in the words of their lines."""
        if not {*FILES, *ALONE} <= stacks.keys():  # one of our own files is missing or broken, which was said
            return
        made = playbooks.built({name: stacks[name] for name in FILES})
        used: dict[Problem, list[Problem]] = {}  # what is told of a hidden entry, and where it is used
        for problem in _across(made, stacks, self.today):
            hidden = self.cause(stacks, problem)
            if hidden:
                used.setdefault(hidden, []).append(problem)
                continue
            stack = stacks[problem.file]
            part, _ = stack.find(problem.at)
            if part in stack.teams() or len(self.order) == 1 or not problem.minor:
                self.told(stack, [problem])
        for told, found in used.items():
            more = f"，还有 {len(found) - 1} 处" if len(found) > 1 else ""
            where = f"{found[0].file} {found[0].text}".rstrip("？")
            self.problems.append(told._replace(text=f"{told.text}{where}{more}"))

    def cause(self, stacks: dict[str, Stack], problem: Problem) -> Problem | None:
        """The beginning of a problem for the hidden entry that causes this one; None when none does."""
        found = None if problem.minor else playbooks.hider(stacks, problem)
        if not found:
            return None
        name, layer, place = found
        part = next(one for one in stacks[name].parts if one.layer is layer)
        path, _ = part.written.path_of(place)
        text = f"{place[-1]} 停用了，可是别处还在用："
        return at_path(Problem(text, "先改用到它的地方，或者不停用", code="P607"), part.tree, path)


def _across(made: Playbook, stacks: dict[str, Stack], today: date) -> Iterator[Problem]:
    """Every problem of the fit, the words, the lengths and the dates, by file and place."""
    from huikuan_cli.core.checks import problems_of, stale
    from huikuan_cli.core.course_checks import case_problems, quiz_problems
    from huikuan_cli.core.interview import posts_of
    from huikuan_cli.core.letter_checks import letter_problems
    from huikuan_cli.core.lines import line_problems
    from huikuan_cli.core.privacy import private_words
    from huikuan_cli.core.walk import files, texts_of
    from huikuan_cli.core.wording import private_problems, strictest, too_long, wording_problems

    yield from problems_of(made)
    yield from stale(made.rules, today)
    alone = {name: _value(stack) for name, stack in stacks.items() if name not in FILES}
    quiz, wording = alone["quiz.yaml"], alone["wording.yaml"]
    assert isinstance(quiz, Quiz)
    assert isinstance(wording, Wording)
    yield from quiz_problems(quiz, posts_of(made.questions))
    rules = strictest(_value(_last(stacks["wording.yaml"])), wording)
    private = private_words(made, rules)
    contents = dict(files(made)) | {name: one for name, one in alone.items() if name != "wording.yaml"}
    of_teams = {name for name, stack in stacks.items() if stack.teams()}
    for name, one in contents.items():
        if not of_teams or of_teams & {name, "wording.yaml"}:  # ours by themselves were checked by our tests
            texts = texts_of(one)
            yield from wording_problems(name, texts, rules)
            yield from too_long(name, texts, rules)
            yield from line_problems(name, texts)
        if isinstance(one, Teaching):
            yield from case_problems(name, one, made)
        if isinstance(one, Letter):
            yield from letter_problems(name, one, made)
            yield from private_problems(name, texts_of(one), private)


def _last(stack: Stack) -> Stack:
    return msgspec.structs.replace(stack, parts=stack.parts[-1:])


def _value(stack: Stack) -> Any:
    return msgspec.convert(stack.data(), stack.kind, strict=False)


def _names() -> frozenset[str]:
    return known_names((*FILES.values(), *ALONE.values(), Teaching))


@lru_cache(maxsize=64)
def _ours(raw: bytes, name: str) -> Reading:
    """One of our own files, of which only the data and the places are wanted; read once for many folders."""
    try:
        return Reading(parse(raw, name), [])
    except HuikuanError:
        return read_all(raw, name, _names())


def _cases(order: tuple[Layer, ...]) -> list[str]:
    found = {f"cases/{path.name}" for layer in order for path in (layer.folder / "cases").glob("k*.yaml")}
    return sorted(name for name in found if CASE.fullmatch(name))


def _answers(stacks: Iterable[Stack]) -> Iterator[str]:
    """The answers files that teaching cases name: they stand beside the case."""
    for stack in stacks:
        name = stack.data().get("答案") if stack.kind is Teaching and stack.parts else None
        if isinstance(name, str):
            yield f"cases/{Path(name).name}"


def _strangers(layer: Layer, known: set[str]) -> Iterator[Problem]:
    """Files that look like a playbook and that nothing reads: a wrong name would silently change nothing."""
    seen = strange = 0
    for path in _files_in(layer.folder):
        seen += 1
        if seen > MOST_FILES or strange >= MOST_STRANGERS:
            text = (
                "文件太多，后面的没有再看" if seen > MOST_FILES else "没有哪里会读的文件太多，后面的没有再说"
            )
            yield Problem(text, "一个打法文件夹只放打法", str(layer.folder), code="P601")
            return
        name = path.relative_to(layer.folder).as_posix()
        if not YAML.search(name) or name in known or name == "huikuan.yaml":
            continue
        strange += 1
        near = _near(name, known)
        fix = (
            "改成认识的文件名，或移到别处"
            if near
            else "打法文件只有：questions.yaml、excuses.yaml、types/e1.yaml 这些，见 huikuan playbook list"
        )
        yield Problem(f"没有哪里会读这个文件{near}", fix, str(path), code="P601")


def _odd_templates(layer: Layer) -> Iterator[Problem]:
    """Files beside the templates that look like one and that nothing reads."""
    folder = layer.folder / BESIDE_TEMPLATES
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        name = path.name.lower()
        if f"{BESIDE_TEMPLATES}/{path.name}" not in (NAME, LETTERHEAD) and ODD_TEMPLATE.search(name):
            meant = "letter.docx" if ".doc" in name else "sheet.md"
            text = f"没有哪里会读这个文件，是不是“{meant}”？"
            yield Problem(text, "改成认识的文件名，或移到别处", str(path), code="P601")


def _near(name: str, known: set[str]) -> str:
    """，是不是“…”？ for the file that was probably meant; empty when none was."""
    meant, names = YAML.sub("", name).lower(), {YAML.sub("", one): one for one in sorted(known)}
    same = [one for one in names if one.rpartition("/")[2] == meant.rpartition("/")[2]]
    close = same[0] if same else closest(meant, names, 0.6)
    return f"，是不是“{names[close]}”？" if close else ""


def _files_in(folder: Path) -> Iterator[Path]:
    """The files below a folder in order; not those of hidden folders, nor of those for other things."""
    for place, folders, files in os.walk(folder):
        beside = BESIDE if Path(place) == folder else set()
        folders[:] = sorted(one for one in folders if not one.startswith(".") and one not in beside)
        yield from (Path(place) / one for one in sorted(files) if not one.startswith("."))
