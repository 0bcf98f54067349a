"""cases/k1.yaml …: teaching cases, all invented."""

from datetime import date

from huikuan_cli.core.playbook.base import Entry, Id


class Teaching(
    Entry,
    frozen=True,
    rename={
        "version": "版本",
        "name": "名称",
        "story": "经过",
        "phenomenon": "现象",
        "causes": "原因",
        "type": "类型",
        "did": "做法",
        "result": "结果",
        "lesson": "学什么",
        "today": "算到",
        "answers": "答案",
    },
):
    """One case: what happened, what was done, how it ended, what to learn, and the answers file to run it with,
    as of `today`."""

    version: int
    id: Id
    name: str
    story: tuple[str, ...]
    phenomenon: str
    causes: tuple[str, ...]
    type: str
    did: tuple[str, ...]
    result: str
    lesson: str
    today: date
    answers: str
