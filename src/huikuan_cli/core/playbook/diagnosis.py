"""diagnosis.yaml: four difficulties, four phenomena, seven causes, and the weights between them."""

from msgspec import field

from huikuan_cli.core.playbook.base import Count, Entry, Id, Numbered, Some, Weight, When
from huikuan_cli.core.text.values import Option


class Difficulty(Entry, frozen=True):
    """One of the four difficulties: he cannot be found, dated, seen, or moved."""

    id: Id
    name: str = field(name="名称")
    nature: str = field(name="本质")
    first: str = field(name="先做")
    otherwise: str = field(name="备选")
    drill: str = field(name="十五分钟")
    say: str = field(name="说法")
    never: tuple[str, ...] = field(name="绝对不做")


class Phenomenon(Entry, frozen=True):
    """One of the four phenomena, with the facts by which it is told. `still`: what does not move."""

    id: Id
    name: str = field(name="名称")
    still: str = field(name="什么不动")
    facts: tuple[Numbered, ...] = field(name="判据")
    stops: str = field(name="多半停在")
    first: str = field(name="先做")

    def options(self) -> tuple[Option, ...]:
        """The facts with their ids p1.1, p1.2 …"""
        return tuple(Option(one.id, one.text) for one in self.facts)


class Clue(Entry, frozen=True):
    """A fact of the case that makes a cause more likely, by how much, and the remedy that fits this fact (if any)."""

    when: tuple[When, ...] = field(name="条件")
    adds: Count = field(name="加分")
    why: str = field(name="为什么")
    remedy: str = field(name="补救", default="")


class Cause(Entry, frozen=True):
    """One of the seven causes: how to find it, what to mend before the visit, how to speak of it, what never to do."""

    id: Id
    name: str = field(name="名称")
    questions: tuple[str, ...] = field(name="诊断问")
    evidence: tuple[str, ...] = field(name="查证据")
    remedy: str = field(name="补救")
    say: str = field(name="说法")
    never: tuple[str, ...] = field(name="绝对不做")
    clues: tuple[Clue, ...] = field(name="线索", default=())


class Diagnosis(Entry, frozen=True):
    """diagnosis.yaml. `weights`: phenomenon -> cause -> 1 … 3; `plain` stands for every weight while the phenomenon is
    unknown; a cause below `floor` points is not named, and at most `shown` are."""

    version: int = field(name="版本")
    shown: Some = field(name="列前几个原因")
    floor: Count = field(name="最低分")
    plain: Weight = field(name="现象不明的权重")
    difficulties: tuple[Difficulty, ...] = field(name="难题")
    phenomena: tuple[Phenomenon, ...] = field(name="现象")
    causes: tuple[Cause, ...] = field(name="原因")
    weights: dict[str, dict[str, Weight]] = field(name="权重")
