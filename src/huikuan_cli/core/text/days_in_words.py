"""The day that stands in words that say more than that: 6月5号开的, 7月2号到一车，7月9号又一车. Pure. Only ever offered back."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from huikuan_cli.core.text.vague import HAN_DAY, HAN_MONTH
from huikuan_cli.core.text.values import Unclear, brief, dated, half_width, iso

# patterns as text: they are compiled when they are first used
_DAY = (
    rf"(?:(?:\d{{4}}|\d{{2}}|[去前今明])年)?(?:\d{{1,2}}月\d{{1,2}}[日号]?|(?<![一二三四五六七八九十]){HAN_MONTH}月{HAN_DAY}[日号])"
    r"|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}"
)
_DAY_ALONE = r"^(?:这个月|本月|下个?月)?\d{1,2}[日号](?![楼线机车标馆桌])"  # 18号财政关门
_MONTH_APART = rf"((?:(?:\d{{4}}|\d{{2}}|[去前今])年)?(?:\d{{1,2}}|{HAN_MONTH}))月份?(?!\d)"
_NUMBER_ALONE = r"(?<![\d月第])(\d{1,2})[日号](?![楼线机车标馆桌])"
_TERM = r"(?<![\d月第])(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?:个?工作日|天|个月)"
_SPAN = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?:个?工作日|天|日)(?=之?(?:内|后)|以内|以后)"

Read = Callable[[str], date | None]  # the day that a few characters name, or most likely mean


def days_in(raw: str, read: Read) -> tuple[date, ...]:
    """The days that stand in words, in their order and each once."""
    text = half_width(raw).replace(" ", "")
    written = re.findall(_DAY, text) or re.findall(_DAY_ALONE, text) or _in_its_month(text)
    found = (read(one) for one in written)
    return tuple(dict.fromkeys(day for day in found if day))


def _in_its_month(text: str) -> list[str]:
    """The one day of the one month that stands apart from it: 六月份飞完的，14号补飞完."""
    months, days = re.findall(_MONTH_APART, text), re.findall(_NUMBER_ALONE, text)
    return [f"{months[0]}月{days[0]}号"] if len(months) == len(days) == 1 else []


def span_in(raw: str) -> str:
    """The number of days in which something is to follow a day (期满后30天内: 30天); empty where there is not one such."""
    found = re.findall(_SPAN, re.sub(_DAY, "", half_width(raw).replace(" ", "")))
    return str(found[0]) if len(found) == 1 else ""


def term_in(raw: str) -> Unclear | None:
    """The one number of days that stands in words (备案后十五个工作日), offered back; None where there is not one such."""
    text = half_width(raw).replace(" ", "")
    found = re.findall(_TERM, text)
    if len(found) != 1 or text == found[0] or re.search("[加+]", text):  # 3年加30天 is more than that
        return None
    return Unclear(f"“{brief(raw)}”里是 {found[0]}吗？请写成 {found[0]}", found[0])


def day_among(raw: str, read: Read, *, last: bool, which: str = "") -> Unclear | None:
    """The one day in words, offered back; of several that follow each other the last where that is meant by the question, else
    they are named. `which`: what is asked
    about the last of several. None without a day."""
    found = days_in(raw, read)
    if not found:
        return None
    if len(found) == 1:
        return Unclear(f"“{brief(raw)}”里是 {dated(found[0])}吗？请写成 {iso(found[0])}", iso(found[0]))
    if last and list(found) == sorted(found):
        day = found[-1]
        return Unclear(
            f"“{brief(raw)}”里有 {len(found)} 个日子，{which or '这里写最后那一个'}：{dated(day)}，是吗？请写成 {iso(day)}",
            iso(day),
        )
    return Unclear(f"“{brief(raw)}”里有几个日子（{'、'.join(map(iso, found))}），只留一个")
