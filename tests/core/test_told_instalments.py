"""Several instalments of which nobody said one by one what was paid: none that was written to be paid is called unpaid."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from core.building import setting
from core.test_instrument import JUDGMENT, MEDIATION, paper, report
from factories import talk
from huikuan_cli.core.answers.told_instalments import paid_as_told, told_paid
from huikuan_cli.wizard import flow

DAYS = ("2024-10-31", "2024-12-31", "2025-06-30")
ROWS = [{"文书": "调解书", "最晚付款日": day} for day in DAYS]
TOLD = "头一期2024年11月5号到了10万，晚五天，没计较。往后一分没见"


def case(told: str = "", *amounts: str) -> dict[str, dict[str, Any]]:
    rows = [{**row, **({"金额": amounts[n]} if amounts else {})} for n, row in enumerate(ROWS)]
    return {"付款方式和日期": {"协议或判决": rows}, "付款责任人": {"情况说明": told}}


@pytest.mark.parametrize(
    ("told", "numbers"),
    [
        (TOLD, {1}),
        ("前两期12万、12万都到了", {1, 2}),
        ("第一期付了，第二期没付", {1}),
        ("第2期晚九天付了", {2}),
        ("31.2万分三期，10月31号10万，三期一起要", set()),
        ("第一期该付10万，到现在没付", set()),
        ("一期晚了超过十五天，剩下的我们可以一起要", set()),
        ("头期款付了", set()),
    ],
)
def test_which_instalments_were_paid_is_heard_in_what_he_wrote(told: str, numbers: set[int]):
    assert told_paid(told) == numbers


def test_an_instalment_that_was_written_to_be_paid_is_not_the_unpaid_one():
    found = setting(**case(TOLD, "100000", "100000", "112000")).report
    due = found.due
    assert due.effective
    assert due.effective.raw.isoformat() == "2024-12-31"
    assert any("第 1 期" in one and "待核" in one for one in due.doubts)
    assert found.outstanding == Decimal(212000)
    first, second, _ = found.schedule.split("；")
    assert "说付了（※待核）" in first
    assert "没付清" in second


def test_where_nobody_said_what_was_paid_nothing_is_called_overdue():
    found = setting(**case()).report
    assert found.due.effective is None
    assert found.overdue is None
    assert any("哪一期" in one and "不说逾期" in one for one in found.missing)
    assert "没付清" not in found.schedule
    assert found.schedule.count("付没付没写") == 3


def test_what_he_answered_for_an_instalment_counts_and_not_what_he_wrote():
    answered = paper("调解书", ("2024-10-31", "100000", "50000"), ("2024-12-31", "100000"))
    assert paid_as_told((answered,), "第一期付了") == (answered,)


def test_a_paper_that_is_paid_at_once_and_known_amounts_stay_as_they_were():
    assert paid_as_told((JUDGMENT,), "第一期付了") == (JUDGMENT,)
    assert report(MEDIATION).overdue
    assert report(paper("判决", ("2024-08-11",))).overdue


def test_the_short_interview_asks_of_each_instalment_how_much_it_is_and_what_was_paid():
    given: dict[str, Any] = {"坎": ["y10"], "协议或判决?0": "是"}
    asked = [one.id for one in flow.steps(talk().short(), given)]
    assert {"协议或判决#0.金额", "协议或判决#0.已付"} <= set(asked)
    assert "协议或判决#0.生效日" not in asked


def test_what_is_longer_than_any_answer_is_read_too():
    assert told_paid(f"{'很长的一句话，' * 80}；{'又一句，' * 120}第一期付了") == {1}
