"""The plan file: how the plan was made, the answers as given, the conclusions, and later the visit log."""

from __future__ import annotations

from typing import Any

from msgspec import UNSET, Struct, UnsetType, field

from huikuan_cli.core.advice.lent import NOTHING_LENT, Lent
from huikuan_cli.core.advice.plan import Plan


class Made(Struct, frozen=True):
    """How the plan was made: for which day, by which version, from which playbook and which answers."""

    today: str = field(name="今天")
    tool: str = field(name="工具版本")
    playbook: str = field(name="打法库")
    answers: str = field(name="答案摘要")


class Record(Struct, frozen=True):
    """The plan file: how it was made, the answers as given, the conclusions, and the visit log as it stands there (core.log
    reads it). `lent`: what an assistant wrote for it, where one did."""

    version: int = field(name="版本")
    made: Made = field(name="生成")
    answers: dict[str, dict[str, Any]] = field(name="答案")
    plan: Plan = field(name="结论")
    lent: Lent | UnsetType = field(name="助手", default=UNSET)
    visits: Any = field(name="拜访记录", default=())

    def lines_lent(self) -> Lent:
        """What an assistant wrote; nothing where none did."""
        return NOTHING_LENT if isinstance(self.lent, UnsetType) else self.lent
