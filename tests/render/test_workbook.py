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
TABLE = Table("各人", COLUMNS, ROWS, ("合计", Decimal("859995.10"), None, 3), "people")
FORMULAS = ("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "＝1+1", "\t=1+1", "'=1", "\r\n@x", "“=1+1")


def read(raw: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(raw))


def column(*texts: str) -> Table:
    return Table("话", (Column("text", "话"),), [(one,) for one in texts])


def report(table: Table = TABLE, **more) -> TableReport:
    return TableReport(
        "团队看板", "2026-11-30", ("逾期 86 万",), (TableSection(table, **more),), foot=("※ 待核",)
    )


def book_of(*tables: Table) -> bytes:
    return workbook(TableReport("看板", "2026-11-30", (), tuple(map(TableSection, tables))))


# --- Excel ---


def test_numbers_and_days_are_real_ones_in_excel():
    sheet = read(book_of(TABLE))["各人"]
    assert [cell.value for cell in sheet[1]] == ["谁", "逾期（元）", "上次见面", "去过"]
    assert [cell.value for cell in sheet[2]] == ["王磊", 860000.10, datetime(2026, 11, 25), 3]
    assert [cell.value for cell in sheet[3]] == ["李敏", None, None, 0]
    assert [cell.value for cell in sheet[5]] == ["合计", 859995.10, None, 3]
    assert (sheet["B2"].number_format, sheet["C2"].number_format) == (
        "#,##0.00;[Red]-#,##0.00",
        "yyyy-mm-dd",
    )


def test_the_heading_stays_and_has_filters_that_leave_the_sums_alone():
    sheet = read(book_of(TABLE))["各人"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:D4")
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "landscape"


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_is_a_formula_in_excel(text: str):
    raw = workbook(TableReport(text, "2026-11-30", (text,), (TableSection(column(text)),)))
    cell = read(raw)["话"]["A2"]
    assert cell.data_type in ("s", "inlineStr")
    assert cell.value == text.strip()
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        sheets = [parts.read(one).decode() for one in parts.namelist() if "worksheets/sheet" in one]
    assert not any("<f>" in one or "<f " in one for one in sheets)


def test_an_address_is_no_link_in_excel():
    cell = read(book_of(column("http://example.com/a")))["话"]["A2"]
    assert (cell.value, cell.hyperlink) == ("http://example.com/a", None)


def test_the_same_tables_of_a_day_are_the_same_bytes():
    assert book_of(TABLE) == book_of(TABLE)


def test_two_tables_of_one_name_and_a_name_that_excel_refuses_get_sheets_of_their_own():
    odd = Table("[各人]:*?/\\'" + "长" * 40, COLUMNS, ROWS)
    names = read(book_of(TABLE, TABLE, odd)).sheetnames
    assert names == ["各人", "各人 2", "各人" + "长" * 26, "说明"]


def test_what_stands_around_the_tables_is_on_a_sheet_of_its_own():
    sheet = read(workbook(report(notes=("一句",))))["说明"]
    assert [cell.value for cell in sheet["A"]] == ["团队看板", "逾期 86 万", "一句", "※ 待核"]


def test_an_amount_with_more_digits_than_a_cell_keeps_is_written_as_it_is():
    large = Decimal("12345678901234567.89")
    sheet = read(book_of(Table("款", (Column("sum", "元", "money"),), [(large,), (-large,)])))["款"]
    assert [cell.value for cell in sheet["A"]] == ["元", f"{large:,.2f}", f"-{large:,.2f}"]


def test_control_characters_and_a_broken_letter_do_not_stop_the_workbook():
    cell = read(book_of(column("甲\x00\x1b[31m乙\ud800")))["话"]["A2"]
    assert cell.value == "甲乙"


def test_a_table_longer_than_a_sheet_of_excel_is_refused_with_what_to_do(monkeypatch):
    monkeypatch.setattr(excel, "MOST_ROWS", 3)
    with pytest.raises(HuikuanError) as refused:
        book_of(TABLE)
    assert "2 行" in refused.value.text
    assert "csv" in refused.value.hint


def test_rows_may_be_made_on_the_way():
    made = (("王磊", Decimal(n), None, n) for n in range(1000))
    sheet = read(book_of(Table("各人", COLUMNS, made)))["各人"]
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
    assert json.loads(text)["version"] == 1
    table = json.loads(text)["tables"]["people"]
    assert table["name"] == "各人"
    assert table["rows"][0] == {"who": "王磊", "sum": "860000.10", "day": "2026-11-25", "times": 3}
    assert table["rows"][1] == {"who": "李敏", "sum": None, "day": None, "times": 0}
    assert (table["sums"]["sum"], table["notes"]) == ("859995.10", ["一句"])


# --- the page ---


def test_a_page_shows_the_columns_that_were_asked_for_with_bars_of_the_right_length():
    page = table_page(report(printed=("who", "sum"), bar="sum"))
    assert "上次见面" not in page
    bars = re.findall(r'<rect [^>]*width="([\d.]+)"[^>]*?(?: class="(\w+)")?/>', page)
    assert bars == [("59.00", ""), ("1.00", "below")]  # none where nothing is known; hollow below nothing
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


def test_narrow_tables_stand_beside_each_other_and_the_others_below():
    one, two = (TableSection(Table(name, COLUMNS, ROWS), half=True) for name in ("甲", "乙"))
    wide = TableSection(Table("丙", COLUMNS, ROWS))
    page = table_page(TableReport("页", "2026-11-30", (), (wide, one, two, wide)))
    beside = re.findall(r'<div class="beside">(.*?)</div>', page, re.S)
    assert [re.findall("<h2>(.*?)</h2>", part) for part in beside] == [["甲", "乙"]]
