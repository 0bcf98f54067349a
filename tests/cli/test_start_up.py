"""What a command may load: slow libraries only where they are used."""

from __future__ import annotations

import pytest

WIZARD = {"prompt_toolkit", "questionary"}
CODE = (
    "import sys; from huikuan_cli.main import call; code = call(sys.argv[1:]); "
    "sys.stdout.flush(); "
    "print('LOADED', *sorted({m.partition('.')[0] for m in sys.modules}), file=sys.stderr); sys.exit(code)"
)


def loaded(process, *argv: object, code: int = 0) -> set[str]:
    done = process(*argv, code=CODE)
    assert done.returncode == code, done.stderr.decode()
    last = done.stderr.decode().splitlines()[-1].split()
    assert last[0] == "LOADED"
    assert "huikuan_cli" in last
    return set(last[1:])


SLOW = WIZARD | {"msgspec", "yaml", "rich", "chinese_calendar"}


@pytest.mark.parametrize("argv", [("--help",), ("plan", "--help"), ("--version",)])
def test_help_loads_no_slow_library(process, argv):
    assert not loaded(process, *argv) & SLOW


def test_the_help_page_is_printed_without_the_command_line_library(process):
    assert not loaded(process, "--help") & {"typer", "click"}


NOT_AT_HOME = SLOW | {"typer", "click", "platformdirs", "dataclasses", "shutil"}


def test_the_page_without_arguments_loads_no_library_at_all(process):
    assert not loaded(process) & NOT_AT_HOME


def test_the_page_with_a_plan_in_a_workspace_loads_only_what_reads_it(process, planned, monkeypatch):
    from huikuan_cli.store.work import workspace

    folder = planned().parent
    workspace.create(folder)
    monkeypatch.chdir(folder)
    monkeypatch.delenv(
        "HUIKUAN_HOME"
    )  # the user's own folders: not asked for where a workspace says where plans are
    assert "接下来三天" in process().stdout.decode("utf-8")
    assert not loaded(process) & (WIZARD | {"rich", "typer", "click", "chinese_calendar"})


@pytest.mark.parametrize("argv", [("paln",), ("plan", "--wrong"), ("show",)])
def test_a_usage_error_loads_no_slow_library(process, argv):
    assert not loaded(process, *argv, code=2) & (WIZARD | {"msgspec", "yaml", "rich"})


def test_show_does_not_load_the_wizard(process, planned):
    assert not loaded(process, "show", planned()) & (WIZARD | {"chinese_calendar"})


def test_planning_from_a_file_loads_neither_the_wizard_nor_the_screen(process, tmp_path):
    from cli.helpers import DAY, GOOD

    argv = ("plan", "--answers", GOOD, "--today", DAY, "--out", tmp_path)
    not_for_a_file = {"rich", "dataclasses", "shlex", "tempfile", "zipfile"}  # 10 ms of the standard library
    assert not loaded(process, *argv) & (WIZARD | not_for_a_file)


def test_being_without_a_terminal_loads_no_prompt_library(process):
    assert not loaded(process, "plan", code=2) & WIZARD


def test_the_probe_sees_a_library_that_is_loaded(process, planned):
    assert "rich" in loaded(process, "show", planned())
