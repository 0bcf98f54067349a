"""What several playbook files share: the base of every entry, and the condition 条件."""

from datetime import date
from decimal import Decimal
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


class Entry(Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of a playbook file: never changed, and a key that is not known is a mistake."""


class When(
    Entry,
    frozen=True,
    rename={
        "overdue_from": "逾期至少",
        "overdue_to": "逾期至多",
        "left_to": "时效余量至多",
        "broken_from": "承诺落空至少",
        "tension_from": "紧张至少",
        "refused_from": "自查否至少",
        "amount_from": "未付至少",
        "signed_before": "签约早于",
        "signed_from": "签约不早于",
        "months": "月份",
        "answers": "答了",
        "known": "填了",
        "empty": "没填",
        "phenomena": "现象",
        "causes": "原因",
        "difficulties": "难题",
        "nodes": "节点",
        "excuses": "借口",
        "types": "类型",
        "signals": "信号",
        "rungs": "已到级别",
        "papers": "材料齐",
        "due": "到期",
        "barred": "时效已过",
        "settled": "结清",
        "retention": "质保金",
        "left_from": "时效余量至少",
        "term_from": "付款天数至少",
        "held": "手上有",
        "not_held": "手上没有",
        "said": "提到",
        "plays": "情形",
        "instruments": "文书",
        "late_to_enforce": "申请执行已过",
        "seal_undated": "盖章没写日子",
    },
):
    """A condition: everything that it names must hold. Days are calendar days, amounts 元, months 1 … 12.

    `left_to`: at most so many days are left to the earliest limitation alarm. `broken_from`: so many promised days
    passed without effect. `refused_from`: so many of the pre-visit checks were answered 否. `answers`: each named
    question has one of these answers. `known`: each named question has an answer; `empty`: each has none. `papers`: no vital paper is
    missing. `due`: 是 the payment is overdue, 否 its day is known and has not come. `barred`: by the most cautious count the
    limitation period is over. `settled`: nothing is left to pay. `retention`: what the visit is about is retention money. `term_from`: the contract gives at least so many days to pay. `held`: all of these papers of the pack are in
    hand; `not_held`: none of them is. `said`: one of these words stands somewhere in what was typed. `plays`: one of these situations was
    ticked. `instruments`: the terms of the contract were replaced by one of these (判决 裁决 调解书 还款协议); `late_to_enforce`:
    the period to apply for enforcement is over. `seal_undated`: something by which he acknowledged the debt can be proved, and nobody
    knows its day. An entry lists several conditions when any one of them is enough.
    """

    overdue_from: Days | None = None
    overdue_to: Days | None = None
    left_to: Days | None = None
    broken_from: Count | None = None
    tension_from: Count | None = None
    refused_from: Count | None = None
    amount_from: Decimal | None = None
    signed_before: date | None = None
    signed_from: date | None = None
    months: tuple[Month, ...] = ()
    answers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    known: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()
    phenomena: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    difficulties: tuple[str, ...] = ()
    nodes: tuple[str, ...] = ()
    excuses: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    signals: tuple[str, ...] = ()
    rungs: tuple[str, ...] = ()
    papers: YesNo = "否"
    due: Literal["", "是", "否"] = ""
    barred: Literal["", "是", "否"] = ""
    settled: Literal["", "是", "否"] = ""
    retention: Literal["", "是", "否"] = ""
    left_from: Days | None = None
    term_from: Days | None = None
    held: tuple[str, ...] = ()
    not_held: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    plays: tuple[str, ...] = ()
    instruments: tuple[Literal["判决", "裁决", "调解书", "还款协议"], ...] = ()
    late_to_enforce: Literal["", "是", "否"] = ""
    seal_undated: Literal["", "是", "否"] = ""
