"""A Git Bash window is known by the name of its pipe, and asked with numbers."""

from __future__ import annotations

import pytest

from huikuan_cli import mintty
from huikuan_cli.env import Env

WINDOW = "\\msys-dd50a72ab4668b33-pty0-to-master"


@pytest.mark.parametrize(
    ("name", "window"),
    [
        (WINDOW, True),
        ("msys-dd50a72ab4668b33-pty12-from-master", True),
        ("\\cygwin-c5e39b7a9d22bafb-pty0-to-master", True),
        ("\\msys-1888ae32e00d56aa-pty0-to-master-nat", True),
        ("", False),
        ("\\msys-dd50a72ab4668b33-123-pipe-0x1", False),
        ("\\Device\\NamedPipe\\other", False),
        ("答案.yaml", False),
    ],
)
def test_a_window_is_told_from_another_pipe_by_its_name(name: str, window: bool):
    assert mintty.is_window(name) == window


def test_elsewhere_than_on_windows_there_is_no_such_name(capsys: pytest.CaptureFixture[str]):
    import sys

    assert mintty.pipe_name(sys.stdin) == ""


@pytest.mark.parametrize(
    ("names", "asks"), [((WINDOW, WINDOW), True), (("", WINDOW), False), ((WINDOW, ""), False)]
)
def test_only_with_both_ends_in_the_window_there_is_somebody_to_ask(
    monkeypatch: pytest.MonkeyPatch, names: tuple[str, str], asks: bool
):
    found = iter(names)
    monkeypatch.setattr(mintty, "pipe_name", lambda stream: next(found))
    monkeypatch.setattr(mintty, "speak_utf8", lambda: None)
    monkeypatch.setattr("huikuan_cli.env._is_tty", lambda stream: False)
    monkeypatch.setenv("MSYSTEM", "MINGW64")
    env = Env.from_process()
    assert (env.interactive, env.plain) == (asks, asks)


def test_without_git_bash_a_pipe_is_only_a_pipe(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(mintty, "pipe_name", lambda stream: WINDOW)
    monkeypatch.setattr("huikuan_cli.env._is_tty", lambda stream: False)
    monkeypatch.delenv("MSYSTEM", raising=False)
    assert not Env.from_process().interactive
