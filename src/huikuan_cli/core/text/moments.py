"""A day with or without the time of day, as it is typed: 明天上午10点, 12月3日 14:30, 周四下午三点半. Pure.

The day is read by values.parse_date, which also asks back where it is not sure. A time that may be night or afternoon
(3点) is asked back as well.
"""

from __future__ import annotations

import re
from datetime import date, time
from typing import NamedTuple

from huikuan_cli.core.text.vague import han_number, plain_days
from huikuan_cli.core.text.values import Unclear, brief, dated, half_width, iso, parse_date, weekday_name

# patterns as text: they are compiled when they are first used
_MORNING, _NOON, _AFTERNOON = (
    ("凌晨", "一大早", "大清早", "一清早", "清早", "大早", "一早", "早晨", "早上", "上午", "早"),
    "中午",
    ("下午", "午后"),
)
_EVENING = (*_AFTERNOON, "傍晚", "晚上", "晚")
_PART = rf"(?P<part>{'|'.join((*_MORNING, _NOON, *_EVENING))})"
_HAN_HOUR = r"二十[一二三四]?|十[一二三四五六七八九]?|[零〇一二两三四五六七八九]"
_HAN_MINUTE = r"[二三四五]?十[一二三四五六七八九]?|[零〇]?[一二三四五六七八九]"
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_COLON = r"(?<!\d)(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2}(?:\.\d+)?)?"
_SPOKEN = (
    rf"(?<![\d周期拜])(?P<said>\d{{1,2}}|{_HAN_HOUR})\s*[点时]"
    rf"(?:[钟整]|(?P<half>半|[一三]刻)|(?P<past>\d{{1,2}}|{_HAN_MINUTE})分?)?"
)
_MOMENT = rf"(?P<day>.*?)[\s,T的]*{_PART}?\s*(?P<clock>{_COLON}|{_SPOKEN})?\s*(?:左右|前后|见面|见|到)?"
_SHORT = r"^([今明后昨])([早晚])(?!上)"  # 明早, 今晚
_ASIDE = r"(.+?)\(((?!周|星期|礼拜)[^()]*[日号天][^()]*)\)(.*)"
_ANY_WEEK = r"(?:周|星期|礼拜)[一二三四五六日天]"  # no word says of which week
# 明天上午1号, 明天上午10点，12月1号
_DAY_BEHIND = rf"([^\d()]+?)((?:{'|'.join((*_MORNING, _NOON, *_EVENING))})(?:{_NUMBER}点半?)?)[,、 ]*((?:{_NUMBER}月)?{_NUMBER}[日号].*)"
_KEPT = r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?: (?!00:00)[0-9]{2}:[0-9]{2})?"
_PARTS_OF_HOUR = {"半": 30, "一刻": 15, "三刻": 45}
NIGHT = range(1, 7)  # hours that are hardly meant when nobody says of which half of the day they are


class Moment(NamedTuple):
    """A day, the time of day in China where it is known, and the words that name only a part of the day (上午)."""

    day: date
    at: time | None = None
    vague: str = ""

    def text(self) -> str:
        """The canonical spelling: 2026-12-01 10:00 or 2026-12-01."""
        return f"{iso(self.day)} {self.at:%H:%M}" if self.at else iso(self.day)

    def spoken(self) -> str:
        """For a person: 2026-12-01（周二）10:00."""
        return spoken_moment(self.day, self.at)


def spoken_moment(day: date, at: time | None) -> str:
    """A day and its time for a person: 2026-12-01（周二）10:00."""
    return dated(day) + (f"{at:%H:%M}" if at else "")


def parse_moment(raw: str, today: date) -> Moment:
    """A day from every spelling that parse_date knows, with a time of day behind it or none.

    A midnight in figures is how a spreadsheet copies a day, and is no time. Raises Unclear where the day is not clear, the
    time does not exist, or may be at night; with the likely meaning where there is one.
    """
    if kept := _as_kept(raw, today):
        return kept
    text = re.sub(_SHORT, r"\1天\2上", plain_days(half_width(raw)))
    if aside := re.fullmatch(_ASIDE, text):
        return _said_twice(raw, aside, today)
    text = re.sub(rf"^{_DAY_BEHIND}$", r"\1\3\2", text)
    found = re.fullmatch(_MOMENT, text)
    if not found or not (found["part"] or found["clock"]):
        return Moment(parse_date(raw, today, ahead=True))
    at, doubt = _time(found)
    if not found["day"]:
        raise Unclear(f"“{brief(raw)}”没说是哪一天，请写成 明天上午10点 或 2026-12-01 10:00 这样")
    try:
        day = parse_date(found["day"], today, ahead=True)
    except Unclear as problem:
        raise _with_time(problem, at) from None
    moment = Moment(day, at, "" if found["clock"] else found["part"])
    if doubt:
        meant = moment.text()
        raise Unclear(f"“{brief(raw)}”没说上午还是下午，是 {moment.spoken()} 吗？请写成 {meant}", meant)
    return moment


def _as_kept(raw: str, today: date) -> Moment | None:
    """A moment in the form in which answers are kept (`Moment.text`): nearly all that are read, and none of the other forms."""
    if not re.fullmatch(_KEPT, raw):
        return None
    try:
        at = time.fromisoformat(raw[11:]) if raw[11:] else None
        return Moment(parse_date(raw[:10], today, ahead=True), at or None)
    except ValueError:  # no such day or hour: what is wrong is said where all forms are read
        return None


def _said_twice(raw: str, aside: re.Match[str], today: date) -> Moment:
    """A day with the same day once more in brackets: 明天下午（11月30号）. Of a weekday and a date the date says which week: on a
    Sunday 周五（12月4号） is no Friday behind us. Raises Unclear where they are not the same."""
    one, other = _sure_or_likely(aside[1] + aside[3], today), _sure_or_likely(aside[2], today)
    if re.match(_ANY_WEEK, aside[1]) and weekday_name(one.day) == weekday_name(other.day):
        one = one._replace(day=other.day)
    if one.day != other.day:
        raise Unclear(
            f"“{brief(raw)}”里 {dated(one.day)}和 {dated(other.day)}对不上，请核对是哪一天", other.text()
        )
    return one if one.at or not other.at else one._replace(at=other.at, vague="")


def _sure_or_likely(text: str, today: date) -> Moment:
    """The moment that a text names, or most likely means: beside another that says the same it is sure. Raises Unclear."""
    try:
        return parse_moment(text, today)
    except Unclear as problem:
        if not problem.suggestion or problem.vague():
            raise
        found, part = parse_moment(problem.suggestion, today), re.search(_PART, text)
        return found._replace(vague=part[0] if part and not found.at else "")


def _time(found: re.Match[str]) -> tuple[time | None, bool]:
    """The time of day, and whether it is a guess. Raises Unclear for one that does not exist."""
    if not found["clock"]:
        return None, False
    part = found["part"] or ""
    hour, minute = _figures(found)
    loose = not part and hour in NIGHT and not (found["hour"] or "").startswith("0")
    hour += 12 if (part in _EVENING and 0 < hour < 12) or (part == _NOON and hour < 3) or loose else 0
    if hour > 23 or minute > 59 or not _fits(part, hour):
        said = found[0][found.start("part") if part else found.start("clock") :]
        raise Unclear(f"“{brief(said)}”不像一个钟点，请写成 2026-12-01 14:30 这样（二十四小时）")
    return None if not part and found["hour"] and hour == minute == 0 else time(hour, minute), loose


def _figures(found: re.Match[str]) -> tuple[int, int]:
    """The hour and the minute as they stand there."""
    if found["hour"]:
        return int(found["hour"]), int(found["minute"])
    minute = _PARTS_OF_HOUR.get(found["half"] or "", 0)
    return _number(found["said"]), _number(found["past"]) if found["past"] else minute


def _number(text: str) -> int:
    return 0 if text in "零〇" else han_number(text.lstrip("零〇"))


def _fits(part: str, hour: int) -> bool:
    """Whether an hour lies in the part of the day that was named."""
    if part == _NOON:
        return 11 <= hour <= 14
    if part in _MORNING:
        return hour <= 12
    if part in _AFTERNOON:
        return 12 <= hour <= 18
    return hour >= 17 if part else True


def _with_time(problem: Unclear, at: time | None) -> Unclear:
    """The question about the day, so that its answer keeps the time."""
    if at is None or not problem.suggestion or problem.vague():
        return problem
    whole = f"{problem.suggestion} {at:%H:%M}"
    head, found, tail = str(problem).rpartition(problem.suggestion)
    return Unclear(f"{head}{whole}{tail}" if found else str(problem), whole)
