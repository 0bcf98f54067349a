"""The parts of a sheet: blocks of rows on its pages. How they look is for render and show to say."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

# the names of the blocks of the action sheet in the order of the sheet: front, back, and what only the screen shows
SHEET_BLOCKS = (
    "先看", "要什么", "开口", "他说我答", "数", "带", "谈成了", "没谈成", "绝对不做",
    "截短的", "缺口", "日程", "他还会说", "这个人", "卡在哪", "窗口", "级别", "怎么算的", "练习", "为什么", "红线", "上一次拜访",
    "准备度", "全部要办的", "全部应答", "全部绝对不做", "练习和心态", "卡在哪细看", "付款链", "时间窗口", "级别和升级", "他和我们", "招法",
    "全部的数", "依据", "法规待核", "材料用处", "防欠补课", "红线全文", "我的答案",
)  # fmt: skip
ALARM, OUTCOME, SPEECH = (
    "先看",
    "要什么",
    "开口",
)  # a frame around the first, the second larger, the third in larger letters
Style = Literal["text", "say", "tick", "pair", "small"]


class Row(Struct, frozen=True):
    """One line of a block. `say`: words to speak; `tick`: a box to tick; `pair`: a label and its value."""

    style: Style
    text: str
    label: str = ""
    note: str = ""

    def sentence(self) -> bool:
        """Whether the label is what he says, which on paper has a line of its own above my answer."""
        return self.style == "say" and "“" in self.label


class Block(Struct, frozen=True):
    """A heading and its rows, on page 1 (the front), 2 (the back) or 3 (the screen). A block of the action sheet has a name in SHEET_BLOCKS: a team's template
    calls it by that, whatever its title says. `aside`: what the reader should know of the rows, in brackets behind the title
    where there is no margin for the title."""

    title: str
    rows: tuple[Row, ...]
    page: int = 1
    name: str = ""
    aside: str = ""

    def heading(self) -> str:
        """The title with what is said aside."""
        return f"{self.title}（{self.aside}）" if self.aside else self.title


class Sheet(Struct, frozen=True):
    """The private action sheet (行动单)."""

    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    footer: str
