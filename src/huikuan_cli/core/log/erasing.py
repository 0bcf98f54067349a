"""Taking the judgements of a person out of the answers of a plan; the facts and the log stay. Pure."""

from __future__ import annotations

from huikuan_cli.core.answers.case import Answers
from huikuan_cli.core.answers.interview import TYPE_KEY
from huikuan_cli.core.text.values import UNKNOWN

# what the salesperson thought of him, and of himself
JUDGED = ("他要看到什么", "关系阶段", "紧张分", "自己的信号", "自查")


def without_judgements(answers: Answers) -> Answers:
    """The answers with the type not known, and without what was thought of him or felt."""
    kept = {key: value for key, value in answers.items() if key not in JUDGED}
    return {**kept, TYPE_KEY: UNKNOWN} if TYPE_KEY in kept else kept
