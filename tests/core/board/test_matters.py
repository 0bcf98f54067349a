"""Which plans are one receivable, and whose a visit is."""

from __future__ import annotations

from datetime import date

from huikuan_cli.core.agenda.facts import PlanFacts
from huikuan_cli.core.agenda.naming import NamedPlan
from huikuan_cli.core.board.matters import BoardMatter, TeamPlan, matters

TODAY = date(2026, 11, 30)


def plan(visit: str, who: str = "王磊", *log: dict[str, str], **facts: str) -> TeamPlan:
    told = {"customer": "甲局", "project": "平台", "contract": "〔待填〕", **facts}
    found = PlanFacts(visit=visit, made=visit, log=list(log), **told)
    return TeamPlan(NamedPlan(f"{visit}.plan.yaml", 0, found), who)


def talk(day: str, id: str, due: str = "", source: str = "") -> dict[str, str]:
    row = {
        "记录": "拜访",
        "编号": id,
        "日期": day,
        "见到": "刘科长",
        "答应": "单号",
        "哪天": due,
        "来自": source,
    }
    return {key: value for key, value in row.items() if value}


def one(*plans: TeamPlan) -> BoardMatter:
    (found,) = matters(plans, TODAY)
    return found


def test_several_visits_for_one_contract_are_one_receivable_of_which_the_last_counts():
    found = one(plan("2026-11-25"), plan("2026-10-01"), plan("2026-11-01"))
    assert found.last().plan.facts.visit == "2026-11-25"
    assert [one.plan.facts.visit for one in found.plans] == ["2026-10-01", "2026-11-01", "2026-11-25"]


def test_two_contract_numbers_of_one_project_are_two_receivables_and_a_plan_without_one_goes_with_the_first():
    plans = [
        plan("2026-09-01"),
        plan("2026-10-01", contract="A-1"),
        plan("2026-11-01", contract="A-2"),
        plan("2026-11-09", contract=" a-1 "),
    ]
    found = matters(plans, TODAY)
    assert [len(each.plans) for each in found] == [3, 1]


def test_other_projects_and_other_customers_are_apart_however_a_name_is_typed():
    plans = [
        plan("2026-11-01"),
        plan("2026-11-02", customer="甲 局"),
        plan("2026-11-03", project="机房"),
        plan("2026-11-04", customer="乙局"),
    ]
    assert len(matters(plans, TODAY)) == 3


def test_a_talk_that_a_later_plan_took_over_is_counted_once_and_belongs_to_whoever_wrote_it():
    first = plan("2026-11-01", "李敏", talk("2026-11-01", "aaaaaa", "2026-11-05"))
    then = plan(
        "2026-11-25", "王磊", talk("2026-11-01", "aaaaaa", "2026-11-05", source="2026-11-01.plan.yaml"), talk("2026-11-25", "bbbbbb", "2026-12-05")
    )  # fmt: skip
    found = one(first, then)
    assert [(each.who, each.visit.day.isoformat()) for each in found.talks] == [
        ("李敏", "2026-11-01"),
        ("王磊", "2026-11-25"),
    ]


def test_what_became_of_a_promise_is_what_the_last_plan_knows():
    first = plan("2026-11-01", "李敏", talk("2026-11-01", "aaaaaa", "2026-11-05"))
    kept = {"记录": "办完", "日期": "2026-11-04", "哪一条": "aaaaaa"}
    then = plan("2026-11-25", "王磊", talk("2026-11-01", "aaaaaa", "2026-11-05", source="x.plan.yaml"), kept)
    (found,) = one(first, then).talks
    assert found.promise
    assert found.promise.state(TODAY) == "兑现"


def test_a_receivable_is_closed_where_its_last_plan_was():
    closing = {"记录": "结清", "日期": "2026-11-26"}
    assert one(plan("2026-11-01"), plan("2026-11-25", "王磊", closing)).closed()
    assert not one(plan("2026-11-01", "王磊", closing), plan("2026-11-25")).closed()
