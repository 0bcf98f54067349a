"""`huikuan playbook check` and a visit on what no lead writes and a disk can hold all the same: few words, and an end."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.helpers import DAY, GOOD, english_in
from huikuan_cli.store.files import bounded

E8 = "types/e8.yaml"
Write = Callable[[str, str | bytes], Path]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A team's folder."""
    (tmp_path / "打法" / "types").mkdir(parents=True)
    return tmp_path / "打法"


@pytest.fixture
def few(huikuan, folder):
    """Check the folder: an error in these few problems, in Chinese; a visit goes on all the same. Returns what was said."""

    def check(most: int = 1) -> str:
        done = huikuan("playbook", "check", folder)
        assert done.code == 1
        assert 1 <= done.out.count("  错 ") <= most, done.out
        assert english_in(done.out) == []
        visit = huikuan("plan", "--answers", GOOD, "--today", DAY, "--dry-run", "--playbooks", folder)
        assert visit.code == 0, visit.err
        return done.out

    return check


def test_a_billion_laughs(folder, few):
    rows = ['言语: &a0 ["哈", "哈"]'] + [f"笑{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 10)]
    (folder / E8).write_text("版本: 2\n" + "\n".join(rows), encoding="utf-8")
    said = few()
    assert "P117 引用里面又套着引用" in said
    assert f"{E8}:3:" in said  # where the first one stands


def test_references_that_do_not_grow_are_told_one_by_one(folder, few):
    (folder / E8).write_text("版本: 2\n言语: &甲\n  - 乙\n绝对不做: *甲\n", encoding="utf-8")
    assert few(2).count("P117") == 2


def test_the_other_mistakes_of_a_file_with_endless_references_are_told_too(folder, few):
    rows = ["版本: 2", "依据: 甲 #乙", 'a: &a ["哈"]', "b: &b [*a, *a]"]
    (folder / E8).write_text("\n".join(rows), encoding="utf-8")
    assert "P114" in few(2)


@pytest.mark.parametrize(
    "text", ["言语: " + "[" * 1000 + "]" * 1000, "言语: " + "{甲: " * 1000, "言语:\n  " + "- " * 1000 + "甲"]
)
def test_a_thousand_levels(folder, few, text):
    (folder / E8).write_text(f"版本: 2\n{text}\n", encoding="utf-8")
    assert "P130" in few(3)


def test_fifty_megabytes(folder, few):
    with (folder / E8).open("wb") as file:
        file.truncate(50_000_000)
    assert "P606 " in (said := few())
    assert said.count("e8.yaml") == 2  # where it lies, and what is wrong
    assert "太大（超过 400 KB）" in said


def test_a_visit_names_a_file_that_is_too_large_once(huikuan, folder):
    with (folder / "excuses.yaml").open("wb") as file:
        file.truncate(50_000_000)
    visit = huikuan("plan", "--answers", GOOD, "--today", DAY, "--dry-run", "--playbooks", folder)
    assert visit.err.count("excuses.yaml") == 1


@pytest.mark.parametrize("letter", ["甲", "[", '"', "- ", "{{", "a: ", "：", "\t", "#", " "])
def test_one_line_as_long_as_a_file_may_be(huikuan, folder, letter):
    size = bounded.PLAYBOOK_BYTES - 40
    raw = ("版本: 2\n依据: " + letter * (size // len(letter.encode()))).encode()
    (folder / E8).write_bytes(raw)
    done = huikuan("playbook", "check", folder)
    assert done.out.count("\n") < 20, done.out[:2000]
    assert len(done.out) < 4000


def test_ten_thousand_files(folder, few):
    for number in range(10_000):
        (folder / f"{number}.yaml").touch()
    said = few(21)
    assert said.count("P601") == 21
    assert "没有哪里会读的文件太多，后面的没有再说" in said


def test_ten_thousand_files_of_another_kind_take_an_end_too(folder, few):
    for number in range(6_000):
        (folder / f"{number:05}.txt").touch()
    assert "文件太多，后面的没有再看" in few()


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no symbolic links")
def test_a_link_to_itself_and_a_link_to_nothing(folder, few):
    (folder / "excuses.yaml").symlink_to("excuses.yaml")
    (folder / E8).symlink_to("没有.yaml")
    (folder / "圈").symlink_to(folder, target_is_directory=True)
    said = few(2)
    assert said.count("P606") == 2
    assert "找不到文件" in said


def test_a_folder_with_the_name_of_a_file(folder, few):
    (folder / "excuses.yaml").mkdir()
    assert "P606 “excuses.yaml”不是一个文件" in few()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_a_pipe_with_the_name_of_a_file_is_never_read(folder, few):
    os.mkfifo(folder / E8)
    assert "不是一个文件；移走或改名" in few()


@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_may_not_be_read(monkeypatch, folder, few, what):
    """As root everything may be read, so the system's answer is played."""
    (folder / E8).write_text("版本: 2\n", encoding="utf-8")
    closed = folder / E8
    if what == "file":
        opened = Path.open
        monkeypatch.setattr(
            Path,
            "open",
            lambda self, *how, **more: denied(self) if self == closed else opened(self, *how, **more),
        )
    else:
        stat, lstat = Path.stat, Path.lstat
        monkeypatch.setattr(
            Path, "stat", lambda self, **more: denied(self) if self == closed else stat(self, **more)
        )
        monkeypatch.setattr(Path, "lstat", lambda self: denied(self) if self == closed else lstat(self))
    assert "P606 没有权限读“" in few()


def denied(path: Path) -> bytes:
    raise PermissionError(13, "denied", str(path))


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_is_closed(folder, few):
    (folder / E8).write_text("版本: 2\n", encoding="utf-8")
    (folder / "types").chmod(0)
    try:
        few(20)
    finally:
        (folder / "types").chmod(0o700)


def test_every_file_at_once_is_a_folder(huikuan, folder):
    shutil.rmtree(folder / "types")
    for name in ("types/e1.yaml", "questions.yaml", "quiz.yaml", "wording.yaml", "cases/k1.yaml"):
        (folder / name).mkdir(parents=True)
    done = huikuan("playbook", "check", folder)
    assert done.code == 1
    assert done.out.count("P606") == 5
