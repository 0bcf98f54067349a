"""Ledgers as 用友, 金蝶, SAP and people make them: mapped without a question, or asked exactly what is unclear, and added up to the cent."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import openpyxl
import pytest
import xlrd

from huikuan_cli.core.ledger.grid import column_number, letters
from huikuan_cli.core.ledger.ledger_report import said_lines
from huikuan_cli.texts_ledger import RETENTION_LINE
from ledger.ledgers import LEDGERS, MadeLedger

DATA = Path(__file__).parent / "data"
CENT = Decimal("0.01")
IN_WORDS = {"86万": "860000", "￥120,000.00": "120000", "3.5万元": "35000", "12,000": "12000"}


@pytest.fixture(params=LEDGERS, ids=lambda one: one.name)
def made(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[MadeLedger, Path]:
    path = tmp_path / request.param.name
    request.param.make(path)
    return request.param, path


def test_each_ledger_is_mapped_or_asks_exactly_what_is_unclear(made, read):
    ledger, path = made
    work = read(path)
    found = {key: letters(one.column) for key, one in work.opened.columns.columns.items()}
    said = {doubt.key: doubt.choices[0][0] for doubt in work.opened.columns.doubts}
    assert tuple(said) == ledger.asked
    assert found | said == ledger.columns
    assert work.opened.heading.bottom + 1 == ledger.heading
    assert len(work.read.rows) == ledger.rows
    assert work.read.problems == []


def cells_below(path: Path, ledger: MadeLedger) -> list[list[object]]:
    """The rows below the heading as another library reads them."""
    if path.suffix == ".xls":
        sheet = xlrd.open_workbook(path).sheet_by_index(0)
        return [sheet.row_values(n) for n in range(ledger.heading, sheet.nrows)]
    if path.suffix == ".csv":
        lines = path.read_text(encoding="gbk").splitlines()[1:]
        parts = [line.split('"') for line in lines]
        return [[*p[0].rstrip(",").split(","), p[1], p[3], *p[4].lstrip(",").split(",")] for p in parts]
    sheet = openpyxl.load_workbook(path, data_only=True).worksheets[-1]
    return [list(row) for row in sheet.iter_rows(min_row=ledger.heading + 1, values_only=True)]


def amount(cell: object) -> Decimal:
    text = IN_WORDS.get(str(cell), str(cell).replace(",", ""))
    return Decimal(text)


def test_the_sums_are_to_the_cent_those_of_another_reading(made, read):
    ledger, path = made
    customer = column_number(ledger.columns["客户"])
    places = [column_number(one) for one in ledger.open]
    total = Decimal(0)
    for row in cells_below(path, ledger):
        first = next((str(cell) for cell in row if cell not in (None, "")), "")
        named = row[customer] or ledger.name == "手工.xlsx"
        if (
            "计" in str(row[0] or row[1] or first)
            or "客户小计" in row
            or not named
            or row[places[0]] in (None, "")
        ):
            continue
        if not isinstance(row[places[0]], int | float) and not any(c.isdigit() for c in str(row[places[0]])):
            continue
        value = amount(row[places[0]]) - (amount(row[places[1]]) if len(places) > 1 else 0)
        total += (value * ledger.unit).quantize(CENT, ROUND_HALF_UP)
    work = read(path)
    whole = work.report.totals.whole.left
    assert whole == total
    for groups in (work.report.totals.bands, work.report.totals.owners, work.report.totals.customers, work.report.totals.kinds):  # fmt: skip
        assert sum(one.left for one in groups) == total


def test_where_retention_money_counts_by_itself_the_lines_above_say_why_the_bands_have_more(made, read):
    ledger, path = made
    work = read(path)
    more = sum(one.count for one in work.report.totals.bands) - work.report.totals.whole.count
    said = [line for line in said_lines(work.report) if "质保金" in line]
    assert said == ([RETENTION_LINE.format(count=more)] if more else [])
    assert bool(more) == ("质保金" in ledger.columns)


def test_a_workbook_with_a_password_is_refused_in_one_line(huikuan):
    done = huikuan("ledger", DATA / "locked.xlsx")
    assert (done.code, done.out) == (1, "")
    assert done.err.splitlines() == [
        "“locked.xlsx”有密码，读不了；请财务给一份没有密码的，或在 Excel 里去掉密码另存一份"
    ]


def test_the_ledger_itself_is_never_written_to(made, huikuan, tmp_path):
    _, path = made
    before, changed = path.read_bytes(), path.stat().st_mtime_ns
    done = huikuan("ledger", path, "--format", "all", "--out", tmp_path / "出", "--today", "2026-11-30")
    assert done.code == 0, done.err
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (before, changed)
    assert len(list((tmp_path / "出").glob("*.排名.2026-11-30.*"))) == 4
