"""The amount that is likely meant in words that say more than that: 三季度22.5万, 付到95%. Pure.

Nothing of it is ever taken: it is offered back for one Enter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation

from huikuan_cli.core.text.values import Unclear, brief, half_width

# patterns as text: they are compiled when they are first used
_HAN = "[零〇一二两三四五六七八九十百千万亿]"
SUM_IN_WORDS = (  # with its unit, or so long that it needs none: 7月 and 95% are no amounts, nor are three thousand pieces
    r"(?<![\d.第])(?<!\d,)(?:\d[\d,]*(?:\.\d+)?[万亿wW][\d千百]*元?|\d{1,3}(?:,\d{3})+(?:\.\d+)?元?|\d+(?:\.\d+)?元"
    rf"|[一二两三四五六七八九十]{_HAN}*[万亿千]{_HAN}*元?(?![套台个人米件份吨箱盒次天辆张]))(?![%％\d])"
)
_SHARE = r"(?:付|收|拿)?(款)?(到|至)?(?<=[付款到至收拿])(\d{1,3}(?:\.\d+)?)[%％]"
BEFORE_SHARE = r"(?<=[\d亿万千百元])(?=的?(?:应该?|该)?(?:付|收|拿)(?:到|至|款)?\d{1,3}(?:\.\d+)?[%％])"
_TOTAL = r"(?:一共|总共|合计|总计|加起来|共)(?:是|欠|有)?"
HUNDRED = Decimal(100)

Read = Callable[[str], Decimal]


def sums_in(text: str, read: Read) -> tuple[str, ...]:
    """The amounts that stand in words, as they were written; `read` says what an amount is."""
    return tuple(one for one in re.findall(SUM_IN_WORDS, text) if _is_sum(one, read))


def sole_sum(raw: str, read: Read) -> Unclear | None:
    """The one amount that stands in words, offered back; None where there is none, or more than one."""
    text = half_width(raw).replace(" ", "")
    found = sums_in(text, read)
    if len(found) != 1 or not _has_words(text.replace(found[0], "")):
        return None
    return Unclear(f"“{brief(raw)}”里是 {read(found[0]):,.2f} 元吗？请写成 {found[0]}", found[0])


def among(texts: Sequence[str], aside: Sequence[str], read: Read) -> Unclear | None:
    """Of the parts of a line that say more than an amount, the one that is likely meant: the only one, the only one that no word sets
    `aside` (扣, 质保), or the sum of the others; several are named. None where none has an amount."""
    found = [(text, sums) for text in texts if (sums := sums_in(text, read))]
    single = [(text, sums[0]) for text, sums in found if len(sums) == 1]
    if not found:
        return None
    said = brief("，".join(texts))
    meant = _total(single, read) or [one for text, one in single if not any(word in text for word in aside)]
    if len(found) == len(single) == 1:
        meant = [single[0][1]]
    if len(meant) == 1 and len(found) == len(single):
        return Unclear(f"“{said}”里到期该付的是 {read(meant[0]):,.2f} 元吗？", meant[0])
    names = "、".join(one for _, sums in found for one in sums)
    return Unclear(f"“{said}”里有几个数（{names}），到期该付的是哪一个？只留它")


def share_of(texts: Sequence[str], read: Read) -> tuple[Decimal, bool] | None:
    """The share of the contract that is said to be due, where one is said and no amount beside it; and whether it is all that is paid by
    then (付到95%), not this payment alone (付30%)."""
    found = [one for text in texts if not sums_in(text, read) for one in re.findall(_SHARE, text)]
    share = Decimal(found[0][2]) / HUNDRED if len(found) == 1 else None
    return (share, bool(found[0][1])) if share is not None and 0 < share <= 1 else None


def _total(single: Sequence[tuple[str, str]], read: Read) -> list[str]:
    """The one that is said to be all of the others, and is."""
    whole = [(text, one) for text, one in single if re.match(_TOTAL, text)]
    rest = [read(one) for text, one in single if (text, one) not in whole]
    return [whole[0][1]] if len(whole) == 1 and len(rest) > 1 and sum(rest) == read(whole[0][1]) else []


def _has_words(rest: str) -> bool:
    """Whether what stands beside an amount is words, and no more of a figure (十十万, 1万20000)."""
    return len(re.sub(r"[\d.,，。零〇一二两三四五六七八九十百千万亿元]", "", rest)) > 1


def _is_sum(text: str, read: Read) -> bool:
    try:
        read(text)
    except (Unclear, InvalidOperation):
        return False
    return True
