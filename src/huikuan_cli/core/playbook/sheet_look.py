"""sheet.yaml: in which order the action sheet prints its blocks, under which titles, and which of them not at all."""

from typing import Annotated

from msgspec import Meta, field

from huikuan_cli.core.playbook.base import Entry

# The blocks of the action sheet by name, in the order in which it prints them where nobody says otherwise.
FRONT_BLOCKS = (
    "先看", "关键", "要什么", "开口", "他说我答", "数", "给他的", "纸上写", "今晚", "带", "谈成了", "没谈成", "绝对不做",
)  # fmt: skip
BACK_BLOCKS = (
    "截短的", "没印下的", "缺口", "日程", "他还会说", "这个人", "卡在哪", "窗口", "级别", "款项", "怎么算的", "练习", "为什么", "红线", "上一次拜访",
)  # fmt: skip
DETAIL_BLOCKS = (
    "准备度", "全部要办的", "全部应答", "全部绝对不做", "练习和心态", "卡在哪细看", "付款链", "时间窗口", "级别和升级", "他和我们", "招法",
    "全部的数", "依据", "法规待核", "材料用处", "防欠补课", "红线全文", "助手写的", "我的答案",
)  # fmt: skip
PAGES = {"正面": FRONT_BLOCKS, "背面": BACK_BLOCKS, "明细": DETAIL_BLOCKS}
SHEET_BLOCKS = (*FRONT_BLOCKS, *BACK_BLOCKS, *DETAIL_BLOCKS)
FIRST = FRONT_BLOCKS[0]  # what outranks the visit
# what no team can leave out: what outranks the visit, what was cut, what not to do, and what is to verify (※)
ALWAYS_PRINTED = (FIRST, "截短的", "没印下的", "绝对不做", "全部绝对不做", "红线", "红线全文", "依据")

FrontBlock = Annotated[str, Meta(examples=list(FRONT_BLOCKS))]
BackBlock = Annotated[str, Meta(examples=list(BACK_BLOCKS))]
DetailBlock = Annotated[str, Meta(examples=list(DETAIL_BLOCKS))]
AnyBlock = Annotated[str, Meta(examples=list(SHEET_BLOCKS))]


class SheetLook(Entry, frozen=True):
    """sheet.yaml. `front`, `back` and `detail` (only on the screen): the order of the blocks; one that is not named follows
    those that are. `titles`: what is printed above a block, by its name. `hidden`: blocks that are not printed."""

    version: int = field(name="版本")
    front: tuple[FrontBlock, ...] = field(name="正面")
    back: tuple[BackBlock, ...] = field(name="背面")
    detail: tuple[DetailBlock, ...] = field(name="明细")
    titles: dict[AnyBlock, str] = field(name="小标题")
    hidden: tuple[AnyBlock, ...] = field(name="不印", default=())

    def orders(self) -> dict[str, tuple[str, ...]]:
        """Every block of each page, by the key of the page, in the order of the sheet; what outranks the visit is the first."""
        wanted = ((FIRST, *self.front), self.back, self.detail)
        return {
            key: tuple(dict.fromkeys((*filter(known.__contains__, names), *known)))
            for (key, known), names in zip(PAGES.items(), wanted, strict=True)
        }

    def order(self) -> tuple[str, ...]:
        """Every block in the order of the sheet."""
        return tuple(name for names in self.orders().values() for name in names)

    def prints(self, name: str) -> bool:
        """Whether this block is printed."""
        return name in ALWAYS_PRINTED or name not in self.hidden
