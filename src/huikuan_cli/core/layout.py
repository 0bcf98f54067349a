"""The parts of a sheet: blocks of rows on page one or two. How they look is for render and show to say."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

# the names of the blocks of the action sheet in the order of the sheet: page one, then page two
SHEET_BLOCKS = (
    "结果", "数和日期", "出发前", "卡在哪", "见面怎么说", "他说我答", "缺的材料", "绝对不做", "走出门以后",
    "截短的", "上一次拜访", "其余要办的", "其余绝对不做", "他还可能说", "练习和心态", "卡在哪细看", "付款链", "时间窗口", "级别和升级",
    "他和我们", "招法", "怎么算的", "法规待核", "材料用处", "防欠补课", "红线全文", "我的答案",
)  # fmt: skip
OUTCOME = SHEET_BLOCKS[0]  # what to bring home stands out on paper
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
    """A heading and its rows, on page 1 or 2. A block of the action sheet has a name in SHEET_BLOCKS: a team's template
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


class Room(Struct, frozen=True):
    """How much of the lists page one holds; the rest goes to page two. `papers`: how many missing ones are named;
    `bare`: difficulty and phenomenon stand on page two only; `own`: the salesperson's own sentences stand on page one."""

    todos: int
    replies: int
    reminders: int
    openings: int
    nevers: int = 6
    nodes: int = 2
    papers: int = 99
    bare: bool = False
    own: bool = True
