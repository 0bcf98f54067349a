"""quiz.yaml: what was seen of him, counted towards the nine types."""

from typing import Annotated

from msgspec import Meta

from huikuan_cli.core.playbook.base import Count, Entry, Id, Percent, Some, YesNo
from huikuan_cli.core.text.values import Option


class Seen(Entry, frozen=True, rename={"key": "选项", "text": "看到", "points": "分"}):
    """One thing that may have been seen, and what it counts for which type."""

    key: str
    text: str
    points: dict[str, Count]


class Observation(Entry, frozen=True, rename={"ask": "问", "by_role": "看岗位", "options": "看到的"}):
    """One question of the quiz; `by_role`: what was seen may come from his post rather than from him."""

    id: Id
    ask: str
    options: tuple[Seen, ...]
    by_role: YesNo = "否"

    def choices(self) -> tuple[Option, ...]:
        """What can be picked."""
        return tuple(Option(one.key, one.text) for one in self.options)


class Discount(Entry, frozen=True, rename={"roles": "岗位", "types": "类型", "percent": "打几成"}):
    """In these posts these types count only so many per cent in the questions marked 看岗位."""

    roles: tuple[str, ...]
    types: tuple[str, ...]
    percent: Percent


class Pair(
    Entry,
    frozen=True,
    rename={
        "first": "一",
        "second": "二",
        "alike": "为什么像",
        "look": "看什么",
        "ask": "问一句",
        "like_first": "像一",
        "like_second": "像二",
    },
):
    """Two types that are easily mistaken for each other, and how to tell them apart."""

    first: str
    second: str
    alike: str
    look: str
    ask: str
    like_first: str
    like_second: str


class Thresholds(
    Entry,
    frozen=True,
    rename={
        "enough": "下结论题数",
        "few": "候选题数",
        "visits": "至少接触几次",
        "top": "第一名至少",
        "lead": "领先至少",
        "pair_lead": "易混时领先至少",
    },
):
    """When a result may be named: how many answers, from how many meetings, how many points ahead (of 100)."""

    enough: Annotated[int, Meta(ge=1, le=200)]
    few: Annotated[int, Meta(ge=1, le=200)]
    visits: Some
    top: Percent
    lead: Percent
    pair_lead: Percent


class Quiz(
    Entry,
    frozen=True,
    rename={
        "version": "版本",
        "note": "说明",
        "thresholds": "门槛",
        "discounts": "岗位折算",
        "observations": "题",
        "pairs": "易混",
    },
):
    """quiz.yaml."""

    version: int
    note: str
    thresholds: Thresholds
    discounts: tuple[Discount, ...]
    observations: tuple[Observation, ...]
    pairs: tuple[Pair, ...]
