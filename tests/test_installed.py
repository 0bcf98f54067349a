"""The command that adds a missing part fits the way in which the program was installed."""

from __future__ import annotations

import os
import shlex
import sys
from importlib import metadata, util
from pathlib import Path

import pytest

from huikuan_cli import installed, main

REQUIRES = ["rich>=13.9", 'typst>=0.15; extra == "pdf"', "python-docx>=1.1.2; extra == 'docx'"]


@pytest.fixture
def prefix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "venvs" / "huikuan-cli"
    folder.mkdir(parents=True)
    monkeypatch.setattr(sys, "prefix", str(folder))
    monkeypatch.setattr(sys, "executable", str(folder / "bin" / "python"))
    monkeypatch.setattr(metadata, "requires", lambda name: REQUIRES)
    return folder


@pytest.mark.parametrize(
    ("extra", "needed"), [("pdf", "typst>=0.15"), ("docx", "python-docx>=1.1.2")], ids=["pdf", "docx"]
)
def test_what_pipx_installed_is_added_to_with_pipx(prefix: Path, extra: str, needed: str):
    (prefix / "pipx_metadata.json").touch()
    assert shlex.split(installed.add_command(extra)) == ["pipx", "inject", "huikuan-cli", needed]


def test_what_uv_installed_is_added_to_with_uv(prefix: Path):
    (prefix / "uv-receipt.toml").touch()
    assert shlex.split(installed.add_command("pdf")) == [
        "uv", "pip", "install", "--python", str(prefix / "bin" / "python"), "typst>=0.15",
    ]  # fmt: skip


def test_an_environment_without_pip_is_added_to_with_uv(prefix: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(util, "find_spec", lambda name: None)
    assert installed.add_command("docx").startswith("uv pip install --python ")


def test_a_plain_environment_is_added_to_with_its_own_pip(prefix: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(util, "find_spec", lambda name: object())
    assert shlex.split(installed.add_command("pdf")) == [
        str(prefix / "bin" / "python"), "-m", "pip", "install", "huikuan-cli[pdf]",
    ]  # fmt: skip
    monkeypatch.setattr(sys, "prefix", sys.base_prefix)
    assert installed.add_command("pdf") == "pip install 'huikuan-cli[pdf]'"


def test_a_copy_of_which_nothing_is_known_names_the_extra(prefix: Path, monkeypatch: pytest.MonkeyPatch):
    def unknown(name: str) -> None:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "requires", unknown)
    (prefix / "pipx_metadata.json").touch()
    assert installed.add_command("docx") == "pipx inject huikuan-cli 'huikuan-cli[docx]'"


def test_windows_gets_double_quotes(prefix: Path, monkeypatch: pytest.MonkeyPatch):
    (prefix / "pipx_metadata.json").touch()
    monkeypatch.setattr(os, "name", "nt")
    monkeypatch.setattr(installed, "Path", type(prefix))
    assert installed.add_command("pdf") == 'pipx inject huikuan-cli "typst>=0.15"'


def test_a_library_of_the_command_line_that_is_too_new_is_named_with_the_command_to_mend_it(
    monkeypatch, capsys
):
    versions = {"typer": "0.29.2", "click": "8.3.1"}
    monkeypatch.setattr(installed.metadata, "version", versions.__getitem__)
    monkeypatch.setattr(
        installed, "_required", lambda: ["typer<0.26,>=0.24", "click<8.4,>=8.2.1", "rich; extra == 'x'"]
    )
    named, command = installed.too_new()
    assert named == ("typer 0.29.2（要低于 0.26）",)
    assert command.endswith("'typer<0.26,>=0.24'")
    versions["typer"] = "0.25.9"
    assert installed.too_new()[0] == ()


def test_a_crash_under_a_library_that_is_too_new_is_no_fault_of_ours(monkeypatch, capsys):
    def broken(argv: list[str]) -> int:
        raise RuntimeError("another library")

    monkeypatch.setattr(main, "_dispatch", broken)
    monkeypatch.setattr(installed, "too_new", lambda: (("typer 9（要低于 0.26）",), "pip install x"))
    assert main.call(["show"]) == 1
    assert "比这一版程序认得的新，这条命令用不了；运行 pip install x 换回来" in capsys.readouterr().err
