"""One rule for what is the same receivable: rows of a ledger, plans, the board and the morning's list go by it."""

from __future__ import annotations

from datetime import date

import pytest

from core.agenda.plan_facts import named
from huikuan_cli.core.agenda.naming import latest
from huikuan_cli.core.agenda.same_receivable import (
    ReceivableNames,
    by_receivable,
    names_of_plan,
    receivable_keys,
    told_apart,
)
from huikuan_cli.core.board.matters import TeamPlan, matters
from huikuan_cli.core.ledger.contracts import open_groups
from huikuan_cli.core.ledger.ledger_rows import LedgerRow
from huikuan_cli.core.ledger.linked_plans import linked

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("甲局", "HT-1", "机房"), ("甲 局", "ｈｔ-1", "另一个写法"), True),
        (("甲局", "HT-1", "机房"), ("甲局", "HT-2", "机房"), False),
        (("甲局", "HT-1", "机房"), ("乙局", "HT-1", "机房"), False),
        (("甲局", "HT-1", "机房"), ("甲局", "", "机房"), True),
        (("甲局", "", "机房"), ("甲局", "", "机 房"), True),
        (("甲局", "", "机房"), ("甲局", "", "录播"), False),
        (("甲局", "HT-1", "机房"), ("甲局", "", ""), False),
        (("甲局", "HT-1", ""), ("甲局", "", ""), False),
        (("甲局", "", "机房"), ("甲局", "", ""), False),
        (("甲局", "", ""), ("甲局", "", ""), True),
    ],
)
def test_two_records_are_the_same_by_number_else_by_project_else_by_customer(one, other, same):
    for pair in ((one, other), (other, one)):
        first, second = receivable_keys(ReceivableNames(*each) for each in pair)
        assert (first == second) is same


# what a row of a ledger or a plan may say: customer, contract number, project
SAID = [
    ("甲局", "HT-1", "机房"),
    ("甲局", "", "机房"),
    ("甲局", "HT-2", "机房"),
    ("甲局", "HT-2", "录播"),
    ("甲局", "", "录播"),
    ("甲局", "", ""),
    ("乙局", "HT-1", "机房"),
    ("乙局", "", "屏"),
]


def test_the_ledger_the_board_and_the_names_of_plans_see_the_same_receivables():
    numbers = range(len(SAID))
    wanted = by_receivable(list(numbers), [ReceivableNames(*one) for one in SAID])
    assert wanted == [[0, 1], [2, 3, 4], [5], [6], [7]]

    rows = [LedgerRow(number=n, customer=one[0], left=1, contract=one[1], project=one[2]) for n, one in enumerate(SAID)]  # fmt: skip
    assert [[row.number for row in group] for group in open_groups(rows)] == wanted

    plans = [named(a, c, f"2026-11-{n + 1:02}", b, file=str(n)) for n, (a, b, c) in enumerate(SAID)]
    board = matters([TeamPlan(one, "王磊") for one in plans], TODAY)
    assert [[int(one.plan.file) for one in each.plans] for each in board] == wanted
    assert {int(one.file) for one in latest(plans)} == {max(group) for group in wanted}

    found = linked([names_of_plan(one.facts) for one in plans], plans, TODAY)
    for group in wanted:
        assert {found[n].file for n in group} == {str(max(group))}


def test_only_what_tells_a_receivable_from_the_others_of_its_customer_is_said_beside_him():
    records = [ReceivableNames(*one) for one in SAID]
    assert told_apart(records) == [
        "机房 HT-1", "机房", "机房 HT-2", "录播", "录播", "", "机房", "屏"
    ]  # fmt: skip
    assert told_apart(records[6:7]) == [""]
