"""Which column is what: the surest heading wins, a longer one before a shorter, what stands in it must fit, and nothing is taken twice."""

from __future__ import annotations

from datetime import date

import pytest

from huikuan_cli.core.ledger.columns import map_columns
from huikuan_cli.core.ledger.grid import Grid, letters
from huikuan_cli.core.ledger.headings import find_heading
from huikuan_cli.core.playbook.ledger_rules import LedgerRules
from huikuan_cli.store.playbooks import loading
from huikuan_cli.store.playbooks.layers import Layer, bundled

RULES = loading.load_one((Layer(bundled(), "自带"),), "ledger.yaml", LedgerRules)
TODAY = date(2026, 11, 30)
VALUE = {"钱": 120000.0, "日": date(2026, 1, 5), "字": "甲局", "码": "100200", "空": ""}


def mapped(**columns: str) -> dict[str, str]:
    """The keys of columns with these headings and kinds of cells, by their headings."""
    grid = Grid("表", [list(columns), *([VALUE[kind] for kind in columns.values()] for _ in range(4))])
    heading = find_heading(grid, RULES)
    assert heading is not None
    found = map_columns(grid, heading, RULES, {}, TODAY)
    assert len({one.column for one in found.columns.values()}) == len(found.columns)
    return {heading.said(one.column): key for key, one in found.columns.items()}


@pytest.mark.parametrize(
    ("columns", "key"),
    [
        ({"本年未回款金额": "钱"}, "未回款"),
        ({"本年累计回款金额": "钱"}, "已回款"),
        ({"应收账款期末余额": "钱"}, "未回款"),
        ({"合同约定付款日": "日"}, "到期日"),
        ({"未回款金额（含税）": "钱"}, "未回款"),
    ],
)
def test_a_longer_heading_is_read_by_the_longest_that_it_holds(columns, key):
    assert mapped(客户名称="字", 项目名称="字", **columns)[next(iter(columns))] == key


@pytest.mark.parametrize(
    "heading", ["合同到期日", "保函到期日", "未回款金额占比", "到期日提醒", "实际回款日期", "是否到期"]
)
def test_what_only_looks_like_a_column_is_left_alone(heading):
    kind = "日" if "日" in heading else "钱"
    assert heading not in mapped(客户名称="字", 项目名称="字", **{heading: kind})


def test_the_surest_of_several_columns_wins_and_the_others_are_left():
    found = mapped(客户名称="字", 应收余额="钱", 未回款金额="钱", 预计回款日期="日", 到期日="日")
    assert found == {"客户名称": "客户", "未回款金额": "未回款", "到期日": "到期日"}


def test_a_column_of_numbers_is_no_customer_and_one_of_days_no_amount():
    assert mapped(**{"客户": "码", "名称 1": "字", "未回款": "钱"})["名称1"] == "客户"
    assert "未回款" not in mapped(客户名称="字", 合同编号="字", 未回款="日")


def test_what_a_person_said_stands_above_the_headings():
    grid = Grid("表", [["客户名称", "未回款", "欠款"], ["甲局", 1.0, 120000.0]])
    heading = find_heading(grid, RULES)
    found = map_columns(grid, heading, RULES, {"未回款": "C", "客户": "客户名称"}, TODAY)
    assert {key: letters(one.column) for key, one in found.columns.items()} == {"未回款": "C", "客户": "A"}
    without = map_columns(grid, heading, RULES, {"未回款": "没有"}, TODAY)
    assert "未回款" not in without.columns
    assert [one.key for one in without.doubts] == ["未回款"]


def test_every_known_heading_is_found_by_itself():
    for column in RULES.columns:
        for heading in column.headings:
            grid = Grid("表", [["客户名称", "合同编号", heading]])
            found = find_heading(grid, RULES)
            assert found is not None
            names = [one.heading for one in map_columns(grid, found, RULES, {}, TODAY).columns.values()]
            assert heading.replace(" ", "") in [name.replace(" ", "") for name in names] or column.key in ("客户", "合同编号"), heading  # fmt: skip


def sheet(*rows):
    grid = Grid("表", [list(row) for row in rows])
    heading = find_heading(grid, RULES)
    assert heading is not None
    return grid, heading


OWED = ["客户名称", "合同编号", "合同金额", "已回款"]


def test_a_column_that_is_what_was_owed_less_what_was_paid_is_what_is_open_whatever_it_is_called():
    rows = [["甲局", "HT-1", 100.0, 40.0, 60.0], ["乙局", "HT-2", 80.0, 0.0, "待定"], ["丙局", "HT-3", 50.0, 20.0, 30.0],
            ["丁局", "HT-4", 90.0, 45.0, 45.0], ["戊局", "HT-5", 70.0, 0.0, 70.0]]  # fmt: skip
    found = map_columns(*sheet([*OWED, "差额"], *rows), RULES, {}, TODAY)
    assert (found.columns["未回款"].column, found.columns["未回款"].how) == (4, "像")
    said = map_columns(*sheet([*OWED, "差额"], *rows), RULES, {"未回款": "没有"}, TODAY)
    assert "未回款" not in said.columns


def test_a_column_that_only_repeats_what_was_owed_is_not_what_is_open():
    rows = [["甲局", f"HT-{n}", 100.0, 0.0 if n else 40.0, 100.0] for n in range(8)]
    found = map_columns(*sheet([*OWED, "已开票额度"], *rows), RULES, {}, TODAY)
    assert "未回款" not in found.columns


def test_a_heading_that_sounds_like_what_is_open_is_asked_about_and_not_passed_over():
    rows = [["甲局", f"HT-{n}", 100000.0, 40000.0, 50000.0 + n] for n in range(4)]
    said = {"到期日": "没有"}
    (doubt,) = map_columns(*sheet([*OWED, "欠我们的"], *rows), RULES, said, TODAY).doubts
    assert (doubt.key, doubt.needed, doubt.choices[0]) == ("未回款", False, ("E", "欠我们的"))
    assert not map_columns(*sheet([*OWED, "欠我们的"], *rows), RULES, said | {"未回款": "没有"}, TODAY).doubts


def test_of_two_lines_of_a_heading_the_upper_one_may_say_of_whom_the_lower_one_is():
    grid = Grid("表", [["客户信息", "客户信息", "收款情况", "时间"], ["单位名称", "性质", "尚欠", "到期"],
                       ["甲局", "机关", 120000.0, date(2026, 1, 5)]], merged=[((0, 0), (0, 1))])  # fmt: skip
    heading = find_heading(grid, RULES)
    found = map_columns(grid, heading, RULES, {}, TODAY)
    assert {key: one.column for key, one in found.columns.items()} == {"客户": 0, "客户类型": 1, "未回款": 2}
