"""Whether an answer is among some, and whether it matters that one is unknown. Pure."""

from __future__ import annotations

from huikuan_cli.core.answers.case import Answers, Value
from huikuan_cli.core.playbook import Field
from huikuan_cli.core.text.values import UNKNOWN


def is_moot(field: Field, answers: Answers) -> bool:
    """Whether another answer makes it unimportant that this one is unknown."""
    return any(is_among(answers.get(key, UNKNOWN), values) for key, values in field.moot.items())


def is_among(value: Value, wanted: tuple[str, ...]) -> bool:
    """Whether an answer is known and one of those that are wanted, any where none is named; of a table any cell."""
    if value == UNKNOWN:
        return False
    if not wanted or isinstance(value, str):
        return not wanted or value in wanted
    return any(one in wanted for row in value for one in (row.values() if isinstance(row, dict) else (row,)))
