"""Drafts are private, whole, and the newest readable one is found."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import pytest

from huikuan_cli.errors import HuikuanError
from huikuan_cli.store import drafts

NOON = datetime(2026, 11, 23, 12, 0)


def draft(data: Path, name: str, age: int, given: dict[str, object] | None = None) -> Path:
    path = drafts.new_path(data, NOON).with_name(name)
    drafts.save(path, "客户", given if given is not None else {"客户": name})
    os.utime(path, (1_000_000 - age, 1_000_000 - age))
    return path


def test_a_draft_comes_back_with_what_was_answered(tmp_path):
    given = {"客户": "甲局", "合同额": "860000.00", "材料": ["w0"], "部分付款?0": "否"}
    path = draft(tmp_path, "a.yaml", 0, given)
    found = drafts.load(path)
    assert found.given == given
    assert found.at == "客户"


def test_a_draft_is_readable_by_its_owner_only(tmp_path):
    old = os.umask(0)
    try:
        path = drafts.new_path(tmp_path, NOON)
        drafts.save(path, "客户", {})
    finally:
        os.umask(old)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_the_latest_draft_wins(tmp_path):
    draft(tmp_path, "b.yaml", 50)
    draft(tmp_path, "c.yaml", 10)
    draft(tmp_path, "a.yaml", 90)
    latest = drafts.latest(tmp_path)
    assert latest is not None
    assert latest.path.name == "c.yaml"


@pytest.mark.parametrize("text", ["", "[", "版本: 9\n答案: {}\n", "只有一句", "版本: '1'\n答案: 没有\n"])
def test_a_broken_draft_is_passed_over(tmp_path, text):
    draft(tmp_path, "a.yaml", 90)
    broken = draft(tmp_path, "b.yaml", 10)
    broken.write_text(text, encoding="utf-8")
    latest = drafts.latest(tmp_path)
    assert latest is not None
    assert latest.path.name == "a.yaml"
    with pytest.raises(HuikuanError):
        drafts.load(broken)


def test_without_drafts_there_is_none(tmp_path):
    assert drafts.latest(tmp_path) is None


def test_a_draft_that_became_a_plan_is_gone_and_deleting_twice_is_fine(tmp_path):
    path = draft(tmp_path, "a.yaml", 0)
    drafts.delete(path)
    drafts.delete(path)
    assert drafts.latest(tmp_path) is None


def test_a_folder_that_cannot_be_made_is_said_in_chinese(tmp_path):
    (tmp_path / "drafts").write_text("", encoding="utf-8")
    with pytest.raises(HuikuanError, match="草稿文件夹"):
        drafts.new_path(tmp_path, NOON)
