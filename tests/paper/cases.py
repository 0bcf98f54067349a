"""The cases that are put on paper: every teaching case, and those that fill a page."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from factories import TODAY, action_sheet, playbook, talk
from huikuan_cli.cli.case_runs import shipped_answers
from huikuan_cli.core.advice.analysis import Analysis, analyse
from huikuan_cli.core.advice.planner import make_plan
from huikuan_cli.core.answers.answer_set import read_answers
from huikuan_cli.core.letters.compose import compose
from huikuan_cli.core.letters.letter_doubts import refusal
from huikuan_cli.core.letters.letter_facts import Sender
from huikuan_cli.core.sheet.capacity import LaidPaper, on_paper
from huikuan_cli.core.sheet.document import Document
from huikuan_cli.store.playbooks import case_files, sendable_letters
from huikuan_cli.store.playbooks.layers import Layer, bundled
from paper.crowded import CROWDED, EXTREME

OURS = (Layer(bundled(), "自带"),)
TAUGHT = tuple(case_files.ids(OURS))
CASES = (*TAUGHT, *CROWDED)
SENDER = Sender(
    "杭州某某信息技术股份有限公司", "王磊", "0571-12345678", "工商银行西湖支行", "1202 0234 5678 9012"
)
LETTERS = sendable_letters.read(OURS, playbook())


def answers_of(case: str) -> tuple[Any, Any]:
    """The answers of a case and its day."""
    if case in TAUGHT:
        return shipped_answers(playbook(), case)
    reading = read_answers((CROWDED | EXTREME)[case], talk(), TODAY, "x", lambda path: 1)
    assert reading.problems == []
    return reading.answers, TODAY


@lru_cache(maxsize=32)
def paper_of(case: str) -> LaidPaper:
    """The action sheet of a case."""
    answers, day = answers_of(case)
    return on_paper(
        action_sheet(make_plan(playbook(), answers, day, SENDER.company), day.isoformat(), "打法")
    )


def setting(case: str) -> Analysis:
    """A case as the letters see it."""
    answers, day = answers_of(case)
    return analyse(playbook(), answers, day, SENDER.company)


@lru_cache(maxsize=32)
def documents(case: str) -> tuple[Document, ...]:
    """The desk sheet and every letter that can be written in a case."""
    s = setting(case)
    return tuple(compose(one, s, SENDER) for one in LETTERS.letters if not refusal(one, s))


def letters_of(text: str) -> list[str]:
    """The characters of a text in no order: columns and tables are read back in another one."""
    return sorted(re.sub(r"[\s\u200b]+", "", text))
