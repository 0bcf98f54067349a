"""What the sheet, the letters and the calendar say once a paper has replaced the terms of the contract."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from core.building import plan, setting
from core.lettering import NAMED, letter, text_of
from factories import TODAY, playbook
from huikuan_cli.core.advice.gaps import is_moot
from huikuan_cli.core.advice.plan import Plan
from huikuan_cli.core.agenda.appointments import appointments
from huikuan_cli.core.answers.case import read_case
from huikuan_cli.core.letters.letter_doubts import refusal

PAST, SOON, LONG = "2024-08-11", "2024-12-11", "2026-06-30"
OUT_OF_PLACE = ("投诉平台", "平台投诉", "备诉", "准备起诉", "确认函，请对方回执", "请求付款的函")


def with_paper(*rows: dict[str, str], **more: Any) -> dict[str, Any]:
    return {"付款方式和日期": {"协议或判决": list(rows), **more}}


def judged(last: str, kind: str = "判决", **more: Any) -> dict[str, Any]:
    return with_paper({"文书": kind, "最晚付款日": last, "金额": "860000"}, **more)


AGREED = with_paper(
    {"文书": "还款协议", "最晚付款日": "2026-09-30", "金额": "400000"},
    {"文书": "还款协议", "最晚付款日": "2027-03-31", "金额": "460000"},
)


OLD: dict[str, Any] = {
    "交易项目": {"签订日期": "2019-03-01"},
    "验收标准": {"交付日期": "2019-07-01", "验收合格日期": "2019-07-10"},
}


def said(found: Plan) -> str:
    """All that tells somebody to do something."""
    todos = [one.how for one in found.todos]
    days = [one.action for one in found.days]
    cards = [one.gist for one in found.cards]
    return "\n".join((*found.tonight, *todos, *days, *found.reminders, *cards, found.matter.insight))


@pytest.mark.parametrize("kind", ["判决", "裁决", "调解书"])
@pytest.mark.parametrize(("last", "lead"), [(PAST, "y178"), (SOON, "y10"), (LONG, "y10")])
def test_a_judgment_leads_the_sheet_whatever_else_is_so(kind: str, last: str, lead: str):
    found = plan(**judged(last, kind))
    assert found.matter.id == lead
    assert found.matter.frame.startswith("申请执行")


def test_the_front_says_first_that_the_two_years_are_over_and_no_day_to_count():
    found = plan(**judged(PAST))
    assert found.matter.frame.startswith("申请执行的期限 2026-08-11 已经满了，过了 104 天：先找律师")
    assert "律师" in found.line
    assert "到期" not in found.line


@pytest.mark.parametrize("last", [PAST, SOON, LONG])
def test_under_a_judgment_nothing_tells_to_complain_to_sue_or_to_send_a_demand(last: str):
    events = [{"日期": "2026-05-20", "事件": "催款函送达", "凭证": "没有凭证"}]
    text = said(plan(**judged(last, 催款记录=events)))
    assert [word for word in OUT_OF_PLACE if word in text] == []
    assert any(word in said(plan(付款方式和日期={"催款记录": events})) for word in OUT_OF_PLACE)


@pytest.mark.parametrize(("last", "reminder"), [(PAST, "执行期可能已过"), (SOON, "执行期已近")])
def test_the_reminders_are_those_of_enforcement(last: str, reminder: str):
    texts = playbook().escalation.reminders
    found = plan(**judged(last)).reminders
    assert texts[reminder] in found
    assert not any("时效" in text for text in found)


@pytest.mark.parametrize("name", NAMED)
def test_under_a_judgment_no_paper_goes_out(name: str):
    reason = refusal(NAMED[name], setting(**judged(LONG)))
    assert "判决" in reason
    assert "律师" in reason


OF_OTHER_CASES = ("验收申请函", "质保金退还申请")  # of what is not accepted yet, and of retention money


@pytest.mark.parametrize("name", NAMED)
def test_no_paper_goes_out_either_where_the_judgment_was_only_ticked(name: str):
    ticked = {"付款责任人": {"坎": ["y10"]}}
    assert "听律师" in refusal(NAMED[name], setting(**ticked))
    assert name in OF_OTHER_CASES or refusal(NAMED[name], setting()) == ""


@pytest.mark.parametrize(
    ("name", "refused"), [("催款函", True), ("付款申请函", True), ("沟通单", True), ("对账函", False)]
)
def test_under_an_agreement_what_asks_for_the_money_is_for_the_lawyers(name: str, refused: bool):
    reason = refusal(NAMED[name], setting(**AGREED))
    assert bool(reason) == refused
    assert ("协议" in reason) == refused


def test_the_desk_sheet_stands_where_every_instalment_is_late():
    late = with_paper({"文书": "还款协议", "最晚付款日": "2026-09-30", "金额": "860000"})
    assert refusal(NAMED["沟通单"], setting(**late)) == ""


def test_a_statement_under_an_agreement_prints_no_due_day_and_says_why():
    written = letter("对账函", **AGREED)
    assert "2026年9月30日" not in text_of(written)
    assert any("还款协议" in doubt for doubt in written.doubts)


def test_an_instalment_that_was_not_paid_leads_the_sheet():
    found = plan(**AGREED)
    assert found.matter.id == "y171"
    assert "其中过了日子没付的 40万元" in found.line


def test_an_agreement_that_is_kept_is_not_overdue():
    assert plan(today=date(2026, 9, 1), **AGREED).matter.id != "y171"


def test_the_calendar_watches_the_period_to_apply_for_enforcement():
    s = setting(**judged(LONG))
    found = {one.id.rpartition("/")[2]: one for one in appointments(s, plan(**judged(LONG)), "计划")}
    assert found["limitation"].day == date(2028, 6, 30)
    assert "申请执行期限就是今天" in found["limitation"].title
    assert not any("时效" in one.title + one.text for one in found.values())


def test_the_calendar_is_silent_once_the_period_is_over():
    s = setting(**judged(PAST))
    ids = [one.id for one in appointments(s, plan(**judged(PAST)), "计划")]
    assert not any("limitation" in one for one in ids)


@pytest.mark.parametrize("given", [judged(LONG), OLD], ids=["judgment", "barred"])
def test_no_exercise_of_the_mind_tells_to_write_a_demand_where_the_lawyers_lead(given: dict[str, Any]):
    eager = {"出门前": {"自己的信号": ["b1"]}}
    letter_of_demand = "请求付款的函"
    assert letter_of_demand in said(plan(**eager))
    assert letter_of_demand not in said(plan(**given, **eager))


@pytest.mark.parametrize("given", [judged(LONG), judged(PAST), OLD], ids=["judgment", "too late", "barred"])
def test_no_minutes_go_to_the_customer_before_the_lawyers_have_seen_them(given: dict[str, Any]):
    assert any("三行纪要发给对方" in one.action for one in plan().days)
    assert not any("纪要发给对方" in one.action for one in plan(**given).days)


def test_a_missing_proof_of_a_demand_no_longer_matters():
    field = setting().interview.find("催款记录")
    assert field is not None
    assert is_moot(field, setting(**judged(LONG)).answers)
    assert not is_moot(field, setting(**AGREED).answers)
    assert not is_moot(field, setting().answers)


def test_answers_without_the_question_read_as_before():
    s = setting()
    assert "协议或判决" not in s.answers
    assert read_case(s.answers, TODAY).instruments == ()
    assert s.report.instrument is None


# --- a claim that is barred without any judgment ---


@pytest.mark.parametrize(("left", "barred"), [(1, False), (0, False), (-1, True), (-40, True)])
def test_a_barred_claim_never_has_days_left(left: int, barred: bool):
    s = setting()
    assert s.report.limitation is not None
    today = s.report.limitation.alarm - timedelta(days=left)
    found = plan(today=today)
    (alarm,) = (one for one in found.figures if one.id == "limitation.alarm")
    assert ("先找律师，不要谈时效" in alarm.working) == barred
    assert (f"过了 {-left} 天" in alarm.working) == barred
    assert "还剩 0 天" not in said(found) + alarm.working
    assert ("日子先不说，等律师" in found.line) == barred
