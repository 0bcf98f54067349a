"""A line that says more of what is due than one amount: what is not due yet, and one sum of two. Pure; only ever offered back."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from huikuan_cli.core.text.amid_words import sums_in
from huikuan_cli.core.text.amounts import yuan
from huikuan_cli.core.text.values import brief

ELSEWHERE = "另一笔写进“还有什么特别的”"
_JOINED = r"[=+加和]|里头?|其中"
_SURELY_OPEN = (
    r"没|未|不到|还早|[明后]年"  # of retention money alone it is not said whether it is what is asked for
)
_UNCOUNTED = r"(?<![\d.])[1-9]\d{2,6}(?:\.\d+)?(?![\d.年月日号天%％台套个人件份张米万亿元-])"  # 诉讼费4160

_TAKEN_OFF = r"[扣罚减]"  # 9.8万，罚了2000元，开9.6万的票: what is left adds up as well

Read = Callable[[str], Decimal]


def less_not_due(
    others: Sequence[str], open_words: Sequence[str], whole: Decimal, paid: Decimal, read: Read
) -> tuple[str, Decimal] | None:
    """What of a contract is due, where all that a line names besides is not due yet (一成6.36万没到期), with the question; None where
    something else is named. Nothing is left where all the rest is not due."""
    found = [(text, sums) for text in others if (sums := sums_in(text, read))]
    if not found or any(len(sums) > 1 or not _has(text, open_words) for text, sums in found):
        return None
    left = whole - paid - sum(read(sums[0]) for _, sums in found)
    said = brief("，".join(text for text, _ in found))
    sure = all(re.search(_SURELY_OPEN, text) for text, _ in found)
    if left < 0 or (left == 0 and not sure):
        return None
    if left == 0:
        return f"合同减已付，剩的是“{said}”：现在没有到期的，写 0 吗？", left
    only = "" if sure else "（要的就是后面这一样，只写它）"
    return f"合同减已付，再减“{said}”，到期该付的是 {yuan(left)} 元吗？{only}", left


def not_due_only(others: Sequence[str], open_words: Sequence[str], read: Read) -> str:
    """The part of a line that names an amount which is surely not due yet, where no other names one; else empty."""
    found = [text for text in others if sums_in(text, read)]
    sure = [text for text in found if _has(text, open_words) and re.search(_SURELY_OPEN, text)]
    return brief("，".join(found)) if found and found == sure else ""


def of_several(raw: str, read: Read) -> tuple[str, Decimal] | None:
    """One sum with what it is made of (15.8万=9万+6.8万, 9万加6.8万, 27.9万，三张票9.4万、9.2万、9.3万), with the question; None where nothing
    adds up."""
    sums = [read(one) for one in sums_in(raw, read)]
    adds = len(sums) > 2 and sums[0] == sum(sums[1:]) and not re.search(_TAKEN_OFF, raw)
    if len(sums) < 2 or not (adds or re.search(_JOINED, raw)):
        return None
    parts = sums[1:] if adds else sums
    if not adds and (len(sums) != 2 or not re.search(r"[\d万千百元][+加]", raw)):
        return None
    words = "加".join(f" {yuan(one)} 元" for one in parts).strip()
    return (
        f"{words}，一共 {yuan(sum(parts, Decimal(0)))} 元吗？不是一个日子到期、不是一份合同的，只留这一笔，{ELSEWHERE}",
        sum(parts, Decimal(0)),
    )


def uncounted(others: Sequence[str], read: Read) -> str:
    """The part of a line with a figure that nobody counts in (还有诉讼费4160): to be said, never dropped; empty where there is none."""
    return next(
        (brief(text) for text in others if not sums_in(text, read) and re.search(_UNCOUNTED, text)), ""
    )


def _has(text: str, words: Sequence[str]) -> bool:
    return any(one in text for one in words)
