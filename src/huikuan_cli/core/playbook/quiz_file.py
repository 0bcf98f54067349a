"""quiz.yaml: what was seen of him, counted towards the nine types."""

from typing import Annotated

from msgspec import Meta, field

from huikuan_cli.core.playbook.base import Count, Entry, Id, Percent, Some, YesNo
from huikuan_cli.core.text.values import Option


class Seen(Entry, frozen=True):
    """One thing that may have been seen, and what it counts for which type."""

    key: str = field(name="选项")
    text: str = field(name="看到")
    points: dict[str, Count] = field(name="分")


class Observation(Entry, frozen=True):
    """One question of the quiz; `by_role`: what was seen may come from his post rather than from him."""

    id: Id
    ask: str = field(name="问")
    options: tuple[Seen, ...] = field(name="看到的")
    by_role: YesNo = field(name="看岗位", default="否")

    def choices(self) -> tuple[Option, ...]:
        """What can be picked."""
        return tuple(Option(one.key, one.text) for one in self.options)


class Discount(Entry, frozen=True):
    """In these posts these types count only so many per cent in the questions marked 看岗位."""

    roles: tuple[str, ...] = field(name="岗位")
    types: tuple[str, ...] = field(name="类型")
    percent: Percent = field(name="打几成")


class Pair(Entry, frozen=True):
    """Two types that are easily mistaken for each other, and how to tell them apart."""

    first: str = field(name="一")
    second: str = field(name="二")
    alike: str = field(name="为什么像")
    look: str = field(name="看什么")
    ask: str = field(name="问一句")
    like_first: str = field(name="像一")
    like_second: str = field(name="像二")


class Thresholds(Entry, frozen=True):
    """When a result may be named: how many answers, from how many meetings, how many points ahead (of 100)."""

    enough: Annotated[int, Meta(ge=1, le=200)] = field(name="下结论题数")
    few: Annotated[int, Meta(ge=1, le=200)] = field(name="候选题数")
    visits: Some = field(name="至少接触几次")
    top: Percent = field(name="第一名至少")
    lead: Percent = field(name="领先至少")
    pair_lead: Percent = field(name="易混时领先至少")


class Quiz(Entry, frozen=True):
    """quiz.yaml."""

    version: int = field(name="版本")
    note: str = field(name="说明")
    thresholds: Thresholds = field(name="门槛")
    discounts: tuple[Discount, ...] = field(name="岗位折算")
    observations: tuple[Observation, ...] = field(name="题")
    pairs: tuple[Pair, ...] = field(name="易混")
