"""What a team's template sees of a sheet: a few Chinese names, data only, and a meter that ends every loop."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from huikuan_cli.core.sheet.layout import SHEET_BLOCKS, Block, Row, Sheet
from huikuan_cli.render.markdown import block_text, row_line

# the kinds of what a name stands for, as a message calls them
TEXT, NUMBER, TRUTH = "一段文字", "一个数", "一个是或否"
NAME, STYLE = "块的名称", "行的样式"  # texts, of a few words only
SHEET, BLOCK, ROW, LOOP = "整张单", "一块", "一行", "循环"
BLOCKS, ROWS = "好几块", "好几行"
ITEM = {BLOCKS: BLOCK, ROWS: ROW}
ROOT = "单"
STYLES = {"text": "句子", "say": "话", "tick": "打勾", "pair": "名和值", "small": "小字"}
PART_WORDS: dict[str, tuple[str, ...]] = {NAME: SHEET_BLOCKS, STYLE: tuple(STYLES.values())}
# what may stand behind the dot
PART_NAMES: dict[str, dict[str, str]] = {
    SHEET: {
        **{
            "标题": TEXT,
            "抬头": TEXT,
            "脚注": TEXT,
            "第一页": BLOCKS,
            "第二页": BLOCKS,
            "明细": BLOCKS,
            "块": BLOCKS,
        },
        **dict.fromkeys(SHEET_BLOCKS, BLOCK),
    },
    BLOCK: {"名称": NAME, "标题": TEXT, "页": NUMBER, "行": ROWS},
    ROW: {"样式": STYLE, "标签": TEXT, "文字": TEXT, "附注": TEXT},
    LOOP: {"first": TRUTH, "last": TRUTH, "index": NUMBER, "length": NUMBER},
}

STEPS = 100_000
TURN = 20  # what a turn of a loop costs; to look at a name costs one


class TooMuch(Exception):
    """The template looks at more than any sheet holds."""


class Meter:
    """Counts what a template does, so that it comes to an end."""

    def __init__(self, left: int = STEPS) -> None:
        self.left = left

    def spend(self, steps: int) -> None:
        """Take these steps. Raises TooMuch when they were the last."""
        self.left -= steps
        if self.left < 0:
            raise TooMuch


class SheetPart:
    """The sheet, a block or a row: its names, and the Markdown that it is printed as. An absent block is empty."""

    __slots__ = ("markdown", "meter", "names")

    def __init__(self, markdown: str, names: dict[str, object], meter: Meter) -> None:
        self.markdown = markdown
        self.names = names
        self.meter = meter

    def __bool__(self) -> bool:
        self.meter.spend(1)
        return bool(self.markdown)

    def get(self, name: str) -> object:
        """What a name stands for. Raises KeyError for another name, TooMuch when the meter has run out."""
        self.meter.spend(1)
        return self.names[name]


class Parts:
    """Blocks or rows to loop over; every turn is counted."""

    __slots__ = ("items", "meter")

    def __init__(self, items: Iterable[SheetPart], meter: Meter) -> None:
        self.items = tuple(items)
        self.meter = meter

    def __len__(self) -> int:
        self.meter.spend(1)
        return len(self.items)

    def __iter__(self) -> Iterator[SheetPart]:
        for item in self.items:
            self.meter.spend(TURN)
            yield item


def sheet_part(sheet: Sheet, meter: Meter) -> SheetPart:
    """The sheet as a template sees it."""
    blocks = [(block.page, _block(block, meter)) for block in sheet.blocks]
    named = {str(part.names["名称"]): part for _, part in blocks}
    names: dict[str, object] = {
        "标题": sheet.title,
        "抬头": sheet.subtitle,
        "脚注": sheet.footer,
        "第一页": Parts((part for page, part in blocks if page == 1), meter),
        "第二页": Parts((part for page, part in blocks if page == 2), meter),
        "明细": Parts((part for page, part in blocks if page == 3), meter),
        "块": Parts((part for _, part in blocks), meter),
        **{name: named.get(name) or _absent(name, meter) for name in SHEET_BLOCKS},
    }
    return SheetPart("", names, meter)


def _block(block: Block, meter: Meter) -> SheetPart:
    rows = Parts((_row(row, meter) for row in block.rows), meter)
    names: dict[str, object] = {"名称": block.name, "标题": block.heading(), "页": block.page, "行": rows}
    return SheetPart(block_text(block), names, meter)


def _absent(name: str, meter: Meter) -> SheetPart:
    """A block that this case does not have."""
    return SheetPart("", {"名称": name, "标题": "", "页": 0, "行": Parts((), meter)}, meter)


def _row(row: Row, meter: Meter) -> SheetPart:
    names: dict[str, object] = {
        "样式": STYLES[row.style],
        "标签": row.label,
        "文字": row.text,
        "附注": row.note,
    }
    return SheetPart(row_line(row), names, meter)
