"""Who should be talked with: each rule of board.yaml has a case in which it speaks, and one in which it just does not."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from msgspec import structs

from factories import playbook
from huikuan_cli.core.agenda.facts import PlanFacts
from huikuan_cli.core.agenda.naming import NamedPlan
from huikuan_cli.core.board.board_rows import BoardGround, Owed, row_of
from huikuan_cli.core.board.coaching import talks_of
from huikuan_cli.core.board.matters import TeamPlan, matters
from huikuan_cli.core.board.people import people_of
from huikuan_cli.core.checking.board_checks import board_problems
from huikuan_cli.core.playbook.board_rules import BoardRules, Signs
from huikuan_cli.store.playbooks.layers import Layer, bundled
from huikuan_cli.store.playbooks.loading import load_one

TODAY = date(2026, 11, 30)
RULES = load_one((Layer(bundled(), "自带"),), "board.yaml", BoardRules)
LATE = Owed(Decimal("50000"), Decimal("50000"), 40, date(2026, 10, 21))
VERDICT = "可以出发"


def ago(days: int) -> date:
    return TODAY - timedelta(days)


def talk(day: date, promised: str = "", due: date | None = None) -> dict[str, str]:
    row = {"记录": "拜访", "日期": str(day), "见到": "刘科长", "答应": promised}
    return row | ({"哪天": str(due)} if due else {})


def plan(
    n: int, *log: dict[str, str], visit: date | None = None, verdict: str = VERDICT, step: date | None = None, customer: str = ""
) -> PlanFacts:  # fmt: skip
    """A plan for the nth customer; with a step far ahead, so that there is a next day."""
    from huikuan_cli.core.agenda.facts import Step

    steps = (Step("f1", str(step or TODAY + timedelta(5)), "", "", "回访"),)
    return PlanFacts(
        customer=customer or f"第{n}局", project="平台", visit=str(visit or ago(20)), made=str(ago(25)), points="90", verdict=verdict, owner="王磊",
        steps=steps, log=list(log),
    )  # fmt: skip


def said(
    *plans: PlanFacts, owed: Owed = LATE, weak: tuple[str, ...] = (), rules: BoardRules = RULES
) -> dict[str, str]:
    """What the rules say of 王磊 with these plans: the reason by the name of the rule."""
    book = playbook()
    kinds = {one.key for one in book.escalation.promised}
    ground = BoardGround(TODAY, rules, book.chain, frozenset(), frozenset(kinds))
    found = matters(
        [TeamPlan(NamedPlan(f"{n}.plan.yaml", 0, one), "王磊") for n, one in enumerate(plans)], TODAY
    )
    rows = [row_of(one, owed, ground) for one in found if not one.closed()]
    people = people_of(found, rows, {"王磊": weak}, TODAY, rules.days)
    return {one.rule.name: one.reason for one in talks_of(people, rules)}


FINE = talk(ago(3), "单号", TODAY + timedelta(3))


def test_whoever_has_everything_in_hand_is_named_by_no_rule():
    assert said(plan(1, FINE), plan(2, FINE)) == {}


@pytest.mark.parametrize(("days", "speaks"), [(60, True), (61, False), (-5, True)])
def test_a_limitation_that_is_near_or_over(days: int, speaks: bool):
    near = LATE._replace(alarm=TODAY + timedelta(days), period="时效")
    found = said(plan(1, FINE), owed=near)
    assert found == ({"时效快到了": "1 笔的时效快到了或者可能过了：第1局"} if speaks else {})


def broken(n: int, due: int) -> PlanFacts:
    return plan(n, talk(ago(due + 5), "单号", ago(due)), talk(ago(2), "没答应"))


def test_days_that_were_promised_and_passed_again_and_again():
    found = said(
        broken(1, 9), broken(2, 8), broken(3, 7), plan(4, talk(ago(1), "单号", TODAY + timedelta(9)))
    )
    assert found["答应的日子一再落空"] == "近 90 天答应的日子落空 3 次：第1局、第2局、第3局"
    assert "答应的日子一再落空" not in said(broken(1, 9), broken(2, 8))


def test_a_day_that_passed_before_the_window_counts_no_more():
    old = plan(3, talk(ago(100), "单号", ago(95)), FINE)
    assert "答应的日子一再落空" not in said(broken(1, 9), broken(2, 8), old)


def test_visits_one_after_the_other_that_brought_nothing():
    dry = [plan(n, talk(ago(n), "没答应" if n % 2 else "")) for n in (1, 2, 3)]
    before = plan(4, talk(ago(9), "单号", TODAY + timedelta(9)))
    assert said(*dry, before)["去了几次空着手回来"] == "最近连着 3 次没带回承诺：第1局、第2局、第3局"
    assert "去了几次空着手回来" not in said(*dry[1:], before)
    after = plan(5, talk(TODAY, "单号", TODAY + timedelta(9)))
    assert "去了几次空着手回来" not in said(*dry, before, after)


def test_two_talks_on_one_day_of_which_one_brought_something_are_no_dry_visit():
    days = [plan(n, talk(ago(n), "没答应"), talk(ago(n), "单号", TODAY + timedelta(9))) for n in (1, 2, 3)]
    assert "去了几次空着手回来" not in said(*days)


@pytest.mark.parametrize(("days", "speaks"), [(14, True), (13, False)])
def test_no_contact_for_long_with_something_overdue(days: int, speaks: bool):
    entry = talk(ago(days), "单号", TODAY + timedelta(3))
    found = said(plan(1, entry))
    assert found == ({"好久没联系": "14 天没有记过一次联系，手上逾期 1 笔"} if speaks else {})
    assert said(plan(1, entry), owed=Owed(Decimal(0), Decimal(5))) == {}


def test_whoever_never_wrote_a_contact_is_counted_from_his_first_plan():
    assert "25 天没有记过一次联系" in said(plan(1, visit=TODAY + timedelta(9)))["好久没联系"]


def test_overdue_ones_without_a_next_day():
    idle = [plan(n, talk(ago(3), "没答应"), step=ago(1)) for n in (1, 2)]
    other = plan(3, FINE)
    assert said(*idle, other)["逾期的没有下一步"] == "逾期的里面 2 笔没有下一个日子：第1局、第2局"
    assert "逾期的没有下一步" not in said(idle[0], other)
    assert "逾期的没有下一步" not in said(*idle, other, owed=Owed(Decimal(0), Decimal(5)))


def test_visits_whose_day_passed_without_a_word():
    silent = [plan(n, visit=ago(2)) for n in (1, 2)]
    assert said(*silent, plan(3, FINE))["见完没记"] == "2 次拜访过了日子没有记一笔：第1局、第2局"
    assert "见完没记" not in said(silent[0], plan(3, FINE))
    assert "见完没记" not in said(*[plan(n, visit=TODAY) for n in (1, 2)], plan(3, FINE))


@pytest.mark.parametrize(
    ("days", "verdict", "speaks"),
    [
        (3, "这次只收集信息", True),
        (0, "先问法务再去", True),
        (4, "这次只收集信息", False),
        (3, "补齐再去", False),
    ],
)
def test_a_visit_soon_that_is_not_ready(days: int, verdict: str, speaks: bool):
    soon = plan(1, visit=TODAY + timedelta(days), verdict=verdict)
    found = said(soon, plan(2, FINE))
    assert found == ({"快去了还没备好": "这几天要去，还没备好：第1局"} if speaks else {})


def test_several_weak_abilities():
    assert (
        said(plan(1, FINE), weak=("思考力", "说服力"))["几样弱项"]
        == "五力里不到合格线的 2 样：思考力、说服力"
    )
    assert said(plan(1, FINE), weak=("思考力",)) == {}


def test_the_cases_above_name_every_rule_of_ours():
    assert [one.name for one in RULES.rules] == [
        "时效快到了", "答应的日子一再落空", "去了几次空着手回来", "好久没联系", "逾期的没有下一步", "见完没记", "快去了还没备好", "几样弱项",
    ]  # fmt: skip


def test_a_lead_changes_a_figure_and_the_rule_follows():
    rules = structs.replace(
        RULES,
        rules=tuple(structs.replace(one, least=Signs(broken=1)) for one in RULES.rules if one.id == "tk2"),
    )
    assert said(broken(1, 9), rules=rules) == {"答应的日子一再落空": "近 90 天答应的日子落空 1 次：第1局"}


def test_only_a_few_customers_are_named_in_a_reason():
    found = said(*[broken(n, 9) for n in range(1, 6)])
    assert found["答应的日子一再落空"].endswith("：第1局、第2局、第3局等 5 家")


# --- what a lead may write wrongly ---


@pytest.mark.parametrize(
    ("change", "code", "says"),
    [
        ({"least": Signs()}, "P307", "谁都会算进去"),
        ({"reason": "落空 {{ 落控 }} 次"}, "P303", "“落控”不存在，是不是“落空”"),
        ({"about": "{{ 称呼 }}"}, "P303", "“称呼”不存在"),
    ],
)
def test_a_wrong_rule_is_named_with_what_may_stand_there(change: dict[str, object], code: str, says: str):
    rules = structs.replace(RULES, rules=(structs.replace(RULES.rules[0], **change), *RULES.rules[1:]))
    (problem,) = board_problems("board.yaml", rules)
    assert problem.code == code
    assert says in problem.text
    assert "落空" in problem.fix


def test_a_verdict_that_does_not_exist_is_named():
    (problem,) = board_problems("board.yaml", structs.replace(RULES, unready=("收集信息",)))
    assert (problem.code, "没备好算" in problem.at) == ("P302", True)


def test_our_own_rules_are_sound():
    assert list(board_problems("board.yaml", RULES)) == []
