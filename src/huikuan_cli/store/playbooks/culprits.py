"""Whose entry it is, when a line of ours does not fit any more: found by leaving out what a team wrote, half by half."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from huikuan_cli.core.playbook.merging import Place
from huikuan_cli.errors import Problem
from huikuan_cli.store.playbooks.layered_file import LayerPart, Stack, texts_of

Misfits = Callable[[dict[str, Stack]], list[Problem]]


def culprits(
    stacks: dict[str, Stack], problems: list[Problem], misfits: Misfits
) -> Iterator[tuple[Problem, Stack, LayerPart, Place]]:
    """The entry of each file of a team without which fewer of the problems remain: the problem at its line, and where it is.

    `misfits` gives the problems that some files have together. Nothing where no single file is the reason.
    """
    for name, stack in stacks.items():
        for part in stack.teams():
            entries = _entries(part)
            if not entries or _left(stacks, stack, part, entries, misfits) >= len(problems):
                continue
            while len(entries) > 1:
                first, second = entries[: len(entries) // 2], entries[len(entries) // 2 :]
                fewer = _left(stacks, stack, part, first, misfits) < len(problems)
                entries = first if fewer else second
            yield _told(name, part, entries[0], problems[0]), stack, part, entries[0]
            return


def _entries(part: LayerPart) -> list[Place]:
    """The smallest entries of a file, in its order."""
    return list(dict.fromkeys(part.entry_at(path) for path, _ in texts_of(part.data)))


def _left(
    stacks: dict[str, Stack], stack: Stack, part: LayerPart, entries: list[Place], misfits: Misfits
) -> int:
    """How many problems remain without some entries."""
    return len(misfits({**stacks, stack.name: stack.without(part.layer, *entries)}))


def _told(name: str, part: LayerPart, place: Place, first: Problem) -> Problem:
    path, whole = part.written.path_of(place)
    called = str(place[-1]) if place else "这个文件"
    where = f"{first.file} 里" if first.file != name else "自带的里"
    text = f"写了“{called}”以后，{where}{first.text}"
    problem = Problem(text, first.fix, code=first.code, at=place)
    return part.tree.pointed(problem, path if whole else (*path, "?"))
