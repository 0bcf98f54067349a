"""A file is there whole, or it is as it was before; nothing is left beside it."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from huikuan_cli.errors import HuikuanError
from huikuan_cli.store.files import atomic


def content(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir()}


def failing(monkeypatch: pytest.MonkeyPatch, call: str, code: int) -> None:
    def fail(*args: object, **named: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, call, fail)


def test_write_makes_and_replaces(folder):
    atomic.write(folder / "甲", "一\n")
    atomic.write(folder / "甲", "二\r\n")
    assert content(folder) == {"甲": "二\r\n".encode()}


@pytest.mark.parametrize("call", ["open", "fsync", "replace"])
@pytest.mark.parametrize(("code", "says"), [(errno.ENOSPC, "磁盘满了"), (errno.EACCES, "没有写权限")])
def test_a_write_that_fails_at_any_step_leaves_the_old_file(folder, monkeypatch, call, code, says):
    atomic.write(folder / "甲", "旧")
    with monkeypatch.context() as patch:
        failing(patch, call, code)
        with pytest.raises(HuikuanError, match=says):
            atomic.write(folder / "甲", "新")
    assert content(folder) == {"甲": "旧".encode()}


@pytest.mark.parametrize("call", ["open", "fsync"])
def test_a_new_file_that_fails_at_any_step_is_not_there(folder, monkeypatch, call):
    with monkeypatch.context() as patch:
        failing(patch, call, errno.ENOSPC)
        with pytest.raises(HuikuanError, match="磁盘满了"):
            atomic.write_new(folder / "甲", "新")
    assert content(folder) == {}


def test_a_full_disk_while_writing_leaves_nothing(folder, monkeypatch):
    real = os.fdopen

    class Full:
        def __init__(self, handle: int) -> None:
            self.stream = real(handle, "wb")

        def __enter__(self) -> Full:
            return self

        def __exit__(self, *args: object) -> None:
            self.stream.close()

        def write(self, data: bytes) -> int:
            self.stream.write(data[:1])
            raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fdopen", lambda handle, mode: Full(handle))
        with pytest.raises(HuikuanError, match="磁盘满了"):
            atomic.write_new(folder / "甲", "新的内容")
    assert content(folder) == {}


def test_write_new_never_touches_a_file_that_is_there(folder):
    assert atomic.write_new(folder / "甲", "一")
    assert not atomic.write_new(folder / "甲", "二")
    assert content(folder) == {"甲": "一".encode()}


@pytest.fixture
def no_links(monkeypatch):
    """A file system without hard links, as on some network folders and sticks."""
    failing(monkeypatch, "link", errno.EPERM)


def test_write_new_works_without_hard_links(folder, no_links):
    assert atomic.write_new(folder / "甲", "一")
    assert not atomic.write_new(folder / "甲", "二")
    assert content(folder) == {"甲": "一".encode()}


def test_without_hard_links_a_failing_move_leaves_no_empty_file(folder, no_links, monkeypatch):
    with monkeypatch.context() as patch:
        failing(patch, "replace", errno.EACCES)
        with pytest.raises(HuikuanError):
            atomic.write_new(folder / "甲", "一")
    assert content(folder) == {}


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_every_file_is_readable_by_its_owner_only(folder):
    (folder / "丙").write_text("旧", encoding="utf-8")
    (folder / "丙").chmod(0o644)
    old = os.umask(0)
    try:
        atomic.write(folder / "甲", "一")
        atomic.write_new(folder / "乙", "一")
        atomic.write(folder / "丙", "新")
    finally:
        os.umask(old)
    assert {p.name: mode(p) for p in folder.iterdir()} == {"甲": 0o600, "乙": 0o600, "丙": 0o600}


def test_without_hard_links_a_file_is_private_too(folder, no_links):
    old = os.umask(0)
    try:
        atomic.write_new(folder / "甲", "一")
    finally:
        os.umask(old)
    assert mode(folder / "甲") == 0o600


def test_an_interruption_in_the_middle_leaves_the_old_file(folder, monkeypatch):
    atomic.write(folder / "甲", "旧")

    def stop(*args: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", stop)
        with pytest.raises(KeyboardInterrupt):
            atomic.write(folder / "甲", "新")
    assert (folder / "甲").read_text(encoding="utf-8") == "旧"


def test_no_reason_of_the_system_is_passed_on_in_english(folder, monkeypatch):
    said = []
    for code in (errno.EPERM, errno.EDQUOT, errno.EIO, errno.ENOENT, errno.EBUSY):
        with monkeypatch.context() as patch:
            failing(patch, "fsync", code)
            with pytest.raises(HuikuanError) as caught:
                atomic.write(folder / "甲", "一")
        said.append(caught.value.sentence())
    assert [one for one in said if any(c.isascii() and c.isalpha() for c in one.partition("：")[2][:9])] == []


@pytest.mark.parametrize("name", ["文件", "文件/里面"])
def test_a_folder_that_cannot_be_is_one_sentence(folder, name):
    (folder / "文件").write_text("", encoding="utf-8")
    with pytest.raises(HuikuanError, match="文件夹"):
        atomic.ensure_folder(folder / name)
