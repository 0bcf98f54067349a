"""Help, wrong calls, bugs and interruptions: Chinese, one line, the right exit code."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import typer.main

from cli.helpers import DAY, changed, example, foreign_words
from huikuan_cli.cli.app import app, named

APP: Any = typer.main.get_command(app)
COMMANDS = sorted(APP.commands)
EVERY = [*COMMANDS, *(f"playbook {name}" for name in APP.commands["playbook"].commands)]
HAN = re.compile(r"[\u4e00-\u9fff]")


def test_help_lists_every_command_with_chinese_words(huikuan):
    done = huikuan("--help")
    assert done.code == 0
    assert foreign_words(done.out) == []
    for command in COMMANDS:
        row = next(r for r in done.out.splitlines() if r.startswith(f"  {command} "))
        assert HAN.search(row)


@pytest.mark.parametrize("command", EVERY)
def test_every_command_has_chinese_help_for_every_option(huikuan, command):
    done = huikuan(*command.split(), "--help")
    assert done.code == 0
    assert done.out.startswith(f"用法：huikuan {command}") or done.out.startswith(f"用法： huikuan {command}")
    assert foreign_words(done.out) == []
    for row in done.out.splitlines():
        if row.startswith("  -"):
            assert HAN.search(row.partition("  ")[2]), row


def help_of(command_line: Any, command: str) -> str:
    group, context = typer.main.get_command(command_line), None
    for word in command.split():
        context = group.make_context(word, [], parent=context, resilient_parsing=True)
        group = group.get_command(context, word)
    context = group.make_context(command, [], parent=context, resilient_parsing=True)
    return group.get_help(context)


@pytest.mark.parametrize("command", EVERY)
def test_a_command_that_is_built_alone_is_the_same(command):
    alone = typer.main.get_command(named(command.split()))
    assert list(alone.commands) == command.split()[:1]
    assert help_of(named(command.split()), command) == help_of(app, command)


@pytest.mark.parametrize("argv", [[], ["paln"], ["--version"], ["", "plan"]])
def test_a_call_that_names_no_command_has_them_all(argv):
    assert named(argv) is app


@pytest.mark.parametrize("command", COMMANDS)
def test_short_help_is_the_same(huikuan, command):
    assert huikuan(command, "-h").out == huikuan(command, "--help").out


def test_version_is_one_line(huikuan):
    done = huikuan("--version")
    assert done.code == 0
    assert re.fullmatch(r"huikuan \d+\.\d+\.\d+\n", done.out)


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (("paln",), ("“paln”", "是不是“plan”")),
        (("playbook", "chek"), ("“chek”", "是不是“check”")),
        (("playbook",), ("要写一个命令", "check")),
        (("完全不像",), ("“完全不像”", "plan")),
        (("plan", "--anwsers", "x"), ("--anwsers", "是不是“--answers”")),
        (("--versoin",), ("--versoin", "是不是“--version”")),
        (("show",), ("缺少参数“计划”",)),
        (("show", "甲", "乙"), ("乙",)),
        (("plan", "甲"), ("甲",)),
        (("plan", "--answers"), ("--answers", "要跟一个值")),
        (("plan", "--dry-run=1"), ("--dry-run",)),
        (("render",), ("缺少参数",)),
        (("init", "甲", "乙"), ("乙",)),
    ],
)
def test_a_wrong_call_is_two_chinese_lines_and_exit_two(huikuan, argv, says):
    done = huikuan(*argv)
    assert done.code == 2
    assert done.out == ""
    first, second = done.err.splitlines()
    for word in says:
        assert word in first
    assert "--help" in second
    assert foreign_words(done.err, "paln", "anwsers", "chek") == []


@pytest.fixture
def broken_planner(monkeypatch):
    """A planner with a bug that would quote the customer's name."""

    def plan_of(*args, **kwargs):
        raise RuntimeError(str(args))

    monkeypatch.setattr("huikuan_cli.core.advice.planner.plan_of", plan_of)


def test_a_bug_is_one_line_and_a_log(huikuan, broken_planner, tmp_path):
    done = huikuan("plan", "--answers", example("k2"), "--today", DAY, "--out", tmp_path / "out")
    assert done.code == 3
    last = done.err.splitlines()[-1]
    assert "不是你的问题" in last
    log = tmp_path / "home" / "data" / "huikuan-error.log"
    assert str(log) in last
    assert "Traceback" not in done.err
    assert not (tmp_path / "out").exists()


def test_the_log_of_a_bug_names_the_place_and_no_answer(huikuan, broken_planner, tmp_path):
    huikuan("plan", "--answers", example("k2"), "--today", DAY, "--out", tmp_path / "out")
    log = (tmp_path / "home" / "data" / "huikuan-error.log").read_text(encoding="utf-8")
    assert "RuntimeError" in log
    assert "plan_of" in log
    for secret in ("东陵县", "马局长", "880000", "规财股"):
        assert secret not in log


def test_a_bug_without_a_place_for_the_log_is_still_one_line(huikuan, broken_planner, tmp_path, monkeypatch):
    taken = tmp_path / "taken"
    taken.write_text("", encoding="utf-8")
    monkeypatch.setenv("HUIKUAN_HOME", str(taken))
    done = huikuan("plan", "--answers", example("k2"), "--today", DAY, "--out", tmp_path / "out")
    assert done.code == 3
    assert "程序出错了" in done.err.splitlines()[-1]


def test_ctrl_c_while_planning_ends_with_130_and_one_line(huikuan, tmp_path, monkeypatch):
    def plan_of(*args, **kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr("huikuan_cli.core.advice.planner.plan_of", plan_of)
    done = huikuan("plan", "--answers", example("k2"), "--today", DAY, "--out", tmp_path / "out")
    assert done.code == 130
    assert "什么都没写" in done.err.splitlines()[-1]
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "cp1252"])
def test_a_screen_of_another_code_page_does_not_crash(process, planned, encoding):
    plan = planned()
    for argv in ((), ("--help",), ("show", plan), ("plan", "--template"), ("paln",)):
        done = process(*argv, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
        assert done.returncode == (2 if argv == ("paln",) else 0), done.stderr
        assert b"Traceback" not in done.stderr


def test_a_gbk_screen_loses_no_character(process, planned):
    plan = planned()
    for argv in (("--help",), ("plan", "--help"), ("show", plan), ("plan", "--template"), ("plan",)):
        done = process(*argv, PYTHONIOENCODING="gbk", PYTHONUTF8="0")
        wide = process(*argv, PYTHONIOENCODING="utf-8")
        assert done.stdout.decode("gbk") == wide.stdout.decode("utf-8")
        assert done.stderr.decode("gbk") == wide.stderr.decode("utf-8")


def test_missing_fields_are_listed_on_a_gbk_screen_without_a_lost_character(huikuan):
    done = huikuan("plan", "--no-input")
    assert done.code == 2
    assert "拜访/客户" in done.err
    done.err.encode("gbk")


def test_a_name_outside_gbk_becomes_a_question_mark_on_a_gbk_screen(process, answers, tmp_path):
    path = answers(changed("李主任", "䶮主任"))
    argv = ("plan", "--answers", path, "--today", DAY, "--out", tmp_path / "out", "--dry-run")
    done = process(*argv, PYTHONIOENCODING="gbk", PYTHONUTF8="0")
    assert done.returncode == 0
    assert "?主任" in done.stdout.decode("gbk")


def test_a_reader_that_leaves_early_is_no_error(process, planned):
    code = (
        "import os, sys; from huikuan_cli.main import call; r, w = os.pipe(); os.close(r); os.dup2(w, 1); "
        "code = call(sys.argv[1:]); sys.stderr = open(os.devnull, 'w'); os._exit(code)"
    )
    done = process("show", planned(), code=code)
    assert done.returncode == 0
    assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
@pytest.mark.parametrize(
    "argv",
    [
        ("plan", "--template"),
        (),
        ("--help",),
        ("plan", "--help"),
        ("--version",),
        ("show", "PLAN"),
        ("render", "PLAN"),
        ("plan", "--json"),
    ],
)
def test_output_into_a_full_disk_is_a_problem_and_no_bug(process, planned, argv):
    code = (
        "import os, sys; from huikuan_cli.main import call; os.dup2(os.open('/dev/full', os.O_WRONLY), 1); "
        "code = call(sys.argv[1:]); sys.stderr.flush(); os._exit(code)"
    )
    done = process(*(planned() if one == "PLAN" else one for one in argv), code=code)
    said = done.stderr.decode("utf-8")
    assert done.returncode == 1, said
    assert "磁盘满了" in said
    assert "Traceback" not in said


def test_the_module_runs_like_the_command(process):
    assert process("--version").stdout.startswith(b"huikuan ")
