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
