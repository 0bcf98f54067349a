"""The shape of rules.yaml: statutory figures, the LPR and the base lending rates, each with source, dates and reliability."""

from bisect import bisect_right
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Literal

from msgspec import Struct, field

Confidence = Literal["高", "中高", "中", "低", "待核"]
RELIABLE = ("高", "中高")  # printed without a word about the reliability


class Article(Struct, frozen=True, forbid_unknown_fields=True):
    """One rule of law or interpretation that a figure may rest on."""

    id: str
    name: str = field(name="名称")
    gist: str = field(name="要点")
    effective: date = field(name="施行")
    source: str = field(name="来源")
    checked: date = field(name="核对日期")
    confidence: Confidence = field(name="可信度")


class RuleVersion(Struct, frozen=True, forbid_unknown_fields=True):
    """One version of the payment regulation, with the ids of its articles. `large_days` 0: no fixed term."""

    name: str = field(name="名称")
    effective: date = field(name="施行")
    term: str = field(name="付款期限条")
    large_term: str = field(name="大型企业期限条")
    acceptance: str = field(name="验收条")
    dragged: str = field(name="拖延验收条")
    settlement: str = field(name="结算条")
    interest: str = field(name="利息条")
    told: str = field(name="告知条")
    large_days: int = field(name="大型企业天数")


class Terms(Struct, frozen=True, forbid_unknown_fields=True):
    """The figures that the clock computes with.

    `lpr_low` and `lpr_high` are for goods and services (买卖合同解释第18条), `lpr_plain` for works (建工解释(一)第26条); an agreed
    rate is `too_high` when it goes beyond the highest of them by more than this fraction (合同编通则解释第65条).
    """

    default_days: int = field(name="默认天数")
    max_days: int = field(name="最长天数")
    daily_rate: Decimal = field(name="日利率")
    lpr_low: Decimal = field(name="LPR倍数低")
    lpr_high: Decimal = field(name="LPR倍数高")
    lpr_plain: Decimal = field(name="LPR倍数平")
    too_high: Decimal = field(name="约定过高超出")
    year_days: int = field(name="年天数")
    limitation_years: int = field(name="时效年数")
    longest_years: int = field(name="最长年数")
    alarm_months: int = field(name="提前警戒月数")
    other_year_days: int = field(name="年天数另一种")
    old_limitation_ends: date = field(name="旧时效止")
    old_limitation_years: int = field(name="旧时效年数")
    enforcement_years: int = field(name="申请执行年数")


class Lpr(Struct, frozen=True, forbid_unknown_fields=True):
    """One publication of a one-year rate, in percent: the LPR or, before it, the base lending rate."""

    day: date = field(name="发布日")
    percent: Decimal = field(name="一年期")
    confidence: Confidence = field(name="可信度")


class Works(Struct, frozen=True, forbid_unknown_fields=True):
    """Words in what was sold by which it is taken for works (建设工程); the `others` hold such a word and are none."""

    words: tuple[str, ...] = field(name="算")
    others: tuple[str, ...] = field(name="不算")

    def word(self, goods: str) -> str:
        """The first of the words in `goods` (what was sold); empty when it is not taken for works."""
        for other in self.others:
            goods = goods.replace(other, "")
        return next((word for word in self.words if word in goods), "")


class OpenPoint(Struct, frozen=True, forbid_unknown_fields=True):
    """Something that is not verified, and what would settle it: where to look, or whom to ask."""

    point: str = field(name="问题")
    how: str = field(name="怎样核")


class Rules(Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """rules.yaml. `payers` maps the kinds of customer to 政府, 参照政府, 大型企业 or 不适用."""

    version: int = field(name="版本")
    checked: date = field(name="核对日期")
    payers: dict[str, tuple[str, ...]] = field(name="付款方口径")
    terms: Terms = field(name="期限与利率")
    versions: tuple[RuleVersion, ...] = field(name="条例版本")
    articles: tuple[Article, ...] = field(name="条文")
    lpr: tuple[Lpr, ...] = field(name="LPR")
    base: tuple[Lpr, ...] = field(name="贷款基准利率")
    works: Works = field(name="工程的说法")
    open_points: tuple[OpenPoint, ...] = field(name="待核")

    def article(self, id: str) -> Article:
        """The article with this id. Raises KeyError when rules.yaml does not have it."""
        return self._articles[id]

    @cached_property
    def _articles(self) -> dict[str, Article]:
        return {one.id: one for one in reversed(self.articles)}

    def open_texts(self) -> tuple[str, ...]:
        """What is not verified, a sentence each."""
        return tuple(one.point for one in self.open_points)

    def first_day(self) -> date:
        """The day from which the first version of the regulation applies (2020-09-01)."""
        return min(v.effective for v in self.versions)

    def payer(self, kind: str | None) -> str | None:
        """政府, 参照政府, 大型企业 or 不适用 for a kind of customer; None when the kind is unknown."""
        return next((name for name, kinds in self.payers.items() if kind in kinds), None)

    def version_on(self, day: date) -> RuleVersion | None:
        """The version of the regulation in force on a day; None before 2020-09-01."""
        in_force = [v for v in self.versions if v.effective <= day]
        return max(in_force, key=lambda v: v.effective) if in_force else None

    def lpr_on(self, day: date) -> Lpr | None:
        """The last publication on or before a day; None before the first of the table (2019-08-20)."""
        return self._lpr_by_day.on(day)

    def base_on(self, day: date) -> Lpr | None:
        """The one-year base lending rate on a day before the LPR (2010-10-20 to 2019-08-19); None outside of the table."""
        return None if self.lpr_on(day) else self._base_by_day.on(day)

    def lpr_days(self) -> tuple[date, ...]:
        """The days on which an LPR of the table was published, the first before the others."""
        return self._lpr_by_day.days

    @cached_property
    def _lpr_by_day(self) -> "RateTable":
        return RateTable(self.lpr)

    @cached_property
    def _base_by_day(self) -> "RateTable":
        return RateTable(self.base)


class RateTable:
    """Published rates in the order of their days, whatever that of the file."""

    def __init__(self, rows: tuple[Lpr, ...]) -> None:
        by_day = {one.day: one for one in reversed(rows)}  # of two of one day the first in the file
        self.days = tuple(sorted(by_day))
        self._rows = tuple(by_day[day] for day in self.days)

    def on(self, day: date) -> Lpr | None:
        """The last one on or before a day; None before the first."""
        place = bisect_right(self.days, day)
        return self._rows[place - 1] if place else None


class OwnRule(Struct, frozen=True):
    """A figure of a team's own: in what it is used (日子, 日利率, LPR, 利息, 期限), and what it is beside ours, as it is printed."""

    kind: str
    text: str
