"""What several playbook files share: the base of every entry, and the condition 条件."""

from datetime import date
from decimal import Decimal
from typing import Literal

from msgspec import Struct, field

YesNo = Literal["是", "否"]
Kind = Literal["文本", "金额", "日期", "天数", "利率", "单选", "多选", "是否", "明细", "分数"]


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
    },
):
    """A condition: everything that it names must hold. Days are calendar days, amounts 元, months 1 … 12.

    `left_to`: at most so many days are left to the earliest limitation alarm. `broken_from`: so many promised days
    passed without effect. `refused_from`: so many of the pre-visit checks were answered 否. `answers`: each named
    question has one of these answers. `known`: each named question has an answer; `empty`: each has none. `papers`: no vital paper is
    missing. An entry lists several conditions when any one of them is enough.
    """

    overdue_from: int | None = None
    overdue_to: int | None = None
    left_to: int | None = None
    broken_from: int | None = None
    tension_from: int | None = None
    refused_from: int | None = None
    amount_from: Decimal | None = None
    signed_before: date | None = None
    signed_from: date | None = None
    months: tuple[int, ...] = ()
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
