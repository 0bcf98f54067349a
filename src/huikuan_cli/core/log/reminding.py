"""What to say to him about a promise on its day and once it was broken, and what we do then: sentences of escalation.yaml. Pure."""

from __future__ import annotations

from datetime import date

from huikuan_cli.core.log.promises import BROKEN, TODAY, Promise
from huikuan_cli.core.playbook.escalation import Escalation
from huikuan_cli.core.playbook.placeholders import Facts, fill
from huikuan_cli.core.text.amounts import spoken_sum
from huikuan_cli.core.text.speech import called, person_in
from huikuan_cli.core.text.values import spoken_day

SOMEBODY = "贵单位"


def sentence_for(promise: Promise, book: Escalation, person: str, today: date) -> str:
    """What to say to him about a promise: on its day, or once it was broken; empty before, and where none was kept for that kind.
    `person`: whom we speak to, as he is called."""
    lines = next((one for one in book.promised if one.key == promise.kind), None)
    state = promise.state(today)
    if lines is None or state not in (TODAY, BROKEN):
        return ""
    return fill(lines.broken if state == BROKEN else lines.today, promise_facts(promise, person))


def next_step(promise: Promise, book: Escalation) -> str:
    """What we do once a promise was broken; empty where the playbook says nothing."""
    return next((one.next for one in book.promised if one.key == promise.kind), "")


def promise_facts(promise: Promise, person: str) -> Facts:
    """What the placeholders on a promise stand for."""
    left = promise.left()
    return {
        "称呼": called(person) or called(promise.met) or "您好",
        "谁办": person_in(promise.who) or SOMEBODY,
        "答应日": spoken_day(promise.due) if promise.due else None,
        "多少": spoken_sum(left) if left else "这一笔",
    }
