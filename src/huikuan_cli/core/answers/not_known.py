"""What a person writes instead of a figure or a day that nobody has yet: 还没出, 记不清, 没写几天. Pure."""

from __future__ import annotations

import re
from typing import Any

from huikuan_cli.core.playbook import Field, Unsaid
from huikuan_cli.core.text.values import UNKNOWN, Unclear, brief, half_width

KINDS = ("日期", "日期时刻", "金额", "天数", "利率")  # answered with a figure or a day
KNOWN_LATER, NOTHING_THERE = "“{typed}”按不清楚记下，查到了再改", "“{typed}”按空着理解"
NO_NUMBER = "0"
FILLED_IN_LATER = "“{typed}”是后来填上去的，不能当真的那天用；知道真的那天就写那天，不知道先写 不清楚"
_A_DAY = r"\d{1,2} ?[日号]|\d{4} ?[-/.]"
_A_FIGURE = r"\d|[一二三四五六七八九十百两半几多来]+ ?[万千百元块成]"
_SO_MANY_DAYS = r"\d|[一二三四五六七八九十百两半]+ ?个?[天日月年]"
_KEPT = {"日期": _A_DAY, "日期时刻": _A_DAY, "金额": _A_FIGURE, "利率": _A_FIGURE, "天数": _SO_MANY_DAYS}


def filled_in_later(raw: Any, words: Unsaid) -> Unclear | None:
    """What is asked back where a day was written into a paper afterwards (8月31号，我自己填的): it is not the day on which it happened, so
    that nobody knows that one. None where nothing of the kind was said."""
    if not isinstance(raw, str) or not any(word in half_width(raw) for word in words.later):
        return None
    return Unclear(FILLED_IN_LATER.format(typed=brief(raw)), UNKNOWN)


def not_known(one: Field, raw: Any, words: Unsaid) -> tuple[str, str] | None:
    """What is kept for it, and what is said of it: 不清楚, or nothing where the question may stay empty and it says that there is
    nothing. None where it says something else, or beside it a figure or a day that must not be lost."""
    if one.kind not in KINDS or not isinstance(raw, str):
        return None
    text = half_width(raw)
    if text == NO_NUMBER and one.kind in ("日期", "日期时刻"):  # in a list it is the way out
        empty = one.optional == "是"
        return ("", NOTHING_THERE.format(typed=text)) if empty else (UNKNOWN, KNOWN_LATER.format(typed=text))
    if re.search(_KEPT[one.kind], text):
        return None
    nothing = any(word in text for word in words.empty)
    if not nothing and not any(word in text for word in words.unknown):
        return None
    if nothing and one.optional == "是" and not any(word in text for word in words.unknown):
        said = NOTHING_THERE.format(typed=brief(raw))
        return "", f"{said}：{one.blank}" if one.blank else said
    return UNKNOWN, KNOWN_LATER.format(typed=brief(raw))
