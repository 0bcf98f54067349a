"""The plans below a folder: found wherever they lie, kept ready, and never trusted over the files."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from huikuan_cli.store.work import plan_facts, plan_index
from planfiles import day, plan_file

GOLDEN = sorted((Path(__file__).resolve().parents[1] / "golden").glob("*.plan.yaml"))
NAME = "2026-11-25-某市数据局-数据平台.plan.yaml"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "home" / "data"


def put(path: Path, customer: str = "某市数据局", *, old: bool = True) -> Path:
    """A plan file, changed long enough ago for its time of change to tell the next change."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(plan_file("2026-11-25", (day("2026-11-26"),), customer=customer), encoding="utf-8")
    if old:
        os.utime(path, ns=(10**18, 10**18))
    return path


def customers(folder: Path, data: Path) -> dict[str, str]:
    return {one.file: one.facts.customer for one in plan_index.plans_in(folder, data).plans}


@pytest.mark.parametrize("path", GOLDEN, ids=lambda p: p.name)
def test_the_plans_that_we_write_are_read_from_their_parts_as_in_full(path):
    assert plan_facts.quickly(path.read_bytes(), path) == plan_facts.in_full(path) is not None


def test_plans_in_folders_below_and_renamed_ones_are_found(folder, data):
    put(folder / NAME)
    put(folder / "王经理" / "2026年" / NAME, "乙局")
    put(folder / "给小周的.yaml", "丙局")
    put(folder / ".回收" / NAME, "不要的")
    (folder / "huikuan.yaml").write_text("版本: 1\n" + "#" * 500, encoding="utf-8")
    (folder / "打法.yaml").write_text("借口:\n" + "- 甲\n" * 200, encoding="utf-8")
    found = plan_index.plans_in(folder, data)
    assert sorted(one.facts.customer for one in found.plans) == ["丙局", "乙局", "某市数据局"]
    assert found.unread == ()


def test_links_to_folders_are_not_followed(folder, data):
    put(folder / NAME)
    (folder / "环").symlink_to(folder, target_is_directory=True)
    assert len(plan_index.plans_in(folder, data).plans) == 1


def test_what_did_not_change_is_not_read_again_and_what_did_is(folder, data):
    put(folder / NAME)
    other = put(folder / "乙" / NAME, "乙局")
    assert plan_index.plans_in(folder, data).fresh == 2
    assert plan_index.plans_in(folder, data).fresh == 0
    other.write_text(other.read_text(encoding="utf-8").replace("乙局", "丙局"), encoding="utf-8")
    os.utime(other, ns=(10**18 + 10**10, 10**18 + 10**10))
    found = plan_index.plans_in(folder, data)
    assert found.fresh == 1
    assert {one.facts.customer for one in found.plans} == {"某市数据局", "丙局"}
    other.unlink()
    assert customers(folder, data) == {NAME: "某市数据局"}


def test_a_file_that_was_changed_just_now_is_not_kept_since_its_time_may_not_tell_the_next_change(
    folder, data
):
    path = put(folder / NAME, old=False)
    assert plan_index.plans_in(folder, data).fresh == 1
    state = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace("某市数据局", "另市数据局"), encoding="utf-8")
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert customers(folder, data) == {NAME: "另市数据局"}


def kept(data: Path) -> Path:
    (found,) = (data / "index").iterdir()
    return found


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(b"\xff\x00\n\n"),
        lambda path: path.write_text("", encoding="utf-8"),
        lambda path: path.write_text(path.read_text()[: len(path.read_text()) // 2]),
        lambda path: path.write_text(path.read_text().replace("huikuan plans", "huikuan plan")),
        lambda path: path.write_text(path.read_text().replace("[", "{")),
        lambda path: path.write_text(path.read_text().replace('["', '[1,"')),
        lambda path: (path.unlink(), path.mkdir()),
        lambda path: path.chmod(0),
    ],
    ids=["bytes", "empty", "half", "other version", "no json", "other shape", "folder", "unreadable"],
)
def test_a_broken_index_is_made_again_without_a_word(folder, data, spoil, capsys):
    put(folder / NAME)
    before = plan_index.plans_in(folder, data).plans
    spoil(kept(data))
    assert plan_index.plans_in(folder, data).plans == before
    assert capsys.readouterr() == ("", "")


def test_an_index_that_says_something_else_than_its_file_is_only_used_for_that_very_file(folder, data):
    put(folder / NAME)
    plan_index.plans_in(folder, data)
    text = kept(data).read_text(encoding="utf-8")
    lied = text.replace(json.dumps("某市数据局"), json.dumps("假的"))
    assert lied != text
    kept(data).write_text(lied.replace(json.dumps(NAME), json.dumps("别的.plan.yaml")), encoding="utf-8")
    assert customers(folder, data) == {NAME: "某市数据局"}


def test_where_nothing_can_be_kept_the_plans_are_read_each_time(folder, tmp_path):
    put(folder / NAME)
    blocked = tmp_path / "挡着"
    blocked.write_text("", encoding="utf-8")
    for _ in range(2):
        found = plan_index.plans_in(folder, blocked)
        assert (len(found.plans), found.fresh) == (1, 1)


def test_what_is_named_like_a_plan_and_is_none_is_named(folder, data):
    put(folder / NAME)
    (folder / "坏.plan.yaml").write_bytes(b"\x00" * 300)
    (folder / "大.plan.yaml").write_text("结论:\n" + "#" * 300_000, encoding="utf-8")
    for _ in range(2):
        assert plan_index.plans_in(folder, data).unread == ("坏.plan.yaml", "大.plan.yaml")


def test_names_with_odd_characters_are_found(folder, data):
    for name in ("甲\t乙.plan.yaml", "甲\n乙.plan.yaml", "\u202e甲.plan.yaml", "'$(id)'.plan.yaml"):
        put(folder / name)
    for _ in range(2):
        assert len(plan_index.plans_in(folder, data).plans) == 4


def test_a_folder_that_is_not_there_has_no_plans(tmp_path, data):
    assert plan_index.plans_in(tmp_path / "没有", data).plans == ()


def test_a_day_that_cannot_be_read_is_said_with_its_line(folder, data):
    path = put(folder / NAME)
    text = path.read_text(encoding="utf-8").replace("日期: '2026-11-26'", "日期: 那天")
    path.write_text(text, encoding="utf-8")
    (one,) = plan_index.plans_in(folder, data).plans
    line = next(n for n, row in enumerate(text.splitlines(), 1) if "日期: 那天" in row)
    assert one.facts.wrong[0].startswith(f"{NAME}:{line} “日期”写着“那天”")


def test_near_a_day_plans_without_anything_to_do_are_passed_over_but_counted(folder, data):
    from datetime import date

    put(folder / NAME)
    for _ in range(2):
        far = plan_index.plans_in(folder, data, near=date(2026, 6, 1))
        assert (far.plans, far.total) == ((), 1)
        assert len(plan_index.plans_in(folder, data, near=date(2026, 11, 25)).plans) == 1
