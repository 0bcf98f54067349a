"""assistant.yaml: what an assistant from outside is told, and what of its answer is not taken."""

from typing import Annotated, Literal, get_args

from msgspec import Meta, field

from huikuan_cli.core.playbook.base import Entry
from huikuan_cli.core.playbook.speech_rules import Taboo

# What it may write, by the names that it writes in front: those that are said to him, and the others.
SPOKEN_PARTS = ("开口", "我答")
WORDING = "纸上写"  # what the one paper of the visit says, which he reads
SHOWN_PARTS = (*SPOKEN_PARTS, WORDING)
THOUGHTS = "想"  # what it makes clear to itself before it writes; nothing of it is kept
PartName = Literal[
    "想", "算", "关键", "数", "要什么", "开口", "他说", "我答", "给他的", "纸上写", "今晚", "带", "走完", "没谈成", "不做", "存疑",
]  # fmt: skip
PARTS = get_args(PartName)
Letters = Annotated[int, Meta(ge=4, le=200)]


class AssistantPart(Entry, frozen=True):
    """One part of its answer: what it is asked to write there, in how many characters, and how many lines are taken."""

    name: PartName = field(name="名称")
    asks: str = field(name="写什么")
    longest: Letters = field(name="最长")
    most: Annotated[int, Meta(ge=1, le=12)] = field(name="最多", default=1)


class AssistantRules(Entry, frozen=True):
    """assistant.yaml. `task` and `rules`: what it is told before and behind the facts; `again`: what it is to look for in the page
    that came of it when it writes it a second time, `aloud`: the third time. `refused`: kinds of words that no line
    of it may hold, besides what no line of a playbook may; `unsaid`: kinds that are not said to him; `unprinted`: words
    that stand in no line of the front but those for himself: he may see it. `deferred`: words that put a matter off to our company; where an
    answer holds one of them, it may name what he named himself."""

    version: int = field(name="版本")
    task: tuple[str, ...] = field(name="交代")
    rules: tuple[str, ...] = field(name="规矩")
    again: tuple[str, ...] = field(name="再看")
    aloud: tuple[str, ...] = field(name="念一遍")
    parts: tuple[AssistantPart, ...] = field(name="各块")
    refused: tuple[Taboo, ...] = field(name="不收")
    unsaid: tuple[Taboo, ...] = field(name="不说")
    unprinted: tuple[str, ...] = field(name="不印")
    deferred: tuple[str, ...] = field(name="带回公司")
