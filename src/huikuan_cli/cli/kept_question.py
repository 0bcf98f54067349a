"""Whether the promise whose day has come was kept: what `log` and `plan --from` both ask first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huikuan_cli import texts_log

if TYPE_CHECKING:
    from huikuan_cli.core.log import Promise, Standing
    from huikuan_cli.core.playbook import Playbook
    from huikuan_cli.core.text.values import Option


def promises_due(standing: Standing) -> tuple[Promise, ...]:
    """The promises whose day has come, the earliest first."""
    return tuple(one for one in standing.open() if one.due and one.due <= standing.today)


def promise_due(standing: Standing) -> Promise | None:
    """The promise whose day has come, the earliest; None where none has."""
    return next(iter(promises_due(standing)), None)


def options_of(playbook: Playbook) -> tuple[Option, ...]:
    """What can be said of a promise that fell due."""
    from huikuan_cli.core.answers.interview import Interview
    from huikuan_cli.core.log.talked import KEPT_KEY

    fields = playbook.questions.after_visit.fields
    return next((Interview((), {}).options(one) for one in fields if one.key == KEPT_KEY), ())


def about(due: Promise, text: str = texts_log.ASK_KEPT) -> str:
    """A promise in the words of a text for the salesperson: whether it was kept, or another."""
    from huikuan_cli.core.text.values import brief

    what = brief(due.words, 12) or due.kind
    assert due.due is not None
    return text.format(
        who=brief(due.met or due.who, 10), day=f"{due.due.month}月{due.due.day}号", what=f"“{what}”"
    )
