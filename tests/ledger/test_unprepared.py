"""Monday at nine: a ledger that nobody prepared, from the file to the page, the row, the drafts and the board, as README.md has the steps."""

from __future__ import annotations

import json
import re
from decimal import Decimal

import openpyxl
import pytest

from huikuan_cli.core.ledger.grid import letters
from ledger.unprepared import EACH, HEADING, OWNERS, unprepared

DAY = ("--today", "2026-11-30")


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "应收11月（财务给的）.xlsx"
    unprepared(path)
    return path


def test_it_is_mapped_without_a_question_and_what_nobody_understands_is_said_with_its_cell(path, read):
    work = read(path)
    assert work.opened.columns.doubts == ()
    assert {key: letters(one.column) for key, one in work.opened.columns.columns.items()} == {
        "客户": "B", "客户类型": "C", "合同编号": "D", "项目": "E", "合同额": "F", "已回款": "H", "未回款": "I", "开票日期": "J", "到期日": "K",
        "销售": "L", "备注": "M",
    }  # fmt: skip
    assert (work.read.sums, work.read.lost, len(work.read.rows)) == (4, 3, len(OWNERS) * (EACH - 1))
    said = [re.fullmatch(r"2026年11月!([IK])\d+", one.file) for one in work.report.problems]
    assert [one[1] for one in said if one] == ["I", "K", "K"] * 3
    assert {one.name for one in work.report.totals.owners} == {"王磊", "李敏", "张强", "没写"}


def test_its_sums_are_to_the_cent_those_of_another_reading(path, read):
    total = Decimal(0)
    for row in openpyxl.load_workbook(path).worksheets[0].iter_rows(min_row=HEADING + 1, values_only=True):
        if isinstance(row[0], int) and not str(row[8]).startswith("约"):
            total += Decimal(re.sub("[万, ]", "", str(row[8]))) * 10_000
    assert read(path).report.totals.whole.left == total


def test_from_the_file_to_the_page_the_drafts_and_the_board_without_a_question(path, huikuan, tmp_path):
    done = huikuan("ledger", path, "--format", "html", "--out", tmp_path / "印", *DAY)
    assert done.code == 0, done.err
    assert "  1 " in done.out
    done = huikuan("ledger", "--all", "--top", "30", "--out", tmp_path / "计划", *DAY)
    assert done.code == 0, done.err
    drafts = re.findall(r"^第 \d+ 名 .+?：(\S+\.plan\.yaml)，还缺：", done.out, re.M)
    assert len(drafts) == len(set(drafts)) == 30
    assert len(list((tmp_path / "计划").glob("*.plan.yaml"))) == 30
    board = huikuan("board", tmp_path / "计划", *DAY)
    assert board.code == 0, board.err
    assert "30 张计划，30 笔在办" in board.out
    assert "快去了还没备好" not in board.out  # nobody said on which day he goes


def test_a_draft_counts_on_the_board_what_its_receivable_counts_in_the_ledger(path, huikuan, tmp_path):
    assert huikuan("ledger", path, "--all", "--top", "30", "--out", tmp_path / "计划", *DAY).code == 0
    ranked = json.loads(huikuan("ledger", path, "--json", *DAY).out)["tables"]["ranking"]["rows"]
    told = {(one["customer"], one["contract"]): one for one in ranked}
    tables = json.loads(huikuan("board", tmp_path / "计划", "--json", *DAY).out)["tables"]
    rows = next(table for table in tables.values() if table["name"] == "各笔")["rows"]
    assert len(rows) == 30
    for row in rows:
        one = told[row["customer"], row["contract"]]
        assert (row["overdue"], row["due"]) == (one["overdue"], one["due"])
        assert (row["days_late"] or 0) == (one["late"] or 0)
