"""The shape of rules.yaml: statutory figures and the LPR table, each with source, dates and reliability."""

from datetime import date
from decimal import Decimal
from typing import Literal

from msgspec import Struct

Confidence = Literal["高", "中高", "中", "低", "待核"]


class Article(
    Struct,
    frozen=True,
    forbid_unknown_fields=True,
    rename={
        "name": "名称",
        "gist": "要点",
        "effective": "施行",
        "source": "来源",
        "checked": "核对日期",
        "confidence": "可信度",
    },
):
    """One rule of law or interpretation that a figure may rest on."""

    id: str
    name: str
    gist: str
    effective: date
    source: str
    checked: date
    confidence: Confidence


class Version(
    Struct,
    frozen=True,
    forbid_unknown_fields=True,
    rename={
        "name": "名称",
        "effective": "施行",
        "term": "付款期限条",
        "large_term": "大型企业期限条",
        "acceptance": "验收条",
        "dragged": "拖延验收条",
        "settlement": "结算条",
        "interest": "利息条",
        "told": "告知条",
        "large_days": "大型企业天数",
    },
):
    """One version of the payment regulation, with the ids of its articles. `large_days` 0: no fixed term."""

    name: str
    effective: date
    term: str
    large_term: str
    acceptance: str
    dragged: str
    settlement: str
    interest: str
    told: str
    large_days: int


class Terms(
    Struct,
    frozen=True,
    forbid_unknown_fields=True,
    rename={
        "default_days": "默认天数",
        "max_days": "最长天数",
        "daily_rate": "日利率",
        "lpr_low": "LPR倍数低",
        "lpr_high": "LPR倍数高",
        "year_days": "年天数",
        "limitation_years": "时效年数",
        "longest_years": "最长年数",
        "alarm_months": "提前警戒月数",
        "other_year_days": "年天数另一种",
        "old_limitation_ends": "旧时效止",
        "old_limitation_years": "旧时效年数",
        "enforcement_years": "申请执行年数",
    },
):
    """The figures that the clock computes with."""

    default_days: int
    max_days: int
    daily_rate: Decimal
    lpr_low: Decimal
    lpr_high: Decimal
    year_days: int
    limitation_years: int
    longest_years: int
    alarm_months: int
    other_year_days: int
    old_limitation_ends: date
    old_limitation_years: int
    enforcement_years: int


class Lpr(
    Struct,
    frozen=True,
    forbid_unknown_fields=True,
    rename={"day": "发布日", "percent": "一年期", "confidence": "可信度"},
):
    """One publication of the one-year loan prime rate, in percent."""

    day: date
    percent: Decimal
    confidence: Confidence


class Rules(
    Struct,
    frozen=True,
    forbid_unknown_fields=True,
    rename={
        "version": "版本",
        "checked": "核对日期",
        "payers": "付款方口径",
        "terms": "期限与利率",
        "versions": "条例版本",
        "articles": "条文",
        "lpr": "LPR",
        "open_points": "待核",
    },
):
    """rules.yaml. `payers` maps the kinds of customer to 政府, 参照政府, 大型企业 or 不适用."""

    version: int
    checked: date
    payers: dict[str, tuple[str, ...]]
    terms: Terms
    versions: tuple[Version, ...]
    articles: tuple[Article, ...]
    lpr: tuple[Lpr, ...]
    open_points: tuple[str, ...]

    def article(self, id: str) -> Article:
        """The article with this id. Raises KeyError when rules.yaml does not have it."""
        for one in self.articles:
            if one.id == id:
                return one
        raise KeyError(id)

    def first_day(self) -> date:
        """The day from which the first version of the regulation applies (2020-09-01)."""
        return min(v.effective for v in self.versions)

    def payer(self, kind: str | None) -> str | None:
        """政府, 参照政府, 大型企业 or 不适用 for a kind of customer; None when the kind is unknown."""
        return next((name for name, kinds in self.payers.items() if kind in kinds), None)

    def version_on(self, day: date) -> Version | None:
        """The version of the regulation in force on a day; None before 2020-09-01."""
        in_force = [v for v in self.versions if v.effective <= day]
        return max(in_force, key=lambda v: v.effective) if in_force else None

    def lpr_on(self, day: date) -> Lpr | None:
        """The last publication on or before a day; None before the first of the table (2019-08-20)."""
        published = [one for one in self.lpr if one.day <= day]
        return max(published, key=lambda one: one.day) if published else None
