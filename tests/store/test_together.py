"""Several files, written all or none: on a full disk, after a kill, beside another writer."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from huikuan_cli.core.course.assessment import Rating
from huikuan_cli.errors import HuikuanError
from huikuan_cli.store.files import all_or_none, atomic
from huikuan_cli.store.work import plans, ratings

CALLS = ("open", "fdopen", "fsync", "replace", "link", "close")
OLD = {
    "甲.plan.yaml": b"old plan",
    "甲.行动单.md": b"old sheet",
    "甲.行动单.html": b"old page",
    "旁.md": b"other",
}
NEW = {"甲.plan.yaml": b"new plan", "甲.行动单.md": b"new sheet", "甲.行动单.html": b"new page"}


def content(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir() if ".bak" not in p.name}


@pytest.fixture
def old(folder: Path) -> Path:
    for name, raw in OLD.items():
        (folder / name).write_bytes(raw)
    return folder


def at_call(number: int, then: Callable[[], None], patch: pytest.MonkeyPatch, *, lasting: bool) -> None:
    """At the given file call something happens; `lasting`: at each later one as well, but for renames, which need no room."""
    count = [0]

    def counted(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **named: Any) -> Any:
            reading = real is os_open and not args[1] & (os.O_WRONLY | os.O_RDWR)
            count[0] += not reading
            if not reading and (count[0] == number or (lasting and real is not rename and count[0] > number)):
                then()
            return real(*args, **named)

        return call

    os_open, rename = os.open, os.replace
    for name in CALLS:
        patch.setattr(os, name, counted(getattr(os, name)))


def full() -> None:
    raise OSError(errno.ENOSPC, "full")


def over(folder: Path) -> None:
    with all_or_none.alone_in(folder):
        all_or_none.write_over({folder / name: raw for name, raw in NEW.items()})


def new(folder: Path) -> None:
    with all_or_none.alone_in(folder):
        all_or_none.write_new({folder / name: raw for name, raw in NEW.items()})


@pytest.mark.parametrize("lasting", [False, True])
@pytest.mark.parametrize("number", range(1, 40))
def test_a_disk_that_is_full_at_any_call_leaves_every_file_as_it_was_or_all_new(old, number, lasting):
    with pytest.MonkeyPatch.context() as patch:
        at_call(number, full, patch, lasting=lasting)
        try:
            over(old)
            wanted = OLD | NEW
        except (HuikuanError, OSError):
            wanted = OLD
    all_or_none.tidy(old)
    assert content(old) == wanted


def killed(number: int, work: Callable[[Path], None], folder: Path) -> bool:
    """Do the work in a process that dies at a file call, nothing tidied up; whether it died."""
    child = os.fork()
    if child == 0:
        at_call(number, lambda: os._exit(9), pytest.MonkeyPatch(), lasting=True)
        work(folder)
        os._exit(0)
    return os.waitpid(child, 0)[1] != 0


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("work", [over, new])
def test_after_a_kill_at_any_call_the_next_start_has_the_old_files_or_all_the_new_ones(folder, work):
    died = 0
    for number in range(1, 60):
        place = folder / str(number)
        place.mkdir()
        before = OLD if work is over else {"旁.md": b"other"}
        for name, raw in before.items():
            (place / name).write_bytes(raw)
        died += killed(number, work, place)
        all_or_none.tidy(place)
        assert content(place) in (before, before | NEW), number
    assert 10 < died < 59


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_what_a_kill_left_half_renamed_is_completed_and_named(old):
    names = set()
    for number in range(1, 60):
        for name, raw in OLD.items():
            (old / name).write_bytes(raw)
        killed(number, over, old)
        names |= set(all_or_none.tidy(old))
    assert names == set(NEW)


def half_renamed(folder: Path) -> list[str]:
    """A run that was killed in its row of renames; the files that it had not renamed yet."""
    for number in range(1, 60):
        for path in folder.iterdir():
            path.unlink()
        for name, raw in OLD.items():
            (folder / name).write_bytes(raw)
        killed(number, over, folder)
        left = [name for name in NEW if (folder / name).read_bytes() == OLD[name]]
        if 0 < len(left) < len(NEW):
            return left
    raise AssertionError("never killed between two renames")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_what_somebody_changed_after_the_kill_is_kept_when_the_row_is_completed(folder):
    (name, *_) = half_renamed(folder)
    (folder / name).write_bytes(b"changed by hand")
    assert name in all_or_none.tidy(folder)
    assert (folder / name).read_bytes() == NEW[name]
    kept = [p.read_bytes() for p in folder.iterdir() if p.name.startswith(name + ".bak")]
    assert sorted(kept) == sorted([OLD[name], b"changed by hand"])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_where_it_cannot_be_kept_nothing_is_replaced_and_the_next_start_completes_the_row(folder):
    (name, *_) = half_renamed(folder)
    (folder / name).write_bytes(b"changed by hand")
    with pytest.MonkeyPatch.context() as patch:
        at_call(3, full, patch, lasting=True)
        all_or_none.tidy(folder)
    assert (folder / name).read_bytes() == b"changed by hand"
    assert name in all_or_none.tidy(folder)
    assert (folder / name).read_bytes() == NEW[name]


def test_a_file_of_a_process_that_runs_is_left_alone(folder):
    made = atomic.temporary(folder / "甲", b"x")
    assert all_or_none.tidy(folder) == ()
    assert made.exists()


def test_tidying_never_raises_and_never_waits_for_another_run(folder, monkeypatch):
    with all_or_none.alone_in(folder), monkeypatch.context() as patch:
        patch.setattr(all_or_none, "alone_in", None)
        assert all_or_none.tidy(folder) == ()

    def refuse(path: Path) -> None:
        raise PermissionError(errno.EACCES, "no")

    (folder / all_or_none.LOCK).touch()
    monkeypatch.setattr(all_or_none.lock, "hold", refuse)
    assert all_or_none.tidy(folder) == ()


def test_a_file_that_is_not_ours_is_never_swept(folder):
    names = [
        ".甲.123.tmp",
        ".甲.tmp",
        "甲.00000000-1.0123456789abcdef.tmp",
        ".x.zzzzzzzz-1.0123456789abcdef.tmp",
    ]
    for name in names:
        (folder / name).write_bytes(b"x")
    all_or_none.tidy(folder)
    assert set(content(folder)) == set(names)


@pytest.mark.parametrize("age", [0, 7200])
def test_a_file_that_another_machine_left_is_swept_when_it_is_old(folder, age):
    left = folder / ".甲.00000000-1.0123456789abcdef.tmp"
    left.write_bytes(b"x")
    os.utime(left, (time.time() - age, time.time() - age))
    all_or_none.tidy(folder)
    assert left.exists() == (age == 0)


@pytest.mark.parametrize(
    "lines",
    [
        [all_or_none.MARK, "over", "{left}", "../外.md"],
        [all_or_none.MARK, "over", "外面.md", "甲.md"],
        ["something else", "over", "{left}", "甲.md"],
        [all_or_none.MARK, "over", "{left}", ""],
    ],
)
def test_a_note_that_we_did_not_write_so_is_not_followed(folder, lines):
    inside = folder / "里"
    inside.mkdir()
    ended = os.fork()
    if ended == 0:
        os._exit(0)
    os.waitpid(ended, 0)
    maker = f"{atomic._host()}-{ended}"
    left = inside / f".甲.{maker}.0123456789abcdef.tmp"
    left.write_bytes(b"new")
    (inside / "外面.md").write_bytes(b"mine")
    (inside / "甲.md").write_bytes(b"old")
    text = "\n".join(lines).format(left=left.name)
    (inside / f".huikuan.{maker}.fedcba9876543210.todo").write_text(text, encoding="utf-8")
    assert all_or_none.tidy(inside) == ()
    assert content(inside) == {"外面.md": b"mine", "甲.md": b"old"}
    assert [p.name for p in folder.iterdir()] == ["里"]


def test_a_link_that_lies_in_wait_is_not_followed(folder, monkeypatch):
    victim = folder / "私密"
    victim.write_bytes(b"secret")
    monkeypatch.setattr(os, "urandom", lambda size: b"\0" * size)
    planted = folder / f".甲.{atomic.maker()}.{'00' * 8}.tmp"
    planted.symlink_to(victim)
    with pytest.raises(HuikuanError):
        atomic.write(folder / "甲", "新")
    assert victim.read_bytes() == b"secret"


def test_twenty_writers_at_once_lose_no_content(folder):
    path = folder / "甲.plan.yaml"

    def put(number: int) -> None:
        plans.replace(path, f"计划{number}", {".行动单.md": f"单{number}".encode()})

    with ThreadPoolExecutor(20) as pool:
        list(pool.map(put, range(20)))
    kept = {p.read_text(encoding="utf-8") for p in folder.iterdir()}
    assert {f"计划{n}" for n in range(20)} | {f"单{n}" for n in range(20)} <= kept
    number = path.read_text(encoding="utf-8").removeprefix("计划")
    assert (folder / "甲.行动单.md").read_text(encoding="utf-8") == f"单{number}"
    assert not [p for p in folder.iterdir() if p.name.startswith(".")]


def test_twenty_assessments_at_once_are_all_kept(folder):
    path = folder / "assess.yaml"
    days = [date(2026, 11, 1) + timedelta(days=n) for n in range(20)]
    with ThreadPoolExecutor(20) as pool:
        list(pool.map(lambda day: ratings.keep(path, Rating(day, "自己", {})), days))
    assert [one.day for one in ratings.history(path)] == days
