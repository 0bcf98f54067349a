"""What a line with amounts says of each by words behind it or by the month of a payment, put in the words that are looked for. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from huikuan_cli.core.text.amid_words import SUM_IN_WORDS
from huikuan_cli.core.text.amounts import parse_amount
from huikuan_cli.core.text.values import Unclear, half_width

# patterns as text: they are compiled when they are first used
_SUM = rf"(?:{SUM_IN_WORDS}|(?<![\d.,])\d{{4,}}(?:\.\d+)?(?:元|块)?)"
_NUMBER = "[一二三四五六七八九十\\d]{1,3}"
_MONTH = rf"(?:(?:去|前|今)年|(?:20)?\d\d年)?{_NUMBER}月(?:份|底|初|中旬|{_NUMBER}[日号])?"
_CAME = r"(?:就|先|都)?(?:已经?)?(?:[付收给回打结](?:了|过来?|来)|到账了?|已[付收])"
_SHARE = rf"(?:(?:{_NUMBER}成半?|\d{{1,3}}[%％])(?:款)?[，,]?(?:就是|是|也就是)?)?"
_DATED = rf"(?:^|(?<=[，,；;、。\s])){_MONTH}{_CAME}{_SHARE}({_SUM})"
_SETTLED = rf"(?:^|(?<=[，,；;、。\s]))([^，,；;、。\s\d]{{0,8}}?)({_SUM})(?:里的|的)?(?:都|全|已经|已|早就?|全部)*(?:结清|付清|付完|结完|付讫|收齐)了?"
_OPEN = rf"(?:^|(?<=[，,；;、。\s]))([^，,；;、。\s\d]{{0,8}}?)({_SUM})(?:都|还|一直|至今|到现在)*(?:没付|没给|未付|没结|没收到)(?=$|[，,；;、。\s])"
PAID, OWED = "已付", "欠"


def plainly(raw: str, contract: Sequence[str]) -> str:
    """The line in which what was paid in a month is 已付 (三月付了17.28万), several of these added up; an amount that is settled is 已付
    as well (合同313200已结清), and one that is said to be open is 欠 (增项76300没付), unless it is that of the `contract`, named by one of
    these words: of that 没付 says that nothing was paid. Other lines as they are."""
    text = _added_up(half_width(raw))
    text = re.sub(_SETTLED, rf"{PAID}\2", text)
    open_now = re.sub(_OPEN, lambda found: _owed(found, contract), text)
    return open_now if open_now != half_width(raw) else raw


def _added_up(text: str) -> str:
    """The payments that are told with their month as one amount that was paid."""
    found = list(re.finditer(_DATED, text))
    sums = [_amount(one[1]) for one in found]
    if not found or None in sums:
        return text
    said = f"{PAID}{sum(filter(None, sums), Decimal(0)):f}元" if len(found) > 1 else f"{PAID}{found[0][1]}"
    first, *others = found
    for one in reversed(others):
        text = f"{text[: one.start()].rstrip('，,；;、 ')}{text[one.end() :]}"
    return f"{text[: first.start()]}{said}{text[first.end() :]}"


def _amount(text: str) -> Decimal | None:
    try:
        return parse_amount(text)
    except Unclear:
        return None


def _owed(found: re.Match[str], contract: Sequence[str]) -> str:
    whole = any(one in found[1] for one in contract)
    alone = not found[1] and found[0] == found.string
    return found[0] if whole or alone else f"{OWED}{found[2]}"
