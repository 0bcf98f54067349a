"""The plan file: how the plan was made, the answers as given, the conclusions, and later the visit log."""

from __future__ import annotations

from typing import Any

from msgspec import UNSET, Struct, UnsetType

from huikuan_cli.core.advice.lent import NOTHING_LENT, Lent
from huikuan_cli.core.advice.plan import Plan


class Made(
    Struct,
    frozen=True,
    rename={"today": "今天", "tool": "工具版本", "playbook": "打法库", "answers": "答案摘要"},
):
    """How the plan was made: for which day, by which version, from which playbook and which answers."""

    today: str
    tool: str
    playbook: str
    answers: str


class Record(
    Struct,
    frozen=True,
    rename={
        "version": "版本",
        "made": "生成",
        "answers": "答案",
        "plan": "结论",
        "lent": "助手",
        "visits": "拜访记录",
    },
):
    """The plan file: how it was made, the answers as given, the conclusions, and the visit log as it stands there (core.log
    reads it). `lent`: what an assistant wrote for it, where one did."""

    version: int
    made: Made
    answers: dict[str, dict[str, Any]]
    plan: Plan
    lent: Lent | UnsetType = UNSET
    visits: Any = ()

    def lines_lent(self) -> Lent:
        """What an assistant wrote; nothing where none did."""
        return NOTHING_LENT if isinstance(self.lent, UnsetType) else self.lent
