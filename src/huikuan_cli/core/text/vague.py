"""What a person most likely meant by words that do not name one day: only ever asked back, never taken by itself."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, timedelta

# patterns as text: they are compiled when they are first used, and most runs never do
_HAN = "一二三四五六七八九"
_HAN_RUN = r"[一二三四五六七八九十两]{1,3}(?=[年月日号天周个])"
_HAN_DIGITS = "〇一二三四五六七八九"
_HAN_DATE = (
    r"([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})[日号]?"
)
YEAR_WORDS = {"去": -1, "前": -2, "今": 0, "本": 0, "明": 1, "后": 2}
_YEAR = r"(?:(\d{4}|\d{2}|[去前今本明后])年)?"
_MONTH_END = _YEAR + r"(\d{1,2})月(?:底|末)前?"
_NEAR_END = r"(本|这个?|当|上个?|下个?)?月(?:底|末)前?"
_NEAR_PART = r"(?:(\d{1,2})月|(本|这个?|当|上个?|下个?)?月)(初|上旬|中旬?|下旬)"
_QUARTER_END = r"(?:(本|这个?|当|上个?|下个?)|第?([1-4一二三四]))?季度?(?:底|末)前?"
_YEAR_END = r"(\d{4}|\d{2}|[去前今本明后])?年(?:底|末)前?"
_NO_YEAR = _YEAR + r"(\d{1,2})[-/.月](\d{1,2})[日号]?"
_DAY_ALONE = r"(\d{1,2})[日号]"
_HEDGE_BEFORE = r"^(?:(?:大约|大概|差不多|约|听说|据说|说是|他说|好像|可能|应该|估计|预计|最晚|最迟|尽量|不晚于)(?:是|在|到)?)+"
_HEDGE_BEHIND = r"(?:左右|前后|上下|吧|以前|之前|前)$"
HAN_MONTH, HAN_DAY = (
    "(?:十[一二]?|[一二三四五六七八九])",
    "(?:[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])",
)  # 三, 二十七
_HOUR = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})"
_TIME = (
    rf"[ ,T]?(?:(?:一?大?清早|一?大早|一早|早上|早晨|上午|中午|下午|傍晚|晚上|早|晚)(?:{_HOUR}点(?:半|整|[一三]刻|{_HOUR}分?)?|\d{{1,2}}:\d{{2}})?"
    rf"|{_HOUR}点(?:半|整|[一三]刻|{_HOUR}分?)?|(?<=[ T日号])\d{{1,2}}:\d{{2}}(?::\d{{2}})?)$"
)
_FROM_NOW = r"过?(\d{1,3})(天|周|个?星期|个?礼拜)(?:以|之)?(后|前)"


def han_number(text: str) -> int:
    """12, 三, 两, 十二 or 二十一 as a number. Raises ValueError for anything else."""
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.replace("两", "二").rpartition("十")
    if not text or any(part and (len(part) > 1 or part not in _HAN) for part in (tens, ones)):
        raise ValueError(text)
    return (_HAN.index(tens) + 1 if tens else 1) * 10 * bool(ten) + (_HAN.index(ones) + 1 if ones else 0)


def in_figures(text: str) -> str:
    """二〇二五年七月十日 as 2025年7月10日; what is no such date stays as it is."""
    found = re.fullmatch(_HAN_DATE, text)
    if not found:
        return text
    year = "".join(str(_HAN_DIGITS.index(han)) for han in found[1].replace("○", "〇").replace("零", "〇"))
    return f"{year}年{han_number(found[2])}月{han_number(found[3])}日"


def plain_days(text: str) -> str:
    """明儿早上 as 明天早上, 今日 as 今天: one word for each of the days around today."""
    return re.sub(r"^(今|明|大?后|昨|前)(?:儿个?|日)", r"\1天", text)


def without_time(text: str) -> str:
    """A day without the time of day behind it: 后天下午3点 is 后天, 明早 is 明天."""
    found = re.sub(_TIME, "", re.sub(r"^([今明后])(?=[早晚上下中])", r"\1天", text))
    return found.strip() or text


def without_hedges(text: str) -> str:
    """A day or an amount without what makes it vague: 听说是12月15号, 12月15号左右."""
    return re.sub(_HEDGE_BEHIND, "", re.sub(_HEDGE_BEFORE, "", text)).strip()


def likely_day(raw: str, today: date) -> date | None:
    """The day that 11月底, 下月底, 年底, 7月10日, 明年3月5日 or 三天后 most likely means; None where nothing is likely.

    Where the year is not said, it is the one that puts the day nearest to today.
    """
    try:
        text = re.sub(_HAN_RUN, lambda found: str(han_number(found[0])), raw.replace(" ", ""))
        if found := re.fullmatch(_MONTH_END, text):
            year, month = found[1], int(found[2])
            return _nearest([_last_day(one, month) for one in _years(year, today)], today)
        if found := re.fullmatch(_NEAR_END, text):
            return _last_day(*_month(found[1], today))
        if found := re.fullmatch(_NEAR_PART, text):
            return _part_of_month(found, today)
        if found := re.fullmatch(_QUARTER_END, text):
            return _quarter_end(found, today)
        if found := re.fullmatch(_YEAR_END, text):
            return date(_years(found[1] or "今", today)[0], 12, 31)
        if found := re.fullmatch(_NO_YEAR, text):
            return _nearest(_existing(_years(found[1], today), int(found[2]), int(found[3])), today)
        if found := re.fullmatch(_DAY_ALONE, text):
            near = [(today.replace(day=1) + timedelta(days=31 * n)).replace(day=1) for n in (-1, 0, 1)]
            return _nearest(
                [day for one in near for day in _existing([one.year], one.month, int(found[1]))], today
            )
        if found := re.fullmatch(_FROM_NOW, text):
            days = int(found[1]) * (1 if found[2] == "天" else 7)
            return today + timedelta(days=days if found[3] == "后" else -days)
    except ValueError:  # no such month, or a number that is none
        return None
    return None


def _years(word: str | None, today: date) -> list[int]:
    """The year that was said, or the three around today."""
    if word is None:
        return [today.year - 1, today.year, today.year + 1]
    if word in YEAR_WORDS:
        return [today.year + YEAR_WORDS[word]]
    return [int(word) + (2000 if int(word) < 100 else 0)]


def _shift(word: str | None) -> int:
    """The one before, after, or this one: 上, 下, 本."""
    return {"上": -1, "下": 1}.get((word or "本")[0], 0)


def _month(word: str | None, today: date) -> tuple[int, int]:
    count = today.year * 12 + today.month - 1 + _shift(word)
    return count // 12, count % 12 + 1


def _part_of_month(found: re.Match[str], today: date) -> date | None:
    """下个月初, 12月中旬: a day in it, the last where it has one."""

    def day(year: int, month: int) -> date:
        if found[3] == "下旬":
            return _last_day(year, month)
        return date(year, month, {"初": 5, "上旬": 10}.get(found[3], 15))

    if found[1]:
        return _nearest([day(year, int(found[1])) for year in _years(None, today)], today)
    return day(*_month(found[2], today))


def _quarter_end(found: re.Match[str], today: date) -> date | None:
    """本季度末, 下季度末, 三季度末."""
    if found[2]:
        month = 3 * int(han_number(found[2]))
        return _nearest([_last_day(year, month) for year in _years(None, today)], today)
    count = today.year * 4 + (today.month - 1) // 3 + _shift(found[1])
    return _last_day(count // 4, count % 4 * 3 + 3)


def _last_day(year: int, month: int) -> date:
    after = date(year, month, 1) + timedelta(days=31)
    return after.replace(day=1) - timedelta(days=1)


def _existing(years: list[int], month: int, day: int) -> list[date]:
    found = []
    for year in years:
        with suppress(ValueError):
            found.append(date(year, month, day))
    return found


def _nearest(days: list[date], today: date) -> date | None:
    return min(days, key=lambda day: abs(day - today), default=None)
