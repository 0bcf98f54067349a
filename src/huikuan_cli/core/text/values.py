"""What people type, understood or asked back: text, dates, days, scores.

Every door (wizard, answers file, plan file) uses these functions, so a spelling means the same everywhere.
Amounts are Decimal in 元, dates are calendar dates in China. A function raises `Unclear` with a sentence that
says what is wrong and how to write it; it never guesses silently.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from typing import NamedTuple

from huikuan_cli.core.text.near_days import WEEKDAYS, NearDay, day_from_today, told_in_several_ways
from huikuan_cli.core.text.vague import (
    HAN_DAY,
    HAN_MONTH,
    YEAR_WORDS,
    han_number,
    in_figures,
    likely_day,
    plain_days,
    without_hedges,
    without_time,
)

UNKNOWN = "不清楚"
UNKNOWN_WORDS = (UNKNOWN, "不知道", "不确定", "未知", "待问", "?", "??", "说不清")
MAX_TEXT = 500
YEARS = range(1990, 2101)  # of any date that a person gives
_BREAKS = set("\r\n\x85\u2028\u2029")


class Unclear(ValueError):
    """A typed value that is not understood; the message is for the person who typed it.

    `suggestion` is what he may have meant, spelt so that it would be understood; empty when nothing is likely. `kept` are
    the ids of the options that were understood beside what was not.
    """

    def __init__(self, message: str, suggestion: str = "", kept: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.suggestion, self.kept = suggestion, kept

    def asked_back(self) -> str:
        """The message where the suggestion stands in the line already, so that nobody need be told how to write it."""
        return str(self).partition("请写成")[0] if self.suggestion else str(self)

    def vague(self) -> bool:
        """Whether it is right as far as it goes, and says no more than that nobody knows exactly: 2019年."""
        return self.suggestion == UNKNOWN


def clean(raw: str, most: int = MAX_TEXT) -> str:
    """Make typed or pasted text safe to keep: one line, no control, zero-width or direction characters.

    Line breaks become "；". Raises Unclear when the text cannot be encoded or is longer than `most` characters.
    """
    try:
        raw.encode("utf-8")
    except UnicodeEncodeError:
        raise Unclear("里面有认不出的字符，请重新输入") from None
    text = scrub(raw)
    if len(text) > most:
        raise Unclear(f"太长了（{len(text)} 字），请写到 {most} 字以内")
    return text


def scrub(raw: str) -> str:
    """Text without terminal escapes, control, zero-width or direction characters, on one line.

    Line breaks become "；", tabs and wide spaces one plain space.
    """
    if raw.isprintable() and "\u3000" not in raw and "  " not in raw:
        return raw.strip()
    raw = re.sub(r"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)?|.)?", "", raw)
    raw = re.sub(r"\s+", _break_or_blank, raw.strip())
    kept = "".join(" " if c in "\t\u00a0\u3000" else c for c in raw if not _is_hidden(c))
    return re.sub(r" {2,}", " ", kept).strip()


def _break_or_blank(blanks: re.Match[str]) -> str:
    return "；" if set(blanks[0]) & _BREAKS else blanks[0]


def _is_hidden(char: str) -> bool:
    return char != "\t" and unicodedata.category(char) in {"Cc", "Cf", "Co", "Cs"}


def brief(text: str, limit: int = 40) -> str:
    """Any text as it may be quoted in a message: scrubbed, and cut when it is long."""
    shown = scrub(text.encode("utf-8", "replace").decode("utf-8"))
    return shown if len(shown) <= limit else shown[:limit] + "…"


def half_width(raw: str) -> str:
    """Digits, letters and marks typed with the input method left on, as plain ASCII."""
    return unicodedata.normalize("NFKC", clean(raw)).strip()


def is_unknown(raw: str) -> bool:
    """Whether the person says he does not know (不清楚, 不知道, ？ …)."""
    return half_width(raw) in UNKNOWN_WORDS


# patterns as text: they are compiled when they are first used
_DATE = r"(\d{4}|\d{2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?"
_NO_DAY = r"(?:\d{4}年?|\d{4}[-/.年](?:1[0-2]|0?[1-9])月?)(?:份|左右|前后|底|初|中旬?|[上下]旬)?"  # 2019年, 2025年9月
_KEPT = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_COMPACT = r"(\d{4})(\d{2})(\d{2})"
_MIDNIGHT = r"[ T]0?0:00(?::00(?:\.0+)?)?$"  # as a spreadsheet copies a date
_WEEKDAY_BEFORE = r"(?:这|本|下个?)?(?:周|星期|礼拜)([一二三四五六日天])[,，、 ]*(\d.*)"
_WITH_WEEKDAY = r"(.*\d[日号]?)\s*\(?(?:周|星期|礼拜)([一二三四五六日天])\)?"
_NEAR_FIRST = r"(大后天|[今明后]天)(?![早晚是前后])(?!.*[到至~-]$)"  # 明天下午放学以后
FAR_APART = 31  # days from which a weekday beside a date is that of another week, and no other proposal
_UNCLEAR_NUMBER = r"(大后天|[今明后昨前]天|[上下本这]个?(?:周|星期|礼拜)[一二三四五六日天])[\d\s月日号.]+"


def parse_date(raw: str, today: date, *, ahead: bool = False) -> date:
    """A calendar date from 2025-07-10, 2025/7/10, 25.7.10, 2025年7月10日, 二〇二五年七月十日, 20250710, 明天, 下周三, also with
    its weekday (2025-07-10（周四）), in two ways that agree (明天1号, 3号周四) or a time of day after it, which is left out.

    A two-digit year is 20xx. Raises Unclear when the year is missing, the day does not exist or is another weekday; 11月底 and
    7月10日 are asked back with the day that is likely meant. `ahead`: the day lies before us, as that of a visit does.
    """
    if written := _as_kept(raw):
        return written
    shown = brief(raw)
    whole = without_time(re.sub(_MIDNIGHT, "", plain_days(half_width(raw))))
    if told := told_in_several_ways(whole, today, ahead=ahead):
        return _agreed(shown, told)
    text, weekday = _without_weekday(whole)
    if near := day_from_today(text, today):
        return near
    text = _with_year(text, today)
    match = re.fullmatch(_DATE, text) or re.fullmatch(_COMPACT, text) or re.fullmatch(_DATE, in_figures(text))
    if not match:
        raise _vague_date(raw, text, today)
    year, month, day = (int(part) for part in match.groups())
    try:
        found = date(year + 2000 if len(match[1]) == 2 else year, month, day)
    except ValueError:
        raise Unclear(f"没有“{shown}”这一天，请核对月份和日子") from None
    if found.year not in YEARS:
        raise Unclear(f"日期“{shown}”的年份不像，请核对")
    if weekday and weekday != WEEKDAYS[found.weekday()]:
        raise Unclear(f"{iso(found)} 是{weekday_name(found)}，不是周{weekday}，请核对是哪一天")
    return found


def _as_kept(raw: str) -> date | None:
    """A date in the form in which answers are kept (2025-07-10): nearly all that are read, and none of the other forms."""
    if not re.fullmatch(_KEPT, raw):
        return None
    try:
        found = date.fromisoformat(raw)
    except ValueError:
        return None
    return found if found.year in YEARS else None


def _agreed(shown: str, told: NearDay) -> date:
    """The day that several words agree on. Raises Unclear where they do not, with the day of each."""
    if told.day:
        return told.day
    meant = told.likely()
    far = [word for word, day in told.each if abs(day - meant).days > FAR_APART]
    each = "，".join(f"{word}是 {dated(day)}" for word, day in told.each if word not in far)
    each += "".join(f"，不是{word}" for word in far)
    raise Unclear(f"“{shown}”对不上：{each}；是 {dated(meant)}吗？请写成 {iso(meant)}", iso(meant))


def _with_year(text: str, today: date) -> str:
    """去年4月18号 and 今年三月二十号 in figures; what says no year in words stays as it is."""
    found = re.fullmatch(rf"([去前今本明后])年(\d{{1,2}}|{HAN_MONTH})月(\d{{1,2}}|{HAN_DAY})[日号]?", text)
    if not found:
        return text
    return f"{today.year + YEAR_WORDS[found[1]]}年{han_number(found[2])}月{han_number(found[3])}日"


def _without_weekday(text: str) -> tuple[str, str]:
    """A date without the weekday after or before it, and that weekday (三)."""
    found = re.fullmatch(_WITH_WEEKDAY, text)
    if found:
        return found[1], found[2].replace("天", "日")
    before = re.fullmatch(_WEEKDAY_BEFORE, text)
    return (before[2], before[1].replace("天", "日")) if before else (text, "")


def _vague_date(raw: str, text: str, today: date) -> Unclear:
    """Asked back, with the day that was likely meant where there is one."""
    shown, meant = brief(raw), likely_day(text, today)
    plain = without_hedges(text)
    if meant is None and plain not in ("", text):
        meant = _day_of(plain, today)
    if meant is None and re.fullmatch(_NO_DAY, plain):
        return Unclear(f"“{shown}”没说到哪一天；查得到就写全，查不到先写 {UNKNOWN}", UNKNOWN)
    if meant is None and (near := re.fullmatch(_UNCLEAR_NUMBER, plain) or re.match(_NEAR_FIRST, plain)):
        meant = day_from_today(near[1], today)
    if meant is None or meant.year not in YEARS:
        return Unclear(f"看不懂日期“{shown}”，请写成 2025-07-10（年-月-日，写到哪一天）")
    return Unclear(f"“{shown}”没说准是哪一天，是 {dated(meant)}吗？请写成 {iso(meant)}", iso(meant))


def _day_of(text: str, today: date) -> date | None:
    """The day that a text names, or most likely means."""
    try:
        return parse_date(text, today)
    except Unclear as problem:
        proposed = problem.suggestion
    return date.fromisoformat(proposed) if proposed and proposed != UNKNOWN else None


_SCORES = {str(points): points for points in range(11)}  # as answers are kept


def parse_score(raw: str) -> int:
    """A whole number from 0 to 10, from 7, ７, 7分. Raises Unclear for anything else."""
    if raw in _SCORES:
        return _SCORES[raw]
    match = re.fullmatch(r"(\d{1,2})分?", half_width(raw).replace(" ", ""))
    if not match or int(match[1]) > 10:
        raise Unclear(f"看不懂“{brief(raw)}”，请写 0 到 10 的整数")
    return int(match[1])


_YES = {"是", "有", "对", "y", "yes", "true", "√", "1"}
_NO = {"否", "没有", "没", "无", "不是", "不", "n", "no", "false", "×", "0"}


def parse_yes_no(raw: str) -> bool:
    """是 or 否 in their usual spellings."""
    text = raw if raw in _YES or raw in _NO else half_width(raw).lower()
    if text in _YES:
        return True
    if text in _NO:
        return False
    raise Unclear(f"看不懂“{brief(raw)}”，请写 是 或 否")


class Option(NamedTuple):
    """One thing to choose: the stable id that is kept, the words that a person reads, and other words for it (别名). `parts`: what
    words for it have to name, each of them, for it is made of several (要齐). `found`: words by which it is only found in a long list."""

    id: str
    label: str
    words: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    found: tuple[str, ...] = ()

    def short(self) -> str:
        """The name of the option, without what explains it."""
        return self.label if self.id == self.label else re.split("[：（]", self.label)[0]


def iso(day: date) -> str:
    """2025-08-11."""
    return day.isoformat()


def long_date(day: date) -> str:
    """2025年8月11日."""
    return f"{day.year}年{day.month}月{day.day}日"


def weekday_name(day: date) -> str:
    """周一 … 周日."""
    return f"周{WEEKDAYS[day.weekday()]}"


def short_date(day: date) -> str:
    """12月4日周五, for the ear and the sheet."""
    return f"{day.month}月{day.day}日{weekday_name(day)}"


def spoken_day(day: date) -> str:
    """12月4号周五, in full: for what is read on another day."""
    return f"{day.month}月{day.day}号{weekday_name(day)}"


def said_day(day: date, visit: date) -> str:
    """A day to come as it is said at the visit: 今天, 周五 in the same week, 下周二 in the next, else 12月11号."""
    monday = visit - timedelta(days=visit.weekday())
    weeks = (day - monday).days // 7
    if day == visit:
        return "今天"
    if day < visit or weeks > 1:
        return f"{day.month}月{day.day}号"
    return f"{'下' * weeks}{weekday_name(day)}"


def spoken_date(day: date, today: date) -> str:
    """A day in the past as it is said aloud: 2月24号 in the same year, 去年11月3号, else 2023年5月8号."""
    said = f"{day.month}月{day.day}号"
    if day.year == today.year:
        return said
    return f"去年{said}" if day.year == today.year - 1 else f"{day.year}年{said}"


def dated(day: date) -> str:
    """2025-08-11（周一）."""
    return f"{iso(day)}（{weekday_name(day)}）"
