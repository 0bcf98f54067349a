"""The board of a team on paper: one sheet of A4 for ten people, nothing cut; and its workbook in LibreOffice."""

from __future__ import annotations

import csv
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from huikuan_cli import texts_board as texts
from paper.browser import Browser, pieces
from paper.test_pages import ALIVE
from team import named, plan_text, put, team

TODAY = "2026-11-30"
AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1"  # every sheet, in UTF-8, as shown


@pytest.fixture
def files(huikuan: Callable[..., Any], tmp_path: Path) -> Callable[..., Path]:
    """The page and the workbook of the board of a folder, by their suffix."""

    def run(folder: Path, suffix: str, *more: str) -> Path:
        done = huikuan(
            "board", folder, "--format", "html,xlsx", "--out", tmp_path / "出", "--today", TODAY, *more
        )
        assert done.code == 0, done.err
        return tmp_path / "出" / f"{texts.TITLE}-{TODAY}.{suffix}"

    return run


@pytest.mark.parametrize("each", [1, 5, 10])
@pytest.mark.parametrize("broken", [0, 2])
def test_the_board_of_ten_people_is_one_sheet_of_paper_and_nothing_is_cut(
    browser: Browser, files, tmp_path, each, broken
):
    team(tmp_path / "团队", each, name=named)
    for n in range(broken):
        (tmp_path / "团队" / f"坏{n}.plan.yaml").write_text("版本: [\n", encoding="utf-8")
    browser.open(files(tmp_path / "团队", "html"))
    assert browser.value(ALIVE) == 0
    printed = browser.printed()
    assert printed.pages == 1
    assert texts.FOOT[:12] in printed.text
    assert ("坏0.plan.yaml" in printed.text) == bool(broken)
    assert min(one.size for one in pieces(printed.raw)) >= 8


def test_a_long_board_has_its_headings_on_every_sheet_and_no_row_is_torn(browser: Browser, files, tmp_path):
    team(tmp_path / "团队", 10, name=named)
    browser.open(files(tmp_path / "团队", "html", "--top", "500"))
    printed = browser.printed()
    assert printed.pages > 2
    assert all(texts.NODE in page for page in printed.texts[1:-1])


def test_a_bar_is_drawn_on_a_black_and_white_printer(browser: Browser, files, tmp_path):
    team(tmp_path / "团队", 1)
    browser.open(files(tmp_path / "团队", "html"))
    widths = browser.value(
        "[...document.querySelectorAll('svg rect')].map(e => e.getBoundingClientRect().width)"
    )
    assert len(widths) == 10
    assert widths == sorted(widths, reverse=True)
    fills = browser.value(
        "[...new Set([...document.querySelectorAll('svg rect')].map(e => getComputedStyle(e).fill))]"
    )
    assert fills == ["rgb(102, 102, 102)"]


def test_on_a_phone_the_page_does_not_run_out_of_the_window(browser: Browser, files, tmp_path):
    team(tmp_path / "团队", 4, name=named)
    browser.open(files(tmp_path / "团队", "html"), phone=True)
    assert browser.value("document.documentElement.scrollWidth") <= 390
    talks, people, _ = browser.value(
        "[...document.querySelectorAll('table')].map(e => e.getBoundingClientRect().width)"
    )
    assert talks <= 390 < people  # texts are broken, figures never: their table is pushed aside


@pytest.mark.limit(180)
def test_libreoffice_shows_the_workbook_with_the_same_figures_and_runs_nothing(office: str, files, tmp_path):
    team(tmp_path / "团队", 2)
    put(tmp_path / "团队" / "a.plan.yaml", plan_text(customer="=1+1", visit=date(2026, 11, 25)))
    path = files(tmp_path / "团队", "xlsx")
    profile = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    command = [
        office,
        profile,
        "--headless",
        "--convert-to",
        AS_CSV,
        "--outdir",
        str(tmp_path / "回来"),
        str(path),
    ]
    subprocess.run(command, capture_output=True, check=True, timeout=170)
    (shown,) = (tmp_path / "回来").glob(f"*-{texts.ROWS}.csv")
    rows = list(csv.reader(shown.read_text(encoding="utf-8-sig").splitlines()))
    sheet = openpyxl.load_workbook(path)[texts.ROWS]
    assert len(rows) == sheet.max_row
    at = rows[0].index(texts.OVERDUE)
    for row, cells in zip(rows[1:], sheet.iter_rows(min_row=2, values_only=True), strict=True):
        assert row[at] == f"{cells[at]:,.2f}"
    assert "=1+1" in [row[1] for row in rows]
    assert not any("Err:" in cell or cell == "2" for row in rows for cell in row[:2])
