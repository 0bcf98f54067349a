"""Several days where one is asked for, none of which has a month of its own (14、15号), or which are days of a week (下周二、三). Pure."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, timedelta

from huikuan_cli.core.answers.case import takes_time
from huikuan_cli.core.playbook import Field
from huikuan_cli.core.text.near_days import day_from_today, last_with_day, next_with_day
from huikuan_cli.core.text.vague import han_number
from huikuan_cli.core.text.values import Unclear, brief, dated, half_width, iso, parse_date

FIRST_OF = "“{typed}”里不止一天，先写头一天 {day}，改天再去再改，是吗？请写成 {iso}"
LAST_OF = "“{typed}”里不止一天，从最后那天算：{day}，是吗？请写成 {iso}"
_HAN = "一二三四五六七八九十"
_NUMBER = rf"(?:\d{{1,2}}|[{_HAN}]{{1,3}})"
_BETWEEN = r"(?:[、,，/和跟及~—-]|到|至|或者?|还是)*"
_EITHER_WILL_DO = (
    r"(?:那?[两三]天)?(?:都行|都可以|都在|前后|左右|去|送的?|到的?|验的?|验收的?|签的?|交的?|开的?)*"
)
_MONTH = rf"((?:(?:\d{{4}}年)?{_NUMBER}月)?)"
_DAYS = rf"{_MONTH}({_NUMBER})(?:[日号]|(?=[^\d{_HAN}])){_BETWEEN}({_NUMBER})[日号]{_EITHER_WILL_DO}"
_WEEK = r"((?:上|下|本|这)?个?(?:周|星期|礼拜))"
_WEEKDAYS = rf"{_WEEK}([一二三四五六日天]){_BETWEEN}(?:周|星期|礼拜)?([一二三四五六日天]){_EITHER_WILL_DO}"


def one_of_days(field: Field, raw: str, happened: bool, today: date) -> Unclear | None:
    """Of several days the first for a visit, and the last of what has `happened`, offered; None for anything else, of other questions, and
    where there is no such day."""
    if not takes_time(field) and not happened:
        return None
    text = half_width(raw).replace(" ", "")
    meant = _in_figures(text, happened, today) or _of_a_week(text, happened, today)
    if meant is None or (meant > today if happened else meant < today):
        return None
    words = LAST_OF if happened else FIRST_OF
    return Unclear(words.format(typed=brief(raw), day=dated(meant), iso=iso(meant)), iso(meant))


def _in_figures(text: str, happened: bool, today: date) -> date | None:
    found = re.fullmatch(_DAYS, text)
    if found is None:
        return None
    with suppress(ValueError):
        first, last = han_number(found[2]), han_number(found[3])
        if not first < last <= 31:
            return None
        if found[1]:
            return None if happened else _with_month(f"{found[1]}{first}日", today)
        return last_with_day(last, today) if happened else next_with_day(first, today)
    return None


def _with_month(text: str, today: date) -> date | None:
    """A day with its month, without a year the next such day."""
    try:
        return parse_date(text, today)
    except Unclear as problem:
        found = date.fromisoformat(problem.suggestion) if problem.suggestion else None
    return found.replace(year=found.year + 1) if found and found < today else found


def _of_a_week(text: str, happened: bool, today: date) -> date | None:
    found = re.fullmatch(_WEEKDAYS, text)
    day = day_from_today(f"{found[1]}{found[3 if happened else 2]}", today) if found else None
    bare = found is not None and found[1] in ("周", "星期", "礼拜")
    if day and bare and day < today and not happened:
        return day + timedelta(days=7)
    return day
