"""Amounts in the capitals of Chinese bills: 468,000.00 元 is 人民币肆拾陆万捌仟元整."""

from __future__ import annotations

from decimal import Decimal

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿", "万亿")
IN_TEXT = (
    rf"（?人民币[{_DIGITS}{''.join(_PLACES)}万亿元角分整]+）?"  # an amount in capitals, with its brackets
)
LARGEST_AMOUNT = Decimal("9999999999999999.99")


def capitals(amount: Decimal) -> str:
    """An amount of 元 as bills write it (正确填写票据和结算凭证的基本规定): 1,010.05 is 人民币壹仟零壹拾元零伍分.

    Not negative, at most two decimals and sixteen digits before the point. Raises ValueError otherwise.
    """
    cents = amount * 100
    if not 0 <= amount <= LARGEST_AMOUNT or cents != cents.to_integral_value():
        raise ValueError(amount)
    whole, rest = divmod(int(cents), 100)
    jiao, fen = divmod(rest, 10)
    text = f"{_whole(whole)}元" if whole or not rest else ""
    if not rest:
        return f"人民币{text}整"
    if jiao:
        text += f"{_DIGITS[jiao]}角"
    elif text:
        text += "零"
    return f"人民币{text}{_DIGITS[fen]}分" if fen else f"人民币{text}整"


def _whole(number: int) -> str:
    """A whole number in capitals; one 零 for any run of noughts between digits."""
    if number == 0:
        return "零"
    groups = []
    while number:
        number, group = divmod(number, 10_000)
        groups.append(group)
    text = ""
    for place in range(len(groups) - 1, -1, -1):
        group = groups[place]
        if not group:
            continue
        gap = text and (group < 1000 or not groups[place + 1])
        text += ("零" if gap else "") + _group(group) + _GROUPS[place]
    return text


def _group(number: int) -> str:
    """Up to four digits: 1010 is 壹仟零壹拾."""
    text, gap = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            text += ("零" if gap and text else "") + _DIGITS[digit] + _PLACES[place]
        gap = not digit
    return text
