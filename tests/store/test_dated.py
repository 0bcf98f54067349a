"""Which plans of a folder are read: the newest of each matter, those nearest to today, at most twenty."""

from __future__ import annotations

import os
from datetime import date, timedelta
from pathlib import Path

import pytest

from factories import TODAY
from huikuan_cli.store.work import glance, nearby_plans
from planfiles import plan_file

PLAN = plan_file("2026-11-25")


def name(ahead: int, matter: str = "甲局-平台") -> str:
    return f"{TODAY + timedelta(days=ahead)}-{matter}.plan.yaml"


def put(folder: Path, *names: str) -> None:
    for one in names:
        (folder / one).write_text(PLAN, encoding="utf-8")


def read(folder: Path, today: date = TODAY) -> list[str]:
    return [kept.file for kept in nearby_plans.near(folder, today).plans]


def test_a_plan_comes_with_the_day_and_number_of_its_name(folder):
    put(folder, name(2, "甲局-平台-3"))
    ((kept,), unread, left) = nearby_plans.near(folder, TODAY)
    assert (kept.file, kept.day, kept.number) == (name(2, "甲局-平台-3"), date(2026, 11, 25), 3)
    assert kept.plan.customer == "某市数据局"
    assert (unread, left) == ((), 0)


@pytest.mark.parametrize(
    ("ahead", "chosen"), [(-121, False), (-120, True), (0, True), (30, True), (31, False)]
)
def test_only_visits_near_today_are_read(folder, ahead, chosen):
    put(folder, name(ahead))
    assert bool(read(folder)) == chosen


def test_of_a_matter_only_the_newest_plan_is_read(folder):
    put(folder, name(-20), name(2), name(-1), name(-30, "乙局-平台"))
    assert read(folder) == [name(2), name(-30, "乙局-平台")]


def test_a_plan_with_a_newer_one_far_ahead_is_not_read(folder):
    put(folder, name(-1), name(40))
    assert read(folder) == []


def test_names_that_may_have_been_cut_are_all_read(folder):
    long = "甲局-" + "项" * 24
    put(folder, name(-1, long), name(2, long))
    assert read(folder) == [name(-1, long), name(2, long)]


def test_at_most_twenty_are_read_those_nearest_to_today_and_far_visits_last(folder, monkeypatch):
    names = [name(n, f"{n + 500}局-平台") for n in range(-100, 31)]
    put(folder, *names)
    seen: list[str] = []
    whole = glance.glance
    monkeypatch.setattr(glance, "glance", lambda path: seen.append(path.name) or whole(path))
    near = nearby_plans.near(folder, TODAY)
    assert seen == [kept.file for kept in near.plans]
    assert set(seen) == {name(n, f"{n + 500}局-平台") for n in range(-16, 4)}
    assert near.left == len(names) - 20


def test_what_cannot_be_read_is_named_and_hides_nothing(folder):
    put(folder, name(0))
    (folder / name(1, "乙局-坏")).write_text("坏：[", encoding="utf-8")
    (folder / name(1, "丙局-链")).symlink_to(folder / "没有")
    (folder / name(1, "丁局-夹")).mkdir()
    near = nearby_plans.near(folder, TODAY)
    assert [kept.file for kept in near.plans] == [name(0)]
    assert set(near.unread) == {name(1, "乙局-坏"), name(1, "丙局-链"), name(1, "丁局-夹")}


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
@pytest.mark.parametrize("matter", ["甲\x1b[31m局-平台", "甲\u202e局-平台", "甲$(x)局-平台", "甲\n局-平台"])
def test_a_plan_whose_name_cannot_be_typed_is_not_offered(folder, matter):
    put(folder, name(0, matter))
    assert nearby_plans.near(folder, TODAY) == ((), (name(0, matter),), 0)


def test_other_files_are_passed_over(folder):
    put(folder, "读我.plan.yaml", "2026-11-25-甲局-平台.行动单.md", "2026-11-25-甲局-平台.plan.yaml.bak")
    assert nearby_plans.near(folder, TODAY) == ((), (), 0)


def test_a_folder_that_is_not_there_or_a_file_has_no_plans(folder):
    put(folder, "甲")
    for place in (folder / "没有", folder / "甲"):
        assert nearby_plans.near(place, TODAY) == ((), (), 0)


def test_a_folder_that_may_not_be_listed_is_named(folder, monkeypatch):
    def refuse(path: Path) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(os, "scandir", refuse)
    assert nearby_plans.near(folder, TODAY) == ((), (str(folder),), 0)
