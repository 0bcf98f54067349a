"""Where nearly three years have gone by, the short interview asks for what starts them anew: a sealed statement may be the whole claim."""

from __future__ import annotations

import pytest

from factories import talk
from huikuan_cli.wizard.flow import collect, steps

TABLE, GATE = "催款记录", "催款记录?0"
VISIT = {"拜访日期": "2026-12-01"}


def asked(**given: str) -> list[str]:
    return [step.id for step in steps(talk().short(), {**VISIT, **given})]


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ({"验收合格日期": "2022-08-30"}, True),
        ({"交付日期": "2022-08-30"}, True),
        ({"验收合格日期": "2025-08-30"}, False),
        ({"验收合格日期": "不清楚"}, False),
        ({}, False),
    ],
)
def test_what_starts_the_three_years_anew_is_asked_of_an_old_debt_only(given, wanted):
    assert (GATE in asked(**given)) == wanted


def test_without_a_day_of_the_visit_nothing_is_old():
    assert GATE not in [step.id for step in steps(talk().short(), {"验收合格日期": "2022-08-30"})]


def test_a_row_is_asked_for_its_day_its_kind_and_its_proof_and_no_more():
    rows = [id for id in asked(**{"验收合格日期": "2022-08-30", GATE: "是"}) if id.startswith(f"{TABLE}#0")]
    assert rows == [f"{TABLE}#0.日期", f"{TABLE}#0.事件", f"{TABLE}#0.凭证"]


@pytest.mark.parametrize("day", ["2025-05-20", "2025-05", "2024", "不清楚"])
@pytest.mark.parametrize("proof", ["有书面凭证", "没有凭证", "不清楚"])
def test_a_row_is_kept_though_the_short_interview_does_not_ask_all_of_it(day: str, proof: str):
    row = {"日期": day, "事件": "对账单盖章退回", "凭证": proof}
    given = {GATE: "是", **{f"{TABLE}#0.{key}": value for key, value in row.items()}, f"{TABLE}?1": "否"}
    assert collect(talk().short(), {**VISIT, **given})[TABLE] == [row]


def test_a_row_that_is_not_answered_to_its_end_is_no_row_yet():
    given = {GATE: "是", f"{TABLE}#0.日期": "2025-05", f"{TABLE}#0.说明": "在档案柜"}
    assert collect(talk().short(), {**VISIT, **given})[TABLE] == []
