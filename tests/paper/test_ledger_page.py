"""The page of a ledger on paper and on a phone: nothing cut, no figure over another, black and white, headings on every sheet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ledger.ledgers import LEDGERS, text_book
from ledger.unprepared import unprepared
from paper.browser import Browser, pieces
from paper.test_pages import ALIVE

TODAY = "2026-11-30"
TOO_WIDE = """[...document.querySelectorAll('td.money, td.day, td.count')].filter(e => {
  const range = document.createRange(); range.selectNodeContents(e);
  return range.getBoundingClientRect().right > e.getBoundingClientRect().right + 0.5
    || range.getBoundingClientRect().left < e.getBoundingClientRect().left - 0.5 }).map(e => e.textContent)"""


@pytest.fixture
def page(huikuan: Callable[..., Any], tmp_path: Path) -> Callable[[Path], Path]:
    """The page of a ledger."""

    def run(ledger: Path) -> Path:
        done = huikuan("ledger", ledger, "--today", TODAY, "--format", "html", "--out", tmp_path / "出")
        assert done.code == 0, done.err
        return tmp_path / "出" / f"{ledger.stem}.排名.{TODAY}.html"

    return run


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A ledger of very large amounts, one of them below nothing."""
    head = ["客户名称", "项目名称", "合同编号", "未回款", "到期日", "业务员"]
    rows = [
        [f"第{n}局", "平台", f"HT-{n}", 98765432100.55 / (n + 1), "2019-01-05", "李婷"] for n in range(12)
    ]
    path = tmp_path / "大额.xlsx"
    path.write_bytes(text_book([head, *rows, ["退款局", "平台", "HT-99", -60000, "2026-10-05", "李婷"]]))
    return path


@pytest.mark.parametrize("name", ["政府客户.xlsx", "用友.xlsx", "八十列.xlsx"])
def test_the_first_twenty_and_their_sums_take_two_sheets(browser: Browser, page, tmp_path, name):
    next(one for one in LEDGERS if one.name == name).make(tmp_path / name)
    browser.open(page(tmp_path / name))
    assert browser.value(ALIVE) == 0
    printed = browser.printed()
    assert printed.pages <= 2
    assert "先去收哪几家" in printed.texts[0]
    assert "不是法律意见" in printed.texts[-1]
    assert min(one.size for one in pieces(printed.raw)) >= 8


def test_of_a_ledger_that_nobody_prepared_the_front_has_the_twenty_and_the_back_the_sums(
    browser: Browser, page, tmp_path
):
    unprepared(tmp_path / "应收.xlsx")
    browser.open(page(tmp_path / "应收.xlsx"))
    _front, back = browser.printed().texts
    assert browser.value("document.querySelectorAll('section tbody')[0].rows.length") == 20
    assert "名次" not in back
    assert "按账龄" in back
    assert "要改的" in back


@pytest.mark.parametrize("phone", [False, True])
def test_no_figure_runs_into_another_however_large(browser: Browser, page, large, phone):
    browser.open(page(large), phone=phone, lying=True)
    assert browser.value(TOO_WIDE) == []


def test_on_a_phone_the_page_of_a_ledger_does_not_run_out_of_the_window(browser: Browser, page, large):
    browser.open(page(large), phone=True)
    assert browser.value("document.documentElement.scrollWidth") <= 390


def test_bars_begin_at_one_line_and_one_below_nothing_is_hollow(browser: Browser, page, large):
    browser.open(page(large), lying=True)
    found = browser.value(
        "[...document.querySelectorAll('svg rect')].map(e => [e.getBoundingClientRect().left, getComputedStyle(e).fill])"
    )
    assert len({round(left) for left, _ in found}) == 1
    assert {fill for _, fill in found} == {"rgb(102, 102, 102)", "none"}
