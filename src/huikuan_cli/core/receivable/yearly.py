"""A payment due on the same day every year, as a person says it: 服务费 每年3万 每年6月30号付 2026年到2028年. Pure.

Such a line is put into the words that every line of instalments has: 按年, the first day, so many 期.
"""

from __future__ import annotations

import re
from datetime import date

from huikuan_cli.core.meant import han_number
from huikuan_cli.core.values import Unclear, iso

_HAN = "一二三四五六七八九十"
_NUMBER = rf"(?:\d{{1,2}}|[{_HAN}]{{1,3}})"
_DAY = rf"(?:每年|按年|年年)的? ?({_NUMBER})月({_NUMBER})[日号]?(?:之?前|以前)?"
_EACH = r" ?(?:各|都|再)?(?:付|支付|结|给|交)?款? ?(?=[\u00a5￥]?\d[\d,.]*(?:[亿万千百wW元块]|,\d))"  # an amount right behind the day is that of each year
_YEAR = r"(20\d{2}) ?年?"
_RANGE = rf"(?:从|自)? ?{_YEAR} ?(?:到|至|-|—|~) ?{_YEAR}(?![\d月./-])"
_FROM = rf"(?:从|自)? ?{_YEAR} ?(?:起|开始)(?:算|付)?|(?:从|自) ?{_YEAR}(?![\d月./-])"
_YEARS = rf"(?:共|连续|连|一共|分|付)+({_NUMBER})年"
_COUNT = r"(\d{1,2})[期笔次](?!款)"
EXAMPLE = "服务费 每年3万 每年6月30号付 2026年到2028年"


def as_instalments(text: str) -> str:
    """The line with 每年6月30号 and its years put as 按年 2026-06-30起 3期; another line as it is. Raises Unclear where it is not
    said from which year to which, where the two counts differ, and for a day that no year has."""
    day = re.search(_DAY, text)
    if not day:
        return text
    rest = f"{text[: day.start()]} {text[day.end() :]}"
    cycle = "每年" if re.match(_EACH, text[day.end() :]) else "按年"
    rest, first, count = _years(re.sub(r"(?<![\u4e00-\u9fff])付(?!款)", " ", rest))
    if not first:
        raise Unclear(f"每年付的，写上从哪一年到哪一年：{EXAMPLE}")
    written = re.search(_COUNT, rest)
    if written and count and int(written[1]) != count:
        raise Unclear(f"写的年份是 {count} 年，又写了 {written[1]} 期，核对一下")
    if not written and not count:
        raise Unclear(f"写了从 {first} 年起，没写到哪一年：{EXAMPLE}")
    try:
        start = date(first, han_number(day[1]), han_number(day[2]))
    except ValueError:
        raise Unclear(f"{first} 年没有 {day[1]} 月 {day[2]} 日") from None
    if count == 1:
        return f"{rest} {iso(start)}"
    return f"{rest} {cycle} {iso(start)}起{'' if written else f' {count}期'}"


def _years(text: str) -> tuple[str, int, int]:
    """The line without its years, the first of them (0: not said) and how many (0: not said)."""
    span = re.search(_RANGE, text)
    if span:
        first, last = int(span[1]), int(span[2])
        if last < first:
            raise Unclear(f"“{span[0].strip()}”前后写反了")
        return text.replace(span[0], " ", 1), first, last - first + 1
    count = 0
    if long := re.search(_YEARS, text):
        count, text = han_number(long[1]), text.replace(long[0], " ", 1)
    begun = re.search(_FROM, text)
    if not begun:
        return text, 0, count
    return text.replace(begun[0], " ", 1), int(begun[1] or begun[2]), count
