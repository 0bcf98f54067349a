"""A team's rules.yaml with other figures than ours: each figure that rests on one says so, and no other."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from factories import facts, playbook
from huikuan_cli.core.law.clock_report import clock
from huikuan_cli.core.law.rate_wording import parse_rate
from huikuan_cli.core.playbook.own_rules import DAILY, DAYS, LIMITS, MONEY, PRIME, own_rules, told
from huikuan_cli.core.playbook.rules import OwnRule
from huikuan_cli.core.receivable.figures import figures

OURS = {
    "期限与利率": {"日利率": "0.0005", "默认天数": "30", "时效年数": "3", "年天数": "365"},
    "LPR": [{"发布日": "2025-05-20", "一年期": "3.00"}],
    "付款方口径": {"政府": ["机关"]},
    "条文": [{"id": "a", "要点": "甲"}],
}


@pytest.mark.parametrize(
    ("now", "kind", "text"),
    [
        ({"期限与利率": {"日利率": "0.0003"}}, DAILY, "日利率 0.0003（自带的是 0.0005）"),
        ({"期限与利率": {"默认天数": "60"}}, DAYS, "默认天数 60（自带的是 30）"),
        ({"期限与利率": {"时效年数": "2"}}, LIMITS, "时效年数 2（自带的是 3）"),
        ({"期限与利率": {"年天数": "360"}}, MONEY, "年天数 360（自带的是 365）"),
        ({"付款方口径": {"政府": ["机关", "学校"]}}, DAYS, "付款方口径"),
    ],
)
def test_a_changed_figure_is_named_with_ours(now: dict[str, Any], kind: str, text: str):
    merged = {
        key: {**value, **now.get(key, {})} if isinstance(value, dict) else value
        for key, value in OURS.items()
    }
    assert own_rules(OURS, merged) == (OwnRule(kind, text),)


def test_a_published_rate_that_was_added_is_named_by_its_day():
    found = own_rules(OURS, OURS | {"LPR": [*OURS["LPR"], {"发布日": "2026-11-20", "一年期": "2.90"}]})  # type: ignore[misc]
    assert [one.kind for one in found] == [PRIME]
    assert "2026-11-20" in found[0].text


def test_what_no_figure_rests_on_is_not_named():
    assert own_rules(OURS, OURS | {"条文": [{"id": "a", "要点": "乙"}]}) == ()
    assert own_rules(OURS, OURS) == ()
    assert told(()) == ()


def marked(kind: str, **over: Any) -> set[str]:
    """The figures that say that a team changed something of this kind."""
    report = clock(facts(today=date(2026, 11, 23), **over), playbook().rules)
    found = figures(report, playbook().rules, date(2026, 11, 23), (OwnRule(kind, "某数 1（自带的是 2）"),))
    return {one.name for one in found if any("团队 rules.yaml 的数：某数 1" in text for text in one.to_check)}


def test_each_figure_says_what_it_rests_on_and_no_other():
    interest = {"条例口径（每日0.05%）", "保守口径（LPR×1.3～1.5）", "不加计（LPR×1.0）"}
    assert marked(DAILY) == {"条例口径（每日0.05%）"}
    assert marked(PRIME) == {"保守口径（LPR×1.3～1.5）", "不加计（LPR×1.0）"}
    assert marked(MONEY) == interest
    assert marked(LIMITS) == {"时效届满", "时效最早警戒"}
    assert marked(DAYS) > interest | {"时效届满", "逾期"}
    assert marked(PRIME, agreed_rate=parse_rate("LPR的1.5倍")) >= {"合同约定口径"}
