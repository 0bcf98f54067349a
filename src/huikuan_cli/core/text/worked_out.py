"""Amounts that a line leaves to be worked out: 十二台，八万三一台; 99.6万的5%; 付过两笔，三月十万、七月五万二. Pure; only ever offered back.

The line comes back with each of them as one amount, for one Enter; what else it says stays as it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import partial

from huikuan_cli.core.text.amount_lines import in_short
from huikuan_cli.core.text.amounts import CAME, MAX_AMOUNT, OWING, SMALL, sums_of
from huikuan_cli.core.text.numerals import spelled
from huikuan_cli.core.text.vague import han_number
from huikuan_cli.core.text.values import Unclear, brief, half_width

WORKED_AS = "“{typed}”这样算：{workings}。对吗？不对的地方改掉：{line}"
FIRST_ONLY = "“{typed}”里，这一问要的是 {line} 吗？后面的数别处会问；请写成 {line}"
EACH_ITS_OWN = "几份合同各有各的日子的，一份一张单子，只留这一份的"
# patterns as text: they are compiled when they are first used
_ONE_AMOUNT = r"[\d.,]*[万亿]?元?"
_HAN = "[零〇一二两三四五六七八九十百千万亿]"
_THING = (
    "(?:平方米|平米|平方|立方米|立方|公里|课时|人次|人天|人月"
    "|[套台个人米件份吨箱盒次天辆张块宗亩间栋户只支条把组批页册棵株桶包盘节课趟斤盏扇樘根袋瓶卷架门回笔期])"
)
_MONEY = rf"(?:\d+(?:,\d{{3}})*(?:\.\d+)?(?:[万亿][\d千百]*|[wW千](?![\d]))?[元块]?|{_HAN}+[元块]?)"  # also without its unit
_SUM = rf"(?:\d+(?:,\d{{3}})*(?:\.\d+)?[万亿wW][\d千百]*元?|(?:\d{{4,}}|\d{{1,3}}(?:,\d{{3}})+)(?:\.\d+)?元?|{_HAN}*[万千亿]{_HAN}*元?)"
_COUNT = rf"(?:\d{{1,6}}|{_HAN}{{1,6}})"
_TIMES = r"[*\u00d7xX乘]以?"
_PRODUCT = rf"({_MONEY})(?:[一每/]?{_THING})?{_TIMES}({_MONEY})({_THING}?)"
_EACH_BEHIND = rf"({_COUNT})({_THING})[,，、 ]?(?:每{_THING}|单价|一{_THING})({_MONEY})(?!\d)"
_EACH_LAST = rf"({_COUNT})({_THING})[,，、 ]?({_MONEY}?)(?:一|每|/)\2(?!\d|{_HAN})"
_EACH_SAME = rf"({_COUNT})(张票|{_THING})各(?:是)?({_MONEY})$"
_UNIT_PRICE = rf"单价(?:是|为|[:：])?({_MONEY})[,，、 ]?(?:一共|总共|共)?({_COUNT}){_THING}"
_EACH_FIRST = rf"(?:每|一)({_THING})({_MONEY})[,，、 ]?(?:共|一共|总共)?({_COUNT})\1"
_EACH_BEFORE = rf"({_MONEY}?)(?:一|每|/)({_THING})(?:[,，、 ]|(?=一共|总共|共))(?:共|一共|总共)?({_COUNT})\2"
_PER_CENT = rf"(?:(\d{{1,2}}(?:\.\d+)?)[%％]|百分之({_HAN}{{1,3}}|\d{{1,2}})|([一二三四五六七八九])成)(?!\d)(?:没退|没付|没给)?"
_LEFT_OVER = "(?:质保金?|尾款|余款|剩下?|还?欠|还?差|没付)"
_SHARE = rf"(合同(?:额|总额|总价|价)?(?:是|的)?)?({_SUM})(?:的|,{_LEFT_OVER}的?(?:是|有)?)?{_PER_CENT}"
_WHEN = r"(?:(?:去年|今年|前年|上个?月|\d{4}年)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:份|底|初)?|(?:首|头|第)[一二三四五笔次回]{1,2}|先|后来|又)?"
_GAVE = r"(?:分[两二三四五六2-9][次笔])?(?:收到|到账|付|收|到|打|给|结)(?:了|过|来)?"
_AND = r"[、,，和跟及+加]"
_PAYMENTS = "[两二三四五六七八九23456789][笔次回批]"
_ITEM = rf"{_WHEN}(?:又|再|各)?({_SUM})"
_PAID_TIMES = rf"{_WHEN}(?:已经?)?{_GAVE}({_PAYMENTS})[,：:]?({_ITEM}(?:{_AND}{_ITEM})+)"
_PAID = rf"{_WHEN}(?:已经?)?{_GAVE}()({_ITEM}(?:[、和跟及+加]{_ITEM})+)(?:,?(?:一共|共)?{_PAYMENTS})?"
_NTH = "(?:包[一二三四五]|另?一[份个]|另[份个]|第?[一二三四五][份个]?)?是?"
_CONTRACTS = rf"([两二三四五2-5])(?:份|个)(?:合同|包)(?:是|一共|分别是?)?[,，：:]?({_NTH}(?>{_SUM})(?:{_AND}?{_NTH}(?>{_SUM}))+)"
_ANOTHER = rf"()(?:第?一?[份个]?合同(?:额|价)?是?)?({_SUM}{_AND}(?:另外?有?|还有)一?[份个](?:合同)?是?{_SUM})"
_NAMED = r"(?:首付|头款|预付|进度|尾)款?|首期款?|第?[一二三四五六][期笔次批回]款?|另外?一?笔|先|后来|又|再|各|今年|去年|前年"
_PART = rf"(?:(?:{_NAMED}|{_WHEN[:-1]})(?:\d{{1,2}}[%％])?[,，:：]?)*+(?:{_GAVE})?(?>{_SUM})(?![\d.])(?:现金|承兑)?"
PARTS_PAID = rf"(?:一共|总共)?(?:{_GAVE})?({_PAYMENTS})?[,，:：]?({_PART}(?:(?:{_AND}|[;；。])?{_PART})+)"
CONTRACTS_JOINED = rf"()({_SUM}(?:[和跟及加+]{_SUM})+)"
Work = Callable[[re.Match[str], list[str]], str]  # what stands there instead; empty where it stays
HUNDRED, TEN = Decimal(100), Decimal(10)


def worked_out(raw: str, parts: str = "") -> Unclear | None:
    """The line with what it leaves to be worked out as amounts (元), and the working, offered back; None where there is nothing to work
    out, or a part of it is no amount for sure. `parts`: how the parts of the one sum that is asked for may stand without a word for it
    (PARTS_PAID, CONTRACTS_JOINED)."""
    if re.fullmatch(_ONE_AMOUNT, raw):
        return None
    line = half_width(raw).replace(" ", "")
    workings: list[str] = []
    for pattern, work in _WAYS:
        line = re.sub(pattern, partial(_replaced, work, workings), line)
    if parts and (found := re.fullmatch(parts, line)):
        line = _added("")(found, workings) or line
    if not workings:
        return None
    several = parts == CONTRACTS_JOINED or re.search(f"{_CONTRACTS}|{_ANOTHER}", half_width(raw))
    aside = f"；{EACH_ITS_OWN}" if several and "+" in "".join(workings) else ""
    said = "，".join(dict.fromkeys(workings))
    line = re.sub(r",(?!\d{3})", "，", line)
    return Unclear(WORKED_AS.format(typed=brief(raw), workings=f"{said}{aside}", line=line), line)


def leading_sum(raw: str, behind: str) -> Unclear | None:
    """The amount with which a line begins, offered back, where what stands behind it is of another question (`behind`: 还欠, 付了); else
    None."""
    line = half_width(raw).replace(" ", "")
    found = re.match(
        rf"(?:合同(?:额|总额|总价|价)?|已付|{_GAVE})?(?:了|是|共)*({_SUM})[,，;；。](?:{behind})", line
    )
    return Unclear(FIRST_ONLY.format(typed=brief(raw), line=found[1]), found[1]) if found else None


def _replaced(work: Work, workings: list[str], found: re.Match[str]) -> str:
    return work(found, workings) or found[0]


def _product(found: re.Match[str], workings: list[str]) -> str:
    return _times(found, found[1], found[2], workings)


def _each_behind(found: re.Match[str], workings: list[str]) -> str:
    return _times(found, found[3], found[1], workings)


def _each_first(found: re.Match[str], workings: list[str]) -> str:
    return _times(found, found[2], found[3], workings)


def _each_before(found: re.Match[str], workings: list[str]) -> str:
    return _times(found, found[1], found[3], workings)


def _times(found: re.Match[str], price: str, count: str, workings: list[str]) -> str:
    """The product of a price and how many there are, with its working, which is the contract where a line begins with it and goes on with
    what was paid (12台，8.3万一台，付了94.62万); empty where it is no amount."""
    one, many = _number(price), _number(count)
    if (
        not one
        or not many
        or 1 in (one, many)
        or not SMALL <= one * many <= MAX_AMOUNT
        or one * many % Decimal("0.01")
    ):
        return ""
    workings.append(f"{price.rstrip('元块')}×{count}={in_short(one * many)}")
    behind = found.string[found.end() :]
    whole = "合同" if not found.start() and re.search(rf"{CAME}|{OWING}", behind) else ""
    return f"{whole}{in_short(one * many)}"


def _share(found: re.Match[str], workings: list[str]) -> str:
    """A share of an amount: of the contract, what is owed beside it."""
    whole = _number(found[2])
    tenths, hundredths = found[5], found[3] or found[4]
    of = han_number(tenths) / TEN if tenths else (_number(hundredths) or Decimal(0)) / HUNDRED
    part = (whole or Decimal(0)) * of
    if part < 1 or part % Decimal("0.01"):
        return ""
    workings.append(f"{found[2]}的{(of * HUNDRED).normalize():f}%={in_short(part)}")
    return f"{found[1]}{found[2]}，欠{in_short(part)}" if found[1] else in_short(part)


def _added(word: str) -> Work:
    def add(found: re.Match[str], workings: list[str]) -> str:
        parts = [_number(one) for one in re.findall(_SUM, _without_months(found[2]))]
        said = (found[1] or "")[:1]
        count = han_number(said) if said else 0
        if len(parts) < 2 or not all(parts) or (count and count != len(parts)):
            return ""
        if len(parts) > 2 and parts[0] == sum((one for one in parts[1:] if one), Decimal(0)):
            parts = parts[1:]  # 20万，3月10万、7月10万 says what they come to first
        whole = sum((one for one in parts if one), Decimal(0))
        workings.append(f"{'+'.join(in_short(one) for one in parts if one)}={in_short(whole)}")
        return f"{word}{in_short(whole)}"

    return add


def _without_months(text: str) -> str:
    return re.sub(r"(?:\d{4}年)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})月", "，", text)


def _number(text: str) -> Decimal | None:
    """A figure as it stands, a price or how many; None where it may be two."""
    text = text.removesuffix("块")
    if re.fullmatch(r"\d+(?:\.\d+)?", text):
        return Decimal(text)
    if (written := spelled(text)) is not None:
        return written
    found = sums_of(text)
    return found[0] if len(found) == 1 else None


_WAYS = (
    (_PRODUCT, _product),
    (_EACH_BEHIND, _each_behind),
    (_EACH_LAST, _each_behind),
    (_UNIT_PRICE, _product),
    (_EACH_SAME, _each_behind),
    (_EACH_FIRST, _each_first),
    (_EACH_BEFORE, _each_before),
    (_SHARE, _share),
    (_CONTRACTS, _added("合同")),
    (_ANOTHER, _added("合同")),
    (_PAID_TIMES, _added("付了")),
    (_PAID, _added("付了")),
)
