"""An empty folder to write into."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "文件夹"
    made.mkdir()
    return made
