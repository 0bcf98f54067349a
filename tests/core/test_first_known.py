"""Words with a gap in them give way to words without one."""

from __future__ import annotations

import pytest

from factories import TODAY, playbook, talk, tree
from huikuan_cli.core.advice.plan import Plan
from huikuan_cli.core.advice.planner import make_plan
from huikuan_cli.core.answers.answer_set import read_answers


def made(**over: dict[str, object]) -> Plan:
    answers = read_answers(tree(**over), talk(), TODAY, "答案.yaml", lambda path: 1).answers
    return make_plan(playbook(), answers, TODAY)


@pytest.mark.parametrize("kind", [f"e{n}" for n in range(1, 10)])
def test_nothing_to_speak_has_a_gap_while_want_and_amount_are_unknown(kind: str) -> None:
    plan = made(我的4W2H={"要什么": "不清楚"}, 付款方式和日期={"到期应付": "不清楚"}, 客户类型={"类型": kind})
    spoken = [line.text for line in plan.openings] + [level.words for level in plan.ask.levels]
    spoken += [plan.relief.text, *(one.answer for one in plan.replies), *(one.ask for one in plan.replies)]
    assert [text for text in spoken if "待填" in text] == []


def test_no_step_up_is_planned_before_the_money_is_due() -> None:
    early = made(验收标准={"交付日期": "2026-11-01", "验收合格日期": "2026-11-10"})
    late = made()
    assert [day.id for day in early.days if "催款函" in day.action or "下一级" in day.action] == []
    assert [day.id for day in late.days if "下一级" in day.action] == ["f5"]


def test_a_large_company_with_more_than_sixty_days_is_not_said_to_be_within_them() -> None:
    plan = made(
        拜访={"客户性质": "大型企业（含国企）"},
        交易项目={"签订日期": "2025-06-18"},
        付款方式和日期={"付款天数": "90"},
    )
    due = next(f for f in plan.figures if f.id == "due.contract")
    assert "没超过" not in due.name
    assert any("行业规范" in doubt for doubt in due.to_check)
