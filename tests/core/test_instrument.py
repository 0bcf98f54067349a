"""A judgment, an award, a mediation or a repayment agreement in the clock: what falls due when, what is owed, what runs."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from factories import facts, playbook
from huikuan_cli.core.answers.instrument_rows import read_instruments
from huikuan_cli.core.law.claim import ClockReport, Event, Instalment, Instrument, Payment
from huikuan_cli.core.law.clock_report import clock
from huikuan_cli.core.law.events import EFFECTS
from huikuan_cli.core.receivable.figures import figures
from huikuan_cli.core.receivable.foremost import foremost

TODAY = date(2026, 11, 28)


def day(text: str) -> date:
    return date.fromisoformat(text)


def paper(kind: str, *rows: tuple[Any, ...], effective: str = "") -> Instrument:
    """Rows as (day, amount, paid), each may be left out."""
    parts = []
    for row in rows:
        last, amount, paid = (*row, None, None)[:3]
        parts.append(
            Instalment(
                day(last) if last else None,
                Decimal(amount) if amount else None,
                None if paid is None else Decimal(paid),
            )
        )
    return Instrument(kind, day(effective) if effective else None, tuple(parts))


MEDIATION = paper("调解书", ("2025-07-30", "500000"), ("2025-12-30", "680000"))
JUDGMENT = paper("判决", ("2024-08-11", "468000"))
AGREEMENT = paper(
    "还款协议",
    ("2026-06-30", "200000", "200000"),
    ("2026-09-30", "100000"),
    ("2027-03-31", "168000"),
    effective="2026-05-10",
)


def report(instrument: Instrument, today: date = TODAY, **over: Any) -> ClockReport:
    return clock(facts(today=today, instrument=instrument, **over), playbook().rules)


def shown(found: ClockReport, today: date = TODAY) -> dict[str, str]:
    return {one.id: one.figure for one in figures(found, playbook().rules, today)}


# --- a mediation, a judgment, an award ---


def test_enforcement_of_a_mediation_in_instalments_runs_from_the_last_one():
    found = report(MEDIATION)
    assert found.limitation is not None
    assert (found.limitation.start, found.limitation.expiry) == (day("2025-12-30"), day("2027-12-30"))
    assert found.limitation.name == "申请执行期限"
    assert found.limitation.sources == ("msf250",)
    assert found.outstanding == Decimal("1180000")
    assert shown(found)["limitation"].startswith("2027-12-30")
    assert foremost(found, TODAY) == "申请执行最晚到 2027-12-30，还有 397 天。"


def test_a_judgment_whose_two_years_are_over_says_how_long_ago():
    found = report(JUDGMENT)
    assert found.limitation is not None
    assert (found.limitation.raw, found.limitation.alarm) == (day("2026-08-11"), day("2026-08-11"))
    assert found.barred(TODAY)
    words = foremost(found, TODAY)
    assert words == "申请执行的期限 2026-08-11 已经满了，过了 109 天：先找律师，期限一个字不谈。"
    (alarm,) = (f for f in figures(found, playbook().rules, TODAY) if f.id == "limitation.alarm")
    assert "过了 109 天：先找律师，不要谈期限" in alarm.working


def test_the_last_day_itself_is_not_over_yet():
    last = day("2026-08-11")
    found = report(JUDGMENT, today=last)
    assert not found.barred(last)
    assert foremost(found, last) == "申请执行的期限今天（2026-08-11）就满：马上找律师。"


@pytest.mark.parametrize("kind", ["判决", "裁决", "调解书"])
def test_from_a_judgment_on_no_limitation_runs_and_no_interest_is_computed(kind: str):
    found = report(paper(kind, ("2026-08-11", "100")))
    assert found.enforceable()
    names = [one.name for one in figures(found, playbook().rules, TODAY)]
    assert not any("时效" in name for name in names)
    assert [(c.name, c.low) for c in found.claims] == [("迟延履行期间的债务利息", None)]
    assert shown(found)["interest.1"] == "算不出，待核"


def test_without_a_day_to_perform_the_period_runs_from_the_effective_day_with_a_doubt():
    found = report(paper("判决", ("", "100"), effective="2025-03-05"))
    assert found.limitation is not None
    assert found.limitation.raw == day("2027-03-05")
    assert any("先按生效日算" in doubt for doubt in found.limitation.doubts)


def test_without_any_day_the_period_is_unknown_and_limitation_does_not_come_back():
    found = report(paper("判决", ("", "100")))
    assert found.limitation is None
    assert "律师" in foremost(found, TODAY)
    assert shown(found)["limitation"] == "待核"


@pytest.mark.parametrize("kind", EFFECTS)
def test_only_an_application_or_a_payment_restarts_the_enforcement_period(kind: str):
    event = Event(day("2025-03-02"), kind, proved=True)
    found = report(JUDGMENT, events=(event,)).limitation
    assert found is not None
    restarts = kind in ("申请执行", "对方部分付款")
    assert found.raw == (day("2027-03-02") if restarts else day("2026-08-11"))
    assert [c.counts for c in found.events] == [restarts]
    assert ("请律师看" in found.events[0].why) != restarts


@pytest.mark.parametrize(
    ("on", "counts"), [("2024-08-11", False), ("2024-08-12", True), ("2026-08-12", False)]
)
def test_an_application_counts_only_while_the_period_runs(on: str, counts: bool):
    found = report(JUDGMENT, events=(Event(day(on), "申请执行", proved=True),)).limitation
    assert found is not None
    assert [c.counts for c in found.events] == [counts]


def test_a_payment_without_proof_restarts_nothing():
    paid = Payment(day("2025-03-02"), Decimal(1000), proved=False)
    found = report(JUDGMENT, payments=(paid,)).limitation
    assert found is not None
    assert found.raw == day("2026-08-11")


def test_after_an_application_the_first_word_is_since_when():
    found = report(JUDGMENT, events=(Event(day("2026-03-02"), "申请执行", proved=True),))
    assert foremost(found, TODAY).startswith("2026-03-02 申请过执行，期限从那天重新算到 2028-03-02")


def test_nothing_is_first_where_all_is_paid():
    found = report(paper("判决", ("2024-08-11", "468000", "468000")))
    assert found.outstanding == 0
    assert foremost(found, TODAY) == ""


# --- a repayment agreement ---


def test_the_instalments_of_an_agreement_replace_the_due_day_of_the_contract():
    found = report(AGREEMENT)
    assert found.due.effective is not None
    assert found.due.effective.raw == day("2026-09-30")
    assert found.due.statutory is None
    assert found.overdue == 59
    assert (found.outstanding, found.fallen_due) == (Decimal("268000"), Decimal("100000"))
    assert "有一期没付" in found.due.notes[0]


def test_limitation_under_an_agreement_counts_cautiously_and_names_the_day_of_the_law():
    found = report(AGREEMENT).limitation
    assert found is not None
    assert (found.name, found.raw, found.alarm) == ("时效", day("2029-09-30"), day("2029-09-30"))
    assert "最后一期 2027-03-31 起算到 2030-03-31" in found.words


def test_an_agreement_that_is_kept_has_nothing_late():
    found = report(AGREEMENT, today=day("2026-09-30"))
    assert (found.overdue, found.fallen_due, found.due.notes) == (0, 0, ())


def test_part_payments_since_the_agreement_pay_the_earliest_instalment_first():
    two = paper("还款协议", ("2026-06-30", "200"), ("2026-09-30", "100"), effective="2026-05-10")
    before = Payment(day("2026-05-09"), Decimal(50), proved=True)
    since = Payment(day("2026-07-01"), Decimal(250), proved=True)
    found = report(two, payments=(before, since))
    assert found.outstanding == Decimal(50)
    assert found.due.effective is not None
    assert found.due.effective.raw == day("2026-09-30")


def test_an_instalment_without_an_amount_leaves_the_sum_to_the_contract():
    found = report(paper("还款协议", ("2026-06-30",), ("2026-09-30", "100")))
    assert found.outstanding == Decimal("860000")
    assert found.due.effective is None  # whether the first was paid nobody said
    assert found.fallen_due is None


def test_an_agreement_without_days_leaves_the_contract_with_a_doubt():
    found = report(paper("还款协议", ("", "100")))
    assert found.due.effective is not None
    assert found.due.effective.raw == day("2025-08-09")
    assert any("还款协议" in doubt for doubt in found.due.doubts)


# --- the rows of the question ---


def rows(*kinds: str) -> list[dict[str, str]]:
    return [{"文书": kind, "最晚付款日": "2026-01-05", "金额": "100.00"} for kind in kinds]


@pytest.mark.parametrize(
    ("kinds", "counts"),
    [
        (("还款协议",), "还款协议"),
        (("还款协议", "调解书"), "调解书"),
        (("调解书", "还款协议"), "调解书"),
        (("还款协议", "判决"), "判决"),
    ],
)
def test_a_judgment_or_mediation_outranks_an_agreement(kinds: tuple[str, ...], counts: str):
    found = read_instruments(rows(*kinds), TODAY)[0]
    assert (found.kind, len(found.instalments)) == (counts, 1)


@pytest.mark.parametrize("value", ["不清楚", [], [{"文书": "不清楚", "最晚付款日": "2026-01-05"}], None])
def test_nothing_is_read_where_no_row_names_a_paper(value: object):
    assert read_instruments(value, TODAY) == ()


def test_what_is_not_clear_in_a_row_stays_unknown():
    row = {"文书": "判决", "生效日": "不清楚", "最晚付款日": "不清楚", "金额": "不清楚"}
    assert read_instruments([row], TODAY) == (Instrument("判决", None, (Instalment(None),)),)
