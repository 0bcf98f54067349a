"""A day that is told in the answer to another question: the delivery's, where nobody knows the acceptance's."""

from __future__ import annotations

import pytest

from huikuan_cli.core.text.values import UNKNOWN
from wizard.people import Person, interviewed

CAME, ACCEPTED, SAID = "交付日期", "验收合格日期", "一起记下：交付日期 2025-09-16（周二）"


@pytest.mark.parametrize(
    "typed", ["送齐是2025年9月16号，验收单记不清", "验收单记不清，2025-9-16交付的", "记不清，签收是2025.9.16"]
)
def test_the_day_of_the_delivery_is_kept_where_that_of_the_acceptance_is_not_known(typed: str):
    person = Person({"验收状态": "已验收合格", "起算点": "验收合格"}, {ACCEPTED: [typed]})
    answers = interviewed(person)
    assert (answers[CAME], answers[ACCEPTED]) == ("2025-09-16", UNKNOWN)
    assert SAID in person.said


@pytest.mark.parametrize(
    "typed",
    [
        "记不清",
        "送齐是9月16号，验收单记不清",  # of which year
        "2025年9月16号开的票，验收单记不清",
        "送齐是2025年9月16号，装完是2025年9月20号，验收单记不清",  # which of the two
        "送齐是2027年9月16号，验收单记不清",
    ],
)
def test_no_other_day_is_taken_for_it(typed: str):
    person = Person({"验收状态": "已验收合格", "起算点": "验收合格"}, {ACCEPTED: [typed]})
    assert interviewed(person).get(CAME, UNKNOWN) == UNKNOWN
    assert not any(CAME in line for line in person.said)
