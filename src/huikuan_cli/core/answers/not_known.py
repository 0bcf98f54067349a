"""What a person writes instead of a figure or a day that nobody has yet: 还没出, 记不清, 没写几天. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from huikuan_cli.core.playbook import Field, Unsaid
from huikuan_cli.core.text.values import UNKNOWN, Unclear, brief, half_width

KINDS = ("日期", "日期时刻", "金额", "天数", "利率")  # answered with a figure or a day
KNOWN_LATER, NOTHING_THERE = "“{typed}”按不清楚记下，查到了再改", "“{typed}”按空着理解"
NO_NUMBER = "0"
FILLED_IN_LATER = "“{typed}”是后来填上去的，不能当真的那天用；知道真的那天就写那天，不知道先写 不清楚"
STILL_OPEN = "“{typed}”听着还没办完，那个日子是别的事的：回车就先记不清楚；真是那天办完的，只写日子"
LONGEST_WORD, LONGEST_KEPT = 6, 60  # characters
_PENDING = r"还没|没(?!数|查到)|定不|待定"  # it is not done yet, and nobody is asked what day it was
_CAME_BACK = "退回"  # what came back was there, and is asked about with its days (days_asked)
_WHICH_DAY = r"(?:具体|到底|究竟)?(?:是|在)?(?:哪一?天|哪日|几号|几月几号|什么时候|日子|日期)?(?:签|交|验|收|到|办|盖)?(?:的|期)?(?:我|他们?)?(?:真|也|都|就|实在)*"
_A_DAY = r"\d{1,2} ?[日号]|\d{4} ?[-/.]"
_A_FIGURE = r"\d|[一二三四五六七八九十百两半几多来]+ ?[万千百元块成]"
_SO_MANY_DAYS = r"\d|[一二三四五六七八九十百两半]+ ?个?[天日月年]"
_KEPT = {"日期": _A_DAY, "日期时刻": _A_DAY, "金额": _A_FIGURE, "利率": _A_FIGURE, "天数": _SO_MANY_DAYS}


def not_filled_in_later(raw: Any, later: tuple[str, ...]) -> None:
    """Raises Unclear where one of the words says that a day was written into a paper afterwards (8月31号，我自己填的): it is not the day on which it happened, so that
    nobody knows that one."""
    if isinstance(raw, str) and any(word in half_width(raw) for word in later):
        raise Unclear(FILLED_IN_LATER.format(typed=brief(raw)), UNKNOWN) from None


def forgotten(one: Field, raw: Any, words: Unsaid, month: Callable[[str], str]) -> tuple[str, str] | None:
    """As `not_known`, where what stands beside it is a day or several months and yet it is said that nobody knows (1月1号起的，哪天签的记不清):
    they are of something else, and none is kept. None where all the rest is one month (8月份，哪天记不清); `month` reads that. Raises
    Unclear, with 不清楚 offered, where what is asked for is said not to be done yet."""
    if one.kind != "日期" or not isinstance(raw, str):
        return None
    text = half_width(raw)
    known_words = [word for word in words.unknown if not word.startswith(_CAME_BACK)]
    nobody, pending = (
        [word for word in known_words if bool(re.match(_PENDING, word)) == yes and word in text]
        for yes in (False, True)
    )
    if nobody:
        rest = re.sub(
            rf"[,，、。\s]*{_WHICH_DAY}(?:{'|'.join(nobody)})(?:了|的|呢|啊|哪天)*", "", text
        ).strip()
        known = "" if re.match("|".join(nobody), text) else month(rest)
        return None if known else (UNKNOWN, KNOWN_LATER.format(typed=brief(raw)))
    if pending and re.search(_A_DAY, text):
        raise Unclear(STILL_OPEN.format(typed=brief(raw)), UNKNOWN)
    return None


def words_to_keep(one: Field, raw: Any, words: Unsaid, month: Callable[[str], str]) -> str:
    """What was said instead of a day that nobody knows, where it is more than that nobody knows it; else empty."""
    if not isinstance(raw, str):
        return ""
    try:
        found = forgotten(one, raw, words, month) or not_known(one, raw, words)
    except Unclear:  # one Enter takes what is offered, which is that nobody knows
        found = UNKNOWN, ""
    said = half_width(raw).strip()
    more = found and found[0] == UNKNOWN and one.kind == "日期" and len(said) > LONGEST_WORD
    return brief(said, LONGEST_KEPT) if more else ""


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
