"""Agreed interest for late payment as contracts word it: a rate, a multiple of the LPR, periods, a cap. Pure.

A rate is a fraction (0.06 for 6 %); a cap that is an amount is in 元. What may mean two rates is asked back.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from huikuan_cli.core.text.amounts import parse_amount, yuan
from huikuan_cli.core.text.values import Unclear, brief, half_width

DAY, MONTH, YEAR, LPR = "日", "月", "年", "LPR"
PER_YEAR = {DAY: 365, MONTH: 12, YEAR: 1}
# what no contract says; far below it a court already lowers the rate (民法典第585条), which is computed and marked
HIGHEST_RATES = {DAY: Decimal("0.01"), MONTH: Decimal("0.1"), YEAR: Decimal(1), LPR: Decimal(10)}
LEAST_LOADING = Decimal("0.1")  # below it LPR+2% may as well mean two percentage points
CONTRACT, DEBT, SUM = "合同额", "欠款", "元"
HOW_TO_WRITE = "请写成 年6%、日万分之五、LPR的1.5倍 这样"


class Rate(NamedTuple):
    """A fraction (0.06 for 6 %) per 年, 月 or 日; with per LPR a multiple of it, and `plus` what is added, a fraction a year."""

    value: Decimal
    per: str
    plus: Decimal = Decimal(0)

    def text(self) -> str:
        """The canonical spelling: 年6%, 日0.05%, LPR×1.5, LPR+2个百分点."""
        if self.per != LPR:
            return f"{self.per}{_plain(self.value * 100)}%"
        times = "" if self.value == 1 else f"×{_plain(self.value)}"
        return f"LPR{times}{f'+{_plain(self.plus * 100)}个百分点' if self.plus else ''}"

    def yearly(self, prime: Decimal) -> Decimal:
        """The rate a year; `prime` is the LPR (or base lending rate) to use, a fraction."""
        return self.value * prime + self.plus if self.per == LPR else self.value * PER_YEAR[self.per]


class RateStep(NamedTuple):
    """A rate that holds up to the `until`-th day of the delay, calendar days; None: for the rest."""

    until: int | None
    rate: Rate


class Cap(NamedTuple):
    """The most that may be claimed: a fraction of 合同额 or 欠款, or an amount in 元."""

    value: Decimal
    of: str

    def text(self) -> str:
        """The canonical spelling: 不超过合同额的5%, 不超过50,000.00元."""
        if self.of == SUM:
            return f"不超过{yuan(self.value)}元"
        return f"不超过{self.of}的{_plain(self.value * 100)}%"


class Agreed(NamedTuple):
    """What the contract says about interest for late payment: one step or more, the last without an end, and a cap."""

    steps: tuple[RateStep, ...]
    cap: Cap | None = None

    def text(self) -> str:
        """The canonical spelling, which reads back the same: 前30日 日0.03%，以后 日0.05%，不超过合同额的5%."""
        if len(self.steps) == 1:
            parts = [self.steps[0].rate.text()]
        else:
            parts = [f"{_until(n, step)} {step.rate.text()}" for n, step in enumerate(self.steps)]
        return "，".join((*parts, *((self.cap.text(),) if self.cap else ())))


def _until(number: int, step: RateStep) -> str:
    if step.until is None:
        return "以后"
    return f"到第{step.until}日" if number else f"前{step.until}日"


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


# patterns as text: they are compiled when they are first used
_SPLIT = r"[,;。、](?=\D)|[;。、]"
_LEAD = r"(?:若?按|约定|违约金|滞纳金|逾期付款|逾期|利息|利率|未付款|欠款|应付款|支付|计算|计付|为|的|每逾期一(?=[日天])|:)*"
_PERIOD = r"(?:按?每?(?:逾期)?一?(日|天|月|年)(?:利率|化利率|化|息|率)?(?:按|为)?)"
_NUMBER = r"(?:(百|千|万)分之([\d.]+|[零点一二三四五六七八九十]+)|([\d.]+)(%|‰))"
_UNIT = {"百": 100, "千": 1000, "万": 10_000, "%": 100, "‰": 1000}
_TAIL = r"(?:的?(?:标准)?(?:计算|计付|计息|支付|加收|承担)?(?:违约金|滞纳金|利息|罚息)?)"
_LPR_NAMES = r"(?:(?:同期|当期|一年期|1年期|全国银行间同业拆借中心|公布的|发布的|的)*(?:贷款市场报价利率(?:\(LPR\))?|LPR))"
_DAYS = r"(\d+)[日天]"
_HAN = "零一二三四五六七八九十"


def parse_rate(raw: str) -> Agreed:
    """Agreed interest from 年6%, 日万分之五, 每日0.5‰, 月1%, 日千分之一, LPR, LPR的1.5倍, LPR+50%, LPR+2个百分点, each also with a cap
    (，不超过合同额的5%) and in periods (前30日 日0.03%，以后 日0.05%).

    Raises Unclear when 年, 月 or 日 is missing, when a rate cannot be meant, and when the periods leave a gap.
    """
    text = re.sub(_LPR_NAMES, "LPR", half_width(raw).replace(" ", "").upper())
    parts = [part for part in re.split(_SPLIT, text) if part]
    steps: list[RateStep] = []
    cap = None
    for part in parts:
        found = _cap(part)
        if found and (cap or not steps):
            raise Unclear(f"“{brief(raw)}”的封顶写了两次或没有跟在利率后面，请写成 日0.05%，不超过合同额的5%")
        cap = cap or found
        if not found:
            steps.append(_step(part, steps, raw))
    if not steps or steps[-1].until is not None:
        why = "只写了一段，后面按多少没写" if steps else "看不懂利率"
        raise Unclear(
            f"{why}“{brief(raw)}”，{'请写成 前30日 日0.03%，以后 日0.05%' if steps else HOW_TO_WRITE}"
        )
    return Agreed(tuple(steps), cap)


def _step(part: str, before: list[RateStep], raw: str) -> RateStep:
    """One period with its rate. Raises Unclear where it does not follow on the one before."""
    last = before[-1].until if before else 0
    first, until, rest = _bounds(part)
    fits = last is not None and (first is None or first == last) and (until is None or until > last)
    if not fits or (before and (first, until) == (None, None) and rest == part):
        raise Unclear(f"“{brief(raw)}”分的几段接不上，请写成 前30日 日0.03%，以后 日0.05%")
    return RateStep(until, _rate(rest, raw))


def _bounds(part: str) -> tuple[int | None, int | None, str]:
    """(days that are over before, last day, the rate) of a part: 前30日…, 第31日至第60日…, 超过30日的…, 以后…"""
    if found := re.fullmatch(
        rf"第?{_DAYS.replace('[日天]', '[日天]?')}(?:至|到|-|~)第?{_DAYS}(?:的|按)?(.+)", part
    ):
        return int(found[1]) - 1, int(found[2]), found[3]
    if found := re.fullmatch(rf"(?:逾期)?前{_DAYS}(?:以内|之内|内)?(?:的|按)?(.+)", part):
        return 0, int(found[1]), found[2]
    if found := re.fullmatch(rf"(?:逾期)?{_DAYS}(?:以内|之内|内)(?:的|按)?(.+)", part):
        return 0, int(found[1]), found[2]
    if found := re.fullmatch(rf"(?:到|至)第{_DAYS}(?:的|按)?(.+)", part):
        return None, int(found[1]), found[2]
    if found := re.fullmatch(rf"(?:自|从)?第{_DAYS}(?:起|开始)(?:的|按)?(.+)", part):
        return int(found[1]) - 1, None, found[2]
    if found := re.fullmatch(rf"(?:逾期)?超过{_DAYS}(?:以?后|的?部分)?(?:的|按)?(.+)", part):
        return int(found[1]), None, found[2]
    if found := re.fullmatch(r"(?:之后|以后|此后|其后|超过的?部分?|超出的?部分?)(?:的|按)?(.+)", part):
        return None, None, found[1]
    return None, None, part


def _rate(text: str, raw: str) -> Rate:
    plain = re.sub(rf"^{_LEAD}", "", text)
    try:
        found = _of_lpr(plain) if LPR in plain else _of_time(plain)
    except (InvalidOperation, ValueError) as problem:
        if isinstance(problem, Unclear):
            raise
        found = None
    if found is None:
        raise Unclear(f"看不懂利率“{brief(raw)}”，{HOW_TO_WRITE}")
    if not 0 < found.value <= HIGHEST_RATES[found.per] or found.plus > 1:
        what = "是年、月还是日，是百分之还是万分之" if found.per != LPR else "是几倍、几个百分点"
        raise Unclear(f"利率{found.text()}不像，请核对{what}")
    return found


def _of_time(text: str) -> Rate | None:
    """日0.05%, 每日万分之五, 月利率1%, 0.05%/日, 千分之一每天."""
    if match := re.fullmatch(rf"{_PERIOD}{_LEAD}{_NUMBER}{_TAIL}", text):
        per, *number = match.groups()
    elif match := re.fullmatch(rf"{_NUMBER}(?:/|每){_PERIOD[3:-1]}{_TAIL}", text):
        *number, per = match.groups()
    else:
        return None
    size, count, percent, sign = number
    value = (_count(count) if size else Decimal(percent)) / _UNIT[size or sign]
    return Rate(value, per.replace("天", DAY))


def _of_lpr(text: str) -> Rate | None:
    """LPR, LPR的1.5倍, LPR×1.5, 1.5倍LPR, LPR的150%, LPR+50%, LPR上浮50%, LPR+2个百分点, LPR加50个基点."""
    if re.fullmatch(rf"LPR{_TAIL}", text):
        return Rate(Decimal(1), LPR)
    number = r"([\d.]+|[零点一二三四五六七八九十两]+)"
    times = rf"LPR(?:的|X|×|\*){number}倍?{_TAIL}", rf"LPR{number}倍{_TAIL}", rf"{number}倍(?:的)?LPR{_TAIL}"
    for pattern in times:
        if match := re.fullmatch(pattern, text):
            return Rate(_count(match[1]), LPR)
    if match := re.fullmatch(rf"LPR的([\d.]+)%{_TAIL}", text):
        return Rate(Decimal(match[1]) / 100, LPR)
    return _loaded(text)


def _loaded(text: str) -> Rate | None:
    more = r"LPR(?:\+|加计|加收|上浮|上加|另加|加)"
    if match := re.fullmatch(rf"{more}([\d.]+)(个?百分点|%点|个?基点|BP)", text):
        size = 100 if "百分点" in match[2] or "%" in match[2] else 10_000
        return Rate(Decimal(1), LPR, Decimal(match[1]) / size)
    match = re.fullmatch(rf"{more}([\d.]+)%{_TAIL}", text)
    if not match:
        return None
    loading = Decimal(match[1]) / 100
    if loading < LEAST_LOADING:
        points = f"LPR+{_plain(loading * 100)}个百分点"
        raise Unclear(
            f"“{text}”是加几个百分点，还是加成几成？请写成 {points} 或 LPR的{_plain(1 + loading)}倍", points
        )
    return Rate(1 + loading, LPR)


def _count(text: str) -> Decimal:
    """0.5, 五, 十, 一点五, 零点五. Raises InvalidOperation for anything else."""
    if text[0].isdigit():
        return Decimal(text)
    whole, point, rest = text.replace("两", "二").partition("点")
    figures = "".join(str(_HAN.index(c)) for c in whole + rest)
    if len(whole) != 1 or (point and not rest) or "十" in rest:
        raise InvalidOperation
    return Decimal(figures if not point else f"{figures[: -len(rest)]}.{figures[-len(rest) :]}")


_LIMIT = r"(?:最高|最多|累计|合计|总计|总额|总和|违约金|利息|且|但|以)*(?:不得?超过|不得?高于|不超|封顶|上限[为是]?|至多|限额)[为是]?(.+?)(?:为限|封顶)?"
_LIMIT_TO = r"(?:最高|最多|累计|合计|总计|总额|违约金|且|但)*以(.+?)为(?:限|上限)"
_OF_CONTRACT = r"(?:本?合同)?(?:合同|总价|总额|金额)(?:总额|总价|总金额|金额|价款|款|价|额)*"
_OF_DEBT = r"(?:欠款|未付款|逾期款|应付款|未付|逾期|应付|到期应付)(?:项|总额|金额|额|款|部分)*"
_SHARE = r"的?(?:([\d.]+)%|(百|千)分之([\d.]+|[一二三四五六七八九十]+))"


def _cap(part: str) -> Cap | None:
    """A cap from 不超过合同额的5%, 累计不超过未付款的10%, 上限5万元, 以合同总价的5%为限; None when the part is none.

    Raises Unclear when it is not said of what the share is taken.
    """
    match = re.fullmatch(_LIMIT_TO, part) or re.fullmatch(_LIMIT, part)
    if not match or re.match(r"超过\d+[日天]", part):
        return None
    inner = match[1]
    for of, words in ((CONTRACT, _OF_CONTRACT), (DEBT, _OF_DEBT)):
        if share := re.fullmatch(words + _SHARE, inner):
            return _sane_cap(share, of, part)
    if re.fullmatch(_SHARE, inner):
        raise Unclear(f"“{brief(part)}”没写是谁的百分之几，请写成 不超过合同额的5% 或 不超过欠款的5%")
    return Cap(parse_amount(inner), SUM)


def _sane_cap(share: re.Match[str], of: str, part: str) -> Cap:
    percent, size, count = share.groups()
    try:
        value = Decimal(percent) / 100 if percent else _count(count) / _UNIT[size]
    except InvalidOperation:
        value = Decimal(0)
    if not 0 < value <= 1:
        raise Unclear(f"封顶“{brief(part)}”不像，请核对是百分之几")
    return Cap(value, of)
