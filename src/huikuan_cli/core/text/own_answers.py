"""Questions that a person answers himself in one breath: 毛病？没有 says that there is no fault. Pure.

Cut at the question mark the first half would say the opposite of what he means.
"""

from __future__ import annotations

import re
from typing import NamedTuple

NOT_SO = "不"  # begins what was asked and is not so: 不是没钱

# patterns as text: they are compiled when they are first used
_ASKED = r"(?P<asked>[^。；;！!？?，,：:\n“”\"]{1,12})[？?]+[”\"]?[，,]?\s*"
_NO = r"(?:没有|没得|没|不存在|哪有|不是|倒没有|真没有|真没|从来没有|没这回事|没这事)"
_YET = r"(?:还没有|还没|没呢|还不|尚未|没做|没办|没弄)"
_YES = r"(?:有|是|对|有啊|是啊|对啊|有的|是的|对的|有是有)"
_END = r"(?:的|啊|呢|吧|了|呀|嘛)?(?=[。；;！!，,\n”\"]|$)"
_TOLD = r"^.*(?:问|说|讲)(?![题明法价])(?:过|了)?(?:他|她|他们|对方)?"
_WHETHER = r"^(?:有没有|有无|是不是|还有|有|是)|(?:了没有|了没|没有|吗|么|嘛|呢|吧|了吗)$"
_PAIR = rf"{_ASKED}(?:(?P<yet>{_YET})|(?P<no>{_NO})|(?P<yes>{_YES})){_END}"


class OwnAnswers(NamedTuple):
    """A text with each such question and its answer as one clause, and the clauses that deny what was asked."""

    text: str
    denied: frozenset[str]


def own_answers(text: str) -> OwnAnswers:
    """毛病？没有 as 没毛病, 验收？还没 as 还没验收, 是没钱吗？不是 as 不是没钱, 预算？有 as 有预算, each between ；; any other text as
    it is."""
    if "？" not in text and "?" not in text:
        return OwnAnswers(text, frozenset())
    denied: set[str] = set()

    def joined(found: re.Match[str]) -> str:
        asked = re.sub(_WHETHER, "", re.sub(_TOLD, "", found["asked"].strip()))
        if not asked:
            return found[0]
        if found["no"]:
            none = asked.replace("有", "没", 1) if "有" in asked else f"没{asked}"
            said = f"{NOT_SO}是{asked}" if "是" in found["no"] else none
            denied.add(said)
        else:
            said = f"还没{asked}" if found["yet"] else f"有{asked}" if "有" in found["yes"] else asked
        return f"；{said}；"

    return OwnAnswers(re.sub(_PAIR, joined, text), frozenset(denied))
