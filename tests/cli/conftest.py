"""No terminal, whatever pytest runs in; a second process where one is needed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import huikuan_cli.env
from cli.helpers import DAY, GOOD
from huikuan_cli.store.yaml.dump import dump

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture(autouse=True)
def no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(huikuan_cli.env, "_is_tty", lambda stream: False)


@pytest.fixture(autouse=True)
def no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """That what is written reaches the disk itself is for tests/store and tests/deep."""
    monkeypatch.setattr(os, "fsync", lambda file: None)


@pytest.fixture
def process() -> Run:
    """Run the command line in a process of its own: `process("show", path, PYTHONIOENCODING="gbk")`."""

    def run(*argv: object, code: str = "", **env: str) -> subprocess.CompletedProcess[bytes]:
        head = ["-c", code] if code else ["-m", "huikuan_cli"]
        return subprocess.run(
            [sys.executable, *head, *map(str, argv)],
            env={**os.environ, **env},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=60,
            check=False,
        )

    return run


@pytest.fixture
def answers(tmp_path: Path) -> Callable[..., Path]:
    """Write an answers file from a tree, text or bytes; returns its path."""

    def write(content: object, name: str = "答案.yaml") -> Path:
        path = tmp_path / name
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            text = content if isinstance(content, str) else dump(content)
            path.write_bytes(text.encode("utf-8"))
        return path

    return write


@pytest.fixture
def planned(huikuan, tmp_path: Path) -> Callable[..., Path]:
    """Plan good.yaml into tmp_path/计划; returns the plan file."""

    def make() -> Path:
        out = tmp_path / "计划"
        done = huikuan("plan", "--answers", GOOD, "--today", DAY, "--out", out)
        assert done.code == 0, done.err
        (plan,) = out.glob("*.plan.yaml")
        return plan

    return make


@pytest.fixture
def fonts_there() -> None:
    """A Chinese font for the PDF, or a skip with the reason; required in CI."""
    import typst

    from huikuan_cli.render.pdf import FONTS

    found = set(FONTS) & set(typst.Fonts().families())
    if not found and not os.environ.get("HUIKUAN_REQUIRE_PAPER"):
        pytest.skip("没有中文字体，PDF 没有试")
    assert found


@pytest.fixture
def team(tmp_path: Path) -> Callable[[str, str], Path]:
    """Write a file of a team, the version above it: `team("types/e8.yaml", "id: e8")`; returns the folder."""

    def write(name: str, text: str) -> Path:
        path = tmp_path / "打法" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"版本: 2\n{text}", encoding="utf-8")
        return tmp_path / "打法"

    return write
