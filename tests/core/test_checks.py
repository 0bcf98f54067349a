"""What must hold across the files of a playbook, beyond what reading each file already checks."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from msgspec import structs

from factories import playbook
from huikuan_cli.core.checking.playbook_checks import REMINDERS, problems_of
from huikuan_cli.core.playbook import LeadIn, Playbook

BOOK = playbook()
CITABLE = [
    *("mfd188", "mfd189", "mfd195", "mfd201", "mfd202", "mfd203", "mfd511", "mfd561", "mfd585", "mfd628"),
    *("sx8", "sx12", "sx14", "mmht18", "lpr"),
    *("tl2020.3", "tl2020.8", "tl2020.9", "tl2020.15", "tl2025.3", "tl2025.9", "tl2025.10", "tl2025.17"),
]


def said(book: Playbook) -> list[str]:
    return [problem.sentence() for problem in problems_of(book)]


def with_rules(**over: Any) -> Playbook:
    return structs.replace(BOOK, rules=structs.replace(BOOK.rules, **over))


def with_terms(**over: Any) -> Playbook:
    return with_rules(terms=structs.replace(BOOK.rules.terms, **over))


def with_type(**over: Any) -> Playbook:
    return structs.replace(BOOK, types=BOOK.types | {"e6": structs.replace(BOOK.types["e6"], **over)})


def with_readiness(**over: Any) -> Playbook:
    readiness = structs.replace(BOOK.questions.readiness, **over)
    return structs.replace(BOOK, questions=structs.replace(BOOK.questions, readiness=readiness))


def test_the_shipped_playbooks_have_no_problem():
    assert said(BOOK) == []


@pytest.mark.parametrize("id", CITABLE)
def test_every_article_that_a_figure_may_cite_must_be_there(id: str):
    left = tuple(one for one in BOOK.rules.articles if one.id != id)
    assert [text for text in said(with_rules(articles=left)) if id in text]


@pytest.mark.parametrize("name", REMINDERS)
def test_every_reminder_must_be_there(name: str):
    reminders = {key: text for key, text in BOOK.escalation.reminders.items() if key != name}
    book = structs.replace(BOOK, escalation=structs.replace(BOOK.escalation, reminders=reminders))
    assert [text for text in said(book) if f"“提醒”里缺“{name}”" in text]


@pytest.mark.parametrize(
    ("over", "word"),
    [
        ({"max_days": 91}, "最长天数"),
        ({"default_days": 61}, "默认天数"),
        ({"daily_rate": Decimal("0.005")}, "日利率"),
        ({"daily_rate": Decimal(0)}, "日利率"),
        ({"lpr_low": Decimal("1.6")}, "LPR倍数"),
        ({"lpr_high": Decimal("4.1")}, "LPR倍数"),
        ({"year_days": 360}, "年天数"),
        ({"limitation_years": 6}, "时效年数"),
        ({"old_limitation_years": 4}, "旧时效年数"),
        ({"longest_years": 31}, "最长年数"),
        ({"alarm_months": 25}, "提前警戒月数"),
    ],
)
def test_a_figure_that_cannot_be_right_is_named(over: dict[str, Any], word: str):
    found = said(with_terms(**over))
    assert len(found) == 1
    assert word in found[0]


def test_figures_at_the_edge_are_let_through():
    edge = {"max_days": 90, "daily_rate": Decimal("0.001"), "lpr_high": Decimal(4), "alarm_months": 24}
    assert said(with_terms(**edge)) == []
    assert said(with_terms(year_days=360, other_year_days=365)) == []


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (lambda lpr: (*lpr, lpr[0]), "LPR 有两行是同一天"),
        (lambda lpr: (structs.replace(lpr[0], percent=Decimal("0.03")), *lpr[1:]), "这一期 LPR 0.03 不像"),
        (lambda _: (), "不能空着"),
    ],
    ids=["twice", "not in percent", "empty"],
)
def test_the_lpr_table_must_be_sound(change: Callable[[Any], Any], word: str):
    assert [text for text in said(with_rules(lpr=change(BOOK.rules.lpr))) if word in text]


@pytest.mark.parametrize(
    ("over", "word"),
    [
        ({"openings": (LeadIn("一句"),)}, "“开场白”至少 2 句"),
        ({"never": ()}, "“绝对不做”不能空着"),
        ({"openings": (LeadIn("{{ 没这个 }}"), LeadIn("二"))}, "占位词“没这个”不存在"),
        ({"promises": ("{{ 没这个 }}",)}, "占位词“没这个”不存在"),
        ({"prepare": ("{{ 没这个 }}",)}, "占位词“没这个”不存在"),
    ],
    ids=["openings", "never", "in an opening", "in a promise", "in what to prepare"],
)
def test_a_type_must_be_complete_and_its_lines_fillable(over: dict[str, Any], word: str):
    assert [text for text in said(with_type(**over)) if word in text and "types/e6.yaml" in text]


def test_the_six_sentences_look_at_questions_that_exist():
    found = said(with_readiness(labels={"要什么": ("要什吗",)}))
    assert found == ["questions.yaml “六句话”的“要什么”里写的“要什吗”不存在，是不是“要什么”？核对名称"]


def test_the_fields_that_must_name_a_person_exist():
    assert [text for text in said(with_readiness(named=("发起的人",))) if "发起的人" in text]


@pytest.mark.parametrize(
    "line", ["甲 {乙}", "写成 {abc} 这样", "条款{（二）}", "｛见附件｝", "{} 和 {{ 称呼 }}", "方案{三}"]
)
def test_braces_that_name_no_placeholder_are_prose(line: str):
    assert said(with_type(promises=(line,))) == []


@pytest.mark.parametrize(
    "line", ["{回访日}", "｛称呼｝，好", "{ 客户}", "｛｛ 随便 ｝｝", "{ {要什么} }", "{合同总额}"]
)
def test_braces_that_name_a_placeholder_or_stand_twice_are_a_mistake(line: str):
    (found,) = said(with_type(promises=(line,)))
    assert "不会换成这个案子的数，占位词要写成 {{" in found
