"""The figures of a plan, as text as they are printed: amounts, dates with their working, the payments of the contract."""

from __future__ import annotations

from msgspec import Struct, field


class Number(Struct, frozen=True):
    """A figure to know by heart, and how to say it aloud."""

    name: str = field(name="名称")
    figure: str = field(name="数")
    spoken: str = field(name="口头说")


class Figure(Struct, frozen=True):
    """A date or amount with its working in words, its sources, and what is not verified."""

    id: str
    name: str = field(name="名称")
    figure: str = field(name="数")
    working: str = field(name="算法")
    sources: tuple[str, ...] = field(name="依据")
    to_check: tuple[str, ...] = field(name="待核", default=())


class Claim(Struct, frozen=True):
    """A condition of the interest claim, how it stands, and which proof to find."""

    name: str = field(name="名称")
    state: str = field(name="状态")
    need: str = field(name="要找")


class PaymentLine(Struct, frozen=True):
    """One payment of a contract that has several: when it is due, what of it is open, and how late it is. `about`: whether the visit
    is about it (是 or 否); `said`: the line for the front."""

    name: str = field(name="名称")
    kind: str = field(name="种类")
    due: str = field(name="到期日")
    left: str = field(name="没付")
    state: str = field(name="状态")
    about: str = field(name="这次谈")
    said: str = field(name="一行")


class PaymentTable(Struct, frozen=True):
    """The payments of a contract that has several, those that the visit is about first, and what they add up to."""

    lines: tuple[PaymentLine, ...] = field(name="各笔", default=())
    sums: str = field(name="合计", default="")
