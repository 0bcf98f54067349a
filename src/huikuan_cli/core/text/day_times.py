"""The time of day that the words of a step mean (时点)."""

from __future__ import annotations

import re
from datetime import time

MORNING = time(9, 0)
TIMES = (("中午", time(11, 0)), ("下班", time(16, 0)), ("下午", time(14, 0)), ("晚", time(18, 0)))
MORNING_WORDS = ("上午", "早", "上班")
_CLOCK = re.compile(r"([01]?\d|2[0-3])[:：]([0-5]\d)\s*(前?)")


def time_of(at: str) -> time:
    """The time of day meant by the words of a step: 18:00 前 is an hour earlier, 下班前 is 16:00; else the morning."""
    clock = _CLOCK.search(at)
    if clock:
        hour = int(clock[1]) - (1 if clock[3] and int(clock[1]) else 0)
        return time(hour, int(clock[2]))
    return next((when for word, when in TIMES if word in at), MORNING)


def says_time(at: str) -> bool:
    """Whether words name a time of day at all; nothing at all names none and is right."""
    known = (*MORNING_WORDS, *(word for word, _ in TIMES))
    return not at or bool(_CLOCK.search(at)) or any(word in at for word in known)
