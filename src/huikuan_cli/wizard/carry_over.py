"""What the next visit takes over from an earlier plan. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from huikuan_cli import texts_wizard
from huikuan_cli.core.answers.case import Answers, Value
from huikuan_cli.core.answers.interview import TICKED_KEYS, Interview
from huikuan_cli.core.playbook import MUST, Field
from huikuan_cli.core.text.values import UNKNOWN
from huikuan_cli.wizard.flow import spread
from huikuan_cli.wizard.phrasing import Proposal
from huikuan_cli.wizard.reopening import Source

SAME, AFRESH, MORE = "照旧", "重问", "再问"
# figures change: a stale one does more harm than typing it
NEVER = {"金额", "日期", "日期时刻", "天数", "利率", "分数", "明细"}


@dataclass(frozen=True)
class LastTime:
    """The answers of an earlier visit and its day, as 2026-11-10; empty when it had none."""

    answers: Answers
    day: str


def carried(interview: Interview, answers: Answers) -> dict[str, Value]:
    """The facts of the contract by step id, which are not asked again. What was 不清楚 is; a table is asked for more. In
    the short interview also what it does not ask: nothing known is lost because nobody asked, and it is marked."""
    same = {
        f.key
        for _, f in interview.fields()
        if f.revisit in (SAME, MORE) or answers.get(f.key) in f.settled or _unasked(interview, f)
    }
    given = spread(interview, {k: v for k, v in answers.items() if k in same and v != UNKNOWN})
    for _, one in interview.fields():
        rows = answers.get(one.key)
        if one.key in same and isinstance(rows, list):
            given.pop(f"{one.key}?{len(rows)}", None)
    return given


def _unasked(interview: Interview, one: Field) -> bool:
    """Whether a question that would start from last time's answer is not asked at all."""
    return not interview.full and one.revisit != AFRESH and one.depth != MUST


def from_last(interview: Interview, look: Callable[[Answers], LastTime | None]) -> Source:
    """What was answered last time. `look` finds the earlier visit of the customer named so far."""
    places = {f.key: (s, f) for s, f in interview.fields()}

    def source(key: str, answers: Answers) -> Proposal | None:
        section, one = places[key]
        last = look(answers)
        if last is None or one.revisit == AFRESH:
            return None
        if one.told_by and answers.get(one.told_by) != last.answers.get(one.told_by):
            return None  # it was said of somebody else
        other = answers.get("项目", last.answers.get("项目")) != last.answers.get("项目")
        if other and section.any_project != "是":
            return None
        value = last.answers.get(key)
        if value == UNKNOWN:
            return Proposal(None, texts_wizard.LAST_UNKNOWN)
        if value is None or one.kind in NEVER or (value == [] and key in TICKED_KEYS):
            return None  # none of the situations that he wrote of then: now he writes of others
        return Proposal(
            value,
            texts_wizard.LAST_HINT.format(day=f" {last.day} " if last.day else ""),
            texts_wizard.LAST_TIME,
        )

    return source
