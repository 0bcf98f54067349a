"""What follows from the entries that a team hides: our own lines do without them, a team's own line must not name them,
and what the program needs must stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from huikuan_cli.core.playbook.data_paths import Places
from huikuan_cli.core.playbook.merging import HIDE, YES, Place, called, merged, name_key
from huikuan_cli.errors import NO_OTHER, Problem
from huikuan_cli.store.playbooks.layered_file import LayerPart, Stack

OPTIONS = "选项"  # of a question
WORD_CODES = "P40"  # how the numbers of forbidden words begin


class Hidden(NamedTuple):
    """An entry that a team hides: the file, the part and the place where it does so."""

    file: str
    part: LayerPart
    place: Place

    def stays(self, problems: list[Problem]) -> Problem:
        """Why it must not be hidden, at the line that hides it; `problems` are those that come from its absence."""
        first, name = problems[0], str(self.place[-1])
        whose = f"里面的“{first.missing}”" if first.missing not in ("", name) else ""
        because = f"{whose}{first.needed}" if first.needed else f"{first.file} {first.text}".rstrip("？")
        more = f"，还有 {len(problems) - 1} 处" if len(problems) > 1 else ""
        blank = " " if because[0].isascii() else ""
        text = f"{name} 停用了，可是{blank}{because}{more}"
        path, _ = self.part.written.path_of(self.place)
        found = Problem(text, f"删掉“{HIDE}: {YES}”，别的可以照改", code="P607")
        return self.part.tree.pointed(found, path)


class Judged(NamedTuple):
    """What remains to be mended: mistakes of the lines themselves, and hidden entries with the problems they cause. `idle`: what lines of
    ours name that a team took away without hiding it."""

    lines: list[Problem]
    hidden: list[tuple[Hidden, list[Problem]]]
    idle: tuple[Problem, ...] = ()

    def all(self) -> list[Problem]:
        """Every problem that remains."""
        return [*self.lines, *(problem for _, caused in self.hidden for problem in caused)]


def judged(stacks: dict[str, Stack], problems: Iterable[Problem]) -> Judged:
    """The problems that remain once our own lines do without what a team hid.

    A line of ours that names a hidden entry says nothing any more, unless the program needs the entry: then it may not
    be hidden. A line of a team that names one stays wrong, and is told why.
    """
    if not any(stack.teams() for stack in stacks.values()):
        return Judged(list(problems), [])
    gone = [(one, _names_gone(stacks[one.file], one)) for one in hidden_in(stacks)]
    lines: list[Problem] = []
    idle: list[Problem] = []
    caused: dict[tuple[str, Place], tuple[Hidden, list[Problem]]] = {}
    for problem in (with_other(stacks, one) for one in problems):
        cause = next((one for one, names in gone if problem.missing in names), None)
        inside = cause is not None and cause.place[: len(problem.at)] == problem.at
        if problem.minor or (not inside and _of_team(stacks[problem.file], problem.at)):
            lines.append(_hidden_by_name(problem) if cause else problem)
            continue
        if not problem.needed and (cause or _is_idle(stacks[problem.file], problem)):
            idle += [] if cause else [problem]
            continue
        cause = cause or next((one for one, _ in gone if _is_lacking(one, problem)), None)
        if cause:
            caused.setdefault((cause.file, cause.place), (cause, []))[1].append(problem)
        else:
            lines.append(_at_team(stacks[problem.file], problem))
    return Judged(lines, list(caused.values()), tuple(idle))


def with_other(stacks: dict[str, Stack], problem: Problem) -> Problem:
    """The problem with the file and the line of the entry that has its name already, where it speaks of one; told at that one where a team wrote
    it and not the first."""
    file, place = problem.other
    if file not in stacks or problem.file not in stacks:
        return problem
    if file not in problem.text:
        ours = not _of_team(stacks[problem.file], problem.at) and _of_team(stacks[file], place)
        return problem._replace(file=file, at=place) if ours else problem
    where = stacks[file].find(place)[0].line_at(place)
    return problem._replace(text=problem.text.replace(file, where, 1), other=NO_OTHER)


def hidden_in(stacks: dict[str, Stack]) -> Iterator[Hidden]:
    """Every entry that a team hides in any of these files."""
    for name, stack in stacks.items():
        yield from (Hidden(name, part, place) for part, place in stack.hidden())


def _of_team(stack: Stack, place: Place) -> bool:
    """Whether a line of a team is wrong itself: not just a list of the file in which something is missing."""
    return len(place) > 1 and stack.find(place)[0] in stack.teams()


def _is_idle(stack: Stack, problem: Problem) -> bool:
    """Whether a line of ours, which is sound by itself, names what a team took away, or holds a word that a team forbids."""
    ours = stack.find(problem.at)[0] not in stack.teams()
    return ours and (bool(problem.missing) or problem.code.startswith(WORD_CODES))


def _at_team(stack: Stack, problem: Problem) -> Problem:
    """The problem of a line of ours at the entry that a team changed, which is what does not fit."""
    part, path = stack.find(problem.at)
    if part in stack.teams() or len(path) != len(problem.at):
        return problem
    entry = part.entry_at(path)
    changed = any(one.places.path_of(entry)[1] for one in stack.teams())
    return problem._replace(at=entry) if changed else problem


def _is_lacking(hidden: Hidden, problem: Problem) -> bool:
    """Whether a problem that names nobody is one of the list from which an entry was taken away."""
    home = hidden.place[:-1]
    return not problem.missing and problem.file == hidden.file and problem.at[: len(home)] == home


def _hidden_by_name(problem: Problem) -> Problem:
    """The problem of a line that names what is hidden."""
    place = problem.at[:-1] if isinstance(problem.at[-1], int) else problem.at
    text = f"{called(place)}里写的“{problem.missing}”停用了"
    return problem._replace(text=text, fix="换一个，或者不停用它")


def _names_gone(stack: Stack, hidden: Hidden) -> frozenset[str]:
    """The name of a hidden entry, all names inside of it and the answers that it offers, as the weaker layers have it."""
    base: Any = {}
    above = next(number for number, part in enumerate(stack.parts) if part is hidden.part)
    for part in reversed(stack.parts[above + 1 :]):
        base = merged(base, part.data)
    path, whole = Places(base).path_of(hidden.place)
    if not whole:
        return frozenset()
    for step in path:
        base = base[step]
    return frozenset([str(hidden.place[-1]), *_names(base)])


def _names(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        yield from (one for one in data.get(OPTIONS, ()) if isinstance(data[OPTIONS], list))
        for value in data.values():
            yield from _names(value)
    elif isinstance(data, list):
        key = name_key(data)
        for one in data:
            if key:
                yield one[key]
            yield from _names(one)
