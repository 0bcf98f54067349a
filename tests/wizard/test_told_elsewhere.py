"""What his post was told by is no longer so once somebody else is named for it."""

from __future__ import annotations

from wizard.people import Person, interviewed

FACTS = {
    "客户": "华垣职业学院",
    "拜访日期": "2026-12-04",
    "称呼": "信息中心蒋主任",
    "项目": "数字实训平台",
    "到期应付": "120000.00",
    "岗位": "业务经办",
}


def test_the_post_is_asked_after_all_where_another_department_is_the_user():
    person = Person({**FACTS, "验收人": "使用部门是实训处，签字盖章了"})
    given = interviewed(person)
    assert given["岗位"] == "业务经办"
    assert "岗位：使用科室（按“信息中心”推）" in "".join(person.said)
    assert person.prompted.count("岗位") == 1


def test_it_is_taken_and_said_where_nobody_else_is():
    person = Person({**FACTS, "验收人": "应用科张科长"})
    assert interviewed(person)["岗位"] == "使用科室"
    assert "岗位" not in person.prompted
    assert person.shown()["岗位"] == "使用科室（推的）"
