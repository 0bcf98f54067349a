"""What `huikuan playbook show` finds by words, where nothing is called so: the entries that hold them, each with its file and line, the questions
that the program asks itself, and the parts of files that are called so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from huikuan_cli import texts_workshop as texts
from huikuan_cli.cli.playbook.entry_names import known_entries, named
from huikuan_cli.cli.playbook.next_commands import with_folder
from huikuan_cli.core.text.values import brief
from huikuan_cli.errors import Problem

if TYPE_CHECKING:
    from huikuan_cli.cli.playbook.in_force import InForce
    from huikuan_cli.core.sheet.layout import Block
    from huikuan_cli.store.playbooks.layered_file import Stack

MOST_FOUND, MOST_FILES = 12, 4  # that are listed
FEWEST = 2  # characters of what is looked for
LINE_LENGTH = 40  # characters of what is shown of a line
MARKS = re.compile(r"[\s“”‘’\"'？?。！!，,、；;：:（）()…—-]+")


class FoundEntry(NamedTuple):
    """An entry that holds the words: the name that shows it, the text, and where that stands in the file."""

    name: str
    text: str
    key: str
    stack: Stack
    path: tuple[str | int, ...]

    def place(self) -> str:
        """The file and the line, as a message says them."""
        problem = self.stack.located(
            Problem("", file=self.stack.name, at=self.stack.laid.place_of(self.path))
        )
        return f"{problem.file}:{problem.line}"


def found_by_words(force: InForce, wanted: str) -> list[Block]:
    """The page of what has these words; nothing where there is none, or they are too short."""
    from huikuan_cli.core.sheet.layout import Block, Row

    words = _bare(wanted)
    if len(words) < FEWEST:
        return []
    rows = [Row("text", one) for one in (*_own_questions(force, words), *_parts(force.stacks, wanted))]
    found = _entries(force, words)
    rows += [
        Row("pair", f"{one.key}：{_around(one.text, words)}", f"{one.place()} {one.name}")
        for one in found[:MOST_FOUND]
    ]
    if len(found) > MOST_FOUND:
        rows.append(Row("text", texts.FOUND_MORE.format(count=len(found) - MOST_FOUND)))
    if found:
        rows.append(Row("text", with_folder(texts.FOUND_NEXT.format(name=found[0].name), force.here.order)))
    return [Block(texts.FOUND_BY_WORDS.format(words=brief(wanted)), tuple(rows))] if rows else []


def _bare(text: str) -> str:
    return MARKS.sub("", text)


def _entries(force: InForce, words: str) -> list[FoundEntry]:
    """One line of each entry that holds the words, the shortest first: the less else it says, the likelier it is meant."""
    found: dict[tuple[str, str], FoundEntry] = {}
    for name, stack in force.stacks.items():
        for one in _lines(name, stack, words):
            had = found.get((name, one.name))
            if had is None or len(one.text) < len(had.text):
                found[name, one.name] = one
    known = known_entries(force.stacks)
    ordered = sorted(found.values(), key=lambda one: len(one.text))
    shown = (one._replace(name=_shown_as(one, known)) for one in ordered[:MOST_FOUND])
    return [*shown, *ordered[MOST_FOUND:]]


def _shown_as(one: FoundEntry, known: list[Any]) -> str:
    """The name by which `show` shows just this entry."""
    file = one.stack.name.removesuffix(".yaml")
    of_id = named(known, one.name)
    return next(
        (
            other.full if number else one.name
            for number, other in enumerate(of_id)
            if other.full == file or other.full.startswith(f"{file}/")
        ),
        file,
    )


def _lines(file: str, stack: Stack, words: str) -> Iterator[FoundEntry]:
    from huikuan_cli.store.playbooks.layered_file import texts_of

    for path, text in texts_of(stack.laid.data):
        if words in _bare(text):
            entry = stack.laid.entry_of(path)
            named_so = stack.laid.place_of(entry)[-1] if len(entry) > 1 else ""
            key = next(str(step) for step in reversed(path) if isinstance(step, str))
            yield FoundEntry(str(named_so or file.removesuffix(".yaml")), text, key, stack, path)


def _around(text: str, words: str) -> str:
    """As much of a text as is shown, with the words in it."""
    start = max(text.find(words) - LINE_LENGTH // 2, 0) if len(text) > LINE_LENGTH else 0
    return f"{'…' if start else ''}{brief(text[start:], LINE_LENGTH)}"


def _parts(stacks: dict[str, Stack], wanted: str) -> Iterator[str]:
    """The files with a part that is called so: 开场白, 走法."""
    files = [name for name, stack in stacks.items() if wanted in _keys(stack.laid.data)]
    if files:
        more = texts.FILES_MORE.format(count=len(files)) if len(files) > MOST_FILES else ""
        yield texts.PART_OF.format(name=wanted, files="、".join(files[:MOST_FILES]), more=more)


def _keys(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield str(key)
            yield from _keys(value)
    elif isinstance(data, list):
        for one in data:
            yield from _keys(one)


def _own_questions(force: InForce, words: str) -> Iterator[str]:
    """The questions that stand in no file of questions, and the files that their options come from."""
    from huikuan_cli.core.answers.interview import interview

    written = force.playbook.questions.sections
    homes = {"类型": texts.TYPES_ASKED, "防欠": texts.PREVENTION_ASKED}
    for section, one in interview(force.playbook).fields():
        home = homes.get(one.key.partition("·")[0])
        if home and section not in written and any(words in _bare(said) for said in (one.key, one.ask)):
            yield home.format(key=one.key, ask=one.ask)
            homes = {key: said for key, said in homes.items() if said != home}
