"""No test touches the home folder, the wall clock or the network."""

from __future__ import annotations

import gc
import socket
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

import limits
import sharing
import tiers
from properties import examples

settings.register_profile("ours", examples())
settings.load_profile("ours")


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the programs that tests start keep what they compiled, if they may not keep it beside the source."""
    return tmp_path_factory.mktemp("compiled")


@pytest.fixture(autouse=True)
def isolated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, compiled: Path) -> None:
    """A fixed day and width, an own home, an own working folder, no network."""
    if sys.dont_write_bytecode:  # else each of hundreds would compile all of it anew
        monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
        monkeypatch.setenv("PYTHONPYCACHEPREFIX", str(compiled))
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


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Some tests take long (tests/tiers.py)."""
    tiers.mark_long(items)


def pytest_collection_finish() -> None:
    """What thousands of tests hold is not looked through again and again: as `main.run` does, for a worker's life."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Iterator[None]:
    """What is made for a test has as long as the test."""
    with limits.limited(limits.here(limits.seconds_of(item))):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """A test that hangs fails."""
    with limits.limited(limits.here(limits.seconds_of(item))):
        return (yield)


@pytest.fixture(scope="session")
def unaltered() -> Iterator[None]:
    """Fails a worker at its end where a test changed what the others share."""
    yield
    assert sharing.altered() == []


@pytest.fixture(autouse=True)
def playbooks_read_once(
    request: pytest.FixtureRequest, unaltered: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Runs of the command in this process read the same playbooks once; `reads_anew` marks those that are about it."""
    if not request.node.get_closest_marker("reads_anew"):
        sharing.share(monkeypatch)


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
