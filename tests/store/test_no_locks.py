"""On a file system without locks (some network drives) nothing is lost either: the lock file itself is the lock."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from huikuan_cli.errors import HuikuanError
from huikuan_cli.store.files import all_or_none, atomic, lock
from huikuan_cli.store.work import drafts, plans
from huikuan_cli.store.work.drafts import Draft

fcntl = pytest.importorskip("fcntl")


@pytest.fixture(autouse=True, params=[errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS])
def no_locks(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(handle: int, how: int) -> None:
        raise OSError(request.param, "no locks here")

    monkeypatch.setattr(fcntl, "flock", refuse)


def ended() -> str:
    """The name of a process that has ended."""
    process = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True
    )
    return f"{atomic.maker().partition('-')[0]}-{process.stdout.decode().strip()}"


def test_two_wizards_never_get_the_same_draft(tmp_path: Path):
    claims = [drafts.new(tmp_path) for _ in range(3)]
    assert [claim.number for claim in claims] == ["1", "2", "3"]
    for claim in claims:
        claim.save(Draft(given={"客户": f"第{claim.number}局"}))
    found, _ = drafts.all_drafts(tmp_path)
    assert {one.draft.customer() for one in found} == {"第1局", "第2局", "第3局"}
    assert all(one.busy for one in found)
    with pytest.raises(HuikuanError, match="正在另一个窗口里填"):
        drafts.take(found[0])
    for claim in claims:
        claim.release()
    assert not any(one.busy for one in drafts.all_drafts(tmp_path)[0])
    assert [path.suffix for path in drafts.folder(tmp_path).iterdir()] == [".yaml"] * 3


def test_a_draft_whose_wizard_was_killed_can_be_taken(tmp_path: Path):
    claim = drafts.new(tmp_path)
    claim.save(Draft(given={"客户": "甲局"}))
    claim.held.path.write_text(ended(), encoding="utf-8")
    (found,), _ = drafts.all_drafts(tmp_path)
    assert not found.busy
    assert drafts.take(found)[1].customer() == "甲局"


@pytest.mark.parametrize(
    ("name", "age", "held"),
    [
        ("ffffffff-1", 0, True),
        ("ffffffff-1", 90_000, False),
        ("", 0, True),
        ("", 4, False),
        ("0-x", 0, True),
    ],
)
def test_a_lock_of_which_nobody_can_know_is_left_over_when_it_is_old(tmp_path: Path, name, age, held):
    path = tmp_path / "1.lock"
    path.write_text(name, encoding="utf-8")
    os.utime(path, (time.time() - age, time.time() - age))
    assert lock.is_held(path) is held
    assert (lock.hold(path) is None) is held


def test_twenty_writers_at_once_lose_no_content(tmp_path: Path):
    path = tmp_path / "甲.plan.yaml"

    def put(number: int) -> None:
        plans.replace(path, f"计划{number}", {".行动单.md": f"单{number}".encode()})

    with ThreadPoolExecutor(20) as pool:
        list(pool.map(put, range(20)))
    kept = {p.read_text(encoding="utf-8") for p in tmp_path.iterdir() if p.is_file()}
    assert {f"计划{n}" for n in range(20)} | {f"单{n}" for n in range(20)} <= kept
    assert not [p for p in tmp_path.iterdir() if p.name.startswith(".huikuan")]


def test_a_folder_lock_that_a_kill_left_does_not_stop_the_next_run(tmp_path: Path):
    (tmp_path / all_or_none.LOCK).write_text(ended(), encoding="utf-8")
    plans.replace(tmp_path / "甲.plan.yaml", "新", {})
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["甲.plan.yaml"]


def test_a_folder_lock_left_without_a_name_stops_the_next_run_for_a_moment_only(tmp_path: Path):
    (tmp_path / all_or_none.LOCK).touch()
    assert lock.NAMELESS < all_or_none.WAIT
    os.utime(tmp_path / all_or_none.LOCK, (time.time() - lock.NAMELESS, time.time() - lock.NAMELESS - 0.1))
    plans.replace(tmp_path / "甲.plan.yaml", "新", {})
    assert not (tmp_path / all_or_none.LOCK).exists()


def test_a_full_disk_leaves_no_lock_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def full(handle: int, raw: bytes) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(OSError, match="full"):
        lock.hold(tmp_path / "1.lock")
    assert not (tmp_path / "1.lock").exists()


def test_a_link_that_leads_nowhere_is_not_followed(tmp_path: Path):
    path = tmp_path / "1.lock"
    path.symlink_to(tmp_path / "别处")
    with pytest.raises(OSError, match="2"):
        lock.hold(path)
    assert not (tmp_path / "别处").exists()
