"""What several playbook files share: the base of every entry, and the condition 条件."""

from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Literal

from msgspec import Meta, Struct, field

YesNo = Literal["是", "否"]
# What an id may look like, and between which figures a number of its kind makes sense: said here once for the reading,
# the check (core.checking.shape) and the editor (core.checking.schema).
Id = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9]*(\.[0-9]+)*$")]
Days = Annotated[int, Meta(ge=0, le=3660)]  # of the calendar
Soon = Annotated[int, Meta(ge=0, le=366)]  # days of the calendar that are counted within a year
Workdays = Annotated[int, Meta(ge=0, le=60)]
Month = Annotated[int, Meta(ge=1, le=12)]
Count = Annotated[int, Meta(ge=0, le=20)]
Some = Annotated[int, Meta(ge=1, le=20)]  # at least one is shown or wanted
Weight = Annotated[int, Meta(ge=0, le=5)]
Percent = Annotated[int, Meta(ge=0, le=100)]  # or points of a hundred
Kind = Literal[
    "文本", "金额", "日期", "日期时刻", "天数", "利率", "单选", "多选", "是否", "明细", "款项", "分数"
]

_NOT_NAMED: tuple[object, ...] = (None, "", (), {})


class Entry(Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of a playbook file: never changed, and a key that is not known is a mistake."""


class When(Entry, frozen=True, dict=True):
    """A condition: everything that it names must hold. Days are calendar days, amounts 元, months 1 … 12.

    `left_to`: at most so many days are left to the earliest limitation alarm. `broken_from`: so many promised days
    passed without effect. `refused_from`: so many of the pre-visit checks were answered 否. `answers`: each named
    question has one of these answers. `known`: each named question has an answer; `empty`: each has none. `papers`: no vital paper is
    missing. `due`: 是 the payment is overdue, 否 its day is known and has not come. `barred`: by the most cautious count the
    limitation period is over. `settled`: nothing is left to pay. `retention`: what the visit is about is retention money. `term_from`: the contract gives at least so many days to pay. `held`: all of these papers of the pack are in
    hand; `not_held`: none of them is. `said`: one of these words stands somewhere in what was typed. `plays`: one of these situations was
    ticked. `instruments`: the terms of the contract were replaced by one of these (判决 裁决 调解书 还款协议); `late_to_enforce`:
    the period to apply for enforcement is over. `seal_undated`: something by which he acknowledged the debt can be proved, and nobody
    knows its day. `scored`: a service that is scored for each period, and not accepted once. An entry lists several conditions when any one of them is enough.
    """

    overdue_from: Days | None = field(name="逾期至少", default=None)
    overdue_to: Days | None = field(name="逾期至多", default=None)
    left_to: Days | None = field(name="时效余量至多", default=None)
    broken_from: Count | None = field(name="承诺落空至少", default=None)
    tension_from: Count | None = field(name="紧张至少", default=None)
    refused_from: Count | None = field(name="自查否至少", default=None)
    amount_from: Decimal | None = field(name="未付至少", default=None)
    signed_before: date | None = field(name="签约早于", default=None)
    signed_from: date | None = field(name="签约不早于", default=None)
    months: tuple[Month, ...] = field(name="月份", default=())
    answers: dict[str, tuple[str, ...]] = field(name="答了", default_factory=dict)
    known: tuple[str, ...] = field(name="填了", default=())
    empty: tuple[str, ...] = field(name="没填", default=())
    phenomena: tuple[str, ...] = field(name="现象", default=())
    causes: tuple[str, ...] = field(name="原因", default=())
    difficulties: tuple[str, ...] = field(name="难题", default=())
    nodes: tuple[str, ...] = field(name="节点", default=())
    excuses: tuple[str, ...] = field(name="借口", default=())
    types: tuple[str, ...] = field(name="类型", default=())
    signals: tuple[str, ...] = field(name="信号", default=())
    rungs: tuple[str, ...] = field(name="已到级别", default=())
    papers: YesNo = field(name="材料齐", default="否")
    due: Literal["", "是", "否"] = field(name="到期", default="")
    barred: Literal["", "是", "否"] = field(name="时效已过", default="")
    settled: Literal["", "是", "否"] = field(name="结清", default="")
    retention: Literal["", "是", "否"] = field(name="质保金", default="")
    left_from: Days | None = field(name="时效余量至少", default=None)
    term_from: Days | None = field(name="付款天数至少", default=None)
    held: tuple[str, ...] = field(name="手上有", default=())
    not_held: tuple[str, ...] = field(name="手上没有", default=())
    said: tuple[str, ...] = field(name="提到", default=())
    plays: tuple[str, ...] = field(name="情形", default=())
    instruments: tuple[Literal["判决", "裁决", "调解书", "还款协议"], ...] = field(name="文书", default=())
    late_to_enforce: Literal["", "是", "否"] = field(name="申请执行已过", default="")
    seal_undated: Literal["", "是", "否"] = field(name="盖章没写日子", default="")
    scored: Literal["", "是", "否"] = field(name="按期考核", default="")

    @cached_property
    def asked_for(self) -> tuple[str, ...]:
        """The names of what this condition names: of the thirty things that one may name, the two or three that must be looked at."""
        named = tuple(name for name in self.__struct_fields__ if getattr(self, name) not in _NOT_NAMED)
        return named if self.papers == "是" else tuple(name for name in named if name != "papers")

    @cached_property
    def facts(self) -> int:
        """How many facts it wants; that something is not so is none."""
        return sum(getattr(self, name) != "否" for name in self.asked_for)


class Numbered(Entry, frozen=True):
    """A line that answers name: by its id, so that another line before it changes no answer."""

    id: Id
    text: str = field(name="话")
