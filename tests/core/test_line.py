"""The figures to know by heart, in one line: exact, by one basis, as of the day of the visit, and doubts marked."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from msgspec import structs

from core.building import ALARM, PAPERS, SETTLED, led_by, plan, play
from factories import TODAY
from huikuan_cli.core.text.values import UNKNOWN


def parts(today: date = TODAY, rules: Any = "否", **over: dict[str, Any]) -> list[str]:
    return plan(today, led_by(play(rules=rules)), **over).line.split("｜")


HAND_IN = "材料按12月1号备，问“今年几号以后不收付款单子？”"


def test_an_ordinary_case_has_what_is_left_since_when_and_by_when():
    assert parts() == ["还欠 86万元", "去年8月11号到期", "到11月25号过了 471 天", HAND_IN]


@pytest.mark.parametrize(
    ("over", "first"),
    [
        ({"付款方式和日期": {"到期应付": UNKNOWN}}, ["还欠 86万元※"]),
        ({"付款方式和日期": {"到期应付": UNKNOWN}, "交易项目": {"合同额": UNKNOWN}}, ["还欠多少没对清"]),
        ({"验收标准": {"争议金额": "6万"}}, ["还欠 86万元", "没有争议的 80万元"]),
        (
            {
                "交易项目": {"已付金额": "46.8万"},
                "付款方式和日期": {
                    "部分付款": [{"日期": "2026-01-05", "金额": "46.8万", "凭证": "有书面凭证"}]
                },
            },
            ["还欠 39万2千元"],
        ),
    ],
    ids=["worked out", "not known", "in dispute", "part payment"],
)
def test_what_is_left_is_exact_and_marked_where_it_was_only_worked_out(
    over: dict[str, Any], first: list[str]
):
    assert parts(**over)[: len(first)] == first


@pytest.mark.parametrize(
    "over",
    [
        {"付款方式和日期": {"付款天数": UNKNOWN}},
        {"拜访": {"客户性质": UNKNOWN}},
        {"验收标准": {"验收合格日期": UNKNOWN}},
    ],
    ids=["days", "kind", "acceptance"],
)
def test_a_due_day_that_is_doubtful_is_not_named(over: dict[str, Any]):
    assert parts(**over)[1:] == ["哪天到期还说不准※"]


@pytest.mark.parametrize(("papers", "mark"), [(PAPERS, ""), (["w2"], "※"), (UNKNOWN, "")])
def test_a_due_day_whose_paper_is_not_in_hand_is_marked(papers: Any, mark: str):
    assert parts(我的4W2H={"材料": papers})[1] == f"去年8月11号到期{mark}"


def test_a_day_that_the_contract_writes_out_is_the_one_that_is_said():
    by_date = {"起算点": "写明日期", "约定付款日": "2025-12-31", "付款天数": "不清楚"}
    assert parts(付款方式和日期=by_date)[1] == "去年12月31号到期（按合同）"


def test_before_the_due_day_nobody_speaks_of_delay():
    coming = {"验收标准": {"交付日期": "2026-11-01", "验收合格日期": "2026-11-10"}}
    owed, due, late = parts(**coming)[:3]
    assert owed == "还没到期的 86万元"
    assert due.startswith("12月10号到期")
    assert late == "还没到期，今天不说逾期"


def test_what_may_be_barred_and_what_is_paid_have_no_days():
    assert parts(date(2028, 7, 3)) == ["还欠 86万元", "日子先不说，等律师"]
    assert parts(ALARM)[1] != "日子先不说，等律师"
    assert parts(**SETTLED) == ["这一笔已经付清，没有余额"]


def test_where_the_day_it_counts_from_is_not_to_be_said_no_days_are_printed():
    found = plan(book=led_by(play(uncounted="是"))).line.split("｜")
    assert found[1] == "从哪天算、过了几天，今天不说"
    assert not any("过了 " in one or "到期" in one for one in found)


@pytest.mark.parametrize(
    ("role", "said"),
    [
        ("业务经办", "材料按12月1号备，问“财务哪天截止收单子？”"),
        ("主要领导", "材料按12月1号备"),
        ("使用科室", "材料按12月1号备"),
    ],
)
def test_the_last_day_for_papers_is_asked_of_those_who_know_it(role: str, said: str):
    assert parts(拜访={"岗位": role})[-1] == said


def test_a_closing_day_that_he_named_is_not_to_be_asked_again():
    assert (
        parts(付款方式和日期={"停收日": "2026-12-08"})[-1] == "12月8号以后不收付款单子，材料最晚12月3号进财务"
    )


@pytest.mark.parametrize(
    ("today", "visit", "said"),
    [
        ("2026-11-23", "2026-11-25", HAND_IN),
        ("2026-12-02", "2026-12-03", "交件已经晚了，今天就交，先问还收不收"),
        ("2026-10-12", "2026-10-13", ""),
    ],
    ids=["soon", "late", "far"],
)
def test_the_day_to_hand_in_is_named_where_it_is_near_or_has_just_passed(today: str, visit: str, said: str):
    found = parts(date.fromisoformat(today), 拜访={"拜访日期": visit})
    assert [one for one in found if "交件" in one or "材料" in one] == ([said] if said else [])


def test_on_the_last_day_to_hand_in_it_is_named_where_the_goal_can_be_had_today():
    at_once = play(aim=structs.replace(play().aim, at_once="是"))
    assert plan(book=led_by(at_once), 拜访={"拜访日期": "2026-12-01"}).line.endswith(HAND_IN)


def test_on_the_last_day_to_hand_in_what_can_be_handed_in_goes_first_where_the_goal_takes_longer():
    named = {"付款方式和日期": {"停收日": "2026-12-08"}, "拜访": {"拜访日期": "2026-12-03"}}
    assert parts(**named)[-1] == "材料最晚今天进财务，能交的先交"
    assert parts(拜访={"拜访日期": "2026-12-01"})[-1] == "能交的今天先交，问“今年几号以后不收付款单子？”"


def test_beside_a_situation_that_rules_no_day_to_hand_in_is_named():
    assert not any("停收" in one for one in parts(rules="是"))
