"""The Tab key: what is offered, and that nothing else happens."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cli.helpers import DAY, GOOD, changed, files, foreign_words
from huikuan_cli.cli import completion

FIRST = "清江市大数据中心"
STRANGE = ["$(touch x)", "甲;乙", "甲 乙局", "`id`", "a'b局", "-rf局"]


@pytest.fixture
def folder(huikuan, tmp_path: Path, answers) -> Path:
    """Where plans go when nothing else is said."""
    assert huikuan("plan", "--answers", GOOD, "--today", DAY, "--format", "md").code == 0
    for number, name in enumerate(STRANGE):
        file = answers(changed(FIRST, f'"{name}"'), f"{number}.yaml")
        assert huikuan("plan", "--answers", file, "--today", DAY, "--format", "yaml").code == 0
    return tmp_path / "home" / "documents" / "回款教练"


@pytest.fixture
def offered(process):
    """What is offered behind these words, as bash asks."""

    def ask(*words: str) -> list[str]:
        asked = {"COMP_WORDS": " ".join(("huikuan", *words)), "COMP_CWORD": str(len(words))}
        done = process(_HUIKUAN_COMPLETE="complete_bash", **asked)
        assert (done.returncode, done.stderr) == (0, b"")
        return [one for one in done.stdout.decode().split("\n") if one]

    return ask


@pytest.mark.parametrize(
    "words", [("show", ""), ("letter", "清"), ("ics", "清江市大"), ("render", "甲", "清江"), ("plan", "--from", ""), ("plan", "--more", "清")],
    ids=" ".join,
)  # fmt: skip
def test_customers_are_offered_and_never_a_name_that_a_shell_could_take_for_a_command(offered, folder, words):
    assert offered(*words) == [FIRST]


def test_kinds_of_letter_and_ids_of_excuses_are_offered(offered, folder):
    assert offered("letter", FIRST, "--kind", "")[:4] == ["对账函", "催款函", "付款申请函", "中小企业告知函"]
    assert offered("letter", FIRST, "--kind", "催") == ["催款函"]
    assert offered("excuse", "o0")[:2] == ["o01", "o02"]


def test_commands_and_options_are_offered(offered):
    assert offered("sh") == ["show", "share"]
    assert "--kind" in offered("letter", "--k")


def test_pressing_tab_runs_nothing_and_writes_nothing_but_what_is_kept_ready(offered, folder, tmp_path):
    before = files(folder)
    offered("plan", "--answers", str(GOOD), "--today", DAY, "--out", str(tmp_path / "出"), "")
    offered("init", str(tmp_path / "团队"), "")
    offered("")
    assert files(folder) == before
    assert not (tmp_path / "出").exists()
    assert not (tmp_path / "团队").exists()


@pytest.mark.parametrize(
    ("how", "env"),
    [
        ("complete_zsh", {"_TYPER_COMPLETE_ARGS": "huikuan show 清"}),
        ("complete_fish", {"_TYPER_COMPLETE_ARGS": "huikuan show 清", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}),
        ("complete_powershell", {"_TYPER_COMPLETE_ARGS": "huikuan show 清", "_TYPER_COMPLETE_WORD_TO_COMPLETE": "清"}),
    ],
)  # fmt: skip
def test_the_other_shells_are_answered_as_well(process, folder, how, env):
    done = process(_HUIKUAN_COMPLETE=how, **env)
    assert (done.returncode, done.stderr) == (0, b"")
    assert FIRST in done.stdout.decode()
    assert "touch" not in done.stdout.decode()


@pytest.mark.parametrize(
    "env",
    [
        {"_HUIKUAN_COMPLETE": "乱写"},
        {"_HUIKUAN_COMPLETE": "complete_bash"},
        {"_HUIKUAN_COMPLETE": "complete_bash", "COMP_WORDS": "huikuan show '没关", "COMP_CWORD": "2"},
        {"_HUIKUAN_COMPLETE": "complete_bash", "COMP_WORDS": "huikuan show ", "COMP_CWORD": "2", "HUIKUAN_TODAY": "乱"},
        {"_HUIKUAN_COMPLETE": "complete_bash", "COMP_WORDS": "huikuan show ", "COMP_CWORD": "2", "HUIKUAN_HOME": "/dev/null"},
        {"_HUIKUAN_COMPLETE": "complete_bash", "COMP_WORDS": "huikuan excuse o", "COMP_CWORD": "2", "HUIKUAN_PLAYBOOKS": "/没有"},
    ],
)  # fmt: skip
def test_whatever_is_wrong_nothing_is_said(process, env):
    done = process(**env)
    assert done.stderr == b""
    assert done.returncode in (0, 1)


def test_completion_loads_no_slow_library(process, folder):
    code = (
        "import sys; from huikuan_cli.main import call; call(sys.argv[1:]); "
        "print('LOADED', *sorted({m.partition('.')[0] for m in sys.modules}))"
    )
    env = {"_HUIKUAN_COMPLETE": "complete_bash", "COMP_WORDS": "huikuan show ", "COMP_CWORD": "2"}
    for path in folder.iterdir():
        os.utime(path, ns=(10**18, 10**18))
    process(**env)  # the plans are read once
    said = process(code=code, **env).stdout.decode().split("LOADED")[1].split()
    assert not set(said) & {"yaml", "rich", "questionary", "prompt_toolkit", "chinese_calendar", "jinja2"}


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash")
def test_a_real_bash_completes_a_customer(folder, tmp_path, huikuan, monkeypatch):
    monkeypatch.setattr(completion, "_shell", lambda: "bash")
    assert huikuan("--install-completion").code == 0
    bin_ = tmp_path / "bin"
    bin_.mkdir()
    (bin_ / "huikuan").write_text(f'#!/bin/sh\nexec {sys.executable} -m huikuan_cli "$@"\n', encoding="utf-8")
    (bin_ / "huikuan").chmod(0o755)
    script = (
        'source "$HOME/.bashrc"; COMP_WORDS=(huikuan show 清江); COMP_CWORD=2; COMP_LINE="huikuan show 清江"; '
        'complete -p huikuan; _huikuan_completion huikuan; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    env = {**os.environ, "PATH": f"{bin_}:{os.environ['PATH']}"}
    done = subprocess.run(
        ["bash", "--norc", "-c", script], env=env, capture_output=True, timeout=60, check=False
    )
    assert done.stderr == b""
    assert done.stdout.decode().splitlines() == ["complete -o default -F _huikuan_completion huikuan", FIRST]


@pytest.mark.parametrize(
    ("shell", "script", "own"),
    [
        ("bash", ".bash_completions/huikuan.sh", ".bashrc"),
        ("zsh", ".zfunc/_huikuan", ".zshrc"),
        ("fish", ".config/fish/completions/huikuan.fish", ""),
    ],
)
def test_installing_keeps_what_stands_in_the_persons_own_file_and_twice_is_once(
    huikuan, tmp_path, monkeypatch, shell, script, own
):
    monkeypatch.setattr(completion, "_shell", lambda: shell)
    home = tmp_path / "home"
    before = "alias 甲=ls".encode("gb18030")
    if own:
        (home / own).write_bytes(before)
    first = huikuan("--install-completion")
    assert first.code == 0
    assert f"按 Tab 补全装好了（{shell}）：{home / script}" in first.out
    assert foreign_words(first.out + first.err, str(home / script), str(home / own), shell) == []
    made = files(home)
    assert "_HUIKUAN_COMPLETE" in (home / script).read_text(encoding="utf-8")
    assert huikuan("--install-completion").code == 0
    assert files(home) == made
    if own:
        assert (home / own).read_bytes().startswith(before + b"\n# huikuan\n")


def test_for_powershell_the_profile_is_added_to_and_no_policy_is_changed(huikuan, tmp_path, monkeypatch):
    profile = tmp_path / "home" / "PowerShell" / "profile.ps1"
    asked = []

    class Said:
        stdout = f"{profile}\r\n".encode()

    def run(command, **how):
        asked.append(command)
        return Said

    monkeypatch.setattr(completion, "_shell", lambda: "pwsh")
    monkeypatch.setattr(subprocess, "run", run)
    done = huikuan("--install-completion")
    assert done.code == 0
    assert "Register-ArgumentCompleter" in profile.read_text(encoding="utf-8")
    assert "Set-ExecutionPolicy" in done.err, "the person may have to do that"
    assert not any("Set-ExecutionPolicy" in word for command in asked for word in command)


def test_a_shell_that_we_do_not_know_is_one_line(huikuan, monkeypatch):
    import shellingham

    monkeypatch.setattr(shellingham, "detect_shell", lambda: ("csh", "/bin/csh"))
    monkeypatch.setenv("SHELL", "/bin/csh")
    for option in ("--install-completion", "--show-completion"):
        done = huikuan(option)
        assert done.code == 1
        assert "认不出用的是哪种终端" in done.err


def test_the_script_can_be_looked_at_without_installing(huikuan, tmp_path, monkeypatch):
    monkeypatch.setattr(completion, "_shell", lambda: "fish")
    before = files(tmp_path / "home")
    assert huikuan("--show-completion").out.startswith("complete --command huikuan")
    assert files(tmp_path / "home") == before
