"""How many sentences that may not be written the check tells, and how many lawful ones, of writers whose sentences it does not know.

    .venv/bin/python benchmarks/wording.py

Each writer of wording_examples.yaml is left out once and his sentences are asked about; the strangers of tests/core/strangers_sentences.yaml
are asked about with all of them known. Words are those of wording.yaml where no sentence around spares
them. Half of the lawful sentences
of a writer were written to look like the others, so an ordinary playbook is told less often: the last line asks about every second sentence of our own
files, with only the others known.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Print the table."""
    sys.path.insert(0, str(ROOT / "tests"))
    from core.wording_sentences import RULES, own_texts, strangers, told_by_words
    from huikuan_cli.core.checking.likeness import (
        LIKE,
        Likeness,
        WritersExamples,
        excuse,
        learnt,
        likeness,
        sentences,
    )
    from huikuan_cli.store.playbooks.wording_examples import examples

    known, own = examples(), list(own_texts())

    def told(text: str, by: Likeness, words: Callable[[str], bool]) -> bool:
        return words(text) or any(likeness(one, by) > LIKE for one in sentences(text))

    def line(one: WritersExamples, by: Likeness, alone: Likeness) -> list[int]:
        spared = excuse(RULES, lambda: alone)

        def words(text: str) -> bool:
            return told_by_words(text, spared)

        return [
            sum(map(words, one.unlawful)),
            sum(told(text, by, words) for text in one.unlawful),
            len(one.unlawful),
            sum(map(words, one.lawful)),
            sum(told(text, by, words) for text in one.lawful),
            len(one.lawful),
        ]

    print(f"{'':14}不写：词表 加例子 共几句  可以写：词表 加例子 共几句")
    others = [[other for other in known if other is not one] for one in known]
    found = [line(one, learnt(rest, own), learnt(rest)) for one, rest in zip(known, others, strict=True)]
    rows = [(one.who, row) for one, row in zip(known, found, strict=True)]
    rows.append(("合计", [sum(column) for column in zip(*found, strict=True)]))
    whole = learnt(known, own)
    rows += [(one.who, line(one, whole, learnt(known))) for one in strangers()]
    for who, row in rows:
        print(f"{who:14}", *(f"{number:6}" for number in row))
    halves = learnt(known, own[::2])
    asked = [one for text in own[1::2] for one in sentences(text)]
    wrong = sum(likeness(one, halves) > LIKE for one in asked)
    print(f"自带打法的另一半：{len(asked)} 句里 {wrong} 句（{wrong / len(asked):.1%}）")


if __name__ == "__main__":
    main()
