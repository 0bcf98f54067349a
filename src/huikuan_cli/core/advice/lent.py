"""What an assistant from outside wrote for one plan, as it stands in the plan file: lines that passed the gate (core.assistant).

Design §15: a guest, whose every line can be contested and taken out again.
"""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct, field

from huikuan_cli.core.text.values import short_date
from huikuan_cli.core.text.written_days import read_day

MARK = "助"  # ids of its lines begin with it, and so it is marked on the sheet
# parts: what the case is about, what to ask for, what I say first, what I answer
MEANING, GOAL, OPENING, ANSWER = "关键", "要什么", "开口", "我答"
# what is to be done before the visit, behind it, and where it fails; what to have in the bag, and what never to do
BEFORE, STEPS, FALLBACK, BAG, NEVER = "今晚", "走完", "没谈成", "带", "不做"
# the page in one sentence, printed above it
HEADLINE = "大题"
# the figures, what was worked out, and what he is told to look up himself
NUMBERS, SUM, TO_CHECK = "数", "算", "存疑"
ENOUGH_ANSWERS, ENOUGH_LINES = 4, 6  # from so many on the page is its own
# of whom: （尹会计）, （先见尹会计）
WHOSE = re.compile(
    r"^[（(]\s*(?:[先再后]|然后)?去?[见对找跟]?\s*([^（）()，,；]{1,12})[^（）()]{0,16}[）)]\s*"
)

_DOES = re.compile(r"(?:万一|要是|如果|真|给)?[他她]")  # told, not quoted


class LentLine(Struct, frozen=True):
    """One line. `part`: a name of PARTS in core.playbook.assistant_rules; `says`: what he says, of an answer, or to whom an opening is said
    where several are met; `day` (2026-12-01) and `at`: when, of a step and of the goal; `title`: under which it stands on the page."""

    id: str
    part: str = field(name="哪一块")
    text: str = field(name="话")
    says: str = field(name="他说", default="")
    day: str = field(name="日期", default="")
    at: str = field(name="时点", default="")
    title: str = field(name="小题", default="")

    def to_whom(self) -> str:
        """Who of several it is said to (尹会计): of an answer named before his words, （尹会计）我只看系统; empty where only one is met."""
        if self.part == ANSWER:
            return found[1] if (found := WHOSE.match(self.says)) else ""
        return self.says if self.part == OPENING else ""

    def heard(self) -> str:
        """What he says, without who says it."""
        return WHOSE.sub("", self.says)

    def cue(self) -> str:
        """What an answer answers, as it is printed before it: his words in quotation marks, or what he does (他要写“全部结清”)."""
        heard = self.heard()
        return heard if _DOES.match(heard) or "“" in heard else f"{self.to_whom()}“{heard}”"


class Lent(Struct, frozen=True):
    """All of them, what the salesperson told the assistant in his own words, further names that it is not told, and what the tokens of
    the last request stand for: its answer is read by them, whatever was added since. `answers`: how many were taken; `refused`: what of the
    last one was not, each line with its reason; nothing of it is printed."""

    note: str = field(name="补充", default="")
    hidden: tuple[str, ...] = field(name="隐去", default=())
    lines: tuple[LentLine, ...] = field(name="句子", default=())
    tokens: dict[str, str] = field(name="代号", default_factory=dict)
    answers: int = field(name="几稿", default=0)
    refused: tuple[str, ...] = field(name="没用上", default=())


NOTHING_LENT = Lent()


def on_its_day(one: LentLine, visit: date | None) -> str:
    """What is to be done, behind the day and the time at which it is, where it has one: 12月18日周五晚：寄函. `visit`: near which a day
    without its year lies."""
    day = read_day(one.day, visit) if one.day else None
    return f"{short_date(day)}{one.at}：{one.text}" if day else one.text


def is_lent(id: str) -> bool:
    """Whether a line of a plan came from an assistant."""
    return id.startswith(MARK)
