"""Several days where one is asked for, none of which has a month of its own (14、15号), or which are days of a week (下周二、三). Pure."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, timedelta

from huikuan_cli.core.answers.case import takes_time
from huikuan_cli.core.law.workdays import rolled
from huikuan_cli.core.playbook import Field
from huikuan_cli.core.text.near_days import HAN_OR_DIGITS, day_from_today, last_with_day, next_with_day
from huikuan_cli.core.text.vague import han_number
from huikuan_cli.core.text.values import Unclear, brief, dated, half_width, iso, parse_date

COMING_DAYS_OF = ("停收日",)  # a day without its month that cannot be meant of what is over
FIRST_OF = "“{typed}”里不止一天，先写头一天 {day}，改天再去再改，是吗？请写成 {iso}"
LOOSELY = "“{typed}”没说准是哪一天，先写 {day}，定了再改，是吗？请写成 {iso}"
EARLIEST_OF = "“{typed}”里不止一天，先按早的那天 {day}，是吗？请写成 {iso}"
LAST_OF = "“{typed}”里不止一天，从最后那天算：{day}，是吗？请写成 {iso}"
_HAN = "一二三四五六七八九十"
_BETWEEN = r"(?:[、,，/和跟及~—-]|到|至|或者?|还是)*"
_EITHER_WILL_DO = r"(?:那?[两三]天)?(?:都行|都可以|都在|前后|左右|吧|去|分?[两三几][次批趟回]|送的?|到的?|验的?|验收的?|签的?|交的?|开的?)*"
_NEAR_MONTH = "上个?月|这个?月|本月|下个?月"
_MONTH = rf"((?:(?:\d{{4}}年)?{HAN_OR_DIGITS}月|{_NEAR_MONTH})?)"
_DAYS = (
    rf"{_MONTH}({HAN_OR_DIGITS})(?:[日号]|(?=[^\d{_HAN}])){_BETWEEN}({HAN_OR_DIGITS})[日号]{_EITHER_WILL_DO}"
)
_BARE_DAYS = rf"()({HAN_OR_DIGITS})(?:或者?|还是|、)({HAN_OR_DIGITS})"
_WEEK = r"((?:上|下|本|这)?个?(?:周|星期|礼拜))"
_WEEKDAYS = rf"{_WEEK}([一二三四五六日天]){_BETWEEN}(?:周|星期|礼拜)?([一二三四五六日天]){_EITHER_WILL_DO}"
NEXT_WEEK, LONGEST_MONTH = 7, 31
_LOOSE = (  # days from today; of a week those from its Monday
    (r"今明两?天", 0),
    (r"明后两?天|这[两几]天|最近几天|近[两几]天", 1),
    (r"过[一几两二]天|过一两天|[两二]三天(?:后|内)", 2),
)
_LOOSE_WEEK = (
    (r"下个?(?:周|星期|礼拜)初?", NEXT_WEEK),
    (r"下个?(?:周|星期|礼拜)(?:底|末)前?", 11),
    (r"(?:这|本)?个?(?:周|星期|礼拜)(?:底|末)前?", 4),
)


def one_of_days(field: Field, raw: str, happened: bool, today: date) -> Unclear | None:
    """Of several days, offered: for a visit, and the last days for papers, the first to come; of what has `happened` the last that is over;
    of any other day the last, nearest to today. What names no day (下周) is offered for those to come. None for anything else, and where
    there is no such day."""
    to_come = takes_time(field) or field.key in COMING_DAYS_OF
    text = half_width(raw).replace(" ", "")
    if to_come and (loose := _loosely(text, today)):
        return Unclear(LOOSELY.format(typed=brief(raw), day=dated(loose), iso=iso(loose)), iso(loose))
    if not to_come and not happened:
        return _offered(LAST_OF, raw, _nearest_last(text, today))
    meant = _in_figures(text, happened, today) or _of_a_week(text, happened, today)
    if meant is None or (meant > today if happened else meant < today):
        return None
    return _offered(LAST_OF if happened else FIRST_OF if takes_time(field) else EARLIEST_OF, raw, meant)


def _offered(words: str, raw: str, day: date | None) -> Unclear | None:
    return Unclear(words.format(typed=brief(raw), day=dated(day), iso=iso(day)), iso(day)) if day else None


def _nearest_last(text: str, today: date) -> date | None:
    """The last of several days without a month, in the month in which it is nearest to today."""
    found = re.fullmatch(_DAYS, text)
    if not found or found[1]:
        return None
    with suppress(ValueError):
        first, last = han_number(found[2]), han_number(found[3])
        if first < last <= LONGEST_MONTH:
            both = last_with_day(last, today), next_with_day(last, today)
            return min(both, key=lambda day: abs(day - today))
    return None


def _loosely(text: str, today: date) -> date | None:
    """The working day nearest to what 这两天, 下周 or 周末前 says of a day to come; None for anything else, or where it is over."""
    text = re.sub(r"(?:去|再去|吧|看看|看)+$", "", text)
    for how, days in _LOOSE:
        if re.fullmatch(how, text):
            return rolled(today + timedelta(days=days))
    for how, days in _LOOSE_WEEK:
        if re.fullmatch(how, text):
            day = today + timedelta(days=days - today.weekday())
            return (rolled(day) if days == NEXT_WEEK else day) if day >= today else None
    return None


def _in_figures(text: str, happened: bool, today: date) -> date | None:
    found = re.fullmatch(_DAYS, text) or (None if happened else re.fullmatch(_BARE_DAYS, text))
    if found is None:
        return None
    with suppress(ValueError):
        first, last = han_number(found[2]), han_number(found[3])
        if not first < last <= LONGEST_MONTH:
            return None
        if re.fullmatch(_NEAR_MONTH, found[1]):
            return _of_near_month(found[1], last if happened else first, today)
        if found[1]:
            return None if happened else _with_month(f"{found[1]}{first}日", today)
        return last_with_day(last, today) if happened else next_with_day(first, today)
    return None


def _of_near_month(word: str, day: int, today: date) -> date:
    """A day of last month, this or the next. Raises ValueError where that month has no such day."""
    count = today.year * 12 + today.month - 1 + {"上": -1, "下": 1}.get(word[0], 0)
    return date(count // 12, count % 12 + 1, day)


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
