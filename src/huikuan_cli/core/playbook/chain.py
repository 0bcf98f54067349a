"""chain.yaml: the payment chain and the pack of papers."""

from functools import cached_property
from typing import Any

from msgspec import field

from huikuan_cli.core.playbook.base import Entry, Id, Workdays, YesNo


class PackDocument(Entry, frozen=True):
    """One paper of the pack: what it proves, for which cases it is needed (`when`, and not after the answers of `not_when`), and where to get it.

    Without a `vital` paper the verdict is never 可以出发; with `vital_when` it is vital only after these answers. `held_when`:
    after these answers it counts as held though nobody ticked it. `short`: its name on page one. `aliases`: other names for it. `dates` is the key of the date that
    the paper proves. `parts`: what words for it have to name, each of them, before it is ticked. `half_of`: the paper of which it is
    what somebody has who has not all of it. `only_held`: where it is not vital, it is no gap where it is not there, proves no date, and is no enclosure.
    """

    id: Id
    name: str = field(name="名称")
    proves: str = field(name="用处")
    get: str = field(name="缺了怎么办")
    when: dict[str, tuple[str, ...]] = field(name="当", default_factory=dict)
    not_when: dict[str, tuple[str, ...]] = field(name="不用当", default_factory=dict)
    vital: YesNo = field(name="必备", default="否")
    vital_when: dict[str, tuple[str, ...]] = field(name="必备当", default_factory=dict)
    held_when: dict[str, tuple[str, ...]] = field(name="算有", default_factory=dict)
    short: str = field(name="简称", default="")
    aliases: tuple[str, ...] = field(name="别名", default=())
    dates: str = field(name="证明日期", default="")
    parts: tuple[str, ...] = field(name="要齐", default=())
    half_of: str = field(name="不全的", default="")
    only_held: YesNo = field(name="有才列", default="否")

    def is_needed(self, answers: dict[str, Any]) -> bool:
        """Whether this case is one of those for which it is needed."""
        return _answered(self.when, answers) and not (self.not_when and _answered(self.not_when, answers))

    def is_vital(self, answers: dict[str, Any]) -> bool:
        """Whether a payment of this case is not made without it."""
        return self.vital == "是" and _answered(self.vital_when, answers)

    def is_aside(self, answers: dict[str, Any]) -> bool:
        """Whether only some cases have it, and this one is not among those whose payment rests on it."""
        return self.only_held == "是" and not self.is_vital(answers)

    def is_held(self, answers: dict[str, Any]) -> bool:
        """Whether another answer says that it is in hand."""
        return bool(self.held_when) and _answered(self.held_when, answers)


def _answered(wanted: dict[str, tuple[str, ...]], answers: dict[str, Any]) -> bool:
    # no generator: it is asked of every paper for each plan
    for key, values in wanted.items():  # noqa: SIM110
        if answers.get(key) not in values:
            return False
    return True


class Node(Entry, frozen=True):
    """One place of the payment chain, in the order of the file: what it wants to see before it lets go, where it
    usually blocks, the one question, and how many working days it takes by experience (never to be quoted).

    `roles`: the answers to 岗位 that stand here. `variants`: by 客户性质, what is different there.
    """

    id: Id
    name: str = field(name="名称")
    wants: str = field(name="要看到")
    blocks: tuple[str, ...] = field(name="常见卡点")
    ask: str = field(name="问一句")
    days: tuple[Workdays, Workdays] = field(name="经验工作日")
    roles: tuple[str, ...] = field(name="岗位", default=())
    variants: dict[str, str] = field(name="因单位而异", default_factory=dict)


class Chain(Entry, frozen=True, dict=True):
    """chain.yaml: the payment chain t0–t10, and the pack of papers that a payment request needs."""

    version: int = field(name="版本")
    order: str = field(name="走法")
    nodes: tuple[Node, ...] = field(name="节点")
    documents: tuple[PackDocument, ...] = field(name="材料包")

    def vital(self, answers: dict[str, Any]) -> tuple[PackDocument, ...]:
        """The papers without which a payment of this case is not made, in the order of the file."""
        return tuple(one for one in self._perhaps_vital if one.is_vital(answers))

    @cached_property
    def _perhaps_vital(self) -> tuple[PackDocument, ...]:
        return tuple(one for one in self.documents if one.vital == "是")
