"""cases/k1.yaml …: teaching cases, all invented."""

from datetime import date

from msgspec import field

from huikuan_cli.core.playbook.base import Entry, Id


class Teaching(Entry, frozen=True):
    """One case: what happened, what was done, how it ended, what to learn, and the answers file to run it with,
    as of `today`."""

    version: int = field(name="版本")
    id: Id
    name: str = field(name="名称")
    story: tuple[str, ...] = field(name="经过")
    phenomenon: str = field(name="现象")
    causes: tuple[str, ...] = field(name="原因")
    type: str = field(name="类型")
    did: tuple[str, ...] = field(name="做法")
    result: str = field(name="结果")
    lesson: str = field(name="学什么")
    today: date = field(name="算到")
    answers: str = field(name="答案")
