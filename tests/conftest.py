"""No test touches the home folder, the wall clock or the network."""

from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from properties import examples

settings.register_profile("ours", examples())
settings.load_profile("ours")


@pytest.fixture(autouse=True)
def isolated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fixed day and width, an own home, an own working folder, no network."""
    home = tmp_path / "home"
    home.mkdir()
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    for name in ("HUIKUAN_PLAYBOOKS", "HUIKUAN_PLAIN", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HUIKUAN_HOME", str(home))
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("HUIKUAN_TODAY", "2026-11-23")
    monkeypatch.setenv("COLUMNS", "96")
    monkeypatch.setenv("TERM", "xterm-256color")

    def refuse(*args: object) -> None:
        raise AssertionError("a test reached for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@dataclass(frozen=True)
class Result:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str


@pytest.fixture
def huikuan(capsys: pytest.CaptureFixture[str]) -> Callable[..., Result]:
    """Run the command line in this process: `huikuan("plan", "--answers", path)`."""
    from huikuan_cli.main import call

    def run(*argv: object) -> Result:
        capsys.readouterr()
        code = call([str(one) for one in argv])
        seen = capsys.readouterr()
        return Result(code, seen.out, seen.err)

    return run
