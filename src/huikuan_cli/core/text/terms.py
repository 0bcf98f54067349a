"""Periods within which a contract is to be paid, as people write them: calendar days, working days, or months."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import NamedTuple

from huikuan_cli.core.text.numerals import spelled
from huikuan_cli.core.text.vague import han_number
from huikuan_cli.core.text.values import Unclear, brief, half_width


class Term(NamedTuple):
    """A period: calendar days, working days (`working`), or, where `months` is not 0, months and no days."""

    days: int
    working: bool = False
    months: int = 0

    def text(self) -> str:
        """The canonical spelling: 30, 10个工作日 or 12个月."""
        if self.months:
            return f"{self.months}个月"
        return f"{self.days}个工作日" if self.working else str(self.days)

    def at_least_a_year(self) -> bool:
        """Whether it is so long as only a warranty is."""
        return self.months >= A_YEAR.months or self.days >= A_YEAR.days

    def words(self) -> str:
        """As it stands in a sentence: 30 日, 10 个工作日, 12 个月."""
        if self.months:
            return f"{self.months} 个月"
        return f"{self.days} 个工作日" if self.working else f"{self.days} 日"


A_YEAR = Term(360, months=12)

# patterns as text: they are compiled when they are first used
_KEPT = r"([0-9]{1,4})(个工作日|个月)?"  # in which answers are kept
_NUMBER = r"(\d{1,4}|[一二三四五六七八九十两百零]{1,7})"
_DAYS = (
    _NUMBER
    + r"(天|日|个?自然日|个?日历日|个?工作日|个月|个?季度|周|个?星期|个?礼拜|周?年)?(?:的?时间)?(?:之?[内后]|以[内后])?"
)
_HALVES = {"半年": Term(0, months=6), "一年半": Term(0, months=18), "两年半": Term(0, months=30)}
_FULL_BEFORE = r"^(?:(?:质保|质量保证|保修|维保|服务|缺陷责任)期?)?(?:期?满)?(?=[\d一二三四五六七八九十两半百])"  # 质保满两年
_FULL_BEHIND = r"(?<=[年月日天])(?:期?满|届满|到期)(?:之?后|以后|起)?$"  # 两年期满后
_TWO_SPANS = r"(?:个月|年).*?\d+ ?个?(?:工作日|天|日)"  # 24个月，30个工作日内
_WITHIN = r"(?:之?[内后]|以[内后])$"
_TO_PAY = r"(?:付清|付款|支付|结清|付完|付)$"  # 30日内付
_ABOUT = (
    r"(?:.*?(?:验收|终审|评审|审定|交付|移交|交货|到货|结算|确认|合格|签收|发票|[收开见到]票|票到|到位|齐全|收款|付款|业主款)(?:合格|确认|通过)?(?:之日起|之?后|以后|起|(?=满|\d)))?(?:大约|大概|差不多|左右|将近|约|近|可能|应该|好像|说是|听说)*(?:是|有)?"
    r"(.+?)(?:左右|上下|前后|的样子|吧)*"
)
_ROUGH = r"(.+?)(?:来|多)(个?.+)"  # 三个来月, 三十多天
_HALF_MONTHS = r"([一二两三四五六七八九十]|\d{1,2})?个?(半)个?月"
_NOT_COUNTED = (
    r"次月|下个?月|当月|本月|每月|月底|月末|年底|年末|季度|季末|月\d|\d[号日]前|[一二三四五六七八九十]号"
)
MOST_DAYS, MOST_WORKDAYS, MOST_MONTHS = 3650, 500, 120


def parse_term(raw: str) -> Term:
    """A period from 30, 30天, ３０日, 三十日内, 30个自然日, 10个工作日, 两周, 半年, 12个月, 一个季度 or 2年.

    大概三个月, 三个来月 and 半个月 are asked back with the period that is likely meant. Raises Unclear for these and anything
    else, with how to write a day of the month (次月20号前), which is no period.
    """
    kept = re.fullmatch(_KEPT, raw)
    if kept and (found := _term(int(kept[1]), kept[2] or "")):
        return found
    text = half_width(raw).replace(" ", "")
    text = re.sub(_TO_PAY, "", text)
    if found := _plain(text) or _plain(_without_full(text)):
        return found
    if likely := _likely(text):
        said = likely.words()
        raise Unclear(f"“{brief(raw)}”没说准是多久，是 {said}吗？请写成 {likely.text()}", likely.text())
    if re.search(_TWO_SPANS, text):
        raise Unclear(
            f"“{brief(raw)}”里有前后两段时间，这里只写得下一段：数得出最后是哪天，就把“起算点”改成“写明日期”再写那天；"
            "数不出先写 不清楚"
        )
    if re.search(_NOT_COUNTED, text):
        raise Unclear(
            f"“{brief(raw)}”说的是哪一天付，不是过多少天：算得出这一笔是哪天，就把“起算点”改成“写明日期”再写那天；"
            "算不出先写 不清楚"
        )
    raise Unclear(f"看不懂天数“{brief(raw)}”，请写 30、10个工作日 或 12个月")


def _without_full(text: str) -> str:
    """A period without the words for its end: 满两年, 质保期满一年, 一年期满."""
    return re.sub(_FULL_BEHIND, "", re.sub(_FULL_BEFORE, "", text))


def _plain(text: str) -> Term | None:
    """A period that can be meant in one way only."""
    if half := _HALVES.get(re.sub(_WITHIN, "", text)):
        return half
    match = re.fullmatch(_DAYS, text)
    with suppress(ValueError):
        return _term(_count(match[1]), match[2] or "") if match else None
    return None


def _count(text: str) -> int:
    """180, 三十, 一百八十. Raises ValueError for anything else."""
    if "百" not in text:
        return han_number(text)
    found = spelled(text)
    if found is None:
        raise ValueError(text)
    return int(found)


def _likely(text: str) -> Term | None:
    """What 大概三个月, 三个来月, 三十多天, 半个月 or 一个半月 most likely means."""
    core = re.sub(_ABOUT + "$", r"\1", text, count=1)
    if half := re.fullmatch(_HALF_MONTHS, re.sub(_WITHIN, "", core)):
        with suppress(ValueError):
            return Term((han_number(half[1]) if half[1] else 0) * 30 + 15)
    rough = re.fullmatch(_ROUGH, core)
    core = (
        rough[1].removesuffix("个") + ("个月" if rough[2] in ("月", "个月") else rough[2]) if rough else core
    )
    return _plain(core) or _plain(_without_full(core))


def _term(count: int, unit: str) -> Term | None:
    """So many of a unit; None where that is longer than any contract."""
    if unit.endswith(("月", "年", "季度")):
        months = count * {"年": 12, "度": 3}.get(unit[-1], 1)
        return Term(0, months=months) if 0 < months <= MOST_MONTHS else None
    if unit.endswith(("周", "星期", "礼拜")):
        count, unit = count * 7, ""
    working = "工作日" in unit
    return Term(count, working) if count <= (MOST_WORKDAYS if working else MOST_DAYS) else None
