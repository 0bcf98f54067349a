"""What a line about the amount that is due says besides: a part in dispute, further payments with their own days."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from huikuan_cli import texts_wizard
from huikuan_cli.core.answers.audited import DISPUTED_KEY
from huikuan_cli.core.answers.case import Value
from huikuan_cli.core.answers.due_line import (
    READ_AS,
    answers_of_rows,
    disputed_apart,
    is_written_out,
    several_due,
)
from huikuan_cli.core.answers.inference import DUE_KEY
from huikuan_cli.core.answers.interview import Interview
from huikuan_cli.core.answers.left_to_add import left_to_work_out
from huikuan_cli.core.answers.not_known import LONGEST_KEPT
from huikuan_cli.core.receivable.payment_lines import AMOUNT, summed
from huikuan_cli.core.receivable.payment_rows import check_items, kind_words
from huikuan_cli.core.text.amounts import yuan
from huikuan_cli.core.text.values import UNKNOWN, Option, Unclear, brief
from huikuan_cli.wizard.beside import KEPT_WORDS_KEY, kept, taken_beside
from huikuan_cli.wizard.flow import State, WizardStep

ITEMS_KEY = "款项"
_WHEN_PAID = r"月|[去前今]年|\d{4}[年.\-/]"  # the days of payments, of which only the sum is offered back


def taken_in_line(
    state: State,
    step: WizardStep,
    reply: Any,
    interview: Interview,
    today: date,
    say: Callable[[str], None],
    works_out: Callable[[dict[str, Value]], bool],
) -> tuple[State, Any, Unclear | None]:
    """As `taken_beside`, of a line about what is due also with the part in dispute and the payments that have their own days; what was
    typed is kept in his words where it is offered back, and so is a line about money in which something is left to be worked out."""
    if isinstance(reply, str) and (back := left_to_work_out(step.field, reply)):
        words = _words_kept(state, step, reply, interview) if re.search(_WHEN_PAID, reply) else {}
        return replace(state, given={**state.given, **words}), reply, back
    if step.field.key == DUE_KEY and isinstance(reply, str):
        items = interview.find(ITEMS_KEY)
        try:
            given, reply = _said_besides(reply, interview.options(items) if items else (), today, say)
        except Unclear as doubt:
            words = _words_kept(state, step, reply, interview) if _keeps(interview, reply) else {}
            return replace(state, given={**state.given, **words}), reply, doubt
        state = replace(state, given={**state.given, **_unanswered(given, state)})
    return taken_beside(state, step, reply, interview, today, say, works_out)


def _words_kept(state: State, step: WizardStep, reply: str, interview: Interview) -> dict[str, Value]:
    if not interview.find(KEPT_WORDS_KEY):
        return {}
    return kept(state.given, step.field.key, brief(reply, LONGEST_KEPT))


def _keeps(interview: Interview, reply: str) -> bool:
    return interview.find(KEPT_WORDS_KEY) is not None and not is_written_out(reply)


def _said_besides(
    reply: str, kinds: Sequence[Option], today: date, say: Callable[[str], None]
) -> tuple[dict[str, Value], str]:
    """The answers of other questions that a line gives, which are said, and what is left of it. Raises Unclear with the line written out."""
    if kinds and is_written_out(reply):
        rows = check_items(reply, kinds, today)
        say(texts_wizard.BESIDE.format(said=summed(rows)))
        return {**answers_of_rows(rows), ITEMS_KEY: [*rows[1:]]}, f"{rows[0][AMOUNT]}元"
    if kinds and (line := several_due(reply, kind_words(kinds), today)):
        count = line.count("；") + 1
        raise Unclear(READ_AS.format(typed=brief(reply), count=count, line=line), line)
    apart = disputed_apart(reply)
    if apart is None:
        return {}, reply
    rest, disputed = apart
    say(texts_wizard.BESIDE.format(said=f"{DISPUTED_KEY} {yuan(Decimal(disputed))} 元"))
    return {DISPUTED_KEY: f"{disputed:.2f}"}, rest


def _unanswered(given: dict[str, Value], state: State) -> dict[str, Value]:
    """What was said here of questions that have no answer yet; what is in dispute stands as it was said last."""
    open_yet: tuple[Value | None, ...] = (None, "", UNKNOWN, [])
    return {
        key: value for key, value in given.items() if key == DISPUTED_KEY or state.given.get(key) in open_yet
    }
