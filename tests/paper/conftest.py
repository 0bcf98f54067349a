"""Tests on paper need a browser and a font: required where HUIKUAN_REQUIRE_PAPER is set, skipped with the reason elsewhere."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest

from paper.browser import Browser, missing, missing_font


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real browser, or a skip with the reason."""
    _needed(missing())
    one = Browser()
    yield one
    one.close()


def _needed(lacking: str) -> None:
    if lacking and not os.environ.get("HUIKUAN_REQUIRE_PAPER"):
        pytest.skip(lacking)
    assert not lacking, lacking


@pytest.fixture(scope="session")
def fonts() -> None:
    """A Chinese font and the program that reads a PDF back, or a skip with the reason."""
    _needed(missing_font())


@pytest.fixture(scope="session")
def office() -> str:
    """LibreOffice, or a skip with the reason."""
    found = shutil.which("soffice")
    _needed(missing_font() or ("" if found else "没有 LibreOffice（soffice），docx 的来回没有试"))
    assert found
    return found
