"""chain.yaml: the payment chain and the pack of papers."""

from typing import Any

from msgspec import field

from huikuan_cli.core.playbook.base import Entry, Id, Workdays, YesNo


class PackDocument(
    Entry,
    frozen=True,
    rename={
        "name": "名称",
        "proves": "用处",
        "when": "当",
        "get": "缺了怎么办",
        "vital": "必备",
        "vital_when": "必备当",
        "held_when": "算有",
        "short": "简称",
        "aliases": "别名",
        "dates": "证明日期",
        "parts": "要齐",
        "half_of": "不全的",
        "only_held": "有才列",
    },
):
    """One paper of the pack: what it proves, for which cases it is needed, and where to get it.

    Without a `vital` paper the verdict is never 可以出发; with `vital_when` it is vital only after these answers. `held_when`:
    after these answers it counts as held though nobody ticked it. `short`: its name on page one. `aliases`: other names for it. `dates` is the key of the date that
    the paper proves. `parts`: what words for it have to name, each of them, before it is ticked. `half_of`: the paper of which it is
    what somebody has who has not all of it. `only_held`: where it is not vital, it is no gap where it is not there, proves no date, and is no enclosure.
    """

    id: Id
    name: str
    proves: str
    get: str
    when: dict[str, tuple[str, ...]] = field(default_factory=dict)
    vital: YesNo = "否"
    vital_when: dict[str, tuple[str, ...]] = field(default_factory=dict)
    held_when: dict[str, tuple[str, ...]] = field(default_factory=dict)
    short: str = ""
    aliases: tuple[str, ...] = ()
    dates: str = ""
    parts: tuple[str, ...] = ()
    half_of: str = ""
    only_held: YesNo = "否"

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
    return all(answers.get(key) in values for key, values in wanted.items())


class Node(
    Entry,
    frozen=True,
    rename={
        "name": "名称",
        "roles": "岗位",
        "wants": "要看到",
        "blocks": "常见卡点",
        "ask": "问一句",
        "days": "经验工作日",
        "variants": "因单位而异",
    },
):
    """One place of the payment chain, in the order of the file: what it wants to see before it lets go, where it
    usually blocks, the one question, and how many working days it takes by experience (never to be quoted).

    `roles`: the answers to 岗位 that stand here. `variants`: by 客户性质, what is different there.
    """

    id: Id
    name: str
    wants: str
    blocks: tuple[str, ...]
    ask: str
    days: tuple[Workdays, Workdays]
    roles: tuple[str, ...] = ()
    variants: dict[str, str] = field(default_factory=dict)


class Chain(
    Entry, frozen=True, rename={"version": "版本", "nodes": "节点", "order": "走法", "documents": "材料包"}
):
    """chain.yaml: the payment chain t0–t10, and the pack of papers that a payment request needs."""

    version: int
    order: str
    nodes: tuple[Node, ...]
    documents: tuple[PackDocument, ...]
