"""Which plan a name means."""

from __future__ import annotations

import pytest

from core.agenda.plan_facts import named
from huikuan_cli.core.agenda.naming import fitting

QINGJIANG, SECOND = named(), named(project="机房扩容", visit="2026-12-02", contract="QJ-2")
EARLIER = named(visit="2026-11-10（周二）")
HOSPITAL = named("东陵县人民医院", "彩超", "2026-11-26（周四）", "DL/2025（3）")
BUREAU, BRANCH = named("东陵县财政局", "一体化"), named("东陵县财政局二分局", "一体化")
EVERYONE = [EARLIER, QINGJIANG, SECOND, HOSPITAL, BUREAU, BRANCH]


@pytest.mark.parametrize(
    ("wanted", "means"),
    [
        ("大数据", [SECOND, QINGJIANG]),
        ("清江市大数据中心", [SECOND, QINGJIANG]),
        (" 清江市 大数据中心 ", [SECOND, QINGJIANG]),
        ("数据平台", [QINGJIANG]),
        ("机房扩容", [SECOND]),
        ("机房", [SECOND]),
        ("医院", [HOSPITAL]),
        ("东陵县人民医院设备科", [HOSPITAL]),
        ("QJ-2", [SECOND]),
        ("ｑｊ－２", [SECOND]),
        ("DL/2025(3)", [HOSPITAL]),
        ("QJ", []),
        ("东陵县财政局", [BUREAU]),
        ("财政局", [BRANCH, BUREAU]),
        ("2026-12-02", [SECOND]),
        ("一体化", [BRANCH, BUREAU]),
        ("没有的", []),
        ("", []),
        ("  ", []),
        ("yaml", []),
        ("2", []),
        ("20", []),
    ],
)
def test_a_name_means_the_latest_plan_of_each_matter_that_fits_it_best(wanted, means):
    assert fitting(wanted, EVERYONE) == means


def test_of_two_plans_for_one_day_the_one_changed_later_is_meant():
    first, second = named(stamp=2, file="甲.plan.yaml"), named(stamp=1, file="乙.plan.yaml")
    assert fitting("清江", [first, second]) == [first]


def test_a_renamed_file_is_found_by_what_stands_in_it_and_by_its_new_name():
    renamed = named("浣江街道办", file="子/王科长那份.plan.yaml")
    for wanted in ("浣江", "王科长"):
        assert fitting(wanted, [*EVERYONE, renamed]) == [renamed]


def test_a_plan_whose_day_cannot_be_read_goes_by_the_day_in_its_name():
    odd = named(visit="那天", file="2027-01-04-清江市大数据中心-数据平台.plan.yaml")
    assert fitting("数据平台", [QINGJIANG, odd]) == [odd]
