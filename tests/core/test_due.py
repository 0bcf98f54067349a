"""When the money was due: contract, regulation, articles by version."""

from __future__ import annotations

from datetime import date

import pytest

from factories import facts, playbook
from huikuan_cli.core.law.claim import (
    BY_ACCEPTANCE,
    BY_DATE,
    BY_DELIVERY,
    BY_SETTLEMENT,
    LARGE,
    NOT_COVERED,
    SILENT,
    DueDates,
)
from huikuan_cli.core.law.due_date import due_dates

RULES = playbook().rules
ACCEPTED = date(2025, 7, 10)
DELIVERED = date(2025, 7, 1)


def due(**over: object) -> DueDates:
    return due_dates(facts(**over), RULES)


def raw(**over: object) -> date | None:
    found = due(**over).effective
    return found.raw if found else None


@pytest.mark.parametrize(
    ("days", "expected", "counted"),
    [
        (None, date(2025, 8, 9), 30),
        (0, date(2025, 7, 10), 0),
        (15, date(2025, 7, 25), 15),
        (30, date(2025, 8, 9), 30),
        (60, date(2025, 9, 8), 60),
        (61, date(2025, 9, 8), 60),
        (90, date(2025, 9, 8), 60),
    ],
)
def test_contract_days_count_up_to_sixty(days: int | None, expected: date, counted: int):
    found = due(contract_days=days)
    assert found.effective is not None
    assert (found.effective.raw, found.effective.days) == (expected, counted)


def test_the_contract_date_beyond_the_cap_is_still_shown():
    found = due(contract_days=90)
    assert found.contract is not None
    assert (found.contract.raw, found.contract.rolled) == (date(2025, 10, 8), date(2025, 10, 9))
    assert "超过法定上限" in found.words


def test_delivery_contract_counts_from_delivery_whatever_the_acceptance():
    found = due(start=BY_DELIVERY, delivered=DELIVERED)
    assert found.start.day == DELIVERED
    assert found.effective is not None
    assert found.effective.raw == date(2025, 7, 31)


def test_silent_contract_with_a_government_customer_is_due_thirty_days_after_delivery():
    assert raw(start=SILENT, delivered=DELIVERED) == date(2025, 7, 31)


def test_silent_contract_outside_the_regulation_is_due_on_delivery():
    found = due(start=SILENT, delivered=DELIVERED, payer=NOT_COVERED)
    assert found.effective is not None
    assert found.effective.raw == DELIVERED
    assert "mfd628" in found.sources
    assert any("待核" in doubt for doubt in found.doubts)


def test_delivery_day_unknown_falls_back_to_acceptance_with_a_doubt():
    found = due(start=BY_DELIVERY, delivered=None)
    assert found.start.day == ACCEPTED
    assert "交付日期待核：找签收单" in found.doubts


@pytest.mark.parametrize(
    ("over", "expected"),
    [
        ({"accepted": ACCEPTED}, ACCEPTED),
        ({"accepted": None, "delivered": DELIVERED}, DELIVERED),
        ({"accepted": None}, None),
    ],
    ids=["acceptance", "delivery", "nothing"],
)
def test_unknown_starting_point_is_estimated_and_doubted(over: dict[str, date | None], expected: date | None):
    found = due(start=None, **over)
    assert found.start.day == expected
    assert any("付款起算点待核" in doubt for doubt in found.doubts) == (expected is not None)


END = date(2025, 6, 30)


@pytest.mark.parametrize(
    ("dragged", "accepted", "deadline", "expected"),
    [
        (True, None, END, END),
        (True, ACCEPTED, END, END),
        (True, date(2025, 6, 20), END, date(2025, 6, 20)),
        (True, END, END, END),
        (True, ACCEPTED, None, ACCEPTED),
        (False, ACCEPTED, END, ACCEPTED),
        (None, ACCEPTED, END, ACCEPTED),
        (False, None, END, None),
        (True, None, None, None),
    ],
)
def test_agreed_end_of_acceptance_counts_only_when_the_customer_drags_and_acceptance_is_late(
    dragged: bool | None, accepted: date | None, deadline: date | None, expected: date | None
):
    assert due(dragged=dragged, accepted=accepted, deadline=deadline).start.day == expected


def test_dragged_acceptance_asks_for_proof():
    found = due(dragged=True, deadline=END)
    assert any("证据" in doubt for doubt in found.doubts)
    assert raw(dragged=True, deadline=END) == date(2025, 7, 30)


def test_settlement_contract_counts_from_the_confirmed_settlement():
    found = due(start=BY_SETTLEMENT, settled=date(2025, 9, 1))
    assert found.effective is not None
    assert (found.effective.raw, found.effective.rolled) == (date(2025, 10, 1), date(2025, 10, 9))


@pytest.mark.parametrize(
    ("over", "counted_from"),
    [
        ({"start": BY_ACCEPTANCE, "accepted": None}, date.max),
        ({"start": BY_SETTLEMENT, "settled": None}, date.max),
        ({"start": BY_ACCEPTANCE, "accepted": ACCEPTED, "payer": NOT_COVERED}, ACCEPTED),
    ],
    ids=["not accepted yet", "not settled yet", "outside the regulation"],
)
def test_nothing_is_due_before_the_event_that_the_contract_counts_from(
    over: dict[str, object], counted_from: date
):
    found = raw(delivered=DELIVERED, **over)
    assert found is None or found >= counted_from


@pytest.mark.parametrize(
    ("contract_date", "delivered", "expected", "statutory"),
    [
        (date(2025, 8, 20), None, date(2025, 8, 20), None),
        (date(2025, 8, 20), DELIVERED, date(2025, 8, 20), date(2025, 8, 20)),
        (date(2025, 12, 31), DELIVERED, date(2025, 8, 30), date(2025, 8, 30)),
        (date(2025, 12, 31), None, date(2025, 12, 31), None),
    ],
    ids=["alone", "within sixty days", "beyond sixty days", "beyond, delivery unknown"],
)
def test_written_payment_date(
    contract_date: date, delivered: date | None, expected: date, statutory: date | None
):
    found = due(start=BY_DATE, contract_date=contract_date, delivered=delivered, accepted=None)
    assert found.effective is not None
    assert found.effective.raw == expected
    assert (found.statutory.raw if found.statutory else None) == statutory


def test_an_unknown_written_date_is_not_replaced_without_a_doubt():
    found = due(start=BY_DATE, contract_date=None, delivered=DELIVERED)
    assert found.effective is None or any("待核" in doubt for doubt in found.doubts)


@pytest.mark.parametrize(
    ("accepted", "days", "statutory", "effective"),
    [
        (ACCEPTED, None, date(2025, 9, 8), date(2025, 9, 8)),
        (ACCEPTED, 90, date(2025, 10, 8), date(2025, 10, 8)),
        (date(2024, 3, 1), None, None, date(2024, 3, 1)),
        (date(2024, 3, 1), 30, None, date(2024, 3, 31)),
    ],
    ids=["2025 silent", "2025 agreed", "2020 silent", "2020 agreed"],
)
def test_large_enterprise_has_sixty_days_since_2025_and_none_before(
    accepted: date, days: int | None, statutory: date | None, effective: date | None
):
    found = due(payer=LARGE, accepted=accepted, contract_days=days)
    assert (found.statutory.raw if found.statutory else None) == statutory
    assert (found.effective.raw if found.effective else None) == effective


@pytest.mark.parametrize("over", [{"payer": NOT_COVERED}, {"small": False}])
def test_regulation_sets_no_date_without_a_covered_customer_and_a_small_seller(over: dict[str, object]):
    found = due(contract_days=90, **over)
    assert found.statutory is None
    assert found.regulation == ""
    assert found.effective is not None
    assert found.effective.raw == date(2025, 10, 8)


def test_unknown_kind_of_customer_with_a_silent_contract_is_taken_for_a_government_one_with_a_doubt():
    found = due(payer=None)
    assert found.statutory is not None
    assert found.effective is not None
    assert found.effective.raw == found.statutory.raw == date(2025, 8, 9)
    assert found.doubts == ("客户性质不清楚，条例是否适用待核",)
    assert due().doubts == ()


@pytest.mark.parametrize(("days", "expected"), [(30, date(2025, 8, 9)), (90, date(2025, 10, 8))])
def test_unknown_kind_of_customer_keeps_to_the_days_of_the_contract(days: int, expected: date):
    found = due(payer=None, contract_days=days)
    assert found.statutory is None
    assert found.effective is not None
    assert found.effective.raw == expected
    assert "客户性质不清楚，条例是否适用待核" in found.doubts


def test_following_the_regulation_by_analogy_is_a_doubt():
    doubt = "团体组织是参照条例执行（第36条），待核"
    assert due(by_analogy=True).doubts == (doubt,)
    assert due(by_analogy=True, small=False, contract_days=30).doubts == ()


def test_unknown_size_of_the_seller_keeps_the_date_with_a_doubt():
    found = due(small=None)
    assert found.statutory is not None
    assert any("我方签约时的规模待核" in doubt for doubt in found.doubts)


@pytest.mark.parametrize(
    ("over", "day", "expected"),
    [
        ({"start": BY_ACCEPTANCE}, "accepted", ("tl2020.9", "tl2020.8")),
        ({"start": BY_DELIVERY}, "delivered", ("tl2020.8",)),
        ({"start": BY_SETTLEMENT}, "settled", ("tl2020.8",)),
        ({"start": BY_ACCEPTANCE, "dragged": True, "accepted": None}, "deadline", ("tl2020.9", "tl2020.8")),
    ],
    ids=["acceptance", "delivery", "settlement", "dragged"],
)
def test_article_numbers_follow_the_version_in_force_on_the_due_date(
    over: dict[str, object], day: str, expected: tuple[str, ...]
):
    newer = {"tl2020.9": "tl2025.10", "tl2020.8": "tl2025.9"}
    before = due(**over | {day: date(2025, 5, 1)})
    after = due(**over | {day: date(2025, 5, 2)})
    assert before.sources == (*expected, "mfd201", "mfd203")
    assert after.sources == (*(newer[one] for one in expected), "mfd201", "mfd203")
    assert ("2020年" in before.regulation, "2025年" in after.regulation) == (True, True)


def test_a_contract_due_at_once_does_not_cite_the_rule_for_silent_contracts():
    assert due(payer=NOT_COVERED, contract_days=0).sources == ("mfd201", "mfd203")


@pytest.mark.parametrize(("signed", "doubted"), [(date(2020, 8, 31), True), (date(2020, 9, 1), False)])
def test_contract_older_than_the_regulation_is_a_doubt(signed: date, doubted: bool):
    assert any("早于 2020-09-01" in doubt for doubt in due(signed=signed).doubts) == doubted


@pytest.mark.parametrize(("accepted", "doubted"), [(date(2020, 8, 31), True), (date(2020, 9, 1), False)])
def test_what_was_accepted_before_the_regulation_was_agreed_before_it(accepted: date, doubted: bool):
    # 立法法 104: no rule reaches back; the day of signing is not known, yet it cannot be later
    assert any("早于 2020-09-01" in doubt for doubt in due(accepted=accepted).doubts) == doubted


@pytest.mark.parametrize(
    ("accepted", "statutory"),
    [(date(2020, 8, 1), None), (date(2020, 8, 2), date(2020, 9, 1))],
    ids=["due 08-31", "due 09-01"],
)
def test_regulation_sets_no_date_before_it_was_in_force(accepted: date, statutory: date | None):
    found = due(accepted=accepted, contract_days=30)
    assert (found.statutory.raw if found.statutory else None) == statutory
    assert found.effective == found.contract


def test_delivery_before_signing_is_a_doubt():
    assert any("交付早于签约" in d for d in due(delivered=DELIVERED, signed=date(2025, 7, 2)).doubts)


def test_working_days_are_counted_with_the_shifted_ones():
    # docs/law.md §7: ten working days from 2022-09-23 end on 2022-10-12, the holiday and its two shifted days among them
    found = due(accepted=date(2022, 9, 23), contract_days=10, working=True, small=False)
    assert found.effective is not None
    assert found.effective.rolled == date(2022, 10, 12)
    assert "合同约定 10 个工作日" in found.words
    assert found.doubts == ()


def test_working_days_never_reach_beyond_the_sixty_days():
    found = due(contract_days=60, working=True)
    assert found.effective is not None
    assert found.effective.raw == date(2025, 9, 8)


def test_working_days_in_a_year_without_a_table_are_doubted():
    found = due(accepted=date(2027, 12, 20), contract_days=10, working=True, today=date(2028, 6, 1))
    assert any("放假表没有收录 2027、2028 年" in doubt for doubt in found.doubts)


def test_which_law_counts_is_in_doubt_also_where_both_days_roll_to_one():
    day = date(2020, 8, 2)  # 60 days end in a holiday, 63 as well
    found = due_dates(facts(start=BY_SETTLEMENT, settled=day, signed=day, contract_days=63), RULES)
    assert found.contract
    assert found.statutory
    assert found.contract.rolled == found.statutory.rolled
    assert any("合同签订早于" in doubt for doubt in found.doubts)
