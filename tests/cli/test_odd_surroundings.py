"""Streams, names and locales that are not as usual: one Chinese line or the usual result, never a crash."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from cli.helpers import DAY, GOOD
from huikuan_cli import texts

COMMANDS = [(), ("--help",), ("cases",), ("cases", "k1"), ("excuse", "再等等"), ("show", "x.plan.yaml")]


@pytest.mark.parametrize("name", ["~x.plan.yaml", "~没有这个人/甲.plan.yaml"])
@pytest.mark.parametrize("argv", [("render",), ("show",), ("plan", "--answers")])
def test_a_name_that_only_begins_like_a_home_folder_is_a_name(huikuan, argv, name):
    done = huikuan(*argv, name)
    assert done.code == 1
    assert f"找不到文件“{name}”" in done.err or f"没有“{name}”的计划" in done.err


def test_a_file_without_end_is_refused_soon(process):
    done = process("plan", "--answers", "/dev/zero", "--today", DAY)
    assert done.returncode == 1
    assert "太大" in done.stderr.decode()


@pytest.mark.parametrize("argv", COMMANDS)
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_stream_that_was_closed_is_no_crash(argv, closed, tmp_path):
    done = subprocess.run(
        ["sh", "-c", f'"$0" -m huikuan_cli "$@" {closed}', sys.executable, *argv],
        env={"HUIKUAN_HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert done.returncode in (0, 1)
    assert not (tmp_path / "data" / "huikuan-error.log").exists()


def test_a_locale_without_chinese_shows_and_writes_chinese(process, tmp_path):
    env = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = process("plan", "--answers", GOOD, "--today", DAY, "--out", tmp_path / "计划", code="", **env)
    assert done.returncode == 0, done.stderr.decode()
    assert "计划：" in done.stdout.decode("utf-8")
    assert any(p.name.endswith(".行动单.md") for p in (tmp_path / "计划").iterdir())


NOBODY = "import pwd\ndef no(who): raise KeyError(who)\npwd.getpwuid = pwd.getpwnam = no\nimport huikuan_cli.main as m\n"


def homeless(code: str, *argv: object, cwd: object) -> subprocess.CompletedProcess[bytes]:
    """Run as a user without a home folder."""
    return subprocess.run(
        [sys.executable, "-c", NOBODY + code + "\nm.run()", *map(str, argv)],
        env={key: v for key, v in os.environ.items() if "HOME" not in key and not key.startswith("XDG_")},
        cwd=cwd,
        capture_output=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize("argv", [(), ("drafts",), ("plan", "--answers", GOOD, "--today", DAY), ("assess",)])
def test_a_user_without_a_home_folder_is_told_what_to_do(argv, tmp_path):
    done = homeless("", *argv, cwd=tmp_path)
    assert done.returncode in (1, 2)
    assert "Traceback" not in done.stderr.decode()
    assert "HUIKUAN_HOME" in done.stderr.decode()


def test_the_crash_reporter_does_not_crash_without_a_home_folder(tmp_path):
    done = homeless("m._dispatch = lambda argv: 1 / 0", cwd=tmp_path)
    assert done.returncode == 3
    assert done.stderr.decode().strip() == texts.BUG_NO_LOG


def test_a_reader_that_goes_away_at_once_keeps_no_plan_from_being_written(tmp_path):
    argv = ["plan", "--answers", GOOD, "--today", DAY, "--out", tmp_path / "计划", "--format", "md"]
    running = subprocess.Popen(
        [sys.executable, "-m", "huikuan_cli", *map(str, argv)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ,
    )
    assert running.stdout
    running.stdout.close()  # as head -0 does
    assert running.stderr
    said = running.stderr.read().decode()
    running.stderr.close()
    assert running.wait(timeout=60) in (0, 1, 141), said
    assert "Traceback" not in said
    assert len(list((tmp_path / "计划").glob("*.plan.yaml"))) == 1
    assert len(list((tmp_path / "计划").glob("*.行动单.md"))) == 1
