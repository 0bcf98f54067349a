"""What a team's sentences are compared with: the examples beside the program (wording_examples.yaml), and the lines of our own files; and what
the lines of an assistant's page are, with examples of such pages (assistant_examples.yaml)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from huikuan_cli.core.checking.likeness import Likeness, WritersExamples, excuse, learnt, like_a_page
from huikuan_cli.core.checking.wording import Excused
from huikuan_cli.core.playbook.speech_rules import Wording
from huikuan_cli.store.playbooks.layered_file import Stack
from huikuan_cli.store.playbooks.layers import bundled

FILE = Path(__file__).resolve().parents[2] / "wording_examples.yaml"
OF_PAGES = FILE.with_name("assistant_examples.yaml")
NOT_SAID = (
    "wording.yaml",
    "assistant.yaml",
    "quiz.yaml",
)  # words, rules and questions, no lines of a playbook


def examples(file: Path = FILE) -> tuple[WritersExamples, ...]:
    """The examples of every writer. Ours alone, so larger than a file of a team may be, and read by the quick parser: they are thousands."""
    import msgspec
    import yaml

    data = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return msgspec.convert(data["例子"], tuple[WritersExamples, ...])


def excused(text: str, word: str, at: int) -> bool:
    """Whether a word of ours that no line may hold is lawful where it stands in a text: also when a visit is prepared, so that what the
    check lets pass is used."""
    return _excuse()(text, word, at)


@lru_cache(maxsize=1)
def _excuse() -> Excused:
    import msgspec
    import yaml

    data = yaml.load((bundled() / "wording.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return excuse(msgspec.convert(data, Wording, strict=False), lambda: _learnt(()))


def alike_on_a_page(text: str) -> str:
    """The first sentence of a line of an assistant that is like those that may not stand on its page; empty where there is none."""
    return like_a_page(text, _learnt_of_pages())


@lru_cache(maxsize=1)
def _learnt_of_pages() -> Likeness:
    return learnt((*examples(), *examples(OF_PAGES)))


def compared_with(stacks: Iterable[Stack], rules: Wording) -> Likeness:
    """What the examples and our own lines say about how lawful sentences are written."""
    own = (text for stack in stacks if stack.name not in NOT_SAID for text in said_in(stack, rules))
    return _learnt(tuple(dict.fromkeys(own)))


@lru_cache(maxsize=2)
def _learnt(own: tuple[str, ...]) -> Likeness:
    """It takes as long as all the rest of a check, and our own lines are the same for every folder."""
    return learnt(examples(), own)


def said_in(stack: Stack, rules: Wording) -> Iterator[str]:
    """The texts of our own part of a file, without those that say what not to do or what he says."""
    for part in stack.parts:
        if part not in stack.teams():
            yield from _said(part.data, rules.unchecked)


def _said(data: Any, unchecked: tuple[str, ...]) -> Iterator[str]:
    """The texts of a file, without those that say what not to do or what he says."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for key, value in data.items():
            if key not in unchecked:
                yield from _said(value, unchecked)
    elif isinstance(data, list):
        for value in data:
            yield from _said(value, unchecked)
