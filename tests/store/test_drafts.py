"""Drafts are private, whole, numbered, and filled by one wizard at a time."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from huikuan_cli.errors import HuikuanError
from huikuan_cli.store.files import lock
from huikuan_cli.store.work import drafts
from huikuan_cli.store.work.drafts import Draft


def made(data: Path, age: int, **parts: object) -> Path:
    """A draft of a wizard that was left, written so many seconds ago."""
    claim = drafts.new(data)
    claim.save(Draft(**{"given": {"客户": f"甲{age}局"}, **parts}))  # type: ignore[arg-type]
    claim.release()
    os.utime(claim.path, (1_000_000 - age, 1_000_000 - age))
    return claim.path


def test_a_draft_comes_back_as_it_was(tmp_path: Path):
    draft = Draft(
        at="合同额",
        given={"客户": "甲局", "合同额": "860000.00", "材料": ["w0"], "部分付款?0": "否", "标的": ""},
        passed=("称呼", "项目"),
        ahead=("签订日期",),
        half={"凭什么": "验收合格 10 个月"},
        changing=True,
        done="3/6",
        earlier="/计划/上一份.plan.yaml",
        options={"写到": "/计划", "打法": "/打法"},
    )
    claim = drafts.new(tmp_path)
    claim.save(draft)
    assert drafts.load(claim.path) == draft


def test_what_looks_like_another_kind_of_value_stays_text(tmp_path: Path):
    given = {
        "客户": "yes",
        "合同编号": "0123",
        "项目": "12:30",
        "称呼": "null",
        "要什么": "2024-02-30",
        "凭什么": "[1]",
    }
    claim = drafts.new(tmp_path)
    claim.save(Draft(given=given))
    assert drafts.load(claim.path).given == given


def test_a_draft_is_readable_by_its_owner_only(tmp_path: Path):
    old = os.umask(0)
    try:
        claim = drafts.new(tmp_path)
        claim.save(Draft(given={"客户": "甲局"}))
    finally:
        os.umask(old)
    for path in (claim.path, claim.held.path):
        assert path.stat().st_mode & 0o777 == 0o600
    assert claim.path.parent.stat().st_mode & 0o777 == 0o700


def test_drafts_are_listed_by_when_they_were_last_written(tmp_path: Path):
    first, second, third = (made(tmp_path, age) for age in (50, 10, 90))
    found, broken = drafts.all_drafts(tmp_path)
    assert [one.path for one in found] == [second, first, third]
    assert [one.number for one in found] == ["2", "1", "3"]
    assert broken == []


def test_two_wizards_never_get_the_same_draft(tmp_path: Path):
    claims = [drafts.new(tmp_path) for _ in range(3)]
    assert [claim.number for claim in claims] == ["1", "2", "3"]
    for claim in claims:
        claim.save(Draft(given={"客户": f"第{claim.number}局"}))
    assert [drafts.load(claim.path).customer() for claim in claims] == ["第1局", "第2局", "第3局"]


def test_a_number_is_free_again_when_its_draft_became_a_plan(tmp_path: Path):
    first, second = drafts.new(tmp_path), drafts.new(tmp_path)
    first.release(delete=True)
    assert drafts.new(tmp_path).number == "1"
    assert second.path.exists()


def test_a_draft_that_is_being_filled_is_marked_and_cannot_be_taken_or_deleted(tmp_path: Path):
    claim = drafts.new(tmp_path)
    claim.save(Draft(given={"客户": "甲局"}))
    (found,), _ = drafts.all_drafts(tmp_path)
    assert found.busy
    for attempt in (drafts.take, drafts.delete):
        with pytest.raises(HuikuanError, match="正在另一个窗口里填"):
            attempt(found)
    assert claim.path.exists()


def test_a_draft_that_was_left_can_be_taken_and_is_read_as_it_is_now(tmp_path: Path):
    path = made(tmp_path, 0)
    (found,), _ = drafts.all_drafts(tmp_path)
    assert not found.busy
    path.write_text("版本: '1'\n答案:\n  客户: 改过的局\n", encoding="utf-8")
    claim, draft = drafts.take(found)
    assert (claim.path, draft.customer()) == (path, "改过的局")


def test_a_draft_in_which_nothing_was_answered_is_not_listed(tmp_path: Path):
    drafts.new(tmp_path).release()
    assert drafts.all_drafts(tmp_path) == ([], [])


@pytest.mark.parametrize(
    "text",
    [
        "[",
        "版本: 9\n答案: {}\n",
        "只有一句",
        "版本: '1'\n答案: 没有\n",
        "版本: '1'\n跳过: 一句\n答案: {}\n",
    ],
)
def test_a_broken_draft_is_named_and_left_alone(tmp_path: Path, text: str):
    good, broken = made(tmp_path, 90), made(tmp_path, 10)
    broken.write_text(text, encoding="utf-8")
    found, unread = drafts.all_drafts(tmp_path)
    assert [one.path for one in found] == [good]
    assert unread == [broken]
    assert broken.read_text(encoding="utf-8") == text
    with pytest.raises(HuikuanError):
        drafts.load(broken)


def test_a_new_draft_never_takes_the_place_of_a_broken_one(tmp_path: Path):
    broken = made(tmp_path, 0)
    broken.write_text("[", encoding="utf-8")
    assert drafts.new(tmp_path).path != broken


def test_without_drafts_there_is_none(tmp_path: Path):
    assert drafts.all_drafts(tmp_path) == ([], [])


def test_a_deleted_draft_is_gone_with_its_lock(tmp_path: Path):
    path = made(tmp_path, 0)
    (found,), _ = drafts.all_drafts(tmp_path)
    drafts.delete(found)
    assert list(path.parent.iterdir()) == []


def test_how_much_was_answered_counts_what_is_unclear_or_begun_and_not_what_is_empty():
    draft = Draft(given={"客户": "不清楚", "项目": "平台", "标的": "", "材料": []}, half={"称呼": "李"})
    assert (draft.count(), draft.customer()) == (4, "")


def test_a_draft_that_was_begun_and_left_before_any_answer_is_used_again(tmp_path: Path):
    left = drafts.new(tmp_path)
    left.release()
    assert left.path.exists()
    busy = drafts.new(tmp_path)
    assert busy.number == "1"
    assert drafts.new(tmp_path).number == "2"


def test_a_lock_that_was_let_go_of_is_never_held_twice(tmp_path: Path):
    path = tmp_path / "1.lock"
    first = lock.hold(path)
    assert first
    assert lock.hold(path) is None
    first.release()
    again = lock.hold(path)
    assert again
    assert lock.hold(path) is None
    again.release()
    assert not path.exists()


def test_looking_at_a_draft_does_not_hold_it(tmp_path: Path):
    path = tmp_path / "1.lock"
    path.touch()
    assert not lock.is_held(path)
    held = lock.hold(path)
    assert held
    assert lock.is_held(path)


def test_a_folder_that_cannot_be_written_is_said_when_going_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    made(tmp_path, 0)
    (found,), _ = drafts.all_drafts(tmp_path)

    def refuse(path: Path) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(lock, "hold", refuse)
    with pytest.raises(HuikuanError, match="草稿文件夹"):
        drafts.take(found)


def test_a_folder_that_cannot_be_made_is_said_in_chinese(tmp_path: Path):
    (tmp_path / "drafts").write_text("", encoding="utf-8")
    with pytest.raises(HuikuanError, match="草稿文件夹"):
        drafts.new(tmp_path)
