"""ledger.yaml: which heading is which column of a ledger, the aging bands, and who ranks first."""

from typing import Annotated, Literal

from msgspec import Meta, field

from huikuan_cli.core.playbook.base import Days, Entry

# what the program computes with; a team may call a column as it likes, and cannot add one
ColumnKey = Literal[
    "客户", "客户类型", "项目", "合同编号", "款项", "合同额", "应收金额", "已回款", "未回款", "签订日期", "交付日期", "验收日期",
    "开票日期", "账期", "到期日", "承诺日", "最近催收", "销售", "联系人", "质保金", "质保金到期日", "备注",
]  # fmt: skip
Measure = Literal["金额", "时效", "交件", "拖了", "落空", "准备"]
Bound = Annotated[int, Meta(ge=-36_600, le=1_000_000_000_000)]  # of a measure: 元, days, times, per cent
Points = Annotated[int, Meta(ge=0, le=100)]


class LedgerColumn(Entry, frozen=True):
    """A column that the program knows by its key, and the headings under which ledgers have it, the surest first."""

    key: ColumnKey = field(name="键")
    headings: tuple[str, ...] = field(name="叫法")


class AgingBand(Entry, frozen=True):
    """A band of the aging table: what it is called, and up to how many days late; the last one has no end."""

    name: str = field(name="名称")
    most: Days | None = field(name="至多", default=None)


class RankStep(Entry, frozen=True):
    """So many points where a measure is at least, or at most, so much."""

    points: Points = field(name="分")
    least: Bound | None = field(name="至少", default=None)
    most: Bound | None = field(name="至多", default=None)


class RankPart(Entry, frozen=True):
    """One part of the rank: a measure, the first step of which that holds gives the points. `said`: the sentence for it, with {{ 数 }};
    `said_past`: where the measure is negative, that is, the day has passed."""

    key: Measure = field(name="键")
    name: str = field(name="名称")
    said: str = field(name="说")
    steps: tuple[RankStep, ...] = field(name="台阶")
    said_past: str = field(name="过了说", default="")


class NextSteps(Entry, frozen=True):
    """What to do next where something outranks the action for the age."""

    barred: str = field(name="时效已过")
    broken: str = field(name="落空")
    undated: str = field(name="没到期日")
    not_due: str = field(name="没到期")
    planned: str = field(name="有计划")


class LedgerRules(Entry, frozen=True):
    """ledger.yaml. `unused`: headings of columns that are worked out here or of no use; `sums`: how a row of sums begins; `kinds`: which
    answer to 客户性质 a word in the column of the customer's kind stands for; `ready`: the columns that count as readiness."""

    version: int = field(name="版本")
    columns: tuple[LedgerColumn, ...] = field(name="列")
    unused: tuple[str, ...] = field(name="不用的列")
    sums: tuple[str, ...] = field(name="合计行")
    kinds: dict[str, str] = field(name="客户类型")
    bands: tuple[AgingBand, ...] = field(name="账龄档")
    not_due: str = field(name="没到期的叫")
    undated: str = field(name="没到期日的叫")
    parts: tuple[RankPart, ...] = field(name="排名")
    ready: tuple[ColumnKey, ...] = field(name="准备看")
    next: NextSteps = field(name="下一步")

    def band(self, late: int | None) -> str:
        """The name of the band of so many days late; None means that nobody knows the day, 0 that it has not come."""
        if late is None:
            return self.undated
        if late <= 0:
            return self.not_due
        fitting = (one.name for one in self.bands if one.most is None or late <= one.most)
        return next(fitting, self.bands[-1].name if self.bands else self.undated)

    def band_names(self) -> tuple[str, ...]:
        """Every band in the order of the table."""
        return (self.not_due, *(one.name for one in self.bands), self.undated)
