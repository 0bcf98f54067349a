"""The figures of a plan, as text as they are printed: amounts, dates with their working, the payments of the contract."""

from __future__ import annotations

from msgspec import Struct


class Number(Struct, frozen=True, rename={"name": "名称", "figure": "数", "spoken": "口头说"}):
    """A figure to know by heart, and how to say it aloud."""

    name: str
    figure: str
    spoken: str


class Figure(
    Struct,
    frozen=True,
    rename={"name": "名称", "figure": "数", "working": "算法", "sources": "依据", "to_check": "待核"},
):
    """A date or amount with its working in words, its sources, and what is not verified."""

    id: str
    name: str
    figure: str
    working: str
    sources: tuple[str, ...]
    to_check: tuple[str, ...] = ()


class Claim(Struct, frozen=True, rename={"name": "名称", "state": "状态", "need": "要找"}):
    """A condition of the interest claim, how it stands, and which proof to find."""

    name: str
    state: str
    need: str


class PaymentLine(
    Struct,
    frozen=True,
    rename={
        "name": "名称",
        "kind": "种类",
        "due": "到期日",
        "left": "没付",
        "state": "状态",
        "about": "这次谈",
        "said": "一行",
    },
):
    """One payment of a contract that has several: when it is due, what of it is open, and how late it is. `about`: whether the visit
    is about it (是 or 否); `said`: the line for the front."""

    name: str
    kind: str
    due: str
    left: str
    state: str
    about: str
    said: str


class PaymentTable(Struct, frozen=True, rename={"lines": "各笔", "sums": "合计"}):
    """The payments of a contract that has several, those that the visit is about first, and what they add up to."""

    lines: tuple[PaymentLine, ...] = ()
    sums: str = ""
