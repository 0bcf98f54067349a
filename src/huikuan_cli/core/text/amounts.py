"""Amounts in 元: as people type them, and as they are printed and said. Pure.

Exact decimals with two places; what may mean two amounts is asked back.
"""

from __future__ import annotations

import re
from contextlib import suppress
from decimal import Decimal, InvalidOperation

from huikuan_cli.core.text.numerals import spelled, spelled_digit
from huikuan_cli.core.text.values import Unclear, brief, half_width

MAX_AMOUNT = Decimal("1000000000000")
_WAN, _YI = Decimal(10_000), Decimal(100_000_000)

SMALL = Decimal(1000)  # 元: a bare figure below it was more likely meant in 万
_BARE = r"\d+(\.\d)?"  # 46.80 is said to the cent: that is 元

# patterns as text: they are compiled when they are first used
_GROUPED = r"\d{1,3}(,\d{3})+(\.\d*)?"
_PLAIN = r"\d+(\.\d*)?"


def _number(text: str) -> Decimal:
    if not (re.fullmatch(_GROUPED, text) or re.fullmatch(_PLAIN, text)):
        raise InvalidOperation
    return Decimal(text.replace(",", ""))


_SIZES = (
    {"亿": _YI, "万": _WAN} | {han: Decimal(1000) for han in "千仟"} | {han: Decimal(100) for han in "百佰"}
)
_UNITS = (("亿", _YI, 8), ("万", _WAN, 4), ("千", Decimal(1000), 3), ("百", Decimal(100), 2))


def _scaled(text: str) -> Decimal:
    """860000 | 86万 | 46万8千 | 46万8000 | 2千万 | 1.2亿 | 1亿2000万; never 6万8, which may mean two things."""
    for unit, size, digits in _UNITS:
        head, found, tail = text.rpartition(unit) if unit in "亿万" else text.partition(unit)
        if found and unit not in head:
            return _scaled(head) * size + _rest(head, tail, size, digits)
    return _number(text)  # raises InvalidOperation for a unit written twice


def _rest(head: str, tail: str, size: Decimal, digits: int) -> Decimal:
    """What follows a unit: nothing, smaller units, or exactly as many digits as the unit leaves."""
    if not tail:
        return Decimal(0)
    rest = _scaled(tail)
    vague = re.fullmatch(r"[\d.,]+", tail) and not re.fullmatch(rf"\d{{{digits}}}(\.\d*)?", tail)
    if vague or rest >= size or "." in head:
        raise InvalidOperation
    return rest


_KEPT = r"(?:0|[1-9][0-9]{3,11})\.[0-9]{2}"  # in which answers are kept: nothing, or from SMALL on and below MAX_AMOUNT


def parse_amount(raw: str) -> Decimal:
    """An amount in 元 with two decimals, from 860000, 860,000.00元, 86万, ８６万元, 46万8千, 86w, ￥1.2亿, 三十万, 肆拾陆万元整,
    二十六万四.

    Raises Unclear for anything else, for a bare figure below 1000 (元 or 万?), for more than two decimals, and outside
    0 … 1 万亿.
    """
    if re.fullmatch(_KEPT, raw):
        return Decimal(raw)
    text = half_width(raw).replace(" ", "")
    text = re.sub(r"^(人民币|rmb|¥|￥)", "", text, flags=re.I)
    text = re.sub(r"个(?=[亿万千百])", "", text)  # 1.2个亿
    text = re.sub(r"(?<=[元圆块])钱$", "", text)
    value = None if re.fullmatch(_LEAP, text) else spelled(text)
    value = _ten_thousands(text) if value is None else value
    text = re.sub(r"[wW](?=$|元|整|[零\d千百])", "万", text)
    text, unit = re.subn(r"(?<=.)[元圆块]?[整正]$|[元圆块]$", "", text)
    bare = value is not None and not set(text) & set("角分")
    if value is None:
        try:
            value = _scaled(text)
        except InvalidOperation:
            if adding := adding_up(raw):
                return adding[-1]
            raise _owed_back(raw) or _vague_amount(raw, text, bool(unit)) from None
    if not unit and 0 < value < SMALL and (bare or re.fullmatch(_BARE, text)):
        raise Unclear(f"金额“{brief(raw)}”没写单位，是元还是万？写成 {text}万 或 {text}元", f"{text}万")
    if value > MAX_AMOUNT:
        raise Unclear(f"金额“{brief(raw)}”太大，请核对单位（元、万）")
    cents = value.quantize(Decimal("0.01"))
    if cents != value:
        raise Unclear(f"金额“{brief(raw)}”比分还细，请只写到分")
    return cents


def adding_up(line: str) -> tuple[Decimal, ...]:
    """The sums of a line that says what was paid and what is owed of what, where they add up: the whole, what was paid, what is owed;
    empty for anything else. 112万，付了78.4万，还欠33.6万."""
    line = half_width(line)
    sums = [one for part in re.split(BETWEEN, line) for one in re.findall(_SUM, part)]
    owed = re.findall(OWING + f"({_SUM}){_NO_SHARE}", line)
    if len(sums) != 3 or len(owed) != 1 or not re.search(CAME, line):
        return ()
    found = [likely[0] for one in sums if (likely := sums_of(one))]
    left = sums_of(owed[0])
    if len(found) != 3 or not left:
        return ()
    *others, last = sorted(found)
    return (last, last - left[0], left[0]) if left[0] in others and sum(others) == last else ()


def _owed_back(raw: str) -> Unclear | None:
    """Of a line with other words or figures, what stands behind 欠, 差, 剩 or 还有, offered back; None where that is not one amount."""
    owed = re.findall(OWING + f"({_SUM}){_NO_SHARE}", half_width(raw).replace(" ", ""))
    amounts = [likely[0] for one in owed if (likely := sums_of(one))]
    if len(owed) != 1 or len(amounts) != 1:
        return None
    return Unclear(f"“{brief(raw)}”里没付的是 {yuan(amounts[0])} 元吗？请写成 {owed[0]}", owed[0])


def sums_of(said: str) -> tuple[Decimal, ...]:
    """What words may mean: one amount for sure, the one that is likely, or those between which the person wavers (48万6还是47万6);
    none where they are no amount."""
    terms = [sums_of(part) for part in both] if len(both := re.split(_PLUS, said)) > 1 else []
    if terms and all(len(one) == 1 for one in terms):
        return (sum((one[0] for one in terms), Decimal(0)),)
    either = re.split(_WAVERS, said)
    if len(either) > 1:
        likely = [sums_of(one) for one in either]
        return tuple(dict.fromkeys(one[0] for one in likely if one)) if all(likely) else ()
    try:
        return (parse_amount(said),)
    except Unclear as problem:
        with suppress(Unclear):  # what is offered may itself lack its unit
            return (parse_amount(problem.suggestion),) if problem.suggestion else ()
        return ()


CAME = "[付收回打给结]|到账"  # what says that money came
_PLUS = r"[和加+跟](?=[\d零一二两三四五六七八九十])"  # 55.92万和74.56万
_WAVERS = r"还是|或者|要么|或"
# what says that the amount behind it is still open, one amount, and what stands between two
OWING = r"(?:还?欠款?|还?差|还有|还?剩下?余?)(?:的|了|着)?(?:是|有|共|大概|大约|约|[:：])?"
_SUM = r"(?:[\d零〇一二两三四五六七八九十][\d.零〇一二两三四五六七八九十百千万亿wW]*(?:,\d{3}(?!\d)[\d.]*)*[万亿]?元?)"
_NO_SHARE = r"(?![\d.%％成])"  # 还有5% is no amount
BETWEEN = r"[;；、。\s]+|[,，](?!\d{3}(?:\D|$))"
_FOREIGN = r"美元|美金|欧元|英镑|日元|港币|港元|澳元|新元|加元|瑞郎|USD|EUR|GBP|JPY|HKD|[$\u20ac\u00a3]"
_ABOUT = (
    r"(?:(?:听说|据说|说是|他说|好像|可能|应该|估计)(?:是|有)?)?(?:大约|大概|差不多|将近|约|近|快|不到|至少|起码|最多)?"
    r"(.+?)(?:左右|上下|出头|多|不到|以上|以内|的样子|吧)?"
)


def _ten_thousands(text: str) -> Decimal | None:
    """二十六万四, 26万4: from 十万 on nobody means four 元; None for anything else, also for 一百万四, which may be 140万."""
    short = re.fullmatch(r"(.+)万([一二三四五六七八九1-9])", text)
    head = (Decimal(short[1]) if short[1].isdecimal() else spelled(short[1])) if short else None
    if short is None or head is None or not 10 <= head < 10_000 or not head % 100:
        return None
    last = Decimal(short[2]) if short[2].isdecimal() else Decimal(spelled_digit(short[2]))
    return head * _WAN + last * 1000


_SHORT = r"(\d+)(亿|万|千)(\d)"
_SHORT_HAN = r"(.*[亿万千仟百佰])([一二三四五六七八九1-9])"  # 八千六, 三万五, 20万5千2
_LEAP = r".+[万亿][零〇][一二三四五六七八九]"  # 三万零五: 30,005, if the person says so


def _vague_amount(raw: str, text: str, unit: bool = False) -> Unclear:
    """Asked back: 约86万, 46万8 and 八千六 may mean one amount, which only the person can say."""
    if re.search(_WAVERS, text) and len(sums := sums_of(text)) > 1:
        return Unclear(f"“{brief(raw)}”是 {' 元还是 '.join(map(yuan, sums))} 元？只留一个")
    plain = re.fullmatch(_ABOUT, text)
    core = plain[1] if plain else text
    if short := re.fullmatch(_SHORT, core):
        core = f"{short[1]}.{short[3]}{short[2]}"
    core = _long_form(core)
    try:
        meant = _meant(core) if core != text else None
    except InvalidOperation:
        meant = None
    if meant is None:
        if re.search(_FOREIGN, raw, re.I):
            return Unclear(f"“{brief(raw)}”是外币：这里写折成人民币的数，原币和汇率写进“还有什么特别的”")
        return Unclear(f"看不懂金额“{brief(raw)}”，请写成 860000、860,000.00 或 86万")
    if 0 < meant < SMALL and (spelled(core) is not None or re.fullmatch(_BARE, core)):
        core, meant = (f"{core}元", meant) if unit else (f"{core}万", meant * _WAN)
    return Unclear(f"金额“{brief(raw)}”不是一个准数，是 {yuan(meant)} 元吗？请写成 {core}", core)


def _meant(text: str) -> Decimal:
    value = spelled(text)
    return (_scaled(text) if value is None else value).quantize(Decimal("0.01"))


def _long_form(text: str) -> str:
    """八千六 as 8600, 三万五 as 3.5万: the last digit counts the next smaller place; behind 零 it is single (三万零五). Anything
    else stays as it is."""
    if re.fullmatch(_LEAP, text) and (whole := spelled(text)) is not None:
        return f"{whole:f}"
    short = re.fullmatch(_SHORT_HAN, text)
    head = _head(short[1]) if short else None
    if short is None or head is None:
        return text
    unit = next(size for han, size in _SIZES.items() if short[1].endswith(han))
    last = int(short[2]) if short[2].isdecimal() else spelled_digit(short[2])
    value = head + last * unit / 10
    return f"{(value / _WAN).normalize():f}万" if value >= _WAN else f"{value.normalize():f}"


def _head(text: str) -> Decimal | None:
    """What stands before the last digit, in characters or in figures (20万零5千)."""
    if (value := spelled(text)) is not None:
        return value
    try:
        return None if "." in text else _scaled(text.replace("零", ""))
    except InvalidOperation:
        return None


def yuan(amount: Decimal) -> str:
    """860000 as 860,000.00."""
    return f"{amount:,.2f}"


def spoken(amount: Decimal) -> str:
    """An amount to say aloud: 46.8万元 where that is exact, else the full figure in 元."""
    if amount >= _WAN:
        in_wan = amount / _WAN
        if in_wan == in_wan.quantize(Decimal("0.0001")):
            return f"{in_wan.normalize():f}万元"
    return f"{amount:,.2f}元".replace(".00元", "元")


def spoken_sum(amount: Decimal) -> str:
    """The exact amount as it is said aloud: 43万2600元, 46万8千元, 260元; with 角 and 分 where there are any."""
    whole, rest = divmod(amount.quantize(Decimal("0.01")), 1)
    wan, under = divmod(int(whole), 10_000)
    yi, wan = divmod(wan, 10_000)
    said = f"{yi}亿" if yi else ""
    if wan:
        said += ("零" if said and wan < 1000 else "") + f"{wan}万"
    if under and not under % 1000 and said:
        said += ("" if wan else "零") + f"{under // 1000}千"
    elif under or not said:
        said += f"零{under}" if said and under < 1000 else str(under)
    jiao, fen = divmod(int(rest * 100), 10)
    return said + "元" + (f"{jiao}角" if jiao else "") + (f"{fen}分" if fen else "")


def round_words(amount: Decimal) -> str:
    """A round figure for the ear: 46万8千元; 约20万2千元 where it is rounded to the nearest thousand."""
    thousands = (amount / 1000).quantize(Decimal(1))
    if amount < _WAN or thousands == 0:
        return spoken(amount)
    wan, qian = divmod(int(thousands), 10)
    about = "" if thousands * 1000 == amount else "约"
    return f"{about}{wan}万{f'{qian}千' if qian else ''}元"
