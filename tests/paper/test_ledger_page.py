"""The first twenty of a ledger on paper: they fit two sheets lying with the sums, in letters that can be read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ledger.ledgers import LEDGERS
from paper.browser import Browser, pieces
from paper.test_pages import ALIVE

TODAY = "2026-11-30"


@pytest.fixture
def page(huikuan: Callable[..., Any], tmp_path: Path) -> Callable[[str], Path]:
    """The page of one of the twelve ledgers."""

    def run(name: str) -> Path:
        made = next(one for one in LEDGERS if one.name == name)
        made.make(tmp_path / name)
        done = huikuan(
            "ledger", tmp_path / name, "--format", "html", "--out", tmp_path / "出", "--today", TODAY
        )
        assert done.code == 0, done.err
        (path,) = (tmp_path / "出").glob("*.html")
        return path

    return run


@pytest.mark.parametrize("name", ["政府客户.xlsx", "用友.xlsx", "八十列.xlsx"])
def test_the_first_twenty_and_their_sums_take_two_sheets(browser: Browser, page, name):
    browser.open(page(name))
    assert browser.value(ALIVE) == 0
    printed = browser.printed()
    assert printed.pages <= 2
    assert "先去收哪几家" in printed.texts[0]
    assert "不是法律意见" in printed.texts[-1]
    assert min(one.size for one in pieces(printed.raw)) >= 8
