"""What of rules.yaml is not verified, and what would settle it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from huikuan_cli import texts_rules as texts
from huikuan_cli.core.playbook.rules import RELIABLE, Lpr, Rules
from huikuan_cli.core.sheet.layout import Block, Row
from huikuan_cli.core.text.values import iso

RATE_TABLES = ("lpr", "jzll")  # the articles that stand for the rates, which are listed by their rows


def verify_page(rules: Rules) -> list[Block]:
    """The open points, each with where to look; then the articles and the rates whose reliability is below 中高."""
    points = tuple(Row("text", f"{one.point} → {one.how}") for one in rules.open_points)
    articles = tuple(
        Row(
            "pair", texts.ARTICLE.format(source=one.source), f"{one.name}〔{one.id}，可信度{one.confidence}〕"
        )
        for one in rules.articles
        if one.confidence not in RELIABLE and one.id not in RATE_TABLES
    )
    last = texts.LAST_LPR.format(day=iso(rules.lpr_days()[-1]))
    rates = (
        *_weak("LPR", rules.lpr, texts.BY_LPR),
        *_weak("贷款基准利率", rules.base, texts.BY_BASE),
        Row("text", last),
    )
    return [
        Block(texts.POINTS.format(count=len(points)), points),
        Block(texts.ARTICLES, articles),
        Block(texts.RATES, rates),
    ]


def _weak(name: str, rows: tuple[Lpr, ...], how: str) -> Iterator[Row]:
    """The rows that are not sure, neighbours of one reliability together."""
    for confidence, group in groupby(sorted(rows, key=lambda one: one.day), key=lambda one: one.confidence):
        if confidence in RELIABLE:
            continue
        days = [iso(one.day) for one in group]
        words = texts.RATE_ROW if len(days) == 1 else texts.RATE_ROWS
        said = words.format(first=days[0], last=days[-1], count=len(days), confidence=confidence)
        yield Row("pair", how, f"{name} {said}")
