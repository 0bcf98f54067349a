"""Amounts written out: 三十万, 肆拾陆万捌仟元整, 一亿二千万. Pure."""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = {
    han: value for row in ("零一二三四五六七八九", "〇壹贰叁肆伍陆柒捌玖") for value, han in enumerate(row)
}
_DIGITS |= {"两": 2, "俩": 2}
_PLACES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_ZERO = "零〇"
_DIGIT, _PLACE = "".join(_DIGITS), "".join(_PLACES)
_WHOLE = rf"[{_DIGIT}{_PLACE}万亿]+"
# as text: compiled when it is first used
_SPELLED = rf"(?:({_WHOLE})(?:元|圆|块)?)?(?:零?([{_DIGIT}])角)?(?:零?([{_DIGIT}])分)?[整正]?"


def spelled(text: str) -> Decimal | None:
    """The amount in 元 of what is written out in full; None where it is not, or may mean two amounts (三万五)."""
    match = re.fullmatch(_SPELLED, text)
    if not match or not any(match.groups()):
        return None
    whole = _big(match[1]) if match[1] else 0
    if whole is None:
        return None
    jiao, fen = (_DIGITS[part] if part else 0 for part in (match[2], match[3]))
    return Decimal(whole) + Decimal(jiao * 10 + fen) / 100


def spelled_digit(han: str) -> int:
    """One digit: 六, 陆, 两."""
    return _DIGITS[han]


def _big(text: str) -> int | None:
    """Up to 千万亿: groups of four places, the greater first."""
    for unit, size in (("亿", 10**8), ("万", 10**4)):
        head, found, tail = text.partition(unit) if unit == "万" else text.rpartition(unit)
        if found:
            more, less = _big(head), _big(tail) if tail else 0
            if more is None or less is None or less >= size or _short(tail):
                return None
            return more * size + less
    return _small(text)


def _short(tail: str) -> bool:
    """三万五: five thousand, or five? Only 零 says that places are left out."""
    return len(tail) == 1 and tail not in _PLACE


def _small(text: str) -> int | None:
    """Below 一万: 四千六百零八, 十五; each place once, the greater first."""
    if not text:
        return None
    total, last, digit = 0, 10_000, None
    for han in text:
        if han in _DIGITS:
            if digit or (digit == 0 and han in _ZERO):  # two digits with no place between them
                return None
            digit = _DIGITS[han]
        elif _PLACES.get(han, last) < last and (digit or (han in "十拾" and not total)):
            last = _PLACES[han]
            total += (digit or 1) * last  # 十五, 一亿零十五
            digit = None
        else:
            return None
    if len(text) > 1 and (
        text[-1] in _ZERO or (digit and last not in (10, 10_000) and text[-2] not in _ZERO)
    ):
        return None  # 三千五, 零五千二: five hundred, or five? only 零 before the last digit says which
    return total + (digit or 0)
