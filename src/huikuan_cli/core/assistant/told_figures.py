"""Sums and counts in a sentence, in a form in which two sentences can be compared. Pure."""

from __future__ import annotations

import re
from contextlib import suppress
from decimal import Decimal

from huikuan_cli.core.assistant.told_days import DAY_SAID, HAN_DIGITS, ISO_DAY, WRITTEN_DAY, in_digits
from huikuan_cli.core.text.amounts import parse_amount
from huikuan_cli.core.text.numerals import spelled, spelled_digit
from huikuan_cli.core.text.vague import han_number
from huikuan_cli.core.text.values import Unclear

FEW = 10  # days within which we may promise something of our own
DAYS = ("天", "日内", "个工作日")
WHOLE = "100"  # of a hundred points, copies or per cent: nobody has to tell it
FREE = 31  # a bare number up to this counts copies, hours or steps; a larger one must be a fact
_YEAR_MONTH = re.compile(r"((?:19|20)\d{2})[年-](\d{1,2})(?:月|-)")
_NEARLY = re.compile(r"(\d+(?:\.\d+)?)([万千])(?:多|出头)")
_MONTH = re.compile(r"(\d{1,2})月(?:份|底|初|中旬|上旬|下旬)?")
_HAN_MONTH = re.compile(r"(十[一二]?|[一二三四五六七八九])月")
_COUNTED = "个份张次台套件页条楼人户家米吨亩间所处根盏支"  # what is counted
_TAIL = rf"(?:零?(?:[{HAN_DIGITS}][千百十])+[{HAN_DIGITS}]?|零?[{HAN_DIGITS}](?![千百十万]))?"  # behind 万: 七千五, 三 in 一万三一台
_SUM = re.compile(
    r"\d[\d,]*(?:\.\d+)?(?:[亿万千百]零?[\d.]*)+(?:元|块钱?)?|\d[\d,]*(?:\.\d+)?(?:元|块钱?)"
    rf"|[{HAN_DIGITS}十][{HAN_DIGITS}十百千零]*[万亿]{_TAIL}(?:元|块钱)?|[{HAN_DIGITS}十百千零]{{1,6}}(?:元|块钱)"
)
_POINTS = re.compile(
    rf"(?<![\d十])(?!一个点(?:[也都]?不|没))(?<![不没]让)([{HAN_DIGITS}]|\d(?:\.\d+)?)个点"
)  # 五个点质保; 20个点 are seats
_PLACES = re.compile(
    rf"(?:\d\d|[{HAN_DIGITS}]十[{HAN_DIGITS}]?|百[{HAN_DIGITS}十零]*)个点"
)  # 八十二个点: 3个点 are places too
_OFF = re.compile(rf"([{HAN_DIGITS}])折")  # 八折
_THOUSANDS = re.compile(
    rf"(?<![{HAN_DIGITS}十百千万零])([{HAN_DIGITS}])千([{HAN_DIGITS}])(?![十百千万])"
)  # 四千六一张
_PERCENT = re.compile(rf"百分之([{HAN_DIGITS}十百]{{1,4}})")
_PER_MILLE = re.compile(rf"千分之([{HAN_DIGITS}十])")
_PER_10_000 = re.compile(rf"万分之([{HAN_DIGITS}十])")
_POINT = re.compile(
    rf"(?<![{HAN_DIGITS}十百千万])([{HAN_DIGITS}十百]{{1,4}})点([{HAN_DIGITS}零]{{1,2}})(?![{HAN_DIGITS}十零钟半分刻])"
)  # 十三点九
_YUAN_JIAO = re.compile(
    rf"(?<![{HAN_DIGITS}十百千万\d])([{HAN_DIGITS}十百]{{1,4}}|\d{{1,3}})块([{HAN_DIGITS}])(?![二两三四五六七八九十百千万块片样起])"
)  # 一块八
_TENTHS = re.compile(rf"([{HAN_DIGITS}])成([{HAN_DIGITS}半])?")
# of value added tax, which everybody knows: 13% 的专票
_TAX = re.compile(
    r"(?<![\d.])(?:13|9|6|3|1)[%％](?=的?(?:税|专票|普票|增值税))|税率?(?:是|为|按)?(?:13|9|6|3|1)[%％]"
)
# what may be bought in addition: a tenth of the contract (政府采购法第49条, reference law §3)
_ADDED = re.compile(r"(?:原|主)?合同(?:额|金额)?的?(?:10[%％]|百分之十|一成)")
SHORT_FIGURES = 2  # figures of a sum that is said short to himself, or by the other
_TIMES = re.compile(r"(?<![\d.])(\d{1,2})\s*[×*]\s*(\d{1,2})\s*[%％]")  # 4×1%, worked out: 4% is said
_COUNT = re.compile(r"(\d+(?:\.\d+)?)\s*(%|％|‰|倍|天|日内|个月|年|个工作日)")
_SPELT = r"[一二两三四五六七八九十百千零]{2,9}"  # 二百八十六
_ONE_OF = re.compile(
    r"(?<=[一二三四五六七八九十百千万])一(?=[个台套张只块本吨米亩户人宗家根面间盒箱车件组份棵])"
)
_SAID_SHORT = re.compile(r"([一二两三四五六七八九])([百千])([一二三四五六七八九])(?![十百千万\d点])")
_SAID_LONGER = re.compile(  # 一千二百六
    r"([一二两三四五六七八九])千([一二两三四五六七八九])百([一二三四五六七八九])(?![十百千万\d点])"
)
_BEHIND_UNIT = re.compile(
    rf"(\d+|{_SPELT}|[一二两三四五六七八九])(?:吨|米|亩|斤|公里|平方?)([一二三四五六七八九半])(?![十百千万个台])"
)
_SPAN = re.compile(r"(\d+(?:\.\d+)?)(天|日内|个月|年|个工作日)")
_PLAIN = re.compile(r"\d[\d,]*(?:\.\d+)?")
_LEAST_IN_SUMS = 10_000  # 元 from which a sum is told apart by its own figures
_SMALL = re.compile(  # 86元, 三百二十块; 垫了八百
    rf"(?<![\d,.{HAN_DIGITS}十百千零万亿])(\d+(?:\.\d+)?|[{HAN_DIGITS}十百千零]{{2,6}})(?:元|块(?![头料牌地板儿]))"
    rf"|(?<=[花垫掏贴罚取充塞])了?([{HAN_DIGITS}]百[{HAN_DIGITS}十零]*|[{HAN_DIGITS}]千[{HAN_DIGITS}百十零]*)(?![多来]?[{_COUNTED}万])"
)
_NO_MONEY = re.compile(
    rf"\d{{4}}-\d\d?-\d\d?|(?:\d+|[{HAN_DIGITS}十百零]+)(?:多|来)?(?:[{_COUNTED}年月日号点天时%％]|工作日|小时)"
)
_HOURS = re.compile(r"(?:24|36|48|72)个?小时|60分钟")  # within which something is answered; an hour


def figures_in(text: str) -> set[str]:
    """Every sum (元), share, span and large number, each as one word; days are not among them."""
    rest = in_digits(text)
    for days in (ISO_DAY, WRITTEN_DAY, _YEAR_MONTH, _MONTH, DAY_SAID):
        rest = days.sub(" ", rest)
    found: set[str] = set()

    def taken(match: re.Match[str]) -> str:
        amount = _amount(match[0])
        found.add(match[0] if amount is None else plain_number(amount))
        return " "

    rest = _SUM.sub(taken, rest)
    found |= {f"{han_number(one)}{han_number(other)}00" for one, other in _THOUSANDS.findall(rest)}
    found |= {f"{han_number(one)}{_half(more)}%" for one, more in _TENTHS.findall(rest)}
    found |= {f"{han_number(one)}‰" for one in _PER_MILLE.findall(rest)}
    found |= {f"{plain_number(Decimal(han_number(one)) / 100)}%" for one in _PER_10_000.findall(rest)}
    found |= {f"{han_number(one)}0%" for one in _OFF.findall(rest)}
    found |= {f"{han_number(one) if one in HAN_DIGITS else one}%" for one in _POINTS.findall(rest)}
    with suppress(ValueError):  # 百分之百
        found |= {f"{han_number(one)}%" for one in _PERCENT.findall(rest)}
    for number, unit in _COUNT.findall(rest):
        found.add(f"{plain_number(Decimal(number))}{'%' if unit in '%％' else unit}")
    for number in _PLAIN.findall(_COUNT.sub(" ", rest)):
        value = Decimal(number.replace(",", ""))
        if value > FREE or value % 1:
            found.add(plain_number(value))
    return found


def _small_sum(text: str, facts: str) -> str:
    """The first sum of a text in 元 that is below 10,000 and that the facts do not have as a number of money; empty where there is none. A day, a
    span or a count of the facts is none: 12元 is not told by 12月."""
    told: set[str] = set()
    for number, spent in _SMALL.findall(in_digits(text)):
        value = _number(number or spent)
        if value is None or value >= _LEAST_IN_SUMS:
            continue
        if not told:
            money = _NO_MONEY.sub(" ", in_digits(facts))
            told = figures_in(money) | numbers_in(money) | _broken(_YUAN_JIAO, facts)
        if plain_number(value) not in told:
            return str(number or spent)
    return ""


def _number(text: str) -> Decimal | None:
    """A number in figures or spelt out; None for what is none."""
    return (
        Decimal(text)
        if _PLAIN.fullmatch(text)
        else spelled(text) or next(map(Decimal, _said_short(text)), None)
    )


def _half(more: str) -> int:
    """What stands behind the tenths: 5 of 七成半 and 七成五."""
    return 5 if more == "半" else han_number(more) if more else 0


def _amount(text: str) -> Decimal | None:
    """A sum as it was written, or as it was most likely meant: 八十六万三 is 863,000."""
    with_unit = text if text.endswith(("元", "块", "钱")) else f"{text}元"
    for one in (with_unit, text):
        try:
            return parse_amount(one)
        except Unclear as problem:
            with suppress(Unclear):
                return parse_amount(problem.suggestion)
    loose = re.fullmatch(
        r"(\d+)万(\d{1,3})元", with_unit
    )  # 17万500元: a sum that is only compared with others
    return Decimal(loose[1]) * 10_000 + Decimal(loose[2]) if loose else None


def plain_number(value: Decimal) -> str:
    """A number as it is compared: without an exponent or noughts behind the point."""
    return f"{value.normalize():f}"


def numbers_in(text: str) -> set[str]:
    """Every number of a text by itself, whatever stands behind it."""
    figures = {plain_number(Decimal(one.replace(",", ""))) for one in _PLAIN.findall(text)}
    apart = _ONE_OF.sub(" ", text)  # 四十二一个 is 42 apiece
    return (
        figures
        | {
            plain_number(value)
            for whole in (text, apart)
            for one in re.findall(_SPELT, whole)
            if (value := spelled(one)) is not None
        }
        | _said_short(apart)
    )


def _said_short(text: str) -> set[str]:
    """Numbers whose last place is not said, 一百五 (150) and 两千三, or stands behind the unit, 一百八十六吨四 (186.4)."""
    found = {
        plain_number(Decimal((10 * spelled_digit(one) + spelled_digit(rest)) * (10 if unit == "百" else 100)))
        for one, unit, rest in _SAID_SHORT.findall(text)
    }
    for thousands, hundreds, tens in _SAID_LONGER.findall(text):
        digits = "".join(str(spelled_digit(one)) for one in (thousands, hundreds, tens))
        found.add(plain_number(Decimal(f"{digits}0")))
    found |= _broken(_POINT, text) | _broken(_YUAN_JIAO, text)
    for one, rest in _BEHIND_UNIT.findall(text):
        whole = Decimal(one) if one.isdigit() else spelled(one)
        if whole is not None:
            found.add(plain_number(whole + Decimal(5 if rest == "半" else spelled_digit(rest)) / 10))
    return found


def _broken(pattern: re.Pattern[str], text: str) -> set[str]:
    """Numbers with a place behind the point, as they are said: 十三点九, 一块八."""
    found: set[str] = set()
    for one, rest in pattern.findall(text):
        behind = "".join(str(spelled_digit(han)) for han in rest)
        if (whole := Decimal(one) if one.isdigit() else spelled(one)) is not None:
            found.add(plain_number(Decimal(f"{whole}.{behind}")))
    return found


def unfounded(text: str, facts: str, *, cut_to: int = 0) -> str:
    """The first figure of a text that the facts do not have; empty where all of them stand there. A span is founded by its number
    alone (付款天数：30), a share or a sum only as it is; a few days of our own need no fact. `cut_to`: to how many figures a sum
    may be cut or rounded as one says it (28万9 of 289,110 to three); 0: as it is."""
    known = figures_in(facts) | {f"{int(count) * int(share)}%" for count, share in _TIMES.findall(facts)}
    numbers = numbers_in(facts)
    bare = {int(one) for one in _MONTH.findall(facts)} | {
        han_number(one) for one in _HAN_MONTH.findall(facts)
    }
    strange = {one for one in _months(text) - _months(facts) if int(one.partition("年")[2][:-1]) not in bare}
    if strange:
        return min(strange)
    if small := _small_sum(text, facts):
        return small
    text = _ADDED.sub(" ", _TAX.sub(" ", _HOURS.sub(" ", text)))
    text = _POINTS.sub(" ", text) if _PLACES.search(facts) else text
    text = _NEARLY.sub(lambda match: "" if _is_near(match, known) else match[0], text)
    for one in sorted(figures_in(text) - known - numbers):
        if (
            one == WHOLE
            or in_ten_thousands(one, numbers)
            or _rest_of(one) in known
            or ("." in one and any(number.startswith(one) for number in numbers))  # 91.1 of 91.11
            or (cut_to and _short_of(one, known, cut_to))
        ):
            continue
        span = _SPAN.fullmatch(one)
        if not span or (span[1] not in numbers and not (span[2] in DAYS and Decimal(span[1]) <= FEW)):
            return one
    return ""


def _short_of(figure: str, known: set[str], figures: int) -> bool:
    """Whether a sum is one that is known, cut or rounded to so many figures or more."""
    if not figure.isdecimal() or len(figure.rstrip("0")) < figures:
        return False
    step = Decimal(10) ** (len(figure) - len(figure.rstrip("0")))
    sums = [Decimal(one) for one in known if _PLAIN.fullmatch(one)]
    if int(figure) in map(int, sums):  # 一万零三十四块四
        return True
    return any(abs((one * 10_000 if one % 1 else one) - Decimal(figure)) < step for one in sums)


def _rest_of(share: str) -> str:
    """What is left of a share: 20% of 80%; empty for what is none."""
    found = re.fullmatch(r"(\d{1,2})%", share)
    return f"{100 - int(found[1])}%" if found else ""


def in_ten_thousands(figure: str, numbers: set[str]) -> bool:
    """Whether a sum was said without its unit: 113000 is 11.3, for everybody speaks in 万."""
    if not figure.isdecimal():
        return False
    short = Decimal(figure) / 10_000
    return short % 1 != 0 and plain_number(short) in numbers


def _months(text: str) -> set[str]:
    """The months of a text that are written with their year."""
    return {f"{year}年{int(month)}月" for year, month in _YEAR_MONTH.findall(text)}


def _is_near(match: re.Match[str], known: set[str]) -> bool:
    """Whether 16万多 is a little less than a sum that is known."""
    unit = Decimal({"万": 10_000, "千": 1_000}[match[2]])
    least = Decimal(match[1]) * unit
    sums = (Decimal(one) for one in known if _PLAIN.fullmatch(one))
    return any(least < one < least + unit for one in sums)
