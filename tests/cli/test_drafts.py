"""`huikuan drafts` without a terminal: listing, deleting, and what it says when there is nothing to go on with."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from huikuan_cli.store.files import atomic
from huikuan_cli.store.work import drafts
from huikuan_cli.store.work.drafts import ClaimedDraft, Draft


def made(tmp_path: Path, customer: str = "甲局", **parts: object) -> ClaimedDraft:
    claim = drafts.new(tmp_path / "home" / "data")
    claim.save(Draft(**{"given": {"客户": customer, "客户性质": "机关"}, "done": "1/6", **parts}))  # type: ignore[arg-type]
    return claim


def test_without_drafts_it_says_so(huikuan):
    done = huikuan("drafts")
    assert (done.code, done.out, done.err) == (0, "没有没填完的草稿。\n", "")


def test_each_draft_is_a_line_with_its_number_and_how_far_it_is(huikuan, tmp_path):
    made(tmp_path).release()
    made(tmp_path, "乙局", done="3/6").release()
    done = huikuan("drafts")
    assert done.code == 0
    assert "甲局（1/6，填了 2 项）" in done.out
    assert "乙局（3/6，填了 2 项）" in done.out
    assert "huikuan drafts" in done.err


def test_a_draft_that_is_being_filled_says_so(huikuan, tmp_path):
    claim = made(tmp_path)
    assert "正在另一个窗口里填" in huikuan("drafts").out
    claim.release()
    assert "正在另一个窗口里填" not in huikuan("drafts").out


def test_a_broken_draft_is_named_and_left_alone(huikuan, tmp_path):
    claim = made(tmp_path)
    claim.release()
    claim.path.write_text("[", encoding="utf-8")
    done = huikuan("drafts")
    assert str(claim.path) in done.err
    assert claim.path.read_text(encoding="utf-8") == "["


def test_a_draft_whose_customer_is_not_known_yet_is_listed(huikuan, tmp_path):
    made(tmp_path, "不清楚").release()
    assert "还没写客户" in huikuan("drafts").out


def test_hostile_words_in_a_draft_do_not_reach_the_screen(huikuan, tmp_path):
    claim = made(tmp_path)
    claim.save(Draft(given={"客户": "甲\u202e局" + "长" * 300}, done="9\u200b/6"))
    claim.release()
    shown = huikuan("drafts").out
    assert "\u202e" not in shown
    assert "\u200b" not in shown
    assert max(len(line) for line in shown.splitlines()) < 120


def test_a_draft_is_deleted_by_its_number(huikuan, tmp_path):
    kept, gone = made(tmp_path), made(tmp_path, "乙局")
    for claim in (kept, gone):
        claim.release()
    done = huikuan("drafts", "2", "--delete")
    assert done.code == 0
    assert "乙局" in done.out
    assert kept.path.exists()
    assert not gone.path.exists()


@pytest.mark.parametrize(
    ("argv", "code", "says"),
    [
        (("drafts", "9", "--delete"), 1, "没有草稿 9；现在有：1"),
        (("drafts", "--delete"), 2, "没写删哪一份"),
        (("drafts", "1"), 2, "没有终端"),
        (("plan", "--resume", "--answers", "x"), 2, "--resume 和 --answers 不能一起用"),
        (("plan", "--from", "x", "--answers", "y"), 2, "--answers 和 --from 不能一起用"),
        (("plan", "--from", "x", "--resume"), 2, "--resume 和 --from 不能一起用"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(huikuan, tmp_path, argv, code, says):
    made(tmp_path).release()
    done = huikuan(*argv)
    assert done.code == code
    assert says in done.err
    assert len(done.err.splitlines()) == 1


def test_a_draft_that_is_being_filled_cannot_be_deleted(huikuan, tmp_path):
    claim = made(tmp_path)
    done = huikuan("drafts", "1", "--delete")
    assert done.code == 1
    assert "正在另一个窗口里填" in done.err
    assert claim.path.exists()


def test_a_broken_draft_can_be_named_and_deleted(huikuan, tmp_path):
    claim = made(tmp_path)
    claim.release()
    claim.path.write_text("[", encoding="utf-8")
    done = huikuan("drafts", "1", "--delete")
    assert done.code == 0
    assert "读不懂的草稿" in done.out
    assert not claim.path.exists()


def test_a_number_may_be_typed_with_the_input_method_on(huikuan, tmp_path):
    claim = made(tmp_path)
    claim.release()
    assert huikuan("drafts", "１", "--delete").code == 0
    assert not claim.path.exists()


def test_deleting_a_draft_sweeps_what_a_killed_run_left_of_its_answers(huikuan, tmp_path):
    claim = made(tmp_path)
    claim.release()
    child = os.fork()
    if child == 0:  # writes a file under a name of its own, and is gone before it gets its real name
        atomic.temporary(claim.path, "秘密的答案".encode())
        os._exit(9)
    os.waitpid(child, 0)
    assert any("秘密" in path.read_text(encoding="utf-8") for path in claim.path.parent.iterdir())
    assert huikuan("drafts", claim.number, "--delete").code == 0
    left = [path for path in claim.path.parent.iterdir() if path.is_file() and path.stat().st_size]
    assert not any("秘密" in path.read_text(encoding="utf-8") for path in left)
