"""A table as an Excel workbook, as csv, as JSON and as a page: the same cells, nothing that runs, the same bytes each time."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest

from huikuan_cli.core.tables.report import TableReport, TableSection
from huikuan_cli.core.tables.table import Column, Table
from huikuan_cli.errors import HuikuanError
from huikuan_cli.render import workbook as excel
from huikuan_cli.render.table_files import report_json, table_csv
from huikuan_cli.render.table_page import table_page
from huikuan_cli.render.workbook import workbook

DAY = date(2026, 11, 30)
COLUMNS = (
    Column("who", "谁", wide=4),
    Column("sum", "逾期（元）", "money"),
    Column("day", "上次见面", "day"),
    Column("times", "去过", "count"),
)
ROWS = (
    ("王磊", Decimal("860000.10"), date(2026, 11, 25), 3),
    ("李敏", None, None, 0),
    ("赵强", Decimal("-5.00"), date(2026, 2, 28), None),
)
TABLE = Table("各人", COLUMNS, ROWS, ("合计", Decimal("859995.10"), None, 3))
FORMULAS = ("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "＝1+1", "\t=1+1", "'=1", "\r\n@x", "“=1+1")


def read(raw: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(raw))


def column(*texts: str) -> Table:
    return Table("话", (Column("text", "话"),), [(one,) for one in texts])


def report(table: Table = TABLE, **more) -> TableReport:
    return TableReport("团队看板", "2026-11-30", ("逾期 86 万",), (TableSection(table, **more),))


# --- Excel ---


def test_numbers_and_days_are_real_ones_in_excel():
    sheet = read(workbook([TABLE], "看板", DAY))["各人"]
    assert [cell.value for cell in sheet[1]] == ["谁", "逾期（元）", "上次见面", "去过"]
    assert [cell.value for cell in sheet[2]] == ["王磊", 860000.10, datetime(2026, 11, 25), 3]
    assert [cell.value for cell in sheet[3]] == ["李敏", None, None, 0]
    assert [cell.value for cell in sheet[5]] == ["合计", 859995.10, None, 3]
    assert (sheet["B2"].number_format, sheet["C2"].number_format) == ("#,##0.00", "yyyy-mm-dd")


def test_the_heading_stays_and_has_filters_that_leave_the_sums_alone():
    sheet = read(workbook([TABLE], "看板", DAY))["各人"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:D4")
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "landscape"


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_is_a_formula_in_excel(text: str):
    raw = workbook([column(text)], text, DAY)
    cell = read(raw)["话"]["A2"]
    assert cell.data_type in ("s", "inlineStr")
    assert cell.value == text.strip()
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        sheets = [parts.read(one).decode() for one in parts.namelist() if "worksheets/sheet" in one]
    assert not any("<f>" in one or "<f " in one for one in sheets)


def test_an_address_is_no_link_in_excel():
    cell = read(workbook([column("http://example.com/a")], "看板", DAY))["话"]["A2"]
    assert (cell.value, cell.hyperlink) == ("http://example.com/a", None)


def test_the_same_tables_of_a_day_are_the_same_bytes():
    assert workbook([TABLE], "看板", DAY) == workbook([TABLE], "看板", DAY)


def test_two_tables_of_one_name_and_a_name_that_excel_refuses_get_sheets_of_their_own():
    odd = Table("[各人]:*?/\\'" + "长" * 40, COLUMNS, ROWS)
    names = read(workbook([TABLE, TABLE, odd], "看板", DAY)).sheetnames
    assert names == ["各人", "各人 2", "各人" + "长" * 26]


def test_control_characters_and_a_broken_letter_do_not_stop_the_workbook():
    cell = read(workbook([column("甲\x00\x1b[31m乙\ud800")], "看板", DAY))["话"]["A2"]
    assert cell.value == "甲乙"


def test_a_table_longer_than_a_sheet_of_excel_is_refused_with_what_to_do(monkeypatch):
    monkeypatch.setattr(excel, "MOST_ROWS", 3)
    with pytest.raises(HuikuanError) as refused:
        workbook([TABLE], "看板", DAY)
    assert "2 行" in refused.value.text
    assert "csv" in refused.value.hint


def test_rows_may_be_made_on_the_way():
    made = (("王磊", Decimal(n), None, n) for n in range(1000))
    sheet = read(workbook([Table("各人", COLUMNS, made)], "看板", DAY))["各人"]
    assert (sheet.max_row, sheet["B1001"].value) == (1001, 999)


# --- csv and JSON ---


def test_csv_opens_in_excel_in_chinese_with_plain_figures():
    raw = table_csv(TABLE)
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert rows[1] == ["王磊", "860000.10", "2026-11-25", "3"]
    assert rows[2] == ["李敏", "", "", "0"]
    assert rows[3][1] == "-5.00"
    assert rows[4][0] == "合计"


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_is_a_formula_in_csv(text: str):
    (_, row) = csv.reader(io.StringIO(table_csv(column(text)).decode("utf-8-sig"), newline=""))
    assert row[0] == "'" + text.strip()


def test_json_says_every_cell_by_its_key_and_null_where_nothing_is_known():
    text = report_json(report(notes=("一句",)))
    assert text.isascii()
    (table,) = json.loads(text)["tables"]
    assert table["rows"][0] == {"who": "王磊", "sum": "860000.10", "day": "2026-11-25", "times": 3}
    assert table["rows"][1] == {"who": "李敏", "sum": None, "day": None, "times": 0}
    assert (table["sums"]["sum"], table["notes"]) == ("859995.10", ["一句"])


# --- the page ---


def test_a_page_shows_the_columns_that_were_asked_for_with_bars_of_the_right_length():
    page = table_page(report(printed=("who", "sum"), bar="sum"))
    assert "上次见面" not in page
    assert re.findall(r'<rect [^>]*width="([\d.]+)"', page) == [
        "59.00"
    ]  # nothing is known, and less than nothing
    assert "860,000.10" in page
    assert '<tr class="sums"><td class="text">合计</td>' in page


def test_the_width_of_a_page_is_shared_out_by_the_columns_and_not_by_a_long_text():
    long = Table("话", (Column("a", "短", wide=4), Column("b", "长", wide=4)), [("甲", "很长的一段话" * 50)])
    shares = re.findall(r'<col style="width: ([\d.]+)%">', table_page(report(long)))
    assert shares == ["50.00", "50.00"]


def test_only_the_first_rows_are_printed_where_a_page_has_room_for_no_more_and_the_rest_is_counted():
    page = table_page(report(most=1))
    assert "李敏" not in page
    assert "另有 2 行没有印在这里" in page
    assert "859,995.10" in page  # the sums are those of all


def test_markup_in_a_cell_is_text_and_nothing_runs_or_is_fetched():
    page = table_page(report(column("<script>alert(1)</script>\"'&")))
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "default-src 'none'" in page
    assert not re.search(r"(?:src|href)=|url\(", page)


def test_a_table_without_rows_says_so():
    page = table_page(report(Table("该谈一谈", COLUMNS, ()), none="没有"))
    assert "<p>没有</p>" in page
    assert "<table>" not in page
