"""What is said of a team's files before a visit: what was passed over, and what is written wrongly in the rest."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from huikuan_cli.errors import Problem

CHECK = "huikuan playbook check"


class Passed(NamedTuple):
    """What a team got wrong, and what is done about it for this visit: empty where the file is used all the same."""

    problem: Problem
    instead: str = ""


class MistakenFile(NamedTuple):
    """The mistakes in the writing of a team's file that is used all the same, as YAML reads it."""

    file: str
    folder: Path
    problems: tuple[Problem, ...]


Note = Passed | MistakenFile


def check_of(folder: Path) -> str:
    """The command that lists every mistake of a folder, as it is typed."""
    return typed(CHECK, folder)


def typed(command: str, folder: Path) -> str:
    """A command for a folder, as it is typed."""
    text = str(folder)
    return f'{command} "{text}"' if " " in text else f"{command} {text}"


def whole(notes: list[Note]) -> bool:
    """Whether every file was used as it is, with nothing passed over."""
    return not any(isinstance(one, Passed) and one.instead for one in notes)


def sentences(notes: list[Note]) -> tuple[str, ...]:
    """One line for what is passed over in each file: its first problem, and how many more there are; one for what is
    written wrongly in the rest of it; one for each other note."""
    written: dict[tuple[str, int], list[Problem]] = {}
    for problem in (p for one in notes if isinstance(one, MistakenFile) for p in one.problems):
        written.setdefault((problem.file, problem.line), []).append(problem)
    left_out: dict[str, list[Passed]] = {}
    for one in notes:
        if isinstance(one, Passed) and one.instead:
            place = one.problem.file, one.problem.line
            told = written.pop(place, [one.problem])  # rather than what came of it
            left_out.setdefault(one.problem.file, []).append(one._replace(problem=told[0]))
    said = [_sentence(ones) for ones in left_out.values()]
    for one in notes:
        if isinstance(one, Passed):
            said += [] if one.instead else [one.problem.sentence()]
        elif count := sum(len(found) for (file, _), found in written.items() if file == one.file):
            said.append(f"{one.file} 有 {count} 处写错，先按能看懂的用；逐条看：{check_of(one.folder)}")
    return tuple(dict.fromkeys(said))


def _sentence(ones: list[Passed]) -> str:
    first = min(ones, key=lambda one: (one.problem.line, one.problem.column))
    more = f"；这个文件还有 {len(ones) - 1} 处，看全部：{CHECK}" if len(ones) > 1 else ""
    return f"{first.problem.sentence()}（{first.instead}{more}）"
