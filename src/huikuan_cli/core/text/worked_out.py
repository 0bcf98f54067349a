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
from huikuan_cli.core.text.numerals import spelled, spelled_digit
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
_PERIOD = "(?:半年|季度?|个月|年)"
_EACH_SAME = rf"(?:前|头)?({_COUNT})(张票|{_THING}|{_PERIOD})各(?:是|付|收)?({_MONEY})(?=$|[,，、](?!\d)|都|已|付|收|结|给)(?P<paid>(?:也|都|全|已经?)*(?:付|收|结|给)(?:了|过|清))?"
_CUT = rf"(?:一(?:季度?|期|笔|个月|年))?({_SUM})[,，](?:[他她]们?|对方)?(?:非)?要扣(?:我们?)?({_SUM})(?:[,，](?:[他她]们?)?只(?:肯|能)?(?:付|给|认)({_SUM}))?"
_FIRST_PAID = rf"(?:前|头)([两二三四五六2-6])(?:{_THING}|{_PERIOD})(?:一共|共)?({_SUM})(?:也|都|全)?(?:付|收|结|给)(?:了|过|清)"
_EARLIER_PAID = rf"(?:前|上|头)(?:半年|一?(?:季度?|期|笔|个月))({_SUM})(?:[\u4e00-\u9fff]{{0,2}}月)?(?:也|都|就|已经?)*(?:付|收|结|给)(?:了|过|清)"
_NOW = rf"(?:这次|这回|现在)?(?:该|要)?付?(?:这一?|后|下)(?:半年|季度?|期|笔|次|回|个月)(?:这一?笔?|款|的)?(?:该付|要付|是|的)?({_SUM})"
_SHARE_NOW = r"(?:这次|这回|这笔|这一笔|现在)(?:该付|要付|该|是)?([一二三四五六七八九])成(?![半多\d])"
_SAID_SHORT = rf"(?<![\d.零一二两三四五六七八九十百千万亿])([十一二两三四五六七八九]{{1,3}}万(?:[一二两三四五六七八九]千)?[一二两三四五六七八九])(?![十百千万亿\d块点]|{_THING})"
_JIAO = rf"({_HAN}*[万千百十]{_HAN}*|\d{{3,}})块([一二两三四五六七八九])(?![十百千万\d块点]|{_THING})"
_ESTIMATED = (
    rf"(?:(?<=合同)(?:额|价)?(?:暂估|暂定|预估|大概|大约|估)|^(?:合计|总计|一共|总共|共))(?:是|为)?({_SUM})"
)
_UNIT_PRICE = rf"单价(?:是|为|[:：])?({_MONEY})[,，、 ]?(?:一共|总共|共)?({_COUNT}){_THING}"
_EACH_FIRST = rf"(?:每|一)({_THING})({_MONEY})[,，、 ]?(?:共|一共|总共)?({_COUNT})\1"
_EACH_BEFORE = rf"({_MONEY}?)(?:一|每|/)({_THING})(?:[,，、 ]|(?=一共|总共|共))(?:共|一共|总共)?({_COUNT})\2"
_PER_CENT = rf"(?:(\d{{1,2}}(?:\.\d+)?)[%％]|百分之({_HAN}{{1,3}}|\d{{1,2}})|([一二三四五六七八九])成)(?!\d)(?:没退|没付|没给)?"
_LEFT_OVER = "(?:质保金?|尾款|余款|剩下?|还?欠|还?差|没付)"
_SHARE = rf"(合同(?:额|总额|总价|价)?(?:是|的)?)?({_SUM})(?:的|,{_LEFT_OVER}的?(?:是|有)?)?{_PER_CENT}"
_WHEN = r"(?:(?:去年|今年|前年|上个?月|\d{4}年)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:份|底|初)?|(?:首|头|第)[一二三四五笔次回]{1,2}|先|后来|又)?"
_GAVE = r"(?:分[两二三四五六2-9][次笔])?(?:收到|到账|付|收|到|打|给|结)(?:了|过|来)?"
_SHARE_NAMED = rf"({_GAVE})(?:[一二三四五六七八九]成|\d{{1,2}}[%％])({_SUM})"
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
_WHOLE_SAID, _NOW_SAID = "合同", "现在该付|现在要付|这次该付|这次|这笔|该付|还欠|剩下?"
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


def _said_short(found: re.Match[str], workings: list[str]) -> str:
    """七万五 among other words as 7.5万; alone in a line it is asked back elsewhere."""
    sums = sums_of(found[1])
    if len(sums) != 1 or found[0] == found.string:
        return ""
    workings.append(f"{found[1]}={in_short(sums[0])}")
    return in_short(sums[0])


def _jiao(found: re.Match[str], workings: list[str]) -> str:
    """两千九百一十八块四: with ten fen to a tenth of a yuan."""
    whole = _number(found[1])
    if whole is None:
        return ""
    value = whole + Decimal(spelled_digit(found[2])) / TEN
    workings.append(f"{found[0]}={value.normalize():f}元")
    return f"{value.normalize():f}元"


def _first_paid(found: re.Match[str], workings: list[str]) -> str:
    """前两笔25万9千2都付了: the sum of them, or each where only that leaves what is asked for now of the contract in the line."""
    one, many, line = _number(found[2]), han_number(found[1]), found.string
    if not one:
        return ""
    whole, now = (_sum_behind(words, line) for words in (_WHOLE_SAID, _NOW_SAID))
    each = bool(whole and now and whole - now == one * many)
    paid = one * many if each else one
    workings.append(f"{found[2]}×{many}={in_short(paid)}" if each else f"前{found[1]}笔一共{in_short(paid)}")
    return f"付了{in_short(paid)}"


def _sum_behind(words: str, line: str) -> Decimal | None:
    found = re.search(rf"(?:{words})(?:是|共|总额|额|价)*({_SUM})", line)
    return _number(found[1]) if found else None


def _plainly(ahead: str) -> Work:
    """The amount with the words that say what it is; alone in a line there is nothing to be worked out."""

    def say(found: re.Match[str], workings: list[str]) -> str:
        meant = f"{ahead}{''.join(found.groups())}"
        if found[0] in (meant, found.string):
            return ""
        workings.append(meant)
        return meant

    return say


def _share_now(found: re.Match[str], workings: list[str]) -> str:
    """这次四成, of the contract that is named in the line."""
    whole = _sum_behind(_WHOLE_SAID, found.string)
    if not whole:
        return ""
    part = whole * han_number(found[1]) / TEN
    workings.append(f"{in_short(whole)}的{found[1]}成={in_short(part)}")
    return f"这次该付{in_short(part)}"


def _replaced(work: Work, workings: list[str], found: re.Match[str]) -> str:
    return work(found, workings) or found[0]


def _product(found: re.Match[str], workings: list[str]) -> str:
    return _times(found, found[1], found[2], workings)


def _each_behind(found: re.Match[str], workings: list[str]) -> str:
    return _times(found, found[3], found[1], workings)


def _each_same(found: re.Match[str], workings: list[str]) -> str:
    whole = _times(found, found[3], found[1], workings)
    return f"付了{whole}" if whole and found["paid"] else whole


def _cut(found: re.Match[str], workings: list[str]) -> str:
    """一季12.15万，他要扣2.43万，只肯付9.72万: what is asked for, and how much of it is in dispute."""
    whole, less, left = (_number(one) if one else None for one in found.groups())
    if not whole or not less or less >= whole or (left and left != whole - less):
        return ""
    workings.append(f"{in_short(whole)}，扣的{in_short(less)}有争议")
    return f"{in_short(whole)}，其中{in_short(less)}有争议"


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
    found = sums_of(text if text.endswith("元") else f"{text}元")  # 六百二 apiece are 元, not 万
    return found[0] if len(found) == 1 else None


_WAYS = (
    (_JIAO, _jiao),
    (_SAID_SHORT, _said_short),
    (_ESTIMATED, _plainly("")),
    (_SHARE_NAMED, _plainly("")),
    (_PRODUCT, _product),
    (_EACH_BEHIND, _each_behind),
    (_EACH_LAST, _each_behind),
    (_UNIT_PRICE, _product),
    (_EACH_SAME, _each_same),
    (_CUT, _cut),
    (_FIRST_PAID, _first_paid),
    (_EARLIER_PAID, _plainly("付了")),
    (_NOW, _plainly("这次该付")),
    (_SHARE_NOW, _share_now),
    (_EACH_FIRST, _each_first),
    (_EACH_BEFORE, _each_before),
    (_SHARE, _share),
    (_CONTRACTS, _added("合同")),
    (_ANOTHER, _added("合同")),
    (_PAID_TIMES, _added("付了")),
    (_PAID, _added("付了")),
)
