"""assistant.yaml: what an assistant from outside is told, and what of its answer is not taken."""

from typing import Literal, get_args

from msgspec import field

from huikuan_cli.core.playbook.base import Entry
from huikuan_cli.core.playbook.speech_rules import Taboo

# What a line of its page is: those that are said to him, and the others.
SPOKEN_PARTS = ("开口", "我答")
WORDING = "纸上写"  # what the one paper of the visit says, which he reads
SHOWN_PARTS = (*SPOKEN_PARTS, WORDING)
THOUGHTS = "想"  # what it makes clear to itself before it writes; nothing of it is kept
ON_THE_WAY = "见面"  # what he does there, in between what he says
PartName = Literal[
    "想", "算", "大题", "关键", "数", "要什么", "见面", "开口", "他说", "我答", "给他的", "纸上写", "今晚", "带", "走完", "没谈成", "不做", "存疑",
]  # fmt: skip
PARTS = get_args(PartName)


class AssistantTitle(Entry, frozen=True):
    """What the lines under a title of its page are, by words of the title."""

    part: PartName = field(name="算哪一块")
    words: tuple[str, ...] = field(name="有")


class AssistantRules(Entry, frozen=True):
    """assistant.yaml. `task` and `rules`: what it is told before and behind the facts; `again`: what it is to look for in the page
    that came of it when it writes it a second time, `aloud`: the third time; `form`: how it is to write its answer; `titles`: what the lines under
    a title are, the first that fits. `refused`: kinds of words that no line
    of it may hold, besides what no line of a playbook may; `unsaid`: kinds that are not said to him; `hearsay`: kinds of what
    others are said to have said or done; `unprinted`: words
    that stand in no line of the front but those for himself: he may see it. `deferred`: words that put a matter off to our company; where an
    answer holds one of them, it may name what he named himself."""

    version: int = field(name="版本")
    task: tuple[str, ...] = field(name="交代")
    rules: tuple[str, ...] = field(name="规矩")
    again: tuple[str, ...] = field(name="再看")
    aloud: tuple[str, ...] = field(name="念一遍")
    form: tuple[str, ...] = field(name="写法")
    titles: tuple[AssistantTitle, ...] = field(name="小题")
    refused: tuple[Taboo, ...] = field(name="不收")
    unsaid: tuple[Taboo, ...] = field(name="不说")
    hearsay: tuple[Taboo, ...] = field(name="作证")
    unprinted: tuple[str, ...] = field(name="不印")
    deferred: tuple[str, ...] = field(name="带回公司")
