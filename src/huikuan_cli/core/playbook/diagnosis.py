"""diagnosis.yaml: four difficulties, four phenomena, seven causes, and the weights between them."""

from huikuan_cli.core.playbook.base import Count, Entry, Id, Some, Weight, When
from huikuan_cli.core.text.values import Option


class Difficulty(
    Entry,
    frozen=True,
    rename={
        "name": "名称",
        "nature": "本质",
        "first": "先做",
        "otherwise": "备选",
        "drill": "十五分钟",
        "say": "说法",
        "never": "绝对不做",
    },
):
    """One of the four difficulties: he cannot be found, dated, seen, or moved."""

    id: Id
    name: str
    nature: str
    first: str
    otherwise: str
    drill: str
    say: str
    never: tuple[str, ...]


class Phenomenon(
    Entry,
    frozen=True,
    rename={"name": "名称", "still": "什么不动", "facts": "判据", "stops": "多半停在", "first": "先做"},
):
    """One of the four phenomena, with the facts by which it is told. `still`: what does not move."""

    id: Id
    name: str
    still: str
    facts: tuple[str, ...]
    stops: str
    first: str

    def options(self) -> tuple[Option, ...]:
        """The facts with their ids p1.1, p1.2 …"""
        return tuple(Option(f"{self.id}.{n}", text) for n, text in enumerate(self.facts, 1))


class Clue(Entry, frozen=True, rename={"when": "条件", "adds": "加分", "why": "为什么", "remedy": "补救"}):
    """A fact of the case that makes a cause more likely, by how much, and the remedy that fits this fact (if any)."""

    when: tuple[When, ...]
    adds: Count
    why: str
    remedy: str = ""


class Cause(
    Entry,
    frozen=True,
    rename={
        "name": "名称",
        "questions": "诊断问",
        "evidence": "查证据",
        "remedy": "补救",
        "say": "说法",
        "never": "绝对不做",
        "clues": "线索",
    },
):
    """One of the seven causes: how to find it, what to mend before the visit, how to speak of it, what never to do."""

    id: Id
    name: str
    questions: tuple[str, ...]
    evidence: tuple[str, ...]
    remedy: str
    say: str
    never: tuple[str, ...]
    clues: tuple[Clue, ...] = ()


class Diagnosis(
    Entry,
    frozen=True,
    rename={
        "version": "版本",
        "shown": "列前几个原因",
        "floor": "最低分",
        "plain": "现象不明的权重",
        "difficulties": "难题",
        "phenomena": "现象",
        "causes": "原因",
        "weights": "权重",
    },
):
    """diagnosis.yaml. `weights`: phenomenon -> cause -> 1 … 3; `plain` stands for every weight while the phenomenon is
    unknown; a cause below `floor` points is not named, and at most `shown` are."""

    version: int
    shown: Some
    floor: Count
    plain: Weight
    difficulties: tuple[Difficulty, ...]
    phenomena: tuple[Phenomenon, ...]
    causes: tuple[Cause, ...]
    weights: dict[str, dict[str, Weight]]
