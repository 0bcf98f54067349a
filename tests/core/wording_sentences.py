"""Sentences by which the check of words is measured, and what it is told by words alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import yaml

from huikuan_cli.core.checking.likeness import WritersExamples
from huikuan_cli.core.checking.wording import Excused, doubtful_problems, waiver_problems, wording_problems
from huikuan_cli.store.playbooks import loading
from huikuan_cli.store.playbooks.layered_file import stack_of
from huikuan_cli.store.playbooks.layers import Layer, bundled, shapes
from huikuan_cli.store.playbooks.wording_examples import excused, said_in

OURS = (Layer(bundled(), "自带"),)
RULES = loading.wording_of(OURS, [])
STRANGERS = Path(__file__).with_name("strangers_sentences.yaml")


def told_by_words(text: str, spared: Excused = excused) -> bool:
    """Whether a word or two tell a text (P401 to P412) that is not `spared`."""
    texts = [(("开场白", 0), text)]
    if any(wording_problems("打法", texts, RULES, spared)):
        return True
    return any([*each("打法", texts, RULES)] for each in (doubtful_problems, waiver_problems))


def own_texts() -> Iterator[str]:
    """The texts of our own files that say what to say or to do, each once."""
    stacks = [stack_of(OURS, name, kind, []) for name, kind in shapes(OURS).items()]
    yield from dict.fromkeys(text for stack in stacks for text in said_in(stack, RULES))


def strangers() -> tuple[WritersExamples, ...]:
    """What writers wrote whose sentences nothing was learnt from."""
    data = yaml.safe_load(STRANGERS.read_text(encoding="utf-8"))
    return msgspec.convert(data["例子"], tuple[WritersExamples, ...])
