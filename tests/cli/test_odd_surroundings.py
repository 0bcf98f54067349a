"""Streams, names and locales that are not as usual: one Chinese line or the usual result, never a crash."""

from __future__ import annotations

import subprocess
import sys

import pytest

from cli.helpers import DAY, GOOD

COMMANDS = [(), ("--help",), ("cases",), ("cases", "k1"), ("excuse", "再等等"), ("show", "x.plan.yaml")]


@pytest.mark.parametrize("name", ["~x.plan.yaml", "~没有这个人/甲.plan.yaml"])
@pytest.mark.parametrize("argv", [("render",), ("show",), ("plan", "--answers")])
def test_a_name_that_only_begins_like_a_home_folder_is_a_name(huikuan, argv, name):
    done = huikuan(*argv, name)
    assert done.code == 1
    assert f"找不到文件“{name}”" in done.err


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
