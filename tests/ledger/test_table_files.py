"""The files that come out: real figures and days, nothing that a spreadsheet would run, a page that prints."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import datetime

import openpyxl
import pytest

from ledger.ledgers import plain_book, text_book

EVIL = "=cmd|' /C calc'!A0"
HEAD = ["客户名称", "项目名称", "合同编号", "未回款", "到期日", "业务员"]
ROWS = [
    ["北山区教育局", EVIL, "HT-1", 900000.55, "2026-01-05", "@SUM(A1)"],
    ["<b>甲</b>局", "+1+1", "-2", 60000, "2026-10-05", "李婷"],
    ["乙局", "项目", "HT-3", -500, "2026-10-05", "李婷"],
]


@pytest.fixture
def written(huikuan, tmp_path):
    path = tmp_path / "台账.xlsx"
    path.write_bytes(text_book([HEAD, *ROWS]))
    done = huikuan("ledger", path, "--today", "2026-11-30", "--format", "all", "--out", tmp_path / "出")
    assert done.code == 0, done.err
    return {one.suffix: one for one in (tmp_path / "出").iterdir() if ".排名." in one.name}


def test_the_workbook_has_real_figures_and_days_frozen_headings_and_filters(written):
    book = openpyxl.load_workbook(written[".xlsx"])
    assert book.sheetnames == ["排名", "按账龄", "按销售", "按客户", "按客户类型", "说明"]
    sheet = book["排名"]
    heads = [cell.value for cell in sheet[1]]
    cells = dict(zip(heads, sheet[2], strict=True))
    assert cells["没付（元）"].value == 900000.55
    assert cells["到期日"].value == datetime(2026, 1, 5)
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}


def test_no_cell_of_any_file_is_a_formula(written):
    for sheet in openpyxl.load_workbook(written[".xlsx"]):
        assert [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"] == []
    rows = list(csv.reader(io.StringIO(written[".csv"].read_text(encoding="utf-8-sig"))))
    loose = [cell for row in rows[1:] for cell in row if re.match(r"[=+@\t\r]|-\D|-\d+$", cell)]
    assert loose == []
    assert f"'{EVIL}" in rows[1] + rows[2]


def test_the_page_shows_what_was_typed_and_runs_none_of_it(written):
    page = written[".html"].read_text(encoding="utf-8")
    assert "&lt;b&gt;甲&lt;/b&gt;局" in page
    assert "<b>" not in page
    assert "<script" not in page
    assert "default-src 'none'" in page
    assert (
        re.findall(r"<svg [^>]*><rect [^>]*?(?: class=\"(\w+)\")?/>", page).count("below") == 1
    )  # the credit, hollow


def test_the_data_adds_up_for_another_program(written):
    from decimal import Decimal

    found = json.loads(written[".json"].read_text(encoding="utf-8"))
    bands = found["tables"]["by_band"]
    assert sum(Decimal(row["left"]) for row in bands["rows"]) == Decimal(bands["sums"]["left"])
    first = found["tables"]["ranking"]["rows"][0]
    assert (first["customer"], first["left"], first["due"]) == ("北山区教育局", "900000.55", "2026-01-05")


def test_json_on_the_screen_is_the_same_and_nothing_is_asked(huikuan, tmp_path, written):
    done = huikuan("ledger", tmp_path / "台账.xlsx", "--today", "2026-11-30", "--json")
    assert done.code == 0
    assert json.loads(done.out)["tables"]["ranking"]["rows"][0]["customer"] == "北山区教育局"


def test_the_same_ledger_twice_gives_the_same_bytes(huikuan, tmp_path, written):
    before = {suffix: path.read_bytes() for suffix, path in written.items()}
    assert set(before) == {".xlsx", ".html", ".csv", ".json"}
    huikuan(
        "ledger", tmp_path / "台账.xlsx", "--today", "2026-11-30", "--format", "all", "--out", tmp_path / "出"
    )
    assert {suffix: written[suffix].read_bytes() for suffix in before} == before


def test_an_unknown_format_is_said_before_anything_is_written(huikuan, tmp_path):
    path = tmp_path / "台账.xlsx"
    path.write_bytes(plain_book([HEAD, *ROWS]))
    done = huikuan("ledger", path, "--format", "doc", "--out", tmp_path / "出")
    assert done.code == 2
    assert not (tmp_path / "出").exists()
