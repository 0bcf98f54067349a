"""What tests share of the playbooks is what they would have read, and a byte that differs is read anew."""

from __future__ import annotations

from pathlib import Path

import pytest

import sharing
from huikuan_cli.store.playbooks import loading, playbook_cache
from huikuan_cli.store.playbooks.layers import Layer, bundled

OURS = Layer(bundled(), "自带")


@pytest.fixture
def team(tmp_path: Path) -> Path:
    (tmp_path / "types").mkdir()
    return tmp_path


def changed(team: Path, text: str) -> tuple[Layer, Layer]:
    (team / "types" / "e8.yaml").write_text(f"版本: 2\n{text}\n", encoding="utf-8")
    return Layer(team, "团队"), OURS


def test_the_same_files_are_read_once_and_alike():
    first, again = (loading.load_for_visit((OURS,))[0] for _ in range(2))
    assert first is again
    assert first == sharing.anew((OURS,))[0]


@pytest.mark.parametrize("text", ["名称: 甲", "名称: [甲]", "打开他: [送礼]", "名称：甲"])
def test_so_are_those_of_a_team_with_what_is_said_of_them(team, text):
    order = changed(team, text)
    alike = [loading._load_for_visit(order) for _ in range(2)]
    assert alike == [sharing.anew(order)] * 2


def test_what_a_team_changes_is_read_anew(team):
    names = [loading.load_for_visit(changed(team, f"名称: {name}"))[0].types["e8"].name for name in "甲乙甲"]
    assert names == ["甲", "乙", "甲"]


def test_the_same_files_of_another_folder_are_told_by_its_name(team, tmp_path):
    _, (one,) = loading.load_for_visit(changed(team, "名称: [甲]"))
    other = tmp_path / "别处"
    (other / "types").mkdir(parents=True)
    _, (another,) = loading.load_for_visit(changed(other, "名称: [甲]"))
    assert one.startswith(str(team / "types"))
    assert another.startswith(str(other / "types"))


def test_a_file_that_is_gone_is_missed(team):
    order = changed(team, "名称: 甲")
    assert loading.load_for_visit(order)[0].types["e8"].name == "甲"
    (team / "types" / "e8.yaml").unlink()
    assert loading.load_for_visit(order)[0] == sharing.anew((OURS,))[0]


def test_what_was_kept_ready_is_decoded_once_and_not_taken_when_damaged(team):
    fast = team / "快"
    loading.load_for_visit((OURS,), fast)
    first, again = (loading.load_for_visit((OURS,), fast)[0] for _ in range(2))
    assert first is again
    assert first == sharing.anew((OURS,))[0]
    (kept,) = fast.glob("*.bin")
    kept.write_bytes(kept.read_bytes()[:-1])
    assert playbook_cache.read(fast, kept.stem) is None


@pytest.mark.reads_anew
def test_a_test_about_the_reading_shares_nothing():
    first, again = (loading.load_for_visit((OURS,))[0] for _ in range(2))
    assert first is not again


def test_a_test_that_alters_what_is_shared_would_be_found_out(monkeypatch):
    assert sharing.altered() == []
    book, _ = loading._load_for_visit((OURS,))
    monkeypatch.setitem(book.types, "e8", book.types["e1"])
    assert sharing.altered() == ["playbook"]
