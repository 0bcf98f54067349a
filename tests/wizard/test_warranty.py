"""Retention money: the contract counts from the end of the warranty, which may be told by how long it is."""

from __future__ import annotations

from typing import Any

import pytest

from wizard.people import Person, field, interviewed

GIVEN: dict[str, Any] = {"客户": "某某中心", "验收状态": "已验收合格"}
FACTS: dict[str, Any] = {**GIVEN, "验收合格日期": "2021-12-20", "付款天数": "15个工作日"}


@pytest.mark.parametrize("typed", ["质保期满", "质保满", "质保期满后", "缺陷责任期满"])
def test_it_is_one_of_the_days_that_a_contract_counts_from(typed: str):
    person = Person(FACTS, {"起算点": [typed], "质保期满日": ["2023-12-20"]})
    found = interviewed(person, dict(GIVEN))
    assert (found["起算点"], found["质保期满日"], found["付款天数"]) == (
        "质保期满",
        "2023-12-20",
        "15个工作日",
    )


@pytest.mark.parametrize("typed", ["两年", "验收起两年", "从验收合格之日起2年", "终验后24个月"])
def test_how_long_it_is_becomes_the_day_for_one_enter(typed: str):
    person = Person(FACTS, {"起算点": ["质保期满"], "质保期满日": [typed, "2023-12-20"]})
    assert interviewed(person, dict(GIVEN))["质保期满日"] == "2023-12-20"
    assert any("从验收 2021-12-20" in one and "2023-12-20" in one for one in person.said)
    again = [one for one in person.asked if one.text == field("质保期满日").ask][1]
    assert again.typed == "2023-12-20"


def test_the_end_is_asked_after_the_day_of_the_acceptance():
    person = Person(FACTS, {"起算点": ["质保期满"], "质保期满日": ["2023-12-20"]})
    interviewed(person, dict(GIVEN))
    asked = person.prompted
    assert asked.index("验收合格日期") < asked.index("质保期满日")
