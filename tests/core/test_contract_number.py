"""The number of a contract that was written behind what was sold."""

from __future__ import annotations

import pytest

from huikuan_cli.core.text.contract_number import apart_from_number
from wizard.people import Person, interviewed


@pytest.mark.parametrize(
    ("typed", "sold", "number"),
    [
        ("雨量站及平台，合同号QSSL-2025-041", "雨量站及平台", "QSSL-2025-041"),
        ("供应室灭菌耗材框架合同PZY-2025-17", "供应室灭菌耗材", "PZY-2025-17"),
        (
            "安防维保（监控、对讲、AB门），合同编号BLJY-WB-2026-03",
            "安防维保（监控、对讲、AB门）",
            "BLJY-WB-2026-03",
        ),
        ("泵站自动化改造 合同编号：澄水采〔2024〕117号", "泵站自动化改造", "澄水采〔2024〕117号"),
        ("门禁，编号20250317", "门禁", "20250317"),
        ("QJ-2025-031 数据平台", "数据平台", "QJ-2025-031"),
    ],
)
def test_it_is_told_apart_from_what_was_sold(typed: str, sold: str, number: str):
    assert apart_from_number(typed) == (sold, number)


@pytest.mark.parametrize(
    "typed",
    [
        "两台DS-2CD3T摄像机",
        "3号楼AB门改造",
        "2025年度保洁",
        "QJ-2025-031",
        "一标段QJ-2025-031、二标段QJ-2025-032",
        "数据平台（二期）",
        "TC2023-14号地块围挡和覆绿",
        "TC-2023-14号地块围挡和覆绿",
    ],
)
def test_a_model_a_building_a_year_and_two_numbers_are_none(typed: str):
    assert apart_from_number(typed) == (typed, "")


def test_it_answers_the_question_about_the_contract():
    person = Person({}, {"项目": ["雨量站及平台，合同号QSSL-2025-041"]})
    found = interviewed(person, {"客户": "某某局"})
    assert (found["项目"], found["合同编号"]) == ("雨量站及平台", "QSSL-2025-041")
    assert any("合同编号 QSSL-2025-041" in one for one in person.said)
