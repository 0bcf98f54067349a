"""The rows of a paper with several instalments: all of them from one line, and the kind of paper from the row above. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from huikuan_cli.core.answers.case import Value
from huikuan_cli.core.answers.instalment_line import InstalmentSaid, instalments_said
from huikuan_cli.core.answers.instrument_rows import INSTRUMENT_KEY
from huikuan_cli.core.text.values import iso
from huikuan_cli.wizard.flow import NO, YES, WizardStep

KIND, DAY, AMOUNT, PAID = "文书", "最晚付款日", "金额", "已付"  # columns of the paper


def rows_in_line(
    step: WizardStep, reply: Any, given: Mapping[str, Value], today: date
) -> tuple[dict[str, Value], tuple[InstalmentSaid, ...]]:
    """The answers of the rows from this one on, where the day of an instalment was answered with several, and what was said; nothing where
    it was not. What was not said of one stays to be asked. Raises Unclear with the line written out."""
    if not _of_paper(step) or step.field.key != DAY or not isinstance(reply, str):
        return {}, ()
    said = instalments_said(reply, today)
    found: dict[str, Value] = {}
    for number, one in enumerate(said, step.row):
        row = {DAY: iso(one.day), KIND: given.get(_cell(step.row, KIND))}
        row |= {
            key: f"{sum_:.2f}" for key, sum_ in ((AMOUNT, one.amount), (PAID, one.paid)) if sum_ is not None
        }
        found[f"{INSTRUMENT_KEY}?{number}"] = YES
        found |= {_cell(number, key): value for key, value in row.items() if value is not None}
    return found | ({f"{INSTRUMENT_KEY}?{step.row + len(said)}": NO} if said else {}), said


def same_paper(step: WizardStep, given: Mapping[str, Value]) -> Value | None:
    """What need not be asked of a paper: that there is one, where that was ticked, and its kind, which is that of the row above; None for
    another question."""
    if step.id == f"{INSTRUMENT_KEY}?0":
        ticks = ((given.get(key), wanted) for key, wanted in step.field.must_when.items())
        return (
            YES
            if any(set(ticked) & set(wanted) for ticked, wanted in ticks if isinstance(ticked, list))
            else None
        )
    below = _of_paper(step) and step.row > 0 and step.field.key == KIND
    return given.get(_cell(step.row - 1, KIND)) if below else None


def _of_paper(step: WizardStep) -> bool:
    return step.row >= 0 and not step.gate and step.id.startswith(f"{INSTRUMENT_KEY}#")


def _cell(row: int, key: str) -> str:
    return f"{INSTRUMENT_KEY}#{row}.{key}"
