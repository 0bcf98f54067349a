"""Files are written whole or not at all, the same every time, and never over another plan."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from cli.helpers import DAY, GOOD, changed, files


def plan(huikuan, out, *more, path=None):
    return huikuan("plan", "--answers", path or GOOD, "--today", DAY, "--out", out, *more)


def test_two_folders_get_the_same_bytes(huikuan, tmp_path):
    for name in ("甲", "乙"):
        assert plan(huikuan, tmp_path / name).code == 0
    assert files(tmp_path / "甲") == files(tmp_path / "乙")
    assert len(files(tmp_path / "甲")) == 4


def test_two_processes_with_other_hash_seeds_write_the_same_bytes(process, tmp_path):
    for seed in ("0", "4711"):
        argv = ("plan", "--answers", GOOD, "--today", DAY, "--out", tmp_path / seed)
        assert process(*argv, PYTHONHASHSEED=seed).returncode == 0
    assert files(tmp_path / "0") == files(tmp_path / "4711")


def test_a_second_run_leaves_the_files_untouched_and_says_so(huikuan, tmp_path):
    plan(huikuan, tmp_path)
    for path in tmp_path.glob("2026*"):
        os.utime(path, (1, 1))
    done = plan(huikuan, tmp_path)
    assert done.code == 0
    assert "内容和原来一样，没有重写" in done.err
    assert {p.stat().st_mtime for p in tmp_path.glob("2026*")} == {1}


@pytest.fixture
def edited(huikuan, tmp_path) -> Path:
    """A sheet in tmp_path/out that was edited by hand beside its plan."""
    plan(huikuan, tmp_path / "out")
    (sheet,) = (tmp_path / "out").glob("*.md")
    sheet.write_text("手写的备注\n", encoding="utf-8")
    return sheet


def test_a_second_run_refuses_to_write_over_a_sheet_edited_by_hand(huikuan, edited):
    before = files(edited.parent)
    done = plan(huikuan, edited.parent)
    assert done.code == 1
    assert done.out == ""
    assert f"已经有“{edited}”，内容不一样，没有覆盖" in done.err.splitlines()[-1]
    assert "--replace" in done.err.splitlines()[-1]
    assert "没有重写" not in done.err
    assert files(edited.parent) == before


def test_replace_writes_over_a_sheet_edited_by_hand_and_keeps_it(huikuan, edited):
    (path,) = edited.parent.glob("*.plan.yaml")
    before = path.read_bytes()
    assert plan(huikuan, edited.parent, "--replace").code == 0
    assert edited.read_text(encoding="utf-8").startswith("# 行动单：")
    assert Path(f"{edited}.bak").read_text(encoding="utf-8") == "手写的备注\n"
    assert path.read_bytes() == before
    assert len(files(edited.parent)) == 5, "the plan is the same: no copy of it"


def test_replace_with_only_the_plan_takes_the_old_sheet_away_and_keeps_it(huikuan, answers, edited):
    path = answers(changed("付款天数: 30", "付款天数: 45"))
    done = plan(huikuan, edited.parent, "--replace", "--format", "yaml", path=path)
    assert done.code == 0
    assert not edited.exists()
    assert Path(f"{edited}.bak").read_text(encoding="utf-8") == "手写的备注\n"
    assert "行动单：" not in done.out


def test_only_the_owner_can_read_what_is_written(huikuan, answers, tmp_path):
    out = tmp_path / "out"
    old = os.umask(0)
    try:
        plan(huikuan, out)
        plan(huikuan, out, "--replace", path=answers(changed("付款天数: 30", "付款天数: 45")))
    finally:
        os.umask(old)
    assert len(files(out)) == 8
    assert {p.stat().st_mode & 0o777 for p in out.iterdir()} == {0o600}


def test_without_a_day_of_the_visit_the_files_are_named_after_the_next_workday(huikuan, answers, tmp_path):
    path = answers(changed("拜访日期: 2026-11-25", "拜访日期: 不清楚"))
    for today, named in ((DAY, "2026-11-24-"), ("2026-11-27", "2026-11-30-")):
        out = tmp_path / today
        assert huikuan("plan", "--answers", path, "--today", today, "--out", out).code == 0
        assert len(files(out)) == 4
        assert all(name.startswith(named) for name in files(out))


def test_other_answers_under_the_same_name_are_refused_and_nothing_changes(huikuan, answers, tmp_path):
    out = tmp_path / "out"
    plan(huikuan, out)
    before = files(out)
    done = plan(huikuan, out, path=answers(changed("付款天数: 30", "付款天数: 45")))
    assert done.code == 1
    assert "没有覆盖" in done.err
    assert "--replace" in done.err.splitlines()[-1]
    assert files(out) == before


def test_replace_keeps_the_old_files_beside_the_new(huikuan, answers, tmp_path):
    out = tmp_path / "out"
    plan(huikuan, out)
    before = files(out)
    done = plan(huikuan, out, "--replace", path=answers(changed("付款天数: 30", "付款天数: 45")))
    assert done.code == 0
    after = files(out)
    for name, content in before.items():
        assert after[name] != content
        assert after[f"{name}.bak"] == content


def test_replace_twice_keeps_both_old_versions(huikuan, answers, tmp_path):
    out = tmp_path / "out"
    for days in ("30", "45", "60"):
        plan(huikuan, out, "--replace", path=answers(changed("付款天数: 30", f"付款天数: {days}")))
    names = sorted(p.name.partition(".plan.yaml")[2] for p in out.glob("*.plan.yaml*"))
    assert names == ["", ".bak", ".bak2"]


def test_dry_run_shows_the_sheet_and_writes_nothing(huikuan, tmp_path):
    out = tmp_path / "out"
    done = plan(huikuan, out, "--dry-run")
    assert done.code == 0
    assert done.out.startswith("# 行动单：清江市大数据中心\n")
    assert "会写（现在没有写）" in done.err
    assert not out.exists()


def test_dry_run_shows_what_would_be_written_byte_for_byte(huikuan, tmp_path):
    shown = plan(huikuan, tmp_path / "a", "--dry-run").out
    plan(huikuan, tmp_path / "b")
    (sheet,) = (tmp_path / "b").glob("*.md")
    assert shown == sheet.read_text(encoding="utf-8")


def test_format_yaml_writes_only_the_plan(huikuan, tmp_path):
    done = plan(huikuan, tmp_path / "out", "--format", "yaml")
    assert done.code == 0
    assert [p.suffix for p in (tmp_path / "out").iterdir()] == [".yaml"]
    assert "行动单：" not in done.out


def test_out_that_is_a_file_is_one_line(huikuan, tmp_path):
    taken = tmp_path / "out"
    taken.write_text("别动我", encoding="utf-8")
    done = plan(huikuan, taken)
    assert done.code == 1
    assert f"“{taken}”是一个文件，不是文件夹" in done.err.splitlines()[-1]
    assert taken.read_text(encoding="utf-8") == "别动我"


def test_out_below_a_file_is_one_line(huikuan, tmp_path):
    taken = tmp_path / "out"
    taken.write_text("别动我", encoding="utf-8")
    done = plan(huikuan, taken / "里面")
    assert done.code == 1
    assert "不是文件夹" in done.err.splitlines()[-1]


@pytest.mark.parametrize(
    ("call", "code", "words"),
    [
        ("open", errno.EACCES, "没有写权限"),
        ("open", errno.EROFS, "磁盘是只读的"),
        ("fsync", errno.ENOSPC, "磁盘满了"),
    ],
)
@pytest.mark.parametrize("more", [(), ("--replace",)])
def test_a_disk_that_refuses_is_one_line_and_leaves_nothing(
    huikuan, tmp_path, monkeypatch, call, code, words, more
):
    out = tmp_path / "out"
    real = getattr(os, call)

    def refuse(first, *rest, **named):
        if call == "fsync" or str(first).endswith(".tmp"):
            raise OSError(code, os.strerror(code))
        return real(first, *rest, **named)

    with monkeypatch.context() as patch:
        patch.setattr(os, call, refuse)
        done = plan(huikuan, out, *more)
    assert done.code == 1
    assert words in done.err.splitlines()[-1]
    assert files(out) == {}


def test_a_disk_that_fails_at_the_sheet_takes_the_new_plan_back(huikuan, tmp_path, monkeypatch):
    out = tmp_path / "out"

    def failing(real):
        def refuse(source: Path, target: Path) -> None:
            if str(target).endswith(".md"):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            real(source, target)

        return refuse

    with monkeypatch.context() as patch:
        for call in ("link", "replace"):
            patch.setattr(os, call, failing(getattr(os, call)))
        done = plan(huikuan, out)
    assert done.code == 1
    assert "磁盘满了" in done.err
    assert files(out) == {}


def test_a_failing_replace_keeps_the_old_plan_and_no_temporary_file(huikuan, answers, tmp_path, monkeypatch):
    out = tmp_path / "out"
    plan(huikuan, out)
    before = files(out)

    def refuse(source: Path, target: Path) -> None:
        raise OSError(errno.EACCES, os.strerror(errno.EACCES))

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", refuse)
        done = plan(huikuan, out, "--replace", path=answers(changed("付款天数: 30", "付款天数: 45")))
    assert done.code == 1
    after = files(out)
    assert {name: after[name] for name in before} == before
    assert not [name for name in after if name.endswith(".tmp")]


def test_a_replace_that_fails_at_the_sheet_leaves_no_new_plan_beside_an_old_sheet(
    huikuan, answers, tmp_path, monkeypatch
):
    out = tmp_path / "out"
    plan(huikuan, out)
    before = files(out)
    real = os.replace

    def refuse(source: Path, target: Path) -> None:
        if str(target).endswith(".md"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", refuse)
        done = plan(huikuan, out, "--replace", path=answers(changed("付款天数: 30", "付款天数: 45")))
    assert done.code == 1
    after = files(out)
    assert {name: after[name] for name in before} == before


def test_a_replace_that_fails_at_the_plan_puts_the_old_sheet_back(huikuan, answers, edited, monkeypatch):
    before = files(edited.parent)
    real = os.replace

    def refuse(source: Path, target: Path) -> None:
        if str(target).endswith(".yaml"):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(source, target)

    path = answers(changed("付款天数: 30", "付款天数: 45"))
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", refuse)
        done = plan(huikuan, edited.parent, "--replace", path=path)
    assert done.code == 1
    assert "磁盘满了" in done.err
    after = files(edited.parent)
    assert {name: after[name] for name in before} == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes into every folder; simulated above")
def test_a_read_only_folder_is_one_line(huikuan, tmp_path):
    out = tmp_path / "out"
    out.mkdir(mode=0o500)
    done = plan(huikuan, out)
    assert done.code == 1
    assert "没有写权限" in done.err
    assert files(out) == {}


def test_a_payment_that_is_due_after_the_visit_is_said_to_be_so_with_its_day(huikuan, tmp_path):
    fresh = tmp_path / "答案.yaml"
    fresh.write_text(changed("验收合格日期: 2026-01-19", "验收合格日期: 2026-11-16"), encoding="utf-8")
    said = "这一笔还没到期：按现在的答案 2026-12-16（周三）到期"
    assert said in plan(huikuan, tmp_path / "新", path=fresh).err
    assert "这一笔还没到期" not in plan(huikuan, tmp_path / "旧").err
