"""One receivable in plain words, as the oracle and the product are both told it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

DEMAND, PROMISE, COMPLAINT, SUIT = "催款函送达", "对方书面确认或承诺", "投诉", "起诉或仲裁"
UNCLEAR = "不清楚"
PAID = "对方部分付款"


@dataclass(frozen=True)
class Paid:
    """`month`: nobody knows more than the month, and `day` is its first."""

    day: date
    amount: Fraction
    proved: bool = True
    month: bool = False


@dataclass(frozen=True)
class Happened:
    """`month`: nobody knows more than the month, and `day` is its first."""

    day: date
    kind: str
    proved: bool = True
    month: bool = False


@dataclass(frozen=True)
class Story:
    """`payer`: 政府, 大型企业, 不适用 or None; `counts_from`: 交付, 验收合格, 结算确认, 写明日期, 没写 or None."""

    today: date
    payer: str | None = "政府"
    small: bool | None = True
    signed: date | None = None
    counts_from: str | None = "验收合格"
    delivered: date | None = None
    accepted: date | None = None
    acceptance_ends: date | None = None
    dragged: bool | None = None
    settled: date | None = None
    written: date | None = None
    days: int | None = None
    working: bool = False
    retention: bool = False
    principal: Fraction = Fraction(860000)
    undated: Fraction = Fraction(0)
    told: str | None = "有书面证据"
    disputed: Fraction = Fraction(0)
    rate: tuple[Fraction, str] | None = None
    payments: tuple[Paid, ...] = field(default=())
    events: tuple[Happened, ...] = field(default=())
