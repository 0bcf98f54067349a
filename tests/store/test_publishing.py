"""Versions of a team's folder on disk: two leads at once, a killed run, how many are kept, and that every edit is named."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from cli.test_no_silence import another, around, leaves
from huikuan_cli.errors import HuikuanError
from huikuan_cli.store.playbooks import publishing
from huikuan_cli.store.playbooks.layered_file import stack_of
from huikuan_cli.store.playbooks.layers import LONE_FILES, SHAPES, Layer, bundled
from huikuan_cli.store.playbooks.publishing import ReleaseDraft, publish
from huikuan_cli.store.playbooks.releases import kept_numbers, latest_number, read
from huikuan_cli.store.yaml.dump import dump
from properties import SEARCH

DRAFT = ReleaseDraft("王经理", "", date(2026, 11, 23))
TRIES = 25


def wrote(folder: Path, text: str) -> None:
    (folder / "excuses.yaml").write_text(f"版本: 2\n借口:\n  - {{id: o05, 先问: {text}}}\n", encoding="utf-8")


def numbers(folder: Path) -> list[int]:
    return [one.number for one in read(folder)]


def test_two_who_publish_at_once_make_two_versions_or_one_that_both_meant(folder):
    wrote(folder, "一")
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: publish(folder, DRAFT), range(4)))
    assert [one.number for one in made if one] == [1]
    assert numbers(folder) == [1]
    assert [one.name for one in (folder / "发布").iterdir()] == ["第1版"]


def test_a_lock_of_another_person_is_said_to_be_his_and_not_a_lack_of_rights(folder, monkeypatch):
    wrote(folder, "一")
    (folder / ".huikuan.lock").touch()
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(HuikuanError, match="另一个人正在发布"):
        publish(folder, DRAFT)
    assert not (folder / "发布.yaml").exists()


def test_only_the_last_ten_versions_are_kept_and_every_one_is_told(folder):
    for number in range(12):
        wrote(folder, f"第{number}次")
        publish(folder, DRAFT)
    assert kept_numbers(folder) == tuple(range(3, 13))
    assert numbers(folder) == list(range(12, 0, -1))
    assert latest_number(folder) == 12


@pytest.mark.parametrize("call", ["rename", "replace"])
def test_a_version_that_could_not_be_finished_leaves_what_was_there(folder, monkeypatch, call):
    wrote(folder, "一")
    publish(folder, DRAFT)
    before = (folder / "发布.yaml").read_bytes()
    wrote(folder, "二")

    def refuse(*args, **named):
        raise OSError(28, "full", str(folder))

    with monkeypatch.context() as patch:
        patch.setattr(*((Path, "rename") if call == "rename" else (os, "replace")), refuse)
        with pytest.raises(HuikuanError, match="磁盘满了"):
            publish(folder, DRAFT)
    assert (folder / "发布.yaml").read_bytes() == before
    assert [one.name for one in (folder / "发布").iterdir()] == ["第1版"]
    assert publish(folder, DRAFT).counts == ("改 1 条借口",)


def test_what_a_killed_run_left_is_swept_and_no_version_is_written_over(folder):
    wrote(folder, "一")
    publish(folder, DRAFT)
    (folder / "发布" / "第2版").mkdir()  # killed before 发布.yaml said so
    (folder / "发布" / f"{publishing.UNFINISHED}别的").mkdir()
    wrote(folder, "二")
    assert publish(folder, DRAFT).number == 3
    assert sorted(one.name for one in (folder / "发布").iterdir()) == ["第1版", "第2版", "第3版"]
    assert list((folder / "发布" / "第2版").iterdir()) == []


def test_two_versions_of_one_number_that_git_put_together_are_told_once_more(folder):
    wrote(folder, "一")
    publish(folder, DRAFT)
    wrote(folder, "二")
    publish(folder, DRAFT)
    for place in (folder, folder / "发布" / "第2版"):  # another lead's version 2 came with it
        (place / "methods.yaml").write_text("版本: 2\n八招: [{id: z8, 停用: 是}]\n", encoding="utf-8")
    assert publishing.unpublished(folder) == ["改 1 条借口", "去掉 1 项方法"]
    made = publish(folder, DRAFT)
    assert (made.number, made.counts) == (3, ("改 1 条借口", "去掉 1 项方法"))
    assert publish(folder, DRAFT) is None


def test_how_a_checkout_saved_the_files_of_a_version_does_not_matter(folder):
    wrote(folder, "一")
    publish(folder, DRAFT)
    kept = folder / "发布" / "第1版" / "excuses.yaml"
    kept.write_bytes(b"\xef\xbb\xbf" + kept.read_bytes().replace(b"\n", b"\r\n"))
    assert publish(folder, DRAFT) is None


def test_whoever_may_read_the_folder_may_read_the_versions(folder):
    folder.chmod(0o755)
    wrote(folder, "一")
    publish(folder, DRAFT)
    assert (folder / "发布.yaml").stat().st_mode & 0o777 == 0o644
    assert (folder / "发布" / "第1版").stat().st_mode & 0o777 == 0o755
    assert (folder / "发布" / "第1版" / "excuses.yaml").stat().st_mode & 0o777 == 0o644


def test_a_letterhead_and_the_answers_of_a_case_belong_to_a_version(folder):
    (folder / "templates").mkdir()
    (folder / "templates" / "letter.docx").write_bytes(b"one")
    wrote(folder, "一")
    assert publish(folder, DRAFT).counts == ("加 1 份信头", "改 1 条借口")
    (folder / "templates" / "letter.docx").write_bytes(b"two")
    made = publish(folder, DRAFT)
    assert made.counts == ("改 1 份信头",)
    assert made.details == ("templates/letter.docx：改",)


def edited(r: Random, folder: Path, name: str) -> list[str | int]:
    """One edit of a file of the team, in the place of what stood there; returns what names it."""
    ours = yaml.load((bundled() / name).read_text(encoding="utf-8"), yaml.BaseLoader)
    place, value = r.choice(list(leaves(ours)))
    made = around(ours, place, another(r, value))
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    head = {"版本": "2", **({"id": ours["id"]} if "id" in ours else {})}
    path.write_text(dump({**head, **made}), encoding="utf-8")
    return list(place)


def value_at(data: Any, place: list[str | int]) -> Any:
    """What stands at a place; None where nothing does."""
    for step in place:
        rows = data if isinstance(data, list) else []
        data = (
            data.get(step) if isinstance(data, dict) else next((o for o in rows if step in o.values()), None)
        )
    return data


def held(folder: Path, name: str) -> Any:
    kind = {**SHAPES, **LONE_FILES}[name]
    return stack_of((Layer(folder, "团队"), Layer(bundled(), "自带")), name, kind, []).data()


@pytest.mark.parametrize("seed", range(TRIES * (SEARCH or 1)))
def test_an_edit_that_changes_what_is_used_is_named_in_the_next_version(folder, seed):
    r = Random(seed)
    known = [one for one in (*SHAPES, *LONE_FILES) if one not in ("rules.yaml", "questions.yaml")]
    name, *others = r.sample(known, 3)
    for one in (name, *others):
        edited(r, folder, one)
    publish(folder, DRAFT)
    before, number = held(folder, name), latest_number(folder)
    place = edited(r, folder, name)
    made = publish(folder, DRAFT)
    if held(folder, name) == before:
        assert made is None
        return
    if made is None:
        # what only grows takes nothing away, whatever a team wrote
        assert name in ("wording.yaml", "assistant.yaml")
        return
    assert made.number == number + 1
    assert made.counts
    assert all(line.startswith(f"{name}：") for line in made.details)
    if value_at(before, place) != value_at(
        held(folder, name), place
    ):  # else only the edit before was taken back
        assert any(any(str(step) in line for step in place[-2:]) for line in made.details), made.details
